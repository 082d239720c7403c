"""Clients: contacts and companies added by hand, and leads that turn out to be theirs.

R054, R055, R077, R078, R241–R244.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from crmsim.crm.acquaintance import is_request_of, namesakes_by_mail, objections
from crmsim.crm.entities import Contact
from crmsim.crm.fields import COMMON, as_kept, faults, known_option
from crmsim.crm.notify import notify
from crmsim.crm.rows import new_company, new_contact
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import (
    Action,
    Event,
    Line,
    RowId,
    known_card,
    need,
    open_lead,
    verb,
    written,
)
from crmsim.crm.verbs.fields import FieldValues
from crmsim.errors import Missing
from crmsim.words import say


class AddContact(Action):
    """Write a person down; *lead* is the request that they have come with."""

    verb: Literal["add_contact"] = "add_contact"
    name: Line
    source: Line
    phone: Line = ""
    birth_date: Line = ""
    email: Line = ""
    city: Line = ""
    company: RowId | None = None
    lead: RowId | None = None
    fields: Annotated[FieldValues, Field(max_length=40)] = {}


class AddCompany(Action):
    """Write a legal entity down."""

    verb: Literal["add_company"] = "add_company"
    name: Line
    source: Line
    phone: Line = ""
    email: Line = ""
    city: Line = ""
    fields: Annotated[FieldValues, Field(max_length=40)] = {}


class LinkLead(Action):
    """Say that a lead is a request of a contact who is there already."""

    verb: Literal["link_lead"] = "link_lead"
    lead: RowId
    contact: RowId


@dataclass(frozen=True, slots=True)
class ContactAdded(Event):
    """A person is written down; *lead* is the request that is theirs."""

    card: int
    lead: int | None


@dataclass(frozen=True, slots=True)
class CompanyAdded(Event):
    """A legal entity is written down."""

    card: int


@dataclass(frozen=True, slots=True)
class LeadLinked(Event):
    """A lead is of a contact who was there before."""

    card: int
    contact: int


@dataclass(frozen=True, slots=True)
class DuplicateWarned(Event):
    """A contact shares an e-mail with another, who is not named where the card is hidden (D17)."""

    card: int
    other: int | None


@verb
def add_contact(action: AddContact, crm: Crm) -> list[Event]:
    """Fields, mailbox and duplicates are checked in one step, and nothing is made before (R241)."""
    if action.company is not None:
        known_card(crm, "company", action.company)
    lead = None if action.lead is None else open_lead(crm, action.lead)
    given = _given(action, "contact")
    person = {**given, **action.fields}
    need([*_misfits(crm, action, "contact"), *objections(crm, person)])
    contact = new_contact(
        crm,
        **{name: as_kept(crm, "contact", name, value) for name, value in given.items()},
        source=action.source,
        company_id=action.company,
        fields=_own(crm, "contact", action.fields),
    )
    if lead is not None:
        is_request_of(crm, lead, contact)
    return [ContactAdded(contact.id, action.lead), *warnings(crm, contact, person)]


@verb
def add_company(action: AddCompany, crm: Crm) -> list[Event]:
    """A legal entity needs a name and a source (R054)."""
    given = _given(action, "company")
    need(_misfits(crm, action, "company"))
    kept = {name: as_kept(crm, "company", name, value) for name, value in given.items()}
    own = _own(crm, "company", action.fields)
    return [CompanyAdded(new_company(crm, **kept, source=action.source, fields=own).id)]


@verb
def link_lead(action: LinkLead, crm: Crm) -> list[Event]:
    """Many leads may be of one contact, each with an employee of its own (R077, R078)."""
    lead = open_lead(crm, action.lead)
    contact = known_card(crm, "contact", action.contact)
    need([_linked(crm, lead.contact_id, contact.id)])
    is_request_of(crm, lead, contact)
    return [LeadLinked(lead.id, contact.id)]


def warnings(crm: Crm, contact: Contact, person: dict[str, Any]) -> Iterator[Event]:
    """A warning for everybody with the same e-mail, told once the contact stands (R244, D17)."""
    if not crm.organisation.conduct.contact_unique:
        return
    for double in namesakes_by_mail(crm, person, contact.id):
        seen = crm.sees(double.contact)
        notify(crm, "same_email", contact.id, other=double.contact.id if seen else 0)
        yield DuplicateWarned(contact.id, double.contact.id if seen else None)


def _given(action: AddContact | AddCompany, kind: str) -> dict[str, str]:
    return {name: getattr(action, name) for name in COMMON[kind] if hasattr(action, name)}


def _own(crm: Crm, kind: str, values: FieldValues) -> dict[str, Any]:
    return {name: as_kept(crm, kind, name, value) for name, value in values.items()}


def _misfits(crm: Crm, action: AddContact | AddCompany, kind: str) -> list[Missing | None]:
    """What cannot be read, apart from what is blank."""
    filled = {name: value for name, value in _given(action, kind).items() if value.strip()}
    own = faults(crm, kind, action.fields)
    common = {name for name in action.fields if name in COMMON[kind]}
    doubled = [_doubled_field(name) for name in sorted(common)]
    named = None if kind == "contact" and _is_required(crm) else written(action.name, "name")
    return [
        named,
        *faults(crm, kind, filled),
        *own,
        *doubled,
        known_option(action.source, crm.organisation.sources, "source"),
    ]


def _is_required(crm: Crm) -> bool:
    """Whether a contact without a name is refused as one that lacks a field."""
    return "name" in crm.organisation.conduct.contact_required


def _doubled_field(name: str) -> Missing:
    why = say("«{field}» has a place of its own, beside the fields.", field=name)
    return Missing("bad_value", why, field=name)


def _linked(crm: Crm, here: int | None, contact: int) -> Missing | None:
    if here is None:
        return None
    if here == contact:
        return Missing("linked_already", say("This lead is of that contact already."))
    name = crm.contacts[here].name
    return Missing("other_contact", say("This lead is of another contact: «{name}».", name=name))
