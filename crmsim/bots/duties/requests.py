"""Duties of a buyer of goods: sort requests, register loads, hand won clients over (R116, R211)."""

from crmsim.bots.duties.base import duty
from crmsim.bots.hands import Hands
from crmsim.crm.entities import Activity, Deal
from crmsim.crm.organisation import Stage
from crmsim.crm.store import Moving
from crmsim.crm.verbs.gate import waiting
from crmsim.crm.verbs.guard import is_unsorted, lacking
from crmsim.crm.verbs.requests import AcceptRequest, DeclineRequest, hindrances
from crmsim.crm.verbs.supply import AcceptDelivery, HandOverClient
from crmsim.words import say

DELIVERIES = "deliveries"


@duty
def sort_request(hands: Hands, card: Moving) -> bool:
    """Accept a request, or decline it for what it says or for what stands against it."""
    if not isinstance(card, Deal) or not is_unsorted(hands.crm, card):
        return False
    reason = _reason_said(hands, card)
    if reason is None:
        against = hindrances(hands.crm, card)
        reasons = hands.crm.organisation.reject_reasons
        fits = (r.id for r in reasons if any(m.code in r.codes for m in against))
        reason = next(fits, None)
    if reason is None:
        hands.do(AcceptRequest(deal=card.id))
    else:
        hands.do(DeclineRequest(deal=card.id, reason=reason))
    return True


@duty
def register_load(hands: Hands, card: Moving) -> bool:
    """Take a load in with the weight of the scales, and move the deal on as the count allows."""
    gate = waiting(hands.crm, card) if isinstance(card, Deal) else None
    if gate is None or gate.said is None:
        return False
    hands.do(AcceptDelivery(deal=card.id, weight_kg=gate.said["facts"]["weight_kg"]))
    for stage in _reached(hands, card):
        hands.move(card, stage.id)
    if card.closed_min is None:
        hands.plan(card, say("Ask about the next load"), hands.tomorrow(16))
    elif hands.crm.organisation.pipeline(card.pipeline).hand_over is not None:
        hands.do(HandOverClient(deal=card.id))
    return True


def _reason_said(hands: Hands, card: Moving) -> str | None:
    wrote = [a.said for a in hands.crm.of(Activity, card.id) if a.incoming and a.said]
    return hands.crm.organisation.reason_for(wrote[-1]["key"]) if wrote and wrote[-1] else None


def _reached(hands: Hands, card: Moving) -> list[Stage]:
    """The furthest stage ahead that counts deliveries, if there are enough."""
    crm = hands.crm
    stages = crm.organisation.pipeline(card.pipeline).stages
    ahead = stages[[stage.id for stage in stages].index(card.stage) + 1 :]
    counted = [stage for stage in ahead if _counts(stage) and not lacking(crm, card, stage)]
    return counted[-1:]


def _counts(stage: Stage) -> bool:
    return any(not isinstance(one, str) and one.fact == DELIVERIES for one in stage.needs)
