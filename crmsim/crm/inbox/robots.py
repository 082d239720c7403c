"""What robots and reminders have done (R015, R256)."""

from dataclasses import dataclass

from crmsim.crm.inbox.base import records
from crmsim.crm.notify import notify
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event


@dataclass(frozen=True, slots=True)
class Reminded(Event):
    """The bell rings for a planned activity (R015)."""

    card: int | None
    activity: int
    kind: str


@dataclass(frozen=True, slots=True)
class RobotNoticed(Event):
    """A robot has put a notice behind the bell."""

    card: int
    robot: str


@dataclass(frozen=True, slots=True)
class RobotSetTask(Event):
    """A robot has planned a task."""

    card: int
    robot: str
    task: int
    due_min: int


@records
def reminded(event: Reminded, crm: Crm) -> None:
    """A task, a call or a meeting is due or overdue."""
    notify(crm, event.kind, event.card, title=crm.activities[event.activity].title)


@records
def robot_noticed(event: RobotNoticed, crm: Crm) -> None:
    """The robot's own words stand behind the bell."""
    notify(crm, "robot", event.card, robot=event.robot)
