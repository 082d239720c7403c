"""What is planned: the leads' calendar, and the trainee's tasks (R007, R025, R073–R075)."""

from typing import Annotated, Literal

from pydantic import Field

from crmsim.crm.entities import Activity
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Minute
from crmsim.crm.views.base import Asked, Offset, view
from crmsim.crm.views.cards import draw_planned, name_of
from crmsim.crm.views.shapes import Calendar, CalendarItem, Task, Tasks

TASK_ROWS = 200
CALENDAR_ITEMS = 500


class CalendarAsked(Asked):
    """Both minutes are included."""

    from_min: Minute
    to_min: Minute


class TasksAsked(Asked):
    """A window of tasks."""

    offset: Offset = 0
    limit: Annotated[int, Field(ge=1, le=TASK_ROWS)] = TASK_ROWS


@view
def calendar(crm: Crm, asked: CalendarAsked) -> Calendar:
    """The first five hundred dated activities of some days, without cancelled ones (R025)."""
    found = [
        (activity.due_min, activity)
        for activity in crm.activities.values()
        if activity.due_min is not None
        and asked.from_min <= activity.due_min <= asked.to_min
        and activity.state != "cancelled"
    ]
    found.sort(key=lambda item: (item[0], item[1].id))
    window = found[:CALENDAR_ITEMS]
    return {
        "items": [_item(crm, due_min, activity) for due_min, activity in window],
        "total": len(found),
    }


def _item(crm: Crm, due_min: int, activity: Activity) -> CalendarItem:
    return {
        "activity": activity.id,
        "kind": activity.kind,
        "title": activity.title,
        "due_min": due_min,
        "lead": activity.card_id,
        "name": name_of(crm, activity.card_id),
        "state": activity.state,
    }


@view
def tasks(crm: Crm, asked: TasksAsked) -> Tasks:
    """The trainee's tasks: planned ones by due time, then done ones, newest first (R020, R074)."""
    own = [a for a in crm.activities.values() if a.kind == "task" and a.responsible_id == crm.me]
    planned = sorted((a for a in own if a.state == "planned"), key=lambda a: (a.due_min or 0, a.id))
    done = sorted((a for a in own if a.state == "done"), key=lambda a: (-(a.done_min or 0), -a.id))
    dues = [_due(crm, a) for a in planned]
    window = [*planned, *done][asked.offset : asked.offset + asked.limit]
    return {
        "items": [_task(crm, activity) for activity in window],
        "total": len(planned) + len(done),
        "overdue": dues.count("overdue"),
        "today": dues.count("today"),
    }


def _task(crm: Crm, activity: Activity) -> Task:
    return {
        **draw_planned(crm, activity),
        "due": _due(crm, activity),
        "result": activity.result,
    }


def _due(crm: Crm, activity: Activity) -> Literal["overdue", "today", "later"]:
    due_min = activity.due_min or 0
    if due_min < crm.now_min:
        return "overdue"
    return "today" if due_min <= crm.hours.end_of_day(crm.now_min) else "later"
