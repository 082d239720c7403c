"""The attempts that are timed: the diligent bot's days, and worlds of many leads."""

from pathlib import Path

from crmsim.bots import find_bot
from crmsim.cli.play import open_for
from crmsim.desk.attempt import Attempt, read_attempt
from crmsim.scenario.load import load_scenario
from crmsim.scenario.schema import LeadGroup, Scenario

DAY = "bankruptcy/priorities-v1"
WEEK = "bankruptcy/stages-v1"


def played(scenario: Scenario, file: Path, seed: int = 1) -> Attempt:
    """The diligent bot's attempt, written to a file and read back."""
    desk = open_for(scenario, "bench", seed, "ru", file)
    find_bot("diligent")(desk, scenario)
    desk.close()
    return read_attempt(file)


def crowd(leads: int) -> Scenario:
    """A day with that many leads, all of which wait for a call."""
    day = load_scenario(DAY)
    group = LeadGroup(name="crowd", count=leads, arrives=(-900, -30), manner="prompt")
    return day.model_copy(update={"leads": (group,)})


def cut(attempt: Attempt, actions: int) -> Attempt:
    """The first actions of an attempt."""
    return Attempt(attempt.header, attempt.lines[:actions])


def text_of(attempt: Attempt) -> bytes:
    """An attempt as the bytes of its file."""
    lines = [attempt.header, *attempt.lines]
    return b"".join(line.model_dump_json().encode() + b"\n" for line in lines)
