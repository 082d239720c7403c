"""First and repeat sales, apart, by channel (R263)."""

from typing import Any

from crmsim.crm.entities import Deal
from crmsim.crm.reports.base import (
    Column,
    Figure,
    Report,
    Span,
    money,
    report,
    sold,
    source_names,
    table,
)
from crmsim.crm.sales import is_repeat
from crmsim.crm.store import Crm
from crmsim.words import Told, say

OF_REPEAT = (
    Column("name", say("Channel"), "text"),
    Column("first", say("First sales"), "number"),
    Column("first_rub", say("First sales, sum"), "money"),
    Column("repeat", say("Repeat sales"), "number"),
    Column("repeat_rub", say("Repeat sales, sum"), "money"),
)


@report
def repeat(crm: Crm, span: Span) -> Report:
    """What was sold for the first time and what again, and which channels brought it (R263)."""
    won = sold(crm, span)
    names = source_names(crm)
    used = [*names, *sorted({deal.source for deal in won} - set(names))]
    rows = [
        _row(crm, names.get(source, say("{name}", name=source)), of)
        for source in used
        if (of := [deal for deal in won if deal.source == source])
    ]
    shown = table("channels", say("By channel"), OF_REPEAT, rows)
    figures = (Figure(c.id, c.name, c.kind, shown.total[c.id]) for c in OF_REPEAT[1:])
    return Report(say("First and repeat sales"), tuple(figures), (shown,))


def _row(crm: Crm, name: Told, won: list[Deal]) -> dict[str, Any]:
    again = [deal for deal in won if is_repeat(crm, deal)]
    first = [deal for deal in won if not is_repeat(crm, deal)]
    return {
        "name": name,
        "first": len(first),
        "first_rub": money(first),
        "repeat": len(again),
        "repeat_rub": money(again),
    }
