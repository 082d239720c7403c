"""Stories of people who buy by talk and mail: applicants, parents, thinkers, known ones.

They tell who they are and what they want, name a day, and on it buy or say no.
"""

from typing import Any

from crmsim.crm.entities import Deal, ProductLine
from crmsim.crm.organisation import Product
from crmsim.sim.client import Client
from crmsim.sim.clients import manner
from crmsim.sim.clock import Story

COMMON = ("reply_min", "unrecorded", "missed_calls")
WANTS = ("product", "decide_day", "decide_hour", "buys")


@manner(*WANTS, common=COMMON)
def applicant(client: Client) -> Story:
    """Says at once who they are and what they want; decides on the day they name."""
    contact = yield from client.contact()
    yield from apply(client, contact, "applies")


@manner(*WANTS, common=COMMON)
def parent(client: Client) -> Story:
    """Calls for a child: the contact is the child, the phone is the parent's."""
    contact = yield from client.contact()
    yield from apply(client, contact, "applies_for_child")


@manner(*WANTS, "back_day", "back_hour", common=COMMON)
def considers(client: Client) -> Story:
    """Asks for the terms first, and applies on the day of the next talk."""
    contact = yield from client.contact()
    back = client.slot("back")
    client.say(contact, "asks_terms", product=product(client).id, at=back)
    contact = yield from client.repeat_until(back)
    yield from apply(client, contact, "applies")


@manner("product", common=COMMON)
def applied_before(client: Client) -> Story:
    """Is known, and writes again about the same from another phone."""
    contact = yield from client.contact()
    client.say(contact, "applied_before", product=product(client).id, **personal(client))
    yield from insist(client)


@manner(*WANTS, common=COMMON)
def stays_in_touch(client: Client) -> Story:
    """Has a deal already: says what they want, and decides on the day they name."""
    contact = yield from client.contact()
    at = client.slot("decide")
    client.say(contact, "still_wants", product=sold(client).id, at=at)
    yield from decide(client, (yield from client.repeat_until(at)))


@manner("buys", common=COMMON)
def decided(client: Client) -> Story:
    """Has made up their mind before the opening."""
    yield from decide(client, (yield from client.contact()))


@manner(common=COMMON)
def not_interested(client: Client) -> Story:
    """Has thought better of it."""
    client.say((yield from client.contact()), "refuses")
    yield from insist(client)


def apply(client: Client, contact: Any, said: str) -> Story:
    """Tell all that a contact and a deal need, and decide on the day that is named."""
    at, wanted = client.slot("decide"), product(client)
    rub = wanted.price_rub
    client.say(contact, said, product=wanted.id, rub=rub, at=at, **personal(client))
    yield from decide(client, (yield from client.repeat_until(at)))


def decide(client: Client, contact: Any) -> Story:
    """Buy, or say no; and say it again whenever asked."""
    client.say(contact, "has_enrolled" if client.dice["buys"] else "declines")
    yield from insist(client)


def insist(client: Client) -> Story:
    """Say the same for ever."""
    while True:
        client.say_again((yield from client.contact()))


def personal(client: Client) -> dict[str, str]:
    """What a contact's card asks for, as this client tells it; the phone is the one they use."""
    about = client.lead.about or client.lead.person
    fields = client.world.crm.organisation.contact_fields
    own = {field.id: str(getattr(about, field.like)) for field in fields if field.like}
    common = {"name": about.name, "birth_date": about.birth_date}
    return {**common, "phone": client.lead.person.phone, **own}


def product(client: Client) -> Product:
    """What the die says that this client wants."""
    products = client.world.crm.organisation.products
    return products[client.dice["product"] % len(products)]


def sold(client: Client) -> Product:
    """What stands on the client's deal; what the die says, where nothing does."""
    crm = client.world.crm
    card = crm.cards[client.card]
    lines = crm.of(ProductLine, card.id) if isinstance(card, Deal) else []
    found = (one for one in crm.organisation.products if lines and one.id == lines[0].product)
    return next(found, None) or product(client)
