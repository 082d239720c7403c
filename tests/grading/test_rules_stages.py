"""Statuses tell what has happened: at the end, and on the way (R086–R095)."""

import pytest

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.finish import ConvertLead
from crmsim.crm.verbs.leads import SendForm
from crmsim.crm.verbs.meetings import SetMeeting
from crmsim.sim.opening import LeadPlan, Opening
from tests.grading.examples import (
    AGREES,
    FILLED,
    MET,
    TOMORROW_AT_TEN,
    VISITOR,
    appoint,
    call,
    move,
    note,
    reject,
    sign,
)
from tests.grading.judging import judge, verdicts
from tests.grading.position import lead, meeting, opening, remote, task

pytestmark = pytest.mark.requirement(*(f"R{n:03}" for n in range(86, 96)))

END = "status_tells_truth"
WAY = "statuses_on_the_way"
ONLINE = SetMeeting(lead=1, place="remote", at_min=TOMORROW_AT_TEN)
THINKS = lead("THINKING", task(0), phase="thinking", story="thinker", think_day=0)
APPROVED = lead("FORM_REVIEW", task(0), phase="questioned", form="sent", approval_min=10)
DOUBTS = lead("FORM_APPROVED", task(0), phase="questioned", form="approved", story="thinker")


@pytest.mark.parametrize(
    ("plan", "actions", "stage", "requirement"),
    [
        (lead(story="hard_to_reach", missed_calls=9), [call()], "UNREACHED", "R086"),
        (lead(ready=0), [call()], "APPOINTING", "R087"),
        (lead(), [call(), appoint()], "MEETING_SET", "R088"),
        (lead(office=0), [call(), ONLINE], "REMOTE_SET", "R089"),
        (DOUBTS, [call()], "THINKING", "R094"),
        (lead("FORM_APPROVED", phase="questioned", form="approved"), [call()], "AGREED", "R095"),
    ],
)
def test_each_thing_that_happens_has_its_status(
    plan: LeadPlan, actions: list[Action], stage: str, requirement: str
) -> None:
    """The status whose `needs` names the fact is right; staying behind is not."""
    assert verdicts(END, opening(plan), *actions, move(stage)) == [True]
    assert verdicts(WAY, opening(plan), *actions, move(stage)) == [True]
    for rule in (END, WAY):
        [blamed] = judge(rule, opening(plan), *actions)
        assert (blamed.ok, blamed.requirement) == (False, requirement)
        assert blamed.better is not None
        assert f"«{stage}»" in blamed.better.text("en")


def test_a_missed_meeting_has_its_status() -> None:
    """R090, and R091 for a remote consultation that the client did not answer."""
    for activity, set_on, stage in (
        (meeting(60), "MEETING_SET", "NO_SHOW"),
        (remote(60), "REMOTE_SET", "NO_ANSWER"),
    ):
        office = int(stage == "NO_SHOW")
        forgetful = lead(set_on, activity, phase="appointed", story="no_show", office=office)
        day: list[Action] = [Wait(minutes=60 + 60)]
        assert verdicts(END, opening(forgetful), *day, move(stage)) == [True]
        assert verdicts(END, opening(forgetful), *day) == [False]
        assert verdicts(WAY, opening(forgetful), *day, move(stage)) == [True]


@pytest.mark.parametrize(("later", "expected"), [(29, [True]), (30, [False])])
def test_a_status_has_half_an_hour_to_follow_what_happens_by_itself(
    later: int, expected: list[bool]
) -> None:
    """An approval 29 minutes ago may still stand as under review, after 30 it may not."""
    day = [Wait(minutes=10 + later)]
    assert verdicts(END, opening(APPROVED), *day) == expected


def test_a_questionnaire_under_review_and_approved_has_its_status() -> None:
    """R092 once it is sent, R093 once it is approved."""
    filled: list[Action] = [*MET, FILLED, SendForm(lead=1)]
    assert verdicts(END, VISITOR, *filled, move("FORM_REVIEW")) == [True]
    assert verdicts(END, VISITOR, *filled) == [False]
    late = [Wait(minutes=90), move("FORM_APPROVED")]
    assert verdicts(END, VISITOR, *filled, move("FORM_REVIEW"), *late) == [True]


def test_a_client_who_answered_the_questions_is_not_just_reached() -> None:
    """What was told must be sent before the status can be right."""
    [blamed] = judge(END, VISITOR, *MET)
    assert (blamed.ok, blamed.requirement) == (False, "R092")


def test_an_unanswered_call_after_a_talk_leaves_two_true_statuses() -> None:
    """Reached once and not now: arranging and unreached are both true."""
    position = opening(lead("NO_SHOW", phase="told", story="hard_to_reach", missed_calls=9))
    for stage in ("APPOINTING", "UNREACHED"):
        assert verdicts(END, position, call(), move(stage)) == [True]
    assert verdicts(END, position, call()) == [False]


def test_a_lead_that_nobody_touched_is_not_praised_for_its_status() -> None:
    """A right status of the opening earns nothing; a new lead left alone is blamed."""
    position = opening(lead("APPOINTING", task(2000), phase="told"), lead())
    assert [(f.card, f.ok) for f in judge(END, position)] == [(2, False)]


def test_a_finished_lead_tells_the_truth_when_the_client_decided_so() -> None:
    """Agreed and converted, refused and rejected; not rejected after agreeing."""
    done: list[Action] = [call(), sign(), ConvertLead(lead=1)]
    assert verdicts(END, AGREES, *done) == [True]
    assert verdicts(END, AGREES, call(), reject("refused")) == [False]
    assert verdicts(END, opening(lead(story="not_target")), call(), reject("not_target")) == [True]
    assert judge(END, opening(lead()), reject("refused")) == []


def test_the_way_is_judged_before_the_next_contact() -> None:
    """A status that is set only after the second call came too late."""
    shy = opening(lead(story="hard_to_reach", missed_calls=1))
    late: list[Action] = [call(), call(), move("APPOINTING"), appoint(), move("MEETING_SET")]
    found = judge(WAY, shy, *late)
    assert [(f.ok, f.requirement) for f in found] == [(False, "R086"), (True, "R088")]
    assert found[0].at is not None
    assert found[0].at.line == 2


def test_agreeing_may_be_told_by_finishing_at_once() -> None:
    """Whoever converts in the same breath needs no status in between."""
    position = opening(lead("FORM_APPROVED", phase="questioned", form="approved"))
    assert verdicts(WAY, position, call(), sign(), ConvertLead(lead=1)) == [True]


def test_what_is_repeated_is_one_thing() -> None:
    """A client who says the same twice asks for one status."""
    position = opening(lead(ready=0, back_day=1))
    actions = [call(), move("APPOINTING"), note(), CallClient(lead=1), note()]
    assert verdicts(WAY, position, *actions) == [True]


def test_a_company_without_such_a_status_is_not_blamed() -> None:
    """Statuses are the company's: where no status tells a fact, none is expected."""
    position = _without("MEETING_SET")
    assert judge(END, position, call(), appoint()) == []
    assert judge(WAY, position, call(), appoint()) == []


def _without(stage: str) -> Opening:
    position = opening(lead())
    company = position.organisation
    pipelines = tuple(
        pipeline.model_copy(update={"stages": tuple(s for s in pipeline.stages if s.id != stage)})
        for pipeline in company.pipelines
    )
    smaller = company.model_validate({**company.model_dump(), "pipelines": pipelines})
    return position.model_copy(update={"organisation": smaller})


def test_thinking_until_later_is_told_by_its_status() -> None:
    """R094: the client asked for time, before and again."""
    assert verdicts(END, opening(THINKS), move("APPOINTING"), call(), move("AGREED")) == [True]
