"""The fields of a card: what a value must be like, how it is read, how a change is kept (R059).

A company's own fields lie in `fields`; a few that every card has may be filled like them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from crmsim.crm.entities import Change
from crmsim.crm.organisation import Named
from crmsim.crm.store import Crm
from crmsim.crm.values import READERS
from crmsim.errors import Missing, meant
from crmsim.words import Phrase, Told, join, say

Values = Mapping[str, int | str | bool]

COMMON: dict[str, dict[str, tuple[type, Phrase]]] = {
    "lead": {"email": (str, say("E-mail")), "city": (str, say("City"))},
    "deal": {"name": (str, say("Name of the deal")), "sum_rub": (int, say("Sum and currency"))},
    "contact": {
        "name": (str, say("Full name")),
        "phone": (str, say("Phone")),
        "email": (str, say("E-mail")),
        "birth_date": (str, say("Date of birth")),
        "city": (str, say("City")),
    },
    "company": {
        "name": (str, say("Name of the company")),
        "phone": (str, say("Phone")),
        "email": (str, say("E-mail")),
        "city": (str, say("City")),
    },
}
"""What every card of a kind has and anybody may fill, with the kind of value."""

READ_AS = {"phone": "phone", "email": "email", "birth_date": "date"}
"""Which of the common fields are read as something, however they are typed."""
BAD = {
    "phone": ("bad_phone", say("This is not a full phone number.")),
    "email": ("bad_email", say("This is not an e-mail address.")),
    "date": ("bad_date", say("This is not a date. Write it like 09.05.2001.")),
}

_KINDS: dict[str, type] = {"money": int, "number": int, "flag": bool, "employee": int}
_READ_OWN = ("phone", "email")


def faults(crm: Crm, kind: str, values: Values) -> list[Missing]:
    """Everything that is wrong with some values for a kind of card."""
    found = (_fault(crm, kind, name, value) for name, value in values.items())
    return [fault for fault in found if fault is not None]


def value_of(crm: Crm, card: Any, name: str) -> Any:
    """What a field of a card holds; None for nothing. `contact.phone` is its client's phone."""
    owner, _, inner = name.rpartition(".")
    if owner:
        client = crm.person(card)
        return None if client is None else value_of(crm, client, inner)
    if name == "client":
        return crm.person(card)
    if name in COMMON[card.kind]:
        return getattr(card, name)
    return card.fields.get(name)


def is_filled(crm: Crm, card: Any, name: str) -> bool:
    """Whether a field holds anything; a sum of nothing is none."""
    value = value_of(crm, card, name)
    blank = isinstance(value, str) and not value.strip()
    return not (value is None or blank or (name == "sum_rub" and not value))


def label(crm: Crm, kind: str, name: str) -> Told:
    """What a field is called."""
    owner, _, inner = name.rpartition(".")
    if owner:
        return label(crm, "contact", inner)
    if name == "client":
        return say("Client")
    if name in COMMON[kind]:
        return COMMON[kind][name][1]
    field = crm.organisation.fields_of(kind).get(name)
    return say("{name}", name=name) if field is None else field.name


def fill(crm: Crm, card: Any, values: Values, author: int | None) -> None:
    """Put values into a card, and keep what was there before; the values have been checked."""
    own = {}
    for name, given in values.items():
        before = value_of(crm, card, name)
        value = as_kept(crm, card.kind, name, given)
        if name in COMMON[card.kind]:
            setattr(card, name, value)
        else:
            own[name] = value
        if before != value:
            keep(crm, card, name, (before, value), author)
    if own:
        card.fields = {**card.fields, **own}
    if card.kind == "contact":
        crm.remember(card)


def as_kept(crm: Crm, kind: str, name: str, given: int | str | bool) -> int | str | bool | None:
    """A value as a card keeps it: a phone in E.164, a day as ISO; blank stays blank."""
    how = read_as(crm, kind, name)
    if how is None or not str(given).strip():
        return given
    return READERS[how](str(given))


def read_as(crm: Crm, kind: str, name: str) -> str | None:
    """Whether a field is a phone, an e-mail or a date that is read however it is typed."""
    if name in COMMON[kind]:
        return READ_AS.get(name)
    field = crm.organisation.fields_of(kind).get(name)
    return field.type if field is not None and field.type in _READ_OWN else None


def as_if(card: Any, values: Values, ask: Callable[[], object]) -> None:
    """Ask a guard as if a card had some values already; the card stays as it was."""
    common = {name: getattr(card, name) for name in values if name in COMMON[card.kind]}
    fields = card.fields
    card.fields = {**fields, **{n: v for n, v in values.items() if n not in common}}
    for name in common:
        setattr(card, name, values[name])
    try:
        ask()
    finally:
        card.fields = fields
        for name, value in common.items():
            setattr(card, name, value)


def keep(crm: Crm, card: Any, name: str, change: tuple[Any, Any], author: int | None) -> None:
    """Note who changed a field, from what to what."""
    before, after = change
    values = {"field": name, "before": before, "after": after}
    crm.add(Change, card_id=card.id, author_id=author, at_min=crm.now_min, **values)


def known_option(value: object, options: Iterable[Named], name: str) -> Missing | None:
    """What is missing when a value is none of a list."""
    options = tuple(options)
    if any(value == option.id for option in options):
        return None
    why = say("Choose from the list: {names}.", names=join(option.name for option in options))
    return Missing("unknown_option", why, field=name)


def _fault(crm: Crm, kind: str, name: str, value: object) -> Missing | None:
    if name in COMMON[kind]:
        wanted, called = COMMON[kind][name]
        return _common_fault(name, value, wanted, called)
    known = crm.organisation.fields_of(kind)
    field = known.get(name)
    if field is None:
        hint = meant(name, [*known, *COMMON[kind]])
        why = say("A card has no field «{field}».{hint}", field=name, hint=hint)
        return Missing("unknown_field", why)
    if field.type == "choice":
        return known_option(value, field.options, name)
    if type(value) is not _KINDS.get(field.type, str):
        return _bad_value(field.name, name)
    if field.type == "employee" and value not in crm.employees:
        return Missing("no_such_employee", say("There is no such employee."), field=name)
    return _unreadable(field.type, value, name) if field.type in _READ_OWN else None


def _common_fault(name: str, value: object, wanted: type, called: Phrase) -> Missing | None:
    if type(value) is not wanted or (name == "name" and not str(value).strip()):
        return _bad_value(called, name)
    if name == "phone" and not str(value).strip():
        return Missing(*BAD["phone"], field=name)
    return _unreadable(READ_AS[name], value, name) if name in READ_AS else None


def _unreadable(how: str, value: object, name: str) -> Missing | None:
    """What is missing when a phone, an e-mail or a date cannot be read; blank is none of these."""
    if not str(value).strip() or READERS[how](str(value)):
        return None
    return Missing(*BAD[how], field=name)


def _bad_value(called: Told, name: str) -> Missing:
    return Missing("bad_value", say("«{field}» cannot be this.", field=called), field=name)
