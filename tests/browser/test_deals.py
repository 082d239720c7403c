"""Deals in JupyterLab: a refused drop and its form, a request on its tile, many cards at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from crmsim.bots import find_bot
from crmsim.cli.play import open_for
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.requests import AcceptRequest
from crmsim.scenario.load import load_scenario
from tests.browser.desk import DeskPage, open_lesson
from tests.browser.lab import Lab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Begun = Callable[[str, str, type[Action]], DeskPage]
ORDERS = "orders/first-order-v1"
SCRAP = "scrap/first-suppliers-v1"


@pytest.fixture
def begun(lab: Lab, page: Page) -> Begun:
    """Opens a lesson at the moment when the diligent bot would do its first action of a kind."""
    folder = lab.copy_lessons(f"{len(list(lab.root.iterdir()))}")

    def open_one(lang: str, name: str, until: type[Action]) -> DeskPage:
        notebook = folder / lang / f"{name}.ipynb"
        attempt = notebook.parent / "attempts" / f"{name.replace('/', '--')}--1.jsonl"
        attempt.parent.mkdir()
        desk = open_for(load_scenario(name), "trainee", None, lang, attempt)
        for action in _day(name, until):
            desk.do(action)
        desk.close()
        return open_lesson(lab, page, notebook)

    return open_one


@pytest.mark.requirement("R024", "R027", "R063")
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_refused_drop_offers_the_form_that_moves_the_deal(begun: Begun, lang: str) -> None:
    """The card goes back; exactly the missing field is asked for, and filling it moves the card."""
    desk = begun(lang, ORDERS, UpdateDeal)
    deal = _first(desk, "NEW")
    desk.drag(deal, "REQUEST")
    refusal = desk.at("toast").and_(desk.page.locator("[data-kind=refused]"))
    expect(refusal).to_be_visible()
    expect(desk.tile(deal, "NEW")).to_be_visible()
    desk.at("offer-update_deal").click()
    desk.at("field-requirements").fill("20 pcs")
    desk.at("fill-save").click()
    expect(desk.tile(deal, "REQUEST")).to_be_visible()
    expect(desk.at("fill-dialog")).to_have_count(0)
    filled = {
        "verb": "move_deal",
        "deal": deal,
        "stage": "REQUEST",
        "fields": {"requirements": "20 pcs"},
    }
    assert desk.actions()[-1]["action"] == filled


@pytest.mark.requirement("R116")
def test_a_request_is_accepted_on_its_tile(begun: Begun) -> None:
    """One click makes a deal of it; declining asks for the reason first."""
    desk = begun("ru", SCRAP, AcceptRequest)
    desk.at("section-deals").click()
    deal = _first(desk, "UNSORTED")
    desk.at(f"decline-{deal}").click()
    desk.at("input-reason").press("Escape")
    expect(desk.at("input-reason")).to_have_count(0)
    desk.at(f"accept-{deal}").click()
    expect(desk.tile(deal, "LEAD")).to_be_visible()
    expect(desk.at(f"accept-{deal}")).to_have_count(0)
    assert desk.actions()[-1]["action"] == {"verb": "accept_request", "deal": deal}


@pytest.mark.requirement("R223")
def test_ticked_deals_get_a_tag_together(begun: Begun) -> None:
    """All rows are ticked, one tag is added to each of them."""
    desk = begun("en", SCRAP, AcceptRequest)
    desk.at("section-deals").click()
    desk.at("mode-list").click()
    desk.at("tick-all").check()
    ticked = desk.page.locator("tr.row--ticked")
    expect(ticked).not_to_have_count(0)
    count = ticked.count()
    desk.at("mass-edit_many").click()
    desk.at("form-edit_many").get_by_role("button", name="far", exact=False).first.click()
    desk.at("edit_many-save").click()
    expect(desk.at("marked")).to_have_count(0)
    expect(desk.page.locator("tr[data-testid^=row-]")).to_have_count(count)
    done = desk.actions()[-1]
    assert done["refusal"] is None
    assert done["action"]["tags_add"] == ["far_away"]
    assert len(done["action"]["cards"]) == count


def _first(desk: DeskPage, stage: str) -> int:
    """The number of the first card of a column."""
    tile = desk.at(f"column-{stage}").locator(".tile").first
    return int((tile.get_attribute("data-testid") or "").removeprefix("card-"))


def _day(name: str, until: type[Action]) -> list[Action]:
    """What the diligent bot does before its first action of a kind."""
    scenario = load_scenario(name)
    desk = open_for(scenario, "trainee", None, "en", None)
    find_bot("diligent")(desk, scenario)
    actions = [step.action for step in desk.trace().steps]
    end = next(n for n, action in enumerate(actions) if isinstance(action, until))
    return actions[:end]
