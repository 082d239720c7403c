"""A scrap yard with suppliers of a chosen behaviour, and short ways to act in it."""

from typing import Any

from crmsim.crm.entities import Activity, Delivery
from crmsim.crm.organisation import Organisation
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.requests import AcceptRequest
from crmsim.crm.verbs.supply import AcceptDelivery, NamePrice
from crmsim.scenario.load import load_organisation
from crmsim.sim.opening import ClientPlan, LeadPlan, Opening, PastDelivery, Person, Terms
from crmsim.sim.world import Outcome, World
from tests.sim.lives import act, opening_of

DAY_MIN = 24 * 60
DICE = {
    "missed_calls": 0,
    "reply_min": 5,
    "unrecorded": 0,
    "back_day": 1,
    "back_hour": 10,
    "minds_price": 0,
    "minds_delay": 0,
    "minds_cash": 0,
    "gives_in": 1,
    "load_day": 1,
    "load_hour": 11,
    "load_kg": 2_000,
    "trips": 9,
}
FORM: dict[str, Any] = {"metal": "steel", "tons": 4, "pay": "account"}
STEEL_RUB = 19_000


def phone(number: int) -> str:
    """The phone of the supplier of that number."""
    return f"+7965000{number:04}"


def supplier(number: int = 1, story: str = "supplier", **values: Any) -> LeadPlan:
    """An unsorted request of a supplier; what is a die's name goes into the dice."""
    dice = {**DICE, **{name: values.pop(name) for name in list(values) if name in DICE}}
    phase = values.pop("phase", "new")
    person = Person(
        name=f"Поставщик {number}", phone=phone(number), email="", birth_date="", city="Самара"
    )
    plan = {"channel": "form", "source": "site", "arrives_min": -10, "pipeline": "scrap"}
    client = ClientPlan(story=story, dice=dice, form=FORM, phase=phase)
    return LeadPlan(person=person, client=client, **{**plan, "stage": "UNSORTED", **values})


def bringing(number: int = 1, loads: int = 4, **values: Any) -> LeadPlan:
    """A supplier who has brought loads before the opening; the next one comes the next day."""
    past = tuple(PastDelivery(at_min=-9_000 - n, weight_kg=1_000) for n in range(loads))
    known: dict[str, Any] = {
        "stage": "CARRIES",
        "phase": "bringing",
        "arrives_min": -20_000,
        "contacted_min": -2_000,
        "fields": FORM,
        "price": Terms(product="steel", rub=STEEL_RUB),
        "deliveries": past,
    }
    return supplier(number, **{**known, **values})


def opened(*plans: LeadPlan, days: int = 5, **changes: Any) -> Opening:
    """The yard's opening with those suppliers."""
    company = load_organisation("scrap").plain.changed(**changes)
    opening = opening_of(company, *plans, days=days)
    staff = (e.model_copy(update=_department(company, e.role)) for e in opening.employees)
    return opening.model_copy(update={"employees": tuple(staff)})


def _department(company: Organisation, role: str) -> dict[str, str]:
    return {"department": company.role(role).department}


def yard(*plans: LeadPlan, days: int = 5, **changes: Any) -> World:
    """The yard with those suppliers."""
    return World(opened(*plans, days=days, **changes))


ASK = (AcceptRequest(deal=1), CallClient(deal=1), UpdateDeal(deal=1, fields=FORM))
QUALIFY = (*ASK, MoveDeal(deal=1, stage="QUALIFIED"))
OFFER = (
    *QUALIFY,
    NamePrice(deal=1, product="steel", rub=STEEL_RUB),
    MoveDeal(deal=1, stage="OFFERED"),
)
AGREE = (*OFFER, MoveDeal(deal=1, stage="AGREED"))


def offered(**values: Any) -> World:
    """The yard after the price was named to its only supplier."""
    world = yard(supplier(**values))
    act(world, *OFFER)
    return world


def heard(world: World, deal: int = 1) -> str:
    """What the client of a deal said last."""
    talks = [a for a in world.crm.of(Activity, deal) if a.said is not None]
    assert talks[-1].said is not None
    return str(talks[-1].said["key"])


def loads(world: World, deal: int = 1) -> list[tuple[int, int, int]]:
    """The deliveries of a deal: number, weight, rubles."""
    return [(row.number, row.weight_kg, row.rub) for row in world.crm.of(Delivery, deal)]


def accept(world: World, deal: int = 1, weight_kg: int = 2_000) -> Outcome:
    """Register the load at the gate."""
    return act(world, AcceptDelivery(deal=deal, weight_kg=weight_kg))


def notices(world: World) -> list[str]:
    """The kinds of the trainee's notices."""
    rows = world.crm.notifications.values()
    return [row.kind for row in rows if row.employee_id == world.crm.me]
