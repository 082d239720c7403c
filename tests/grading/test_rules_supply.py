"""Rules about requests and suppliers at their boundaries."""

import pytest

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.contact import CallClient, MessageClient
from crmsim.crm.verbs.day import EndDay, Wait
from crmsim.crm.verbs.mass import EditMany
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.requests import AcceptRequest, DeclineRequest
from crmsim.crm.verbs.supply import AcceptDelivery, HandOverClient, NamePrice
from crmsim.crm.verbs.tags import TagCard
from crmsim.crm.verbs.tasks import AddTask, DeleteTask
from tests.grading.examples_supply import (
    ACCEPT,
    DEARER,
    GATE,
    LATER,
    MINDS,
    NOON,
    ONE,
    OTHER,
    REGISTER,
    SPAM,
    WON,
)
from tests.grading.judging import judge, verdicts
from tests.sim.yard import AGREE, ASK, DAY_MIN, OFFER, bringing, opened, supplier

SIXTY = Wait(minutes=60)


@pytest.mark.requirement("R116", "R213")
def test_a_request_is_sorted_within_the_hour_and_for_what_it_is() -> None:
    """The sixtieth minute is in time; a second request of a client in work is a duplicate."""
    assert verdicts("requests_sorted", ONE, SIXTY, ACCEPT) == [True]
    assert verdicts("requests_sorted", ONE, SIXTY, Wait(minutes=1), ACCEPT) == [False]
    assert verdicts("requests_sorted", ONE, DeclineRequest(deal=1, reason="spam")) == [False]
    assert verdicts("requests_sorted", SPAM, DeclineRequest(deal=1, reason="duplicate")) == [False]
    again = opened(bringing(1), supplier(1, arrives_min=5))
    sort = Wait(minutes=6), DeclineRequest(deal=3, reason="duplicate")
    assert verdicts("requests_sorted", again, *sort) == [True]


@pytest.mark.requirement("R221", "R222", "R223")
@pytest.mark.parametrize(
    ("marks", "ok"),
    [
        ([TagCard(deal=1, tags=("long_payment", "low_price"))], True),
        ([EditMany(cards=(1,), tags_add=("long_payment",))], True),
        ([TagCard(deal=1, tags=("long_payment",)), TagCard(deal=1, tags=())], False),
        ([], False),
    ],
)
def test_an_objection_is_marked_by_any_door_and_stays_marked(
    marks: list[Action], *, ok: bool
) -> None:
    """Until the next contact the tag is there; after it is too late."""
    play = [*OFFER, *marks, CallClient(deal=1)]
    assert verdicts("objections_tagged", MINDS, *play)[0] is ok


@pytest.mark.requirement("R211", "R213")
@pytest.mark.parametrize(("waits", "ok"), [(120, True), (121, False)])
def test_a_load_is_registered_in_two_hours(waits: int, *, ok: bool) -> None:
    """It is at the gate from eleven o'clock."""
    come = Wait(minutes=120)
    assert verdicts("deliveries_registered", GATE, come, Wait(minutes=waits), REGISTER) == [ok]


@pytest.mark.requirement("R214", "R215")
def test_the_hand_over_is_of_the_same_day() -> None:
    """The next morning is late; a fourth delivery hands nobody over."""
    end = [NOON, REGISTER, WON]
    assert verdicts("fifth_handed_over", GATE, *end, HandOverClient(deal=2)) == [True]
    assert verdicts("fifth_handed_over", GATE, *end, EndDay(), HandOverClient(deal=2)) == [False]
    fourth = opened(bringing(loads=3, load_day=0))
    assert verdicts("fifth_handed_over", fourth, NOON, REGISTER) == []


@pytest.mark.requirement("R217")
def test_a_deal_is_given_up_only_by_who_said_no() -> None:
    """Whoever wanted to bring stays in work."""
    lost = [TagCard(deal=1, tags=("far_away",)), MoveDeal(deal=1, stage="LOST")]
    assert verdicts("stages_follow_supply", ONE, *AGREE, *lost)[-1] is False
    firm = opened(supplier(minds_price=1, gives_in=0))
    no = [*OFFER, EndDay(), Wait(minutes=90), CallClient(deal=1)]
    assert set(verdicts("stages_follow_supply", firm, *no, *lost)) == {True}


@pytest.mark.requirement("R081")
@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ("С завтра 18000 за тонну", True),
        ("С 24.11 цена 18\u00a0000 ₽", True),
        ("Цена стала другой", False),
        ("Цена 118000", False),
        ("Цена 180001", False),
    ],
)
def test_other_terms_are_proved_by_a_message_that_names_them(text: str, *, ok: bool) -> None:
    """A message will do as well as a comment; without the sum it proves nothing."""
    play = [Wait(minutes=30), MessageClient(deal=2, text=text), OTHER]
    assert verdicts("told_before_change", DEARER, *play) == [ok]


@pytest.mark.requirement("R219")
def test_the_heads_price_replaces_the_lists() -> None:
    """After the head has changed the terms, the old price is the wrong one."""
    old = NamePrice(deal=2, product="steel", rub=19_000)
    assert verdicts("price_as_listed", DEARER, old) == [True]
    assert verdicts("price_as_listed", DEARER, Wait(minutes=30), old) == [False]
    assert verdicts("price_as_listed", DEARER, Wait(minutes=30), OTHER) == [True]


@pytest.mark.requirement("R225", "R227")
def test_every_evening_counts() -> None:
    """A task that was deleted, or one that came a day late, leaves an evening bare."""
    rule = "no_deal_without_task"
    assert verdicts(rule, ONE, *ASK, LATER, EndDay(), EndDay()) == [True]
    assert verdicts(rule, ONE, *ASK, LATER, DeleteTask(task=3), EndDay()) == [False]
    assert verdicts(rule, ONE, *ASK, EndDay(), LATER, EndDay()) == [False]


@pytest.mark.requirement("R224", "R225")
def test_a_task_of_nobody_is_no_task_of_a_deal() -> None:
    """It must belong to the deal."""
    alone = AddTask(title="Позвонить", due_min=3 * DAY_MIN)
    assert verdicts("no_deal_without_task", ONE, *ASK, alone, EndDay()) == [False]


def test_a_finding_names_the_deal() -> None:
    """So that the report leads to the card."""
    found = judge("deliveries_registered", GATE, NOON, AcceptDelivery(deal=2, weight_kg=1))
    assert [(finding.card, finding.ok) for finding in found] == [(2, False)]
    assert AcceptRequest(deal=1) == ACCEPT
