"""Which cards a filter shows; the one query behind every list, board and count (R043–R046).

Nobody is shown a card that their role does not see (R023).
"""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Annotated, Any, Literal

from pydantic import Field

from crmsim.crm import phones
from crmsim.crm.entities import Errand
from crmsim.crm.organisation import Frozen
from crmsim.crm.store import Crm

Ids = tuple[Annotated[str, Field(max_length=64)], ...]
Dues = Literal["overdue", "today", "later", "none"]
Section = Literal["leads", "deals", "contacts", "companies"]
Test = Callable[[Any], bool]

KIND_OF: dict[str, str] = {
    "leads": "lead",
    "deals": "deal",
    "contacts": "contact",
    "companies": "company",
}
"""The kind of card that a section shows."""

SAME: tuple[str, ...] = ("name", "phone", "email", "birth_date", "city", "sum_rub")
"""What a card holds beside its own fields, and may be filtered by like them."""


class Criteria(Frozen):
    """A filter: every part that is given must fit; an empty one shows all.

    Of several pipelines, stages, sources or tags one is enough.
    `work` says whether cards are in process; `due` is about the next planned activity; `created`
    are minutes since opening, both included; `department` is one that a card was handed to, whose
    people have worked on it (R119); of `fields` a text fits where it is contained, any
    other value where it is equal.
    """

    work: Literal["open", "closed", "all"] = "all"
    pipelines: Ids = ()
    stages: Ids = ()
    sources: Ids = ()
    tags: Ids = ()
    responsible: Annotated[int, Field(ge=1)] | None = None
    department: Annotated[str, Field(max_length=64)] | None = None
    due: Dues | None = None
    created_from_min: int | None = None
    created_to_min: int | None = None
    fields: dict[str, int | str | bool] = {}
    query: Annotated[str, Field(max_length=200)] = ""


IN_WORK = Criteria(work="open")


def entry_section(crm: Crm) -> Section:
    """The section that a company works in first: leads, or deals where it has none."""
    return "leads" if crm.organisation.has_leads else "deals"


def select(crm: Crm, criteria: Criteria, section: str | None = None) -> Iterator[Any]:
    """The cards of a section that fit and may be seen, newest first (R023, R043)."""
    kind = KIND_OF[section or entry_section(crm)]
    cards: list[Any] = list(cards_of(crm, kind).values())
    for test in _tests(crm, criteria, kind):
        cards = [card for card in cards if test(card)]
    cards.sort(key=attrgetter("created_min", "id"), reverse=True)
    return iter(cards)


def cards_of(crm: Crm, kind: str) -> dict[int, Any]:
    """All cards of a kind by number."""
    tables: dict[str, dict[int, Any]] = {
        "lead": crm.leads,
        "deal": crm.deals,
        "contact": crm.contacts,
        "company": crm.companies,
    }
    return tables[kind]


def find(crm: Crm, query: str) -> list[Any]:
    """The cards, or cards of clients, that a search finds by name or phone (R040–R042, D7)."""
    fits = {kind: _query_test(crm, query, kind) for kind in KIND_OF.values()}
    seen = visible(crm)
    return [card for card in crm.cards.values() if fits[card.kind](card) and seen(card)]


def folded(name: str) -> str:
    """A name as names are compared: without case, with ё as е (D18)."""
    return name.casefold().replace("ё", "е")


def visible(crm: Crm) -> Test:
    """Whether the trainee may see a card or an activity: `crm.sees`, asked of many (R023).

    Where nothing but the employee matters, that is found out once.
    """
    company = crm.organisation
    if company.unsorted or company.conduct.shared_contacts:
        return crm.sees
    scope = company.scope_of(crm.trainee.role)
    if scope == "all":
        return _anything
    me, group = crm.me, crm.trainee.department
    seen = {e.id for e in crm.employees.values() if e.department == group}
    if scope == "own":
        return lambda row: bool(row.responsible_id == me)
    return lambda row: row.responsible_id in seen


def due_of(crm: Crm, card: Any) -> Dues:
    """How the next planned activity of a card stands to the present minute (R246–R249)."""
    dues = [a.due_min for a in crm.planned(card.id) if a.due_min is not None]
    return "none" if not dues else due_at(crm, min(dues))


def due_at(crm: Crm, minute: int) -> Literal["overdue", "today", "later"]:
    """How a minute stands to the present one."""
    if minute < crm.now_min:
        return "overdue"
    return "today" if minute <= crm.hours.end_of_day(crm.now_min) else "later"


def _anything(card: Any) -> bool:
    return True


def _tests(crm: Crm, wanted: Criteria, kind: str) -> Iterator[Test]:
    """One test for each part that is given: first what leaves least, last what is dearest."""
    if wanted.query:
        yield _query_test(crm, wanted.query, kind)
    seen = visible(crm)
    if seen is not _anything:
        yield seen
    if kind in ("lead", "deal"):
        yield from _places(wanted)
    yield from _choices(wanted)
    if wanted.created_from_min is not None or wanted.created_to_min is not None:
        yield lambda card: _created_between(card, wanted)
    for name, value in wanted.fields.items():
        yield _field_test(crm, kind, name, value)
    if wanted.department is not None:
        yield lambda card: wanted.department in departments_of(crm, card)
    if wanted.due is not None:
        yield lambda card: due_of(crm, card) == wanted.due


def departments_of(crm: Crm, card: Any) -> set[str]:
    """The departments whose people work on a card, or have worked on it (R119)."""
    return {crm.employees[e.employee_id].department for e in crm.of(Errand, card.id)}


def _places(wanted: Criteria) -> Iterator[Test]:
    if wanted.work != "all":
        is_open = wanted.work == "open"
        yield lambda card: (card.closed_min is None) == is_open
    if wanted.pipelines:
        yield _one_of("pipeline", wanted.pipelines)
    if wanted.stages:
        yield _one_of("stage", wanted.stages)


def _choices(wanted: Criteria) -> Iterator[Test]:
    if wanted.sources:
        yield _one_of("source", wanted.sources)
    if wanted.tags:
        yield lambda card: any(tag in wanted.tags for tag in card.tags)
    if wanted.responsible is not None:
        yield lambda card: card.responsible_id == wanted.responsible


def _one_of(name: str, wanted: Iterable[str]) -> Test:
    known, value = frozenset(wanted), attrgetter(name)
    return lambda card: value(card) in known


def _created_between(row: Any, wanted: Criteria) -> bool:
    first, last = wanted.created_from_min, wanted.created_to_min
    return (first is None or row.created_min >= first) and (last is None or row.created_min <= last)


def _field_test(crm: Crm, kind: str, name: str, wanted: int | str | bool) -> Test:
    def value(card: Any) -> Any:
        return getattr(card, name, None) if name in SAME else card.fields.get(name)

    if name == "phone":
        return lambda card: phones.matches(str(wanted), value(card) or "")
    field = crm.organisation.fields_of(kind).get(name)
    if isinstance(wanted, str) and (name in SAME or (field and field.type == "text")):
        part = folded(wanted)
        return lambda card: part in folded(str(value(card) or ""))
    return lambda card: bool(value(card) == wanted)


def _query_test(crm: Crm, query: str, kind: str) -> Test:
    """Whether a card is found by its name or its phone; a deal, by its client's as well."""
    wanted = folded(query).strip()
    by_phone = len(phones.digits(query)) >= phones.SHORTEST_QUERY_DIGITS

    def fits(card: Any) -> bool:
        return wanted in folded(card.name) or (by_phone and phones.matches(query, card.phone))

    def deal_fits(deal: Any) -> bool:
        client = crm.person(deal)
        return wanted in folded(deal.name) or (client is not None and fits(client))

    if not wanted:
        return lambda card: False
    return deal_fits if kind == "deal" else fits
