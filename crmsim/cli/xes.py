"""`crmsim xes`: attempts as an event log for process mining."""

import sys
from pathlib import Path

import click

from crmsim.cli.output import note
from crmsim.desk.attempt import read_attempt
from crmsim.desk.replay import replay
from crmsim.desk.xes import to_xes
from crmsim.errors import AttemptError


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False))
def xes(files: tuple[Path, ...], out: Path) -> None:
    """Write the ways of all leads and deals of some attempts as one XES log."""
    traces = []
    for file in files:
        try:
            traces.append(replay(read_attempt(file)))
        except AttemptError as error:
            note(f"{file}: {error}")
            sys.exit(1)
    out.write_text(to_xes(traces), encoding="utf-8")
    note(f"{out}: {len(traces)} attempts.")
