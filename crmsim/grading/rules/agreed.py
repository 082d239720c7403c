"""What was agreed with a client is what the CRM holds: times, visits, questionnaires, signings.

R088, R089, R092, R095, R099, R114, R117.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from crmsim.crm.inbox import ClientCame, ClientLeft, ClientTold, ServicePaid
from crmsim.crm.verbs.fields import CardUpdated
from crmsim.crm.verbs.leads import FormSent, SigningSet
from crmsim.crm.verbs.meetings import MeetingHeld, MeetingSet
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import (
    GRACE_MIN,
    PLACE_NAMED,
    by_card,
    closes_min,
    moment,
    name_of,
    named_time,
    open_leads,
    opening_activities,
    talks,
    was_time_after,
)
from crmsim.sim.opening import Values
from crmsim.words import say


@rule(
    requirement=("R088", "R089"),
    advice=say("Put the meeting into the calendar at the minute and place that the client named."),
)
def time_as_agreed(trace: Trace) -> Iterator[Finding]:
    """Every time that a client names is set, as named, and no other is (R088, R089)."""
    named = by_card(talks(trace, *PLACE_NAMED))
    sets = by_card(list(trace.every(MeetingSet)))
    for lead in {**named, **sets}:
        yield from _times(trace, named.get(lead, []), sets.get(lead, []))


@rule(
    requirement="R114",
    advice=say("When a client has come, switch VISIT on, then sit down with them."),
)
def visit_on(trace: Trace) -> Iterator[Finding]:
    """Whoever comes to the office is met, with «ВИЗИТ» on (R114)."""
    for came in trace.every(ClientCame):
        yield from _visit(trace, came)
    if trace.now_min + GRACE_MIN >= closes_min(trace):
        return
    for lead in open_leads(trace):
        for meeting in trace.crm.planned(lead.id, "meeting"):
            if not meeting.answered and (meeting.due_min or 0) <= closes_min(trace) - GRACE_MIN:
                yield wrong(
                    None,
                    say("«{name}» is still to come today.", name=lead.name),
                    say("Wait for «{name}», and meet the client.", name=lead.name),
                    lead.id,
                )


@rule(
    requirement=("R092", "R115", "R117"),
    advice=say("Fill the questionnaire with what the client told, and send it for approval."),
)
def form_as_told(trace: Trace) -> Iterator[Finding]:
    """Every questionnaire is sent with exactly what the client told (R092, R115, R117)."""
    told = {event.card: event for event in trace.every(ClientTold)}
    paid = {event.card for event in trace.every(ServicePaid)}
    sent = {event.card: event for event in trace.every(FormSent)}
    for lead in {**told, **sent}:
        if lead not in paid or lead in sent:
            yield from _form(trace, lead, told.get(lead), sent.get(lead))


@rule(
    requirement=("R095", "R099"),
    advice=say("When a client agrees, write down the date of signing that they named."),
)
def signing_as_agreed(trace: Trace) -> Iterator[Finding]:
    """Whoever agrees has the date of signing that they named (R095, R099)."""
    agreed = {talk.card: talk for talk in talks(trace, "agrees")}
    for lead, plan in trace.plans.items():
        if plan.client.phase == "agreed" and lead not in agreed and not talks(trace, card=lead):
            name = name_of(trace, lead)
            yield wrong(
                None,
                say("Nobody asked «{name}» for the date of signing.", name=name),
                say("Call «{name}», and write down the date of signing.", name=name),
                lead,
            )
    for lead, talk in agreed.items():
        at_min = named_time(talk)
        last = trace.last(SigningSet, card=lead)
        name, at = name_of(trace, lead), moment(trace, at_min)
        better = say("Set the signing with «{name}» for {at}.", name=name, at=at)
        if last is not None and last.due_min == at_min:
            yield right(last, say("The signing with «{name}» is set.", name=name), lead)
        elif last is not None or was_time_after(trace, talk):
            why = say("«{name}» will sign on {at}; the card says otherwise.", name=name, at=at)
            yield wrong(last, why, better, lead)


def _times(trace: Trace, named: list[Any], sets: list[MeetingSet]) -> Iterator[Finding]:
    fresh = [t for before, t in pairwise((None, *named)) if before is None or _other(before, t)]
    for talk, following in pairwise((*fresh, None)):
        end = following.order if following else len(trace.events)
        yield from _set_for(trace, talk, [s for s in sets if talk.order < s.order < end])
    first = fresh[0].order if fresh else len(trace.events)
    for early in (s for s in sets if s.order < first):
        if not _was_planned(trace, early):
            name = name_of(trace, early.card)
            yield wrong(
                early,
                say("«{name}» has named no time yet.", name=name),
                say("Ask «{name}» for a time, and set that one.", name=name),
                early.card,
            )


def _set_for(trace: Trace, talk: Any, sets: list[MeetingSet]) -> Iterator[Finding]:
    at_min, place = named_time(talk), PLACE_NAMED[talk.said]
    fitting = next((s for s in sets if (s.due_min, s.place) == (at_min, place)), None)
    name, at = name_of(trace, talk.card), moment(trace, at_min)
    if fitting is not None:
        yield right(fitting, say("«{name}» is expected at the agreed time.", name=name), talk.card)
    elif sets or was_time_after(trace, talk):
        where = say("in the office") if place == "meeting" else say("as a remote consultation")
        yield wrong(
            sets[-1] if sets else None,
            say(
                "«{name}» named {at}, {where}; the calendar says otherwise.",
                name=name,
                at=at,
                where=where,
            ),
            say("Set the meeting with «{name}» for {at}, {where}.", name=name, at=at, where=where),
            talk.card,
        )


def _other(before: Any, talk: Any) -> bool:
    return (before.said, before.facts) != (talk.said, talk.facts)


def _was_planned(trace: Trace, event: MeetingSet) -> bool:
    return event.card in trace.plans and any(
        (row.kind, due_min) == (event.place, event.due_min)
        for row, _, due_min in opening_activities(trace, event.card)
    )


def _visit(trace: Trace, came: ClientCame) -> Iterator[Finding]:
    name = name_of(trace, came.card)
    met = trace.first(MeetingHeld, after=came, activity=came.activity)
    better = say("Switch VISIT on, then meet «{name}» while they are here.", name=name)
    if met is not None and met.visit:
        yield right(met, say("«{name}» was met with VISIT on.", name=name), came.card)
    elif met is not None:
        why = say("«{name}» was met without VISIT.", name=name)
        yield wrong(met, why, better, came.card)
    elif was_time_after(trace, came):
        left = trace.first(ClientLeft, after=came, activity=came.activity)
        why = say("«{name}» came to the office, and nobody met them.", name=name)
        yield wrong(left, why, better, came.card)


def _form(
    trace: Trace, lead: int, told: ClientTold | None, sent: FormSent | None
) -> Iterator[Finding]:
    name = name_of(trace, lead)
    if sent is not None:
        yield _sent_form(trace, name, told, sent)
    elif told is not None and was_time_after(trace, told):
        yield wrong(
            None,
            say("The questionnaire of «{name}» was not sent.", name=name),
            say("Fill the questionnaire of «{name}» and send it for approval.", name=name),
            lead,
        )


def _sent_form(trace: Trace, name: str, told: ClientTold | None, sent: FormSent) -> Finding:
    lead = sent.card
    field = _first_wrong(trace, lead, _true_values(trace, lead, told, sent), sent)
    if field is None:
        why = say("The questionnaire of «{name}» says what the client told.", name=name)
        return right(sent, why, lead)
    shown = trace.crm.organisation.field_by_id[field].name
    return wrong(
        sent,
        say("«{field}» of «{name}» is not what the client told.", field=shown, name=name),
        say("Ask «{name}», and fill «{field}» as told before you send.", name=name, field=shown),
        lead,
    )


def _true_values(trace: Trace, lead: int, told: ClientTold | None, sent: FormSent) -> Values | None:
    if told is not None and told.order < sent.order:
        return dict(told.form)
    plan = trace.plans.get(lead)
    asked = plan is not None and plan.client.phase in ("questioned", "thinking", "agreed")
    return plan.client.form if plan is not None and asked else None


def _first_wrong(trace: Trace, lead: int, true: Values | None, sent: FormSent) -> str | None:
    """The first field that differs; without any true values, the questionnaire's first."""
    if true is None:
        return trace.crm.organisation.form_fields[0].id
    plan = trace.plans.get(lead)
    values: Values = dict(plan.fields) if plan is not None else {}
    for updated in trace.every(CardUpdated, card=lead):
        if updated.order < sent.order:
            values.update(updated.fields)
    return next((field for field, value in true.items() if values.get(field) != value), None)
