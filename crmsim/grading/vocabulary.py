"""The words that rules are written in: contacts, talks, promised times, leads. Judges nothing."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from crmsim.crm.entities import Activity, Deal, Lead
from crmsim.crm.inbox import ClientAnswered, ClientWrote
from crmsim.crm.organisation import Stage
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.calls import CallAnswered
from crmsim.crm.verbs.contact import CallMade, MessageSent
from crmsim.crm.verbs.meetings import MeetingHeld
from crmsim.desk.trace import Step, Trace
from crmsim.words import Moment

ATTEMPTS: tuple[type[Event], ...] = (CallMade, CallAnswered, MessageSent, MeetingHeld)
TALKS: tuple[type[Event], ...] = (ClientAnswered, ClientWrote)
PLACE_NAMED = {
    "wants_meeting": "meeting",
    "rebooks_meeting": "meeting",
    "wants_remote": "remote",
    "rebooks_remote": "remote",
}
REQUIREMENT_OF_FACT = {
    "unreached": "R086",
    "talked": "R087",
    "meeting_planned": "R088",
    "remote_planned": "R089",
    "meeting_missed": "R090",
    "remote_missed": "R091",
    "form_sent": "R092",
    "form_approved": "R093",
    "client_thinks": "R094",
    "client_agreed": "R095",
}
"""Which requirement names the status that a fact asks for."""
ORDER = attrgetter("order")
GRACE_MIN = 10
"""So long before the lesson's last minute nothing new can be asked of anybody."""


def happened(trace: Trace, *kinds: type[Event], **facts: Any) -> list[Any]:
    """The events of several kinds, in the order in which they happened."""
    found = [event for kind in kinds for event in trace.every(kind, **facts)]
    return sorted(found, key=ORDER) if len(found) > 1 else found


def by_card(events: Iterable[Any]) -> dict[int, list[Any]]:
    """Events of one card together, in their order."""
    found: dict[int, list[Any]] = {}
    for event in events:
        found.setdefault(event.card, []).append(event)
    return found


def attempts(trace: Trace, **facts: Any) -> list[Any]:
    """Every attempt of the trainee to reach a client (D2, D5)."""
    return happened(trace, *ATTEMPTS, **facts)


def talks(trace: Trace, *said: str, **facts: Any) -> list[Any]:
    """What clients said, in a talk or in writing; all of it, or one of *said*."""
    return [t for t in happened(trace, *TALKS, **facts) if not said or t.said in said]


def named_time(talk: Any) -> int:
    """The minute that a client has named."""
    return int(dict(talk.facts)["at"])


def worked_leads(trace: Trace) -> set[int]:
    """The leads with which the trainee has tried something, or whose clients have written."""
    return {event.card for event in happened(trace, *ATTEMPTS, ClientWrote)}


def open_cards(trace: Trace) -> Iterator[Lead | Deal]:
    """The trainee's cards of requests that are in process at the end, by number (R109, R225)."""
    crm = trace.crm
    if crm.organisation.has_leads:
        return open_leads(trace)
    return (d for d in crm.deals.values() if d.closed_min is None and _is_work(crm, d))


def is_mine(trace: Trace, card: int) -> bool:
    """Whether a card is the trainee's at the end; a colleague's is their own matter (R254)."""
    return bool(trace.crm.cards[card].responsible_id == trace.crm.me)


def _is_work(crm: Crm, deal: Deal) -> bool:
    """Whether a deal is the trainee's work: the own one, or an unsorted request."""
    return deal.responsible_id == crm.me or (deal.pipeline, deal.stage) in crm.organisation.unsorted


def open_leads(trace: Trace) -> Iterator[Lead]:
    """The trainee's leads in process at the end, by number."""
    return (lead for lead in own_leads(trace) if lead.closed_min is None)


def own_leads(trace: Trace) -> Iterator[Lead]:
    """The trainee's leads, by number; a colleague's are their own matter (R254)."""
    crm = trace.crm
    return (lead for lead in crm.leads.values() if lead.responsible_id == crm.me)


def name_of(trace: Trace, card: int) -> str:
    """A card's name."""
    return str(trace.crm.cards[card].name)


def opening_activities(
    trace: Trace, only: int | None = None
) -> Iterator[tuple[Activity, int, int]]:
    """The activities that leads, or *only* one, brought along: row, lead, first due minute."""
    plans = trace.plans if only is None else {only: trace.plans[only]}
    for lead, plan in plans.items():
        rows = trace.crm.of(Activity, lead)
        for row, planned in zip(rows, plan.activities, strict=False):
            yield row, lead, planned.due_min


def stages_that_need(trace: Trace, fact: str) -> list[Stage]:
    """The company's statuses for which a fact is what lets a lead in, the plainest first."""
    stages = (s for s in trace.crm.organisation.leads.stages if fact in s.needs)
    return sorted(stages, key=lambda stage: len(stage.needs))


def step_of(trace: Trace, event: Event) -> Step | None:
    """The step during which an event happened; None before the first."""
    return trace.steps[event.line - 1] if event.line else None


def ended_min(trace: Trace, event: Event) -> int:
    """The minute at which the trainee's hands were free again after an event."""
    step = step_of(trace, event)
    return step.ends_min if step else event.at_min


def closes_min(trace: Trace) -> int:
    """The minute at which the lesson's last working day closes."""
    hours = trace.crm.hours
    return hours.closing(hours.at(hours.day_after(0, trace.opening.days - 1), 0))


def was_time_after(trace: Trace, event: Event) -> bool:
    """Whether the lesson still left time to act upon an event.

    A contact is over when its step ends; anything else is known at its own minute.
    """
    contact = isinstance(event, (CallMade, CallAnswered, MeetingHeld, ClientAnswered))
    free = ended_min(trace, event) if contact else event.at_min
    return free + GRACE_MIN <= closes_min(trace)


def moment(trace: Trace, at_min: int) -> Moment:
    """The date and time of a minute, for a sentence."""
    return Moment(trace.crm.hours.moment(at_min))
