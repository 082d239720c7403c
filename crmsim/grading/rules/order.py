"""In which order the day's work is taken (R104–R108). Inside one tier any order is right."""

from collections.abc import Iterator

from crmsim.crm.inbox import ClientAnswered, ClientWrote
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.contact import CallMade
from crmsim.crm.verbs.finish import LeadRejected
from crmsim.crm.verbs.meetings import PLACES, MeetingSet
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, under, wrong
from crmsim.grading.queue import Card, Queue
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import (
    ATTEMPTS,
    GRACE_MIN,
    closes_min,
    happened,
    moment,
    name_of,
    opening_activities,
)
from crmsim.words import say

REQUIREMENT_OF_TIER = {1: "R104", 2: "R105", 3: "R106", 4: "R107", 5: "R108"}


@rule(
    requirement=("R104", "R105", "R106", "R107", "R108"),
    advice=say(
        "Take new leads first, then those closest to a deal, then meetings to confirm, then "
        "meetings to arrange, and last those who could not be reached."
    ),
)
def highest_tier_first(trace: Trace) -> Iterator[Finding]:
    """Nobody is contacted while a lead of a higher tier waits; a set time wins (R104–R108)."""
    queue = Queue(trace)
    for event in trace.events:
        queue.advance(event.at_min)
        card = queue.cards.get(getattr(event, "card", None) or 0)
        if card is not None and isinstance(event, ATTEMPTS):
            if card.worked != queue.day:
                yield from _taken(trace, queue, card, event)
            queue.work(card)
        elif card is not None and isinstance(event, LeadRejected) and queue.is_waiting(card):
            yield _never_worked(trace, card, event)
        queue.tell(event)
    queue.advance(trace.now_min)
    yield from _left(trace, queue)


@rule(
    requirement="R106",
    advice=say("Call everybody who has a meeting today, and ask whether they will come."),
)
def meetings_confirmed(trace: Trace) -> Iterator[Finding]:
    """Whoever has a meeting today is asked about it before its time (R106)."""
    for lead, activity, due_min, since_min in _to_confirm(trace):
        morning = trace.crm.hours.end_of_day(due_min) - 24 * 60
        asked = _asked(trace, lead, max(since_min, morning), due_min)
        name, at = name_of(trace, lead), moment(trace, due_min)
        if asked is not None:
            why = say("The meeting with «{name}» on {at} is confirmed.", name=name, at=at)
            yield right(asked, why, lead)
        elif trace.crm.activities[activity].state != "cancelled":
            yield wrong(
                None,
                say("Nobody asked «{name}» whether the time on {at} stands.", name=name, at=at),
                say("Call «{name}» before {at} and confirm the meeting.", name=name, at=at),
                lead,
            )


def _taken(trace: Trace, queue: Queue, card: Card, event: Event) -> Iterator[Finding]:
    other = None if card.is_set_for(queue.now) else queue.before(card)
    name = name_of(trace, card.number)
    if other is not None:
        pipeline = trace.crm.organisation.leads
        blame = wrong(
            event,
            say(
                "«{name}» ({mine}) was taken while «{other}» ({theirs}) was waiting.",
                name=name,
                mine=pipeline.stage(card.stage).name,
                other=name_of(trace, other.number),
                theirs=pipeline.stage(other.stage).name,
            ),
            say("Take «{other}» first.", other=name_of(trace, other.number)),
            card.number,
        )
        yield under(REQUIREMENT_OF_TIER.get(other.tier), blame)
    elif queue.is_waiting(card) or card.is_set_for(queue.now):
        praise = right(event, say("«{name}» was taken in turn.", name=name), card.number)
        yield under(REQUIREMENT_OF_TIER.get(card.tier), praise)


def _left(trace: Trace, queue: Queue) -> Iterator[Finding]:
    latest = trace.crm.hours.closing(trace.now_min) - GRACE_MIN
    for card in queue.cards.values():
        if queue.is_waiting(card):
            if card.since_min is not None and card.since_min <= latest:
                yield _never_worked(trace, card, None)
        elif card.there and card.open and card.worked != queue.day and card.form != "sent":
            dues = (plan.due_min for plan in card.plans.values())
            if any(trace.now_min < due <= latest for due in dues):
                yield _never_worked(trace, card, None)


def _never_worked(trace: Trace, card: Card, event: Event | None) -> Finding:
    name = name_of(trace, card.number)
    blame = wrong(
        event,
        say("«{name}» was to be worked today, and never was.", name=name),
        say("Call «{name}».", name=name),
        card.number,
    )
    return under(REQUIREMENT_OF_TIER.get(card.tier), blame)


def _to_confirm(trace: Trace) -> Iterator[tuple[int, int, int, int]]:
    """Lead, activity, due minute, and the minute since when it is in the calendar."""
    last = closes_min(trace)
    for row, lead, due_min in opening_activities(trace):
        if row.kind in PLACES and 0 < due_min <= last:
            yield lead, row.id, due_min, 0
    day_of = trace.crm.hours.end_of_day
    for event in trace.every(MeetingSet):
        if day_of(event.at_min) < event.due_min <= min(last, day_of(trace.now_min)):
            yield event.card, event.activity, event.due_min, event.at_min


def _asked(trace: Trace, lead: int, first: int, before: int) -> Event | None:
    contacts = happened(trace, ClientAnswered, ClientWrote, CallMade, card=lead)
    return next((c for c in contacts if first <= c.at_min < before), None)
