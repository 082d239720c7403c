"""After a contact: the page of the book for what the client said."""

from crmsim.bots.hands import Hands
from crmsim.bots.pages import PAGES
from crmsim.bots.pages.meetings import missed, reject
from crmsim.bots.pages.sale import chase
from crmsim.crm.entities import Activity, Deal, Lead
from crmsim.crm.facts.sale import silence
from crmsim.crm.store import Moving
from crmsim.crm.verbs.finish import ConvertLead


def follow_up(hands: Hands, card: Moving, contact: Activity) -> None:
    """Write down a contact, answered or not, and do what follows from it."""
    hands.heard.add(contact.id)
    if not contact.answered or contact.said is None:
        if isinstance(card, Deal) and silence(hands.crm, card) is not None:
            chase(hands, card)
        else:
            missed(hands, card)
        return
    said, facts = contact.said["key"], contact.said["facts"]
    reason = hands.crm.organisation.reason_for(said)
    if isinstance(card, Lead) and reason:
        reject(hands, card, reason)
    elif said in PAGES:
        PAGES[said](hands, card, facts)
    if isinstance(card, Lead) and card.paid_rub and card.closed_min is None:
        hands.do(ConvertLead(lead=card.id))
