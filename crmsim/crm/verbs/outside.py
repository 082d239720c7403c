"""Past the CRM: a talk from one's own phone, of which nothing is recorded (R083)."""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import CardAction, Event, need, the_open_card, verb
from crmsim.crm.verbs.contact import reachable


class CallOutside(CardAction):
    """Call a client from one's own phone: the CRM knows nothing of it."""

    verb: Literal["call_outside"] = "call_outside"


@dataclass(frozen=True, slots=True)
class TalkedOutside(Event):
    """Something was said that no card holds: it counts for nothing (R083)."""

    card: int


@verb
def call_outside(action: CallOutside, crm: Crm) -> list[Event]:
    """Neither an attempt nor a talk, whatever was said; only the time has passed (R083)."""
    card = the_open_card(crm, action)
    need([reachable(crm, card)])
    return [TalkedOutside(card.id)]
