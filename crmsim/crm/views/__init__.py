"""What a screen may see: plain data, and nothing here changes a row."""

from crmsim.crm.views import agenda, bell, board, card, counters, finding, tables
from crmsim.crm.views.base import VIEWS, BadFilter, look

FAMILIES = (agenda, bell, board, card, counters, finding, tables)

__all__ = ["FAMILIES", "VIEWS", "BadFilter", "look"]
