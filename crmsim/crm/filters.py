"""Which leads a filter shows; the one query behind every list, board and count (R043–R046)."""

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Annotated, Any, Literal

from pydantic import Field

from crmsim.crm import phones
from crmsim.crm.entities import Deal, Lead
from crmsim.crm.organisation import Frozen
from crmsim.crm.store import Crm

Ids = tuple[Annotated[str, Field(max_length=64)], ...]
Dues = Literal["overdue", "today", "later", "none"]
Test = Callable[[Lead], bool]


class Criteria(Frozen):
    """A filter: every part that is given must fit; an empty one shows all.

    Of several stages, sources or tags one is enough.
    `work` says whether leads are in process; `due` is about the next planned activity; `created`
    are minutes since opening, both included; `fields` are equal values of the card's own fields.
    """

    work: Literal["open", "closed", "all"] = "all"
    stages: Ids = ()
    sources: Ids = ()
    tags: Ids = ()
    responsible: Annotated[int, Field(ge=1)] | None = None
    due: Dues | None = None
    created_from_min: int | None = None
    created_to_min: int | None = None
    fields: dict[str, int | str | bool] = {}
    query: Annotated[str, Field(max_length=200)] = ""


IN_WORK = Criteria(work="open")


def select(crm: Crm, criteria: Criteria) -> Iterator[Lead]:
    """The leads that fit, newest first."""
    leads = find(crm, criteria.query) if criteria.query else crm.leads.values()
    tests = list(_tests(crm, criteria))
    fitting = [lead for lead in leads if all(test(lead) for test in tests)]
    fitting.sort(key=attrgetter("created_min", "id"), reverse=True)
    return iter(fitting)


def find(crm: Crm, query: str) -> list[Lead]:
    """The leads whose name holds the query, or whose phone does by digits (R040–R042, D7)."""
    wanted = folded(query).strip()
    if not wanted:
        return []
    by_phone = len(phones.digits(query)) >= phones.SHORTEST_QUERY_DIGITS
    return [
        lead
        for lead in crm.leads.values()
        if wanted in folded(lead.name) or (by_phone and phones.matches(query, lead.phone))
    ]


def folded(name: str) -> str:
    """A name as names are compared: without case, with ё as е (D18)."""
    return name.casefold().replace("ё", "е")


def has_tag(card: Lead | Deal, wanted: Ids) -> bool:
    """Whether a card bears one of the tags; every card does where none is wanted (R047)."""
    return not wanted or any(tag in wanted for tag in card.tags)


def due_of(crm: Crm, lead: Lead) -> Dues:
    """How the next planned activity of a lead stands to the present minute (R246–R249)."""
    dues = [a.due_min for a in crm.planned(lead.id) if a.due_min is not None]
    if not dues:
        return "none"
    first = min(dues)
    if first < crm.now_min:
        return "overdue"
    return "today" if first <= crm.hours.end_of_day(crm.now_min) else "later"


def _tests(crm: Crm, criteria: Criteria) -> Iterator[Test]:
    """One test for each part that is given, the dearest last."""
    wanted = criteria
    if wanted.work != "all":
        is_open = wanted.work == "open"
        yield lambda lead: (lead.closed_min is None) == is_open
    yield from _choices(criteria)
    if wanted.created_from_min is not None or wanted.created_to_min is not None:
        yield lambda lead: _created_between(lead, wanted)
    if wanted.fields:
        yield lambda lead: _has(lead.fields, wanted.fields)
    if wanted.due is not None:
        yield lambda lead: due_of(crm, lead) == wanted.due


def _choices(wanted: Criteria) -> Iterator[Test]:
    if wanted.stages:
        yield lambda lead: lead.stage in wanted.stages
    if wanted.sources:
        yield lambda lead: lead.source in wanted.sources
    if wanted.tags:
        yield lambda lead: has_tag(lead, wanted.tags)
    if wanted.responsible is not None:
        yield lambda lead: lead.responsible_id == wanted.responsible


def _created_between(lead: Lead, wanted: Criteria) -> bool:
    first, last = wanted.created_from_min, wanted.created_to_min
    return (first is None or lead.created_min >= first) and (
        last is None or lead.created_min <= last
    )


def _has(fields: dict[str, Any], wanted: dict[str, int | str | bool]) -> bool:
    return all(fields.get(name) == value for name, value in wanted.items())
