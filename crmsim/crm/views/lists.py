"""The lists of leads, deals, contacts and companies: rows, and columns to choose (R028–R030)."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import Field

from crmsim.crm.columns import Column, arranged, chosen_columns, columns
from crmsim.crm.filters import IN_WORK, Criteria, Ids, Section, entry_section, select
from crmsim.crm.store import Crm
from crmsim.crm.views.base import Asked, BadFilter, CriteriaOf, Offset, view
from crmsim.crm.views.board import known_pipeline, sum_of
from crmsim.crm.views.cards import is_closed
from crmsim.crm.views.shapes import ListColumn, Row, Rows, both
from crmsim.errors import meant
from crmsim.words import say

LIST_ROWS = 60


class ListAsked(Asked):
    """A window of rows; newest first by default, a row without what is sorted by always last.

    Without *columns* the list shows those that the employee has chosen, or the usual ones.
    """

    section: Section | None = None
    pipeline: str | None = None
    criteria: CriteriaOf = IN_WORK
    columns: Annotated[Ids, Field(max_length=60, strict=False)] | None = None
    offset: Offset = 0
    limit: Annotated[int, Field(ge=1, le=LIST_ROWS)] = LIST_ROWS
    sort: str = "created"
    descending: bool | None = None


@view
def list_(crm: Crm, asked: ListAsked) -> Rows:
    """One row a card, sorted by any column (R025, R026, R028–R030, R033)."""
    section = asked.section or entry_section(crm)
    known = columns(crm, section)
    shown = [known_column(known, name) for name in asked.columns or chosen_columns(crm, section)]
    by = known_column(known, asked.sort)
    found = list(select(crm, _criteria(crm, asked), section))
    descending = by.id == "created" if asked.descending is None else asked.descending
    if by.id != "created" or not descending:  # they come newest first
        found = arranged(crm, by, found, descending)
    window = found[asked.offset : asked.offset + asked.limit]
    return {
        "section": section,
        "total": len(found),
        "sum_rub": sum_of(found),
        "columns": _drawn(shown),
        "all_columns": _drawn(known.values()),
        "can_choose": crm.organisation.role(crm.trainee.role).arranges,
        "rows": [_row(crm, card, shown) for card in window],
    }


def known_column(known: dict[str, Column], name: str) -> Column:
    """The column of that id; BadFilter where there is none."""
    if name not in known:
        hint = meant(name, known)
        raise BadFilter(say("There is no column «{name}».{hint}", name=name, hint=hint))
    return known[name]


def _criteria(crm: Crm, asked: ListAsked) -> Criteria:
    if asked.pipeline is None:
        return asked.criteria
    pipeline = known_pipeline(crm, asked.pipeline).id
    return asked.criteria.model_copy(update={"pipelines": (pipeline,)})


def _drawn(shown: Iterable[Column]) -> list[ListColumn]:
    return [
        {"id": c.id, "name": both(c.name), "kind": c.kind, "sortable": c.kind != "tags"}
        for c in shown
    ]


def _row(crm: Crm, card: Any, shown: list[Column]) -> Row:
    return {
        "id": card.id,
        "kind": card.kind,
        "pipeline": getattr(card, "pipeline", None),
        "stage": getattr(card, "stage", None),
        "closed": is_closed(card),
        "values": {column.id: column.read(crm, card) for column in shown},
    }
