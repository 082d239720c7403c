"""Facts of talks: two sides have spoken, and what the client said last (R102, R103, D2, D6)."""

from crmsim.crm.entities import Activity
from crmsim.crm.facts.base import fact
from crmsim.crm.store import Crm, Moving
from crmsim.errors import Missing
from crmsim.words import say

_TALKS = ("call", "chat", "meeting", "remote")


@fact
def two_way(crm: Crm, card: Moving) -> Missing | None:
    """The client has talked or written back; a message without an answer is none (R102, R103)."""
    if card.talked_min is not None:
        return None
    why = say("Nobody has talked to this client yet.")
    if any(a.kind == "chat" and not a.incoming for a in crm.of(Activity, card.id)):
        why = say("The client has not answered: a message alone is no correspondence.")
    return Missing("two_way", why, "call_client")


@fact
def client_said(crm: Crm, card: Moving, said: list[str]) -> Missing | None:
    """The last that a client said on this card is one of *said* (R057)."""
    told = [a for a in crm.of(Activity, card.id) if a.kind in _TALKS and a.said]
    if told and told[-1].said is not None and told[-1].said["key"] in said:
        return None
    return Missing("client_said", say("The client has not said so yet."), "call_client")
