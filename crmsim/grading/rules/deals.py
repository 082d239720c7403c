"""Deals on their way: paid, moved on, with a next step, asked about, finished (R118–R159)."""

import re
from collections.abc import Iterator
from typing import Any

from crmsim.crm.entities import Deal
from crmsim.crm.inbox import PaperBrought, PaymentCame, WorkDone
from crmsim.crm.organisation import Stage
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.colleagues import ColleagueAsked
from crmsim.crm.verbs.guard import lacking
from crmsim.crm.verbs.moved import DealMoved
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.tasks import TaskSet
from crmsim.crm.verbs.timeline import CommentAdded
from crmsim.desk.trace import Step, Trace
from crmsim.grading.finding import Finding, right, under, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import ended_min, happened, name_of, talks, was_time_after
from crmsim.words import Value, say

GIVES_UP = ("terminates", "refuses")
"""What a client says whose deal is lost."""


@rule(
    requirement=("R121", "R145"),
    advice=say("Keep a new deal where it is until the first payment, then move it on."),
)
def new_deal_until_paid(trace: Trace) -> Iterator[Finding]:
    """A deal leaves its first stage when money has come, and is not pushed before (R121, R145)."""
    pushed = dict(_pushed(trace))
    for number, deal in trace.crm.deals.items():
        first = trace.crm.organisation.pipeline(deal.pipeline).stages[0].id
        came = trace.first(PaymentCame, card=number)
        moved = next((m for m in trace.every(DealMoved, card=number) if m.came_from == first), None)
        values = {"name": deal.name}
        if number in pushed:
            why = say("«{name}» was to be moved on before anything was paid.", **values)
            better = say("Leave «{name}» a new deal until the first payment.", **values)
            yield wrong(pushed[number], why, better, number)
        elif came is not None and moved is not None and moved.order > came.order:
            why = say("«{name}» went on when it was paid.", **values)
            yield right(moved, why, number)
        elif came is not None and deal.stage == first and was_time_after(trace, came):
            why = say("«{name}» has paid, and is still a new deal.", **values)
            yield wrong(None, why, say("Move «{name}» on.", **values), number)


@rule(
    requirement=(
        *("R118", "R145", "R146", "R147", "R148", "R149", "R150"),
        *("R151", "R152", "R153", "R154"),
    ),
    advice=say("Move a deal on as soon as its next stage is true, and close it when it is over."),
)
def deal_stage_tells_truth(
    trace: Trace, requirements: dict[str, str] | None = None
) -> Iterator[Finding]:
    """Every deal stands where the facts put it (R118, R145–R154).

    *requirements* name what each `pipeline/STAGE` answers.
    """
    answers = requirements or {}
    for number, deal in trace.crm.deals.items():
        if not trace.crm.sees(deal):
            continue
        for moved in trace.every(DealMoved, card=number):
            answer = answers.get(f"{deal.pipeline}/{moved.stage}")
            yield under(answer, _moved(trace, deal, moved))
        for stage in _ought_to_be(trace, deal):
            answer = answers.get(f"{deal.pipeline}/{stage.id}")
            why = say("«{name}» could stand in «{there}».", name=deal.name, there=stage.name)
            better = say("Move «{name}» to «{there}».", name=deal.name, there=stage.name)
            yield under(answer, wrong(None, why, better, number))


@rule(
    requirement=("R150", "R159"),
    advice=say("Write into the timeline why the work has stopped, and close the deal as lost."),
)
def reason_written(trace: Trace, words: list[str] | None = None) -> Iterator[Finding]:
    """Whoever breaks off has a comment with the reason in the timeline (R150, R159).

    *words* are beginnings of words of which a reason has one; without them every comment will do.
    """
    for talk in talks(trace, *GIVES_UP):
        if talk.card not in trace.crm.deals:
            continue
        name = name_of(trace, talk.card)
        notes = (n for n in trace.every(CommentAdded, card=talk.card) if n.order > talk.order)
        note = next((n for n in notes if _names_one(n.text, words)), None)
        if note is not None:
            yield right(note, say("Why «{name}» is lost is written down.", name=name), talk.card)
        elif was_time_after(trace, talk):
            why = say("The timeline does not say why «{name}» is lost.", name=name)
            better = say("Write into the timeline why «{name}» breaks off.", name=name)
            yield wrong(None, why, better, talk.card)


@rule(
    requirement="R155",
    advice=say("After every talk about a deal set a task: what comes next, and when."),
)
def deal_has_task(trace: Trace, minutes: int = 60) -> Iterator[Finding]:
    """After every talk a deal has its next step within *minutes*, or is finished (R155)."""
    for talk in talks(trace):
        if talk.card not in trace.crm.deals:
            continue
        name, late = name_of(trace, talk.card), ended_min(trace, talk) + minutes
        events = happened(trace, TaskSet, DealMoved, card=talk.card)
        step = next((e for e in events if e.order > talk.order and _is_step(trace, e)), None)
        if step is not None and step.at_min <= late:
            yield right(step, say("«{name}» has a next step.", name=name), talk.card)
        elif was_time_after(trace, talk):
            why = say("After the talk «{name}» had no next step.", name=name)
            better = say("Set a task for «{name}» with a date and time of contact.", name=name)
            yield wrong(step, why, better, talk.card)


@rule(
    requirement="R158",
    advice=say("When you do not know the next step, ask a colleague from the card of the deal."),
)
def colleague_asked(trace: Trace) -> Iterator[Finding]:
    """What the trainee cannot know is asked of a colleague (R158)."""
    for talk in _once(talks(trace, "asks_expert")):
        asked = trace.first(ColleagueAsked, after=talk, card=talk.card)
        name = name_of(trace, talk.card)
        if asked is not None:
            yield right(asked, say("A colleague was asked about «{name}».", name=name), talk.card)
        elif was_time_after(trace, talk):
            why = say("«{name}» has asked what comes next, and nobody was asked.", name=name)
            better = say("Ask a colleague about «{name}», and call back.", name=name)
            yield wrong(None, why, better, talk.card)


def _names_one(text: str, words: list[str] | None) -> bool:
    said = re.findall(r"\w+", text.casefold().replace("ё", "е"))
    return not words or any(word.startswith(tuple(words)) for word in said)


def _pushed(trace: Trace) -> Iterator[tuple[int, Step]]:
    """The deals that were to be moved before anything was paid, with the line."""
    for step in trace.steps:
        early = any(missing.code == "first_payment_made" for missing in step.missing)
        if early and isinstance(step.action, MoveDeal):
            yield step.action.deal, step


def _moved(trace: Trace, deal: Deal, moved: DealMoved) -> Finding:
    stage = trace.crm.organisation.pipeline(deal.pipeline).stage(moved.stage)
    values: dict[str, Value] = {"name": deal.name, "there": stage.name}
    said = talks(trace, *GIVES_UP, card=deal.id)
    if stage.semantics == "failure" and not any(talk.order < moved.order for talk in said):
        why = say("«{name}» was closed as lost, and has not broken off.", **values)
        better = say("Keep «{name}» in work, and set the next step.", **values)
        return wrong(moved, why, better, deal.id)
    return right(moved, say("«{name}» went to «{there}» in its time.", **values), deal.id)


def _ought_to_be(trace: Trace, deal: Deal) -> Iterator[Stage]:
    """Where an open deal could have been moved, and was not."""
    if deal.closed_min is not None:
        return
    pipeline = trace.crm.organisation.pipeline(deal.pipeline)
    stages = [pipeline.stage(one) for one in trace.crm.roads(deal.pipeline).open_from(deal.stage)]
    given_up = talks(trace, *GIVES_UP, card=deal.id)
    if given_up and was_time_after(trace, given_up[-1]):
        yield next(stage for stage in stages if stage.semantics == "failure")
        return
    news = happened(trace, PaymentCame, PaperBrought, WorkDone, card=deal.id)
    if not news or not was_time_after(trace, news[-1]):
        return
    for stage in stages:
        asked = (lacking(trace.crm, deal, stage, check) for check in ("before", "advised"))
        if stage.semantics != "failure" and not any(asked):
            yield stage


def _is_step(trace: Trace, event: Event) -> bool:
    """A task for the trainee, or the end of the work."""
    if isinstance(event, TaskSet):
        return trace.crm.activities[event.task].responsible_id == trace.crm.me
    moved: Any = event
    deal = trace.crm.deals[moved.card]
    return trace.crm.organisation.pipeline(deal.pipeline).stage(moved.stage).is_final


def _once(said: list[Any]) -> list[Any]:
    """The first talk of each card."""
    first: dict[int, Any] = {}
    for talk in said:
        first.setdefault(talk.card, talk)
    return list(first.values())
