"""How an event of the world finds what it writes into the rows. No event lives here."""

from collections.abc import Callable
from typing import Any, get_type_hints

from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event

Recorder = Callable[[Any, Crm], None]
RECORDERS: dict[type[Event], Recorder] = {}


def records(function: Recorder) -> Recorder:
    """Register how an event is recorded, under the type of its first argument."""
    RECORDERS[get_type_hints(function)["event"]] = function
    return function


def record(event: Event, crm: Crm) -> None:
    """Write an event of the world into the rows; an event of a verb has written itself."""
    recorder = RECORDERS.get(type(event))
    if recorder is not None:
        recorder(event, crm)
