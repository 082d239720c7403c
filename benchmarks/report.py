"""Figures as a table, with what was aimed at and by how much an aim was met or missed."""

from collections.abc import Iterable
from dataclasses import dataclass

NOTES = """## What the profile shows

- Replay: no single function takes more than a twentieth of the time.
  It is spread over reading and setting SQLAlchemy's attributes, making rows, SimPy's heap, the digest, and the verbs themselves.
- Grading: a fixed part for every lead of the position (was it worked, confirmed, left with a task), so a long attempt costs less an action than a short one.
- From a file to a grade: replay takes about a half, the rules a quarter, reading the lines the rest; the opening is compared as bytes and not read.
- What would change it: rows without SQLAlchemy's instrumentation, and rules that share one fold over the leads.

A neighbour on the same machine can double any of these figures between two runs, so compare figures of one run only.
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, its unit, and the aim: at least so much, or at most."""

    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def aim(self) -> str:
        """The aim in words."""
        if self.at_least is not None:
            return f"≥ {self.at_least:g}"
        return f"≤ {self.at_most:g}" if self.at_most is not None else ""

    @property
    def met(self) -> str:
        """Whether the aim was met, or what part of it."""
        if self.at_least is not None:
            return _share(self.value, self.at_least)
        return _share(self.at_most, self.value) if self.at_most is not None else ""


def _share(have: float, need: float) -> str:
    return "yes" if have >= need else f"{100 * have / need:.0f} %"


def table(figures: Iterable[Figure], machine: str) -> str:
    """The document that `make bench` writes."""
    rows = [f"| {f.name} | {f.value:,.10g} | {f.unit} | {f.aim} | {f.met} |" for f in figures]
    return "\n".join(
        [
            "# Benchmarks",
            "",
            "Written by `make bench`; every figure is the median of at least five runs.",
            f"Machine: {machine}.",
            "",
            "| what | measured | unit | aim | met |",
            "|---|---|---|---|---|",
            *rows,
            "",
            NOTES,
        ]
    )
