"""A trainer's file that has been read: its data, and the line of every key. Knows no YAML."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from crmsim.errors import Problem, did_you_mean

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data; `lines` are the lines of its keys and list entries, from 1, by path."""

    file: str
    data: Any = None
    lines: dict[KeyPath, int] = field(default_factory=dict)

    def problem(self, path: KeyPath, message: str) -> Problem:
        """What is wrong at a path, at the line of the nearest key that is there."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Problem(self.file, self.lines.get(known, 1), show(path), message)

    def descend(self, loc: KeyPath, missing: bool = False) -> KeyPath:
        """A pydantic location as a path in the data; of a *missing* key, its last part too."""
        here, found = self.data, []
        for part in loc[:-1] if missing else loc:
            if not _holds(here, part):
                continue  # pydantic also names the members of a union, which no file has
            here = here[part]
            found.append(part)
        return (*found, *loc[-1:]) if missing else tuple(found)

    def known(
        self, path: KeyPath, kind: str, name: str | None, names: Collection[str]
    ) -> Iterator[Problem]:
        """A problem where a name is given that is not there."""
        if name is not None and name not in names:
            yield self.problem(path, f"There is no {kind} {name!r}.{did_you_mean(name, names)}")

    def doubled(self, path: KeyPath, key: str, ids: list[str]) -> Iterator[Problem]:
        """A problem for every id that stands in a list again."""
        seen: set[str] = set()
        for place, name in enumerate(ids):
            if name in seen:
                yield self.problem((*path, place, key), f"{name!r} stands in this list twice.")
            seen.add(name)

    def span(self, path: KeyPath, span: tuple[int, int] | int | None) -> Iterator[Problem]:
        """A problem where a span does not ascend."""
        if isinstance(span, tuple) and span[0] > span[1]:
            why = f"A span is [lowest, highest]; {list(span)} is the other way round."
            yield self.problem(path, why)


def _holds(here: Any, part: str | int) -> bool:
    if isinstance(here, dict):
        return part in here
    return isinstance(here, list) and isinstance(part, int) and part < len(here)


def show(path: KeyPath) -> str:
    """A path as a dotted key; the whole file is a dash."""
    return ".".join(map(str, path)) or "-"
