"""A sale of goods: taken soon, on the true stage, brought to its end, its checklist kept.

Stages are no constants here: the one that a fact asks for is the one whose `needs` or `leave`
names it. How a deal fails is judged in `failures`.
"""

from collections.abc import Iterator
from typing import Any

from crmsim.crm.entities import Activity, Deal
from crmsim.crm.fields import label, value_of
from crmsim.crm.inbox import Arrived, TaskOverdue
from crmsim.crm.organisation import Stage
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.checklists import StepTicked
from crmsim.crm.verbs.fields import CardUpdated
from crmsim.crm.verbs.guard import lacking
from crmsim.crm.verbs.moved import DealMoved
from crmsim.crm.verbs.sale import ObjectionAnswered
from crmsim.desk.checklists import Proofs, proofs_of
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import attempts, closes_min, happened, name_of, talks, was_time_after
from crmsim.words import join, say, say_n

OBJECTIONS = ("objects_dear",)
NEEDS = ("tells_needs",)
REQUESTS = ("wants_goods", "introduces")


@rule(
    requirement=("R182", "R177", "R180"),
    advice=say("Call or move every new deal as soon as the bell rings."),
)
def taken_promptly(trace: Trace, minutes: int = 60) -> Iterator[Finding]:
    """Every deal that arrives is worked within *minutes* of office time (R177, R180, R182)."""
    for arrived in trace.every(Arrived):
        card = arrived.card
        tried = attempts(trace, card=card) + list(trace.every(DealMoved, card=card))
        first = min(tried, key=lambda e: e.order, default=None)
        latest = arrived.at_min + minutes
        name = name_of(trace, card)
        better = say("Take «{name}» in work within {minutes} min.", name=name, minutes=minutes)
        if first is not None and first.at_min <= latest:
            yield right(first, say("«{name}» was taken in work in time.", name=name), card)
        elif first is not None:
            late = first.at_min - arrived.at_min
            why = say_n(
                "«{name}» was taken in work after {n} minute.",
                "«{name}» was taken in work after {n} minutes.",
                late,
                name=name,
            )
            yield wrong(first, why, better, card)
        elif latest <= min(trace.now_min, closes_min(trace)) or trace.crm.lesson.handed_in:
            why = say("«{name}» has not been taken in work.", name=name)
            yield wrong(None, why, better, card)


@rule(
    requirement=("R183", "R191", "R194", "R197", "R199", "R203", "R205"),
    advice=say("Move a deal as soon as the facts allow its next stage."),
)
def deals_stand_right(trace: Trace) -> Iterator[Finding]:
    """No worked deal stands before the stage that its facts allow (R183–R205)."""
    for deal in trace.crm.deals.values():
        last = _last_fact(trace, deal)
        if last is None:
            continue
        ahead = None if deal.closed_min is not None else _stage_ahead(trace, deal)
        if ahead is None:
            moved = trace.last(DealMoved, card=deal.id) or last
            yield right(moved, say("«{name}» stands where it should.", name=deal.name), deal.id)
        elif was_time_after(trace, last):
            here = trace.crm.stage(deal).name
            yield wrong(
                None,
                say("«{name}» is still in «{here}».", name=deal.name, here=here),
                say("Move «{name}» to «{there}».", name=deal.name, there=ahead.name),
                deal.id,
            )


@rule(
    requirement=("R165", "R172", "R202", "R204"),
    advice=say("Go on with every deal until it is won or lost."),
)
def deals_finished(trace: Trace) -> Iterator[Finding]:
    """At the end every deal is won or lost (R165–R172, R202, R204)."""
    for deal in trace.crm.deals.values():
        if deal.closed_min is not None:
            done = trace.last(DealMoved, card=deal.id)
            yield right(done, say("«{name}» is brought to its end.", name=deal.name), deal.id)
        else:
            yield wrong(
                None,
                say("«{name}» is still in work.", name=deal.name),
                say("Do what the stage of «{name}» asks for, and move it on.", name=deal.name),
                deal.id,
            )


@rule(
    requirement=("R175", "R181", "R188"),
    advice=say("Write into the fields of the deal what the client says."),
)
def needs_as_told(trace: Trace, mentions: list[str]) -> Iterator[Finding]:
    """The fields of a deal hold what its client told; *mentions* name the number (R181, R188)."""
    for talk in _first_of_each(talks(trace, *NEEDS)):
        yield from _told_fields(trace, talk)
    for talk in _first_of_each(talks(trace, *REQUESTS)):
        yield from _told_number(trace, talk, mentions)


@rule(
    requirement=("R200", "R201", "R202"),
    advice=say("Tick each step of the order when it is done, and not before."),
)
def checklist_kept(trace: Trace, proofs: Proofs) -> Iterator[Finding]:
    """Each step of a robot's checklist is ticked, in its order, once it is true (R200, R201)."""
    for task in trace.crm.activities.values():
        if task.robot in proofs and task.card_id is not None:
            yield from _steps(trace, task, proofs)


@rule(
    requirement=("R192", "R208"),
    advice=say("Answer an objection before the client decides."),
)
def objections_answered(trace: Trace) -> Iterator[Finding]:
    """Every objection is answered (R192, R208)."""
    for talk in _first_of_each(talks(trace, *OBJECTIONS)):
        answer = trace.first(ObjectionAnswered, after=talk, card=talk.card)
        name = name_of(trace, talk.card)
        if answer is not None:
            why = say("The objection of «{name}» was answered.", name=name)
            yield right(answer, why, talk.card)
        elif was_time_after(trace, talk):
            why = say("The objection of «{name}» was left without an answer.", name=name)
            better = say("Answer the objection of «{name}» in the same talk.", name=name)
            yield wrong(None, why, better, talk.card)


@rule(
    requirement=("R163", "R164", "R187"),
    advice=say("Move the deal, or postpone its task, before the head's task is overdue."),
)
def tasks_of_head_in_time(trace: Trace) -> Iterator[Finding]:
    """No task whose author is somebody else becomes overdue (R163, R164, R187)."""
    late = {event.task: event for event in trace.every(TaskOverdue)}
    for task in trace.crm.activities.values():
        if task.kind != "task" or task.author_id == task.responsible_id:
            continue
        if task.id in late:
            who = trace.crm.employees[task.author_id].name
            why = say("«{title}» is overdue, and {who} knows.", title=task.title, who=who)
            better = say("Do «{title}» in time, or give it another time.", title=task.title)
            yield wrong(late[task.id], why, better, task.card_id)
        elif task.state == "done":
            moved = _closing(trace, task)
            why = say("«{title}» was done in time.", title=task.title)
            yield right(moved, why, task.card_id)


def _last_fact(trace: Trace, deal: Deal) -> Any:
    """The last thing that happened to a deal, beside arriving."""
    told = [e for e in trace.events if getattr(e, "card", None) == deal.id]
    return told[-1] if attempts(trace, card=deal.id) else None


def _stage_ahead(trace: Trace, deal: Deal) -> Stage | None:
    """The furthest stage, no failure, that a deal could enter now."""
    stages = trace.crm.organisation.pipeline(deal.pipeline).stages
    here = next(n for n, stage in enumerate(stages) if stage.id == deal.stage)
    ahead = [s for s in stages[here + 1 :] if s.semantics != "failure" and s.needs]
    open_ = [s for s in ahead if not lacking(trace.crm, deal, s)]
    return open_[-1] if open_ else None


def _first_of_each(said: list[Any]) -> list[Any]:
    found: dict[int, Any] = {}
    for talk in said:
        found.setdefault(talk.card, talk)
    return list(found.values())


def _told_fields(trace: Trace, talk: Any) -> Iterator[Finding]:
    deal = trace.crm.cards[talk.card]
    false = [name for name, value in talk.facts if value_of(trace.crm, deal, name) != value]
    if not false:
        yield right(talk, say("«{name}» holds what was told.", name=deal.name), deal.id)
    elif was_time_after(trace, talk):
        fields = join(label(trace.crm, "deal", name) for name in false)
        yield wrong(
            None,
            say("«{name}» does not hold what was told: {fields}.", name=deal.name, fields=fields),
            say("Fill «{name}» from the client's words: {fields}.", name=deal.name, fields=fields),
            deal.id,
        )


def _told_number(trace: Trace, talk: Any, mentions: list[str]) -> Iterator[Finding]:
    deal, pieces = trace.crm.cards[talk.card], dict(talk.facts)["pieces"]
    held = [str(value_of(trace.crm, deal, name) or "") for name in mentions]
    if all(str(pieces) in text for text in held):
        why = say("The requirements of «{name}» are written down.", name=deal.name)
        yield right(talk, why, deal.id)
    elif was_time_after(trace, talk):
        why = say("The requirements of «{name}» are not written down.", name=deal.name)
        better = say(
            "Write into the requirements of «{name}» that {n} pieces are needed.",
            name=deal.name,
            n=pieces,
        )
        yield wrong(None, why, better, deal.id)


def _steps(trace: Trace, task: Activity, proofs: Proofs) -> Iterator[Finding]:
    proved = proofs_of(trace, task, proofs)
    ticked = {e.step: e for e in trace.every(StepTicked, task=task.id)}
    before = -1
    for number in range(1, len(proofs[task.robot or ""]) + 1):
        event = proved[number - 1] if number <= len(proved) else None
        tick = ticked.get(number)
        if event is None and tick is None:
            continue
        text = task.checklist[number - 1]["text"]
        if tick is not None and event is not None and tick.order > max(event.order, before):
            yield right(tick, say("Ticked when it was done: {step}.", step=text), task.card_id)
        elif tick is not None or _over(trace, task, event):
            why = say("Not ticked when it was done: {step}.", step=text)
            better = say("First do it, then tick the step: {step}.", step=text)
            yield wrong(tick, why, better, task.card_id)
        before = max(before, tick.order if tick else -1)


def _over(trace: Trace, task: Activity, event: Event | None) -> bool:
    """Whether a step that was done can be ticked no more, or could have been long since."""
    if trace.crm.stage(trace.crm.deals[task.card_id or 0]).semantics == "failure":
        return False
    return task.state != "planned" or (event is not None and was_time_after(trace, event))


def _closing(trace: Trace, task: Activity) -> Event | None:
    moves = happened(trace, DealMoved, card=task.card_id)
    return next((e for e in moves if e.at_min == task.done_min), None)


@rule(
    requirement=("R160", "R161", "R179"),
    advice=say("Put the head of sales into every deal, where no robot does it."),
)
def head_in_every_deal(trace: Trace, field: str, role: str) -> Iterator[Finding]:
    """Every deal names an employee of that role in that field (R160, R161, R179)."""
    heads = {employee.id for employee in trace.crm.employees_in(role)}
    for deal in trace.crm.deals.values():
        if value_of(trace.crm, deal, field) in heads:
            filled = [e for e in trace.every(CardUpdated, card=deal.id) if field in dict(e.fields)]
            last = filled[-1] if filled else None
            yield right(last, say("«{name}» has its head of sales.", name=deal.name), deal.id)
        else:
            shown = label(trace.crm, "deal", field)
            why = say("«{name}» lacks «{field}».", name=deal.name, field=shown)
            better = say("Choose the head of sales in «{name}».", name=deal.name)
            yield wrong(None, why, better, deal.id)
