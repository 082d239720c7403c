"""`crmsim cast` and `crmsim play`: an opening, or a whole attempt, without a screen."""

from pathlib import Path

import click

from crmsim.bots import find_bot
from crmsim.cli.output import note
from crmsim.crm.verbs.day import HandIn
from crmsim.desk.attempt import Header
from crmsim.desk.desk import Desk
from crmsim.desk.solution import Solution, load_solution
from crmsim.errors import UnknownName
from crmsim.scenario.cast import cast as cast_opening
from crmsim.scenario.cast import versions
from crmsim.scenario.load import company_of, load_scenario, scenario_folder
from crmsim.scenario.schema import Company, Scenario

lang_option = click.option(
    "--lang", type=click.Choice(["ru", "en"]), default="ru", help="The people's language."
)


@click.command()
@click.argument("scenario")
@click.option("--seed", type=int, required=True)
@lang_option
def cast(scenario: str, seed: int, lang: str) -> None:
    """Print the opening of SCENARIO for a seed, as JSON."""
    opening = cast_opening(load_scenario(scenario), company_of(scenario), seed, lang)
    click.echo(opening.model_dump_json(indent=1))


@click.command()
@click.argument("scenario")
@click.option("--bot", help="A bot's name.")
@click.option("--solution", help="A shipped solution's name.")
@click.option("--seed", type=int, help="By default the solution's, or the scenario's.")
@lang_option
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False))
def play(
    scenario: str, bot: str | None, solution: str | None, seed: int | None, lang: str, out: Path
) -> None:
    """Play SCENARIO with a bot or a solution, and write the attempt to a new file."""
    if (bot is None) == (solution is None):
        raise click.UsageError("Name a bot or a solution, one of them.")
    if out.exists():
        raise click.UsageError(f"{out} exists already; an attempt is never overwritten.")
    found, company = load_scenario(scenario), company_of(scenario)
    if solution is not None:
        desk = play_solution(found, find_solution(scenario, solution), seed, out, company)
    else:
        desk = open_for(found, f"bot {bot}", seed, lang, out, company)
        find_bot(bot or "")(desk, found)
    desk.close()
    note(f"{len(desk.trace().steps)} actions written to {out}.")


def open_for(
    scenario: Scenario,
    trainee: str,
    seed: int | None,
    lang: str,
    out: Path | None = None,
    company: Company | None = None,
) -> Desk:
    """A fresh desk at a scenario's opening, in *company* or in the one of its name."""
    seed = scenario.seed if seed is None else seed
    company = company or company_of(scenario.id)
    return Desk(
        Header(
            scenario=scenario.id,
            seed=seed,
            trainee=trainee,
            lang="en" if lang == "en" else "ru",
            versions=versions(),
            opening=cast_opening(scenario, company, seed, lang),
        ),
        file=out,
    )


def play_solution(
    scenario: Scenario,
    solution: Solution,
    seed: int | None = None,
    out: Path | None = None,
    company: Company | None = None,
) -> Desk:
    """A desk at which a solution has been played to its end."""
    header = solution.header
    seed = header.seed if seed is None else seed
    desk = open_for(scenario, f"solution {solution.name}", seed, header.lang, out, company)
    for action in solution.actions:
        desk.do(action)
    if not desk.crm.lesson.handed_in:
        desk.do(HandIn())
    return desk


def find_solution(scenario: str, name: str) -> Solution:
    """The shipped solution of that name; UnknownName where there is none."""
    files = {file.stem: file for file in solution_files(scenario)}
    if name not in files:
        raise UnknownName("solution", name, files)
    return load_solution(files[name])


def solution_files(scenario: str) -> list[Path]:
    """The solutions that lie beside a scenario."""
    return sorted((scenario_folder(scenario) / "solutions").glob("*.jsonl"))
