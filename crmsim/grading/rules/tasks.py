"""Planned next steps: there is one, it is soon enough, and none is left behind (R109, R112)."""

from collections.abc import Iterator

from crmsim.crm.entities import Activity, Deal, Lead
from crmsim.crm.filters import due_of
from crmsim.crm.inbox import RobotSetTask
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.finish import LeadConverted, LeadRejected
from crmsim.crm.verbs.meetings import MeetingSet
from crmsim.crm.verbs.moved import DealMoved
from crmsim.crm.verbs.tasks import TaskCompleted, TaskPostponed, TaskSet
from crmsim.desk.trace import Trace
from crmsim.grading.finding import Finding, right, wrong
from crmsim.grading.rulebook import rule
from crmsim.grading.vocabulary import (
    closes_min,
    happened,
    moment,
    name_of,
    open_cards,
    opening_activities,
    worked_leads,
)
from crmsim.words import say, say_n


@rule(
    requirement=("R109", "R111"),
    advice=say("Leave every lead with a task that says what comes next, and when."),
)
def every_lead_has_task(trace: Trace) -> Iterator[Finding]:
    """At the end every open lead has a planned activity ahead (R109, R111)."""
    yield from list(_steps_ahead(trace)) or _finished(trace, worked_leads(trace))


@rule(
    requirement="R112",
    advice=say("Set the next task no later than the last allowed working day after a contact."),
)
def tasks_within_workdays(trace: Trace) -> Iterator[Finding]:
    """No lead's next task is later than the company's working days from its contact (R112, D5)."""
    yield from list(_tasks_ahead(trace)) or _finished(trace, worked_leads(trace))


@rule(
    requirement="R226",
    advice=say("Complete every task of today with its result, or give it another time."),
)
def tasks_done_with_result(trace: Trace) -> Iterator[Finding]:
    """No task of these days is left: each is completed with a result or postponed (R226)."""
    due = {row.id: due for row, _, due in opening_activities(trace)}
    due.update({e.task: e.due_min for e in reversed(list(trace.every(TaskSet)))})
    last = closes_min(trace)
    for row in trace.crm.activities.values():
        theirs = row.responsible_id != trace.crm.me
        if row.kind != "task" or row.state == "cancelled" or theirs:
            continue
        completed = trace.first(TaskCompleted, task=row.id)
        if completed is not None:
            why = say("«{title}» is done, with a result.", title=row.title)
            yield right(completed, why, row.card_id)
        elif (row.due_min or 0) <= last:
            yield _left_behind(row)
        elif due.get(row.id, 0) <= last:
            moved = trace.last(TaskPostponed, task=row.id)
            yield right(moved, say("«{title}» has another time.", title=row.title), row.card_id)


@rule(
    requirement=("R246", "R252"),
    advice=say("Work until the counters show zero."),
)
def counters_zero(trace: Trace) -> Iterator[Finding]:
    """At the end no open lead lights a counter: nothing overdue, due or unplanned (R252, D8)."""
    crm, worked = trace.crm, worked_leads(trace)
    yield from _finished(trace, worked)
    for lead in open_cards(trace):
        if due_of(crm, lead) != "later":
            yield wrong(
                None,
                say("«{name}» still lights a counter.", name=lead.name),
                say("Work «{name}», or plan the next step for another day.", name=lead.name),
                lead.id,
            )
        elif lead.id in worked:
            why = say("«{name}» is off the counters.", name=lead.name)
            yield right(_last_plan(trace, lead.id), why, lead.id)


def _steps_ahead(trace: Trace) -> Iterator[Finding]:
    worked = worked_leads(trace)
    for lead in open_cards(trace):
        ahead = any((a.due_min or 0) >= trace.now_min for a in trace.crm.planned(lead.id))
        if ahead and lead.id in worked:
            why = say("«{name}» has a next step.", name=lead.name)
            yield right(_last_plan(trace, lead.id), why, lead.id)
        elif not ahead:
            yield wrong(
                None,
                say("«{name}» is left without a next step.", name=lead.name),
                say("Set a task for «{name}» with a date and time of contact.", name=lead.name),
                lead.id,
            )


def _tasks_ahead(trace: Trace) -> Iterator[Finding]:
    worked = worked_leads(trace) | {e.card for e in happened(trace, TaskSet, TaskPostponed)}
    for lead in open_cards(trace):
        planned = list(trace.crm.planned(lead.id))
        tasks = [a for a in planned if a.kind == "task"]
        if tasks and lead.id in worked:
            yield _in_time(trace, lead, max(tasks, key=lambda task: task.due_min or 0))
        elif not planned:
            yield wrong(
                None,
                say("«{name}» has no task at all.", name=lead.name),
                say("Set a task for «{name}».", name=lead.name),
                lead.id,
            )


def _finished(trace: Trace, worked: set[int]) -> Iterator[Finding]:
    for done in (*happened(trace, LeadConverted, LeadRejected), *_ended_deals(trace)):
        if done.card in worked:
            name = name_of(trace, done.card)
            yield right(done, say("«{name}» is finished and needs nothing.", name=name), done.card)


def _ended_deals(trace: Trace) -> Iterator[DealMoved]:
    """The moves that ended deals, where a request is a deal from the first (R052)."""
    crm = trace.crm
    if crm.organisation.has_leads:
        return
    for moved in trace.every(DealMoved):
        pipeline = crm.organisation.pipeline(crm.deals[moved.card].pipeline)
        if pipeline.stage(moved.stage).is_final:
            yield moved


def _last_plan(trace: Trace, lead: int) -> Event | None:
    plans = happened(trace, TaskSet, TaskPostponed, MeetingSet, RobotSetTask, card=lead)
    return plans[-1] if plans else None


def _in_time(trace: Trace, lead: Lead | Deal, task: Activity) -> Finding:
    days = trace.crm.organisation.task_workdays
    contact = lead.contacted_min if lead.contacted_min is not None else lead.created_min
    latest = trace.crm.hours.latest(contact, days)
    at = _last_plan(trace, lead.id)
    if (task.due_min or 0) <= latest:
        return right(at, say("The task for «{name}» is soon enough.", name=lead.name), lead.id)
    why = say_n(
        "The task for «{name}» is later than {n} working day after the last contact.",
        "The task for «{name}» is later than {n} working days after the last contact.",
        days,
        name=lead.name,
    )
    by = moment(trace, latest)
    better = say("Set the task for «{name}» no later than {by}.", name=lead.name, by=by)
    return wrong(at, why, better, lead.id)


def _left_behind(row: Activity) -> Finding:
    return wrong(
        None,
        say("«{title}» is neither done nor postponed.", title=row.title),
        say("Complete «{title}» with a result, or give it another time.", title=row.title),
        row.card_id,
    )
