"""Who is like the person that is being typed: before the form is sent (R244)."""

from typing import Annotated, TypedDict

from pydantic import Field

from crmsim.crm.acquaintance import Double, doubles, namesakes_by_mail
from crmsim.crm.fields import label
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import RowId
from crmsim.crm.views.base import Asked, view
from crmsim.crm.views.shapes import Both, both

Typed = Annotated[str, Field(max_length=200)]


class DuplicatesAsked(Asked):
    """The fields of a contact as far as they are typed; *contact* is the card's own number."""

    name: Typed = ""
    phone: Typed = ""
    birth_date: Typed = ""
    email: Typed = ""
    fields: Annotated[dict[Typed, Typed], Field(max_length=40)] = {}
    contact: RowId | None = None


class Likeness(TypedDict):
    """A contact who is alike; a card that may not be seen has neither number nor name."""

    contact: int | None
    name: str | None
    alike: list[Both]


class Duplicates(TypedDict):
    """Whom a form would double, and with whom it shares no more than an e-mail (D17)."""

    refused: list[Likeness]
    warned: list[Likeness]


@view
def duplicates(crm: Crm, asked: DuplicatesAsked) -> Duplicates:
    """The contacts who are the same person, or have the same e-mail (R244, D17)."""
    own = {name: text for name, text in asked.fields.items() if name in crm.mail_fields}
    person = {
        "name": asked.name,
        "phone": asked.phone,
        "birth_date": asked.birth_date,
        "email": asked.email,
        **own,
    }
    return {
        "refused": [_like(crm, one) for one in doubles(crm, person, asked.contact)],
        "warned": [_like(crm, one) for one in namesakes_by_mail(crm, person, asked.contact)],
    }


def _like(crm: Crm, double: Double) -> Likeness:
    contact, seen = double.contact, crm.sees(double.contact)
    return {
        "contact": contact.id if seen else None,
        "name": contact.name if seen else None,
        "alike": [both(label(crm, "contact", name)) for name in double.alike],
    }
