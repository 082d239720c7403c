"""The bell rings by itself: before a meeting, and when a task is due (R013–R015)."""

from typing import TYPE_CHECKING

from crmsim.crm.entities import Activity
from crmsim.crm.inbox import Reminded, TaskOverdue
from crmsim.crm.verbs.meetings import MeetingSet
from crmsim.crm.verbs.tasks import TaskPostponed, TaskSet

if TYPE_CHECKING:
    from crmsim.sim.world import World

BEFORE_MEETING_MIN = 30


def remind_of_task(world: "World", event: TaskSet | TaskPostponed) -> None:
    """Ring when the task is due."""
    remind_of(world, world.crm.activities[event.task])


def remind_of_meeting(world: "World", event: MeetingSet) -> None:
    """Ring half an hour before the meeting."""
    meeting = world.crm.activities[event.activity]
    ring(world, meeting, "meeting_soon", event.due_min - BEFORE_MEETING_MIN)


def remind_of(world: "World", activity: Activity) -> None:
    """Ring for an activity of the opening, unless its time is past."""
    if activity.due_min is None or activity.state != "planned":
        return
    if activity.kind in ("task", "call"):
        ring(world, activity, f"{activity.kind}_due", activity.due_min)
        watch(world, activity)
    else:
        ring(world, activity, "meeting_soon", activity.due_min - BEFORE_MEETING_MIN)


def watch(world: "World", activity: Activity) -> None:
    """Tell the author of somebody else's task the minute after it was due (R164)."""
    due = activity.due_min
    if due is None or activity.author_id == activity.responsible_id:
        return

    def tell() -> None:
        mine = activity.responsible_id == world.crm.me
        if mine and activity.state == "planned" and activity.due_min == due:
            world.tell(TaskOverdue(activity.card_id, activity.id, activity.author_id))

    world.at(due + 1, tell)


def ring(world: "World", activity: Activity, kind: str, minute: int) -> None:
    """Ring at *minute* if the activity is still planned for the same time."""
    due = activity.due_min

    def tell() -> None:
        if activity.state == "planned" and activity.due_min == due:
            world.tell(Reminded(activity.card_id, activity.id, kind))

    if minute >= world.clock.now:
        world.at(minute, tell)
