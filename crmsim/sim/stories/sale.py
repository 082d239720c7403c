"""Stories of a sale of goods: the buyer, the haggler, the silent one, and those who buy nothing.

Each chapter is over when it returns; a client who has nothing more to say picks up no call.
`fades_at` is the stage of the sale, counted from 1, on which a client falls silent; 0 is never.
"""

from typing import Any

from crmsim.crm import inbox
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.sale import InvoiceSent, ObjectionAnswered, OfferSent, OrderHandedOver
from crmsim.sim.client import Client
from crmsim.sim.clients import manner
from crmsim.sim.clock import Story

COMMON = ("reply_min", "unrecorded", "missed_calls")
BUYS = (
    *("pieces", "confirm_min", "answer_day", "answer_hour", "pay_day", "pay_hour", "pack_min"),
    *(
        "take_min",
        "arrive_day",
        "arrive_hour",
        "pick_day",
        "pick_hour",
        "patience_min",
        "again_day",
    ),
    *("again_hour", "claims", "settle_day", "settle_hour", "fades_at"),
)
REQUEST, OFFER, ANSWER, INVOICE = 2, 3, 4, 5
"""The stages of a sale on which a client may fall silent."""


@manner(*BUYS, common=COMMON)
def buyer(client: Client) -> Story:
    """Says what is needed, likes the offer, pays, gets the order."""
    yield from buy(client)


@manner(*BUYS, "yields", common=COMMON)
def haggler(client: Client) -> Story:
    """Objects to the price, and is won over by an answer, or not."""
    yield from buy(client, "haggles")


@manner(*BUYS, "refund_min", common=COMMON)
def asks_money_back(client: Client) -> Story:
    """Pays, and thinks better of it (R199)."""
    yield from buy(client, "returns")


@manner(*BUYS, common=COMMON)
def hurries(client: Client) -> Story:
    """Will not wait for the carrier (R203)."""
    yield from buy(client, "hurries")


@manner(common=COMMON)
def spammer(client: Client) -> Story:
    """Sells advertising and buys nothing (R206)."""
    client.say((yield from client.contact()), "advertises")
    yield from insist(client)


@manner("pieces", "late", common=COMMON)
def wrong_portrait(client: Client) -> Story:
    """Wants what is not sold here, and says so at once or in the second talk (R178, R185)."""
    if client.dice["late"]:
        yield from ask(client)
    client.say((yield from client.contact()), "wants_other")
    yield from insist(client)


def buy(client: Client, twist: str = "") -> Story:
    """The whole way of an order, as far as the dice and a twist let it go."""
    yield from ask(client)
    if fades(client, REQUEST):
        return
    yield from tell_needs(client)
    yield from hear_offer(client)
    if fades(client, OFFER):
        return
    yield from answer_offer(client, haggles=twist == "haggles")
    if fades(client, ANSWER):
        return
    letter = yield from hear_invoice(client, silent=fades(client, INVOICE))
    if letter is None:
        return
    if twist == "returns":
        yield from ask_back(client, letter)
    yield from get_order(client, hurries=twist == "hurries")


def fades(client: Client, stage: int) -> bool:
    """Whether a client falls silent on a stage."""
    return client.dice["fades_at"] == stage


def insist(client: Client) -> Story:
    """Say the same for ever."""
    while True:
        client.say_again((yield from client.contact()))


def ask(client: Client) -> Story:
    """Say in the first talk what the request was about, and who one is (R181, R183, R189)."""
    contact, pieces = (yield from client.contact()), client.dice["pieces"]
    if client.lead.blank:
        who = client.lead.person
        client.say(contact, "introduces", pieces=pieces, name=who.name, phone=who.phone)
    else:
        client.say(contact, "wants_goods", pieces=pieces)


def tell_needs(client: Client) -> Story:
    """Say in the second talk what the offer needs (R188)."""
    told = {**client.plan.form, "sum_rub": price_of(client)}
    client.say((yield from client.contact()), "tells_needs", **told)


def price_of(client: Client) -> int:
    """What the goods cost that a client wants, by the price list; whole rubles."""
    wanted = set(client.plan.form.values())
    prices = (p.price_rub for p in client.world.opening.organisation.products if p.id in wanted)
    return client.dice["pieces"] * next(prices, 0)


def hear_offer(client: Client) -> Story:
    """Confirm that the offer has come (R191)."""
    offer = yield from awaited(client, OfferSent)
    yield from confirm(client, offer, "got_offer")


def answer_offer(client: Client, haggles: bool) -> Story:
    """Read it (R193), and say yes (R194) at once, or when won over by an answer, or no (R208)."""
    yield from answer_until(client, client.slot("answer"), "studies_offer")
    contact = yield from client.contact()
    if haggles:
        client.say(contact, "objects_dear")
        contact = yield from awaited(client, ObjectionAnswered)
        if not client.dice["yields"]:
            client.say(contact, "refuses_price")
            yield from insist(client)
    client.say(contact, "likes_offer")


def hear_invoice(client: Client, silent: bool) -> Story:
    """Confirm the invoice (R197), and pay it (R199) unless one falls silent; its letter."""
    invoice = yield from awaited(client, InvoiceSent)
    yield from confirm(client, invoice, "got_invoice")
    if silent:
        return None
    yield from answer_until(client, client.slot("pay"), "pays_on")
    client.world.tell(inbox.InvoicePaid(client.card, invoice.invoice, invoice.rub))
    return invoice.activity


def ask_back(client: Client, letter: int) -> Story:
    """Think better of it after a while, and write so (R199)."""
    back = client.world.clock.now + client.dice["refund_min"]
    yield from answer_until(client, back, "waits_order")
    client.write(letter, "wants_refund")
    yield from insist(client)


def get_order(client: Client, hurries: bool) -> Story:
    """Wait until it is packed, and then for the carrier, or come for it (R200, R201)."""
    yield from awaited(client, inbox.OrderPacked, "waits_order")
    contact = yield from client.contact()
    if client.plan.form.get("delivery") == "pickup":
        yield from come_for_it(client, contact)
    else:
        yield from wait_for_carrier(client, contact, hurries)
    yield from insist(client)


def wait_for_carrier(client: Client, contact: Any, hurries: bool) -> Story:
    """Hear that it is packed, that it is sent, and get it (R200, R204, R205)."""
    client.say(contact, "glad_packed")
    yield from awaited(client, inbox.ParcelTaken)
    arrives = client.slot("arrive")
    if hurries:
        client.say((yield from client.contact()), "too_long")
        yield from insist(client)
    yield from answer_until(client, arrives, "awaits_order")
    contact = yield from client.contact()
    if client.dice["claims"]:
        settled = client.slot("settle")
        client.say(contact, "has_claims", at=settled)
        contact = yield from client.repeat_until(settled)
    client.say(contact, "got_order")


def come_for_it(client: Client, contact: Any) -> Story:
    """Name a time, be there, and come again if nobody gives the order out (R201)."""
    at, handed = client.slot("pick"), None
    while handed is None:
        client.say(contact, "comes_for_order", at=at)
        yield from answer_until(client, at, "comes_for_order")
        client.world.tell(inbox.BuyerCame(client.card))
        handed = yield from wait_here(client)
        if handed is None:
            client.world.tell(inbox.BuyerLeft(client.card))
            contact = yield from client.contact()
            at = client.slot("again")
    client.say(handed, "got_order")


def wait_here(client: Client) -> Story:
    """Wait at the counter; the order handed over, or None."""
    leaves = client.world.clock.now + client.patience_min
    while True:
        event = yield from client.next(leaves)
        if event is None or type(event) is OrderHandedOver:
            return event
        if client.is_reached(event):
            client.say(event, "is_here")


def awaited(client: Client, kind: type[Event], said: str = "") -> Story:
    """The next event of a kind; until it comes, say something, or the same as before."""
    while True:
        event = yield from client.next()
        if type(event) is kind:
            return event
        if client.is_reached(event):
            if said:
                client.say(event, said)
            else:
                client.say_again(event)


def confirm(client: Client, sent: Any, said: str) -> Story:
    """Confirm what has come: in writing after a while, or to whoever calls before."""
    delay = client.dice["confirm_min"]
    contact = yield from client.contact(client.world.clock.now + delay if delay else None)
    if contact is None:
        client.write(sent.activity, said)
    else:
        client.say(contact, said)


def answer_until(client: Client, minute: int, said: str) -> Story:
    """Until a minute has come, tell everybody that it is not yet."""
    while client.world.clock.now < minute:
        contact = yield from client.contact(minute)
        if contact is None:
            return
        client.say(contact, said, at=minute)
