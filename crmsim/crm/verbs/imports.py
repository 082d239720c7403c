"""Import of a table: every line becomes a card by the verbs that a hand would use.

The guards of those verbs are the import's own. A line whose card they refuse is left out; a card
whose stage or fields they refuse stays on its first stage. Either is told with its reasons.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from crmsim.crm.fields import COMMON
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import VERBS, Action, Event, verb
from crmsim.crm.verbs.clients import AddCompany, AddContact
from crmsim.crm.verbs.deals import AddDeal
from crmsim.crm.verbs.fields import UpdateLead
from crmsim.crm.verbs.leads import AddLead
from crmsim.crm.verbs.moving import MoveDeal, MoveLead
from crmsim.errors import Missing, Refused, refuse
from crmsim.words import say

MAX_LINES = 200
TRUE = frozenset({"1", "+", "да", "yes", "true"})
ADDS: dict[str, type[Action]] = {
    "lead": AddLead,
    "deal": AddDeal,
    "contact": AddContact,
    "company": AddCompany,
}
MOVES: dict[str, type[Action]] = {"lead": MoveLead, "deal": MoveDeal}


class ImportCards(Action):
    """Import a table with a header: a column a field, a line a card; comma, semicolon or tab."""

    verb: Literal["import_cards"] = "import_cards"
    kind: Literal["lead", "deal", "contact", "company"]
    table: Annotated[str, Field(max_length=100_000)]


@dataclass(frozen=True, slots=True)
class CardsImported(Event):
    """Cards were made of the lines of a table."""

    cards: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LineRefused(Event):
    """A line of a table is no card, or (`card`) a card that is not all that the line says.

    `number` counts the lines of the table, its header being the first.
    """

    card: int | None
    number: int
    codes: tuple[str, ...]


@verb
def import_cards(action: ImportCards, crm: Crm) -> list[Event]:
    """Lines that the guards allow are imported; where they allow none, everything is refused."""
    happened: list[Event] = []
    cards: list[int] = []
    refusals: list[tuple[int, Refused]] = []
    for number, line in _lines(action.table):
        try:
            added, card = _add(crm, action.kind, line)
        except Refused as refused:
            refusals.append((number, refused))
            happened.append(LineRefused(None, number, refused.codes))
            continue
        cards.append(card)
        happened += [*added, *_complete(crm, action.kind, (number, card), line)]
    if not cards:
        raise Refused(*(m for number, refused in refusals for m in _numbered(number, refused)))
    return [*happened, CardsImported(tuple(cards))]


def _lines(table: str) -> list[tuple[int, dict[str, str]]]:
    """The lines of a table with their numbers, blank ones left out."""
    header = table.partition("\n")[0]
    comma = max(";\t,", key=header.count)
    rows = list(csv.reader(StringIO(table), delimiter=comma))
    names = [name.strip() for name in rows[0]] if rows else []
    found = [
        (number, dict(zip(names, (cell.strip() for cell in row), strict=False)))
        for number, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row)
    ]
    if not found:
        raise refuse("empty_table", say("The table has no lines under its header."))
    if len(found) > MAX_LINES:
        why = say(
            "A table has {limit} lines at most; this one has {n}.", limit=MAX_LINES, n=len(found)
        )
        raise refuse("long_table", why)
    return found


def _add(crm: Crm, kind: str, line: dict[str, str]) -> tuple[list[Event], int]:
    """The events of a line's new card, and its number."""
    taken = ADDS[kind].model_fields
    given: dict[str, Any] = {k: "" for k in line if k in taken and taken[k].is_required()}
    given |= {k: v for k, v in _values(crm, kind, line).items() if k in taken}
    if "fields" in taken:
        given["fields"] = _own(crm, kind, line)
    events = list(_perform(crm, ADDS[kind], given))
    return events, events[0].card  # type: ignore[attr-defined]


def _complete(crm: Crm, kind: str, place: tuple[int, int], line: dict[str, str]) -> Iterator[Event]:
    """Fill what the adding verb does not take, and go to the line's stage, where it names one."""
    number, card = place
    own = _own(crm, kind, line)
    try:
        if own and kind == "lead":
            yield from _perform(crm, UpdateLead, {"lead": card, "fields": own})
        if line.get("stage") and kind in MOVES:
            yield from _perform(crm, MOVES[kind], {kind: card, "stage": line["stage"]})
    except Refused as refused:
        yield LineRefused(card, number, refused.codes)


def _perform(crm: Crm, kind: type[Action], given: dict[str, Any]) -> list[Event]:
    try:
        action = kind(**given)
    except ValidationError as error:
        column = str(error.errors(include_url=False)[0]["loc"][0])
        why = say("The column «{column}» lacks a value, or has a wrong one.", column=column)
        raise refuse("bad_line", why, field=column) from None
    return list(VERBS[kind](action, crm))


def _own(crm: Crm, kind: str, line: dict[str, str]) -> dict[str, Any]:
    """The columns that are fields of the card and not places of the adding verb."""
    taken = {*ADDS[kind].model_fields, "stage"}
    return {name: value for name, value in _values(crm, kind, line).items() if name not in taken}


def _values(crm: Crm, kind: str, line: dict[str, str]) -> dict[str, Any]:
    return {name: _value(crm, kind, name, text) for name, text in line.items() if text}


def _value(crm: Crm, kind: str, name: str, text: str) -> int | str | bool:
    """What a cell says: a whole number, yes or no, or its text; the fields judge the rest."""
    common = COMMON[kind].get(name)
    field = crm.organisation.fields_of(kind).get(name)
    plain = text.replace(" ", "").replace("\u00a0", "")
    number = name in ("contact", "company", "lead") or (common and common[0] is int)
    if (number or (field and field.type in ("money", "number", "employee"))) and plain.isdecimal():
        return int(plain)
    if field is not None and field.type == "flag":
        return text.casefold() in TRUE
    return text


def _numbered(number: int, refused: Refused) -> Iterator[Missing]:
    for missing in refused.missing:
        why = say("Line {number}: {why}", number=number, why=missing.why)
        yield Missing(missing.code, why, missing.offer, missing.field)
