"""Makes the pictures of every screen: `python -m tools.screens` writes docs/screens/*.png.

A lesson's morning is played by a bot, JupyterLab opens it in each language, and Chromium looks.
Run it with the interpreter of `.venv`, after the screens are built.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from crmsim.bots import find_bot
from crmsim.cli.play import open_for
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.day import HandIn
from crmsim.crm.verbs.meetings import StartVisit
from crmsim.crm.verbs.moving import MoveLead
from crmsim.crm.verbs.timeline import AddComment
from crmsim.desk.desk import Desk
from crmsim.grading.assess import assess_file
from crmsim.scenario.load import load_scenario
from tests.browser.desk import DeskPage, open_lesson
from tests.browser.lab import Lab, end_kernel, running_chromium, running_lab
from tools.scenes import SECTIONS, Scene

TARGET = Path(__file__).resolve().parent.parent / "docs" / "screens"
LESSON = "bankruptcy/priorities-v1"
FIRST_LESSON = "bankruptcy/onboarding-v1"
LANGUAGES = ("ru", "en")
WIDTH, HEIGHT = 1400, 900
LARGEST_KIB = 300
TYPED = "Rain-On-Tin-Roof-47"
VISITOR = 9
THEME = "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})"


def main() -> int:
    """All pictures; 1 when one of them is too large for a repository."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        running_lab(Path(folder)) as lab,
        running_chromium() as browser,
    ):
        for lang in LANGUAGES:
            _draw_morning(lab, browser, lang)
            _draw_report(lab, browser, lang)
            _draw_joining(lab, browser, lang)
            for lesson in SECTIONS:
                _draw_sections(lab, browser, lang, lesson)
    large = [file.name for file in TARGET.glob("*.png") if file.stat().st_size > LARGEST_KIB << 10]
    print(f"{len(list(TARGET.glob('*.png')))} pictures in {TARGET}; too large: {large or 'none'}")
    return 1 if large else 0


def _draw_morning(lab: Lab, browser: Browser, lang: str) -> None:
    """The desk at noon, when a client has come: every screen of the day."""
    notebook = lab.copy_lessons(f"morning-{lang}") / lang / f"{LESSON}.ipynb"
    _play(_day(lang, until=StartVisit), notebook, lang)
    page = _page(browser)
    desk = open_lesson(lab, page, notebook)
    _widen(desk)
    for name, scene in SCENES.items():
        scene(desk)
        _shoot(desk, f"{name}-{lang}")
    _draw_dark(desk, lang)
    _draw_whole(desk, lang)
    _leave(page)


def _draw_dark(desk: DeskPage, lang: str) -> None:
    desk.at("section-leads").click()
    desk.page.evaluate(THEME, "JupyterLab Dark")
    _shoot(desk, f"board-dark-{lang}")
    desk.page.evaluate(THEME, "JupyterLab Light")


def _draw_whole(desk: DeskPage, lang: str) -> None:
    """The page as a trainee has it: JupyterLab, and the lesson panel at its goals."""
    desk.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    desk.at("goals").scroll_into_view_if_needed()
    desk.show()
    _settle(desk.page)
    desk.page.screenshot(path=TARGET / f"lesson-{lang}.png")


def _draw_report(lab: Lab, browser: Browser, lang: str) -> None:
    """The end of a day with some mistakes, on the desk and as a page of its own."""
    notebook = lab.copy_lessons(f"report-{lang}") / lang / f"{LESSON}.ipynb"
    attempt = _play(_with_mistakes(_day(lang)), notebook, lang)
    page = _page(browser)
    desk = open_lesson(lab, page, notebook)
    _widen(desk)
    if not desk.at("report-view").is_visible():
        desk.at("report").click()
    desk.at("report-percent").wait_for()
    _shoot(desk, f"report-{lang}")
    _leave(page)
    _draw_html(browser, attempt, lang)


def _draw_html(browser: Browser, attempt: Path, lang: str) -> None:
    html = attempt.with_suffix(".html")
    html.write_text(assess_file(attempt).html(lang), encoding="utf-8")
    page = _page(browser)
    page.set_viewport_size({"width": WIDTH, "height": 1100})
    page.goto(html.as_uri())
    page.screenshot(path=TARGET / f"report-html-{lang}.png")
    page.context.close()


def _draw_joining(lab: Lab, browser: Browser, lang: str) -> None:
    notebook = lab.copy_lessons(f"join-{lang}") / lang / f"{FIRST_LESSON}.ipynb"
    page = _page(browser)
    desk = open_lesson(lab, page, notebook)
    _widen(desk)
    desk.at("accept").click()
    desk.at("password-first").fill(TYPED)
    _shoot(desk, f"join-{lang}")
    _leave(page)


def _draw_sections(lab: Lab, browser: Browser, lang: str, lesson: str) -> None:
    """A company's own sections, at the moment before the bot's first action of a kind."""
    until, scenes = SECTIONS[lesson]
    notebook = lab.copy_lessons(f"{lesson.replace('/', '-')}-{lang}") / lang / f"{lesson}.ipynb"
    _play(_day(lang, until, lesson), notebook, lang, lesson)
    page = _page(browser)
    desk = open_lesson(lab, page, notebook)
    _widen(desk)
    for name, scene in scenes.items():
        scene(desk)
        _shoot(desk, f"{name}-{lang}")
    _leave(page)


def _list(desk: DeskPage) -> None:
    desk.at("mode-list").click()
    desk.at(f"row-{VISITOR}").wait_for()


def _calendar(desk: DeskPage) -> None:
    desk.at("mode-calendar").click()
    desk.at("calendar").wait_for()


def _board(desk: DeskPage) -> None:
    desk.at("mode-board").click()
    desk.at("column-NEW").wait_for()


def _bell(desk: DeskPage) -> None:
    _board(desk)
    desk.at("bell").click()
    desk.at("bell-list").wait_for()


def _search(desk: DeskPage) -> None:
    """By the phone as a client would say it, without its beginning."""
    desk.page.keyboard.press("Escape")
    phone = re.search(r"\+7 [\d -]+\d", desk.at(f"card-{VISITOR}").inner_text())
    assert phone is not None
    desk.at("search").fill("8" + re.sub(r"\D", "", phone[0])[1:])
    desk.page.keyboard.press("Enter")
    desk.at("found").wait_for()


def _card(desk: DeskPage) -> None:
    desk.page.keyboard.press("Escape")
    desk.at("search").fill("")
    desk.at(f"card-{VISITOR}").locator(".tile__open").click()
    desk.at("card-name").wait_for()


def _tasks(desk: DeskPage) -> None:
    desk.at("card-close").click()
    desk.at("section-tasks").click()
    desk.at("tasks").wait_for()


SCENES: dict[str, Scene] = {
    "board": _board,
    "list": _list,
    "calendar": _calendar,
    "bell": _bell,
    "search": _search,
    "card": _card,
    "tasks": _tasks,
}


def _day(lang: str, until: type[Action] | None = None, lesson: str = LESSON) -> list[Action]:
    """What the diligent bot does in a day, or before its first action of a kind."""
    desk = _fresh(lang, None, lesson)
    find_bot("diligent")(desk, load_scenario(lesson))
    actions = [step.action for step in desk.trace().steps]
    ends = [n for n, action in enumerate(actions) if until and isinstance(action, until)]
    return actions[: ends[0]] if ends else actions


def _with_mistakes(actions: list[Action]) -> Iterator[Action]:
    """A refused move at the beginning, no third comment, and nobody met with «ВИЗИТ» on."""
    comments = 0
    yield MoveLead(lead=1, stage="AGREED")
    for action in actions:
        comments += isinstance(action, AddComment)
        forgotten = isinstance(action, AddComment) and comments % 3 == 0
        if not forgotten and not isinstance(action, StartVisit | HandIn):
            yield action
    yield HandIn()


def _play(
    actions: list[Action] | Iterator[Action], notebook: Path, lang: str, lesson: str = LESSON
) -> Path:
    """Do these actions in the attempt that the notebook will find; where it lies."""
    attempt = notebook.parent / "attempts" / f"{lesson.replace('/', '--')}--1.jsonl"
    attempt.parent.mkdir()
    desk = _fresh(lang, attempt, lesson)
    for action in actions:
        desk.do(action)
    desk.close()
    return attempt


def _fresh(lang: str, file: Path | None, lesson: str) -> Desk:
    return open_for(load_scenario(lesson), "trainee", None, lang, file)


def _page(browser: Browser) -> Page:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1, reduced_motion="reduce"
    )
    return context.new_page()


def _widen(desk: DeskPage) -> None:
    """Make the window so wide that the desk itself has the width of a picture."""
    box = desk.at("desk").bounding_box()
    assert box is not None
    width = WIDTH + WIDTH - round(box["width"])
    desk.page.set_viewport_size({"width": width, "height": HEIGHT})


def _shoot(desk: DeskPage, name: str) -> None:
    desk.show()
    _settle(desk.page)
    desk.at("desk").screenshot(path=TARGET / f"{name}.png")
    print(name)


def _settle(page: Page) -> None:
    """Give what is being drawn the time to be there."""
    page.mouse.move(2, 2)
    page.wait_for_timeout(700)


def _leave(page: Page) -> None:
    end_kernel(page)
    page.context.close()


if __name__ == "__main__":
    sys.exit(main())
