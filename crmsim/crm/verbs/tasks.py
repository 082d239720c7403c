"""Tasks: set, postponed, completed with a result (R073–R075, R109, R111, R112)."""

from dataclasses import dataclass
from typing import Literal

from crmsim.crm.activities import add_activity
from crmsim.crm.entities import Activity
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import (
    Action,
    CardAction,
    Event,
    Line,
    Minute,
    Prose,
    RowId,
    in_future,
    known_employee,
    need,
    the_open_card,
    verb,
    written,
)
from crmsim.errors import refuse
from crmsim.words import say


class AddTask(CardAction):
    """Plan the next step; without a card it is a task, but no activity of a client (R074)."""

    verb: Literal["add_task"] = "add_task"
    title: Line
    due_min: Minute
    employee: RowId | None = None


class PostponeTask(Action):
    """Give a task another date and time."""

    verb: Literal["postpone_task"] = "postpone_task"
    task: RowId
    due_min: Minute


class ChangeTask(Action):
    """Say better what a planned task is about."""

    verb: Literal["change_task"] = "change_task"
    task: RowId
    title: Line


class DeleteTask(Action):
    """Throw a planned task away."""

    verb: Literal["delete_task"] = "delete_task"
    task: RowId


class CompleteTask(Action):
    """Close a task and write down its result."""

    verb: Literal["complete_task"] = "complete_task"
    task: RowId
    result: Prose


@dataclass(frozen=True, slots=True)
class TaskSet(Event):
    """A task is planned."""

    card: int | None
    task: int
    due_min: int


@dataclass(frozen=True, slots=True)
class TaskPostponed(Event):
    """A task is due at another time."""

    card: int | None
    task: int
    due_min: int


@dataclass(frozen=True, slots=True)
class TaskChanged(Event):
    """A task has another title."""

    card: int | None
    task: int


@dataclass(frozen=True, slots=True)
class TaskDeleted(Event):
    """A task is planned no more, and was never done."""

    card: int | None
    task: int


@dataclass(frozen=True, slots=True)
class TaskCompleted(Event):
    """A task is done, with a result."""

    card: int | None
    task: int


@verb
def add_task(action: AddTask, crm: Crm) -> list[Event]:
    """A task is planned for later, for oneself or a colleague; how late is judged (R112, R142)."""
    card = the_open_card(crm, action).id if action.named else None
    need([written(action.title, "title"), in_future(crm, action.due_min, "due_min")])
    employee = known_employee(crm, action.employee or crm.me)
    values = {"title": action.title, "due_min": action.due_min, "responsible_id": employee}
    task = add_activity(crm, "task", card, **values)
    return [TaskSet(card, task.id, action.due_min)]


@verb
def postpone_task(action: PostponeTask, crm: Crm) -> list[Event]:
    """A planned task gets a later time."""
    task = _planned_task(crm, action.task)
    need([in_future(crm, action.due_min, "due_min")])
    task.due_min = action.due_min
    return [TaskPostponed(task.card_id, task.id, action.due_min)]


@verb
def change_task(action: ChangeTask, crm: Crm) -> list[Event]:
    """A planned task gets another title; its time is changed by postponing it (R227)."""
    task = _planned_task(crm, action.task)
    need([written(action.title, "title")])
    task.title = action.title
    return [TaskChanged(task.card_id, task.id)]


@verb
def delete_task(action: DeleteTask, crm: Crm) -> list[Event]:
    """A planned task is thrown away; what it leaves without a task is judged (R225, R227)."""
    task = _planned_task(crm, action.task)
    task.state = "cancelled"
    task.done_min = crm.now_min
    return [TaskDeleted(task.card_id, task.id)]


@verb
def complete_task(action: CompleteTask, crm: Crm) -> list[Event]:
    """A planned task is done; without a result it is refused."""
    task = _planned_task(crm, action.task)
    need([written(action.result, "result")])
    task.state = "done"
    task.done_min = crm.now_min
    task.result = action.result
    return [TaskCompleted(task.card_id, task.id)]


def _planned_task(crm: Crm, task_id: int) -> Activity:
    task = crm.activities.get(task_id)
    if task is None or task.kind not in ("task", "call") or task.incoming:
        raise refuse("no_such_task", say("There is no task number {id}.", id=task_id))
    if task.state != "planned":
        raise refuse("task_closed", say("«{title}» is closed already.", title=task.title))
    return task
