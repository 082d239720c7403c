"""Lesson 2 in JupyterLab as a trainee does it, from the first drag to the grade."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from crmsim.cli import cli
from crmsim.words import say
from tests.browser.desk import DeskPage
from tests.desks import PRIORITIES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Lesson = Callable[[str, str], DeskPage]
NOBODY_TALKED = say("Nobody has talked to this client yet.")


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_lead_goes_back_until_the_client_has_been_called(lesson: Lesson, lang: str) -> None:
    """A refused card returns with its reason, an allowed one stays, and the grade is the file's."""
    desk = lesson(lang, PRIORITIES)
    _drag_to_a_status_that_is_refused(desk, lang)
    desk.call(1)
    _drag_to_the_same_status_once_it_is_allowed(desk)
    desk.hand_in()
    expect(desk.at("report-percent")).to_be_visible()
    assert desk.percent() == graded(desk.attempts()[0])["percent"]
    verbs = [(line["action"]["verb"], line["refusal"]) for line in desk.actions()]
    assert verbs == [
        ("move_lead", ["talked"]),
        ("open_card", None),
        ("call_client", None),
        ("move_lead", None),
        ("hand_in", None),
    ]
    desk.at("again").click()
    expect(desk.tile(1, "NEW")).to_be_visible()
    assert len(desk.attempts()) == 2


def test_after_a_restart_the_lesson_goes_on(lesson: Lesson) -> None:
    """A desk without its kernel says so; run again, the cell shows what was done."""
    desk = lesson("en", PRIORITIES)
    desk.call(1)
    desk.drag(1, "APPOINTING")
    expect(desk.tile(1, "APPOINTING")).to_be_visible()
    expect(desk.at("clock")).to_contain_text("09:07")
    desk.restart_kernel()
    desk.at("mode-list").click()
    expect(desk.at("gone")).to_be_visible()
    desk.run()
    expect(desk.at("desk")).to_have_count(1)
    expect(desk.tile(1, "APPOINTING")).to_be_visible()
    expect(desk.at("gone")).to_have_count(0)
    expect(desk.at("clock")).to_contain_text("09:07")
    assert len(desk.attempts()) == 1


def test_keys_on_the_desk_stay_on_the_desk(lesson: Lesson) -> None:
    """Wherever the focus is, `x` cuts no cell and `d d` deletes none; Escape closes a card."""
    desk = lesson("en", PRIORITIES)
    before = desk.cells()
    for reach in PLACES:
        reach(desk)
        desk.press("x", "d", "d", "Control+x", "Control+z")
        assert desk.cells() == before
    desk.press("Escape")
    expect(desk.at("card-panel")).to_have_count(0)


def test_enter_is_not_taken_away(lesson: Lesson) -> None:
    """JupyterLab cancels Enter in inputs; on the desk it searches, and breaks a comment's line."""
    desk = lesson("en", PRIORITIES)
    desk.at("search").fill("640-41-51")
    desk.press("Enter")
    desk.at("found").get_by_role("listitem").click()
    desk.at("comment-text").fill("first")
    desk.press("Enter", "x")
    expect(desk.at("comment-text")).to_have_value("first\nx")


PLACES: list[Callable[[DeskPage], None]] = [
    lambda desk: desk.at("card-1").locator(".tile__open").focus(),
    lambda desk: desk.at("column-NEW").click(position={"x": 116, "y": 560}),
    lambda desk: desk.at("goals").locator("h3").click(),
    lambda desk: desk.drag(1, "APPOINTING"),
    lambda desk: desk.call(1),
    lambda desk: desk.at("card-1").click(),
    lambda desk: desk.at("card-name").click(),
    lambda desk: desk.at("comment-text").click(),
]


def _drag_to_a_status_that_is_refused(desk: DeskPage, lang: str) -> None:
    desk.drag(1, "APPOINTING")
    refusal = desk.at("toast").filter(has_text=NOBODY_TALKED.text(lang))
    expect(refusal).to_have_attribute("data-kind", "refused")
    expect(desk.tile(1, "NEW")).to_be_visible()
    expect(desk.tile(1, "APPOINTING")).to_have_count(0)


def _drag_to_the_same_status_once_it_is_allowed(desk: DeskPage) -> None:
    count = int(desk.at("count-APPOINTING").inner_text())
    desk.drag(1, "APPOINTING")
    expect(desk.tile(1, "APPOINTING")).to_be_visible()
    expect(desk.tile(1, "NEW")).to_have_count(0)
    expect(desk.at("count-APPOINTING")).to_have_text(str(count + 1))


def graded(attempt: Path) -> dict[str, Any]:
    """What `crmsim grade --json` says of an attempt."""
    result = CliRunner().invoke(cli, ["grade", "--json", str(attempt)])
    assert result.exit_code == 0
    (assessment,) = json.loads(result.stdout)["attempts"]
    assert assessment["verdict"] == "graded"
    return dict(assessment)
