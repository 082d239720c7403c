"""Calling and writing to a client; telling the head of a call without recording.

R017, R060, R071, R072, R103, R157, D2, D24.
"""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm.activities import add_activity
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Prose, RowId, need, open_lead, verb, written
from crmsim.errors import refuse
from crmsim.words import say


class CallClient(Action):
    """Dial the phone of a lead's card."""

    verb: Literal["call_client"] = "call_client"
    lead: RowId


class MessageClient(Action):
    """Write in the messenger that is integrated with the CRM (R072)."""

    verb: Literal["message_client"] = "message_client"
    lead: RowId
    text: Prose


class ReportCall(Action):
    """Tell the head of sales that a call was not recorded."""

    verb: Literal["report_call"] = "report_call"
    call: RowId


@dataclass(frozen=True, slots=True)
class CallMade(Event):
    """The client's phone rings."""

    lead: int
    activity: int


@dataclass(frozen=True, slots=True)
class MessageSent(Event):
    """A message is on its way; without an answer it is an attempt only (R103, D2)."""

    lead: int
    activity: int
    text: str


@dataclass(frozen=True, slots=True)
class CallReported(Event):
    """The head of sales knows of a call without recording."""

    lead: int
    activity: int


@verb
def call_client(action: CallClient, crm: Crm) -> list[Event]:
    """A call is an attempt until the client picks up (D5, D6)."""
    lead = open_lead(crm, action.lead)
    lead.contacted_min = crm.now_min
    call = add_activity(crm, "call", lead.id, state="done", done_min=crm.now_min)
    return [CallMade(lead.id, call.id)]


@verb
def message_client(action: MessageClient, crm: Crm) -> list[Event]:
    """A message is an attempt until the client writes back (R103)."""
    lead = open_lead(crm, action.lead)
    need([written(action.text, "text")])
    lead.contacted_min = crm.now_min
    chat = add_activity(crm, "chat", lead.id, state="done", done_min=crm.now_min, title=action.text)
    return [MessageSent(lead.id, chat.id, action.text)]


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
    return [CallReported(call.lead_id or 0, call.id)]
