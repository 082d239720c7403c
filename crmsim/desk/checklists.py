"""Which steps of a task's checklist the events of its card prove, and when (R200, R201)."""

from collections.abc import Iterator, Sequence
from typing import Any

from crmsim.crm.entities import Activity
from crmsim.crm.inbox import RobotSetTask
from crmsim.crm.verbs.base import Event
from crmsim.desk.trace import Trace
from crmsim.sim.robots.names import snake

Proofs = dict[str, list[str]]
"""For the robot of a task, the event that proves each step; the last steps may need none."""


def proofs_of(trace: Trace, task: Activity, proofs: Proofs) -> list[Event]:
    """The events that prove the first steps of a task, one for each step that is proved.

    A step's event comes after the one of the step before it, or is the same when it is of its kind.
    """
    found: list[Event] = []
    told = list(_told(trace, task))
    for name in proofs.get(task.robot or "", ()):
        event = _next(told, name, found)
        if event is None:
            break
        found.append(event)
    return found


def _told(trace: Trace, task: Activity) -> Iterator[Any]:
    """What has happened to the card of a task since a robot set it."""
    robot = trace.first(RobotSetTask, task=task.id)
    for event in trace.events[robot.order if robot else 0 :]:
        if getattr(event, "card", None) == task.card_id:
            yield event


def _next(told: Sequence[Any], name: str, before: Sequence[Event]) -> Event | None:
    last = before[-1].order if before else -1
    fitting = (e for e in told if snake(type(e)) == name and e.order >= last)
    return next(fitting, None)
