"""Moving cards: a lead to a status, a deal to a stage or into another pipeline (R061–R064)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.entities import Deal
from crmsim.crm.fields import as_if, faults, fill
from crmsim.crm.owners import in_the_way
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, RowId, need, open_deal, open_lead, verb
from crmsim.crm.verbs.fields import CardUpdated, FieldValues
from crmsim.crm.verbs.guard import allow, arrive, go_to, is_unsorted, lacking, unsorted
from crmsim.errors import meant, refuse
from crmsim.words import say


class MoveLead(Action):
    """Move a lead to another status, by whichever door."""

    verb: Literal["move_lead"] = "move_lead"
    lead: RowId
    stage: Line


class MoveDeal(Action):
    """Move a deal to another stage, by whichever door, and fill what the stage asks for."""

    verb: Literal["move_deal"] = "move_deal"
    deal: RowId
    stage: Line
    fields: Annotated[FieldValues, Field(max_length=40)] = {}


class ChangePipeline(Action):
    """Move a deal into another pipeline, to its first stage or to one that is named (R266)."""

    verb: Literal["change_pipeline"] = "change_pipeline"
    deal: RowId
    pipeline: Line
    stage: Line | None = None


@dataclass(frozen=True, slots=True)
class PipelineChanged(Event):
    """A deal goes on in another pipeline."""

    card: int
    pipeline: str
    stage: str
    came_from: str


@verb
def move_lead(action: MoveLead, crm: Crm) -> list[Event]:
    """A lead goes where a road leads and the facts allow; the end has a button (R085–R096)."""
    lead = open_lead(crm, action.lead)
    allow(crm, lead, action.stage)
    return [go_to(crm, lead, action.stage, crm.me)]


@verb
def move_deal(action: MoveDeal, crm: Crm) -> list[Event]:
    """A deal goes where a road leads and the facts allow, and is finished by its last stages."""
    deal = open_deal(crm, action.deal)
    need(faults(crm, "deal", action.fields))
    as_if(deal, action.fields, lambda: allow(crm, deal, action.stage))
    events: list[Event] = []
    if action.fields:
        fill(crm, deal, action.fields, crm.me)
        events.append(CardUpdated(deal.id, tuple(action.fields.items())))
    return [*events, go_to(crm, deal, action.stage, crm.me)]


@verb
def change_pipeline(action: ChangePipeline, crm: Crm) -> list[Event]:
    """A deal goes into a pipeline that its own one leads to, if the stage there allows it."""
    deal = open_deal(crm, action.deal)
    if is_unsorted(crm, deal):
        raise unsorted(deal)
    others = crm.organisation.pipeline(deal.pipeline).moves_to
    if action.pipeline not in others:
        hint = meant(action.pipeline, others)
        why = say(
            "A deal of this pipeline cannot go to «{name}».{hint}", name=action.pipeline, hint=hint
        )
        raise refuse("no_such_pipeline", why)
    pipeline = crm.organisation.pipeline(action.pipeline)
    stages = {stage.id: stage for stage in pipeline.stages if not stage.is_final}
    stage = stages.get(action.stage or pipeline.first.id)
    if stage is None:
        hint = meant(action.stage or "", stages)
        why = say("There is no stage «{name}».{hint}", name=action.stage or "", hint=hint)
        raise refuse("no_such_stage", why)
    client = crm.person(deal)
    doubled = in_the_way(crm, client, pipeline.id, deal.id) if client is not None else []
    need([*lacking(crm, deal, stage), *doubled])
    return [enter_pipeline(crm, deal, pipeline.id, stage.id)]


def enter_pipeline(crm: Crm, deal: Deal, pipeline: str, stage: str) -> PipelineChanged:
    """Put a deal on a stage of another pipeline; the guard has been asked."""
    left, came_from = deal.pipeline, deal.stage
    deal.pipeline, deal.stage = pipeline, stage
    arrive(crm, deal, came_from, crm.me, left)
    return PipelineChanged(deal.id, pipeline, stage, came_from)
