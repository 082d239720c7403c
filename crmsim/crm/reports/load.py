"""Load: what each channel brings, and what each employee does (R264)."""

from typing import Any

from crmsim.crm.entities import Activity, Deal, Employee, Lead
from crmsim.crm.reports.base import (
    Column,
    Figure,
    Report,
    Span,
    money,
    report,
    requests,
    seen_deals,
    sold,
    source_names,
    staff,
    table,
)
from crmsim.crm.store import Crm
from crmsim.words import say

KINDS = ("call", "letter", "chat", "meeting", "remote", "task")
BY_CHANNEL = (
    Column("name", say("Channel"), "text"),
    Column("new", say("New requests"), "number"),
    Column("won", say("Won"), "number"),
    Column("won_rub", say("Sum of won deals"), "money"),
)
BY_EMPLOYEE = (
    Column("name", say("Employee"), "text"),
    Column("open", say("Cards in work"), "number"),
    Column("call", say("Calls"), "number"),
    Column("letter", say("Letters"), "number"),
    Column("chat", say("Messages"), "number"),
    Column("meeting", say("Meetings"), "number"),
    Column("remote", say("Remote consultations"), "number"),
    Column("task", say("Tasks done"), "number"),
)


@report
def load(crm: Crm, span: Span) -> Report:
    """Requests and sales by channel; cards and activities by employee (R264)."""
    came = list(requests(crm, span))
    people = table(
        "employees", say("By employee"), BY_EMPLOYEE, [_work(crm, e, span) for e in staff(crm)]
    )
    done = sum(people.total[kind] for kind in KINDS)
    return Report(
        say("Load"),
        (
            Figure("new", say("New requests"), "number", len(came)),
            Figure("open", say("Cards in work"), "number", people.total["open"]),
            Figure("done", say("Activities done"), "number", done),
        ),
        (table("channels", say("By channel"), BY_CHANNEL, _channels(crm, came, span)), people),
    )


def _channels(crm: Crm, came: list[Lead | Deal], span: Span) -> list[dict[str, Any]]:
    """What every channel has brought and sold; those that have done neither are left out."""
    won, names = sold(crm, span), source_names(crm)
    used = [*names, *sorted({card.source for card in [*came, *won]} - set(names))]
    rows = [
        {
            "name": names.get(source, say("{name}", name=source)),
            "new": sum(card.source == source for card in came),
            "won": sum(deal.source == source for deal in won),
            "won_rub": money(deal for deal in won if deal.source == source),
        }
        for source in used
    ]
    return [row for row in rows if row["new"] or row["won"]]


def open_cards(crm: Crm, employee: Employee, span: Span) -> int:
    """How many cards an employee has in work now."""
    leads = crm.leads.values() if span.pipeline in (None, "leads") else ()
    seen = (lead for lead in leads if crm.sees(lead))
    cards: list[Lead | Deal] = [*seen, *seen_deals(crm, span)]
    return sum(c.responsible_id == employee.id and c.closed_min is None for c in cards)


def done_by(crm: Crm, employee: Employee, span: Span) -> list[Activity]:
    """The activities of an employee that were done in a period."""
    return [
        activity
        for activity in crm.activities.values()
        if activity.responsible_id == employee.id
        and activity.state == "done"
        and span.holds(activity.done_min)
        and in_pipeline(crm, activity, span)
    ]


def in_pipeline(crm: Crm, activity: Activity, span: Span) -> bool:
    """Whether an activity is about a card of the pipeline that is asked about."""
    card = crm.cards.get(activity.card_id or 0)
    return span.pipeline is None or getattr(card, "pipeline", None) == span.pipeline


def _work(crm: Crm, employee: Employee, span: Span) -> dict[str, Any]:
    done = done_by(crm, employee, span)
    by_kind = {kind: sum(activity.kind == kind for activity in done) for kind in KINDS}
    return {"name": employee.name, "open": open_cards(crm, employee, span), **by_kind}
