"""Filling the fields of a card: lead, deal, contact, company; each change is kept (R059, R117)."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from crmsim.crm.acquaintance import objections_to_change
from crmsim.crm.fields import faults, fill
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, RowId, in_work, known_card, need, verb

FieldValue = Annotated[int, Field(ge=0, le=10**12)] | Line | bool
FieldValues = dict[Line, FieldValue]
Filled = Annotated[FieldValues, Field(min_length=1, max_length=40)]


class UpdateLead(Action):
    """Fill fields of a lead."""

    verb: Literal["update_lead"] = "update_lead"
    lead: RowId
    fields: Filled


class UpdateDeal(Action):
    """Fill fields of a deal."""

    verb: Literal["update_deal"] = "update_deal"
    deal: RowId
    fields: Filled


class UpdateContact(Action):
    """Fill fields of a contact."""

    verb: Literal["update_contact"] = "update_contact"
    contact: RowId
    fields: Filled


class UpdateCompany(Action):
    """Fill fields of a company."""

    verb: Literal["update_company"] = "update_company"
    company: RowId
    fields: Filled


@dataclass(frozen=True, slots=True)
class CardUpdated(Event):
    """Fields of a card have new values."""

    card: int
    fields: tuple[tuple[str, Any], ...]


@verb
def update_lead(action: UpdateLead, crm: Crm) -> list[Event]:
    """Fields get values of their kind; every wrong one is named at once (R117)."""
    return _update(crm, "lead", action.lead, action.fields)


@verb
def update_deal(action: UpdateDeal, crm: Crm) -> list[Event]:
    """The same for a deal (R117, R125–R138, R175)."""
    return _update(crm, "deal", action.deal, action.fields)


@verb
def update_contact(action: UpdateContact, crm: Crm) -> list[Event]:
    """The same for a contact, who stays complete and is nobody else (R117, R176, R241–R244)."""
    contact = known_card(crm, "contact", action.contact)
    wrong = faults(crm, "contact", action.fields)
    need([*wrong, *objections_to_change(crm, contact, action.fields)])
    fill(crm, contact, action.fields, crm.me)
    return [CardUpdated(contact.id, tuple(action.fields.items()))]


@verb
def update_company(action: UpdateCompany, crm: Crm) -> list[Event]:
    """The same for a company (R054)."""
    return _update(crm, "company", action.company, action.fields)


def _update(crm: Crm, kind: str, number: int, values: FieldValues) -> list[Event]:
    card = in_work(known_card(crm, kind, number))
    need(faults(crm, kind, values))
    fill(crm, card, values, crm.me)
    return [CardUpdated(card.id, tuple(values.items()))]
