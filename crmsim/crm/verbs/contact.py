"""Calling and writing to a client; telling the head of a call without recording.

R017, R060, R071, R072, R103, R157, D2, D24.
"""

from dataclasses import dataclass
from typing import Any, Literal

from crmsim.crm.activities import add_activity
from crmsim.crm.claims import is_breach, unclaimed
from crmsim.crm.entities import Deal, Lead
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import (
    Action,
    CardAction,
    Event,
    Prose,
    RowId,
    need,
    the_open_card,
    verb,
    written,
)
from crmsim.crm.verbs.guard import is_unsorted, unsorted
from crmsim.errors import Missing, refuse
from crmsim.words import say


class CallClient(CardAction):
    """Dial the phone of a card."""

    verb: Literal["call_client"] = "call_client"


class MessageClient(CardAction):
    """Write in the messenger that is integrated with the CRM (R072)."""

    verb: Literal["message_client"] = "message_client"
    text: Prose


class ReportCall(Action):
    """Tell the head of sales that a call was not recorded."""

    verb: Literal["report_call"] = "report_call"
    call: RowId


@dataclass(frozen=True, slots=True)
class CallMade(Event):
    """The client's phone rings."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class MessageSent(Event):
    """A message is on its way; without an answer it is an attempt only (R103, D2)."""

    card: int
    activity: int
    text: str


@dataclass(frozen=True, slots=True)
class CallReported(Event):
    """The head of sales knows of a call without recording."""

    card: int
    activity: int


@dataclass(frozen=True, slots=True)
class CalledWithoutLead(Event):
    """A client was called or written to without a lead of one's own (R079)."""

    card: int


@verb
def call_client(action: CallClient, crm: Crm) -> list[Event]:
    """A call is an attempt until the client picks up (D5, D6)."""
    card = the_open_card(crm, action)
    need([reachable(crm, card), unclaimed(crm, card)])
    attempted(crm, card)
    call = add_activity(crm, "call", card.id, state="done", done_min=crm.now_min)
    return [CallMade(card.id, call.id), *_breach(crm, card)]


@verb
def message_client(action: MessageClient, crm: Crm) -> list[Event]:
    """A message is an attempt until the client writes back (R103)."""
    card = the_open_card(crm, action)
    need([written(action.text, "text"), reachable(crm, card), unclaimed(crm, card)])
    attempted(crm, card)
    chat = add_activity(crm, "chat", card.id, state="done", done_min=crm.now_min, title=action.text)
    return [MessageSent(card.id, chat.id, action.text), *_breach(crm, card)]


def _breach(crm: Crm, card: Any) -> list[Event]:
    """What is noted when a call has gone through without a right to it (R079)."""
    return [CalledWithoutLead(card.id)] if is_breach(crm, card) else []


def reachable(crm: Crm, card: Any) -> Missing | None:
    """What is missing when nobody can be called about a card."""
    if is_unsorted(crm, card):
        return unsorted(card).missing[0]
    person = crm.person(card)
    if person is not None and person.phone:
        return None
    why = say("«{name}» has no client with a phone.", name=card.name)
    return Missing("no_phone", why, "attach_client", "contact")


def attempted(crm: Crm, card: Any) -> None:
    """A contact or an attempt counts from now on (D5); a client's card keeps no such time."""
    if isinstance(card, Lead | Deal):
        card.contacted_min = crm.now_min


@verb
def report_call(action: ReportCall, crm: Crm) -> list[Event]:
    """Only a call that really was not recorded is reported, and once (R157, D24)."""
    call = crm.activities.get(action.call)
    if call is None or call.kind != "call":
        raise refuse("no_such_call", say("There is no call number {id}.", id=action.call))
    if call.recorded:
        raise refuse("call_recorded", say("This call has been recorded."))
    if call.result == "reported":
        raise refuse("call_reported", say("You have reported this call already."))
    call.result = "reported"
    return [CallReported(call.card_id or 0, call.id)]
