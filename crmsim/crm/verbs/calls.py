"""Answering the phone (R013, R066, R071)."""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm.entities import Activity
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, RowId, verb
from crmsim.crm.verbs.contact import attempted
from crmsim.errors import refuse
from crmsim.words import say

RINGS = "ringing"


class AnswerCall(Action):
    """Pick up the phone while it rings."""

    verb: Literal["answer_call"] = "answer_call"
    call: RowId


@dataclass(frozen=True, slots=True)
class CallAnswered(Event):
    """The client who has called is on the line."""

    card: int
    activity: int


@verb
def answer_call(action: AnswerCall, crm: Crm) -> list[Event]:
    """A call is answered while it rings; a missed one is called back (R013, R071)."""
    call = _ringing(crm, action.call)
    card = crm.cards[call.card_id or 0]
    call.state, call.answered, call.done_min = "done", True, crm.now_min
    attempted(crm, card)
    return [CallAnswered(card.id, call.id)]


def _ringing(crm: Crm, number: int) -> Activity:
    call = crm.activities.get(number)
    seen = call is not None and call.card_id is not None and crm.sees(crm.cards[call.card_id])
    if call is None or not seen or call.kind != "call" or not call.incoming:
        raise refuse("no_such_call", say("There is no call number {id}.", id=number))
    if call.state != RINGS:
        raise refuse("not_ringing", say("This call rings no more."), offer="call_client")
    return call
