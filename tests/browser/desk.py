"""A desk on a page: where things are on it, and what a trainee does with mouse and keys.

Waiting is Playwright's: every step waits until what it needs is there.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.lab import Lab, run_all_cells

GRIP = (60, 44)
DROP_Y = 150
CELLS = "window.jupyterapp.shell.currentWidget.content.widgets.length"
SAVE = "window.jupyterapp.commands.execute('docmanager:save')"
RESTART = "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One notebook on a page, and the desk in its output."""

    page: Page
    notebook: Path

    def run(self) -> None:
        """Run the notebook's cells, and see the desk that they draw."""
        run_all_cells(self.page)
        self.at("desk").wait_for()
        self.show()

    def show(self) -> None:
        """Bring the whole desk into the window; cells above it may still be growing."""
        self.at("desk").evaluate("desk => desk.scrollIntoView({block: 'center'})")

    def at(self, testid: str) -> Locator:
        """What bears that `data-testid`."""
        return self.page.get_by_test_id(testid)

    def tile(self, lead: int, stage: str) -> Locator:
        """A lead's card, if it lies in that column of the board."""
        return self.at(f"column-{stage}").get_by_test_id(f"card-{lead}")

    def drag(self, lead: int, stage: str) -> None:
        """Drag a lead's card to a column: mouse down, two moves, up."""
        self.show()
        start, end = _box(self.at(f"card-{lead}")), _box(self.at(f"column-{stage}"))
        mouse = self.page.mouse
        mouse.move(start["x"] + GRIP[0], start["y"] + GRIP[1])
        mouse.down()
        mouse.move(start["x"] + GRIP[0] + 20, start["y"] + GRIP[1] + 10, steps=3)
        mouse.move(end["x"] + end["width"] / 2, end["y"] + DROP_Y, steps=5)
        mouse.up()

    def call(self, lead: int) -> None:
        """Open a lead's card, call the client, read the answer, and close the card."""
        self.at(f"card-{lead}").click()
        self.at("call").click()
        self.at("said").first.wait_for()
        self.at("card-close").click()

    def hand_in(self) -> None:
        """Press «Hand in», and say yes."""
        self.at("hand-in").click()
        self.at("hand-in-confirm").click()

    def percent(self) -> float:
        """The percentage that the report shows."""
        return float(self.at("report-percent").get_attribute("data-percent") or "nan")

    def press(self, *keys: str) -> None:
        """Press keys one after another, wherever the focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def cells(self) -> int:
        """How many cells the notebook has now."""
        count: int = self.page.evaluate(CELLS)
        return count

    def save(self) -> None:
        """Save the notebook with its output."""
        self.page.evaluate(SAVE)

    def restart_kernel(self) -> None:
        """Restart the kernel, as a trainee does from the menu."""
        self.page.evaluate(RESTART)

    def attempts(self) -> list[Path]:
        """The files of attempts beside the notebook, oldest first."""
        return sorted(self.notebook.parent.glob("attempts/*.jsonl"))

    def actions(self) -> list[dict[str, Any]]:
        """The lines of the one attempt on disk, without its header."""
        (attempt,) = self.attempts()
        lines = attempt.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines[1:]]


def open_lesson(lab: Lab, page: Page, notebook: Path) -> DeskPage:
    """Go to a lesson's notebook, and run it."""
    page.goto(lab.address(notebook))
    desk = DeskPage(page, notebook)
    desk.run()
    return desk


def _box(locator: Locator) -> Any:
    box = locator.bounding_box()
    assert box is not None
    return box
