"""The core's figures: replay, one action in a growing world, grading, import."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from benchmarks.attempts import DAY, WEEK, crowd, cut, played, text_of
from benchmarks.report import Figure
from benchmarks.timing import median_seconds
from crmsim.cli.play import open_for
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.leads import MoveLead
from crmsim.crm.verbs.timeline import AddComment
from crmsim.desk.desk import Desk
from crmsim.desk.replay import replay
from crmsim.grading.assess import assess_file
from crmsim.grading.grade import grade
from crmsim.scenario.load import load_scenario

REPEATS = 20
EMPTY = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def replay_speed(folder: Path) -> list[Figure]:
    """Actions replayed in a second, without rules and with the full rulebook."""
    return [figure for name in (DAY, WEEK) for figure in _replay_of(name, folder)]


def _replay_of(name: str, folder: Path) -> list[Figure]:
    scenario = load_scenario(name)
    attempt = played(scenario, folder / f"{scenario.id.replace('/', '-')}.jsonl")
    actions = len(attempt.lines) * REPEATS
    plain = median_seconds(lambda: [replay(attempt) for _ in range(REPEATS)])
    full = median_seconds(lambda: [grade(replay(attempt), scenario) for _ in range(REPEATS)])
    return [
        Figure(f"replay {name}", round(actions / plain), "actions/s"),
        Figure(f"replay and grade {name}", round(actions / full), "actions/s", "30000"),
    ]


def growing_world(folder: Path) -> list[Figure]:
    """One action with 10 and with 10,000 leads in the world."""
    small, large = (_action_cost(leads) for leads in (10, 10_000))
    return [
        Figure("one action, 10 leads", round(small * 1e6, 1), "µs"),
        Figure("one action, 10,000 leads", round(large * 1e6, 1), "µs"),
        Figure("ratio 10,000 to 10 leads", round(large / small, 2), "×", "≤ 1.3"),
    ]


def _action_cost(leads: int) -> float:
    """The median over rounds of the time of one action: a call, a comment, a move."""
    scenario = crowd(leads)
    rounds = []
    for seed in range(1, 8):
        desk = open_for(scenario, "bench", seed, "ru")
        rounds.append(_round_cost(desk))
    return sorted(rounds)[len(rounds) // 2]


def _round_cost(desk: Desk) -> float:
    from gc import collect, freeze, unfreeze
    from time import perf_counter

    collect()
    freeze()
    begun = perf_counter()
    for lead in range(1, 11):
        desk.do(CallClient(lead=lead))
        desk.do(AddComment(lead=lead, text="Обсудили долги, договорились о встрече."))
        desk.do(MoveLead(lead=lead, stage="APPOINTING"))
    seconds = perf_counter() - begun
    unfreeze()
    return seconds / 30


def grading_beside_notebook(folder: Path) -> list[Figure]:
    """Grading a file of 40 actions beside executing an empty notebook."""
    scenario = load_scenario(DAY)
    file = folder / "forty.jsonl"
    file.write_bytes(text_of(cut(played(scenario, folder / "whole.jsonl"), 40)))
    graded = median_seconds(lambda: assess_file(file), runs=21)
    notebook = nbformat.reads(json.dumps(EMPTY), as_version=4)  # type: ignore[no-untyped-call]
    executed = median_seconds(lambda: NotebookClient(notebook).execute(), runs=5)
    return [
        Figure("grade 40 actions, file to grade", round(graded * 1e3, 2), "ms"),
        Figure("execute an empty notebook", round(executed * 1e3), "ms"),
        Figure("notebook to grading", round(executed / graded), "×", "≥ 400"),
    ]


def import_time(folder: Path) -> list[Figure]:
    """What `import crmsim` adds to an empty interpreter."""
    empty = median_seconds(lambda: _python(""))
    light = median_seconds(lambda: _python("import crmsim"))
    return [Figure("import crmsim", round((light - empty) * 1e3), "ms", "≤ 150")]


def _python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


MEASURES: list[Callable[[Path], list[Figure]]] = [
    replay_speed,
    growing_world,
    grading_beside_notebook,
    import_time,
]
