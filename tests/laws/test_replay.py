"""Laws 1, 2, 3, 4, 8, 10: the log is the truth, and everything else is computed from it."""

import json
import os
import subprocess
import sys
from dataclasses import fields
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.moving import MoveLead
from crmsim.desk.attempt import parse_attempt, read_attempt
from crmsim.desk.replay import replay
from crmsim.errors import ReplayDiverged
from tests.desks import ONBOARDING, PRIORITIES, SHIPPED, STAGES, fresh, played

PLAY = """
import sys
from tests.desks import played
desk = played(sys.argv[1], sys.argv[2], 3)
print([step.action.model_dump_json() for step in desk.trace().steps][-1])
print(desk.last_digest)
"""


@pytest.mark.parametrize("name", SHIPPED)
def test_five_hash_seeds_give_one_digest(name: str) -> None:
    """Law 1: the same opening and actions give the same trace under any PYTHONHASHSEED."""
    said = {_play_with_hash_seed(name, str(seed)) for seed in (0, 1, 2, 77, 4242)}
    assert len(said) == 1


def _play_with_hash_seed(name: str, hash_seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PLAY, name, "diligent"],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("bot", ["diligent", "random"])
def test_replay_gives_the_same_events(name: str, bot: str, tmp_path: Path) -> None:
    """Law 1: what was played and what is replayed from the file are equal, event by event."""
    desk = played(name, bot, 5, tmp_path / "a.jsonl")
    again = replay(read_attempt(tmp_path / "a.jsonl"))
    assert again.events == desk.trace().events
    assert again.steps == desk.trace().steps


def test_a_refused_action_changes_nothing_and_takes_no_time() -> None:
    """Law 2."""
    desk = fresh(STAGES)
    before = desk.sql("select * from lead"), desk.crm.now_min, len(desk.trace().events)
    receipt = desk.do(MoveLead(lead=1, stage="AGREED"))
    assert receipt.refused
    assert (desk.sql("select * from lead"), desk.crm.now_min, len(desk.trace().events)) == before


@given(minutes=st.lists(st.integers(1, 300), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_time_never_runs_back(minutes: list[int]) -> None:
    """Law 3: each step begins where the last ended, and events lie in between."""
    desk = fresh(PRIORITIES)
    for wait in minutes:
        desk.do(Wait(minutes=wait))
    steps = desk.trace().steps
    assert all(a.ends_min == b.at_min for a, b in pairwise(steps))
    times = [event.at_min for event in desk.trace().events]
    assert times == sorted(times)


def test_what_is_due_exactly_at_the_end_of_a_wait_happens() -> None:
    """Law 3: a meeting in 180 minutes finds its client there after waiting 180 minutes."""
    desk = fresh(PRIORITIES)
    meetings = [a for a in desk.crm.activities.values() if a.kind == "meeting"]
    meeting = next(a for a in meetings if a.due_min == 180)
    desk.do(Wait(minutes=179))
    assert not meeting.answered
    desk.do(Wait(minutes=1))
    assert meeting.answered


def test_an_edited_line_is_named(tmp_path: Path) -> None:
    """Law 4: whatever is changed in a line, its number is named."""
    file = tmp_path / "a.jsonl"
    played(ONBOARDING, "diligent", 1, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    for number, change in ((3, {"at_min": 7}), (5, {"digest": "0" * 12}), (9, {"refusal": ["x"]})):
        edited = json.dumps({**json.loads(lines[number - 1]), **change}, ensure_ascii=False)
        text = "\n".join([*lines[: number - 1], edited, *lines[number:], ""])
        with pytest.raises(ReplayDiverged) as fault:
            replay(parse_attempt(text.encode()))
        assert fault.value.line == number


@pytest.mark.parametrize("key", ["trainee", "seed", "lang", "scenario"])
def test_an_edited_header_is_not_reproduced(key: str, tmp_path: Path) -> None:
    """Law 4: an attempt belongs to its trainee, seed, language and scenario."""
    file = tmp_path / "a.jsonl"
    played(ONBOARDING, "diligent", 1, file)
    first, rest = file.read_text(encoding="utf-8").split("\n", 1)
    other = {"trainee": "somebody", "seed": 99, "lang": "en", "scenario": STAGES}[key]
    header = json.dumps({**json.loads(first), key: other}, ensure_ascii=False)
    with pytest.raises(ReplayDiverged):
        replay(parse_attempt(f"{header}\n{rest}".encode()))


@pytest.mark.parametrize("view", ["board", "list", "tasks", "bell", "counters", "filters"])
def test_seeing_never_changes_the_digest(view: str) -> None:
    """Law 8: two desks, one of which looks at everything between actions, end alike."""
    blind, curious = fresh(PRIORITIES), fresh(PRIORITIES)
    for minutes in (10, 200, 300):
        curious.see(view)
        assert blind.do(Wait(minutes=minutes)).digest == curious.do(Wait(minutes=minutes)).digest


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_that_is_hashed_holds_a_float(name: str) -> None:
    """Law 10: ids, money and minutes are whole."""
    for event in played(name).trace().events:
        for field in fields(event):
            assert not _has_float(getattr(event, field.name)), event


def _has_float(value: object) -> bool:
    if isinstance(value, tuple | list):
        return any(map(_has_float, value))
    return isinstance(value, float)
