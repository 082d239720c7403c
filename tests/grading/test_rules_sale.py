"""A sale of goods is judged: taken in time, steps in their order, failures, silence, the client."""

from typing import Any

import pytest

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.checklists import TickStep
from crmsim.crm.verbs.contact import MessageClient
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.sale import AskConsent
from crmsim.sim.opening import Opening
from tests.grading.examples_sale import (
    ARRIVES_MIN,
    ASKED,
    CALL,
    COME,
    DEAL,
    DETAILED,
    NEEDS,
    PACKING,
    PAID,
    PROOFS,
    TAKEN,
    fill,
    move,
    sale,
)
from tests.grading.judging import judge, verdicts

FIRST, SECOND = TickStep(task=PACKING, step=1), TickStep(task=PACKING, step=2)


def ok(rule: str, position: Opening, *actions: Action, **params: Any) -> list[bool]:
    """What a rule says of each thing that it judges."""
    return verdicts(rule, position, *actions, **params)


@pytest.mark.requirement("R182")
@pytest.mark.parametrize(("minutes", "in_time"), [(60, True), (61, False)])
def test_a_new_lead_is_taken_within_the_hour(minutes: int, in_time: bool) -> None:
    """Counted from its arrival; the bound itself is in time."""
    wait = Wait(minutes=ARRIVES_MIN + minutes)
    assert ok("taken_promptly", sale(), wait, CALL, minutes=60) == [in_time]


@pytest.mark.requirement("R182")
def test_whoever_leaves_before_the_hour_is_over_took_nothing() -> None:
    """Going on with the day would have left the time for it."""
    assert ok("taken_promptly", sale(), Wait(minutes=64), minutes=60) == []
    assert ok("taken_promptly", sale(), Wait(minutes=65), minutes=60) == [False]


@pytest.mark.requirement("R200", "R201")
def test_steps_are_ticked_after_their_facts_and_in_their_order() -> None:
    """One talk may prove two steps; a tick before the talk, or the second first, is wrong."""
    judged = {"proofs": PROOFS}
    assert ok("checklist_kept", sale(), *PAID, CALL, FIRST, SECOND, **judged) == [True, True]
    assert ok("checklist_kept", sale(), *PAID, FIRST, CALL, SECOND, **judged) == [False, True]
    assert ok("checklist_kept", sale(), *PAID, CALL, SECOND, FIRST, **judged) == [True, False]
    assert ok("checklist_kept", sale(), *PAID, CALL, FIRST, **judged) == [True, False]


@pytest.mark.requirement("R175", "R188")
def test_the_fields_that_are_false_are_named() -> None:
    """The finding says which of them, and the sum is one of them."""
    told = judge("needs_as_told", sale(), *ASKED, NEEDS, fill(sum_rub=1), mentions=["requirements"])
    assert [f.ok for f in told] == [False, True]
    assert told[0].better is not None
    assert "Сумма" in told[0].better.text("ru")


@pytest.mark.requirement("R173", "R178", "R209")
def test_nobody_is_lost_who_has_not_refused() -> None:
    """A buyer in «Other» is a mistake; whoever refused is one in work, too."""
    lost = move("OTHER", fail_comment=DETAILED)
    assert ok("right_failure", sale(), *TAKEN, lost) == [False]
    assert ok("right_failure", sale("wrong_portrait"), COME, CALL) == [False]
    assert ok("right_failure", sale("wrong_portrait"), COME, CALL, lost) == [False]
    right = move("NOT_FIT", fail_comment=DETAILED)
    assert ok("right_failure", sale("wrong_portrait"), COME, CALL, right) == [True]


@pytest.mark.requirement("R174")
def test_a_failure_without_a_comment_field_needs_no_reason() -> None:
    """Spam is spam."""
    spam = (COME, CALL, move("SPAM"))
    assert ok("failure_explained", sale("spammer"), *spam, field="fail_comment") == []


@pytest.mark.requirement("R184", "R207")
def test_one_attempt_is_no_silence() -> None:
    """Neither is giving up for it; after three and the consent both are right."""
    silent = sale(fades_at=2, reply_min=0)
    assert ok("silence_worked_off", silent, *ASKED) == [False]
    enough = (*ASKED, CALL, MessageClient(deal=DEAL, text="?"), AskConsent(deal=DEAL, text="?"))
    assert ok("silence_worked_off", silent, *enough, Wait(minutes=30), move("SILENT")) == [True]
