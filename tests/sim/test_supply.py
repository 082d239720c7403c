"""Suppliers, colleagues and time: stories of a yard, and what happens there by itself."""

import pytest

from crmsim.crm.entities import Activity, StageChange
from crmsim.crm.inbox import ClientTaken, ContactCalled, TermsChanged
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import EndDay, Wait
from crmsim.crm.verbs.deals import AddDeal
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.requests import AcceptRequest
from crmsim.crm.verbs.supply import HandOverClient, NamePrice
from crmsim.crm.views.base import look
from crmsim.sim.opening import Terms
from crmsim.sim.world import World
from tests.sim.lives import act, go_home, wait_until
from tests.sim.yard import (
    AGREE,
    ASK,
    DAY_MIN,
    FORM,
    STEEL_RUB,
    accept,
    bringing,
    heard,
    loads,
    notices,
    offered,
    opened,
    supplier,
    yard,
)


@pytest.mark.requirement("R218")
def test_a_supplier_answers_the_questionnaire_at_the_first_talk() -> None:
    """And says the same until a price is named."""
    world = yard(supplier())
    act(world, *ASK)
    assert heard(world) == "offers_goods"
    act(world, CallClient(deal=1))
    assert heard(world) == "offers_goods"


@pytest.mark.requirement("R217", "R219")
def test_who_is_content_with_the_price_names_a_day_and_brings() -> None:
    """The load is at the gate at that time, and the next one a day later."""
    world = yard(supplier())
    act(world, *AGREE)
    assert (heard(world), world.crm.deals[1].decision) == ("will_bring", "will_bring")
    go_home(world)
    act(world, Wait(minutes=120))
    assert (heard(world), notices(world)) == ("at_gate", ["delivery_came"])
    accept(world, 1, 2_000)
    shown = look(world.crm, "card", card=1)["timeline"]
    words = [entry["said"]["en"] for entry in shown if entry["kind"] == "delivery"]
    assert words == ["I have come with a load. The scales show 2000 kg."]
    act(world, MoveDeal(deal=1, stage="CARRIES"), CallClient(deal=1))
    assert heard(world) == "brings_more"
    go_home(world)
    act(world, Wait(minutes=120))
    accept(world, 1, 2_000)
    assert loads(world) == [(1, 2_000, 2 * STEEL_RUB), (2, 2_000, 2 * STEEL_RUB)]


@pytest.mark.requirement("R221", "R222")
@pytest.mark.parametrize(("gives_in", "last"), [(1, "will_bring"), (0, "stands_firm")])
def test_objections_come_one_a_talk_and_then_the_decision(gives_in: int, last: str) -> None:
    """Before the named hour the same objection is repeated."""
    world = offered(minds_delay=1, minds_cash=1, gives_in=gives_in)
    said = [heard(world)]
    for _ in range(2):
        act(world, CallClient(deal=1))
        said.append(heard(world))
        go_home(world)
        act(world, Wait(minutes=90), CallClient(deal=1))
        said.append(heard(world))
    assert said == ["objects_delay", "objects_delay", "objects_cash", "objects_cash", last]


def test_who_has_brought_all_says_so() -> None:
    """No load comes any more."""
    world = yard(bringing(loads=2, trips=2))
    go_home(world)
    act(world, Wait(minutes=300), CallClient(deal=2))
    assert (heard(world, 2), notices(world)) == ("no_more", [])


def test_who_sells_advertising_is_no_supplier() -> None:
    """The request says so by itself."""
    world = yard(supplier(story="advertiser"))
    assert heard(world) == "advertises"
    act(world, AcceptRequest(deal=1), CallClient(deal=1))
    assert heard(world) == "advertises"


@pytest.mark.requirement("R116", "R219")
def test_a_taken_call_becomes_a_deal_that_may_skip_a_stage() -> None:
    """The contact is there and no deal; the talk stands on the deal that is made for it."""
    world = yard(supplier(registered=False, channel="call", source="call", arrives_min=10))
    outcome = act(world, Wait(minutes=11))
    assert [e.card for e in outcome.events if isinstance(e, ContactCalled)] == [1]
    assert (notices(world), list(world.crm.deals)) == (["contact_called"], [])
    act(world, AddDeal(name="Лом", source="call", contact=1))
    assert heard(world, 2) == "calls_in"
    act(world, NamePrice(deal=2, product="steel", rub=STEEL_RUB))
    act(world, MoveDeal(deal=2, stage="OFFERED"), MoveDeal(deal=2, stage="AGREED"))
    assert [row.to_stage for row in world.crm.of(StageChange, 2)] == ["OFFERED", "AGREED"]


@pytest.mark.requirement("R081")
def test_the_head_sets_other_terms_at_a_minute() -> None:
    """The bell says so; the deal changes when the trainee tells the client."""
    world = yard(bringing(new_price=Terms(product="steel", rub=18_000, at_min=30)))
    outcome = act(world, Wait(minutes=30))
    assert [e.rub for e in outcome.events if isinstance(e, TermsChanged)] == [18_000]
    act(world, NamePrice(deal=2, product="steel", rub=18_000))
    go_home(world)
    act(world, Wait(minutes=120))
    accept(world, 2, 1_000)
    assert loads(world, 2)[-1] == (5, 1_000, 18_000)


def handed_over(trips: int) -> World:
    """A client with five deliveries is with the client department; the new deal is card 3."""
    world = yard(bringing(trips=trips, load_day=0), days=60)
    act(world, Wait(minutes=180))
    accept(world, 2)
    act(world, MoveDeal(deal=2, stage="FIFTH"), HandOverClient(deal=2))
    return world


@pytest.mark.requirement("R215", "R216")
def test_the_colleague_takes_the_client_and_registers_the_loads() -> None:
    """«Принят в работу» after an hour, «Везёт» with the next load, and no bell for it."""
    world = handed_over(trips=7)
    outcome = act(world, Wait(minutes=60))
    taken = [e for e in outcome.events if isinstance(e, ClientTaken)]
    assert (len(taken), world.crm.deals[3].stage) == (1, "TAKEN")
    go_home(world)
    act(world, Wait(minutes=180))
    assert (world.crm.deals[3].stage, len(loads(world, 3))) == ("BRINGS", 1)
    assert world.crm.of(StageChange, 3)[-1].author_id == world.crm.deals[3].responsible_id
    assert notices(world).count("delivery_came") == 1


@pytest.mark.requirement("R216")
def test_thirty_days_without_a_delivery_are_not_the_end() -> None:
    """«Не везёт» by itself after the thirtieth day; a later load brings the deal back."""
    plan = bringing(pipeline="regular", stage="BRINGS", owner=1, load_day=30, loads=1)
    world = yard(plan, days=60)
    deal, due = world.crm.deals[2], plan.deliveries[0].at_min + 30 * DAY_MIN
    while world.clock.now < due:
        assert deal.stage == "BRINGS"
        act(world, EndDay())
    assert (deal.stage, deal.closed_min) == ("IDLE", None)
    assert world.crm.of(StageChange, 2)[-1].author_id is None
    while not loads(world, 2)[1:]:
        act(world, EndDay())
    assert [row.to_stage for row in world.crm.of(StageChange, 2)] == ["IDLE", "BRINGS"]


@pytest.mark.requirement("R011")
@pytest.mark.parametrize(("days", "kinds"), [(89, []), (90, ["password_old"])])
def test_a_password_is_old_after_three_months(days: int, kinds: list[str]) -> None:
    """The bell says so once."""
    world = World(opened(supplier()).model_copy(update={"password_days": days}))
    wait_until(world, 60)
    assert notices(world) == kinds


def test_the_opening_knows_earlier_loads() -> None:
    """With their prices, and with what was asked of the client."""
    world = yard(bringing(loads=3))
    assert loads(world, 2) == [(n, 1_000, STEEL_RUB) for n in (1, 2, 3)]
    assert world.crm.deals[2].fields == FORM
    assert not [a for a in world.crm.of(Activity, 2) if a.kind == "delivery"]
