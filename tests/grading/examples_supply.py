"""Lines of play that the rules about requests and suppliers praise, and such as they blame."""

from typing import Any

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.account import SetPassword
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import EndDay, Wait
from crmsim.crm.verbs.deals import AddDeal
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.requests import AcceptRequest, DeclineRequest
from crmsim.crm.verbs.supply import AcceptDelivery, HandOverClient, NamePrice
from crmsim.crm.verbs.tags import TagCard
from crmsim.crm.verbs.tasks import AddTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.sim.opening import Opening, Terms
from tests.sim.yard import (
    AGREE,
    ASK,
    DAY_MIN,
    OFFER,
    QUALIFY,
    STEEL_RUB,
    bringing,
    opened,
    supplier,
)

Line = tuple[Opening, list[Action], list[Action], dict[str, Any]]

ONE = opened(supplier())
SPAM = opened(supplier(story="advertiser"))
CALLER = opened(supplier(registered=False, channel="call", source="call", arrives_min=10))
OTHER_RUB = 18_000
DEARER = opened(bringing(new_price=Terms(product="steel", rub=OTHER_RUB, at_min=30)))
MINDS = opened(supplier(minds_delay=1))
GATE = opened(bringing(load_day=0))
OLD = opened(supplier()).model_copy(update={"password_days": 90})

ACCEPT, SOON, NOON = AcceptRequest(deal=1), Wait(minutes=11), Wait(minutes=180)
WRONG = UpdateDeal(deal=1, fields={"tons": 99})
PROOF = AddComment(deal=2, text="Клиент знает: с завтрашнего дня 18 000 за тонну.")
OTHER = NamePrice(deal=2, product="steel", rub=OTHER_RUB)
REGISTER = AcceptDelivery(deal=2, weight_kg=2_000)
WON = MoveDeal(deal=2, stage="FIFTH")
LATER = AddTask(deal=1, title="Позвонить", due_min=3 * DAY_MIN)
PASSWORD = SetPassword(digest="x", length=12, kinds=4, repeated=True, personal=False, keep="memory")

SUPPLY: dict[str, Line] = {
    "requests_sorted": (SPAM, [DeclineRequest(deal=1, reason="spam")], [ACCEPT], {}),
    "callers_have_deals": (
        CALLER,
        [SOON, AddDeal(name="Лом", source="call", contact=1)],
        [SOON, AddDeal(name="Лом", source="call")],
        {},
    ),
    "card_as_told": (ONE, list(ASK), [*ASK, WRONG], {}),
    "price_as_listed": (
        ONE,
        list(OFFER),
        [*QUALIFY, NamePrice(deal=1, product="steel", rub=STEEL_RUB + 1)],
        {},
    ),
    "told_before_change": (
        DEARER,
        [Wait(minutes=30), PROOF, OTHER],
        [Wait(minutes=30), OTHER, PROOF],
        {},
    ),
    "password_renewed": (OLD, [SOON, PASSWORD], [SOON], {}),
    "objections_tagged": (
        MINDS,
        [*OFFER, TagCard(deal=1, tags=("long_payment",)), CallClient(deal=1)],
        [*OFFER, TagCard(deal=1, tags=("low_price",)), CallClient(deal=1)],
        {},
    ),
    "deliveries_registered": (
        GATE,
        [NOON, REGISTER],
        [NOON, AcceptDelivery(deal=2, weight_kg=1_999)],
        {},
    ),
    "stages_follow_supply": (ONE, [*AGREE, EndDay()], [*OFFER, EndDay()], {}),
    "fifth_handed_over": (
        GATE,
        [NOON, REGISTER, WON, HandOverClient(deal=2)],
        [NOON, REGISTER],
        {},
    ),
    "no_deal_without_task": (ONE, [*ASK, LATER, EndDay()], [*ASK, EndDay()], {}),
}
