"""Duties of whoever sits at a connected portal: pick up, answer, and put the desk in order.

R013, R252, R253.
"""

from crmsim.bots.duties.base import duty
from crmsim.bots.followup import follow_up
from crmsim.bots.hands import Hands
from crmsim.crm.entities import Activity
from crmsim.crm.filters import due_of
from crmsim.crm.store import Moving
from crmsim.crm.unanswered import unanswered
from crmsim.crm.verbs.calls import RINGS, AnswerCall
from crmsim.crm.verbs.guard import is_unsorted
from crmsim.crm.verbs.tasks import PostponeTask
from crmsim.words import say

EVENING_MIN = 25
"""So long before closing the last plans are put off."""


@duty
def pick_up(hands: Hands, card: Moving) -> bool:
    """Answer the phone while it rings."""
    for call in hands.crm.of(Activity, card.id):
        if call.state == RINGS:
            hands.do(AnswerCall(call=call.id))
            follow_up(hands, card, call)
            return True
    return False


@duty
def call_back(hands: Hands, card: Moving) -> bool:
    """Call whoever has called in vain or written, as the hints say."""
    asked = unanswered(hands.crm, card.id)
    if not asked or asked[-1].id in hands.heard or is_unsorted(hands.crm, card):
        return False
    hands.heard.add(asked[-1].id)
    follow_up(hands, card, hands.call(card))
    return True


@duty
def tidy_up(hands: Hands, card: Moving) -> bool:
    """At the day's end give what was not reached another day, where automation counts on it."""
    crm = hands.crm
    evening = crm.hours.closing(hands.now) - EVENING_MIN <= hands.now
    if not evening or crm.organisation.distribution is None:
        return False
    due = due_of(crm, card)
    if due == "none":
        hands.plan(card, say("Come back to the client"), hands.tomorrow())
        return any(crm.planned(card.id))
    for activity in list(crm.planned(card.id, "task", "call")) if due != "later" else ():
        if (activity.due_min or 0) <= crm.hours.end_of_day(hands.now):
            hands.do(PostponeTask(task=activity.id, due_min=hands.tomorrow()))
    return due != "later"
