"""Whatever a file holds, assessing it gives a verdict, and never a traceback (law 4)."""

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crmsim.desk.attempt import MAX_BYTES
from crmsim.grading.assess import Assessment, assess, assess_file
from crmsim.grading.grade import grade
from crmsim.scenario.load import load_scenario
from tests.desks import ONBOARDING, played

VERDICTS = {"graded", "diverged", "malformed", "unknown_version", "over_limit"}


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A whole attempt: a bot's way through the first lesson."""
    file = tmp_path_factory.mktemp("attempts") / "bot.jsonl"
    played(ONBOARDING, "diligent", 3, file).close()
    return file.read_bytes()


def edited(text: bytes, **changes: Any) -> bytes:
    """The attempt with another header."""
    first, _, rest = text.partition(b"\n")
    header = {**json.loads(first), **changes}
    return json.dumps(header).encode() + b"\n" + rest


def with_opening(text: bytes, **changes: Any) -> bytes:
    """The attempt with another position."""
    opening = json.loads(text.partition(b"\n")[0])["opening"]
    return edited(text, opening={**opening, **changes})


def test_an_attempt_is_graded_as_it_was_played(text: bytes, tmp_path: Path) -> None:
    """From a file or from bytes: the grade of the desk, computed anew."""
    file = tmp_path / "anna.jsonl"
    file.write_bytes(text)
    desk = played(ONBOARDING, "diligent", 3)
    expected = grade(desk.trace(), load_scenario(ONBOARDING))
    for found in (assess(text), assess_file(file)):
        assert (found.verdict, found.grade) == ("graded", expected)
    shown = assess(file).as_json()
    assert (shown["file"], shown["trainee"]) == ("anna.jsonl", "tester")
    assert shown["percent"] == expected.percent == 100.0
    assert json.loads(json.dumps(shown, ensure_ascii=False)) == shown


def test_an_assessment_travels_between_processes(text: bytes) -> None:
    """A pool of workers hands it back whole."""
    found = assess(text)
    assert pickle.loads(pickle.dumps(found)).as_json() == found.as_json()  # noqa: S301


def test_an_edited_line_is_named(text: bytes) -> None:
    """Law 4: what the code does not reproduce is not graded."""
    lines = text.split(b"\n")
    lines[5] = lines[5].replace(b'"digest":"', b'"digest":"0')
    found = assess(b"\n".join(lines))
    assert (found.verdict, found.line, found.grade) == ("diverged", 6, None)


def test_a_forged_position_is_not_graded(text: bytes) -> None:
    """An opening that casting does not make is nobody's lesson, unless it is trusted."""
    forged = with_opening(text, days=9)
    assert assess(forged).verdict == "diverged"
    assert assess(forged, trust_openings=True).line != 1
    assert assess(edited(text, seed=4)).verdict == "diverged"


def test_a_position_of_another_faker_differs_in_names_only(text: bytes) -> None:
    """An attempt outlives Faker: other names are no forgery where the version says so."""
    header = json.loads(text.partition(b"\n")[0])
    leads = header["opening"]["leads"]
    leads[0]["person"]["name"] = "Somebody Else"
    older = {**header["versions"], "faker": "1.0"}
    same = edited(text, opening=header["opening"])
    other = edited(text, opening=header["opening"], versions=older)
    assert assess(same).line == 1
    assert assess(other).line != 1  # past the position; the digests are of the other names
    leads[0]["client"]["story"] = "not_target"
    assert assess(edited(text, opening=header["opening"], versions=older)).line == 1


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"crmsim": 2}, "unknown_version"),
        ({"scenario": "bankruptcy/onboarding-v9"}, "unknown_version"),
        ({"scenario": "../../etc/passwd"}, "unknown_version"),
        ({"scenario": "bankruptcy/stages-v1"}, "diverged"),
        ({"scenario": 7}, "malformed"),
        ({"opening": None}, "malformed"),
        ({"surprise": 1}, "malformed"),
    ],
)
def test_a_wrong_header_has_its_verdict(text: bytes, change: dict[str, Any], verdict: str) -> None:
    """Each is told apart, with a sentence in both languages."""
    found = assess(edited(text, **change))
    assert found.verdict == verdict
    assert found.why is not None
    assert all(found.why.both().values())


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (b"", "malformed"),
        (b"\n", "malformed"),
        (b"{}\n", "malformed"),
        (b"\xff\xfe\n", "malformed"),
        (b"[" * 100_000 + b"\n", "malformed"),
        (b"x" * (MAX_BYTES + 1), "over_limit"),
    ],
)
def test_what_is_no_attempt_has_a_verdict(content: bytes, verdict: str) -> None:
    """Empty, foreign, deep or oversized."""
    assert assess(content).verdict == verdict


def test_a_file_that_cannot_be_read_has_a_verdict(tmp_path: Path) -> None:
    """A folder, or nothing at all."""
    for path in (tmp_path, tmp_path / "nothing.jsonl"):
        found = assess(path)
        assert (found.verdict, found.as_json()["findings"]) == ("malformed", [])


def test_a_torn_last_line_is_left_out(text: bytes) -> None:
    """Its receipt never returned, so it was never done."""
    torn = assess(text[:-20])
    assert torn.verdict == "graded"
    assert torn.grade is not None
    assert torn.grade.last == text.count(b"\n") - 2


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 10**6), put=st.binary(max_size=6), drop=st.integers(0, 200))
def test_no_damage_is_a_traceback(text: bytes, place: int, put: bytes, drop: int) -> None:
    """A file cut and pasted anywhere has a verdict, and a page that shows it."""
    at = place % len(text)
    found = assess(text[:at] + put + text[at + drop :])
    assert found.verdict in VERDICTS
    assert (found.grade is None) == (found.verdict != "graded")
    assert found.html("ru").startswith("<!doctype html>")


def test_a_page_of_an_ungraded_attempt_says_why() -> None:
    """The verdict and the sentence, in the language that was asked for."""
    page = Assessment("x.jsonl", "malformed", why=assess(b"").why).html("en")
    assert "This attempt was not graded" in page
    assert "The file holds no whole line." in page
