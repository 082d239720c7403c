"""Whether a person may be written down so: complete, reachable, and not here already.

R241–R244. How two people are compared is in `duplicates`, what a value must be like in `fields`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from crmsim.crm.duplicates import DECISIVE, Identity, matching
from crmsim.crm.entities import Contact, Lead
from crmsim.crm.fields import COMMON, as_kept, label, read_as
from crmsim.crm.store import Crm, identity
from crmsim.errors import Missing
from crmsim.words import join, say

Person = Mapping[str, Any]
"""The fields of a contact, common and own, by name."""


@dataclass(frozen=True, slots=True)
class Double:
    """A contact who is, or may be, the same person, and in which fields they are alike."""

    contact: Contact
    alike: tuple[str, ...]


def objections(crm: Crm, person: Person) -> list[Missing]:
    """All that stands against a new contact with these fields, at once (R241–R244)."""
    twice = doubles(crm, person) if crm.organisation.conduct.contact_unique else []
    required = crm.organisation.conduct.contact_required
    return [*_gaps(crm, person, required), *_ours(crm, person), *(_told(crm, one) for one in twice)]


def objections_to_change(crm: Crm, contact: Contact, values: Person) -> list[Missing]:
    """All that stands against new values for a contact: the same, of what is changed (R241–R244).

    What was lacking before does not stand in the way of what is mended.
    """
    conduct = crm.organisation.conduct
    person = {**person_of(contact), **values}
    asked = conduct.contact_unique and not set(DECISIVE).isdisjoint(values)
    twice = doubles(crm, person, contact.id) if asked else []
    emptied = [name for name in conduct.contact_required if name in values]
    return [*_gaps(crm, person, emptied), *_ours(crm, values), *(_told(crm, one) for one in twice)]


def doubles(crm: Crm, person: Person, but: int | None = None) -> list[Double]:
    """The contacts who are the same person: two of name, phone and birth date alike (R244, D17)."""
    asked = _identity(crm, person)
    return _found(crm, asked, crm.people.candidates(asked), but)


def namesakes_by_mail(crm: Crm, person: Person, but: int | None = None) -> list[Double]:
    """The contacts with the same e-mail who are no duplicates by it: a warning (D17)."""
    asked = _identity(crm, person)
    same = {double.contact.id for double in doubles(crm, person, but)}
    by_mail = [number for number in crm.people.same_email(asked) if number not in same]
    return _found(crm, asked, by_mail, but)


def person_of(contact: Contact) -> dict[str, Any]:
    """The fields of a contact that is there, common and own."""
    common = {name: getattr(contact, name) for name in COMMON["contact"]}
    return {**common, **contact.fields}


def is_request_of(crm: Crm, lead: Lead, contact: Contact) -> None:
    """Note whose request a lead is; what was sold by it without a client is theirs too (R077)."""
    crm.belong(lead, contact)
    for deal in crm.deals.values():
        if deal.lead_id == lead.id and deal.contact_id != contact.id:
            crm.belong(deal, contact)


def _found(crm: Crm, asked: Identity, numbers: list[int], but: int | None) -> list[Double]:
    contacts = (crm.contacts[number] for number in numbers if number != but)
    return [Double(c, matching(asked, identity(c, crm.mail_fields))) for c in contacts]


def _identity(crm: Crm, person: Person) -> Identity:
    kept = {name: str(as_kept(crm, "contact", name, value) or "") for name, value in person.items()}
    mails = (kept.get(name, "") for name in ("email", *crm.mail_fields))
    known = {name: kept.get(name, "") for name in ("name", "phone", "birth_date")}
    return Identity(**known, email=next((mail for mail in mails if mail), ""))


def _gaps(crm: Crm, person: Person, required: Iterable[str]) -> Iterator[Missing]:
    for name in required:
        if not str(person.get(name, "")).strip():
            why = say("«{field}» is not filled.", field=label(crm, "contact", name))
            yield Missing("not_filled", why, field=name)


def _ours(crm: Crm, person: Person) -> Iterator[Missing]:
    if not crm.organisation.conduct.refuse_employee_mail:
        return
    for name, value in person.items():
        if read_as(crm, "contact", name) == "email" and _is_ours(crm, str(value)):
            why = say("{email} belongs to an employee; ask the client for theirs.", email=value)
            yield Missing("employee_mail", why, field=name)


def _is_ours(crm: Crm, mail: str) -> bool:
    """Whether a mailbox is at the company, or a colleague has named it in the profile (R243)."""
    wanted = mail.strip().casefold()
    if not wanted:
        return False
    for employee in crm.employees.values():
        host = employee.email.casefold().rpartition("@")[2]
        named = (str(value).strip().casefold() for value in employee.profile.values())
        if (host and wanted.endswith(f"@{host}")) or wanted in named:
            return True
    return False


def _told(crm: Crm, double: Double) -> Missing:
    """What is said of a duplicate; a card that the trainee may not see is not shown."""
    names = join(label(crm, "contact", field) for field in double.alike)
    if not crm.sees(double.contact):
        why = say("A colleague works such a contact already. The same: {fields}.", fields=names)
        return Missing("duplicate", why)
    number, name = double.contact.id, double.contact.name
    why = say(
        "Such a contact is there already: «{name}», №{id}. The same: {fields}.",
        name=name,
        id=number,
        fields=names,
    )
    return Missing("duplicate", why, "link_lead")
