"""A delivery at the gate, and how it is registered, whoever registers it (R211, R213, R216)."""

from crmsim.crm.entities import Activity, Deal, Delivery, Price
from crmsim.crm.store import Crm
from crmsim.crm.verbs.guard import go_to
from crmsim.crm.verbs.moved import CardMoved

KG_PER_TON = 1000


def waiting(crm: Crm, deal: Deal) -> Activity | None:
    """The delivery of a deal that waits at the gate, or None."""
    return next(crm.planned(deal.id, "delivery"), None)


def price_of(crm: Crm, deal: Deal) -> int:
    """What a ton is bought for now in a deal; 0 where no price was named."""
    told = crm.of(Price, deal.id)
    return told[-1].rub if told else 0


def register(crm: Crm, deal: Deal, gate: Activity, weight_kg: int) -> Delivery:
    """Note a delivery that has been weighed; the deal's sum is what all of them cost."""
    rub = weight_kg * price_of(crm, deal) // KG_PER_TON
    number = len(crm.of(Delivery, deal.id)) + 1
    gate.state, gate.done_min = "done", crm.now_min
    deal.sum_rub += rub
    values = {"number": number, "weight_kg": weight_kg, "rub": rub}
    return crm.add(Delivery, deal_id=deal.id, at_min=crm.now_min, **values)


def bring_back(crm: Crm, deal: Deal, author: int | None) -> list[CardMoved]:
    """The move to the stage where a delivery brings a deal, if its own stage names one (R216)."""
    stage = crm.stage(deal).on_delivery
    if stage is None or stage == deal.stage:
        return []
    return [go_to(crm, deal, stage, author)]
