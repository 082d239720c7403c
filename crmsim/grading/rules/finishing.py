"""The end of a lead: into a deal and a contact, or rejected for the right reason (R097–R101)."""

from collections.abc import Iterator
from typing import Any

from crmsim.crm.inbox import ServicePaid
from crmsim.crm.verbs.finish import LeadConverted, LeadRejected
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import happened, name_of, talks, was_time_after
from crmsim.words import Told, say


@rule(
    requirement=("R082", "R097", "R098", "R099", "R101"),
    advice=say(
        "Finish with «Создать сделку + контакт» every lead whose client agreed on a date of "
        "signing or paid for a service."
    ),
)
def converted(trace: Trace) -> Iterator[Finding]:
    """Whoever agreed or paid becomes a deal and a contact, and nobody else (R097–R101, R082)."""
    done = {e.card: e for e in trace.every(LeadConverted)}
    for lead, why in _ought_to_convert(trace).items():
        name = name_of(trace, lead)
        if lead in done:
            yield right(done[lead], say("«{name}» is a deal and a contact.", name=name), lead)
        elif why is None or was_time_after(trace, why):
            yield wrong(
                None,
                say("«{name}» is ready for a deal, and none was created.", name=name),
                say("Finish «{name}» with «Создать сделку + контакт».", name=name),
                lead,
            )


@rule(
    requirement=("R097", "R100"),
    advice=say(
        "Reject whoever refused, is no client of ours, or has a wrong number: with the reason."
    ),
)
def rejected_rightly(trace: Trace, reasons: dict[str, str] | None = None) -> Iterator[Finding]:
    """Whoever will not be a client is rejected with the fitting reason; nobody else is (R100).

    *reasons* replace those of the company: what a client says, and the reason that fits it.
    """
    company = trace.crm.organisation.reject_reasons
    reasons = reasons or {said: reason.id for reason in company for said in reason.said}
    names = {reason.id: reason.name for reason in company}
    done = {e.card: e for e in trace.every(LeadRejected)}
    said = {talk.card: talk for talk in talks(trace, *reasons)}
    for lead, talk in said.items():
        reason = reasons[talk.said]
        yield from _judged(trace, talk, done.get(lead), names[reason], reason)
    for lead, rejected in done.items():
        if lead not in said:
            name = name_of(trace, lead)
            yield wrong(
                rejected,
                say("«{name}» was rejected, but never said no.", name=name),
                say("Keep «{name}» in work, and set the next step.", name=name),
                lead,
            )


def _judged(
    trace: Trace, talk: Any, done: LeadRejected | None, shown: Told, reason: str
) -> Iterator[Finding]:
    name = name_of(trace, talk.card)
    better = say("Reject «{name}» with the reason «{reason}».", name=name, reason=shown)
    if done is not None and done.reason == reason:
        why = say("«{name}» is rejected for the right reason.", name=name)
        yield right(done, why, talk.card)
    elif done is not None:
        why = say("«{name}» is rejected for another reason than the client's.", name=name)
        yield wrong(done, why, better, talk.card)
    elif was_time_after(trace, talk):
        why = say("«{name}» will not be a client, and is still in work.", name=name)
        yield wrong(None, why, better, talk.card)


def _ought_to_convert(trace: Trace) -> dict[int, Any]:
    """Each lead that is ready for a deal, with the event that made it so; None for the opening."""
    plans = trace.plans.items()
    ready: dict[int, Any] = {lead: None for lead, p in plans if p.client.phase == "agreed"}
    for talk in talks(trace):
        if talk.said == "agrees":
            ready.setdefault(talk.card, talk)
        elif talk.said == "refuses":
            ready.pop(talk.card, None)
    for paid in happened(trace, ServicePaid):
        ready.setdefault(paid.card, paid)
    return ready
