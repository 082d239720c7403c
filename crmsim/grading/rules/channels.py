"""A portal that works with you: calls, answers, robots' tasks, hints, counters, ends of deals.

R013, R071, R246–R253, R255, R256.
"""

from collections.abc import Iterator
from typing import Any

from crmsim.crm.entities import Deal, Lead
from crmsim.crm.filters import due_of
from crmsim.crm.hints import URGENT, next_steps
from crmsim.crm.inbox import Arrived, RobotPlanned, RobotSetTask
from crmsim.crm.inbox.acts import ChatCame, FormFilled, IncomingCall, MissedCall, SocialCommented
from crmsim.crm.inbox.mail import LetterCame
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.calls import CallAnswered
from crmsim.crm.verbs.contact import CallMade, MessageSent
from crmsim.crm.verbs.finish import LeadConverted, LeadRejected
from crmsim.crm.verbs.mail import LetterAnswered
from crmsim.crm.verbs.moved import CardMoved, DealMoved
from crmsim.crm.verbs.tasks import TaskCompleted, TaskPostponed, TaskSet
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import closes_min, happened, name_of, was_time_after
from crmsim.words import Told, say, say_n

ASKED = (LetterCame, ChatCame, FormFilled, SocialCommented, Arrived)
ANSWERED = (CallMade, CallAnswered, MessageSent)
TOUCHES = (*ANSWERED, TaskSet, TaskPostponed, TaskCompleted, LeadRejected, LeadConverted, CardMoved)


@rule(
    requirement=("R013", "R071"),
    advice=say("Pick up while it rings, and call back whoever you have missed."),
)
def calls_not_lost(trace: Trace) -> Iterator[Finding]:
    """Every client who calls is answered, or called back the same day (R013, R071)."""
    for rang in trace.every(IncomingCall):
        name = name_of(trace, rang.card)
        taken = next(iter(happened(trace, CallAnswered, activity=rang.activity)), None)
        back = taken or _turned_to(trace, rang)
        if back is not None:
            yield right(back, say("«{name}» has been heard.", name=name), rang.card)
        else:
            missed = next(iter(happened(trace, MissedCall, activity=rang.activity)), rang)
            if was_time_after(trace, missed):
                why = say("«{name}» has called, and nobody called back.", name=name)
                yield wrong(missed, why, say("Call «{name}» back.", name=name), rang.card)


@rule(
    requirement=("R066", "R071", "R253"),
    advice=say("Answer every request and message while the client still waits."),
)
def clients_answered_within(trace: Trace, minutes: int) -> Iterator[Finding]:
    """Whoever writes, fills a form or arrives is answered within so many minutes (R066, R253)."""
    for came in happened(trace, *ASKED):
        if not _is_mine(trace, came.card):
            continue
        name, answer = name_of(trace, came.card), _turned_to(trace, came)
        if answer is not None and answer.at_min - came.at_min <= minutes:
            yield right(answer, say("«{name}» has an answer in time.", name=name), came.card)
        elif came.at_min + minutes <= closes_min(trace):
            why = say_n(
                "«{name}» has waited for an answer longer than {n} minute.",
                "«{name}» has waited for an answer longer than {n} minutes.",
                minutes,
                name=name,
            )
            yield wrong(came, why, say("Call or write to «{name}» at once.", name=name), came.card)


@rule(
    requirement=("R255", "R256"),
    advice=say("Do what the robots have set for you, in time."),
)
def robots_obeyed(trace: Trace) -> Iterator[Finding]:
    """What robots have set for today is done, put off, or over by the end (R256)."""
    last = closes_min(trace)
    for planned in happened(trace, RobotSetTask, RobotPlanned):
        number = planned.task if isinstance(planned, RobotSetTask) else planned.activity
        row = trace.crm.activities[number]
        if row.responsible_id != trace.crm.me or planned.due_min > last:
            continue
        if row.state == "planned" and (row.due_min or 0) <= last:
            yield wrong(
                planned,
                say("«{title}» was set by a robot and is not done.", title=row.title),
                say("Do «{title}» and complete it.", title=row.title),
                planned.card,
            )
        elif row.state != "planned" or (row.due_min or 0) > last:
            why = say("«{title}» was set by a robot and is taken care of.", title=row.title)
            yield right(planned, why, planned.card)


@rule(
    requirement="R253",
    advice=say("Open the card and do what the hint says, the most urgent first."),
)
def hints_followed(trace: Trace) -> Iterator[Finding]:
    """At the end no hint of one's own cards says: answer, overdue, nothing planned (R253)."""
    for card in _worked(trace):
        urgent = [hint for hint in next_steps(trace.crm, card) if hint.kind in URGENT]
        if urgent:
            told: Told = urgent[0].words
            why = say("A hint on «{name}» was not followed: {hint}", name=card.name, hint=told)
            yield wrong(None, why, say("Open «{name}» and follow it.", name=card.name), card.id)
        elif touched := _last_touch(trace, card.id):
            why = say("The hints on «{name}» are followed.", name=card.name)
            yield right(touched, why, card.id)


@rule(
    requirement=("R246", "R247", "R248", "R249", "R251", "R252"),
    advice=say("Before the day ends, do or put off whatever is due, and plan what comes next."),
)
def counters_dark(trace: Trace) -> Iterator[Finding]:
    """In the evening no lead or deal of one's own lights a counter (R252, D8)."""
    crm = trace.crm
    for card in _worked(trace):
        due = due_of(crm, card)
        lit = due in ("overdue", "today") or (due == "none" and crm.organisation.counter_none)
        if lit and card.closed_min is None:
            yield wrong(
                None,
                say("«{name}» still lights a counter.", name=card.name),
                say("Work «{name}», or plan the next step for another day.", name=card.name),
                card.id,
            )
        elif touched := _last_touch(trace, card.id):
            why = say("«{name}» is off the counters.", name=card.name)
            yield right(touched, why, card.id)


@rule(
    requirement=("R061", "R064", "R255"),
    advice=say("A deal is won when the client has got the order, and lost when they refuse."),
)
def deals_end_as_they_went(trace: Trace) -> Iterator[Finding]:
    """A deal ends as its client has decided, and does not stay open when they have (R064)."""
    crm = trace.crm
    for deal in crm.deals.values():
        if deal.responsible_id != crm.me:
            continue
        refused, stage = deal.decision == "refuses", crm.stage(deal)
        ended = trace.last(DealMoved, card=deal.id) if stage.is_final else None
        if ended is None and refused:
            why = say("«{name}» has refused, and the deal is still open.", name=deal.name)
            yield wrong(None, why, say("Close the deal of «{name}».", name=deal.name), deal.id)
        elif ended is not None and refused == (stage.semantics == "failure"):
            yield right(
                ended, say("The deal of «{name}» is where it belongs.", name=deal.name), deal.id
            )
        elif ended is not None:
            why = say(
                "The deal of «{name}» has ended otherwise than its client did.", name=deal.name
            )
            yield wrong(
                ended, why, say("Ask «{name}» before you close it.", name=deal.name), deal.id
            )


def _is_mine(trace: Trace, card: int | None) -> bool:
    return card is not None and trace.crm.cards[card].responsible_id == trace.crm.me


def _turned_to(trace: Trace, asked: Any) -> Event | None:
    """The first time the trainee has turned to a client since; on a lead's deal too.

    Whoever writes while the trainee talks to them is answered in that very talk.
    """
    cards = {asked.card, *(d.id for d in trace.crm.deals.values() if d.lead_id == asked.card)}
    letters = (
        e for e in trace.every(LetterAnswered) if trace.crm.activities[e.letter].card_id in cards
    )
    calls = (e for e in happened(trace, *ANSWERED) if e.card in cards)
    since = [e for e in (*calls, *letters) if e.order > asked.order or 0 < e.line == asked.line]
    return min(since, key=lambda event: event.order, default=None)


def _worked(trace: Trace) -> Iterator[Lead | Deal]:
    """The trainee's leads and deals: the open ones, and those finished in the lesson."""
    cards = trace.crm.moving()
    for card in cards:
        opened = card.closed_min is None or card.closed_min > 0
        if card.responsible_id == trace.crm.me and opened:
            yield card


def _last_touch(trace: Trace, card: int) -> Event | None:
    """The last thing that the trainee, and nobody else, did about a card."""
    return next(iter(happened(trace, *TOUCHES, card=card)[::-1]), None)
