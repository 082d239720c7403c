"""Regular clients: a colleague takes and serves them, and who stops bringing is noticed.

R215, R216, D16.
"""

from typing import TYPE_CHECKING

from crmsim.crm.entities import Deal, Delivery
from crmsim.crm.hours import DAY_MIN
from crmsim.crm.inbox import ClientTaken, DealIdle, DeliveryCame
from crmsim.crm.verbs.gate import bring_back, register, waiting
from crmsim.crm.verbs.guard import go_to
from crmsim.crm.verbs.moved import DealMoved
from crmsim.crm.verbs.moving import PipelineChanged
from crmsim.crm.verbs.supply import ClientHandedOver, DeliveryAccepted
from crmsim.sim.listening import listens

if TYPE_CHECKING:
    from crmsim.sim.world import World

WEIGHING_MIN = 30
"""How long a colleague takes to register a load."""


@listens(ClientHandedOver)
def take_over(world: "World", event: ClientHandedOver) -> None:
    """The colleague takes the new deal in work, and the client goes on with them (R215)."""
    won = world.crm.deals[event.card]
    plan = world.crm.organisation.pipeline(won.pipeline).hand_over
    assert plan is not None
    client = world.clients.get(event.card)
    if client is not None:
        client.card = event.deal
        world.clients[event.deal] = client
    world.at(world.clock.now + plan.after_min, lambda: _take(world, event, plan.taken))


def _take(world: "World", event: ClientHandedOver, stage: str) -> None:
    crm = world.crm
    deal = crm.deals[event.deal]
    if deal.stage == crm.organisation.pipeline(deal.pipeline).first.id:
        world.tell(go_to(crm, deal, stage, event.employee))
    world.tell(ClientTaken(event.card, event.employee))


@listens(DeliveryCame)
def weigh(world: "World", event: DeliveryCame) -> None:
    """A colleague registers the loads of the colleague's own deals (R215)."""
    if world.crm.cards[event.card].responsible_id != world.crm.me:
        at = world.clock.now + WEIGHING_MIN
        world.at(at, lambda: _weigh(world, event))


def _weigh(world: "World", event: DeliveryCame) -> None:
    crm = world.crm
    deal = crm.deals[event.card]
    gate = waiting(crm, deal)
    if gate is None or deal.closed_min is not None:
        return
    row = register(crm, deal, gate, event.weight_kg)
    world.tell(DeliveryAccepted(deal.id, gate.id, row.number, row.weight_kg, row.rub))
    for moved in bring_back(crm, deal, deal.responsible_id):
        world.tell(moved)


@listens(DealMoved, PipelineChanged, DeliveryAccepted)
def watch_again(world: "World", event: DealMoved | PipelineChanged | DeliveryAccepted) -> None:
    """From now on the days without a delivery are counted anew (R216)."""
    watch(world, world.crm.deals[event.card])


def watch(world: "World", deal: Deal) -> None:
    """Look again when the stage's days without a delivery are over (R216, D16)."""
    idle = world.crm.stage(deal).after_idle
    if idle is not None:
        stage, at = deal.stage, last_min(world, deal) + idle.days * DAY_MIN
        world.at(at, lambda: _fall_idle(world, deal, stage))


def last_min(world: "World", deal: Deal) -> int:
    """When a deal last had a delivery, or came to its stage where that was later."""
    return max([deal.entered_min, *(row.at_min for row in world.crm.of(Delivery, deal.id))])


def _fall_idle(world: "World", deal: Deal, stage: str) -> None:
    idle = world.crm.stage(deal).after_idle
    if idle is None or deal.stage != stage or deal.closed_min is not None:
        return
    if world.clock.now - last_min(world, deal) >= idle.days * DAY_MIN:
        world.tell(DealIdle(deal.id, idle.days))
        world.tell(go_to(world.crm, deal, idle.stage, None))
