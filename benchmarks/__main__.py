"""`make bench`: measures everything in one run, prints a table, writes docs/benchmarks.md."""

import json
import platform
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import core
from benchmarks.report import Figure, table
from crmsim.cli.grade import collect_less_often

OUT = Path(__file__).parent.parent / "docs" / "benchmarks.md"


def main() -> None:
    """Measure, print JSON to standard output and the table to the document."""
    figures: list[Figure] = []
    collect_less_often()
    with TemporaryDirectory() as folder:
        for measure in core.MEASURES:
            print(f"{measure.__name__}…", file=sys.stderr)
            figures.extend(measure(Path(folder)))
    machine = f"Python {platform.python_version()}, {platform.machine()}"
    OUT.write_text(table(figures, machine), encoding="utf-8")
    print(json.dumps({f.name: f.value for f in figures}, indent=1))
    print(table(figures, machine), file=sys.stderr)


if __name__ == "__main__":
    main()
