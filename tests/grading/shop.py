"""A position of selling again, for the examples of its rules: a tiny shop, data made here."""

from typing import Any

from crmsim.crm.organisation import CardField, Organisation, Pipeline, Product, Stage
from crmsim.crm.selling import Mailbox, Repeats, Target, Template, Who
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.figures import TellFigure
from crmsim.crm.verbs.mail import AnswerLetter
from crmsim.crm.verbs.marketing import MakeSegment, StartCampaign, TieCampaign
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.repeats import RepeatDeal, SetRecurring
from crmsim.sim.opening import LeadPlan, LetterPlan, Opening
from tests.grading.position import COMPANY, lead, named, opening, text

OCTOBER = -40_000
CLIENT, SOLD, OTHER_CLIENT, GOT = 1, 2, 3, 4
"""The cards of the position: who bought in October, and who has got an order."""


def _stage(name: str, semantics: Any = "process") -> Stage:
    return Stage(id=name, name=text(name), semantics=semantics)


def _pipeline(name: str) -> Pipeline:
    ends = (_stage("WON", "success"), _stage("LOST", "failure"))
    stages = (_stage("BEGUN"), _stage("SHIPPED"), *ends)
    return Pipeline(id=name, name=text(name), entity="deal", stages=stages)


def shop() -> Organisation:
    """The tiny company with a pipeline of repeats, a template, a mailbox and a plan."""
    changed = {
        "pipelines": (COMPANY.pipelines[0], _pipeline("deals"), _pipeline("again")),
        "fields": (CardField(id="debt", name=text("debt"), type="money", form=True),),
        "product_groups": named("beans"),
        "products": (Product(id="kilo", name=text("kilo"), group="beans", price_rub=100),),
        "repeats": Repeats(pipeline="again"),
        "mailboxes": (Mailbox(id="hello", name=text("hello"), address="hello@tiny.example"),),
        "templates": tuple(
            Template(id=one, name=text(one), subject=text(one), text=text(one))
            for one in ("prices", "terms")
        ),
        "sales_plan": (Target(role="manager", month="2026-11", rub=500),),
    }
    values = {**{n: getattr(COMPANY, n) for n in Organisation.model_fields}, **changed}
    return Organisation.model_validate(values)


def client(story: str, **values: Any) -> LeadPlan:
    """A card of deals: who bought in October, or who has got an order and says so."""
    dice = {"lasts_days": 10, "monthly": 0, "bill_rub": 300, "leaves": 0, "buys_again": 1}
    dice |= {"needs_day": 2, "needs_hour": 12, "later_day": 3, "later_hour": 12}
    dice |= {name: values.pop(name) for name in list(values) if name in dice}
    plan = lead(story=story, pipeline="deals", sum_rub=500, contacted_min=None, **values)
    told = plan.client.model_copy(update={"dice": {**plan.client.dice, **dice}})
    return plan.model_copy(update={"client": told})


def position(letters: tuple[LetterPlan, ...] = (), **dice: int) -> Opening:
    """One client who bought in October, and one who has got an order and says so."""
    sold = client("regular", stage="WON", closed_min=OCTOBER, arrives_min=OCTOBER - 10)
    got = client("has_got_order", stage="SHIPPED", **dice)
    made = opening(*(_with_mail(plan) for plan in (sold, got)), letters=letters)
    return made.model_copy(update={"organisation": shop()})


def due() -> Opening:
    """A repeat whose time has come."""
    plan = client("regular", stage="BEGUN").model_copy(update={"pipeline": "again"})
    return opening(_with_mail(plan)).model_copy(update={"organisation": shop()})


def _with_mail(plan: LeadPlan) -> LeadPlan:
    person = plan.person.model_copy(update={"email": "client@example.com"})
    return plan.model_copy(update={"person": person})


def letter(wants: Any = "answer") -> LetterPlan:
    """A letter of a stranger, which the prices answer."""
    person = lead().person.model_copy(update={"name": "Somebody", "phone": "+79000005555"})
    return LetterPlan(
        person=person,
        mailbox="hello",
        subject="beans",
        text="how much?",
        wants=wants,
        template="prices",
    )


LAST_MONTH = Who(bought="last_month")
THIS_MONTH = Who(bought="this_month")


def segment(kind: Any, who: Who) -> MakeSegment:
    """A segment with a name."""
    return MakeSegment(name="some", kind=kind, who=who)


ASKED = CallClient(deal=GOT)
WON = MoveDeal(deal=GOT, stage="WON")
STATIC = segment("static", LAST_MONTH)
DYNAMIC = segment("dynamic", THIS_MONTH)
SENT = StartCampaign(segment=1, channel="email", text="Hello")
TIED = TieCampaign(segment=1, channel="sms", text="Thanks")
REPEATED = RepeatDeal(deal=GOT, after_days=10)
BILLED = SetRecurring(deal=GOT, rub=300, every_days=10)
ANSWERED = AnswerLetter(letter=1, template="prices")
FIGURE = TellFigure(report="deals", figure="won", value=0)
