"""Contacts are written down, new clients answered, strangers registered (R069, R110, R157)."""

import pytest

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.contact import MessageClient, ReportCall
from crmsim.crm.verbs.day import EndDay, Wait
from crmsim.crm.verbs.leads import AddLead
from tests.grading.examples import MET, call, note, reject
from tests.grading.judging import judge, verdicts
from tests.grading.position import CLOSING_MIN, lead, meeting, opening, phone

COMMENT = "comment_after_contact"
TWO = opening(lead(), lead())


@pytest.mark.requirement("R110", "R113", "R156")
@pytest.mark.parametrize(("late", "ok"), [(30, True), (31, False)])
def test_a_comment_after_another_contact_is_in_time_within_minutes(late: int, ok: bool) -> None:
    """Counted from the end of the talk, which took seven minutes; the bound itself is in time."""
    after = [call(1), call(2), note(2), Wait(minutes=7 + late - 15), note(1)]
    found = judge(COMMENT, TWO, *after, minutes=30)
    assert {f.card: f.ok for f in found} == {1: ok, 2: True}


@pytest.mark.requirement("R110")
def test_a_comment_before_the_next_contact_is_never_late() -> None:
    """Nobody was contacted in between, so nothing was forgotten."""
    assert verdicts(COMMENT, TWO, call(1), Wait(minutes=200), note(1), minutes=30) == [True]


@pytest.mark.requirement("R110")
def test_an_unanswered_call_is_a_contact_to_write_down() -> None:
    """The next colleague must see that somebody tried."""
    shy = opening(lead(story="hard_to_reach", missed_calls=1), lead())
    found = judge(COMMENT, shy, call(1), call(2), note(2))
    assert [(f.card, f.ok) for f in found] == [(1, False), (2, True)]
    assert found[0].at is not None
    assert found[0].at.line == 2


@pytest.mark.requirement("R110")
def test_a_comment_on_another_lead_does_not_count() -> None:
    """The timeline of each client tells about that client."""
    assert verdicts(COMMENT, TWO, call(1), note(2), call(2), note(2)) == [False, True]


@pytest.mark.requirement("R110")
def test_a_comment_before_the_contact_does_not_count() -> None:
    """What has not been said yet cannot be written down."""
    assert verdicts(COMMENT, TWO, note(1), call(1), call(2), note(2)) == [False, True]


@pytest.mark.requirement("R110")
def test_each_of_two_contacts_needs_a_comment() -> None:
    """A comment after the second talk does not cover the first."""
    later = [call(1), call(1), Wait(minutes=40), note(1)]
    assert verdicts(COMMENT, TWO, *later) == [False, True]


@pytest.mark.requirement("R110")
def test_a_clients_message_is_a_contact_and_ones_own_is_none() -> None:
    """D2: an outgoing message asks for no comment; its answer does."""
    write = MessageClient(lead=1, text="Hello")
    assert judge(COMMENT, TWO, write) == []
    assert verdicts(COMMENT, TWO, write, Wait(minutes=10), note(1)) == [True]
    assert verdicts(COMMENT, TWO, write, Wait(minutes=60)) == [False]


@pytest.mark.requirement("R110")
def test_a_meeting_is_written_down_and_a_rejection_is_a_comment() -> None:
    """After the talk at the table, and in the words of the rejection."""
    visitor = opening(lead("MEETING_SET", meeting(60), phase="appointed"))
    assert verdicts(COMMENT, visitor, *MET, note()) == [True]
    stranger = opening(lead(story="not_target"))
    assert verdicts(COMMENT, stranger, call(), reject("not_target")) == [True]


@pytest.mark.requirement("R110")
@pytest.mark.parametrize(
    ("idle", "expected"), [(CLOSING_MIN - 17, [False]), (CLOSING_MIN - 16, [])]
)
def test_a_talk_that_leaves_no_time_is_not_judged(idle: int, expected: list[bool]) -> None:
    """A talk of seven minutes that ends nine minutes before closing may stay unwritten."""
    assert verdicts(COMMENT, TWO, Wait(minutes=idle), call(1)) == expected


@pytest.mark.requirement("R085", "R182")
@pytest.mark.parametrize(("waited", "ok"), [(30, True), (31, False)])
def test_a_new_client_is_answered_within_minutes(waited: int, ok: bool) -> None:
    """The bound itself is in time."""
    arrives = opening(lead(arrives_min=60))
    actions = (Wait(minutes=60 + waited), call())
    assert verdicts("answered_promptly", arrives, *actions, minutes=30) == [ok]


@pytest.mark.requirement("R085")
def test_who_was_there_at_the_opening_did_not_arrive() -> None:
    """The rule is about the clock that runs."""
    assert judge("answered_promptly", opening(lead(arrives_min=-5)), call()) == []


@pytest.mark.requirement("R085")
@pytest.mark.parametrize(("arrives", "lost"), [(CLOSING_MIN - 30, 1), (CLOSING_MIN - 29, 0)])
def test_a_client_of_the_last_minutes_may_be_answered_tomorrow(arrives: int, lost: int) -> None:
    """Where closing time comes first, nobody is late."""
    position = opening(lead(arrives_min=arrives))
    assert len(judge("answered_promptly", position, Wait(minutes=600), minutes=30)) == lost


@pytest.mark.requirement("R069", "R070", "R116")
def test_a_stranger_is_registered_by_the_phone_however_spelt() -> None:
    """A card counts when its number is theirs."""
    position = opening(lead(arrives_min=10, registered=False))
    spelt = AddLead(name="Somebody", phone="8 (900) 000-00-01", source="call")
    assert verdicts("strangers_registered", position, Wait(minutes=10), spelt) == [True]
    assert verdicts("strangers_registered", position, Wait(minutes=10)) == [False]
    assert judge("strangers_registered", position, Wait(minutes=9)) == []


@pytest.mark.requirement("R157")
def test_only_the_call_without_a_recording_is_reported() -> None:
    """Two calls, one recorded: one finding."""
    position = opening(lead(unrecorded=1))
    actions: list[Action] = [call(), note(), call(), ReportCall(call=1)]
    assert verdicts("calls_reported", position, *actions) == [True]


@pytest.mark.requirement("R086")
def test_a_client_is_reached_once() -> None:
    """Calling one client twice reaches one client."""
    assert verdicts("clients_reached", TWO, call(1), call(1), n=2) == [True, False]
    assert verdicts("clients_reached", TWO, call(1), call(2), call(1), n=2) == [True, True]
    assert verdicts("clients_reached", TWO, call(1), call(2), n=1) == [True]


@pytest.mark.requirement("R110")
def test_a_comment_of_the_next_morning_is_in_time_while_nobody_was_contacted() -> None:
    """On a day that is not the last, the evening's talk can be written down in the morning."""
    days = opening(lead(), lead(), days=2)
    evening = [Wait(minutes=CLOSING_MIN - 5), call(1), EndDay()]
    assert verdicts(COMMENT, days, *evening, note(1), call(2), note(2)) == [True, True]
    assert verdicts(COMMENT, days, *evening, call(2), note(2)) == [False, True]


def test_the_phone_of_a_position_is_its_leads() -> None:
    """The fixture's numbers are valid ones."""
    assert phone(1) == "+79000000001"
