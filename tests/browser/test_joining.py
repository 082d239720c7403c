"""Lesson 1 in JupyterLab: the letter, the password, the profile, and then the desk."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.desk import DeskPage
from tests.browser.lab import Lab
from tests.desks import ONBOARDING

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
Lesson = Callable[[str, str], DeskPage]
TYPED = "Rain-On-Tin-Roof-47"
MISTYPED = "Rain-On-Tin-Roof-74"
VALUES = "[...document.querySelectorAll('input, textarea')].map(input => input.value)"


@pytest.mark.requirement("R001", "R002", "R006", "R009")
def test_a_trainee_joins_and_the_password_stays_secret(lab: Lab, lesson: Lesson) -> None:
    """Invitation, password, profile, desk; what was typed is kept in no file and on no page."""
    desk = lesson("en", ONBOARDING)
    expect(desk.at("join")).to_have_attribute("data-step", "letter")
    desk.at("accept").click()
    expect(desk.at("join")).to_have_attribute("data-step", "password")
    _choose_a_password(desk)
    expect(desk.at("join")).to_have_attribute("data-step", "profile")
    _fill_the_profile(desk)
    expect(desk.at("card-1")).to_be_visible()
    verbs = [line["action"]["verb"] for line in desk.actions()]
    assert verbs == ["accept_invitation", "set_password", "set_password", "fill_profile"]
    desk.save()
    _appears_nowhere(lab, desk)


def _choose_a_password(desk: DeskPage) -> None:
    """Mistyped once, then twice the same."""
    desk.at("password-first").fill(TYPED)
    desk.at("password-second").fill(MISTYPED)
    desk.at("keep-memory").check()
    desk.at("password-save").click()
    expect(desk.at("form-refusal")).to_be_visible()
    desk.at("password-first").fill(TYPED)
    desk.at("password-second").fill(TYPED)
    desk.at("password-save").click()


def _fill_the_profile(desk: DeskPage) -> None:
    desk.at("field-position").fill("Sales manager")
    desk.at("field-phone").fill("+7 495 123-45-67")
    desk.at("field-about").fill("I like clear agreements.")
    desk.at("profile-save").click()


def _appears_nowhere(lab: Lab, desk: DeskPage) -> None:
    on_page = [desk.page.content(), *desk.page.evaluate(VALUES)]
    files = [path for path in lab.root.parent.rglob("*") if path.is_file()]
    assert desk.attempts()[0] in files
    assert desk.notebook in files
    on_disk = [path.read_bytes().decode(errors="replace") for path in files]
    for typed in (TYPED, MISTYPED):
        assert not any(typed in text for text in on_page + on_disk)
