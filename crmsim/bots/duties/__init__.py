"""What is to be done on a card without anybody having said so, one family a module."""

from crmsim.bots.duties import admission, contract, phone, requests, sale
from crmsim.bots.duties.base import DUTIES, Duty, duty

FAMILIES = (admission, contract, phone, requests, sale)

__all__ = ["DUTIES", "FAMILIES", "Duty", "duty"]
