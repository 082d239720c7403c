"""The checklist of a task: its steps are ticked one by one (R200, R201)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Action, Event, RowId, verb
from crmsim.errors import refuse
from crmsim.words import say


class TickStep(Action):
    """Tick a step of a task's checklist; steps are counted from 1."""

    verb: Literal["tick_step"] = "tick_step"
    task: RowId
    step: Annotated[int, Field(ge=1, le=100)]


@dataclass(frozen=True, slots=True)
class StepTicked(Event):
    """A step of a checklist is done, they say."""

    card: int | None
    task: int
    step: int


@verb
def tick_step(action: TickStep, crm: Crm) -> list[Event]:
    """A step of a planned task is ticked once; whether it is true is judged (R200, R201)."""
    task = crm.activities.get(action.task)
    if task is None or task.kind != "task":
        raise refuse("no_such_task", say("There is no task number {id}.", id=action.task))
    if task.state != "planned":
        raise refuse("task_closed", say("«{title}» is closed already.", title=task.title))
    if action.step > len(task.checklist):
        raise refuse(
            "no_such_step",
            say("«{title}» has no step number {step}.", title=task.title, step=action.step),
        )
    if task.checklist[action.step - 1]["done"]:
        raise refuse("step_ticked", say("This step is ticked already."))
    steps = [dict(step) for step in task.checklist]
    steps[action.step - 1]["done"] = True
    task.checklist = steps
    return [StepTicked(task.card_id, task.id, action.step)]
