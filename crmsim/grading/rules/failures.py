"""How a deal fails: on the right stage, with its reason, and not for a moment's silence (R173)."""

from collections.abc import Iterator
from typing import Any

from crmsim.crm.comments import is_detailed
from crmsim.crm.entities import Deal
from crmsim.crm.facts.sale import in_vain, silence
from crmsim.crm.fields import value_of
from crmsim.crm.organisation import Need, Stage
from crmsim.crm.verbs.moved import DealMoved
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import attempts, talks, was_time_after
from crmsim.words import say, say_n


@rule(
    requirement=("R178", "R185", "R199", "R203", "R206", "R207", "R208", "R209"),
    advice=say("Lose a deal on the stage that fits what the client has said."),
)
def right_failure(trace: Trace) -> Iterator[Finding]:
    """Who will not buy is lost on the fitting stage, and nobody else is lost (R173, R206–R209)."""
    for deal in trace.crm.deals.values():
        said = talks(trace, card=deal.id)
        last: Any = said[-1] if said else None
        due = _failure_for(trace, deal, last)
        here = trace.crm.stage(deal)
        moved = trace.last(DealMoved, card=deal.id)
        if due is not None and here.id == due.id:
            why = say("«{name}» is lost on the right stage.", name=deal.name)
            yield right(moved, why, deal.id)
        elif due is not None and (deal.closed_min is not None or was_time_after(trace, last)):
            yield _misplaced(deal, here, due, moved)
        elif due is None and here.semantics == "failure" and not _asks_silence(here):
            why = say("«{name}» is lost, and the client has given no reason.", name=deal.name)
            better = say("Keep «{name}» in work until the client has decided.", name=deal.name)
            yield wrong(moved, why, better, deal.id)


@rule(
    requirement=("R174", "R178", "R185"),
    advice=say("Say in the comment on the failure what was talked about and why it ended."),
)
def failure_explained(trace: Trace, field: str) -> Iterator[Finding]:
    """The comment of every lost deal that asks for one says why it is lost (R174, D21)."""
    for deal in trace.crm.deals.values():
        stage = trace.crm.stage(deal)
        if stage.semantics != "failure" or not _asks_for(stage, field):
            continue
        moved = trace.last(DealMoved, card=deal.id)
        if is_detailed(str(value_of(trace.crm, deal, field) or "")):
            why = say("The comment on the failure of «{name}» says why.", name=deal.name)
            yield right(moved, why, deal.id)
        else:
            why = say("The comment on the failure of «{name}» does not say why.", name=deal.name)
            better = say(
                "Write what you talked about with «{name}», and what they decided.", name=deal.name
            )
            yield wrong(moved, why, better, deal.id)


@rule(
    requirement=("R184", "R192", "R195", "R197", "R207"),
    advice=say("Try a silent client through other channels until they may be given up, and do so."),
)
def silence_worked_off(trace: Trace) -> Iterator[Finding]:
    """Who does not answer is tried often enough, and then given up (R184, R192–R207, D12)."""
    for deal in trace.crm.deals.values():
        if _asks_silence(trace.crm.stage(deal)):
            moved = trace.last(DealMoved, card=deal.id)
            why = say("«{name}» was tried often enough, and given up.", name=deal.name)
            yield right(moved, why, deal.id)
        elif deal.closed_min is None and in_vain(trace.crm, deal):
            yield from _silent(trace, deal)


def _silent(trace: Trace, deal: Deal) -> Iterator[Finding]:
    need = silence(trace.crm, deal)
    last = attempts(trace, card=deal.id)[-1]
    if need is None or not was_time_after(trace, last):
        return
    made, wanted = len(in_vain(trace.crm, deal)), need.params["on"][deal.stage]
    why = say_n(
        "«{name}» is silent, and {n} attempt of {wanted} has been made.",
        "«{name}» is silent, and {n} attempts of {wanted} have been made.",
        made,
        name=deal.name,
        wanted=wanted,
    )
    better = say("Try «{name}» through other channels, and then give them up.", name=deal.name)
    yield wrong(None, why, better, deal.id)


def _failure_for(trace: Trace, deal: Deal, talk: Any) -> Stage | None:
    """The stage of failure that fits what a client said last; None for a client who may buy."""
    stages = trace.crm.organisation.pipeline(deal.pipeline).stages
    said = None if talk is None else talk.said
    return next((s for s in stages if s.semantics == "failure" and said in s.said), None)


def _misplaced(deal: Deal, here: Stage, due: Stage, moved: DealMoved | None) -> Finding:
    better = say("Move «{name}» to «{there}».", name=deal.name, there=due.name)
    if here.is_final:
        why = say("«{name}» has ended in «{here}».", name=deal.name, here=here.name)
        return wrong(moved, why, better, deal.id)
    why = say("«{name}» will not buy, and is still in work.", name=deal.name)
    return wrong(None, why, better, deal.id)


def _asks_silence(stage: Stage) -> bool:
    return any(isinstance(one, Need) and one.fact == "attempts" for one in stage.needs)


def _asks_for(stage: Stage, field: str) -> bool:
    needs = (one for one in stage.needs if isinstance(one, Need) and one.fact == "filled")
    return any(field in one.params["fields"] for one in needs)
