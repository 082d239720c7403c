"""A shelf: the attempts of one lesson in a folder. Nothing on it is ever overwritten or lost."""

import os
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files `<organisation>--<lesson>--<n>.jsonl`; one set aside has `.broken` behind its name."""

    folder: Path
    scenario: str

    def latest(self) -> Path | None:
        """The attempt with the highest number, or None where there is none."""
        usable = {n: path for n, path in self._numbered() if path.suffix == ".jsonl"}
        return usable[max(usable)] if usable else None

    def next_number(self) -> int:
        """The number of the next attempt, from 1; a number that was set aside stays taken."""
        return 1 + max((n for n, _path in self._numbered()), default=0)

    def place(self, number: int) -> Path:
        """Where the attempt of that number lies."""
        return self.folder / f"{self._stem}--{number}.jsonl"

    def number(self, attempt: Path) -> int:
        """The number of an attempt that lies here."""
        return next(n for n, path in self._numbered() if path == attempt)

    def set_aside(self, attempt: Path) -> Path:
        """Give a file that is no attempt another name beside it; the new name."""
        aside = attempt.with_name(f"{attempt.name}.broken")
        attempt.rename(aside)
        return aside

    @property
    def _stem(self) -> str:
        return self.scenario.replace("/", "--")

    def _numbered(self) -> list[tuple[int, Path]]:
        if not self.folder.is_dir():
            return []
        pattern = re.compile(rf"{re.escape(self._stem)}--([0-9]{{1,9}})\.jsonl(\.broken)?")
        found = ((pattern.fullmatch(path.name), path) for path in self.folder.iterdir())
        return sorted((int(match[1]), path) for match, path in found if match)


def home() -> Path:
    """Where attempts lie: in CRMSIM_HOME, or in a folder beside the notebook."""
    named = os.environ.get("CRMSIM_HOME")
    return Path(named) if named else Path("attempts")
