"""The sections beside the leads: deals, clients, the trainee's own profile (R006, R020)."""

from typing import Annotated

from pydantic import Field

from crmsim.crm import phones
from crmsim.crm.entities import Contact, Deal
from crmsim.crm.filters import Ids, has_tag
from crmsim.crm.store import Crm
from crmsim.crm.views.base import Asked, view
from crmsim.crm.views.card import draw_deal
from crmsim.crm.views.shapes import ClientRow, Clients, DealRow, Deals, Profile


class DealsAsked(Asked):
    """Without tags every deal is shown."""

    tags: Annotated[Ids, Field(strict=False)] = ()


@view
def deals(crm: Crm, asked: DealsAsked) -> Deals:
    """The deals that bear one of the tags, newest first (R047)."""
    found = [deal for deal in crm.deals.values() if has_tag(deal, asked.tags)]
    return {"rows": [_deal(crm, deal) for deal in reversed(found)]}


def _deal(crm: Crm, deal: Deal) -> DealRow:
    return {
        **draw_deal(crm, deal),
        "sum_rub": deal.sum_rub,
        "signing_min": deal.signing_min,
        "responsible": crm.employees[deal.responsible_id].name,
        "tags": list(deal.tags),
        "created_min": deal.created_min,
        "lead": deal.lead_id,
    }


@view
def clients(crm: Crm, asked: Asked) -> Clients:
    """Every contact, newest first (R055)."""
    return {"rows": [_client(contact) for contact in reversed(crm.contacts.values())]}


def _client(contact: Contact) -> ClientRow:
    return {
        "id": contact.id,
        "name": contact.name,
        "phone": phones.pretty(contact.phone),
        "email": contact.email,
        "birth_date": contact.birth_date,
        "city": contact.city,
        "source": contact.source,
        "created_min": contact.created_min,
    }


@view
def profile(crm: Crm, asked: Asked) -> Profile:
    """What colleagues see of the trainee; of the password only that there is one (R006)."""
    me = crm.trainee
    return {
        "id": me.id,
        "name": me.name,
        "email": me.email,
        "joined": me.joined_min is not None,
        "has_password": me.password_hash is not None,
        "profile": dict(me.profile),
        "muted": list(me.muted),
    }
