"""Buying from suppliers: a price named, a delivery weighed, a client handed over (R211–R219)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Activity, Deal, Employee, Price
from crmsim.crm.facts import missing_facts
from crmsim.crm.fields import known_option
from crmsim.crm.keeping import HandOver
from crmsim.crm.rows import new_deal
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, Line, RowId, known_card, need, open_deal, verb
from crmsim.crm.verbs.gate import bring_back, price_of, register, waiting
from crmsim.errors import Missing, refuse
from crmsim.words import say

TALKS = ("call", "chat", "meeting", "remote")
Rubles = Annotated[int, Field(ge=1, le=10**9)]
Kilograms = Annotated[int, Field(ge=1, le=10**6)]


class NamePrice(Action):
    """Tell the client of a deal what a ton of a product is bought for."""

    verb: Literal["name_price"] = "name_price"
    deal: RowId
    product: Line
    rub: Rubles


class AcceptDelivery(Action):
    """Register the delivery at the gate with the weight of the scales."""

    verb: Literal["accept_delivery"] = "accept_delivery"
    deal: RowId
    weight_kg: Kilograms


class HandOverClient(Action):
    """Hand the client of a won deal over to the colleagues who serve regular clients."""

    verb: Literal["hand_over_client"] = "hand_over_client"
    deal: RowId


@dataclass(frozen=True, slots=True)
class PriceNamed(Event):
    """The client knows a price; `before` is the price that was named earlier, or 0."""

    card: int
    activity: int
    product: str
    rub: int
    before: int


@dataclass(frozen=True, slots=True)
class DeliveryAccepted(Event):
    """A delivery stands on a deal, counted from 1."""

    card: int
    activity: int
    number: int
    weight_kg: int
    rub: int


@dataclass(frozen=True, slots=True)
class ClientHandedOver(Event):
    """A deal of another pipeline goes on with the client, for another employee."""

    card: int
    deal: int
    employee: int


@verb
def name_price(action: NamePrice, crm: Crm) -> list[Event]:
    """A price is named for a product of the list, to a client who has been talked to (R219)."""
    deal = open_deal(crm, action.deal)
    need(
        [
            known_option(action.product, crm.organisation.products, "product"),
            *missing_facts(["talked"], crm, deal),
        ]
    )
    before = price_of(crm, deal)
    talks = [a for a in crm.of(Activity, deal.id) if a.answered and a.kind in TALKS]
    talk = talks[-1] if talks else _talk(crm, deal)
    crm.add(Price, deal_id=deal.id, at_min=crm.now_min, product=action.product, rub=action.rub)
    return [PriceNamed(deal.id, talk.id, action.product, action.rub, before)]


@verb
def accept_delivery(action: AcceptDelivery, crm: Crm) -> list[Event]:
    """What waits at the gate is registered, at the price that was named (R211, R213, R216)."""
    deal = open_deal(crm, action.deal)
    gate = waiting(crm, deal)
    if gate is None:
        raise refuse("no_delivery", say("Nothing of «{name}» is at the gate.", name=deal.name))
    need(missing_facts(["price_named"], crm, deal))
    row = register(crm, deal, gate, action.weight_kg)
    came = DeliveryAccepted(deal.id, gate.id, row.number, row.weight_kg, row.rub)
    return [came, *bring_back(crm, deal, crm.me)]


@verb
def hand_over_client(action: HandOverClient, crm: Crm) -> list[Event]:
    """A won deal's client goes on in the pipeline of regular clients (R214, R215)."""
    deal: Deal = known_card(crm, "deal", action.deal)
    plan = crm.organisation.pipeline(deal.pipeline).hand_over
    need(_not_to_hand_over(crm, deal, plan))
    assert plan is not None
    colleague = next(e for e in crm.employees.values() if e.role == plan.role)
    further = _further_deal(crm, deal, plan, colleague)
    return [ClientHandedOver(deal.id, further.id, colleague.id)]


def _talk(crm: Crm, deal: Deal) -> Activity:
    """A price that is told where no talk is written down is a call of its own."""
    return add_activity(crm, "call", deal.id, state="done", done_min=crm.now_min, answered=True)


def _not_to_hand_over(crm: Crm, deal: Deal, plan: HandOver | None) -> list[Missing]:
    if plan is None:
        return [Missing("no_hand_over", say("Clients of this pipeline are not handed over."))]
    if crm.stage(deal).semantics != "success":
        return [
            Missing("not_won", say("Only the client of a won deal is handed over."), "move_deal")
        ]
    if any(other.repeats_id == deal.id for other in crm.deals.values()):
        return [Missing("handed_over", say("This client is handed over already."))]
    return []


def _further_deal(crm: Crm, deal: Deal, plan: HandOver, colleague: Employee) -> Deal:
    for client in (deal.contact_id, deal.company_id):
        if client is not None:
            crm.cards[client].responsible_id = colleague.id
    kept = ("name", "source", "contact_id", "company_id", "contacted_min", "talked_min", "decision")
    further = new_deal(
        crm,
        plan.pipeline,
        **{name: getattr(deal, name) for name in kept},
        responsible_id=colleague.id,
        repeats_id=deal.id,
        tags=list(deal.tags),
        fields=dict(deal.fields),
    )
    for told in crm.of(Price, deal.id)[-1:]:
        now = {"at_min": crm.now_min, "product": told.product, "rub": told.rub}
        crm.add(Price, deal_id=further.id, **now)
    return further
