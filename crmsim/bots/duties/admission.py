"""Duties where cards are kept by rules: write to who only writes, and mend what is wrong."""

from crmsim.bots.duties.base import duty
from crmsim.bots.followup import follow_up
from crmsim.bots.hands import Hands, on
from crmsim.crm.entities import Activity, Deal
from crmsim.crm.goods import total_rub
from crmsim.crm.standing import doubles_another, lapses
from crmsim.crm.store import Moving
from crmsim.crm.verbs.contact import MessageClient
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.words import say

MESSENGER = ("channel", "messenger")
"""The field of a card, and its value, that says that a client is written to."""


@duty
def read_answer(hands: Hands, card: Moving) -> bool:
    """Act upon what a client has written who is written to."""
    if not _writes(card):
        return False
    for chat in hands.crm.of(Activity, card.id):
        if chat.kind == "chat" and chat.incoming and chat.said and chat.id not in hands.heard:
            follow_up(hands, card, chat)
            return True
    return False


@duty
def write(hands: Hands, card: Moving) -> bool:
    """Write to who only writes, when the next step is due."""
    planned = list(hands.crm.planned(card.id))
    if not _writes(card) or (planned and all((a.due_min or 0) > hands.now for a in planned)):
        return False
    text = say("Good day! I am ready to answer your questions about the programme.")
    hands.do(MessageClient(**on(card), text=text.text(hands.lang)))
    hands.plan(card, say("Wait for the answer, or write again"), hands.tomorrow(11))
    return True


@duty
def mend(hands: Hands, card: Moving) -> bool:
    """Close a deal that doubles another; give a deal the sum that its products cost."""
    if not isinstance(card, Deal):
        return False
    if doubles_another(hands.crm, card) is not None:
        hands.comment(card, say("A second deal of the same product group; closed as a double."))
        stages = hands.crm.organisation.pipeline(card.pipeline).stages
        hands.move(card, next(s.id for s in stages if s.semantics == "failure"))
        return True
    if not any(lapse.code == "sum_differs" for lapse in lapses(hands.crm, card)):
        return False
    hands.do(UpdateDeal(deal=card.id, fields={"sum_rub": total_rub(hands.crm, card)}))
    return True


def _writes(card: Moving) -> bool:
    name, value = MESSENGER
    return card.fields.get(name) == value
