"""An opened card of any kind: fields, buttons, plans, history (R033, R059, R060, R076)."""

from collections.abc import Iterator
from typing import Any

from crmsim.crm.entities import Activity, Change
from crmsim.crm.fields import label
from crmsim.crm.organisation import Stage
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import RowId
from crmsim.crm.views import trade
from crmsim.crm.views.base import Asked, BadFilter, view
from crmsim.crm.views.card_fields import sections
from crmsim.crm.views.card_shapes import (
    Can,
    Changed,
    ClientShown,
    OpenedCard,
    Related,
    StageShown,
)
from crmsim.crm.views.cards import (
    client_of,
    draw_card,
    draw_planned,
    is_closed,
    unread_cards,
)
from crmsim.crm.views.shapes import both
from crmsim.crm.views.standing import draw_remarks, draw_standing
from crmsim.crm.views.timeline import timeline
from crmsim.words import Told, say


class CardAsked(Asked):
    """A card's number."""

    card: RowId


@view
def card(crm: Crm, asked: CardAsked) -> OpenedCard:
    """All that a card shows; BadFilter where there is none, or it is another's (R023)."""
    shown = seen_card(crm, asked.card)
    planned = sorted(crm.planned(shown.id), key=lambda a: (a.due_min or 0, a.id))
    return {
        "card": draw_card(crm, shown, shown.id in unread_cards(crm)),
        "kind": shown.kind,
        "text": getattr(shown, "text", ""),
        "form": getattr(shown, "form", None),
        "signing_min": getattr(shown, "signing_min", None),
        "paid_rub": getattr(shown, "paid_rub", 0),
        "sections": sections(crm, shown),
        "stages": _stages(crm, shown),
        "client": _client(crm, shown),
        "related": list(_related(crm, shown)),
        "can": _can(crm, shown, planned),
        "products": trade.draw_products(crm, shown),
        "payments": trade.draw_payments(crm, shown),
        "deliveries": trade.draw_deliveries(crm, shown),
        "invoices": trade.draw_invoices(crm, shown),
        "documents": trade.draw_documents(crm, shown),
        "timeline": timeline(crm, shown),
        "planned": [draw_planned(crm, activity) for activity in planned],
        "history": [_changed(crm, shown, row) for row in reversed(crm.of(Change, shown.id))],
        "standing": draw_standing(crm, shown),
        "remarks": draw_remarks(crm, shown),
    }


def seen_card(crm: Crm, number: int) -> Any:
    """The card of that number, if the trainee may see it; BadFilter otherwise (R023)."""
    found = crm.cards.get(number)
    if found is None:
        raise BadFilter(say("There is no card number {id}.", id=number))
    if not crm.sees(found):
        name = crm.employees[found.responsible_id].name
        raise BadFilter(say("This card is worked by {employee}.", employee=name))
    return found


def draw_stage(stage: Stage) -> StageShown:
    """A stage as the screens know it."""
    return {
        "id": stage.id,
        "name": both(stage.name),
        "semantics": stage.semantics,
        "color": stage.color,
        "tier": stage.tier,
    }


def _stages(crm: Crm, card: Any) -> list[StageShown]:
    pipeline = getattr(card, "pipeline", None)
    if pipeline is None:
        return []
    return [draw_stage(stage) for stage in crm.organisation.pipeline(pipeline).stages]


def _client(crm: Crm, card: Any) -> ClientShown | None:
    client = client_of(crm, card)
    if client is None:
        return None
    phone = draw_card(crm, client, unread=False)["phone"]
    return {"id": client.id, "kind": client.kind, "name": client.name, "phone": phone}


def _can(crm: Crm, card: Any, planned: list[Activity]) -> Can:
    here = any(a.kind == "meeting" and a.answered for a in planned)
    running = any(a.kind == "visit" for a in planned)
    moves = getattr(card, "stage", None) is not None and not is_closed(card)
    others = crm.organisation.pipeline(card.pipeline).moves_to if moves else ()
    return {
        "move": list(crm.roads(card.pipeline).open_from(card.stage)) if moves else [],
        "start_visit": here and not running,
        "meet": here,
        "pipelines": list(others),
    }


def _related(crm: Crm, card: Any) -> Iterator[Related]:
    """The cards around a card: its client, what it came from, what has come of it (R059)."""
    numbers = [getattr(card, f"{kind}_id", None) for kind in ("contact", "company", "lead")]
    numbers.append(getattr(card, "repeats_id", None))
    if card.kind == "lead":
        numbers += [deal.id for deal in crm.of_client(card.contact_id or 0) if _from(deal, card)]
    elif card.kind in ("contact", "company"):
        numbers += [c.id for c in crm.contacts.values() if c.company_id == card.id]
        numbers += [owned.id for owned in crm.of_client(card.id)]
    for number in dict.fromkeys(numbers):
        if number is not None and crm.sees(crm.cards[number]):
            yield _relation(crm, crm.cards[number])


def _from(deal: Any, lead: Any) -> bool:
    return bool(getattr(deal, "lead_id", None) == lead.id)


def _relation(crm: Crm, card: Any) -> Related:
    stage = both(crm.stage(card).name) if hasattr(card, "stage") else None
    closed = is_closed(card)
    return {"id": card.id, "kind": card.kind, "name": card.name, "stage": stage, "closed": closed}


def _changed(crm: Crm, card: Any, row: Change) -> Changed:
    called: Told = label(crm, card.kind, row.field)
    if row.field == "responsible":
        called = say("Responsible")
    return {
        "at_min": row.at_min,
        "who": None if row.author_id is None else crm.employees[row.author_id].name,
        "field": row.field,
        "name": both(called),
        "before": row.before,
        "after": row.after,
    }
