"""The board: the cards of a pipeline by stage, counted and shown by one query (R024–R027)."""

from collections import defaultdict
from typing import Any

from crmsim.crm.filters import IN_WORK, Criteria, select
from crmsim.crm.organisation import Pipeline
from crmsim.crm.store import Crm
from crmsim.crm.views.base import Asked, BadFilter, CriteriaOf, Offset, view
from crmsim.crm.views.cards import draw_card, unread_cards
from crmsim.crm.views.shapes import Board, BoardColumn
from crmsim.errors import meant
from crmsim.words import say

COLUMN_CARDS = 20


class BoardAsked(Asked):
    """The pipeline that new cards enter by default; without criteria the cards in work (R044).

    With *stage* that column alone.
    """

    pipeline: str | None = None
    criteria: CriteriaOf = IN_WORK
    stage: str | None = None
    offset: Offset = 0


@view
def board(crm: Crm, asked: BoardAsked) -> Board:
    """Twenty cards a stage, newest first, and how many there are (R024–R027, R044)."""
    pipeline = known_pipeline(crm, asked.pipeline)
    section = "leads" if pipeline.entity == "lead" else "deals"
    standing: defaultdict[str, list[Any]] = defaultdict(list)
    for card in select(crm, in_pipeline(pipeline, asked), section):
        standing[card.stage].append(card)
    unread = unread_cards(crm)

    def column(stage: str) -> BoardColumn:
        cards = standing[stage]
        shown = cards[asked.offset : asked.offset + COLUMN_CARDS]
        return {
            "id": stage,
            "count": len(cards),
            "sum_rub": sum_of(cards),
            "cards": [draw_card(crm, card, card.id in unread) for card in shown],
        }

    stages = _stages(pipeline, asked.stage)
    return {"pipeline": pipeline.id, "columns": [column(stage) for stage in stages]}


def in_pipeline(pipeline: Pipeline, asked: BoardAsked) -> Criteria:
    """What is asked for, within a pipeline."""
    if pipeline.entity == "lead":
        return asked.criteria
    return asked.criteria.model_copy(update={"pipelines": (pipeline.id,)})


def sum_of(cards: list[Any]) -> int:
    """What some cards of a kind are worth together; only deals have a sum."""
    deals = cards if cards and cards[0].kind == "deal" else ()
    return sum(deal.sum_rub for deal in deals)


def known_pipeline(crm: Crm, name: str | None) -> Pipeline:
    """The pipeline of that id, or the one that new cards enter; BadFilter for no pipeline."""
    company = crm.organisation
    if name is None:
        return company.entry
    known = [pipeline.id for pipeline in company.pipelines]
    if name not in known:
        hint = meant(name, known)
        raise BadFilter(say("There is no pipeline «{name}».{hint}", name=name, hint=hint))
    return company.pipeline(name)


def _stages(pipeline: Pipeline, only: str | None) -> list[str]:
    known = [stage.id for stage in pipeline.stages]
    if only is None:
        return known
    if only not in known:
        hint = meant(only, known)
        raise BadFilter(say("There is no status «{name}».{hint}", name=only, hint=hint))
    return [only]
