"""Each manner of client, told from the first ring to the end."""

import pytest

from crmsim.crm.verbs.contact import MessageClient
from crmsim.crm.verbs.leads import AddLead
from tests.sim.lives import (
    NOON_MIN,
    act,
    answers,
    appoint,
    call,
    go_home,
    hold_meeting,
    kinds,
    named_minute,
    send_form,
    wait_until,
    world_of,
)


@pytest.mark.requirement("R115")
def test_a_prompt_client_goes_all_the_way() -> None:
    """Names a time, comes, answers the questionnaire, waits for the approval, agrees."""
    world = world_of("prompt")
    assert answers(call(world)) == ["wants_meeting"]
    appoint(world)
    wait_until(world, NOON_MIN)
    assert answers(hold_meeting(world)) == ["tells_form"]
    send_form(world)
    assert answers(call(world)) == ["waits_for_approval"]
    wait_until(world, world.clock.now + 30)
    assert world.crm.leads[1].form == "approved"
    outcome = call(world)
    assert answers(outcome) == ["agrees"]
    assert answers(call(world)) == ["agrees"]


@pytest.mark.parametrize("missed", [0, 1, 3])
def test_a_hard_to_reach_client_misses_just_the_first_calls(missed: int) -> None:
    """After that many calls somebody picks up."""
    world = world_of("hard_to_reach", missed_calls=missed)
    for _ in range(missed):
        assert kinds(call(world)) == ["CallMade", "ClientDidNotAnswer"]
    assert answers(call(world)) == ["wants_meeting"]


def test_a_no_show_agrees_and_does_not_come() -> None:
    """The time passes, the meeting is missed; called again, another time is named and kept."""
    world = world_of("no_show")
    call(world)
    appoint(world)
    wait_until(world, NOON_MIN + 19)
    assert world.crm.activities[2].state == "planned"
    assert "ClientDidNotCome" in kinds(wait_until(world, NOON_MIN + 20))
    assert world.crm.activities[2].state == "missed"
    assert answers(call(world)) == ["rebooks_meeting"]


def test_a_no_show_who_is_asked_in_time_says_so() -> None:
    """A confirmation saves the hour: another time is named at once, and kept (R106)."""
    world = world_of("no_show")
    call(world)
    appoint(world)
    outcome = call(world)
    assert answers(outcome) == ["rebooks_meeting"]
    at = named_minute(outcome)
    appoint(world, at_min=at)
    go_home(world)
    wait_until(world, at)
    assert answers(hold_meeting(world)) == ["tells_form"]


@pytest.mark.parametrize(("signs", "last"), [(1, "agrees"), (0, "refuses")])
def test_a_thinker_takes_time_and_then_decides(signs: int, last: str) -> None:
    """Before the named moment the answer is the same; from it on there is a decision."""
    world = world_of("thinker", signs=signs, think_day=0, think_hour=16)
    call(world)
    appoint(world)
    wait_until(world, NOON_MIN)
    hold_meeting(world)
    send_form(world)
    wait_until(world, world.clock.now + 30)
    assert answers(call(world)) == ["thinks"]
    assert answers(call(world)) == ["thinks"]
    wait_until(world, 7 * 60)
    assert answers(call(world)) == [last]


def test_a_buyer_of_a_service_pays_at_the_meeting() -> None:
    """The payment stands on the lead, so that it can be converted (R098)."""
    world = world_of("buys_service")
    call(world)
    appoint(world)
    wait_until(world, NOON_MIN)
    hold_meeting(world)
    assert world.crm.leads[1].paid_rub == 3000


@pytest.mark.parametrize(("wrong", "said"), [(1, "wrong_number"), (0, "not_target")])
def test_who_is_no_client_says_so_once(wrong: int, said: str) -> None:
    """After that nobody picks up."""
    world = world_of("not_target", wrong=wrong)
    assert answers(call(world)) == [said]
    assert kinds(call(world)) == ["CallMade", "ClientDidNotAnswer"]


def test_a_client_who_is_not_ready_asks_to_be_called_back() -> None:
    """Called earlier than asked, the answer is the same; then a time is named (R087)."""
    world = world_of("prompt", ready=0, back_hour=11)
    assert answers(call(world)) == ["call_back"]
    assert answers(call(world)) == ["call_back"]
    wait_until(world, 120)
    assert answers(call(world)) == ["wants_meeting"]


@pytest.mark.requirement("R017", "R072", "R103")
def test_a_message_is_answered_after_the_clients_own_minutes() -> None:
    """Writing is an attempt until then (R103, D2)."""
    world = world_of("prompt", reply_min=5)
    act(world, MessageClient(lead=1, text="Добрый день!"))
    assert world.crm.leads[1].talked_min is None
    assert answers(wait_until(world, world.clock.now + 5)) == ["wants_meeting"]
    assert world.crm.leads[1].talked_min is not None


def test_a_message_to_who_never_writes_stays_without_answer() -> None:
    """A die of zero means never."""
    world = world_of("prompt", reply_min=0)
    act(world, MessageClient(lead=1, text="Добрый день!"))
    assert answers(wait_until(world, 400)) == []


def test_a_waiting_client_leaves_when_patience_ends() -> None:
    """Nobody meets them: the meeting is missed by us, and another time is named later."""
    world = world_of("prompt", patience_min=20)
    call(world)
    appoint(world)
    assert "ClientCame" in kinds(wait_until(world, NOON_MIN))
    assert "ClientLeft" in kinds(wait_until(world, NOON_MIN + 20))
    assert answers(call(world)) == ["rebooks_meeting"]


def test_a_remote_consultation_is_a_call_at_its_time() -> None:
    """Ten minutes before the time the client is ready; earlier they only confirm (R089)."""
    world = world_of("prompt", office=0)
    assert answers(call(world)) == ["wants_remote"]
    appoint(world, "remote")
    wait_until(world, NOON_MIN - 11)
    assert answers(call(world)) == ["confirms"]
    wait_until(world, NOON_MIN)
    outcome = call(world)
    assert answers(outcome) == ["tells_form"]
    assert world.crm.activities[2].state == "done"


def test_nobody_comes_to_a_time_they_did_not_name() -> None:
    """The meeting passes without them."""
    world = world_of("prompt")
    call(world)
    appoint(world, at_min=NOON_MIN + 60)
    assert "ClientDidNotCome" in kinds(wait_until(world, NOON_MIN + 60))


@pytest.mark.requirement("R071", "R157")
def test_an_unrecorded_call_is_told_once() -> None:
    """The bell says so, and the call can be reported (D24)."""
    world = world_of("prompt", unrecorded=1)
    assert "CallUnrecorded" in kinds(call(world))
    assert "CallUnrecorded" not in kinds(call(world))


@pytest.mark.requirement("R069", "R116")
def test_a_visitor_without_a_card_is_registered_by_hand() -> None:
    """Known by the phone they gave; another phone is another person (R069, R116)."""
    world = world_of("prompt", registered=False, arrives_min=30, channel="visit")
    assert world.crm.leads == {}
    assert "StrangerCame" in kinds(wait_until(world, 30))
    act(world, AddLead(name="Пётр", phone="8 965 000-00-01", source="recommendation"))
    assert answers(call(world)) == ["wants_meeting"]


@pytest.mark.requirement("R065", "R066")
@pytest.mark.parametrize("channel", ["form", "messenger", "call", "letter"])
def test_a_channel_registers_a_lead_and_the_bell_rings(channel: str) -> None:
    """It is not there a minute earlier."""
    world = world_of("prompt", arrives_min=30, channel=channel)
    wait_until(world, 29)
    assert not world.crm.leads
    assert "LeadArrived" in kinds(wait_until(world, 30))
    assert [n.kind for n in world.crm.notifications.values()] == ["lead_arrived"]
