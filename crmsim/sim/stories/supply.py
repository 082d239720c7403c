"""Suppliers: asked, told a price, objecting, bringing loads until there is no more (R211–R221)."""

from typing import Any

from crmsim.crm import inbox
from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Delivery
from crmsim.crm.verbs.supply import DeliveryAccepted, PriceNamed
from crmsim.sim.client import Client
from crmsim.sim.clients import manner
from crmsim.sim.clock import Story

WAYS = ("price", "delay", "cash")
"""What a supplier may mind: the price, the delay of the payment, fetching the money."""
MINDS = tuple(f"minds_{way}" for way in WAYS)
LOADS = ("load_day", "load_hour", "load_kg", "trips")


@manner("missed_calls", "gives_in", *MINDS, *LOADS)
def supplier(client: Client) -> Story:
    """Answers the questionnaire, hears the price, objects or not, and brings loads."""
    contact: Any = None
    if client.plan.phase == "new":
        yield from be_asked(client)
    if client.plan.phase in ("new", "told"):
        contact = yield from hear_price(client)
    if contact is not None or client.plan.phase == "bringing":
        yield from bring(client, contact)


@manner(opens="advertises")
def advertiser(client: Client) -> Story:
    """Wants to sell something of their own, and is no client."""
    while True:
        client.say((yield from client.contact()), "advertises")


def be_asked(client: Client) -> Story:
    """Answer the questionnaire at the first talk (R218)."""
    contact = yield from client.contact()
    client.say(contact, "offers_goods", **client.plan.form)
    client.world.tell(inbox.ClientTold(client.card, tuple(client.plan.form.items())))


def hear_price(client: Client) -> Story:
    """Hear the price, mind one thing a talk; the talk of the consent, or None."""
    contact = yield from await_price(client)
    minded = [way for way in WAYS if client.dice[f"minds_{way}"]]
    for way in minded:
        back = client.slot("back")
        client.say(contact, f"objects_{way}", at=back)
        contact = yield from client.repeat_until(back)
    if not minded or client.dice["gives_in"]:
        return contact
    while True:
        client.say(contact, "stands_firm")
        contact = yield from client.contact()


def await_price(client: Client) -> Story:
    """Until a price is named, repeat what there is to bring."""
    while True:
        event = yield from client.next()
        if type(event) is PriceNamed:
            return event
        if client.is_reached(event):
            client.say(event, "offers_goods", **client.plan.form)


def bring(client: Client, contact: Any) -> Story:
    """Load after load, each at the time that was named; then there is no more (R211, R216)."""
    at = client.slot("load")
    if contact is not None:
        client.say(contact, "will_bring", at=at)
    while left(client) > 0:
        yield from answer_until(client, at)
        yield from stand_at_gate(client)
        at = client.slot("load")
    while True:
        client.say((yield from client.contact()), "no_more")


def left(client: Client) -> int:
    """How many loads are still to come, the colleagues' pipeline included."""
    crm = client.world.crm
    deal = crm.deals[client.card]
    cards = [deal.id, deal.repeats_id] if deal.repeats_id else [deal.id]
    return client.dice["trips"] - sum(len(crm.of(Delivery, card)) for card in cards)


def answer_until(client: Client, at: int) -> Story:
    """Answer whoever calls that the load comes at its time."""
    while True:
        event = yield from client.next(at)
        if event is None:
            return
        if client.is_reached(event):
            client.say(event, "brings_more", at=at)


def stand_at_gate(client: Client) -> Story:
    """Be weighed and registered, however long that takes."""
    crm, now = client.world.crm, client.world.clock.now
    owner = crm.cards[client.card].responsible_id
    weight_kg = client.dice["load_kg"]
    seen = {"key": "at_gate", "facts": {"weight_kg": weight_kg}}
    gate = add_activity(
        crm, "delivery", client.card, due_min=now, incoming=True, said=seen, responsible_id=owner
    )
    client.world.tell(inbox.DeliveryCame(client.card, gate.id, weight_kg))
    while True:
        event = yield from client.next()
        if type(event) is DeliveryAccepted:
            return
        if client.is_reached(event):
            client.say(event, "brings_more", at=now)
