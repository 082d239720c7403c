"""`crmsim check`: whether every scenario holds what it promises."""

import sys

import click
from rich.console import Console

from crmsim.cli.checking import Report, check_scenario
from crmsim.cli.output import json_option, note, show_json
from crmsim.scenario.load import shipped


@click.command()
@click.argument("paths", metavar="[PATH]…", nargs=-1)
@json_option
def check(paths: tuple[str, ...], as_json: bool) -> None:
    """Validate scenarios, replay their solutions, and let the bots play them.

    PATH is a scenario's id or folder; without one, all shipped scenarios are checked.
    """
    names = list(paths) or list(shipped())
    with Console(stderr=True).status("Reading…") as status:
        reports = [check_scenario(name, status.update) for name in names]
    if as_json:
        show_json({"scenarios": [report.as_json() for report in reports]})
    else:
        for report in reports:
            _tell(report)
    sys.exit(0 if all(report.ok for report in reports) else 1)


def _tell(report: Report) -> None:
    click.echo(f"{'ok ' if report.ok else 'NO '} {report.id}")
    for row in report.solutions:
        click.echo(f"     {row['name']:24} {row['percent']:5} % (promised {row['promised']})")
    for bot, percent in report.bots.items():
        click.echo(f"     bot {bot:20} {percent:5} %")
    for problem in report.problems:
        note(str(problem))
