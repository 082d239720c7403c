"""The chained digest: twelve hex digits a line, whose cost does not grow with the world."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from pydantic_core import to_json

from crmsim.crm.verbs.base import Action, Event
from crmsim.sim.world import Outcome

_READERS: dict[type[Event], Callable[[Event], tuple[Any, ...]]] = {}


def opening_digest(parts: Iterable[str]) -> str:
    """The digest that a chain begins with."""
    return _digest("\n".join(parts).encode())


def line_digest(before: str, action: Action, outcome: Outcome) -> str:
    """The digest of one line: of the line before, the action, and all that came of it."""
    told = [(type(e).__name__, e.at_min, *_facts(type(e))(e)) for e in outcome.events]
    codes = [m.code for m in outcome.missing]
    return _digest(to_json([before, outcome.line, outcome.at_min, action, codes, told]))


def _digest(text: bytes) -> str:
    return blake2b(text, digest_size=6).hexdigest()


def _facts(kind: type[Event]) -> Callable[[Event], tuple[Any, ...]]:
    """A reader of an event's own facts, without its stamp."""
    found = _READERS.get(kind)
    if found is None:
        found = _READERS[kind] = _reader([f.name for f in fields(kind) if f.init])
    return found


def _reader(names: list[str]) -> Callable[[Event], tuple[Any, ...]]:
    if not names:
        return lambda event: ()
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda event: (read(event),)
