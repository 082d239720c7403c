"""What a screen may see: plain data, and nothing here changes a row."""

from crmsim.crm.views import (
    agenda,
    bell,
    board,
    card,
    counters,
    duplicates,
    finding,
    forms,
    hints,
    lists,
    marketing,
    papers,
    reports,
    settings,
    tables,
)
from crmsim.crm.views.base import VIEWS, BadFilter, look

FAMILIES = (
    agenda,
    bell,
    board,
    card,
    counters,
    duplicates,
    finding,
    forms,
    hints,
    lists,
    marketing,
    papers,
    reports,
    settings,
    tables,
)

__all__ = ["FAMILIES", "VIEWS", "BadFilter", "look"]
