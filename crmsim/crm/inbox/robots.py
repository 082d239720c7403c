"""What robots, triggers and reminders have done (R015, R164, R255, R256)."""

from dataclasses import dataclass, field

from crmsim.crm.inbox.base import records
from crmsim.crm.notify import notify, notify_other, notify_owner
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Event
from crmsim.words import Phrase


@dataclass(frozen=True, slots=True)
class Reminded(Event):
    """The bell rings for a planned activity (R015)."""

    card: int | None
    activity: int
    kind: str


@dataclass(frozen=True, slots=True)
class TaskOverdue(Event):
    """A task is overdue, and its author, who is somebody else, is told (R164)."""

    card: int | None
    task: int
    author: int


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


@dataclass(frozen=True, slots=True)
class RobotPlanned(Event):
    """A robot has planned a call or a meeting."""

    card: int
    robot: str
    activity: int
    due_min: int


@dataclass(frozen=True, slots=True)
class RobotSent(Event):
    """A robot has sent a letter or an SMS."""

    card: int
    robot: str
    activity: int


@dataclass(frozen=True, slots=True)
class RobotRefused(Event):
    """The CRM did not let a robot or a trigger do its step; `why` are the reasons."""

    card: int
    robot: str
    codes: tuple[str, ...]
    why: tuple[Phrase, ...] = field(init=False, default=(), compare=False)


@dataclass(frozen=True, slots=True)
class TriggerFired(Event):
    """A client's action has set off a trigger (R255)."""

    card: int
    trigger: str


@records
def reminded(event: Reminded, crm: Crm) -> None:
    """A task, a call or a meeting is due or overdue."""
    notify(crm, event.kind, event.card, title=crm.activities[event.activity].title)


@records
def task_overdue(event: TaskOverdue, crm: Crm) -> None:
    """The author sees which task is late, and whose it is."""
    task = crm.activities[event.task]
    told = {"title": task.title, "employee": task.responsible_id}
    notify_other(crm, event.author, "task_overdue", event.card, **told)


@records
def robot_noticed(event: RobotNoticed, crm: Crm) -> None:
    """The robot's own words stand behind the bell."""
    notify_owner(crm, "robot", event.card, robot=event.robot)


@records
def robot_refused(event: RobotRefused, crm: Crm) -> None:
    """The bell says on which card a robot has stopped, and why."""
    why = [phrase.both() for phrase in event.why]
    notify_owner(crm, "robot_refused", event.card, robot=event.robot, why=why)
