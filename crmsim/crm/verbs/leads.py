"""Leads: added by hand, sent for approval, given a day of signing (R069, R070, R092, R095)."""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm import phones
from crmsim.crm.entities import Lead
from crmsim.crm.facts import missing_facts
from crmsim.crm.fields import known_option
from crmsim.crm.organisation import CardField
from crmsim.crm.rows import new_lead
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import (
    Action,
    Event,
    Line,
    Minute,
    RowId,
    in_future,
    in_hours,
    known_card,
    need,
    open_lead,
    verb,
    written,
)
from crmsim.errors import Missing, refuse
from crmsim.words import say


class AddLead(Action):
    """Register by hand somebody whom no channel has registered, or one more request of a contact.

    With a contact, a name and a phone that are left out are the contact's.
    """

    verb: Literal["add_lead"] = "add_lead"
    name: Line
    phone: Line
    source: Line
    email: Line = ""
    contact: RowId | None = None


class SendForm(Action):
    """Send the questionnaire to the Responsible employee for approval."""

    verb: Literal["send_form"] = "send_form"
    lead: RowId


class SetSigning(Action):
    """Write down when the client will sign."""

    verb: Literal["set_signing"] = "set_signing"
    lead: RowId
    at_min: Minute


@dataclass(frozen=True, slots=True)
class LeadAdded(Event):
    """A lead was registered by hand."""

    card: int
    phone: str


@dataclass(frozen=True, slots=True)
class FormSent(Event):
    """The questionnaire waits for approval."""

    card: int


@dataclass(frozen=True, slots=True)
class SigningSet(Event):
    """The date of signing is written down."""

    card: int
    due_min: int


@verb
def add_lead(action: AddLead, crm: Crm) -> list[Event]:
    """A lead by hand needs a name, a full phone and a source of the company's list (R070, R077)."""
    if not crm.organisation.has_leads:
        why = say("There are no leads here: a request is a deal.")
        raise refuse("no_leads", why, offer="add_deal")
    contact = None
    if action.contact is not None:
        contact = known_card(crm, "contact", action.contact)
    name = action.name if action.name.strip() or contact is None else contact.name
    given = action.phone if action.phone.strip() or contact is None else contact.phone
    phone = phones.e164(given)
    need(
        [
            written(name, "name"),
            None if phone else Missing("bad_phone", say("This is not a full phone number.")),
            known_option(action.source, crm.organisation.sources, "source"),
        ]
    )
    lead = new_lead(crm, name=name, phone=phone, email=action.email, source=action.source, text="")
    if contact is not None:
        crm.belong(lead, contact)
    return [LeadAdded(lead.id, lead.phone)]


@verb
def send_form(action: SendForm, crm: Crm) -> list[Event]:
    """A questionnaire is sent once, complete, after a talk (R092)."""
    lead = open_lead(crm, action.lead)
    if lead.form is not None:
        raise refuse("form_sent_already", say("The questionnaire has been sent already."))
    need(
        [
            *missing_facts(["talked"], crm, lead),
            *(_form_gap(lead, field) for field in crm.organisation.form_fields),
        ]
    )
    lead.form = "sent"
    return [FormSent(lead.id)]


@verb
def set_signing(action: SetSigning, crm: Crm) -> list[Event]:
    """A date of signing is in the future, in working hours, and agreed (R095, R099)."""
    lead = open_lead(crm, action.lead)
    need(
        [
            in_future(crm, action.at_min, "at_min"),
            in_hours(crm, action.at_min, "at_min"),
            *missing_facts(["client_agreed"], crm, lead),
        ]
    )
    lead.signing_min = action.at_min
    return [SigningSet(lead.id, action.at_min)]


def _form_gap(lead: Lead, field: CardField) -> Missing | None:
    if lead.fields.get(field.id) not in (None, ""):
        return None
    why = say("The questionnaire lacks «{field}».", field=field.name)
    return Missing("form_incomplete", why, "update_lead", field.id)
