"""What a notebook calls: a lesson goes on where it was, nothing is lost, mistakes are sentences."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import crmsim
from crmsim.crm.verbs.day import Wait
from crmsim.desk.attempt import read_attempt
from crmsim.errors import AttemptError, CrmsimError, ScenarioError, UnknownName
from crmsim.scenario.load import load_scenario
from crmsim.shipped import scenarios_dir
from crmsim.ui import lesson as lessons
from crmsim.ui.playing import BrokenPromise
from crmsim.ui.widgets.desk import DeskWidget
from tests.desks import PRIORITIES, SOLUTIONS, STAGES
from tests.ui.seats import result

FIRST = "bankruptcy--stages-v1--1.jsonl"
SECOND = "bankruptcy--stages-v1--2.jsonl"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for attempts, as CRMSIM_HOME names it; every desk is closed afterwards."""
    monkeypatch.setenv("CRMSIM_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("CRMSIM_LANG", raising=False)
    monkeypatch.delenv("CRMSIM_PLAY", raising=False)
    yield tmp_path / "home"
    for widget in lessons._on_screen.values():
        widget.close()
    lessons._on_screen.clear()


def opened(name: str = STAGES, lang: str | None = None) -> DeskWidget:
    """The lesson's desk on the screen."""
    widget = crmsim.lesson(name, lang=lang, trainee="tester")
    assert isinstance(widget, DeskWidget)
    return widget


def files_in(home: Path) -> list[str]:
    """The names of the files there."""
    return sorted(path.name for path in home.iterdir())


def test_running_the_cell_again_goes_on_where_the_trainee_was(home: Path) -> None:
    """The same attempt, the same minute, and the desk that was on the screen is closed."""
    first = opened()
    result(first.seat, action={"verb": "wait", "minutes": 25})
    again = opened()
    assert again.seat.desk.crm.now_min == 25
    assert result(again.seat, action={"verb": "wait", "minutes": 5})["seq"] == 2
    assert first.comm is None
    assert files_in(home) == [FIRST]


def test_a_first_attempt_has_the_seed_of_the_lesson(home: Path) -> None:
    """A class that begins together meets the same people; the next attempt meets others."""
    widget = opened()
    seed = load_scenario(STAGES).seed
    assert widget.seat.desk.header.seed == seed
    result(widget.seat, action={"verb": "hand_in"})
    result(widget.seat, again=True)
    assert widget.seat.desk.header.seed == seed + 1
    assert files_in(home) == [FIRST, SECOND]


def test_a_finished_lesson_stays_finished_until_it_is_started_again(home: Path) -> None:
    """Running the cell after handing in shows the same attempt; starting again never overwrites."""
    result(opened().seat, action={"verb": "hand_in"})
    finished = (home / FIRST).read_bytes()
    widget = opened()
    assert result(widget.seat, see="boot")["clock"]["handed_in"] is True
    result(widget.seat, again=True)
    result(widget.seat, action={"verb": "wait", "minutes": 1})
    assert (home / FIRST).read_bytes() == finished
    assert opened().seat.desk.crm.now_min == 1


@pytest.mark.parametrize(
    "broken",
    [
        b"rubbish\n",
        b"{}\n",
        b"\xff\xfe\n",
        b"no newline",
    ],
)
def test_a_broken_attempt_is_set_aside_with_a_sentence(
    home: Path, broken: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be continued is kept under another name, and the lesson begins anew."""
    home.mkdir()
    (home / FIRST).write_bytes(broken)
    widget = opened(lang="en")
    said = capsys.readouterr().out
    assert said.startswith(f"The attempt {FIRST} cannot be continued.")
    assert f"{FIRST}.broken" in said
    assert (home / f"{FIRST}.broken").read_bytes() == broken
    assert widget.seat.desk.header.seed == load_scenario(STAGES).seed + 1
    assert files_in(home) == [f"{FIRST}.broken", SECOND]


def test_an_edited_attempt_is_set_aside(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line that the code does not reproduce is named."""
    result(opened().seat, action={"verb": "wait", "minutes": 25})
    file = home / FIRST
    file.write_bytes(file.read_bytes().replace(b'"minutes":25', b'"minutes":26'))
    opened(lang="en")
    assert "Line 2 does not lead to what it says it led to." in capsys.readouterr().out


def test_an_attempt_of_another_lesson_is_set_aside(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file under a foreign name is not continued."""
    opened(PRIORITIES)
    (home / "bankruptcy--priorities-v1--1.jsonl").rename(home / FIRST)
    widget = opened(STAGES, lang="en")
    assert "It is an attempt at «bankruptcy/priorities-v1»." in capsys.readouterr().out
    assert widget.seat.desk.header.scenario == STAGES


def test_a_torn_last_line_is_no_harm(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A crash in the middle of a line loses that line alone."""
    result(opened().seat, action={"verb": "wait", "minutes": 25})
    with (home / FIRST).open("ab") as stream:
        stream.write(b'{"seq": 2, "at_')
    widget = opened()
    assert widget.seat.desk.crm.now_min == 25
    assert result(widget.seat, action={"verb": "wait", "minutes": 1})["seq"] == 2
    assert capsys.readouterr().out == ""


def test_an_unknown_lesson_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback: the nearest lesson is named, and nothing is shown."""
    assert crmsim.lesson("bankruptcy/stagse-v1", lang="en") is None
    said = capsys.readouterr().out
    assert said.startswith("There is no lesson «bankruptcy/stagse-v1». Did you mean")
    assert "'bankruptcy/stages-v1'" in said


def test_an_unknown_language_is_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The languages that there are, are named; CRMSIM_LANG is one of two ways to choose."""
    monkeypatch.setenv("CRMSIM_LANG", "de")
    assert crmsim.lesson(STAGES) is None
    assert "«de»" in capsys.readouterr().out
    assert opened(lang="en").seat.lang == "en"
    monkeypatch.setenv("CRMSIM_LANG", "en")
    assert opened().seat.lang == "en"


def test_a_folder_that_is_a_file_is_a_sentence(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where attempts cannot be kept, the reason is said."""
    home.write_text("not a folder", encoding="utf-8")
    assert crmsim.lesson(STAGES) is None
    assert capsys.readouterr().out.strip()


def test_the_names_that_scripts_rely_on(tmp_path: Path) -> None:
    """`open_desk` gives a desk that is graded and written; `grade` takes it or its file."""
    file = tmp_path / "attempt.jsonl"
    desk = crmsim.open_desk(STAGES, seed=3, lang="en", file=file)
    desk.do(Wait(minutes=5))
    assert desk.see("counters")["leads"] >= 0
    assert desk.sql("select count(*) as n from lead")[0]["n"] == len(desk.crm.leads)
    percent = crmsim.grade(desk).percent
    desk.close()
    assert crmsim.grade(file).as_json()["percent"] == percent
    resumed = crmsim.open_desk(STAGES, file=file)
    assert (resumed.header.seed, resumed.crm.now_min) == (3, 5)
    resumed.close()
    assert len(read_attempt(file).lines) == 1


def test_a_script_gets_errors_and_no_sentences(tmp_path: Path) -> None:
    """Without a screen, what is wrong is raised."""
    with pytest.raises(ScenarioError):
        crmsim.open_desk("bankruptcy/nothing-v1")
    with pytest.raises(CrmsimError, match="no language"):
        crmsim.open_desk(STAGES, lang="de")
    (tmp_path / "no.jsonl").write_text("rubbish\n", encoding="utf-8")
    with pytest.raises(AttemptError):
        crmsim.open_desk(STAGES, file=tmp_path / "no.jsonl")


@pytest.mark.parametrize(("name", "file"), SOLUTIONS, ids=lambda part: Path(part).stem)
def test_a_shipped_solution_plays_through_the_bridge(
    name: str, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Law 6: through the bridge, too, a solution earns what it promises and says so."""
    assert_shown(*played_output(name, file.stem, monkeypatch, capsys))


def test_a_played_notebook_shows_the_same_on_every_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing in the output of a played lesson varies, or nbval would fail on it."""
    runs = [played_output(STAGES, "good-by-the-book", monkeypatch, capsys) for _ in range(2)]
    assert runs[0] == runs[1]


def played_output(
    name: str, solution: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[str, str]:
    """What a cell prints and shows when a solution is played in it."""
    monkeypatch.setenv("CRMSIM_PLAY", solution)
    shown = opened(name, lang="en")._repr_mimebundle_()[0]
    return capsys.readouterr().out, shown["text/html"]


def assert_shown(printed: str, shown: str) -> None:
    """The percentage stands in both outputs."""
    percent, sign, _rest = printed.partition(" %")
    assert sign
    assert f"<strong>{percent} %</strong>" in shown


def test_a_played_solution_leaves_the_trainees_attempts_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What CI plays lies in a temporary folder."""
    monkeypatch.setenv("CRMSIM_PLAY", "good-by-the-book")
    opened()
    assert not home.exists()


def own_lesson(tmp_path: Path, change: tuple[str, str]) -> Path:
    """A trainer's copy of a shipped lesson, with a line of its good solution changed."""
    folder = tmp_path / STAGES
    shutil.copytree(scenarios_dir() / STAGES, folder)
    file = folder / "solutions" / "good-by-the-book.jsonl"
    text = file.read_text("utf-8")
    assert change[0] in text
    file.write_text(text.replace(*change, 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (('"promised":100.0', '"promised":99.0'), r"earns 100\.0 %, and promises 99\.0 %"),
        (('"refused_lines":[]', '"refused_lines":[1]'), r"refused at \[\], and promises \[1\]"),
    ],
)
def test_a_broken_promise_fails_the_notebook(
    tmp_path: Path, change: tuple[str, str], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A solution that earns or is refused otherwise raises, so that CI sees it."""
    monkeypatch.setenv("CRMSIM_PLAY", "good-by-the-book")
    with pytest.raises(BrokenPromise, match=why):
        opened(str(own_lesson(tmp_path, change)))


def test_an_unknown_solution_fails_the_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    """CI must not pass because it played nothing."""
    monkeypatch.setenv("CRMSIM_PLAY", "good-by-the-bok")
    with pytest.raises(UnknownName, match="'good-by-the-book'"):
        opened()
