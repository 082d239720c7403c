"""How suppliers come: a request to be sorted, a call without a deal, a deal with loads behind it.

R008, R011, R081, R116.
"""

from typing import TYPE_CHECKING, Any

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Activity, Deal, Delivery, Price, Request
from crmsim.crm.hours import DAY_MIN
from crmsim.crm.inbox import ContactCalled, PasswordOld, TermsChanged
from crmsim.crm.owners import known_by
from crmsim.crm.rows import new_contact, new_deal
from crmsim.crm.store import Crm
from crmsim.crm.verbs.deals import DealAdded
from crmsim.crm.verbs.gate import KG_PER_TON
from crmsim.sim.clients import find_story
from crmsim.sim.keeping import watch
from crmsim.sim.listening import listens
from crmsim.sim.opening import LeadPlan

if TYPE_CHECKING:
    from crmsim.sim.world import World

KINDS = {"form": "form", "messenger": "chat", "call": "call", "letter": "letter"}
UNKNOWN = "before the opening"
"""What stands for the hash of a password that was set before the opening."""
MONTH_DAYS = 30
"""So many days are a month of a password."""


def is_request(crm: Crm, plan: LeadPlan) -> bool:
    """Whether a plan is of a request that waits to be accepted or declined."""
    return (plan.pipeline, plan.stage) in crm.organisation.unsorted


def place_request(crm: Crm, plan: LeadPlan, values: dict[str, Any]) -> Deal:
    """A deal without a client, and beside it who asks and what they wrote (R008)."""
    shown = {**values, "name": plan.person.name, "sum_rub": plan.sum_rub}
    deal = new_deal(crm, **shown)
    asks = {**plan.person.model_dump(), "sorted_min": None, "reason": ""}
    crm.add(Request, deal_id=deal.id, **asks)
    opens = find_story(plan.client.story).opens
    kind = KINDS.get(plan.channel, "form")
    add_activity(
        crm,
        kind,
        deal.id,
        result="deal" if kind == "letter" else "",
        state="done",
        done_min=plan.arrives_min,
        created_min=plan.arrives_min,
        incoming=True,
        text=plan.text,
        said={"key": opens, "facts": {}} if opens else None,
    )
    return deal


def furnish_supply(world: "World", deal: Deal, plan: LeadPlan) -> None:
    """Give a deal of the opening its price and its loads; other terms come at their minute."""
    crm = world.crm
    if plan.price is not None:
        told = {"product": plan.price.product, "rub": plan.price.rub}
        crm.add(Price, deal_id=deal.id, at_min=plan.price.at_min, **told)
    for number, load in enumerate(plan.deliveries, start=1):
        rub = load.weight_kg * (plan.price.rub if plan.price else 0) // KG_PER_TON
        crm.add(Delivery, deal_id=deal.id, number=number, rub=rub, **load.model_dump())
        deal.sum_rub += rub
    if plan.new_price is not None:
        other = plan.new_price
        world.at(other.at_min, lambda: _change_terms(world, deal, other.rub))
    watch(world, deal)


def call_in(world: "World", plan: LeadPlan) -> None:
    """A known person calls and is answered; whether there is a deal is for the trainee to see."""
    crm, person = world.crm, plan.person
    client = known_by(crm, person.phone)
    if client is None:
        owner = {"source": plan.source, "responsible_id": plan.owner + 1}
        client = new_contact(crm, **person.model_dump(), **owner)
    world.strangers[client.phone] = plan
    form = dict(plan.client.form)
    call = add_activity(
        crm,
        "call",
        client.id,
        state="done",
        done_min=crm.now_min,
        incoming=True,
        answered=True,
        said={"key": "calls_in", "facts": form},
    )
    world.tell(ContactCalled(client.id, call.id, "calls_in", tuple(form.items())))


@listens(DealAdded)
def carry_over(world: "World", event: DealAdded) -> None:
    """The talk of somebody who has called stands on the deal that is made for them (R116)."""
    from crmsim.sim.arrivals import awaken

    crm = world.crm
    deal = crm.deals[event.card]
    client = crm.person(deal)
    plan = world.strangers.pop(client.phone, None) if client is not None else None
    if plan is None:
        return
    talk = [a for a in crm.of(Activity, client.id) if a.incoming][-1]
    told = {"state": "done", "done_min": talk.done_min, "said": talk.said}
    add_activity(crm, "call", deal.id, incoming=True, answered=True, **told)
    deal.contacted_min = deal.talked_min = talk.done_min
    known = plan.client.model_copy(update={"phase": "told"})
    awaken(world, deal, plan.model_copy(update={"client": known}))


def age_password(world: "World") -> None:
    """The trainee has a password; it becomes old when the policy says so (R011)."""
    crm, days = world.crm, world.opening.password_days
    if days is None:
        return
    crm.trainee.password_hash = UNKNOWN
    crm.trainee.password_min = set_min = -days * DAY_MIN
    lasts = crm.organisation.password.change_months * MONTH_DAYS * DAY_MIN
    world.at(max(0, set_min + lasts), lambda: _remind(world, set_min))


def _remind(world: "World", set_min: int) -> None:
    if world.crm.trainee.password_min == set_min:
        world.tell(PasswordOld())


def _change_terms(world: "World", deal: Deal, rub: int) -> None:
    if deal.closed_min is None:
        world.tell(TermsChanged(deal.id, rub))
