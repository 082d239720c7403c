"""The widgets of the desktop: how the sales department stands now (R022)."""

from crmsim.crm import sales
from crmsim.crm.entities import Activity, Deal
from crmsim.crm.hours import DAY_MIN
from crmsim.crm.reports.base import (
    Column,
    Figure,
    Report,
    Span,
    Table,
    money,
    requests,
    seen_deals,
    sold,
    staff,
    table,
    this_month,
)
from crmsim.crm.reports.people import overdue_of, plan
from crmsim.crm.store import Crm
from crmsim.words import say

BY_STAGE = (
    Column("name", say("Stage"), "text"),
    Column("count", say("Deals"), "number"),
    Column("sum_rub", say("Sum"), "money"),
)


def draw_desktop(crm: Crm) -> dict[str, Report]:
    """Deals by stage, sales and plan of the month, tasks, new requests, calls of the day (R022)."""
    end = crm.hours.end_of_day(crm.now_min)
    today = Span(end - DAY_MIN + 1, end)
    month = this_month(crm)
    return {
        "stages": Report(say("Deals by stage"), (), tuple(_stages(crm))),
        "won": Report(say("Won this month"), _sold(sold(crm, month)), ()),
        "plan": Report(say("Sales plan"), plan(crm, month).figures, ()),
        "tasks": Report(say("Tasks"), _tasks(crm, end), ()),
        "requests": Report(say("New requests"), _requests(crm, today), ()),
        "calls": Report(say("Calls today"), _called(_calls(crm, today)), ()),
    }


def _sold(won: list[Deal]) -> tuple[Figure, ...]:
    return (
        Figure("won", say("Won"), "number", len(won)),
        Figure("won_rub", say("Sum of won deals"), "money", money(won)),
    )


def _tasks(crm: Crm, end: int) -> tuple[Figure, ...]:
    return (
        Figure("overdue", say("Overdue"), "number", _overdue(crm)),
        Figure("today", say("Due today"), "number", _due(crm, end)),
    )


def _requests(crm: Crm, today: Span) -> tuple[Figure, ...]:
    return (
        Figure("today", say("Came today"), "number", len(list(requests(crm, today)))),
        Figure("waiting", say("Nobody has answered yet"), "number", _waiting(crm)),
    )


def _called(calls: list[Activity]) -> tuple[Figure, ...]:
    return (
        Figure("calls", say("Calls"), "number", len(calls)),
        Figure("answered", say("Answered"), "number", sum(call.answered for call in calls)),
    )


def _stages(crm: Crm) -> list[Table]:
    tables = []
    for pipeline in crm.organisation.pipelines:
        if pipeline.entity != "deal":
            continue
        of = list(seen_deals(crm, Span(0, 0, pipeline.id)))
        rows = [
            {
                "name": stage.name,
                "count": sum(deal.stage == stage.id for deal in of),
                "sum_rub": money(deal for deal in of if deal.stage == stage.id),
            }
            for stage in pipeline.stages
            if not stage.is_final
        ]
        title = say("Pipeline «{name}»", name=pipeline.name)
        tables.append(table(pipeline.id, title, BY_STAGE, rows))
    return tables


def _of_staff(crm: Crm) -> list[Activity]:
    seen = {employee.id for employee in staff(crm)}
    return [a for a in crm.activities.values() if a.responsible_id in seen]


def _overdue(crm: Crm) -> int:
    return sum(overdue_of(crm, employee) for employee in staff(crm))


def _due(crm: Crm, end: int) -> int:
    planned = (a.due_min for a in _of_staff(crm) if a.state == "planned")
    return sum(due is not None and crm.now_min <= due <= end for due in planned)


def _waiting(crm: Crm) -> int:
    """Requests of all time that are in work and that nobody has tried to answer."""
    cards = requests(crm, Span(*sales.days(crm, None, None)))
    return sum(card.closed_min is None and card.contacted_min is None for card in cards)


def _calls(crm: Crm, today: Span) -> list[Activity]:
    return [a for a in _of_staff(crm) if a.kind == "call" and today.holds(a.done_min)]
