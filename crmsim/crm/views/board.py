"""The leads as a board and as a list: one filter, one query, counted and shown alike."""

from collections import defaultdict
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import Field

from crmsim.crm.entities import Lead
from crmsim.crm.filters import IN_WORK, folded, select
from crmsim.crm.store import Crm
from crmsim.crm.views.base import Asked, BadFilter, CriteriaOf, Offset, view
from crmsim.crm.views.cards import draw_card, draw_cards, next_step, unread_leads
from crmsim.crm.views.shapes import Board, Row, Rows
from crmsim.errors import meant
from crmsim.words import say

COLUMN_CARDS = 20
LIST_ROWS = 60


class BoardAsked(Asked):
    """Without criteria the leads in work are shown (R044); with *stage* that column alone."""

    criteria: CriteriaOf = IN_WORK
    stage: str | None = None
    offset: Offset = 0


class ListAsked(Asked):
    """A window of rows; newest first by default, a lead without a due time always last."""

    criteria: CriteriaOf = IN_WORK
    offset: Offset = 0
    limit: Annotated[int, Field(ge=1, le=LIST_ROWS)] = LIST_ROWS
    sort: Literal["created", "name", "stage", "due"] = "created"
    descending: bool | None = None


@view
def board(crm: Crm, asked: BoardAsked) -> Board:
    """Twenty cards a status, newest first, and how many there are (R025, R027, R044)."""
    standing: defaultdict[str, list[Lead]] = defaultdict(list)
    for lead in select(crm, asked.criteria):
        standing[lead.stage].append(lead)
    page = slice(asked.offset, asked.offset + COLUMN_CARDS)
    columns = [(stage, standing[stage]) for stage in _stages(crm, asked.stage)]
    return {
        "columns": [
            {"id": stage, "count": len(leads), "cards": draw_cards(crm, leads[page])}
            for stage, leads in columns
        ]
    }


@view
def list_(crm: Crm, asked: ListAsked) -> Rows:
    """One row a lead, sorted (R025, R028)."""
    found = list(select(crm, asked.criteria))
    descending = asked.sort == "created" if asked.descending is None else asked.descending
    found.sort(key=_order(crm, asked.sort, descending), reverse=descending)
    unread = unread_leads(crm)
    window = found[asked.offset : asked.offset + asked.limit]
    return {"total": len(found), "rows": [_row(crm, lead, lead.id in unread) for lead in window]}


def _row(crm: Crm, lead: Lead, unread: bool) -> Row:
    card = draw_card(crm, lead, unread)
    return {**card, "email": lead.email, "city": lead.city, "birth_date": lead.birth_date}


def _order(crm: Crm, sort: str, descending: bool) -> Callable[[Lead], Any]:
    places = {stage.id: n for n, stage in enumerate(crm.organisation.leads.stages)}

    def due(lead: Lead) -> tuple[bool, int]:
        step = next_step(crm.planned(lead.id))
        return ((step is None) != descending, step["due_min"] if step else 0)

    orders: dict[str, Callable[[Lead], Any]] = {
        "created": lambda lead: (lead.created_min, lead.id),
        "name": lambda lead: folded(lead.name),
        "stage": lambda lead: places[lead.stage],
        "due": due,
    }
    return orders[sort]


def _stages(crm: Crm, only: str | None) -> list[str]:
    known = [stage.id for stage in crm.organisation.leads.stages]
    if only is None:
        return known
    if only not in known:
        hint = meant(only, known)
        raise BadFilter(say("There is no status «{name}».{hint}", name=only, hint=hint))
    return [only]
