"""What was agreed is what the CRM holds, and ends as it should (R088–R101, R114, R117)."""

import pytest

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.fields import UpdateLead
from crmsim.crm.verbs.finish import ConvertLead
from crmsim.crm.verbs.leads import SendForm
from crmsim.crm.verbs.meetings import MeetClient, SetMeeting, StartVisit
from tests.grading.examples import (
    AGREES,
    FILLED,
    MET,
    SIGNING_MIN,
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
from tests.grading.position import CLOSING_MIN, lead, meeting, opening, remote, task

NEW = opening(lead())
BUYER = opening(lead("REMOTE_SET", remote(60), phase="appointed", story="buys_service", office=0))


@pytest.mark.requirement("R088", "R089")
@pytest.mark.parametrize(
    ("place", "at_min", "ok"),
    [
        ("meeting", TOMORROW_AT_TEN, True),
        ("meeting", TOMORROW_AT_TEN + 1, False),
        ("meeting", TOMORROW_AT_TEN - 1, False),
        ("remote", TOMORROW_AT_TEN, False),
    ],
)
def test_a_meeting_is_at_the_minute_and_place_that_were_named(
    place: str, at_min: int, ok: bool
) -> None:
    """One minute beside it, or the other place, is another meeting."""
    action = SetMeeting.model_validate({"lead": 1, "place": place, "at_min": at_min})
    assert verdicts("time_as_agreed", NEW, call(), action) == [ok]


@pytest.mark.requirement("R088")
def test_a_wrong_time_may_be_corrected() -> None:
    """What counts is that the named time stands in the end."""
    wrong_first = (call(), appoint(TOMORROW_AT_TEN + 60), appoint())
    assert verdicts("time_as_agreed", NEW, *wrong_first) == [True]


@pytest.mark.requirement("R088")
def test_a_time_that_nobody_named_is_blamed() -> None:
    """A client who asked to be called back has named no time of a meeting."""
    assert verdicts("time_as_agreed", opening(lead(ready=0)), call(), appoint()) == [False]


@pytest.mark.requirement("R088")
def test_a_named_time_must_be_set() -> None:
    """Hearing it is not enough, except where no time was left."""
    assert verdicts("time_as_agreed", NEW, call(), note()) == [False]
    assert judge("time_as_agreed", NEW, Wait(minutes=CLOSING_MIN - 16), call()) == []


@pytest.mark.requirement("R088")
def test_another_time_named_later_is_another_promise() -> None:
    """A client who names a new time when asked is followed."""
    forgetful = opening(lead("MEETING_SET", meeting(60), phase="appointed", story="no_show"))
    again = 24 * 60 + 2 * 60
    assert verdicts("time_as_agreed", forgetful, call(), appoint(again)) == [True]
    assert verdicts("time_as_agreed", forgetful, call()) == [False]


@pytest.mark.requirement("R114")
def test_who_comes_is_met_with_visit_on() -> None:
    """Without «ВИЗИТ», or not at all, is blamed; the client's patience is twenty minutes."""
    assert verdicts("visit_on", VISITOR, *MET) == [True]
    assert verdicts("visit_on", VISITOR, Wait(minutes=60), MeetClient(lead=1)) == [False]
    [left] = judge("visit_on", VISITOR, Wait(minutes=90))
    assert (left.ok, left.at and left.at.at_min) == (False, 80)


@pytest.mark.requirement("R114")
def test_leaving_before_the_client_comes_is_blamed() -> None:
    """A meeting of today that was not waited for is lost; tomorrow's is not asked for."""
    assert verdicts("visit_on", VISITOR, Wait(minutes=59)) == [False]
    later = opening(lead("MEETING_SET", meeting(1500), phase="appointed"))
    assert judge("visit_on", later, call()) == []


@pytest.mark.requirement("R092", "R117")
def test_the_questionnaire_is_judged_as_it_was_sent() -> None:
    """A value corrected after sending was wrong when it mattered."""
    wrong = UpdateLead(lead=1, fields={"debt": 1})
    assert verdicts("form_as_told", VISITOR, *MET, FILLED, SendForm(lead=1)) == [True]
    assert verdicts("form_as_told", VISITOR, *MET, wrong, FILLED, SendForm(lead=1)) == [True]
    assert verdicts("form_as_told", VISITOR, *MET, wrong, SendForm(lead=1), FILLED) == [False]
    assert verdicts("form_as_told", VISITOR, *MET, FILLED) == [False]


@pytest.mark.requirement("R092")
def test_a_questionnaire_that_nobody_told_is_invented() -> None:
    """Sent before the client has answered it."""
    assert verdicts("form_as_told", NEW, call(), FILLED, SendForm(lead=1)) == [False]


@pytest.mark.requirement("R092")
def test_what_the_client_told_before_the_opening_counts() -> None:
    """A lead that was questioned earlier may be sent today."""
    told = opening(lead("APPOINTING", phase="questioned"))
    assert verdicts("form_as_told", told, FILLED, SendForm(lead=1)) == [True]


@pytest.mark.requirement("R092", "R098")
def test_who_buys_a_service_needs_no_questionnaire() -> None:
    """The service is paid, and the lead becomes a deal."""
    day: list[Action] = [Wait(minutes=60), call()]
    assert judge("form_as_told", BUYER, *day) == []
    assert verdicts("converted", BUYER, *day) == [False]
    assert verdicts("converted", BUYER, *day, ConvertLead(lead=1)) == [True]


@pytest.mark.requirement("R095", "R099")
@pytest.mark.parametrize(("at_min", "ok"), [(SIGNING_MIN, True), (SIGNING_MIN + 1, False)])
def test_the_signing_is_at_the_minute_that_was_named(at_min: int, ok: bool) -> None:
    """One minute later is another day of signing."""
    assert verdicts("signing_as_agreed", AGREES, call(), sign(at_min)) == [ok]


@pytest.mark.requirement("R099")
def test_the_last_date_of_signing_is_the_one_that_stands() -> None:
    """A correction is forgiven, a spoilt one is not."""
    assert verdicts("signing_as_agreed", AGREES, call(), sign(1600), sign()) == [True]
    assert verdicts("signing_as_agreed", AGREES, call(), sign(), sign(1600)) == [False]


@pytest.mark.requirement("R099")
def test_a_date_that_nobody_asked_for_is_blamed() -> None:
    """Setting any date without a call is no agreement."""
    assert verdicts("signing_as_agreed", AGREES, sign()) == [False]


@pytest.mark.requirement("R097", "R098", "R101")
def test_only_who_agreed_or_paid_is_converted() -> None:
    """A client who thinks and then refuses is no deal."""
    refuses = opening(
        lead("THINKING", task(0), phase="thinking", story="thinker", signs=0, think_day=0)
    )
    assert judge("converted", refuses, call()) == []
    assert verdicts("converted", AGREES, call(), sign(), ConvertLead(lead=1)) == [True]
    assert verdicts("converted", AGREES, call(), reject("refused")) == [False]


@pytest.mark.requirement("R097", "R100")
def test_a_rejection_needs_a_no() -> None:
    """Nobody is rejected unheard, or after agreeing."""
    assert verdicts("rejected_rightly", NEW, reject("refused")) == [False]
    assert verdicts("rejected_rightly", AGREES, call(), reject("refused")) == [False]


@pytest.mark.requirement("R100")
def test_a_no_left_in_work_is_blamed() -> None:
    """Whoever will not be a client is finished."""
    wrong_number = opening(lead(story="not_target", wrong=1))
    assert verdicts("rejected_rightly", wrong_number, call(), move("APPOINTING")) == [False]
    assert verdicts("rejected_rightly", wrong_number, call(), reject("wrong_number")) == [True]


@pytest.mark.requirement("R100")
def test_a_scenario_may_say_which_reason_fits() -> None:
    """Reasons given by a rule's use replace those of the company."""
    no_debts = opening(lead(story="not_target"))
    other = {"not_target": "refused"}
    done = (call(), reject("refused"))
    assert verdicts("rejected_rightly", no_debts, *done, reasons=other) == [True]
    assert verdicts("rejected_rightly", no_debts, *done) == [False]


@pytest.mark.requirement("R114")
def test_starting_the_visit_and_not_meeting_is_not_enough() -> None:
    """The button alone is no meeting."""
    day = (Wait(minutes=60), StartVisit(lead=1), Wait(minutes=30))
    assert verdicts("visit_on", VISITOR, *day) == [False]
