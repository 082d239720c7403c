"""Who may call whom: a lead of one's own gives the right to call and to sell (R079)."""

from typing import Any

from crmsim.crm.store import Crm
from crmsim.errors import Missing
from crmsim.words import say


def may_call(crm: Crm, card: Any) -> bool:
    """Whether the trainee has the card, or an open lead or deal of the client (R079)."""
    if card.kind in ("lead", "deal"):
        return bool(card.responsible_id == crm.me)
    cards = crm.of_client(card.id)
    return any(c.responsible_id == crm.me and c.closed_min is None for c in cards)


def unclaimed(crm: Crm, card: Any) -> Missing | None:
    """What is missing when a company refuses calls without a lead of one's own (R079)."""
    if crm.organisation.conduct.calls_without_lead != "refused" or may_call(crm, card):
        return None
    why = say("You have no open lead or deal of «{name}»: no right to call.", name=card.name)
    return Missing("no_right_to_call", why, "add_lead", "contact")


def is_breach(crm: Crm, card: Any) -> bool:
    """Whether a call goes through here, and is against the rules (R079)."""
    return crm.organisation.conduct.calls_without_lead == "marked" and not may_call(crm, card)
