"""Next steps: one ahead, soon enough, none left behind (R109, R111, R112, R226, R252)."""

from datetime import datetime

import pytest

from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.finish import ConvertLead
from crmsim.crm.verbs.tasks import CompleteTask, PostponeTask
from tests.grading.examples import AGREES, TOMORROW_AT_TEN, appoint, call, note, plan, reject, sign
from tests.grading.judging import judge, verdicts
from tests.grading.position import CLOSING_MIN, lead, opening, task

DAY = 24 * 60
NEW = opening(lead())
FIFTH_DAY_ENDS = 7 * DAY + 15 * 60 - 1
"""Monday's contact, the next Monday's last minute: 23:59, counted from nine o'clock."""


@pytest.mark.requirement("R112")
@pytest.mark.parametrize(("due", "ok"), [(FIFTH_DAY_ENDS, True), (FIFTH_DAY_ENDS + 1, False)])
def test_a_task_may_be_as_late_as_the_end_of_the_fifth_working_day(due: int, ok: bool) -> None:
    """D5: the day of the contact is day 0; the last minute of the fifth working day is in time."""
    assert verdicts("tasks_within_workdays", NEW, call(), plan(due)) == [ok]


@pytest.mark.requirement("R112")
def test_holidays_are_no_working_days() -> None:
    """From the 30th of December the fifth working day lies far in January."""
    eve = datetime(2026, 12, 30, 9, 0)
    ok = int((datetime(2027, 1, 15, 23, 59) - eve).total_seconds()) // 60
    position = opening(lead(), start=eve)
    assert verdicts("tasks_within_workdays", position, call(), plan(ok)) == [True]
    assert verdicts("tasks_within_workdays", position, call(), plan(ok + 10 * DAY)) == [False]


@pytest.mark.requirement("R112")
def test_an_unanswered_attempt_counts_as_a_contact() -> None:
    """D5: for this rule only."""
    old = lead("UNREACHED", contacted_min=-20 * DAY, story="hard_to_reach", missed_calls=5)
    assert verdicts("tasks_within_workdays", opening(old), plan(DAY)) == [False]
    assert verdicts("tasks_within_workdays", opening(old), call(), plan(DAY)) == [True]


@pytest.mark.requirement("R112")
def test_a_lead_never_contacted_counts_from_its_creation() -> None:
    """D5: silence does not stop the clock."""
    old = lead(arrives_min=-20 * DAY)
    assert verdicts("tasks_within_workdays", opening(old), plan(DAY)) == [False]
    assert verdicts("tasks_within_workdays", opening(lead(arrives_min=-60)), plan(DAY)) == [True]


@pytest.mark.requirement("R112")
def test_the_latest_task_is_the_one_that_is_judged() -> None:
    """A near task does not excuse a far one; a corrected one is forgiven."""
    far = [call(), plan(DAY), plan(30 * DAY)]
    assert verdicts("tasks_within_workdays", NEW, *far) == [False]
    assert verdicts("tasks_within_workdays", NEW, *far, PostponeTask(task=3, due_min=DAY)) == [True]


@pytest.mark.requirement("R112")
def test_a_meeting_is_no_task() -> None:
    """The client's day is the client's; only tasks are bound."""
    far = opening(lead(slot_day=9))
    assert judge("tasks_within_workdays", far, call(), appoint(11 * DAY + 60)) == []


@pytest.mark.requirement("R109", "R111")
@pytest.mark.parametrize(("due", "ok"), [(20, True), (19, False)])
def test_a_next_step_is_not_in_the_past(due: int, ok: bool) -> None:
    """A task due at the last minute is current, one minute earlier it is overdue."""
    assert verdicts("every_lead_has_task", NEW, call(), plan(due), Wait(minutes=13)) == [ok]


@pytest.mark.requirement("R109")
def test_a_meeting_is_a_next_step() -> None:
    """Any planned activity will do."""
    assert verdicts("every_lead_has_task", NEW, call(), appoint()) == [True]


@pytest.mark.requirement("R109")
def test_a_plan_that_was_there_earns_nothing() -> None:
    """A lead that nobody touched has a next step, but not by the trainee's work."""
    position = opening(lead("APPOINTING", task(2 * DAY)), lead())
    found = judge("every_lead_has_task", position, call(2), plan(DAY, 2))
    assert [(f.card, f.ok) for f in found] == [(2, True)]


@pytest.mark.requirement("R109")
def test_a_finished_lead_needs_no_next_step() -> None:
    """Where all leads are finished, that is what is praised, and not by rejecting unheard."""
    no_client = opening(lead(story="not_target"))
    assert verdicts("every_lead_has_task", no_client, call(), reject("not_target")) == [True]
    assert judge("every_lead_has_task", no_client, reject("not_target")) == []


@pytest.mark.requirement("R226")
def test_a_task_of_today_is_completed_or_postponed() -> None:
    """Doing its work is not enough; it must be closed or moved beyond these days."""
    rule, position = "tasks_done_with_result", opening(lead("APPOINTING", task(10)))
    assert verdicts(rule, position, call(), note()) == [False]
    assert verdicts(rule, position, CompleteTask(task=1, result="Agreed")) == [True]
    assert verdicts(rule, position, PostponeTask(task=1, due_min=DAY)) == [True]
    assert verdicts(rule, position, PostponeTask(task=1, due_min=CLOSING_MIN)) == [False]


@pytest.mark.requirement("R226")
def test_a_task_set_for_today_is_work_of_today() -> None:
    """One's own promise counts like the calendar's; tomorrow's does not."""
    assert verdicts("tasks_done_with_result", NEW, plan(60)) == [False]
    assert judge("tasks_done_with_result", NEW, plan(DAY)) == []


@pytest.mark.requirement("R252")
def test_the_counters_go_out_when_the_next_step_is_another_day() -> None:
    """D8: overdue, due today and unplanned all light a counter."""
    assert verdicts("counters_zero", NEW, call()) == [False]
    assert verdicts("counters_zero", NEW, call(), plan(CLOSING_MIN + 1)) == [False]
    assert verdicts("counters_zero", NEW, call(), plan(TOMORROW_AT_TEN)) == [True]


@pytest.mark.requirement("R252")
def test_a_finished_lead_lights_no_counter() -> None:
    """A worked and finished lead is off the counters."""
    done = (CallClient(lead=1), sign(), ConvertLead(lead=1))
    assert verdicts("counters_zero", AGREES, *done) == [True]
