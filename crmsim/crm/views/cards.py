"""How a card and an activity are drawn; shared by every view that shows one."""

from collections.abc import Iterable
from typing import Any

from crmsim.crm import phones
from crmsim.crm.columns import next_step
from crmsim.crm.entities import Activity, Comment
from crmsim.crm.filters import due_at
from crmsim.crm.store import Crm
from crmsim.crm.views.shapes import Card, Planned, Step, both
from crmsim.words import Text


def draw_cards(crm: Crm, cards: Iterable[Any]) -> list[Card]:
    """Some cards, in their order."""
    unread = unread_cards(crm)
    return [draw_card(crm, card, card.id in unread) for card in cards]


def draw_card(crm: Crm, card: Any, unread: bool) -> Card:
    """A card of any kind (R027, R033, R060)."""
    planned = list(crm.planned(card.id))
    step = next_step(planned)
    person = crm.person(card)
    return {
        "id": card.id,
        "kind": card.kind,
        "name": card.name,
        "client": client_name(crm, card),
        "phone": phones.pretty(person.phone) if person is not None else "",
        "source": card.source,
        "pipeline": getattr(card, "pipeline", None),
        "stage": getattr(card, "stage", None),
        "sum_rub": getattr(card, "sum_rub", 0),
        "created_min": card.created_min,
        "arrived": any(a.kind == "meeting" and a.answered for a in planned),
        "next": step,
        "due": "none" if step is None else due_at(crm, step["due_min"]),
        "closed": is_closed(card),
        "comments": len(crm.of(Comment, card.id)),
        "unread": unread,
        "responsible": crm.employees[card.responsible_id].name,
        "responsible_id": card.responsible_id,
        "tags": list(card.tags),
    }


def is_closed(card: Any) -> bool:
    """Whether a card's work is over; a client's card has no end."""
    return getattr(card, "closed_min", None) is not None


def client_name(crm: Crm, card: Any) -> str | None:
    """Whose lead or deal it is; None where nobody stands behind a card."""
    client = client_of(crm, card)
    return None if client is None else str(client.name)


def client_of(crm: Crm, card: Any) -> Any:
    """The contact or company behind a lead or a deal; None for a client's own card."""
    number = getattr(card, "contact_id", None) or getattr(card, "company_id", None)
    return None if number is None or card.kind == "contact" else crm.cards[number]


def draw_planned(crm: Crm, activity: Activity) -> Planned:
    """An activity with the name of its card, and who set it for whom."""
    return {
        "activity": activity.id,
        "kind": activity.kind,
        "title": activity.title,
        "text": activity.text,
        "due_min": activity.due_min,
        "state": activity.state,
        "confirmed": activity.confirmed,
        "card": activity.card_id,
        "name": name_of(crm, activity.card_id),
        "responsible": crm.employees[activity.responsible_id].name,
        "author": crm.employees[activity.author_id].name,
        "robot": activity.robot is not None,
        "checklist": [_step(step) for step in activity.checklist],
    }


def _step(step: dict[str, Any]) -> Step:
    text = step["text"]
    told = both(Text.model_validate(text)) if isinstance(text, dict) else text
    return {"text": told, "done": bool(step["done"])}


def name_of(crm: Crm, card: int | None) -> str | None:
    """The name on a card, or None where there is no card."""
    return None if card is None else str(crm.cards[card].name)


def unread_cards(crm: Crm) -> set[int]:
    """The cards that an unread notification is about."""
    notices = crm.notifications.values()
    mine = (n for n in notices if n.employee_id == crm.me and not n.read)
    return {n.card_id for n in mine if n.card_id is not None}
