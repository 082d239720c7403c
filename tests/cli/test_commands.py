"""Every command as its user meets it: JSON on standard output, sentences for what is wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crmsim.cli import COMMANDS, cli, main
from crmsim.cli.lab import copy_lessons
from crmsim.desk.attempt import read_attempt
from crmsim.sim.opening import Opening
from tests.desks import ONBOARDING, PRIORITIES, SHIPPED, STAGES, played


def run(*args: str) -> Result:
    """A command in this process, its two outputs apart."""
    return CliRunner().invoke(cli, list(args))


def shell(*args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command as a shell would run it."""
    command = [sys.executable, "-c", "from crmsim.cli import main; main()", *args]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    """`--help` says what it does."""
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


def test_lessons_are_listed_in_both_languages() -> None:
    """The shape others rely on; each notebook is there."""
    rows = json.loads(run("lessons", "--json").stdout)["lessons"]
    assert [row["id"] for row in rows] == list(SHIPPED)
    for row in rows:
        assert set(row) == {
            "id",
            "organisation",
            "title",
            "minutes",
            "skills",
            "notebook",
        }
        assert set(row["title"]) == {"ru", "en"}
        assert all(Path(file).is_file() for file in row["notebook"].values())


def test_an_opening_is_cast_twice_alike() -> None:
    """The same seed, the same JSON, which reads back as an opening."""
    one, two = (run("cast", PRIORITIES, "--seed", "5").stdout for _ in range(2))
    assert one == two
    assert Opening.model_validate_json(one).seed == 5
    assert one != run("cast", PRIORITIES, "--seed", "6").stdout


def test_a_bot_plays_and_the_attempt_is_graded(tmp_path: Path) -> None:
    """Play writes an attempt, grade reads it: JSON, HTML and CSV."""
    out, html, table = tmp_path / "a.jsonl", tmp_path / "html", tmp_path / "t.csv"
    assert run("play", ONBOARDING, "--bot", "diligent", "--out", str(out)).exit_code == 0
    assert len(read_attempt(out).lines) > 10
    result = run("grade", str(tmp_path), "--json", "--html", str(html), "--csv", str(table))
    assert result.exit_code == 0
    (row,) = json.loads(result.stdout)["attempts"]
    assert (row["verdict"], row["percent"], row["scenario"]) == ("graded", 100.0, ONBOARDING)
    keys = {"rule", "requirement", "ok", "points", "of", "line", "why", "better"}
    assert all(keys <= set(finding) for finding in row["findings"])
    assert "100" in (html / "a.html").read_text(encoding="utf-8")
    assert table.read_bytes().startswith("\ufeff".encode())


def test_a_solution_is_played(tmp_path: Path) -> None:
    """By the name of its file."""
    out = tmp_path / "s.jsonl"
    assert run("play", STAGES, "--solution", "good-by-the-book", "--out", str(out)).exit_code == 0
    assert run("grade", str(out)).exit_code == 0


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (b"", "malformed"),
        (b"\n", "malformed"),
        (b"hello", "malformed"),
        (b'{"crmsim": 1}\n', "malformed"),
        (b'{"crmsim": 2, "scenario": "x"}\n', "unknown_version"),
        (b"x" * (1024 * 1024 + 1), "over_limit"),
        (b"[" * 100_000 + b"\n", "malformed"),
        (b"\xff\xfe\x00\n", "malformed"),
    ],
    ids=["empty", "blank", "torn", "header", "format", "large", "deep", "bytes"],
)
def test_nonsense_gets_a_verdict(text: bytes, verdict: str, tmp_path: Path) -> None:
    """Never a traceback, and the exit status says no."""
    file = tmp_path / "a.jsonl"
    file.write_bytes(text)
    result = run("grade", str(file), "--json")
    (row,) = json.loads(result.stdout)["attempts"]
    assert (row["verdict"], result.exit_code) == (verdict, 1)
    assert all(row["why"][lang] for lang in ("ru", "en"))


def test_an_unknown_scenario_is_an_unknown_version(tmp_path: Path) -> None:
    """An attempt of a lesson that is not installed is not graded by another one."""
    file = tmp_path / "a.jsonl"
    played(ONBOARDING, file=file)
    file.write_text(file.read_text(encoding="utf-8").replace("onboarding-v1", "onboarding-v9"))
    (row,) = json.loads(run("grade", str(file), "--json").stdout)["attempts"]
    assert row["verdict"] == "unknown_version"


def test_workers_grade_alike(tmp_path: Path) -> None:
    """Two processes say what one says."""
    for seed in (1, 2, 3):
        played(ONBOARDING, "random", seed, tmp_path / f"{seed}.jsonl")
    one, two = (
        json.loads(run("grade", str(tmp_path), "--json", "--workers", n).stdout)["attempts"]
        for n in ("1", "2")
    )
    assert one == two


def test_a_new_scenario_passes_its_check(tmp_path: Path) -> None:
    """As it stands, by its folder and by its id; and it is at most 60 lines long."""
    made = shell("new", "scenario", "bankruptcy/my-morning-v1", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    folder = "scenarios/bankruptcy/my-morning-v1"
    for name in (folder, "bankruptcy/my-morning-v1"):
        checked = shell("check", name, "--json", cwd=tmp_path)
        (row,) = json.loads(checked.stdout)["scenarios"]
        assert (checked.returncode, row["ok"], row["problems"]) == (0, True, [])
    text = (tmp_path / folder / "scenario.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    again = shell("new", "scenario", "bankruptcy/my-morning-v1", cwd=tmp_path)
    assert (again.returncode, "exists already" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ("skill: contact", "skill: kontact", "rules.0.skill", "contact"),
        ("rule: highest_tier_first", "rule: highest_tier", "rules.0.rule", "highest_tier_first"),
        ("stage: NEW", "stage: NEU", "leads.0.stage", "NEW"),
        ("manner: prompt", "maner: prompt", "leads.0.maner", "manner"),
        ("minutes: 15", "minutes: soon", "minutes", "number"),
    ],
)
def test_a_wrong_key_is_named_with_its_line(
    old: str, new: str, key: str, said: str, tmp_path: Path
) -> None:
    """`file:line key: message`, with what was meant."""
    shell("new", "scenario", "bankruptcy/my-morning-v1", cwd=tmp_path)
    file = tmp_path / "scenarios/bankruptcy/my-morning-v1/scenario.yaml"
    text = file.read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    checked = shell("check", str(file.parent), cwd=tmp_path)
    assert checked.returncode == 1
    assert f"scenario.yaml:{line} {key}: " in checked.stderr, checked.stderr
    assert said in checked.stderr
    assert "Traceback" not in checked.stderr


def test_an_attempt_becomes_a_solution_that_is_checked(tmp_path: Path) -> None:
    """What was played is kept with what it earns, and `check` holds it to that."""
    name = "bankruptcy/my-morning-v1"
    shell("new", "scenario", name, cwd=tmp_path)
    shell("play", name, "--bot", "careless", "--out", "a.jsonl", cwd=tmp_path)
    words = ("--ru", "Без записей.", "--en", "No records.")
    kept = shell("solution", "a.jsonl", "--name", "wrong-no-records", *words, cwd=tmp_path)
    assert kept.returncode == 0, kept.stderr
    checked = json.loads(shell("check", name, "--json", cwd=tmp_path).stdout)["scenarios"][0]
    (row,) = checked["solutions"]
    assert checked["ok"]
    assert row["percent"] == row["promised"] < 100


@pytest.mark.parametrize(
    "args",
    [
        ("chek",),
        ("play", ONBOARDING, "--out", "x.jsonl"),
        ("play", ONBOARDING, "--bot", "diligent", "--solution", "x", "--out", "x.jsonl"),
        ("play", ONBOARDING, "--bot", "dilligent", "--out", "x.jsonl"),
        ("cast", "bankruptcy/priority-v1", "--seed", "1"),
        ("grade", "nowhere.jsonl"),
        ("new", "scenario", "nonsense"),
        ("new", "scenario", "moon/lesson-v1"),
    ],
)
def test_wrong_use_gets_a_sentence(args: tuple[str, ...], tmp_path: Path) -> None:
    """A non-zero exit and no traceback."""
    done = shell(*args, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_attempt_is_never_overwritten(tmp_path: Path) -> None:
    """Play refuses a file that is there."""
    out = tmp_path / "a.jsonl"
    out.write_text("mine")
    assert run("play", ONBOARDING, "--bot", "idle", "--out", str(out)).exit_code == 2
    assert out.read_text() == "mine"


def test_lessons_are_copied_once_and_work_stays(tmp_path: Path) -> None:
    """What the trainee has changed is not overwritten by the next `crmsim lab`."""
    assert copy_lessons(tmp_path, ("ru", "en")) == 2 * len(SHIPPED)
    mine = tmp_path / "ru" / f"{ONBOARDING}.ipynb"
    mine.write_text("mine")
    assert copy_lessons(tmp_path, ("ru", "en")) == 0
    assert mine.read_text() == "mine"


def test_requirements_are_collected_from_code_and_tests() -> None:
    """266 of them; those of the first lessons are met, with code, tests and lessons."""
    rows = {
        row["id"]: row for row in json.loads(run("requirements", "--json").stdout)["requirements"]
    }
    assert len(rows) == 266
    assert rows["R112"]["met"]
    assert PRIORITIES in rows["R112"]["lessons"]
    assert any("crmsim.grading" in place for place in rows["R112"]["code"])
    carried = {req for req, row in rows.items() if row["code"] and row["tests"]}
    assert {req for req, row in rows.items() if row["met"]} == carried


def test_the_last_door_turns_every_fault_into_a_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder where a file should be written is a sentence too."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        main(["check", "nowhere"])
    assert stopped.value.code == 1
    assert "nowhere" in capsys.readouterr().err
