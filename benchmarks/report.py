"""Figures as a table."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, its unit, and what was aimed at."""

    name: str
    value: float
    unit: str
    aim: str = ""


def table(figures: Iterable[Figure], machine: str) -> str:
    """The document that `make bench` writes."""
    rows = [f"| {f.name} | {f.value:g} | {f.unit} | {f.aim} |" for f in figures]
    return "\n".join(
        [
            "# Benchmarks",
            "",
            "Written by `make bench`; every figure is the median of seven runs, all in one run.",
            f"Machine: {machine}.",
            "",
            "| what | measured | unit | aim |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )
