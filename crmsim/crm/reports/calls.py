"""The history of all calls (R036)."""

from typing import Any

from crmsim.crm.entities import Activity
from crmsim.crm.reports.base import Column, Figure, Report, Span, report, table
from crmsim.crm.reports.load import in_pipeline
from crmsim.crm.store import Crm
from crmsim.words import say

OF_CALLS = (
    Column("at_min", say("When"), "moment"),
    Column("employee", say("Employee"), "text"),
    Column("name", say("Card"), "text"),
    Column("incoming", say("Incoming"), "bool"),
    Column("answered", say("Answered"), "bool"),
    Column("recorded", say("Recorded"), "bool"),
)


@report
def calls(crm: Crm, span: Span) -> Report:
    """Every call of a period that was made or came in, newest first (R036)."""
    found = [a for a in crm.activities.values() if a.kind == "call" and _counts(crm, a, span)]
    rows = [_row(crm, call) for call in sorted(found, key=_newest)]
    return Report(
        say("Calls"),
        (
            Figure("calls", say("Calls"), "number", len(found)),
            Figure("answered", say("Answered"), "number", sum(c.answered for c in found)),
            Figure("incoming", say("Incoming"), "number", sum(c.incoming for c in found)),
        ),
        (table("calls", say("All calls"), OF_CALLS, rows),),
    )


def _counts(crm: Crm, call: Activity, span: Span) -> bool:
    seen = call.card_id is None or crm.sees(crm.cards[call.card_id])
    return seen and span.holds(call.done_min) and in_pipeline(crm, call, span)


def _newest(call: Activity) -> tuple[int, int]:
    return (-(call.done_min or 0), -call.id)


def _row(crm: Crm, call: Activity) -> dict[str, Any]:
    return {
        "at_min": call.done_min,
        "employee": crm.employees[call.responsible_id].name,
        "name": "" if call.card_id is None else crm.cards[call.card_id].name,
        "card": call.card_id,
        "incoming": call.incoming,
        "answered": call.answered,
        "recorded": call.recorded,
    }
