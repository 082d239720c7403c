"""`crmsim grade`: attempts into percentages, with the evidence for every point."""

import csv
import gc
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from crmsim.cli.output import json_option, note, show_json
from crmsim.grading.assess import Assessment, assess_file

COLUMNS = ("file", "scenario", "trainee", "verdict", "percent", "points", "of")


@click.command()
@click.argument(
    "paths", metavar="FILE|DIR…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@json_option
@click.option("--html", type=click.Path(path_type=Path, file_okay=False), help="Reports into DIR.")
@click.option("--csv", "table", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True)
@click.option("--lang", type=click.Choice(["ru", "en"]), default="ru", help="Of the reports.")
def grade(
    paths: tuple[Path, ...],
    as_json: bool,
    html: Path | None,
    table: Path | None,
    workers: int,
    lang: str,
) -> None:
    """Grade attempts: files, or every *.jsonl in folders."""
    begun = perf_counter()
    files = list(_files(paths))
    found = list(
        track(_assess(files, workers, bool(html)), "Grading", len(files), console=_stderr())
    )
    rows = [assessment.as_json() for assessment in found]
    if html:
        _write_html(found, html, lang)
    if table:
        _write_csv(rows, table)
    if as_json:
        show_json({"attempts": rows, "seconds": round(perf_counter() - begun, 3)})
    else:
        for row in rows:
            click.echo(
                f"{row['verdict']:15} {row['percent'] or '–':>6} {row['trainee']} {row['file']}"
            )
    sys.exit(0 if all(row["verdict"] == "graded" for row in rows) else 1)


def collect_less_often() -> None:
    """A world is made and dropped whole; searching it every 700 objects costs a fifth more."""
    gc.set_threshold(10_000, 10, 10)


def _stderr() -> Console:
    return Console(stderr=True)


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob("*.jsonl"))
        elif path.is_file():
            yield path
        else:
            raise click.UsageError(f"There is no file or folder {path}.")


def _assess(files: list[Path], workers: int, with_day: bool) -> Iterator[Assessment]:
    work = partial(assess_file, with_day=with_day)
    if workers == 1:
        collect_less_often()
        yield from map(work, files)
        return
    with ProcessPoolExecutor(workers, initializer=collect_less_often) as pool:
        yield from pool.map(work, files, chunksize=16)


def _write_html(found: list[Assessment], folder: Path, lang: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for assessment in found:
        page = folder / f"{Path(assessment.file).stem}.html"
        page.write_text(assessment.html(lang), encoding="utf-8")
    note(f"{len(found)} reports written to {folder}.")


def _write_csv(rows: list[dict[str, Any]], table: Path) -> None:
    with table.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    note(f"{len(rows)} rows written to {table}.")
