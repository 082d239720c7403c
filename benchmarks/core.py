"""The core's figures: replay, one action in a growing world, grading, import."""

import json
import subprocess
import sys
from collections.abc import Callable
from gc import collect
from pathlib import Path
from statistics import median
from time import perf_counter

import nbformat
from nbclient import NotebookClient

from benchmarks.attempts import DAY, WEEK, crowd, cut, played, text_of
from benchmarks.report import Figure
from benchmarks.timing import median_seconds
from crmsim.cli.play import open_for
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.tasks import AddTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.desk.desk import Desk
from crmsim.desk.replay import replay
from crmsim.grading.assess import assess_file
from crmsim.grading.grade import grade
from crmsim.scenario.load import load_scenario
from crmsim.scenario.schema import Scenario

REPEATS = 20
EMPTY = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def replay_speed(folder: Path) -> list[Figure]:
    """Actions replayed in a second, without rules and with the full rulebook."""
    return [figure for name in (DAY, WEEK) for figure in _replay_of(name, folder)]


def _replay_of(name: str, folder: Path) -> list[Figure]:
    scenario = load_scenario(name)
    attempt = played(scenario, folder / f"{scenario.id.replace('/', '-')}.jsonl")
    actions = len(attempt.lines)
    plain = median_seconds(lambda: replay(attempt), times=REPEATS)
    full = median_seconds(lambda: grade(replay(attempt), scenario), times=REPEATS)
    return [
        Figure(f"replay {name}", round(actions / plain), "actions/s"),
        Figure(f"replay and grade {name}", round(actions / full), "actions/s", at_least=30_000),
    ]


def growing_world(folder: Path) -> list[Figure]:
    """One action with 10 and with 10,000 leads in the world."""
    few, many = crowd(10), crowd(10_000)
    pairs = [(_action_cost(few, seed), _action_cost(many, seed)) for seed in range(1, 8)]
    small, large = (median(costs) for costs in zip(*pairs, strict=True))
    return [
        Figure("one action, 10 leads", round(small * 1e6, 1), "µs"),
        Figure("one action, 10,000 leads", round(large * 1e6, 1), "µs"),
        Figure("ratio 10,000 to 10 leads", round(large / small, 2), "×", at_most=1.3),
    ]


def _action_cost(scenario: Scenario, seed: int) -> float:
    """The time of one action in a fresh world, on leads from all over it."""
    desk = open_for(scenario, "bench", seed, "ru")
    leads = [1 + place * 97 % len(desk.crm.leads) for place in range(40)]
    for lead in leads[:10]:
        _work(desk, lead)
    collect()
    begun = perf_counter()
    for lead in leads[10:]:
        _work(desk, lead)
    return (perf_counter() - begun) / 90


def _work(desk: Desk, lead: int) -> None:
    """Three actions, each allowed however often: a call, a comment, a task."""
    desk.do(CallClient(lead=lead))
    desk.do(AddComment(lead=lead, text="Обсудили долги, договорились о встрече."))
    desk.do(AddTask(lead=lead, title="Позвонить", due_min=5_000))


def grading_beside_notebook(folder: Path) -> list[Figure]:
    """Grading a file of 40 actions beside executing an empty notebook."""
    scenario = load_scenario(DAY)
    file = folder / "forty.jsonl"
    file.write_bytes(text_of(cut(played(scenario, folder / "whole.jsonl"), 40)))
    graded = median_seconds(lambda: assess_file(file), times=REPEATS)
    notebook = nbformat.reads(json.dumps(EMPTY), as_version=4)  # type: ignore[no-untyped-call]
    executed = median_seconds(lambda: NotebookClient(notebook).execute(), runs=5)
    return [
        Figure("grade 40 actions, file to grade", round(graded * 1e3, 2), "ms"),
        Figure("execute an empty notebook", round(executed * 1e3), "ms"),
        Figure("notebook to grading", round(executed / graded), "×", at_least=400),
    ]


def import_time(folder: Path) -> list[Figure]:
    """What `import crmsim` adds to an empty interpreter."""
    empty = median_seconds(lambda: _python(""))
    light = median_seconds(lambda: _python("import crmsim"))
    return [Figure("import crmsim", round((light - empty) * 1e3), "ms", at_most=150)]


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


MEASURES: list[Callable[[Path], list[Figure]]] = [
    replay_speed,
    growing_world,
    grading_beside_notebook,
    import_time,
]
