"""`crmsim new`: a scenario that passes `crmsim check` as it stands."""

from importlib.resources import files
from pathlib import Path

import click

from crmsim.cli.output import note
from crmsim.scenario.load import load_organisation
from crmsim.scenario.schema import NAME_OF_SCENARIO

PARTS = ("scenario.yaml", "brief.ru.md", "brief.en.md")


@click.group()
def new() -> None:
    """Make something new that passes `crmsim check`."""


@new.command()
@click.argument("name")
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("scenarios"),
    show_default=True,
    help="Where scenarios lie.",
)
def scenario(name: str, folder: Path) -> None:
    """Make a scenario NAME, such as bankruptcy/my-morning-v1."""
    if not NAME_OF_SCENARIO.fullmatch(name):
        raise click.UsageError(
            f"{name!r} is no scenario's name. It looks like bankruptcy/my-morning-v1: "
            "organisation, slash, small letters and dashes, then -v and a number."
        )
    organisation = name.split("/", maxsplit=1)[0]
    load_organisation(organisation)
    target = folder / name
    if target.exists():
        raise click.UsageError(f"{target} exists already; choose another name or number.")
    target.mkdir(parents=True)
    (target / "solutions").mkdir()
    for part in PARTS:
        template = files("crmsim.cli").joinpath("templates", part).read_text(encoding="utf-8")
        text = template.format(id=name, organisation=organisation) if "yaml" in part else template
        (target / part).write_text(text, encoding="utf-8")
    note(f"Made {target}. Next: edit scenario.yaml, then run `crmsim check {target}`.")
