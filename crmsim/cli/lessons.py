"""`crmsim lessons`: what there is to learn."""

from typing import Any

import click

from crmsim.cli.output import json_option, show_json
from crmsim.scenario.load import load_scenario, shipped
from crmsim.scenario.schema import Scenario
from crmsim.shipped import notebooks_dir


@click.command()
@json_option
def lessons(as_json: bool) -> None:
    """List the lessons."""
    rows = [_row(load_scenario(scenario_id)) for scenario_id in shipped()]
    if as_json:
        show_json({"lessons": rows})
        return
    for row in rows:
        click.echo(f"{row['id']:32} {row['minutes']:3} min  {row['title']['en']}")


def _row(scenario: Scenario) -> dict[str, Any]:
    return {
        "id": scenario.id,
        "organisation": scenario.organisation,
        "title": scenario.title.model_dump(),
        "minutes": scenario.minutes,
        "skills": [skill.id for skill in scenario.skills],
        "notebook": {lang: str(notebook_of(scenario.id, lang)) for lang in ("ru", "en")},
    }


def notebook_of(scenario_id: str, lang: str) -> Any:
    """Where the notebook of a lesson lies."""
    return notebooks_dir() / lang / f"{scenario_id}.ipynb"
