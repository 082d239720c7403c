"""Papers of a card: made of its fields in every language, kept as they were made (R120, R122).

How a wording is filled and set is in `documents`; here is where its values come from.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from crmsim.crm.documents import Sheet, fill, lacking, places, to_docx, to_html
from crmsim.crm.entities import Change, Document
from crmsim.crm.fields import COMMON, is_filled, label, value_of
from crmsim.crm.organisation import CardField, DocumentKind
from crmsim.crm.payments import schedule
from crmsim.crm.store import Crm
from crmsim.errors import Missing
from crmsim.words import LANGUAGES, Amount, Day, Told, join, say

OF_CLIENT = {"client": "name", "phone": "phone", "birth_date": "birth_date", "city": "city"}
"""What a paper may say of the client, by the name of the place."""
OF_ALL = ("number", "company", "today", "schedule")
"""What a paper may say beside fields."""


def document_kind(crm: Crm, name: str) -> DocumentKind | None:
    """The kind of a paper that the CRM makes, or None."""
    return next((kind for kind in crm.organisation.documents if kind.id == name), None)


def values_for(crm: Crm, card: Any, lang: str) -> dict[str, str]:
    """What the places of a card's papers are filled with; what is blank is left out (R120)."""
    shown = {name: _shown(crm, card, name) for name in _names(crm, card)}
    told: dict[str, Told | str | None] = {
        **shown,
        "number": str(card.id),
        "company": crm.organisation.name,
        "today": Day(crm.hours.moment(crm.now_min).date()),
        "schedule": _schedule(crm, card),
    }
    return {n: v if isinstance(v, str) else v.text(lang) for n, v in told.items() if v is not None}


def gaps(crm: Crm, card: Any, kind: DocumentKind) -> list[Missing]:
    """Every field that a paper needs and that is blank (R120)."""
    return [_gap(crm, card, name) for name in lacking(kind, values_for(crm, card, "ru"))]


def sheets(crm: Crm, card: Any, kind: DocumentKind) -> list[Any]:
    """A paper's title and paragraphs, each in every language."""
    filled = {lang: fill(kind, values_for(crm, card, lang), lang) for lang in LANGUAGES}
    titles = {lang: sheet.title for lang, sheet in filled.items()}
    lines = zip(*(sheet.lines for sheet in filled.values()), strict=True)
    return [titles, *(dict(zip(filled, line, strict=True)) for line in lines)]


def sheet_of(crm: Crm, document_id: int, lang: str) -> Sheet:
    """A paper as it was made; KeyError where there is none. One made by hand is its title."""
    row = crm.table(Document)[document_id]
    if not row.lines:
        return Sheet(row.title, ())
    title, *lines = (line[lang] for line in row.lines)
    return Sheet(title, tuple(lines))


def html_of(crm: Crm, document_id: int, lang: str) -> str:
    """A paper as a piece of a page (R120)."""
    return to_html(sheet_of(crm, document_id, lang))


def docx_of(crm: Crm, document_id: int, lang: str) -> bytes:
    """A paper as a file for a word processor (R120)."""
    return to_docx(sheet_of(crm, document_id, lang))


def is_up_to_date(crm: Crm, row: Document) -> bool:
    """Whether no field of a paper has changed since it was made."""
    kind = document_kind(crm, row.kind)
    named = set(places(kind)) if kind else set()
    return not any(
        c.field in named and c.at_min > row.made_min for c in crm.of(Change, row.card_id)
    )


def _names(crm: Crm, card: Any) -> Iterator[str]:
    yield from crm.organisation.fields_of(card.kind)
    yield from COMMON[card.kind]
    yield from OF_CLIENT


def _shown(crm: Crm, card: Any, name: str) -> Told | str | None:
    path = f"contact.{OF_CLIENT[name]}" if name in OF_CLIENT else name
    if not is_filled(crm, card, path):
        return None
    value = value_of(crm, card, path)
    field = crm.organisation.fields_of(card.kind).get(name)
    if name == "sum_rub":
        return Amount(value)
    return str(value) if field is None else _of_field(field, value)


def _of_field(field: CardField, value: Any) -> Told | str:
    if field.type == "money":
        return Amount(value)
    if field.type == "flag":
        return say("yes") if value else say("no")
    if field.type == "date":
        return _day(value)
    return next((option.name for option in field.options if option.id == value), str(value))


def _day(value: str) -> Told | str:
    try:
        return Day(date.fromisoformat(value))
    except ValueError:
        return value


def _schedule(crm: Crm, card: Any) -> Told | None:
    rows = schedule(crm, card.id)
    if not rows:
        return None
    days = ((Day(crm.hours.moment(row.due_min or 0).date()), row.rub) for row in rows)
    return join((say("{day} — {sum}", day=day, sum=Amount(rub)) for day, rub in days), "; ")


def _gap(crm: Crm, card: Any, name: str) -> Missing:
    if name == "schedule":
        return Missing("not_filled", say("There is no payment schedule."), "plan_payment", name)
    path = f"contact.{OF_CLIENT[name]}" if name in OF_CLIENT else name
    why = say("«{field}» is not filled.", field=label(crm, card.kind, path))
    offer = "update_contact" if name in OF_CLIENT else f"update_{card.kind}"
    return Missing("not_filled", why, offer, name)
