"""The one guard of every move: a road, and the facts that the stages ask for (R061–R064).

Board, card, list, mass edit, robot, import and code all pass here, and hear the same reasons.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from crmsim.crm.entities import StageChange
from crmsim.crm.facts import missing_facts
from crmsim.crm.organisation import Need, Needs, Stage
from crmsim.crm.robots import leave_stage
from crmsim.crm.store import Crm, Moving
from crmsim.crm.verbs.base import in_work, need
from crmsim.crm.verbs.moved import CardMoved, DealMoved, LeadMoved
from crmsim.errors import Missing, Refused, meant, refuse
from crmsim.words import join, say


def allow(crm: Crm, card: Moving, stage: str) -> Stage:
    """The stage, if a card may go there now; refused with everything that is missing."""
    found = road_to(crm, in_work(card), stage)
    if found.is_final and card.kind == "lead":
        raise refuse(
            "finish_by_button",
            say("A lead is finished by the button «Finish the lead», with a choice or a reason."),
            offer="convert_lead" if found.semantics == "success" else "reject_lead",
        )
    need(lacking(crm, card, found))
    return found


def road_to(crm: Crm, card: Moving, stage: str) -> Stage:
    """The stage at the end of a road from where a card stands; refused where there is none."""
    pipeline = crm.organisation.pipeline(card.pipeline)
    roads = crm.roads(card.pipeline).open_from(card.stage)
    if stage in roads:
        return pipeline.stage(stage)
    if is_unsorted(crm, card):
        raise unsorted(card)
    known = [s.id for s in pipeline.stages]
    if stage not in known:
        why = say("There is no stage «{name}».{hint}", name=stage, hint=meant(stage, known))
        if card.kind == "lead":
            why = say("There is no status «{name}».{hint}", name=stage, hint=meant(stage, known))
        raise refuse("no_such_stage", why)
    names = {
        "here": pipeline.stage(card.stage).name,
        "there": pipeline.stage(stage).name,
        "roads": join(pipeline.stage(s).name for s in roads),
    }
    if card.kind == "lead":
        why = say(
            "A lead in «{here}» cannot go to «{there}». From here it can go to: {roads}.", **names
        )
    else:
        why = say(
            "A deal in «{here}» cannot go to «{there}». From here it can go to: {roads}.", **names
        )
    raise refuse("no_road", why)


def is_unsorted(crm: Crm, card: Any) -> bool:
    """Whether a card is a request that nobody has accepted or declined."""
    return card.kind == "deal" and (card.pipeline, card.stage) in crm.organisation.unsorted


def unsorted(card: Moving) -> Refused:
    """What is said to whoever works a request that nobody has accepted or declined."""
    why = say("«{name}» is not sorted yet: accept the request, or decline it.", name=card.name)
    return refuse("unsorted", why, offer="accept_request")


def lacking(crm: Crm, card: Moving, stage: Stage, check: str = "before") -> list[Missing]:
    """Every fact that is missing on the way to a stage; on the way to a failure only its own."""
    leave = () if stage.semantics == "failure" else crm.stage(card).leave
    return missing_facts(_asked(crm, (*leave, *stage.needs), check), crm, card)


def lacking_after(crm: Crm, card: Moving, left: Stage) -> list[Missing]:
    """What a card that has left a stage should have had, where the portal checks it then (R190)."""
    here = crm.stage(card)
    leave = () if here.semantics == "failure" else left.leave
    return missing_facts(_asked(crm, (*leave, *here.needs), "after"), crm, card)


def go_to(crm: Crm, card: Moving, stage: str, author: int | None) -> CardMoved:
    """Walk the road; the guard has been asked."""
    came_from = card.stage
    crm.roads(card.pipeline).move(card, stage)
    return arrive(crm, card, came_from, author)


def arrive(
    crm: Crm, card: Moving, came_from: str, author: int | None, left: str | None = None
) -> CardMoved:
    """Note that a card stands on another stage; on a final one its work is over.

    *left* is the pipeline that it has left, where that is another one.
    """
    leave_stage(crm, card.id)
    card.entered_min = crm.now_min
    crm.add(
        StageChange,
        card_id=card.id,
        author_id=author,
        at_min=crm.now_min,
        from_pipeline=left or card.pipeline,
        from_stage=came_from,
        to_pipeline=card.pipeline,
        to_stage=card.stage,
    )
    if crm.stage(card).is_final:
        card.closed_min = crm.now_min
        for activity in list(crm.planned(card.id)):
            activity.state = "cancelled"
    moved = LeadMoved if card.kind == "lead" else DealMoved
    return moved(card.id, card.stage, came_from)


def _asked(crm: Crm, needs: Needs, check: str) -> Iterable[str | Need]:
    return _in_force(needs, crm.organisation.plan, check)


def _in_force(needs: Needs, plan: str | None, check: str) -> Iterator[str | Need]:
    for one in needs:
        if isinstance(one, str):
            if check == "before":
                yield one
        elif one.check == check and (not one.plans or plan in one.plans):
            yield one
