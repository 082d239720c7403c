"""Statuses: each lead stands where the facts of its story put it (R086–R095).

Statuses are no constants here: the one that a fact asks for is the one whose `needs` names it.
"""

from collections.abc import Iterator

from crmsim.crm.entities import Activity, Lead
from crmsim.crm.inbox import ClientDidNotCome, ClientLeft, ClientTold, FormApproved
from crmsim.crm.verbs.meetings import PLACES, MeetingHeld
from crmsim.crm.verbs.moved import LeadMoved
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, under, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import (
    GRACE_MIN,
    REQUIREMENT_OF_FACT,
    closes_min,
    happened,
    own_leads,
    stages_that_need,
    talks,
    was_time_after,
    worked_leads,
)
from crmsim.words import say

NOT_A_CLIENT = ("refuses", "not_target", "wrong_number", "has_paid")
SETTLE_MIN = 30
"""So long a status may still be the one before something happened by itself."""


@rule(
    requirement=tuple(REQUIREMENT_OF_FACT.values()),
    advice=say("After each contact move the lead to the status that tells what has happened."),
)
def status_tells_truth(trace: Trace) -> Iterator[Finding]:
    """At the end every worked lead stands in the status that the facts ask for (R086–R095)."""
    first = trace.crm.organisation.leads.stages[0].id
    touched = worked_leads(trace) | {
        e.card for e in happened(trace, FormApproved, ClientDidNotCome, ClientLeft)
    }
    for lead in own_leads(trace):
        if lead.closed_min is not None:
            yield from (under("R097", finding) for finding in _finished(trace, lead))
        elif lead.id in touched:
            facts = _facts_of(trace, lead)
            for finding in _status(trace, lead, facts):
                yield under(REQUIREMENT_OF_FACT.get(facts[0]), finding)
        elif lead.stage == first and lead.contacted_min is None:
            yield wrong(
                None,
                say("«{name}» has stayed a new lead.", name=lead.name),
                say("Call «{name}», and move the lead to what came of it.", name=lead.name),
                lead.id,
            )


def _status(trace: Trace, lead: Lead, facts: tuple[str, ...]) -> Iterator[Finding]:
    stages = [stage for fact in facts for stage in stages_that_need(trace, fact)]
    if not stages:
        return
    if any(stage.id == lead.stage for stage in stages):
        why = say("«{name}» stands where it should.", name=lead.name)
        yield right(trace.last(LeadMoved, card=lead.id), why, lead.id)
    elif trace.now_min + GRACE_MIN <= closes_min(trace) or _had_time(trace, lead):
        here = trace.crm.stage(lead).name
        yield wrong(
            None,
            say("«{name}» stands in «{here}», which is not true.", name=lead.name, here=here),
            say("Move «{name}» to «{there}».", name=lead.name, there=stages[0].name),
            lead.id,
        )


def _finished(trace: Trace, lead: Lead) -> Iterator[Finding]:
    said = talks(trace, card=lead.id)
    last = said[-1].said if said else None
    done = trace.last(LeadMoved, card=lead.id)
    kept = trace.crm.stage(lead).semantics == "success"
    if last is None and not lead.paid_rub:
        return
    if kept == (bool(lead.paid_rub) or last == "agrees") and (kept or last in NOT_A_CLIENT):
        yield right(done, say("«{name}» is finished as it should be.", name=lead.name), lead.id)
    else:
        yield wrong(
            done,
            say("«{name}» is finished, and the client did not ask for that.", name=lead.name),
            say("Keep «{name}» in work until the client has decided.", name=lead.name),
            lead.id,
        )


def _had_time(trace: Trace, lead: Lead) -> bool:
    heard = happened(
        trace, *(MeetingHeld, FormApproved, ClientDidNotCome, ClientLeft), card=lead.id
    )
    last = max([*heard, *talks(trace, card=lead.id)], key=lambda e: e.order, default=None)
    return last is None or was_time_after(trace, last)


def _facts_of(trace: Trace, lead: Lead) -> tuple[str, ...]:
    """The facts that the status may tell; the first is the best, none where it is not judged."""
    said = talks(trace, card=lead.id)
    if lead.paid_rub or (said and said[-1].said in NOT_A_CLIENT):
        return ()
    if lead.decision in ("agrees", "thinks"):
        return ("client_agreed" if lead.decision == "agrees" else "client_thinks",)
    if lead.form is not None:
        return _form_facts(trace, lead)
    if trace.first(ClientTold, card=lead.id) is not None:
        return ("form_sent",)
    return _meeting_facts(trace, lead)


def _form_facts(trace: Trace, lead: Lead) -> tuple[str, ...]:
    if lead.form != "approved":
        return ("form_sent",)
    approved = trace.last(FormApproved, card=lead.id)
    fresh = approved is not None and approved.at_min + SETTLE_MIN > trace.now_min
    return ("form_approved", "form_sent") if fresh else ("form_approved",)


def _meeting_facts(trace: Trace, lead: Lead) -> tuple[str, ...]:
    rows = [a for a in trace.crm.of(Activity, lead.id) if a.kind in PLACES]
    planned = [a.kind for a in rows if a.state == "planned"]
    if planned:
        return (f"{planned[-1]}_planned",)
    missed = trace.last(ClientDidNotCome, card=lead.id) or trace.last(ClientLeft, card=lead.id)
    if rows and rows[-1].state == "missed":
        fresh = missed is not None and missed.at_min + SETTLE_MIN > trace.now_min
        late = (f"{rows[-1].kind}_planned",) if fresh else ()
        return (f"{rows[-1].kind}_missed", *late)
    if lead.talked_min is None:
        return ("unreached",)
    calls = [a for a in trace.crm.of(Activity, lead.id) if a.kind in ("call", "chat")]
    return ("talked",) if not calls or calls[-1].answered else ("talked", "unreached")
