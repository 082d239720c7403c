"""Praise and blame for the rules of a sale of goods, at the shipped company `orders`."""

from typing import Any

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.checklists import TickStep
from crmsim.crm.verbs.contact import CallClient, MessageClient
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.fields import UpdateContact, UpdateDeal
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.sale import AnswerObjection, AskConsent, SendInvoice, SendOffer
from crmsim.scenario.load import load_organisation
from crmsim.sim.opening import ClientPlan, Colleague, Opening
from tests.grading.position import lead, opening

DEAL = 2
"""The number of the only deal: its contact is card number 1."""
ARRIVES_MIN = 5
FORM = {"subject": "shelves", "delivery": "pickup"}
SUM_RUB = 62_000
"""Ten shelves of the price list."""
STAFF = tuple(
    Colleague(name=role, role=role, email=f"{role}@example.com", phone="+79000009999")
    for role in ("manager", "head_of_sales")
)
DICE = {
    "missed_calls": 0,
    "reply_min": 5,
    "unrecorded": 0,
    "pieces": 10,
    "confirm_min": 10,
    "answer_day": 0,
    "answer_hour": 12,
    "pay_day": 0,
    "pay_hour": 14,
    "pack_min": 60,
    "take_min": 30,
    "arrive_day": 1,
    "arrive_hour": 10,
    "pick_day": 0,
    "pick_hour": 17,
    "patience_min": 30,
    "again_day": 1,
    "again_hour": 10,
    "claims": 0,
    "settle_day": 1,
    "settle_hour": 10,
    "fades_at": 0,
    "yields": 1,
    "refund_min": 30,
    "late": 0,
}


def sale(
    story: str = "buyer",
    tariff: str = "basic",
    form: Any = FORM,
    blank: tuple[str, ...] = (),
    **dice: int,
) -> Opening:
    """A morning at the company, with one deal about to come."""
    company = load_organisation("orders").plain.model_copy(update={"plan": tariff})
    plan = lead(pipeline="sale", arrives_min=ARRIVES_MIN, blank=blank)
    client = ClientPlan(story=story, dice={**DICE, **dice}, form=form)
    person = plan.person.model_copy(update={"email": "client@example.com"})
    position = opening(plan.model_copy(update={"client": client, "person": person}), days=3)
    return position.model_copy(update={"organisation": company, "employees": STAFF})


def move(stage: str, **fields: int | str | bool) -> MoveDeal:
    """A move of the deal."""
    return MoveDeal(deal=DEAL, stage=stage, fields=fields)


def fill(**fields: int | str | bool) -> UpdateDeal:
    """Fields of the deal."""
    return UpdateDeal(deal=DEAL, fields=fields)


CALL = CallClient(deal=DEAL)
COME = Wait(minutes=ARRIVES_MIN)
TAKEN: tuple[Action, ...] = (COME, CALL, fill(requirements="10 pieces"))
ASKED = (*TAKEN, move("REQUEST"), CALL)
NEEDS = fill(sum_rub=SUM_RUB, **FORM)
OFFERED = (*ASKED, NEEDS, SendOffer(deal=DEAL), Wait(minutes=15), move("OFFERED"))
ANSWERED = (*OFFERED, Wait(minutes=180), CALL)
"""Twelve o'clock has passed, and the client has read the offer."""
PAID = (
    *(*ANSWERED, move("ANSWERED"), SendInvoice(deal=DEAL), Wait(minutes=15), move("INVOICED")),
    *(Wait(minutes=120), move("PAID")),
)
"""Two o'clock has passed, and the money is there."""
DETAILED = "Поговорили: клиенту нужны двери, мы их не продаём; клиент отказался, сделку закрыли."
PROOFS = {"pack_pickup": ["client_answered", "client_answered"]}
PACKING = 13
"""The number of the task of packing in the timeline."""

NAMED = UpdateContact(contact=1, fields={"name": "Client 1", "phone": "+79000000001"})

Side = tuple[Action, ...]
EXAMPLES_OF_SALE: dict[str, tuple[Opening, Side, Side, dict[str, Any]]] = {
    "taken_promptly": (sale(), (COME, CALL), (Wait(minutes=70), CALL), {"minutes": 60}),
    "deals_stand_right": (sale(), (*TAKEN, move("REQUEST")), TAKEN, {}),
    "deals_finished": (sale("spammer"), (COME, CALL, move("SPAM")), (COME, CALL), {}),
    "needs_as_told": (sale(), (*ASKED, NEEDS), ASKED, {"mentions": ["requirements"]}),
    "checklist_kept": (
        sale(),
        (*PAID, CALL, TickStep(task=PACKING, step=1), TickStep(task=PACKING, step=2)),
        (*PAID, TickStep(task=PACKING, step=1), CALL),
        {"proofs": PROOFS},
    ),
    "objections_answered": (
        sale("haggler"),
        (*ANSWERED, AnswerObjection(deal=DEAL, text="Steel.")),
        ANSWERED,
        {},
    ),
    "tasks_of_head_in_time": (sale(), (*TAKEN, move("REQUEST")), (Wait(minutes=200),), {}),
    "head_in_every_deal": (
        sale(tariff="free"),
        (COME, fill(head=2)),
        (COME, fill(head=1)),
        {"field": "head", "role": "head_of_sales"},
    ),
    "right_failure": (
        sale("spammer"),
        (COME, CALL, move("SPAM")),
        (COME, CALL, move("OTHER", fail_comment="?")),
        {},
    ),
    "failure_explained": (
        sale("wrong_portrait"),
        (COME, CALL, move("NOT_FIT", fail_comment=DETAILED)),
        (COME, CALL, move("NOT_FIT", fail_comment="Нет.")),
        {"field": "fail_comment"},
    ),
    "silence_worked_off": (
        sale(fades_at=2, reply_min=0),
        (
            *(*ASKED, CALL, MessageClient(deal=DEAL, text="Are you there?")),
            *(AskConsent(deal=DEAL, text="Silent."), Wait(minutes=30), move("SILENT")),
        ),
        ASKED,
        {},
    ),
    "never_returned": (
        sale(tariff="professional", blank=("name",)),
        (*OFFERED[:-1], NAMED, OFFERED[-1], Wait(minutes=5)),
        (*OFFERED, Wait(minutes=5)),
        {},
    ),
    "contact_as_told": (sale(blank=("name",)), (*TAKEN, NAMED), TAKEN, {}),
}
