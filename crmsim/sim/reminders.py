"""The bell rings by itself: before a meeting, and when a task is due (R013–R015)."""

from typing import TYPE_CHECKING

from crmsim.crm.entities import Activity
from crmsim.crm.inbox import Reminded
from crmsim.crm.verbs.meetings import MeetingSet
from crmsim.crm.verbs.tasks import TaskPostponed, TaskSet

if TYPE_CHECKING:
    from crmsim.sim.world import World

BEFORE_MEETING_MIN = 30


def remind_of_task(world: "World", event: TaskSet | TaskPostponed) -> None:
    """Ring when the task is due."""
    ring(world, world.crm.activities[event.task], "task_due", event.due_min)


def remind_of_meeting(world: "World", event: MeetingSet) -> None:
    """Ring half an hour before the meeting."""
    meeting = world.crm.activities[event.activity]
    ring(world, meeting, "meeting_soon", event.due_min - BEFORE_MEETING_MIN)


def remind_of(world: "World", activity: Activity) -> None:
    """Ring for an activity of the opening, unless its time is past."""
    if activity.due_min is None or activity.state != "planned":
        return
    if activity.kind == "task":
        ring(world, activity, "task_due", activity.due_min)
    else:
        ring(world, activity, "meeting_soon", activity.due_min - BEFORE_MEETING_MIN)


def ring(world: "World", activity: Activity, kind: str, minute: int) -> None:
    """Ring at *minute* if the activity is still planned for the same time."""
    due = activity.due_min

    def tell() -> None:
        if activity.state == "planned" and activity.due_min == due:
            world.tell(Reminded(activity.card_id, activity.id, kind))

    if minute >= world.clock.now:
        world.at(minute, tell)
