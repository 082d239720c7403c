"""Reports as data: tables and figures over what the trainee may see (R022, R036, R210, R264)."""

from crmsim.crm.reports import calls, deals, load, marketing, people, repeat
from crmsim.crm.reports.base import (
    REPORTS,
    Column,
    Figure,
    Report,
    Span,
    Table,
    figure,
    find_report,
    may_analyse,
)

FAMILIES = (calls, deals, load, marketing, people, repeat)

__all__ = [
    "FAMILIES",
    "REPORTS",
    "Column",
    "Figure",
    "Report",
    "Span",
    "Table",
    "figure",
    "find_report",
    "may_analyse",
]
