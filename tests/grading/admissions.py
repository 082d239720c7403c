"""Positions at a small company that keeps its cards by rules; made here, no file read."""

from typing import Any

from crmsim.crm.conduct import Audit, Conduct, Fault, Penalty
from crmsim.crm.organisation import CardField, Organisation, Pipeline, Product, Reason, Role, Stage
from crmsim.sim.opening import ClientPlan, LeadPlan, Opening, SoldProduct
from tests.grading.position import COMPANY, lead, named, opening, text

FAULTS: tuple[Fault, ...] = (
    *("incorrect_deal", "inactive_deal", "doubled_deal", "doubled_contact"),
    *("incomplete_contact", "empty_comment", "no_right_to_call", "outside_crm"),
)
CONDUCT = Conduct(
    contact_required=("name", "phone", "birth_date", "mobile"),
    contact_unique=True,
    refuse_employee_mail=True,
    shared_contacts=True,
    calls_without_lead="marked",
    deal_from_lead=True,
    deal_required=("group", "stage", "contact", "comment", "product", "sum"),
    one_deal_per_group=True,
    audit=Audit(
        role="approver",
        at=("12:00",),
        penalties=tuple(
            Penalty(
                fault=fault,
                name=text(fault),
                points=5,
                rub=500,
                loses_client=fault == "no_right_to_call",
            )
            for fault in FAULTS
        ),
    ),
)
DEAL_STAGES = (
    Stage(id="OPEN", name=text("open")),
    Stage(id="WON", name=text("won"), semantics="success"),
    Stage(id="LOST", name=text("lost"), semantics="failure"),
)
DETAILED = "Talked about the course; agreed to sign the contract on Friday."
EMPTY = "Talked, thinking."
BORN = "1980-01-01"


def office() -> Organisation:
    """The small company, with products, contacts' fields, an audit at noon, and two managers."""
    leads = next(p for p in COMPANY.pipelines if p.id == "leads")
    changes: dict[str, Any] = {
        "conduct": CONDUCT,
        "roles": (Role(id="manager", name=text("m"), count=2), Role(id="approver", name=text("a"))),
        "convert": (),
        "convert_needs": ("two_way", "detailed_comment"),
        "fields": (),
        "contact_fields": (
            CardField(id="mobile", name=text("mobile"), type="phone", like="phone"),
        ),
        "product_groups": named("courses", "degrees"),
        "products": (
            Product(id="english", name=text("english"), group="courses", price_rub=100),
            Product(id="master", name=text("master"), group="degrees", price_rub=900),
        ),
        "reject_reasons": (
            *COMPANY.reject_reasons,
            Reason(id="double", name=text("double"), said=("applied_before",)),
        ),
        "pipelines": (
            leads,
            Pipeline(id="deals", name=text("deals"), entity="deal", stages=DEAL_STAGES),
        ),
    }
    kept = {name: getattr(COMPANY, name) for name in Organisation.model_fields}
    return Organisation(**{**kept, **changes})


OFFICE = office()


def at(*plans: LeadPlan, **values: Any) -> Opening:
    """The position before the first move, at that office: two managers, and who audits."""
    position = opening(*plans, **values)
    me, auditor = position.employees
    other = me.model_copy(update={"name": "Colleague", "email": "other@tiny.example"})
    people = (me, other, auditor)
    return position.model_copy(update={"organisation": OFFICE, "employees": people})


def asks(story: str = "applicant", **values: Any) -> LeadPlan:
    """A lead who tells who they are and wants the first product."""
    wanted = {"product": 0, "decide_day": 0, "decide_hour": 15, "buys": 1, "back_day": 0}
    dice = {**wanted, "back_hour": 11, "reply_min": 5, "missed_calls": 0, "unrecorded": 0}
    dice |= {name: values.pop(name) for name in list(values) if name in dice}
    plan = lead(**values)
    client = ClientPlan(story=story, dice=dice, phase=plan.client.phase)
    return plan.model_copy(update={"client": client})


def sells(story: str = "stays_in_touch", *, product: str = "english", **values: Any) -> LeadPlan:
    """A deal of before the lesson, talked about two days ago."""
    given: dict[str, Any] = {
        "pipeline": "deals",
        "stage": "OPEN",
        "phase": "told",
        "contacted_min": -3000,
        "arrives_min": -9000,
        "comment": DETAILED,
        "products": (SoldProduct(product=product),) if product else (),
        **values,
    }
    stage, phase = given.pop("stage"), given.pop("phase")
    plan = asks(story, **given)
    client = plan.client.model_copy(update={"phase": phase})
    return plan.model_copy(update={"stage": stage, "client": client})
