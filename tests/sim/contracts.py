"""Deals of the law firm with one client, their money and papers, and short ways to act on them."""

from typing import Any

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.contract import MakeDocument, PlanPayment
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.scenario.load import load_organisation
from crmsim.sim.opening import ClientPlan, LeadPlan, Opening, Person, PlannedPayment
from crmsim.sim.world import World
from tests.sim.lives import DICE, opening_of

DEAL = 2
"""The number of the only deal: its contact is number 1."""
RESPONSIBLE, LAWYER = 3, 4
"""The numbers of colleagues."""
DAY_MIN = 24 * 60
FIRST_MIN, NEXT_MIN, LAST_MIN = 180, 2 * DAY_MIN + 60, 7 * DAY_MIN + 60
DOCUMENTS_MIN = 2 * DAY_MIN + 120
TERMS = {
    "first_percent": 30,
    "first_day": 0,
    "first_hour": 12,
    "next_percent": 40,
    "next_day": 2,
    "next_hour": 10,
    "last_day": 5,
    "last_hour": 10,
    "documents": 1,
    "documents_day": 2,
    "documents_hour": 11,
    "from_first": 0,
    "late": 0,
    "late_day": 1,
    "late_hour": 10,
    "stops": 0,
    "puzzled": 0,
    "branch": 0,
    "attorney_day": 1,
    "attorney_hour": 10,
    "acts_day": 1,
    "acts_hour": 10,
}
FORM: dict[str, int | str | bool] = {"creditors": 5, "debt_rub": 900_000}
FIELDS: dict[str, int | str | bool] = {
    "deal_type": "bankruptcy",
    "total_rub": 150_000,
    "documents": True,
    "bankruptcy_rub": 130_000,
    "consultation_rub": 50_000,
    "documents_rub": 20_000,
    "documents_day": "2026-11-25",
    "next_payment": "2026-11-25",
    "origin": "site",
    "from_first": False,
    "branch": "samara",
    "sum_rub": 150_000,
}
"""What the client of these deals has said, and what the price lists make of it."""
PLANNED = (
    PlanPayment(deal=DEAL, rub=39_000, due_min=FIRST_MIN, purpose="contract"),
    PlanPayment(deal=DEAL, rub=52_000, due_min=NEXT_MIN, purpose="contract"),
    PlanPayment(deal=DEAL, rub=39_000, due_min=LAST_MIN, purpose="contract"),
    PlanPayment(deal=DEAL, rub=20_000, due_min=DOCUMENTS_MIN, purpose="documents"),
)
CALL = CallClient(deal=DEAL)
FILLED = UpdateDeal(deal=DEAL, fields=FIELDS)
MADE = MakeDocument(deal=DEAL, kind="contract")
AGREED: tuple[Action, ...] = (CALL, *PLANNED, FILLED, MADE)
"""All that is done about a new deal before its first payment."""


def plan_of(
    pipeline: str = "bankruptcy", stage: str = "NEW_DEAL", number: int = 1, **values: Any
) -> LeadPlan:
    """A deal of the opening; what is a die's name goes into the dice, the rest into the plan."""
    dice = {**DICE, **TERMS}
    dice = {name: values.pop(name, die) for name, die in dice.items()}
    person = Person(
        name=f"Клиент {number}",
        phone=f"+7965000000{number}",
        email="",
        birth_date="1985-05-05",
        city="Самара",
    )
    client = ClientPlan(story="has_contract", dice=dice, form=FORM, phase="agreed")
    plan: dict[str, Any] = {
        "channel": "form",
        "source": "site",
        "arrives_min": -3000,
        "contacted_min": -600,
        "fields": FORM,
        "papers": ("questionnaire",),
    }
    return LeadPlan(
        person=person, client=client, pipeline=pipeline, stage=stage, **{**plan, **values}
    )


def paid(rub: int, due_min: int = -500, purpose: str = "contract") -> PlannedPayment:
    """A payment that came before the opening."""
    return PlannedPayment(rub=rub, due_min=due_min, purpose=purpose, paid=True)


def due(rub: int, due_min: int, purpose: str = "contract") -> PlannedPayment:
    """A payment that is planned at the opening."""
    return PlannedPayment(rub=rub, due_min=due_min, purpose=purpose)


def position(*plans: LeadPlan, days: int = 10) -> Opening:
    """An opening of the law firm with these deals, its lawyers elsewhere, and without robots."""
    company = load_organisation("bankruptcy").model_copy(update={"robots": ()})
    opening = opening_of(company, *plans, days=days)
    departments = {role.id: role.department for role in company.roles}
    staff = (e.model_copy(update={"department": departments[e.role]}) for e in opening.employees)
    return opening.model_copy(update={"employees": tuple(staff)})


def world_with(*plans: LeadPlan) -> World:
    """A world of the law firm with these deals."""
    return World(position(*plans))


def signed(stage: str = "SIGNED", **values: Any) -> LeadPlan:
    """A deal whose first payment has come; 39 000 of 150 000."""
    fields = {**FORM, **{k: v for k, v in FIELDS.items() if k != "sum_rub"}}
    money = {"payments": (paid(39_000), due(91_000, 60))}
    return plan_of(stage=stage, **{"fields": fields, **money, **values})


def service(stage: str = "NEW_DEAL", **values: Any) -> LeadPlan:
    """An extra service that is paid for."""
    money = (paid(12_000, purpose="service"),)
    plan = {"fields": {"service": "complaint"}, "payments": money, "papers": ()}
    return plan_of("services", stage, **{**plan, **values})


def to(stage: str) -> MoveDeal:
    """A move of the only deal."""
    return MoveDeal(deal=DEAL, stage=stage)
