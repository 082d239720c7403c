"""Errands of a bot that works: what the bell asks for and no open card shows (R011, R081, R116)."""

from collections.abc import Iterator

from crmsim.bots.hands import Hands
from crmsim.crm.entities import Notification, Price
from crmsim.crm.store import Moving
from crmsim.crm.verbs.account import SetPassword
from crmsim.crm.verbs.deals import AddDeal
from crmsim.crm.verbs.gate import price_of
from crmsim.crm.verbs.supply import NamePrice
from crmsim.words import Amount, say

FRESH = SetPassword(digest="bot", length=14, kinds=4, repeated=True, personal=False, keep="memory")


def run(hands: Hands) -> None:
    """Do everything that the bell asks for."""
    change_password(hands)
    make_deals(hands)
    tell_terms(hands)


def change_password(hands: Hands) -> None:
    """Change a password that is too old (R011)."""
    me = hands.crm.trainee
    for notice in _of(hands, "password_old"):
        if me.password_min is None or me.password_min < notice.at_min:
            hands.do(FRESH)


def make_deals(hands: Hands) -> None:
    """Make a deal for everybody who has called and has none (R116)."""
    crm = hands.crm
    for notice in _of(hands, "contact_called"):
        contact = crm.contacts[notice.card_id or 0]
        if not any(deal.closed_min is None for deal in crm.of_client(contact.id)):
            hands.do(AddDeal(name=contact.name, source=contact.source, contact=contact.id))


def tell_terms(hands: Hands) -> None:
    """Tell a client other terms, write that down, and only then change the deal (R081)."""
    for notice in _of(hands, "terms_changed"):
        deal, rub = hands.crm.deals[notice.card_id or 0], notice.text["rub"]
        if deal.closed_min is None and price_of(hands.crm, deal) != rub:
            _tell(hands, deal, rub)


def _tell(hands: Hands, deal: Moving, rub: int) -> None:
    hands.call(deal)
    told = say("Told the client the new price: {sum} a ton.", sum=Amount(rub))
    hands.comment(deal, told)
    product = hands.crm.of(Price, deal.id)[-1].product
    hands.do(NamePrice(deal=deal.id, product=product, rub=rub))


def _of(hands: Hands, kind: str) -> Iterator[Notification]:
    rows = list(hands.crm.notifications.values())
    return (row for row in rows if row.kind == kind and row.employee_id == hands.crm.me)
