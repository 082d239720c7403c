"""Writes docs/traceability.md: which requirement is met where, from the markers alone.

Run it when code, tests or lessons have changed: `python -m tools.traceability`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crmsim.cli.requirements import collect

TARGET = Path(__file__).parents[1] / "docs" / "traceability.md"
SHOWN = 4
HEAD = """# Traceability

Which requirement is met where, derived from the ids in docstrings, test markers, rules and
questions by `python -m tools.traceability`; nobody keeps this list by hand.
`crmsim requirements --json` has every place, here are the first of them.
"""


def page() -> str:
    """The whole page."""
    rows = collect()
    met = sum(row["met"] for row in rows)
    return "\n".join([HEAD, f"{met} of {len(rows)} are met.", "", *_table(rows), ""])


def _table(rows: list[dict[str, Any]]) -> Iterator[str]:
    yield "| id | met | requirement | code | tests | lessons |"
    yield "|---|---|---|---|---|---|"
    for row in rows:
        met = "yes" if row["met"] else "no"
        text = row["text"].replace("|", "\\|")
        places = (_some(row[key]) for key in ("code", "tests", "lessons"))
        yield f"| {row['id']} | {met} | {text} | {' | '.join(places)} |"


def _some(places: list[str]) -> str:
    shown = [f"`{_short(place)}`" for place in places[:SHOWN]]
    more = len(places) - len(shown)
    return ", ".join([*shown, *([f"+{more}"] if more else [])])


def _short(place: str) -> str:
    return place.removeprefix("crmsim.").removeprefix("tests/")


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
