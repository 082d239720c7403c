"""The desk as a widget: messages both ways, a stable look for notebooks, a still picture."""

from html import escape
from pathlib import Path
from typing import Any

import pytest

from crmsim.errors import CrmsimError
from crmsim.scenario.load import load_scenario
from crmsim.shipped import scenarios_dir
from crmsim.ui.receipts import CHANGED_CARDS
from crmsim.ui.seat import Seat
from crmsim.ui.widgets.desk import DeskWidget, built
from crmsim.ui.widgets.still import draw_still
from tests.desks import PRIORITIES, STAGES, solved
from tests.ui.seats import BRIEF, seat_at, seat_of


class Overheard(DeskWidget):
    """A widget whose messages to the browser are written down as well."""

    def __init__(self, seat: Seat) -> None:
        self.said: list[Any] = []
        super().__init__(seat)

    def send(self, content: Any, buffers: Any = None) -> None:
        """Say it, and write it down."""
        self.said.append(content)
        super().send(content, buffers)


def test_a_message_from_the_browser_is_answered() -> None:
    """One message in, one reply with its id out; nonsense is answered too."""
    widget = Overheard(seat_at())
    widget._handle_custom_msg({"id": 7, "see": "counters"}, [])
    widget._handle_custom_msg("nonsense", [])
    assert [said["id"] for said in widget.said] == [7, None]
    assert widget.said[0]["result"]["leads"] > 0
    widget.close()


def test_what_no_patch_can_hold_is_pushed_as_stale() -> None:
    """After the reply the browser is told to ask for everything again."""
    lesson = load_scenario(PRIORITIES)
    group = next(g for g in lesson.leads if g.name == "appointing")
    many = group.model_copy(update={"count": CHANGED_CARDS + 1})
    widget = Overheard(seat_of(lesson.model_copy(update={"leads": (many,)})))
    widget._handle_custom_msg({"id": 1, "action": {"verb": "wait", "minutes": 1}}, [])
    assert [set(said) for said in widget.said] == [{"id", "result"}, {"push"}]
    widget.close()


def test_a_notebook_shows_the_same_on_every_run() -> None:
    """Neither the text nor the HTML of an output varies, or nbval would fail on it."""
    shown = []
    for _ in range(2):
        widget = DeskWidget(seat_at())
        bundle, _metadata = widget._repr_mimebundle_()
        shown.append((repr(widget), bundle["text/plain"], bundle["text/html"]))
        assert "application/vnd.jupyter.widget-view+json" in bundle
        widget.close()
    assert shown[0] == shown[1]
    assert shown[0][0] == "<Desk bankruptcy/priorities-v1>"


def test_no_row_of_the_world_is_in_a_trait() -> None:
    """What the notebook saves with the widget is code and the lesson's id."""
    seat = seat_at()
    widget = DeskWidget(seat)
    state = widget.get_state()
    assert state["lesson"] == PRIORITIES
    saved = " ".join(str(value) for name, value in state.items() if name not in ("_esm", "_css"))
    assert not [lead.name for lead in seat.desk.crm.leads.values() if lead.name in saved]
    widget.close()


def test_closing_lets_the_file_go(tmp_path: Path) -> None:
    """After closing, nobody holds the attempt, and closing twice is no harm."""
    widget = DeskWidget(seat_at(file=tmp_path / "attempt.jsonl"))
    widget.close()
    widget.close()
    assert widget.comm is None


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_still_picture_shows_goals_before_and_percent_after(lang: str) -> None:
    """Places without widgets show what is asked, and then what was earned."""
    seat = seat_at(STAGES)
    seat.lang = lang
    before = draw_still(seat)
    assert all(escape(use.title.text(lang)) in before for use in seat.scenario.rules)
    assert "<strong>" not in before
    lesson = load_scenario(STAGES)
    file = next((scenarios_dir() / STAGES / "solutions").glob("wrong-*.jsonl"))
    done = Seat(solved(STAGES, file), lesson, BRIEF, lang)
    assert "<strong>" in draw_still(done)
    assert all(escape(skill.name.text(lang)) in draw_still(done) for skill in lesson.skills)


def test_a_title_cannot_smuggle_markup() -> None:
    """Whatever a trainer writes is shown as text."""
    title = load_scenario(STAGES).title.model_copy(update={"en": "<script>alert(1)</script>"})
    seat = seat_at(STAGES, title=title)
    seat.lang = "en"
    assert "<script>" not in draw_still(seat)
    assert "&lt;script&gt;" in draw_still(seat)


def test_screens_that_are_not_built_are_a_sentence() -> None:
    """A checkout that was not installed says what to do."""
    with pytest.raises(CrmsimError, match="The screens are not built"):
        built("absent.js")
