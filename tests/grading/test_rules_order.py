"""Order is judged by tiers and by who waits, never by one sequence (R104–R108)."""

import pytest

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.contact import CallClient, MessageClient
from crmsim.crm.verbs.day import EndDay, HandIn, Wait
from crmsim.crm.verbs.leads import AddLead
from crmsim.crm.verbs.moving import MoveLead
from crmsim.crm.verbs.tasks import CompleteTask, PostponeTask
from crmsim.sim.opening import Opening
from tests.grading.examples import appoint, call, move, note, plan, reject
from tests.grading.judging import judge, verdicts
from tests.grading.position import CLOSING_MIN, lead, meeting, opening, phone, remote, task

pytestmark = pytest.mark.requirement("R104", "R105", "R106", "R107", "R108")

RULE = "highest_tier_first"
IN_ORDER = ("NEW", "THINKING", "MEETING_SET", "APPOINTING", "UNREACHED")


def queue_of_all_tiers() -> Opening:
    """One lead in each tier, the lowest first."""
    return opening(
        lead("UNREACHED", task(0)),
        lead("APPOINTING", task(0), phase="told"),
        lead("MEETING_SET", meeting(400), phase="appointed"),
        lead("THINKING", task(0), phase="thinking", story="thinker"),
        lead("NEW"),
    )


@pytest.mark.parametrize("first", [2, 3, 4, 5])
def test_each_tier_goes_before_the_next(first: int) -> None:
    """Whoever is taken after the tier above is praised, before it blamed."""
    downward = [call(number) for number in (5, 4, 3, 2, 1)]
    assert verdicts(RULE, queue_of_all_tiers(), *downward) == [True] * 5
    swapped = [call(number) for number in (5, 4, 3, 2, 1) if number != first]
    swapped.insert(swapped.index(call(first - 1)) + 1, call(first))
    found = judge(RULE, queue_of_all_tiers(), *swapped)
    assert [f.card for f in found if not f.ok] == [first - 1]


def test_a_blame_names_the_requirement_of_the_tier_that_waited() -> None:
    """R104 for a new lead that was left waiting."""
    [blamed] = [f for f in judge(RULE, queue_of_all_tiers(), call(4)) if f.at is not None]
    assert blamed.requirement == "R104"
    assert blamed.why.text("en") == (
        "«Client 4» (THINKING) was taken while «Client 5» (NEW) was waiting."
    )


def test_inside_a_tier_every_order_is_right() -> None:
    """Two new leads, either one first."""
    two = opening(lead(), lead())
    assert verdicts(RULE, two, call(1), call(2)) == verdicts(RULE, two, call(2), call(1))
    assert verdicts(RULE, two, call(2), call(1)) == [True, True]


@pytest.mark.parametrize(("due_min", "ok"), [(0, False), (1, True)])
def test_a_task_calls_for_its_lead_from_its_minute_on(due_min: int, ok: bool) -> None:
    """A task due now waits; one that is due in a minute does not yet."""
    position = opening(lead("THINKING", task(due_min), phase="thinking"), lead("UNREACHED"))
    assert judge(RULE, position, call(2))[0].ok is ok


def test_a_task_becomes_due_while_the_clock_runs() -> None:
    """What was not due at nine is due at ten."""
    position = opening(lead("THINKING", task(60), phase="thinking"), lead("UNREACHED"))
    assert judge(RULE, position, Wait(minutes=60), call(2))[0].ok is False


def test_a_postponed_or_completed_task_no_longer_waits() -> None:
    """Without a planned activity a lead waits; with a later one it does not."""
    position = opening(lead("THINKING", task(0), phase="thinking"), lead("UNREACHED"))
    later = PostponeTask(task=1, due_min=600)
    assert judge(RULE, position, later, call(2))[0].ok is True
    done = CompleteTask(task=1, result="x")
    assert judge(RULE, position, done, call(2))[0].ok is False


@pytest.mark.parametrize(("at_min", "ok"), [(20, True), (21, False)])
def test_a_set_time_wins_within_twenty_minutes(at_min: int, ok: bool) -> None:
    """A remote consultation that is about to begin may go before a new lead."""
    position = opening(lead("REMOTE_SET", remote(at_min), phase="appointed", office=0), lead())
    assert judge(RULE, position, call(1))[0].ok is ok


def test_who_waits_in_the_office_may_be_taken_out_of_turn() -> None:
    """A client who has come goes before a new lead."""
    position = opening(lead("MEETING_SET", meeting(60), phase="appointed"), lead())
    assert judge(RULE, position, Wait(minutes=60), call(1))[0].ok is True
    assert judge(RULE, position, Wait(minutes=59), call(1))[0].ok is False


def test_who_was_contacted_today_waits_no_more() -> None:
    """An attempt takes a lead off the day's queue, answered or not."""
    position = opening(lead(story="hard_to_reach", missed_calls=1), lead("UNREACHED"))
    assert verdicts(RULE, position, call(1), call(2)) == [True, True]


def test_a_message_is_an_attempt() -> None:
    """D2: writing counts as turning to a client."""
    position = opening(lead(), lead("UNREACHED"))
    assert verdicts(RULE, position, MessageClient(lead=1, text="Hello"), call(2)) == [True, True]


def test_only_the_first_attempt_of_a_day_is_judged() -> None:
    """A second call to the same lead is nobody's turn."""
    position = opening(lead(), lead("UNREACHED"))
    assert verdicts(RULE, position, call(1), call(1), call(2), call(2)) == [True, True]


def test_a_new_lead_of_the_day_goes_first_once_it_has_arrived() -> None:
    """The queue is that of the moment."""
    position = opening(lead("UNREACHED"), lead("UNREACHED"), lead(arrives_min=60))
    calls = [call(1), Wait(minutes=60), call(2), call(3)]
    assert verdicts(RULE, position, *calls) == [True, False, True]


def test_a_registered_stranger_stands_in_the_queue() -> None:
    """Whoever got a card by hand waits as any new lead."""
    position = opening(lead("UNREACHED"), lead(arrives_min=10, registered=False))
    add = AddLead(name="Client 2", phone=phone(2), source="call")
    assert verdicts(RULE, position, Wait(minutes=10), add, call(1), call(2)) == [False, True]
    assert verdicts(RULE, position, Wait(minutes=10), add, call(2), call(1)) == [True, True]


def test_a_lead_under_review_does_not_wait() -> None:
    """Nobody can be told anything before the questionnaire is approved."""
    review = lead("FORM_REVIEW", task(0), phase="questioned", form="sent", approval_min=60)
    position = opening(review, lead("UNREACHED"))
    assert judge(RULE, position, call(2))[0].ok is True
    assert judge(RULE, position, Wait(minutes=60), call(2))[0].ok is False


def test_the_status_of_the_moment_decides() -> None:
    """A lead that has been moved up may go where it could not before."""
    position = opening(lead("UNREACHED", phase="told"), lead("APPOINTING", task(0), phase="told"))
    assert judge(RULE, position, call(1))[0].ok is False
    assert judge(RULE, position, MoveLead(lead=1, stage="APPOINTING"), call(1))[0].ok is True


def test_who_is_never_worked_is_lost() -> None:
    """Each lead that waited to the end is a lost finding of its own."""
    found = judge(RULE, opening(lead(), lead(), lead()), call(2), HandIn())
    assert [(f.card, f.ok) for f in found] == [(2, True), (1, False), (3, False)]


def test_handing_in_early_does_not_spare_the_rest_of_the_day() -> None:
    """A task due this afternoon is work of today; one due tomorrow is not."""
    found = judge(RULE, opening(lead("APPOINTING", task(300)), lead("APPOINTING", task(1500))))
    assert [f.card for f in found] == [1]


@pytest.mark.parametrize(("arrives_min", "lost"), [(CLOSING_MIN - 10, 1), (CLOSING_MIN - 9, 0)])
def test_who_comes_in_the_last_minutes_may_wait_till_tomorrow(arrives_min: int, lost: int) -> None:
    """Nobody is blamed for a lead of the last nine minutes."""
    assert len(judge(RULE, opening(lead(arrives_min=arrives_min)), Wait(minutes=600))) == lost


def test_rejecting_unheard_is_no_way_through_the_queue() -> None:
    """A lead that waits and is rejected without a contact was never worked."""
    found = judge(RULE, opening(lead()), reject("refused"))
    assert [(f.ok, f.at is not None) for f in found] == [(False, True)]


def test_every_day_has_its_queue() -> None:
    """What was worked yesterday waits again when its time comes."""
    position = opening(lead("APPOINTING", phase="told"), lead("UNREACHED"), days=2)
    tomorrow = 24 * 60
    first_day: list[Action] = [call(1), note(1), plan(tomorrow, 1), call(2), note(2)]
    first_day.append(plan(tomorrow, 2))
    assert verdicts(RULE, position, *first_day, EndDay(), call(2), call(1)) == [
        True,
        True,
        False,
        True,
    ]


@pytest.mark.requirement("R106")
@pytest.mark.parametrize(("asked_at", "ok"), [(59, True), (60, False)])
def test_a_meeting_is_confirmed_before_its_time(asked_at: int, ok: bool) -> None:
    """A call one minute before counts, at the minute itself it is too late."""
    position = opening(lead("MEETING_SET", meeting(60), phase="appointed"))
    assert verdicts("meetings_confirmed", position, Wait(minutes=asked_at), call()) == [ok]


@pytest.mark.requirement("R106")
def test_only_meetings_of_these_days_ask_to_be_confirmed() -> None:
    """Tomorrow's meeting is tomorrow's work; a missed one is past."""
    tomorrow = lead("MEETING_SET", meeting(1500), phase="appointed")
    missed = lead("NO_SHOW", meeting(-900, missed=True), phase="missed")
    assert judge("meetings_confirmed", opening(tomorrow, missed), call(1)) == []


@pytest.mark.requirement("R106")
def test_yesterdays_call_does_not_confirm_todays_meeting() -> None:
    """A meeting set yesterday for today is asked about today."""
    position = opening(lead(), days=2)
    set_up: list[Action] = [call(), appoint(), move("MEETING_SET"), EndDay()]
    assert verdicts("meetings_confirmed", position, *set_up, call()) == [True]
    assert verdicts("meetings_confirmed", position, *set_up, Wait(minutes=90)) == [False]


@pytest.mark.requirement("R106")
def test_a_meeting_set_today_for_today_was_agreed_just_now() -> None:
    """Nobody is asked twice within the day."""
    position = opening(lead(slot_day=0, slot_hour=15))
    assert judge("meetings_confirmed", position, call(), appoint(6 * 60)) == []


@pytest.mark.requirement("R106")
def test_an_unanswered_call_is_an_attempt_to_confirm() -> None:
    """Whoever does not pick up was asked all the same."""
    shy = lead("MEETING_SET", meeting(60), phase="appointed", missed_calls=3)
    assert verdicts("meetings_confirmed", opening(shy), CallClient(lead=1)) == [True]
