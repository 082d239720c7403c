"""`crmsim solution`: an attempt that somebody played becomes a solution of its scenario."""

from pathlib import Path

import click

from crmsim.cli.output import note
from crmsim.desk.attempt import read_attempt
from crmsim.desk.replay import replay
from crmsim.desk.solution import Solution, SolutionHeader
from crmsim.grading.grade import grade
from crmsim.scenario.load import load_scenario, scenario_folder
from crmsim.words import Text


@click.command()
@click.argument("attempt", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--name", required=True, help="Of the solution, such as good-by-the-book.")
@click.option("--ru", required=True, help="What it shows, in Russian.")
@click.option("--en", required=True, help="What it shows, in English.")
def solution(attempt: Path, name: str, ru: str, en: str) -> None:
    """Keep ATTEMPT as a solution; what it earns now is what it promises."""
    made = promise_of(attempt, name, Text(ru=ru, en=en))
    file = scenario_folder(made.header.scenario) / "solutions" / f"{name}.jsonl"
    if file.exists():
        raise click.UsageError(f"{file} exists already; choose another name.")
    file.parent.mkdir(exist_ok=True)
    file.write_text(made.text(), encoding="utf-8")
    note(f"Wrote {file}, which promises {made.header.promised} %.")


def promise_of(file: Path, name: str, about: Text) -> Solution:
    """The solution that an attempt makes: its actions, its percentage, its refused lines."""
    attempt = read_attempt(file)
    trace = replay(attempt)
    header = SolutionHeader(
        scenario=attempt.header.scenario,
        seed=attempt.header.seed,
        lang=attempt.header.lang,
        promised=grade(trace, load_scenario(attempt.header.scenario)).percent,
        refused_lines=tuple(step.line for step in trace.steps if step.missing),
        about=about,
    )
    return Solution(name=name, header=header, actions=tuple(x.action for x in attempt.lines))
