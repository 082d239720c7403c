"""Prices, loads, hand-over, mass edit and tasks of a yard: what is done, and what is refused."""

from typing import Any

import pytest

from crmsim.crm.entities import Activity, StageChange
from crmsim.crm.verbs.account import PasswordSet, SetPassword
from crmsim.crm.verbs.assign import CardAssigned
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.mass import EditMany
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.requests import AcceptRequest
from crmsim.crm.verbs.supply import AcceptDelivery, HandOverClient, NamePrice
from crmsim.crm.verbs.tags import TagCard
from crmsim.crm.verbs.tasks import AddTask, ChangeTask, CompleteTask, DeleteTask, PostponeTask
from crmsim.crm.views.base import look
from crmsim.sim.world import World
from tests.sim.lives import act, go_home
from tests.sim.yard import (
    ASK,
    DAY_MIN,
    FORM,
    OFFER,
    QUALIFY,
    STEEL_RUB,
    accept,
    bringing,
    loads,
    supplier,
    yard,
)

NOON_MIN = 180


def at_gate(count: int = 4) -> World:
    """The supplier with so many loads is at the gate with one more; the deal is card 2."""
    world = yard(bringing(loads=count, load_day=0))
    act(world, Wait(minutes=NOON_MIN))
    return world


@pytest.mark.requirement("R115", "R218")
def test_qualified_needs_a_talk_and_the_questionnaire() -> None:
    """Everything that is missing is named at once."""
    world = yard(supplier())
    act(world, AcceptRequest(deal=1))
    missing = world.act(MoveDeal(deal=1, stage="QUALIFIED")).missing
    assert [(m.code, m.field) for m in missing] == [
        ("talked", None),
        *(("not_filled", field) for field in FORM),
    ]
    act(world, *ASK[1:], MoveDeal(deal=1, stage="QUALIFIED"))
    assert world.crm.deals[1].stage == "QUALIFIED"


@pytest.mark.requirement("R217", "R219")
def test_an_offer_needs_a_price_and_a_qualified_client() -> None:
    """A price is named for a product of the list, to somebody who has been talked to."""
    world = yard(supplier())
    act(world, AcceptRequest(deal=1))
    unheard = NamePrice(deal=1, product="gold", rub=1)
    assert world.act(unheard).codes == ("unknown_option", "talked")
    act(world, *ASK[1:])
    assert world.act(MoveDeal(deal=1, stage="OFFERED")).codes == ("price_named", "been_on")
    act(world, *QUALIFY[-1:], *OFFER[-2:])
    assert world.crm.deals[1].stage == "OFFERED"
    assert world.act(MoveDeal(deal=1, stage="CARRIES")).codes == ("deliveries", "been_on")


@pytest.mark.requirement("R211", "R213")
def test_a_load_is_registered_with_its_weight_and_price() -> None:
    """Only one that is at the gate; the deal's sum grows by it."""
    world = at_gate(2)
    assert loads(world, 2) == [(1, 1_000, STEEL_RUB), (2, 1_000, STEEL_RUB)]
    accept(world, 2, 2_500)
    assert loads(world, 2)[-1] == (3, 2_500, 47_500)
    assert world.crm.deals[2].sum_rub == 85_500
    assert world.act(AcceptDelivery(deal=2, weight_kg=1)).codes == ("no_delivery",)


@pytest.mark.requirement("R211", "R214", "R215")
def test_the_fifth_delivery_wins_the_deal_and_the_client_is_handed_over() -> None:
    """Not before it, not twice; the new deal and the contact are the client department's."""
    world = at_gate(4)
    won = MoveDeal(deal=2, stage="FIFTH")
    assert world.act(won).codes == ("deliveries",)
    assert world.act(HandOverClient(deal=2)).codes == ("not_won",)
    accept(world, 2)
    act(world, won, HandOverClient(deal=2))
    further = world.crm.deals[max(world.crm.deals)]
    assert (further.pipeline, further.stage, further.repeats_id) == ("regular", "HANDED", 2)
    served_by = world.crm.employees[further.responsible_id]
    assert (served_by.role, world.crm.contacts[1].responsible_id) == (
        "client_manager",
        served_by.id,
    )
    assert not world.crm.sees(further)
    assert world.act(HandOverClient(deal=2)).codes == ("handed_over",)


@pytest.mark.requirement("R221")
def test_a_deal_is_lost_only_with_a_tag() -> None:
    """The tag says what stood in the way; one that nobody prepared is refused."""
    world = yard(bringing())
    lost = MoveDeal(deal=2, stage="LOST")
    assert world.act(lost).codes == ("tagged",)
    assert world.act(TagCard(deal=2, tags=("moon",))).codes == ("no_such_tag",)
    act(world, TagCard(deal=2, tags=("no_scrap",)), lost)
    assert world.crm.deals[2].closed_min is not None


@pytest.mark.requirement("R047", "R222", "R223")
def test_tags_are_given_and_taken_from_many_deals_at_once() -> None:
    """Several tags a card, in the order of the list, and the list shows the deals that bear one."""
    world = yard(bringing(1), bringing(2), bringing(3))
    act(world, EditMany(cards=(2, 4), tags_add=("bring_money", "long_payment")))
    act(world, EditMany(cards=(4, 6), tags_add=("low_price",), tags_remove=("bring_money",)))
    assert [deal.tags for deal in world.crm.deals.values()] == [
        ["long_payment", "bring_money"],
        ["low_price", "long_payment"],
        ["low_price"],
    ]
    shown = look(world.crm, "board", pipeline="scrap", criteria={"tags": ["long_payment"]})
    bearing = {card["id"] for column in shown["columns"] for card in column["cards"]}
    assert bearing == {2, 4}


@pytest.mark.requirement("R024", "R212")
def test_the_board_shows_the_pipeline_that_is_chosen() -> None:
    """The one of requests at first, and the one of regular clients when asked for."""
    world = yard(bringing(1), bringing(2, pipeline="regular", stage="BRINGS"))
    usual, chosen = look(world.crm, "board"), look(world.crm, "board", pipeline="regular")
    counts = [{c["id"]: c["count"] for c in shown["columns"]} for shown in (usual, chosen)]
    assert (counts[0]["CARRIES"], counts[1]) == (
        1,
        {"HANDED": 0, "TAKEN": 0, "BRINGS": 1, "IDLE": 0},
    )


@pytest.mark.requirement("R223")
def test_mass_edit_changes_all_cards_or_none() -> None:
    """Each card passes the guard, and each reason names its card."""
    world = yard(bringing(1), bringing(2, loads=5), bringing(3, owner=1))
    outcome = world.act(EditMany(cards=(2, 4, 6, 99), stage="FIFTH", tags_add=("low_price",)))
    assert outcome.codes == ("deliveries", "not_yours", "no_such_card")
    assert outcome.missing[0].why.text("en").startswith("«Поставщик 1»: ")
    assert [deal.tags for deal in world.crm.deals.values()] == [[], [], []]
    assert world.act(EditMany(cards=(2,))).codes == ("nothing_to_change",)
    assert world.act(EditMany(cards=(1,), stage="LOST")).codes == ("no_stages",)
    assert world.act(EditMany(cards=(2,), tags_add=("moon",))).codes == ("no_such_tag",)


@pytest.mark.requirement("R220")
def test_list_mode_moves_by_the_same_guard_as_the_card() -> None:
    """A tag that is given in the same action already counts for the way out."""
    world = yard(bringing(1), bringing(2))
    one_by_one = world.act(MoveDeal(deal=2, stage="LOST")).codes
    assert world.act(EditMany(cards=(2,), stage="LOST")).codes == one_by_one == ("tagged",)
    act(world, EditMany(cards=(2, 4), stage="LOST", tags_add=("no_scrap",)))
    assert {deal.stage for deal in world.crm.deals.values()} == {"LOST"}
    assert [change.to_stage for change in world.crm.of(StageChange, 4)] == ["LOST"]


@pytest.mark.requirement("R223", "R080")
def test_many_cards_get_a_task_and_only_a_head_gives_them_away() -> None:
    """A task is for the future; a manager keeps the clients."""
    world = yard(bringing(1), bringing(2))
    late = EditMany(cards=(2, 4), task_title="Позвонить", due_min=0)
    assert world.act(late).codes == ("in_the_past",)
    assert world.act(EditMany(cards=(2,), responsible=2)).codes == ("no_right_to_assign",)
    act(world, late.model_copy(update={"due_min": DAY_MIN}))
    tasks = [a for n in (2, 4) for a in world.crm.of(Activity, n) if a.kind == "task"]
    assert [(task.title, task.due_min) for task in tasks] == [("Позвонить", DAY_MIN)] * 2
    world.crm.me = 3
    given = world.act(EditMany(cards=(2, 4), responsible=3))
    assert [e.card for e in given.events if isinstance(e, CardAssigned)] == [2, 4]


@pytest.mark.requirement("R224", "R226", "R227")
@pytest.mark.parametrize("where", [{"deal": 2}, {"contact": 1}, {}])
def test_a_task_of_a_card_or_of_none_is_changed_put_off_done_or_deleted(
    where: dict[str, Any],
) -> None:
    """It is completed with a result; what is closed is not deleted."""
    world = yard(bringing())
    act(world, AddTask(title="Позвонить", due_min=60, **where), AddTask(title="Ещё", due_min=90))
    act(world, ChangeTask(task=1, title="Написать"), PostponeTask(task=1, due_min=DAY_MIN))
    row = world.crm.activities[1]
    assert (row.title, row.due_min) == ("Написать", DAY_MIN)
    assert world.act(ChangeTask(task=1, title=" ")).codes == ("empty_text",)
    assert world.act(CompleteTask(task=1, result="")).codes == ("empty_text",)
    act(world, CompleteTask(task=1, result="Договорились"), DeleteTask(task=2))
    assert (row.state, row.result) == ("done", "Договорились")
    assert world.crm.activities[2].state == "cancelled"
    assert world.act(DeleteTask(task=2)).codes == ("task_closed",)


@pytest.mark.requirement("R117")
def test_the_card_takes_what_was_told() -> None:
    """Values of their kind; a kind of scrap that is not bought is refused."""
    world = yard(bringing())
    assert world.act(UpdateDeal(deal=2, fields={"metal": "gold"})).codes == ("unknown_option",)
    act(world, UpdateDeal(deal=2, fields={"metal": "copper", "tons": 9}))
    assert world.crm.deals[2].fields["metal"] == "copper"


@pytest.mark.requirement("R011")
def test_a_password_is_renewed() -> None:
    """The minute of the change is kept."""
    world = yard(bringing())
    go_home(world)
    fresh = SetPassword(
        digest="x", length=12, kinds=4, repeated=True, personal=False, keep="memory"
    )
    outcome = act(world, fresh)
    assert isinstance(outcome.events[0], PasswordSet)
    assert world.crm.trainee.password_min == DAY_MIN
