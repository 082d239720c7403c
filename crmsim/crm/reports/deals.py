"""Deals of a period and the funnel of a pipeline (R210, R264)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from crmsim.crm import sales
from crmsim.crm.entities import Deal, StageChange
from crmsim.crm.organisation import Pipeline, Stage
from crmsim.crm.reports.base import (
    Column,
    Figure,
    Report,
    Span,
    Table,
    money,
    report,
    seen_deals,
    table,
)
from crmsim.crm.store import Crm
from crmsim.words import Phrase, say

OF_DEALS = (
    Column("name", say("Pipeline"), "text"),
    Column("new", say("New deals"), "number"),
    Column("won", say("Won"), "number"),
    Column("lost", say("Lost"), "number"),
    Column("conversion", say("Conversion"), "percent"),
    Column("won_rub", say("Sum of won deals"), "money"),
)
OF_FUNNEL = (
    Column("name", say("Stage"), "text"),
    Column("now", say("Stand here now"), "number"),
    Column("now_rub", say("Sum"), "money"),
    Column("reached", say("Have come this far"), "number"),
    Column("share", say("Of all"), "percent"),
    Column("step", say("Of the stage before"), "percent"),
    Column("weak", say("Weak spot"), "bool"),
)


@report
def deals(crm: Crm, span: Span) -> Report:
    """How many deals a period has brought, won and lost, and for how much (R210).

    A deal counts as new when it was made, and as won or lost when it was closed, so that periods,
    pipelines and employees add up. Conversion is won of all that were closed.
    """
    rows = [_row(crm, pipeline, span) for pipeline in _pipelines(crm, span)]
    shown = table("pipelines", say("By pipeline"), OF_DEALS, rows)
    total = shown.total
    return Report(
        say("Deals"),
        (
            Figure("new", say("New deals"), "number", total["new"]),
            Figure("won", say("Won"), "number", total["won"]),
            Figure("lost", say("Lost"), "number", total["lost"]),
            Figure("conversion", say("Conversion"), "percent", conversion(total)),
            Figure("won_rub", say("Sum of won deals"), "money", total["won_rub"]),
        ),
        (shown,),
    )


@report
def funnel(crm: Crm, span: Span) -> Report:
    """How far the deals of each pipeline come, and where most of them are lost (R264).

    A deal belongs to a period in which it was in work at any time.
    """
    tables = [_funnel(crm, pipeline, span) for pipeline in _pipelines(crm, span)]
    figures = [_weakest(crm, shown) for shown in tables]
    return Report(say("Funnel"), tuple(figures), tuple(tables))


def counts(crm: Crm, of: list[Deal], span: Span) -> dict[str, int]:
    """What a period has done with some deals: new, won, lost, the sum of the won."""
    closed = [deal for deal in of if span.holds(deal.closed_min)]
    won = [deal for deal in closed if sales.is_won(crm, deal)]
    return {
        "new": sum(span.holds(deal.created_min) for deal in of),
        "won": len(won),
        "lost": len(closed) - len(won),
        "won_rub": money(won),
    }


def conversion(row: dict[str, int]) -> int:
    """Won of all that were closed, in whole percent."""
    return sales.percent(row["won"], row["won"] + row["lost"])


def _row(crm: Crm, pipeline: Pipeline, span: Span) -> dict[str, Any]:
    of = [deal for deal in seen_deals(crm, span) if deal.pipeline == pipeline.id]
    row = counts(crm, of, span)
    return {"name": pipeline.name, **row, "conversion": conversion(row)}


def _pipelines(crm: Crm, span: Span) -> Iterator[Pipeline]:
    for pipeline in crm.organisation.pipelines:
        if pipeline.entity == "deal" and span.pipeline in (None, pipeline.id):
            yield pipeline


def _funnel(crm: Crm, pipeline: Pipeline, span: Span) -> Table:
    stages = [stage for stage in pipeline.stages if stage.semantics != "failure"]
    of = [deal for deal in _alive(crm, span) if deal.pipeline == pipeline.id]
    far = [_furthest(crm, stages, deal) for deal in of]
    reached = [sum(place <= one for one in far) for place in range(len(stages))]
    steps = [100, *(sales.percent(b, a) for a, b in pairwise(reached))]
    worst = min(steps[1:], default=100)
    rows = [
        {
            "name": stage.name,
            "now": sum(deal.stage == stage.id for deal in of),
            "now_rub": money(deal for deal in of if deal.stage == stage.id),
            "reached": reached[place],
            "share": sales.percent(reached[place], reached[0]),
            "step": steps[place],
            "weak": bool(place and reached[place - 1] and steps[place] == worst < steps[0]),
        }
        for place, stage in enumerate(stages)
    ]
    return table(pipeline.id, _title(pipeline), OF_FUNNEL, rows)


def _title(pipeline: Pipeline) -> Phrase:
    return say("Pipeline «{name}»", name=pipeline.name)


def _alive(crm: Crm, span: Span) -> Iterator[Deal]:
    for deal in seen_deals(crm, span):
        ended = deal.closed_min is not None and deal.closed_min < span.first
        if deal.created_min <= span.last and not ended:
            yield deal


def _furthest(crm: Crm, stages: list[Stage], deal: Deal) -> int:
    """The place of the furthest stage on which a deal has stood; the end of a won one."""
    places = {stage.id: place for place, stage in enumerate(stages)}
    stood = [deal.stage]
    for change in crm.of(StageChange, deal.id):
        if change.from_pipeline == deal.pipeline:
            stood.append(change.from_stage)
        if change.to_pipeline == deal.pipeline:
            stood.append(change.to_stage)
    return max((places[stage] for stage in stood if stage in places), default=0)


def _weakest(crm: Crm, shown: Table) -> Figure:
    name = next((row["name"] for row in shown.rows if row["weak"]), None)
    step = min((row["step"] for row in shown.rows if row["weak"]), default=100)
    title = shown.title if name is None else say("Weak spot: {stage}", stage=name)
    return Figure(f"weakest_{shown.id}", title, "percent", step)
