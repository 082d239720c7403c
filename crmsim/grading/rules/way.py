"""The way of a lead: each thing that happens is told by a status before the next contact."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from crmsim.crm.entities import Lead
from crmsim.crm.inbox import (
    ClientAnswered,
    ClientDidNotAnswer,
    ClientDidNotCome,
    ClientLeft,
    ClientWrote,
    FormApproved,
)
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.finish import LeadConverted, LeadRejected
from crmsim.crm.verbs.leads import FormSent
from crmsim.crm.verbs.meetings import MeetingSet
from crmsim.crm.verbs.moved import LeadMoved
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, under, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import (
    REQUIREMENT_OF_FACT,
    attempts,
    by_card,
    happened,
    stages_that_need,
    talks,
    was_time_after,
)
from crmsim.words import say

SAID = {"call_back": "talked", "thinks": "client_thinks", "agrees": "client_agreed"}
SETTLE_MIN = 30
"""What is followed by the next thing so soon need not be told by a status of its own."""


def _missed(trace: Trace, event: Any) -> str:
    return f"{trace.crm.activities[event.activity].kind}_missed"


SIGNS: dict[type[Event], Callable[[Trace, Any], str | None]] = {
    ClientAnswered: lambda trace, event: SAID.get(event.said),
    ClientWrote: lambda trace, event: SAID.get(event.said),
    ClientDidNotAnswer: lambda trace, event: "unreached",
    ClientDidNotCome: _missed,
    ClientLeft: _missed,
    MeetingSet: lambda trace, event: f"{event.place}_planned",
    FormSent: lambda trace, event: "form_sent",
    FormApproved: lambda trace, event: "form_approved",
}


@rule(
    requirement=tuple(REQUIREMENT_OF_FACT.values()),
    advice=say("Move the lead as soon as something has happened, before you contact it again."),
)
def statuses_on_the_way(trace: Trace) -> Iterator[Finding]:
    """Whatever happens to a lead is told by its status before its next contact (R086–R095)."""
    known = {lead for lead, p in trace.plans.items() if p.client.phase != "new"}
    for lead, events in by_card(happened(trace, *SIGNS)).items():
        signs = _signs(trace, lead, events, lead in known)
        for (sign, fact), (following, _) in pairwise((*signs, (None, ""))):
            for finding in _told(trace, trace.crm.leads[lead], sign, fact, following):
                yield under(REQUIREMENT_OF_FACT.get(fact), finding)


def _signs(trace: Trace, lead: int, events: list[Any], talked: bool) -> list[tuple[Any, str]]:
    """What happened to a lead and is a matter of its status, with the fact that it makes."""
    first_talk = next((-1 if talked else t.order for t in talks(trace, card=lead)), None)
    signs: list[tuple[Any, str]] = []
    for event in events:
        fact = SIGNS[type(event)](trace, event)
        reached = talked or (first_talk is not None and first_talk < event.order)
        if fact is None or (fact == "unreached" and reached):
            continue
        if not signs or signs[-1][1] != fact:
            signs.append((event, fact))
    return signs


def _told(trace: Trace, lead: Lead, sign: Any, fact: str, following: Any) -> Iterator[Finding]:
    stages = stages_that_need(trace, fact)
    end, soon = _end(trace, sign, following)
    stood = _stood(trace, lead, sign, end)
    if not stages or (soon and not _fits(stood, stages)):
        return
    name = lead.name
    finished = isinstance(end, LeadConverted | LeadRejected)
    if _fits(stood, stages) or (finished and fact == "client_agreed"):
        why = say("The status of «{name}» said what had happened.", name=name)
        yield right(stood[-1][1] or sign, why, lead.id)
    elif not finished and (end is not None or was_time_after(trace, sign)):
        yield wrong(
            end,
            say("The status of «{name}» did not say what had happened.", name=name),
            say("Move «{name}» to «{there}» at once.", name=name, there=stages[0].name),
            lead.id,
        )


def _end(trace: Trace, sign: Any, following: Any) -> tuple[Any, bool]:
    """What ends the time to move a lead, and whether that came too soon for anybody."""
    tries = [a for a in attempts(trace, card=sign.card) if a.line > sign.line]
    closed = happened(trace, LeadConverted, LeadRejected, card=sign.card)
    ends = [*tries[:1], *closed, *([following] if following else [])]
    end = min(ends, key=lambda event: event.order, default=None)
    if end is None:
        return None, isinstance(sign, FormApproved) and _is_fresh(sign, trace.now_min)
    return end, end is following and _is_fresh(sign, end.at_min)


def _is_fresh(sign: Any, minute: int) -> bool:
    return bool(minute < sign.at_min + SETTLE_MIN)


def _stood(trace: Trace, lead: Lead, sign: Any, end: Any) -> list[tuple[str, Any]]:
    """The statuses from a sign to its end, each with the move into it; the first has none."""
    moves = list(trace.every(LeadMoved, card=lead.id))
    last = end.order if end is not None else len(trace.events)
    before = [move.stage for move in moves if move.order < sign.order]
    first = before[-1] if before else moves[0].came_from if moves else lead.stage
    return [(first, None), *((m.stage, m) for m in moves if sign.order < m.order < last)]


def _fits(stood: list[tuple[str, Any]], stages: list[Any]) -> bool:
    return any(stage.id == here for stage in stages for here, _ in stood)
