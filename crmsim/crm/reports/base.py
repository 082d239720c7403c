"""What a report is made of, how one is registered, and whose rows it may count. No report is here.

A period is two minutes, both included; a card is counted where the trainee may see it (R036).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from crmsim.crm import sales
from crmsim.crm.entities import Deal, Employee, Lead
from crmsim.crm.store import Crm
from crmsim.errors import meant, refuse
from crmsim.words import Phrase, Told, say

Kind = Literal["text", "number", "money", "percent", "moment", "bool"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, and what its values are."""

    id: str
    name: Phrase
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; `total` is the sum of the columns that add up."""

    id: str
    title: Phrase
    columns: tuple[Column, ...]
    rows: tuple[dict[str, Any], ...]
    total: dict[str, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with a name."""

    id: str
    name: Phrase
    kind: Kind
    value: int


@dataclass(frozen=True, slots=True)
class Report:
    """A title, the figures that matter most, and the tables behind them."""

    title: Phrase
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """What a report is asked about: a period, and a pipeline or all of them."""

    first: int
    last: int
    pipeline: str | None = None

    def holds(self, minute: int | None) -> bool:
        """Whether a minute lies in the period."""
        return minute is not None and self.first <= minute <= self.last


Draw = Callable[[Crm, Span], Report]
REPORTS: dict[str, Draw] = {}


def report(draw: Draw) -> Draw:
    """Register a report under its function's name."""
    name = draw.__name__.removesuffix("_")
    if name in REPORTS:
        raise ValueError(f"The report {name} is there twice.")
    REPORTS[name] = draw
    return draw


def this_month(crm: Crm) -> Span:
    """The calendar month of now."""
    return Span(*sales.this_month(crm))


def may_analyse(crm: Crm) -> bool:
    """Whether reports are open to the trainee's role (R036)."""
    return crm.organisation.role(crm.trainee.role).analytics


def find_report(name: str) -> Draw:
    """The report of that name; refused where there is none."""
    if name not in REPORTS:
        hint = meant(name, REPORTS)
        raise refuse(
            "no_such_report", say("There is no report «{name}».{hint}", name=name, hint=hint)
        )
    return REPORTS[name]


def figure(crm: Crm, report_name: str, name: str) -> int:
    """What a figure of a report says of the present month; refused where it says nothing (R036)."""
    draw = find_report(report_name)
    if not may_analyse(crm):
        raise refuse("no_analytics", say("Your role has no access to the reports."))
    values = {one.id: one.value for one in draw(crm, this_month(crm)).figures}
    if name not in values:
        hint = meant(name, values)
        raise refuse(
            "no_such_figure", say("This report has no figure «{name}».{hint}", name=name, hint=hint)
        )
    return values[name]


def table(
    ident: str, title: Phrase, columns: Iterable[Column], rows: Iterable[dict[str, Any]]
) -> Table:
    """A table whose numbers and money are added up."""
    kept, listed = tuple(columns), tuple(rows)
    adding = [c.id for c in kept if c.kind in ("number", "money")]
    return Table(ident, title, kept, listed, {n: sum(row[n] for row in listed) for n in adding})


def staff(crm: Crm) -> list[Employee]:
    """The employees whose work the trainee may see: themselves, their department, or all (R036)."""
    scope = crm.organisation.scope_of(crm.trainee.role)
    if scope == "own":
        return [crm.trainee]
    everybody = sorted(crm.employees.values(), key=attrgetter("id"))
    if scope == "department":
        return [e for e in everybody if e.department == crm.trainee.department]
    return everybody


def seen_deals(crm: Crm, span: Span) -> Iterator[Deal]:
    """The deals that the trainee may see, of the pipeline that is asked about, by number."""
    for deal in crm.deals.values():
        if span.pipeline in (None, deal.pipeline) and crm.sees(deal):
            yield deal


def requests(crm: Crm, span: Span) -> Iterator[Lead | Deal]:
    """The requests of a period: its leads, and the deals that no lead became (R210)."""
    if span.pipeline in (None, "leads"):
        for lead in crm.leads.values():
            if span.holds(lead.created_min) and crm.sees(lead):
                yield lead
    for deal in seen_deals(crm, span):
        if deal.lead_id is None and span.holds(deal.created_min):
            yield deal


def sold(crm: Crm, span: Span) -> list[Deal]:
    """The deals that were won in a period, as far as they are seen."""
    return [d for d in seen_deals(crm, span) if span.holds(d.closed_min) and sales.is_won(crm, d)]


def money(deals: Iterable[Deal]) -> int:
    """What some deals are worth, in whole rubles."""
    return sum(deal.sum_rub for deal in deals)


def source_names(crm: Crm) -> dict[str, Told]:
    """The channels by id, as they are called."""
    return {source.id: source.name for source in crm.organisation.sources}
