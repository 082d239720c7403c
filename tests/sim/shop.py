"""A portal with channels, robots and three managers, and one customer of a chosen story."""

from typing import Any

from crmsim.crm.automation import Distribution
from crmsim.crm.organisation import Organisation
from crmsim.scenario.load import load_organisation
from crmsim.sim.opening import ClientAct, ClientPlan, Colleague, LeadPlan, Opening, Person
from crmsim.sim.world import World
from tests.sim.lives import opening_of

DICE = {
    "missed_calls": 0,
    "reply_min": 5,
    "unrecorded": 0,
    "ring_min": 3,
    "offer_min": 60,
    "pay_min": 30,
    "deliver_min": 60,
}


def customer(story: str = "shopper", number: int = 1, **values: Any) -> LeadPlan:
    """A request of a customer; what is a die's name goes into the dice, `phase` to the client."""
    dice = {**DICE, **{name: values.pop(name) for name in list(values) if name in DICE}}
    client = ClientPlan(
        story=story, dice=dice, form={"budget_rub": 50_000}, phase=values.pop("phase", "new")
    )
    person = Person(
        name=f"Клиент {number}",
        phone=f"+7965000{number:04}",
        email=f"client{number}@mail.example",
        birth_date="1985-05-05",
        city="Самара",
    )
    plan = {"channel": "form", "source": "crm_form", "arrives_min": -10, **values}
    return LeadPlan(person=person, client=client, **plan)


def acting(kind: Any, at_min: int = 10, **values: Any) -> LeadPlan:
    """A customer who does something by themselves."""
    return customer(acts=(ClientAct(kind=kind, at_min=at_min, text="Есть вопрос"),), **values)


def portal(*leads: LeadPlan, **changes: Any) -> Opening:
    """An opening of the portal with those requests and three managers."""
    company = load_organisation("toolkit").plain
    own = {name: getattr(company, name) for name in Organisation.model_fields}
    opening = opening_of(Organisation.model_construct(**{**own, **changes}), *leads, days=1)
    more = [
        Colleague(name=f"Менеджер {n}", role="manager", email=f"m{n}@x.example", phone="+7900")
        for n in (2, 3)
    ]
    return opening.model_copy(update={"employees": (*opening.employees, *more)})


def shop(*leads: LeadPlan, **changes: Any) -> World:
    """A world of the portal."""
    return World(portal(*leads, **changes))


def sharing(how: Any, **values: Any) -> Distribution:
    """A way to share requests out among the managers."""
    return Distribution(how=how, among="manager", **values)
