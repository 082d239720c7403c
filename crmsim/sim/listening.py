"""Who else hears an event of the world: functions of colleagues and of the portal, by its kind."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from crmsim.crm.verbs.base import Event

if TYPE_CHECKING:
    from crmsim.sim.world import World

Hear = Callable[["World", Any], None]
EARS: dict[type[Event], list[Hear]] = {}


def listens(*kinds: type[Event]) -> Callable[[Hear], Hear]:
    """Have a function told of every event of these kinds, after the rows are written."""

    def register(function: Hear) -> Hear:
        for kind in kinds:
            EARS.setdefault(kind, []).append(function)
        return function

    return register
