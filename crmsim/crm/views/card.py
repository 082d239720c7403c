"""An opened card: fields, buttons, planned activities, and the whole history (R059, R060, R076)."""

from crmsim.crm.entities import Activity, Deal, Lead
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import RowId
from crmsim.crm.views.base import Asked, BadFilter, view
from crmsim.crm.views.cards import draw_card, draw_planned, unread_leads
from crmsim.crm.views.shapes import Can, DealOfCard, OpenedCard, both
from crmsim.crm.views.timeline import timeline
from crmsim.words import say


class CardAsked(Asked):
    """A lead's id."""

    lead: RowId


@view
def card(crm: Crm, asked: CardAsked) -> OpenedCard:
    """All that the card of a lead shows; BadFilter where there is no such lead."""
    lead = crm.leads.get(asked.lead)
    if lead is None:
        raise BadFilter(say("There is no lead number {id}.", id=asked.lead))
    planned = sorted(crm.planned(lead.id), key=lambda a: (a.due_min or 0, a.id))
    return {
        "card": draw_card(crm, lead, lead.id in unread_leads(crm)),
        "email": lead.email,
        "birth_date": lead.birth_date,
        "city": lead.city,
        "text": lead.text,
        "fields": dict(lead.fields),
        "form": lead.form,
        "signing_min": lead.signing_min,
        "paid_rub": lead.paid_rub,
        "contact": lead.contact_id,
        "deal": _deal(crm, lead),
        "can": _can(crm, lead, planned),
        "timeline": timeline(crm, lead),
        "planned": [draw_planned(crm, activity) for activity in planned],
    }


def _can(crm: Crm, lead: Lead, planned: list[Activity]) -> Can:
    here = any(a.kind == "meeting" and a.answered for a in planned)
    running = any(a.kind == "visit" for a in planned)
    roads = crm.roads(lead.pipeline).open_from(lead.stage) if lead.closed_min is None else ()
    return {"move": list(roads), "start_visit": here and not running, "meet": here}


def _deal(crm: Crm, lead: Lead) -> DealOfCard | None:
    if lead.contact_id is None:
        return None
    deal = next((d for d in crm.deals.values() if d.lead_id == lead.id), None)
    return None if deal is None else draw_deal(crm, deal)


def draw_deal(crm: Crm, deal: Deal) -> DealOfCard:
    """A deal with the names of its pipeline and stage."""
    pipeline = crm.organisation.pipeline(deal.pipeline)
    return {
        "id": deal.id,
        "title": deal.name,
        "pipeline": both(pipeline.name),
        "stage": both(pipeline.stage(deal.stage).name),
    }
