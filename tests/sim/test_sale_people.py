"""The people of a sale of goods: the silent ones, those who buy nothing, the unknown ones."""

from typing import Any

import pytest

from crmsim.crm.inbox import ConsentGiven, ConsentRefused
from crmsim.crm.verbs.checklists import TickStep
from crmsim.crm.verbs.clients import AddContact
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.deals import AttachClient
from crmsim.crm.verbs.fields import UpdateContact
from crmsim.crm.verbs.moving import MoveDeal
from crmsim.crm.verbs.sale import (
    SendInvoice,
)
from tests.grading.examples_sale import (
    ANSWERED,
    ASKED,
    CALL,
    COME,
    DEAL,
    FORM,
    OFFERED,
    PAID,
    TAKEN,
    move,
)
from tests.sim.goods import ASK, LETTER, WRITE, codes, lived, said, tasks


@pytest.mark.requirement("R178", "R185", "R206")
@pytest.mark.parametrize(
    ("story", "late", "word"),
    [
        ("spammer", 0, "advertises"),
        ("wrong_portrait", 0, "wants_other"),
        ("wrong_portrait", 1, "wants_other"),
    ],
)
def test_some_are_no_clients(story: str, late: int, word: str) -> None:
    """They say so in the first talk, or in the second."""
    world = lived(COME, *[CALL] * late, story=story, late=late)
    assert said(world.act(CALL)) == [word]


@pytest.mark.requirement("R184", "R207")
def test_a_silent_client_is_given_up_after_three_attempts_and_with_consent() -> None:
    """Two attempts, or three through one channel, are not enough, and the head says so."""
    world = lived(*ASKED, CALL, fades_at=2, reply_min=0)
    assert codes(world, move("SILENT")) == ("attempts", "channels", "consent")
    world.act(CALL)
    assert codes(world, move("SILENT")) == ("channels", "consent")
    world.act(ASK)
    assert codes(world, ASK) == ("consent_asked",)
    world.act(Wait(minutes=20))
    assert ConsentRefused in map(type, world.history)
    world.act(LETTER)
    assert codes(world, move("SILENT")) == ("consent",)
    for action in (ASK, Wait(minutes=20)):
        world.act(action)
    assert ConsentGiven in map(type, world.history)
    assert codes(world, move("SILENT")) == ()


@pytest.mark.requirement("R184", "R207")
def test_attempts_count_on_their_stage_and_in_a_row() -> None:
    """Whoever answers begins anew, and the first stage gives nobody up for silence."""
    assert codes(lived(COME, CALL), move("SILENT")) == ("attempts",)
    world = lived(*ASKED, missed_calls=0)
    assert codes(world, move("SILENT")) == ("attempts", "channels", "consent")
    world = lived(*OFFERED, CALL, WRITE, CALL, fades_at=3, reply_min=0)
    assert codes(world, move("SILENT")) == ("consent",)


@pytest.mark.requirement("R195", "R197", "R207")
def test_after_the_answer_four_attempts_are_needed_and_no_consent() -> None:
    """More than three, that is; on the stage of the invoice just as well."""
    world = lived(*ANSWERED, move("ANSWERED"), CALL, WRITE, CALL, fades_at=4, reply_min=0)
    assert codes(world, move("SILENT")) == ("attempts",)
    assert codes(world, CALL) == ()
    assert codes(world, move("SILENT")) == ()
    sent = (SendInvoice(deal=DEAL), Wait(minutes=15), move("INVOICED"), CALL, WRITE, CALL, WRITE)
    world = lived(*ANSWERED, move("ANSWERED"), *sent, fades_at=5, reply_min=0)
    assert codes(world, move("SILENT")) == ()


@pytest.mark.requirement("R200", "R201")
def test_a_step_is_ticked_once_and_on_a_planned_task() -> None:
    """One that is not there is refused."""
    world = lived(*PAID)
    task = tasks(world)[0]
    assert codes(world, TickStep(task=task.id, step=7)) == ("no_such_step",)
    assert codes(world, TickStep(task=task.id, step=1)) == ()
    assert codes(world, TickStep(task=task.id, step=1)) == ("step_ticked",)
    assert codes(world, TickStep(task=99, step=1)) == ("no_such_task",)
    assert [step["done"] for step in task.checklist] == [True, *[False] * 5]
    world.act(move("OTHER", fail_comment="Передумал."))
    assert codes(world, TickStep(task=task.id, step=2)) == ("task_closed",)


@pytest.mark.requirement("R176")
def test_how_a_contact_pays_is_chosen() -> None:
    """From the company's list, and from no other."""
    world = lived(COME)
    assert codes(world, UpdateContact(contact=1, fields={"pays": "invoice"})) == ()
    assert codes(world, UpdateContact(contact=1, fields={"pays": "barter"})) == ("unknown_option",)


@pytest.mark.requirement("R188")
def test_what_the_client_tells_fits_the_price_list() -> None:
    """The sum is the pieces times the price of the subject."""
    world = lived(*TAKEN, move("REQUEST"))
    outcome = world.act(CallClient(deal=DEAL))
    told: Any = next(event for event in outcome.events if hasattr(event, "said"))
    assert dict(told.facts) == {**FORM, "sum_rub": 62_000}


@pytest.mark.requirement("R181")
def test_a_request_without_a_contact_gets_one_by_hand() -> None:
    """Until then nobody can be called; afterwards they say who they are."""
    world = lived(COME, tariff="professional", blank=("client",))
    call = CallClient(deal=1)
    assert codes(world, call) == ("no_phone",)
    person = AddContact(name="Client 1", phone="+79000000001", source="site")
    for action in (person, AttachClient(deal=1, contact=2)):
        assert codes(world, action) == ()
    assert said(world.act(call)) == ["introduces"]


@pytest.mark.requirement("R189")
def test_a_client_without_a_phone_is_asked_by_letter() -> None:
    """The answer comes within the minutes of their dice, and names the phone."""
    world = lived(COME, blank=("phone",))
    assert codes(world, CALL) == ("no_phone",)
    assert said(lived(COME, blank=("phone",)).act(LETTER)) == []
    outcomes = [world.act(LETTER), world.act(Wait(minutes=5))]
    assert [word for outcome in outcomes for word in said(outcome)] == ["introduces"]


def test_moving_is_by_the_same_guard_for_all() -> None:
    """A stage that nobody knows is refused."""
    assert codes(lived(COME), MoveDeal(deal=DEAL, stage="MOON")) == ("no_such_stage",)
