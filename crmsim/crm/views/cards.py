"""How a lead is drawn as a card; shared by every view that shows one."""

from collections.abc import Iterable

from crmsim.crm import phones
from crmsim.crm.entities import Activity, Comment, Lead
from crmsim.crm.filters import due_of
from crmsim.crm.store import Crm
from crmsim.crm.views.shapes import Card, NextStep, Planned


def draw_cards(crm: Crm, leads: Iterable[Lead]) -> list[Card]:
    """The cards of *leads*, in their order."""
    unread = unread_leads(crm)
    return [draw_card(crm, lead, lead.id in unread) for lead in leads]


def draw_card(crm: Crm, lead: Lead, unread: bool) -> Card:
    """A lead as a card (R027, R060)."""
    planned = list(crm.planned(lead.id))
    return {
        "id": lead.id,
        "name": lead.name,
        "phone": phones.pretty(lead.phone),
        "source": lead.source,
        "stage": lead.stage,
        "created_min": lead.created_min,
        "arrived": any(a.kind == "meeting" and a.answered for a in planned),
        "next": next_step(planned),
        "due": due_of(crm, lead),
        "closed": lead.closed_min is not None,
        "comments": len(crm.of(Comment, lead.id)),
        "unread": unread,
        "responsible": crm.employees[lead.responsible_id].name,
        "tags": list(lead.tags),
    }


def next_step(planned: Iterable[Activity]) -> NextStep | None:
    """The earliest of some planned activities, or None."""
    dated = [(a.due_min, a.id, a) for a in planned if a.due_min is not None]
    if not dated:
        return None
    due_min, number, activity = min(dated)
    return {
        "activity": number,
        "kind": activity.kind,
        "title": activity.title,
        "due_min": due_min,
    }


def draw_planned(crm: Crm, activity: Activity) -> Planned:
    """An activity with the name of its lead."""
    return {
        "activity": activity.id,
        "kind": activity.kind,
        "title": activity.title,
        "due_min": activity.due_min,
        "state": activity.state,
        "confirmed": activity.confirmed,
        "lead": activity.card_id,
        "name": name_of(crm, activity.card_id),
    }


def name_of(crm: Crm, card_id: int | None) -> str | None:
    """The name on a lead's card, or None where there is no lead."""
    return None if card_id is None else crm.cards[card_id].name


def unread_leads(crm: Crm) -> set[int]:
    """The leads that an unread notification is about."""
    notices = crm.notifications.values()
    return {n.card_id for n in notices if not n.read and n.card_id is not None}
