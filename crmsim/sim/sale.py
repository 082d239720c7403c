"""Who else works on a sale: the warehouse packs, the carrier takes, the head of sales decides.

R164, R184, R192, R200.
"""

from typing import TYPE_CHECKING

from crmsim.crm.facts.sale import silence, too_few
from crmsim.crm.inbox import ConsentGiven, ConsentRefused, InvoicePaid, OrderPacked, ParcelTaken
from crmsim.crm.milestones import milestone
from crmsim.crm.verbs.sale import ConsentAsked, OrderShipped
from crmsim.sim.listening import listens

if TYPE_CHECKING:
    from crmsim.sim.world import World

PACK_MIN = 90
TAKE_MIN = 60
CONSENT_MIN = 20
CHANNELS = 2


@listens(InvoicePaid)
def pack(world: "World", event: InvoicePaid) -> None:
    """The warehouse packs what has been paid for, within the minutes of the client's dice."""
    if milestone(world.crm, event.card, "order_packed") is None:
        minute = _soon(world, _die(world, event.card, "pack_min", PACK_MIN))
        world.at(minute, lambda: _tell_open(world, OrderPacked(event.card)))


@listens(OrderShipped)
def take(world: "World", event: OrderShipped) -> None:
    """The carrier takes the parcel, within the minutes of the client's dice."""
    minute = _soon(world, _die(world, event.card, "take_min", TAKE_MIN))
    world.at(minute, lambda: _tell_open(world, ParcelTaken(event.card)))


@listens(ConsentAsked)
def decide(world: "World", event: ConsentAsked) -> None:
    """The head of sales answers, and agrees where enough has been tried (R184, R192)."""

    def answer() -> None:
        crm, deal = world.crm, world.crm.deals[event.card]
        asked = silence(crm, deal)
        params = {} if asked is None else asked.params
        wanted = params.get("on", {}).get(deal.stage)
        silent = wanted is not None and not too_few(
            crm, deal, wanted, params.get("channels", CHANNELS)
        )
        kind = ConsentGiven if silent else ConsentRefused
        world.tell(kind(event.card, event.activity))

    world.at(_soon(world, CONSENT_MIN), answer)


def _tell_open(world: "World", event: OrderPacked | ParcelTaken) -> None:
    """Tell what happened to an order, unless its deal is over by now."""
    if world.crm.deals[event.card].closed_min is None:
        world.tell(event)


def _die(world: "World", card: int, name: str, usual: int) -> int:
    client = world.clients.get(card)
    return client.dice.get(name, usual) if client else usual


def _soon(world: "World", minutes: int) -> int:
    """So many minutes from now, or early on the next working day where that is too late."""
    hours, now = world.crm.hours, world.clock.now
    at = now + minutes
    return at if hours.is_open(at) else hours.next_opening(now) + minutes
