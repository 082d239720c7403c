"""Searching and filtering: what was looked for, and what was found (R040–R046)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.entities import SavedFilter
from crmsim.crm.filters import Criteria, entry_section, find
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, RowId, need, verb, written
from crmsim.errors import refuse
from crmsim.words import say

Filtering = Literal["leads", "deals", "contacts", "companies", "tasks"]
"""The sections that have a filter (R043)."""


class Search(Action):
    """Look for a name, a part of it, or a phone however it is spelt."""

    verb: Literal["search"] = "search"
    query: Line


class ApplyFilter(Action):
    """Filter a section by criteria, or by a saved filter; the first section where none is named."""

    verb: Literal["apply_filter"] = "apply_filter"
    criteria: Annotated[Criteria, Field(strict=False)] | None = None
    saved: RowId | None = None
    section: Filtering | None = None


class SaveFilter(Action):
    """Keep criteria of a section under a name."""

    verb: Literal["save_filter"] = "save_filter"
    name: Line
    criteria: Annotated[Criteria, Field(strict=False)]
    section: Filtering | None = None


@dataclass(frozen=True, slots=True)
class Searched(Event):
    """A search was made; `found` are the numbers of cards."""

    query: str
    found: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Filtered(Event):
    """A filter was applied; `saved` is the saved filter's id, if it was one."""

    criteria: str
    saved: int | None


@dataclass(frozen=True, slots=True)
class FilterSaved(Event):
    """A filter has a name; `criteria` is its JSON."""

    saved: int
    name: str
    criteria: str


@verb
def search(action: Search, crm: Crm) -> list[Event]:
    """A search finds cards of every kind, finished ones too; nothing found is an answer (R040)."""
    need([written(action.query, "query")])
    return [Searched(action.query, tuple(card.id for card in find(crm, action.query)))]


@verb
def apply_filter(action: ApplyFilter, crm: Crm) -> list[Event]:
    """Either criteria or a saved filter is given (R045, R046)."""
    if (action.criteria is None) == (action.saved is None):
        raise refuse("which_filter", say("Choose criteria or a saved filter, one of them."))
    if action.saved is not None:
        if action.saved not in crm.saved_filters:
            raise refuse("no_such_filter", say("There is no saved filter {id}.", id=action.saved))
        criteria = Criteria.model_validate(crm.saved_filters[action.saved].criteria)
        return [Filtered(criteria.model_dump_json(exclude_defaults=True), action.saved)]
    assert action.criteria is not None
    return [Filtered(action.criteria.model_dump_json(exclude_defaults=True), None)]


@verb
def save_filter(action: SaveFilter, crm: Crm) -> list[Event]:
    """A filter with a name of its own and at least one criterion is kept (R046)."""
    need([written(action.name, "name")])
    section = action.section or entry_section(crm)
    if any(f.name == action.name and f.section == section for f in crm.saved_filters.values()):
        raise refuse("name_taken", say("A filter «{name}» exists already.", name=action.name))
    if action.criteria == Criteria():
        raise refuse("empty_filter", say("Choose at least one criterion."))
    saved = crm.add(
        SavedFilter,
        employee_id=crm.me,
        section=section,
        name=action.name,
        criteria=action.criteria.model_dump(mode="json"),
    )
    return [
        FilterSaved(saved.id, saved.name, action.criteria.model_dump_json(exclude_defaults=True))
    ]
