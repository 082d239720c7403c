"""The fields of an opened card, in sections, and what its stage asks of them (R059, R117)."""

from collections.abc import Iterable, Iterator
from typing import Any

from crmsim.crm import phones
from crmsim.crm.fields import COMMON, label, value_of
from crmsim.crm.organisation import CardField, Named, Need, Needs
from crmsim.crm.store import Crm
from crmsim.crm.views.card_shapes import CardSection
from crmsim.crm.views.shapes import Choice, FieldShown, both
from crmsim.words import Phrase, say

SECTIONS: dict[str, Phrase] = {
    "main": say("Main"),
    "form": say("Questionnaire"),
    "more": say("Details"),
}
_TYPES = {str: "text", int: "number", bool: "flag"}
_SPECIAL = {"sum_rub": "money", "birth_date": "date"}
_LEAD_ONLY: dict[str, Phrase] = {
    "name": say("Name"),
    "phone": say("Phone"),
    "birth_date": say("Date of birth"),
}
"""What a lead holds and nobody fills by hand."""


def sections(crm: Crm, card: Any) -> list[CardSection]:
    """The fields of a card with their values; a section without fields is left out (R059)."""
    own = crm.organisation.fields_of(card.kind).values()
    required = set(required_fields(crm, card))
    fields = {
        "main": [*_fixed(crm, card), *_common(crm, card, required)],
        "form": [_own(crm, card, field, required) for field in own if field.form],
        "more": [_own(crm, card, field, required) for field in own if not field.form],
    }
    return [
        {"id": name, "name": both(SECTIONS[name]), "fields": shown}
        for name, shown in fields.items()
        if shown
    ]


def editable_fields(crm: Crm, card: Any) -> list[FieldShown]:
    """The fields of a card that may be filled."""
    return [f for section in sections(crm, card) for f in section["fields"] if f["editable"]]


def blank_fields(crm: Crm, kind: str) -> list[FieldShown]:
    """The fields that a card of a kind will have, before there is a card."""
    own = crm.organisation.fields_of(kind).values()
    common = [name for name in COMMON[kind] if name != "name"]
    return [
        *(_shown(name, both(label(crm, kind, name)), _type(kind, name)) for name in common),
        *(_of_company(crm, field, None) for field in own),
    ]


def required_fields(crm: Crm, card: Any) -> Iterator[str]:
    """The fields that the present stage, or the next one, asks for (R175, R188)."""
    if getattr(card, "stage", None) is None:
        return
    stages = crm.organisation.pipeline(card.pipeline).stages
    here = next(n for n, stage in enumerate(stages) if stage.id == card.stage)
    after = [s.needs for s in stages[here + 1 : here + 2] if s.semantics == "process"]
    for needs in (stages[here].leave, *after):
        yield from _filled(crm, needs)


def choices(options: Iterable[Named]) -> list[Choice]:
    """Named things to choose from."""
    return [{"id": option.id, "name": both(option.name)} for option in options]


def _filled(crm: Crm, needs: Needs) -> Iterator[str]:
    for need in needs:
        if not isinstance(need, Need) or need.fact != "filled":
            continue
        if not need.plans or crm.organisation.plan in need.plans:
            yield from need.params.get("fields", ())


def _fixed(crm: Crm, card: Any) -> Iterator[FieldShown]:
    """What stands in a card and is not filled by hand."""
    if card.kind == "lead":
        for name, called in _LEAD_ONLY.items():
            value = phones.pretty(card.phone) if name == "phone" else getattr(card, name)
            shown = _shown(name, both(called), _SPECIAL.get(name, "text"), value)
            yield {**shown, "editable": False}
    sources = crm.organisation.sources
    shown = _shown("source", both(say("Source")), "choice", card.source or None)
    yield {**shown, "options": choices(sources), "editable": False}


def _common(crm: Crm, card: Any, required: set[str]) -> Iterator[FieldShown]:
    for name in COMMON[card.kind]:
        value = value_of(crm, card, name)
        shown = _shown(name, both(label(crm, card.kind, name)), _type(card.kind, name), value)
        yield {**shown, "required": name in required}


def _own(crm: Crm, card: Any, field: CardField, required: set[str]) -> FieldShown:
    shown = _of_company(crm, field, card.fields.get(field.id))
    return {**shown, "required": field.id in required}


def _of_company(crm: Crm, field: CardField, value: Any) -> FieldShown:
    if field.type == "employee":
        shown = _shown(field.id, both(field.name), "choice", value)
        return {**shown, "options": _people(crm)}
    shown = _shown(field.id, both(field.name), field.type, value)
    return {**shown, "options": choices(field.options)}


def _people(crm: Crm) -> list[Choice]:
    """The employees to choose from, by number (R160)."""
    everybody = crm.employees.values()
    return [{"id": who.id, "name": {"ru": who.name, "en": who.name}} for who in everybody]


def _shown(name: str, called: dict[str, str], kind: str, value: Any = None) -> FieldShown:
    return {
        "id": name,
        "name": called,
        "type": kind,
        "many": False,
        "options": [],
        "value": value,
        "required": False,
        "editable": True,
    }


def _type(kind: str, name: str) -> str:
    return _SPECIAL.get(name) or _TYPES[COMMON[kind][name][0]]
