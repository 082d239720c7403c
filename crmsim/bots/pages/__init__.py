"""What is done after a contact, one family of sayings a module."""

from crmsim.bots.pages import admission, contract, meetings, regulars, sale, shop, supply
from crmsim.bots.pages.base import PAGES, Facts, page

FAMILIES = (admission, contract, meetings, regulars, sale, shop, supply)

__all__ = ["FAMILIES", "PAGES", "Facts", "page"]
