"""Desks that tests sit at: shipped scenarios, bots, solutions. Nothing here is a stand-in."""

from pathlib import Path

from crmsim.bots import find_bot
from crmsim.cli.play import open_for, play_solution, solution_files
from crmsim.desk.desk import Desk
from crmsim.desk.solution import load_solution
from crmsim.scenario.load import load_scenario, shipped

SHIPPED = tuple(shipped())
ONBOARDING = "bankruptcy/onboarding-v1"
PRIORITIES = "bankruptcy/priorities-v1"
STAGES = "bankruptcy/stages-v1"
SOLUTIONS = [(name, file) for name in SHIPPED for file in solution_files(name)]


def fresh(name: str = STAGES, seed: int = 1, file: Path | None = None, lang: str = "ru") -> Desk:
    """A desk at which nothing has been done."""
    return open_for(load_scenario(name), "tester", seed, lang, file)


def played(name: str, bot: str = "diligent", seed: int = 1, file: Path | None = None) -> Desk:
    """A desk at which a bot has played to the end; its file is closed."""
    desk = fresh(name, seed, file)
    find_bot(bot)(desk, load_scenario(name))
    desk.close()
    return desk


def solved(name: str, file: Path, out: Path | None = None) -> Desk:
    """A desk at which a shipped solution has been played."""
    return play_solution(load_scenario(name), load_solution(file), out=out)
