"""Checks of a deal's fields: each holds and fails at its boundary, and says why (R123–R141)."""

from typing import Any

import pytest

from crmsim.crm.checks import CHECKS, check, checks_of, fault_of, faults_of, find_check, told_of
from crmsim.crm.verbs.contract import AttachDocument, DropPayment
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.errors import UnknownName
from crmsim.sim.world import World
from tests.sim.contracts import CALL, DEAL, FILLED, FIRST_MIN, PLANNED, plan_of, service, world_with
from tests.sim.lives import act


def agreed(**plan: Any) -> World:
    """A world whose deal is filled as its client has said, before any payment."""
    world = world_with(plan_of(**plan))
    act(world, CALL, *PLANNED, FILLED)
    return world


def failing(world: World) -> list[str | None]:
    """The requirements of the checks that fail, asked or only judged."""
    deal = world.crm.deals[DEAL]
    found = checks_of(world.crm, deal)
    return [one.requirement for one in found if fault_of(world.crm, deal, one) is not None]


@pytest.mark.requirement("R125", "R134")
def test_a_deal_that_is_filled_as_agreed_lacks_only_its_first_payment() -> None:
    """All others hold; with the payment that one does as well."""
    world = agreed()
    assert failing(world) == ["R134"]
    world.clock.pass_minutes(FIRST_MIN)
    act(world, UpdateDeal(deal=DEAL, fields={"first_paid_rub": 39_000}))
    assert failing(world) == []
    assert faults_of(world.crm, world.crm.deals[DEAL]) == []


@pytest.mark.requirement(
    *("R123", "R124", "R125", "R126", "R127", "R128", "R129"),
    *("R130", "R131", "R132", "R133", "R135", "R137"),
)
@pytest.mark.parametrize(
    ("fields", "requirements"),
    [
        ({"deal_type": "legal_aid"}, ["R132"]),
        ({"sum_rub": 150_001}, ["R124"]),
        ({"total_rub": 149_999}, ["R124", "R125", "R136"]),
        ({"documents": False, "documents_rub": 20_000}, ["R126", "R129"]),
        ({"bankruptcy_rub": 110_000, "total_rub": 130_000, "sum_rub": 130_000}, ["R127", "R136"]),
        ({"consultation_rub": 49_999}, ["R128"]),
        ({"documents_rub": 30_000}, ["R125", "R129"]),
        ({"documents_day": "2026-11-26"}, ["R130", "R130"]),
        ({"next_payment": "2026-11-24"}, ["R131", "R131"]),
        ({"next_payment": "2026-11-30"}, ["R131"]),
        ({"origin": "ads"}, ["R133"]),
        ({"from_first": True}, ["R135"]),
        ({"branch": "kazan"}, ["R137"]),
    ],
)
def test_a_wrong_field_fails_its_check(fields: dict[str, Any], requirements: list[str]) -> None:
    """And no check of another field; what was not paid yet is left out."""
    world = agreed()
    act(world, UpdateDeal(deal=DEAL, fields=fields))
    assert sorted(one or "" for one in failing(world) if one != "R134") == requirements


@pytest.mark.requirement("R123", "R132")
def test_the_type_of_a_deal_is_chosen_by_hand() -> None:
    """Blank, it lacks; the list has the three types."""
    world = world_with(plan_of())
    assert {"R123", "R132"} <= set(failing(world))
    fields = world.crm.organisation.fields_of("deal")
    names = [option.name.ru for option in fields["deal_type"].options]
    assert names == ["Правовая помощь", "Банкротство", "Реструктуризация"]


@pytest.mark.requirement("R136")
def test_a_schedule_adds_up_to_the_total() -> None:
    """A payment less, and it does not."""
    world = agreed()
    act(world, DropPayment(payment=3))
    assert "R136" in failing(world)


@pytest.mark.requirement("R138")
def test_the_questionnaire_is_with_the_deal() -> None:
    """Without it the deal lacks a paper, which may be attached."""
    world = agreed(papers=())
    faults = faults_of(world.crm, world.crm.deals[DEAL])
    paper = next(fault for fault in faults if fault.code == "paper_lacking")
    assert (paper.offer, paper.field) == ("attach_document", "questionnaire")
    act(world, AttachDocument(deal=DEAL, kind="questionnaire", title="Анкета"))
    assert failing(world) == ["R134"]


@pytest.mark.requirement("R140", "R141")
def test_an_extra_service_has_its_price_and_its_client() -> None:
    """The sum is that of the price list; a deal of nobody lacks its client."""
    world = world_with(service())
    assert failing(world) == ["R140"]
    act(world, UpdateDeal(deal=DEAL, fields={"sum_rub": 12_000}))
    assert failing(world) == []
    world.crm.deals[DEAL].contact_id = None
    assert failing(world) == ["R141"]


@pytest.mark.requirement("R126", "R130", "R135")
def test_what_is_only_judged_stands_in_nobodys_way() -> None:
    """What the client has said cannot be known by the CRM; the last word counts."""
    world = agreed()
    deal = world.crm.deals[DEAL]
    assert told_of(world.crm, DEAL)["documents"] is True
    act(world, UpdateDeal(deal=DEAL, fields={"from_first": True}))
    assert "R135" in failing(world)
    assert [fault.field for fault in faults_of(world.crm, deal)] == ["first_paid_rub"]
    assert faults_of(world.crm, deal, ["total_rub"]) == []
    assert faults_of(world.crm, world.crm.contacts[1]) == []


def test_checks_are_known_by_name() -> None:
    """A name says one thing, and an unknown one is told with the nearest."""
    with pytest.raises(UnknownName, match="Did you mean 'sum_of'"):
        find_check("sumof")
    with pytest.raises(ValueError, match="sum_of is there twice"):
        check(CHECKS["sum_of"])
