"""How cards are made, whoever makes them: what is left out is blank. Asks no guards."""

from typing import Any

from crmsim.crm.entities import Company, Contact, Deal, Lead
from crmsim.crm.store import Crm

_OWNED: dict[str, Any] = {"source": "", "tags": (), "fields": {}}
_ON_STAGE: dict[str, Any] = {
    "contacted_min": None,
    "talked_min": None,
    "decision": None,
    "signing_min": None,
    "closed_min": None,
    "text": "",
}
_PERSON: dict[str, Any] = {"email": "", "birth_date": "", "city": ""}


def new_lead(crm: Crm, **values: Any) -> Lead:
    """A new lead on the first status, the trainee's (R050)."""
    blank = {
        **_on_stage(crm, "leads"),
        **_PERSON,
        "form": None,
        "paid_rub": 0,
        "reject_reason": None,
        "contact_id": None,
    }
    return crm.add(Lead, **{**blank, **values})


def new_deal(crm: Crm, pipeline: str, **values: Any) -> Deal:
    """A new deal on the first stage of a pipeline, the trainee's (R057)."""
    deal = crm.add(Deal, **_deal(crm, pipeline, values))
    for client in (deal.contact_id, deal.company_id):
        if client is not None:
            crm.belong(deal, crm.cards[client])
    return deal


def draft_deal(crm: Crm, pipeline: str, **values: Any) -> Deal:
    """The deal that would be made, for a guard to look at; nobody knows it."""
    return crm.draft(Deal, **_deal(crm, pipeline, values))


def _deal(crm: Crm, pipeline: str, values: dict[str, Any]) -> dict[str, Any]:
    clients = {"contact_id": None, "company_id": None}
    came_from = {"lead_id": None, "repeats_id": None, "sum_rub": 0}
    return {**_on_stage(crm, pipeline), **clients, **came_from, **values}


def new_contact(crm: Crm, **values: Any) -> Contact:
    """A new person (R055)."""
    contact = crm.add(Contact, **{**_owned(crm), **_PERSON, "company_id": None, **values})
    crm.remember(contact)
    return contact


def new_company(crm: Crm, **values: Any) -> Company:
    """A new legal entity (R054)."""
    return crm.add(Company, **{**_owned(crm), "email": "", "city": "", **values})


def _owned(crm: Crm) -> dict[str, Any]:
    own = {"responsible_id": crm.me, "created_min": crm.now_min}
    return {**_OWNED, **own, "tags": [], "fields": {}}


def _on_stage(crm: Crm, pipeline: str) -> dict[str, Any]:
    first = crm.organisation.pipeline(pipeline).first.id
    place = {"pipeline": pipeline, "stage": first, "entered_min": crm.now_min}
    return {**_owned(crm), **_ON_STAGE, **place}
