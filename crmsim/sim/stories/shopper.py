"""Stories of a shop's customers: one asks, hears the offer, orders, pays and gets the order.

Each of them names the next moment, and is called at it; what they do meanwhile (a letter, a look
at the site) is cast apart. Some think better of it, before the deal or after it.
"""

from typing import Any

from crmsim.crm import inbox
from crmsim.crm.verbs.sale import InvoiceSent
from crmsim.sim.client import Client
from crmsim.sim.clients import manner
from crmsim.sim.clock import Story
from crmsim.sim.stories.sale import answer_until, awaited, insist

COMMON = ("missed_calls", "reply_min", "unrecorded", "ring_min")
SHOPS = ("offer_min", "pay_min", "deliver_min")
LAST_MIN = 60
"""Nobody names a moment in the last hour of a working day."""
MORNING_HOUR = 10


@manner(*SHOPS, common=COMMON)
def shopper(client: Client) -> Story:
    """Orders what was offered, pays the invoice and gets the order."""
    invoice = yield from order(client, (yield from ask(client)))
    yield from pay(client, invoice)
    yield from receive(client)


@manner(*SHOPS, common=COMMON)
def window_shopper(client: Client) -> Story:
    """Asks for an offer and does not want it (R097, R100)."""
    client.say((yield from ask(client)), "refuses")
    yield from insist(client)


@manner(*SHOPS, common=COMMON)
def backs_out(client: Client) -> Story:
    """Orders, gets the invoice, and does not pay it after all."""
    yield from order(client, (yield from ask(client)))
    yield from answer_until(client, later(client, "pay_min"), "pays_soon")
    client.say((yield from client.contact()), "drops_order")
    yield from insist(client)


def ask(client: Client) -> Story:
    """Say what is needed and when to call with an offer; the contact at which it is heard."""
    if client.plan.phase == "agreed":
        return None
    if client.plan.phase == "told":
        at = client.promised_min
        client.last = ("asks_goods", (("at", at), *client.plan.form.items()))
    else:
        contact = yield from client.contact()
        at = later(client, "offer_min")
        client.say(contact, "asks_goods", at=at, **client.plan.form)
    return (yield from client.repeat_until(at))


def order(client: Client, contact: Any) -> Story:
    """Order what was offered; the invoice, which may come before anybody asks."""
    while contact is None:
        event = yield from client.next()
        if type(event) is InvoiceSent:
            return event
        contact = event if client.is_reached(event) else None
    deal: Any = client.world.crm.cards[client.card]
    client.say(contact, "orders", rub=getattr(deal, "sum_rub", 0) or budget(client))
    return (yield from awaited(client, InvoiceSent))


def budget(client: Client) -> int:
    """What the client can spend; whole rubles."""
    return int(client.plan.form.get("budget_rub", 1))


def pay(client: Client, invoice: Any) -> Story:
    """Pay within the minutes of the dice; until then, say when."""
    yield from answer_until(client, later(client, "pay_min"), "pays_soon")
    client.world.tell(inbox.InvoicePaid(client.card, invoice.invoice, invoice.rub))


def receive(client: Client) -> Story:
    """Name the moment of the delivery, and say afterwards that all is well."""
    contact = yield from client.contact()
    at = later(client, "deliver_min")
    client.say(contact, "takes_order", at=at)
    client.say((yield from client.repeat_until(at)), "got_coffee")
    yield from insist(client)


def later(client: Client, die: str) -> int:
    """So many minutes from now, or the next morning where the day is nearly over."""
    hours, now = client.world.crm.hours, client.world.clock.now
    at = now + client.dice[die]
    if hours.is_workday(now) and hours.opening(now) <= at <= hours.closing(now) - LAST_MIN:
        return at
    return client.world.slot(1, MORNING_HOUR)
