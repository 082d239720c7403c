"""Meetings and remote consultations: set, started with «ВИЗИТ», held (R088, R089, R114)."""

from dataclasses import dataclass
from typing import Any, Literal

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Activity
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import (
    CardAction,
    Event,
    Minute,
    in_future,
    in_hours,
    need,
    the_open_card,
    verb,
)
from crmsim.errors import Missing, refuse
from crmsim.words import say

Place = Literal["meeting", "remote"]
PLACES: tuple[Place, ...] = ("meeting", "remote")


class SetMeeting(CardAction):
    """Put a meeting in the office or a remote consultation into the calendar."""

    verb: Literal["set_meeting"] = "set_meeting"
    place: Place
    at_min: Minute


class StartVisit(CardAction):
    """Switch «ВИЗИТ» on: the meeting is recorded from now on."""

    verb: Literal["start_visit"] = "start_visit"


class MeetClient(CardAction):
    """Sit down with the client who waits in the office."""

    verb: Literal["meet_client"] = "meet_client"


@dataclass(frozen=True, slots=True)
class MeetingSet(Event):
    """A meeting has a date and a time; an earlier one of the same lead is cancelled."""

    card: int
    activity: int
    place: str
    due_min: int


@dataclass(frozen=True, slots=True)
class VisitStarted(Event):
    """«ВИЗИТ» is on."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class MeetingHeld(Event):
    """The client has been met; `visit` says whether «ВИЗИТ» was on."""

    card: int
    activity: int
    visit: bool


@verb
def set_meeting(action: SetMeeting, crm: Crm) -> list[Event]:
    """A meeting is set for a future minute of working hours, one at a time per lead."""
    card = the_open_card(crm, action)
    need(
        [
            in_future(crm, action.at_min, "at_min"),
            in_hours(crm, action.at_min, "at_min"),
            _talked(getattr(card, "talked_min", 0)),
        ]
    )
    for earlier in crm.planned(card.id, *PLACES):
        earlier.state = "cancelled"
    meeting = add_activity(crm, action.place, card.id, due_min=action.at_min)
    return [MeetingSet(card.id, meeting.id, action.place, action.at_min)]


@verb
def start_visit(action: StartVisit, crm: Crm) -> list[Event]:
    """«ВИЗИТ» is switched on when the client is in the office (R114)."""
    card = the_open_card(crm, action)
    meeting = _arrived(crm, card)
    if any(crm.planned(card.id, "visit")):
        raise refuse("visit_started", say("VISIT is on already."))
    visit = add_activity(crm, "visit", card.id, due_min=meeting.due_min)
    return [VisitStarted(card.id, visit.id)]


@verb
def meet_client(action: MeetClient, crm: Crm) -> list[Event]:
    """The meeting takes place, with or without «ВИЗИТ»; which of them is judged."""
    card = the_open_card(crm, action)
    meeting = _arrived(crm, card)
    card.contacted_min = card.talked_min = crm.now_min
    visits = list(crm.planned(card.id, "visit"))
    for done in (meeting, *visits):
        done.state = "done"
        done.done_min = crm.now_min
    return [MeetingHeld(card.id, meeting.id, bool(visits))]


def _arrived(crm: Crm, card: Any) -> Activity:
    for meeting in crm.planned(card.id, "meeting"):
        if meeting.answered:
            return meeting
    raise refuse("client_not_here", say("«{name}» is not in the office.", name=card.name))


def _talked(talked_min: int | None) -> Missing | None:
    if talked_min is not None:
        return None
    return Missing("not_talked", say("Nobody has talked to this client yet."), offer="call_client")
