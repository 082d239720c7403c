"""Contacts: answered soon, written down, registered, reported (R069, R085, R110, R113, R157)."""

from collections.abc import Iterator
from typing import Any

from crmsim.crm.inbox import CallUnrecorded, ClientWrote, LeadArrived, StrangerCame
from crmsim.crm.verbs.contact import CallMade, CallReported, MessageSent
from crmsim.crm.verbs.finish import LeadRejected
from crmsim.crm.verbs.leads import LeadAdded
from crmsim.crm.verbs.meetings import MeetingHeld
from crmsim.crm.verbs.timeline import CommentAdded
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import (
    attempts,
    closes_min,
    ended_min,
    happened,
    is_mine,
    name_of,
    talks,
    was_time_after,
)
from crmsim.words import say, say_n


@rule(
    requirement=("R110", "R113", "R156"),
    advice=say("After every contact write down what was said, before you turn to anybody else."),
)
def comment_after_contact(trace: Trace, minutes: int = 30) -> Iterator[Finding]:
    """Every contact has a comment before the next one or within *minutes* (R110, R113, R156)."""
    tries = attempts(trace)
    for contact in happened(trace, CallMade, MeetingHeld, ClientWrote):
        if not is_mine(trace, contact.card):
            continue
        following = next((a for a in tries if a.line > contact.line), None)
        written = _written_after(trace, contact)
        late = ended_min(trace, contact) + minutes
        name = name_of(trace, contact.card)
        if written and (not following or written.line < following.line or written.at_min <= late):
            why = say("The contact with «{name}» is written down.", name=name)
            yield right(written, why, contact.card)
        elif was_time_after(trace, contact):
            yield wrong(
                following or (contact if trace.now_min > late else None),
                say("The contact with «{name}» was not written down.", name=name),
                say(
                    "Add a comment to «{name}» at once: what was said and what comes next.",
                    name=name,
                ),
                contact.card,
            )


@rule(
    requirement=("R085", "R182"),
    advice=say("Call a new client as soon as the bell rings."),
)
def answered_promptly(trace: Trace, minutes: int = 30) -> Iterator[Finding]:
    """Everybody who arrives during the day is contacted within *minutes* (R085, R182)."""
    for arrived in trace.every(LeadArrived):
        if not is_mine(trace, arrived.card):
            continue
        first = next(iter(attempts(trace, card=arrived.card)), None)
        latest = arrived.at_min + minutes
        name = name_of(trace, arrived.card)
        better = say("Call «{name}» within {minutes} min.", name=name, minutes=minutes)
        if first is None and latest <= closes_min(trace):
            late = say("«{name}» has been waiting for an answer.", name=name)
            yield wrong(None, late, better, arrived.card)
        elif first is not None and first.at_min > latest:
            waited = first.at_min - arrived.at_min
            why = say_n(
                "«{name}» waited {n} minute for an answer.",
                "«{name}» waited {n} minutes for an answer.",
                waited,
                name=name,
            )
            yield wrong(first, why, better, arrived.card)
        elif first is not None:
            yield right(first, say("«{name}» was answered in time.", name=name), arrived.card)


@rule(
    requirement=("R069", "R070", "R116"),
    advice=say("Add a card for everybody who comes or calls without one."),
)
def strangers_registered(trace: Trace) -> Iterator[Finding]:
    """Everybody who comes unregistered gets a card with their phone (R069, R070, R116)."""
    for came in trace.every(StrangerCame):
        added = trace.first(LeadAdded, after=came, phone=came.phone)
        if added is not None:
            yield right(added, say("«{name}» has a card now.", name=came.name), added.card)
        elif was_time_after(trace, came):
            yield wrong(
                None,
                say("«{name}» is known to nobody: no card was added.", name=came.name),
                say("Add a lead with the name «{name}», the phone and the source.", name=came.name),
            )


@rule(
    requirement="R157",
    advice=say("When a call was not recorded, report it to the head of sales."),
)
def calls_reported(trace: Trace) -> Iterator[Finding]:
    """Every call without a recording is reported (R157, D24)."""
    for call in trace.every(CallUnrecorded):
        reported = trace.first(CallReported, after=call, activity=call.activity)
        name = name_of(trace, call.card)
        if reported is not None:
            why = say("The head knows of the call to «{name}».", name=name)
            yield right(reported, why, call.card)
        elif was_time_after(trace, call):
            yield wrong(
                None,
                say("The call to «{name}» was not recorded, and nobody was told.", name=name),
                say("Report the call from the card of «{name}».", name=name),
                call.card,
            )


@rule(
    requirement=("R085", "R086"),
    advice=say("Keep calling until enough clients have answered."),
)
def clients_reached(trace: Trace, n: int) -> Iterator[Finding]:
    """So many different clients have answered (R085, R086)."""
    reached: dict[int, Any] = {}
    for talk in talks(trace):
        reached.setdefault(talk.card, talk)
    for lead, talk in list(reached.items())[:n]:
        yield right(talk, say("«{name}» has answered.", name=name_of(trace, lead)), lead)
    for _ in range(n - len(reached)):
        yield wrong(
            None,
            say("{reached} of {n} clients have answered.", reached=len(reached), n=n),
            say("Call the next client of the queue."),
        )


def _written_after(trace: Trace, contact: CallMade | MessageSent | MeetingHeld) -> Any:
    notes = happened(trace, CommentAdded, LeadRejected, card=contact.card)
    return next((note for note in notes if note.order > contact.order), None)
