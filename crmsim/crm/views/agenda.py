"""What is planned: the calendar of cards, and the tasks (R007, R025, R031, R032, R073–R075)."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from crmsim.crm.entities import Activity
from crmsim.crm.filters import KIND_OF, Criteria, Section, due_at, folded, visible
from crmsim.crm.store import Crm
from crmsim.crm.verbs.base import Minute
from crmsim.crm.views.base import Asked, CriteriaOf, Offset, view
from crmsim.crm.views.cards import draw_planned, name_of
from crmsim.crm.views.periods import Mode, period
from crmsim.crm.views.shapes import Calendar, CalendarItem, Task, Tasks

TASK_ROWS = 200
CALENDAR_ITEMS = 500


class CalendarAsked(Asked):
    """Both minutes are included; with *section* the activities of its cards alone."""

    from_min: Minute
    to_min: Minute
    section: Section | None = None


class TasksAsked(Asked):
    """A window of a list of tasks, or those of the day, week or month around a minute.

    Of the criteria, `work` says whether tasks are planned or done; a task is due as a card is.
    """

    mode: Mode = "list"
    at_min: Minute | None = None
    criteria: CriteriaOf = Criteria()
    offset: Offset = 0
    limit: Annotated[int, Field(ge=1, le=TASK_ROWS)] = TASK_ROWS


@view
def calendar(crm: Crm, asked: CalendarAsked) -> Calendar:
    """The first five hundred dated activities of some days, without cancelled ones (R025, R032)."""
    found = [
        (activity.due_min, activity)
        for activity in crm.activities.values()
        if activity.due_min is not None
        and asked.from_min <= activity.due_min <= asked.to_min
        and activity.state != "cancelled"
        and _concerns(crm, activity, asked.section)
    ]
    found.sort(key=lambda item: (item[0], item[1].id))
    window = found[:CALENDAR_ITEMS]
    return {
        "items": [_item(crm, due_min, activity) for due_min, activity in window],
        "total": len(found),
    }


def _concerns(crm: Crm, activity: Activity, section: Section | None) -> bool:
    """Whether the trainee may see an activity, and it is of a card of the section."""
    card = None if activity.card_id is None else crm.cards[activity.card_id]
    if section is not None and (card is None or card.kind != KIND_OF[section]):
        return False
    return crm.sees(activity) or (card is not None and crm.sees(card))


def _item(crm: Crm, due_min: int, activity: Activity) -> CalendarItem:
    return {
        "activity": activity.id,
        "kind": activity.kind,
        "title": activity.title,
        "due_min": due_min,
        "card": activity.card_id,
        "name": name_of(crm, activity.card_id),
        "state": activity.state,
        "responsible": crm.employees[activity.responsible_id].name,
    }


@view
def tasks(crm: Crm, asked: TasksAsked) -> Tasks:
    """Tasks: planned ones by due time, then done ones, newest first (R020, R031, R043, R074).

    One's own; a head and an administrator see those of the employee whom they ask for (R023).
    """
    period_asked = asked.mode != "list"
    at_min = crm.now_min if asked.at_min is None else asked.at_min
    first, last = period(crm, asked.mode, at_min) if period_asked else (None, None)
    found = [a for a in _tasks(crm, asked.criteria) if _within(a, first, last)]
    planned = sorted(_in_state(found, "planned"), key=lambda a: (a.due_min or 0, a.id))
    done = sorted(_in_state(found, "done"), key=lambda a: (-(a.done_min or 0), -a.id))
    dues = [due_at(crm, a.due_min or 0) for a in planned]
    window = [*planned, *done][asked.offset : asked.offset + asked.limit]
    return {
        "mode": asked.mode,
        "from_min": first,
        "to_min": last,
        "items": [_task(crm, activity) for activity in window],
        "total": len(planned) + len(done),
        "overdue": dues.count("overdue"),
        "today": dues.count("today"),
    }


def _tasks(crm: Crm, wanted: Criteria) -> Iterator[Activity]:
    whose = wanted.responsible or crm.me
    seen = visible(crm)
    for task in crm.activities.values():
        mine = task.kind == "task" and task.responsible_id == whose
        if mine and seen(task) and _fits(crm, task, wanted):
            yield task


def _fits(crm: Crm, task: Activity, wanted: Criteria) -> bool:
    """Whether a task fits the parts of a filter that are about tasks (R043)."""
    if wanted.work != "all" and (task.state == "planned") != (wanted.work == "open"):
        return False
    if wanted.due is not None and wanted.due != due_at(crm, task.due_min or 0):
        return False
    first, last = wanted.created_from_min, wanted.created_to_min
    if (first is not None and task.created_min < first) or (
        last is not None and task.created_min > last
    ):
        return False
    names: tuple[Any, ...] = (task.title, name_of(crm, task.card_id) or "")
    return any(folded(wanted.query).strip() in folded(name) for name in names)


def _within(task: Activity, first: int | None, last: int | None) -> bool:
    if first is None or last is None:
        return True
    return task.due_min is not None and first <= task.due_min <= last


def _in_state(tasks: list[Activity], state: str) -> Iterator[Activity]:
    return (task for task in tasks if task.state == state)


def _task(crm: Crm, activity: Activity) -> Task:
    return {
        **draw_planned(crm, activity),
        "due": due_at(crm, activity.due_min or 0),
        "result": activity.result,
    }
