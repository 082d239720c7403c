"""Rules of contracts and deals at their boundaries: under which requirement, when, and when not."""

from typing import Any

import pytest

from crmsim.crm.verbs.contact import CallClient, ReportCall
from crmsim.crm.verbs.contract import AttachDocument, DropPayment, MakeDocument, PlanPayment
from crmsim.crm.verbs.day import Wait
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.tasks import AddTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.grading.finding import Finding
from crmsim.grading.rulebook import find_rule
from tests.grading.judging import judge, verdicts
from tests.grading.position import lesson, play
from tests.sim.contracts import (
    AGREED,
    CALL,
    DEAL,
    FIELDS,
    FILLED,
    FIRST_MIN,
    FORM,
    PLANNED,
    RESPONSIBLE,
    due,
    paid,
    plan_of,
    position,
    service,
    signed,
    to,
)

NEW = position(plan_of())
SERVICE = position(service())
GONE = position(signed(stops=1, payments=(paid(39_000), due(9_000, -10))))
PAID = (Wait(minutes=FIRST_MIN - 10), UpdateDeal(deal=DEAL, fields={"first_paid_rub": 39_000}))
NOTE = AddComment(deal=DEAL, text="Договорились о договоре.")
TASK = AddTask(deal=DEAL, title="call", due_min=900)


def blamed(found: list[Finding]) -> list[str | None]:
    """The requirements of what was lost."""
    return [finding.requirement for finding in found if not finding.ok]


@pytest.mark.requirement(*(f"R{number}" for number in range(123, 139)))
def test_each_field_is_judged_under_its_own_requirement() -> None:
    """Filled as agreed all is praised, the first payment once it has come."""
    agreed = judge("fields_correct", NEW, CALL, *PLANNED, FILLED)
    assert blamed(agreed) == []
    assert {finding.requirement for finding in agreed} == {
        f"R{number}" for number in range(123, 139) if number != 134
    }
    assert blamed(judge("fields_correct", NEW, *AGREED, *PAID)) == []
    unpaid = judge("fields_correct", NEW, *AGREED, PAID[0])
    assert blamed(unpaid) == ["R134"]


@pytest.mark.requirement("R126", "R128", "R135")
@pytest.mark.parametrize(
    ("fields", "requirements"),
    [
        ({"consultation_rub": 50_001}, ["R128"]),
        ({"from_first": True}, ["R135"]),
        ({"documents": False, "documents_rub": 0, "total_rub": 130_000}, ["R124", "R126", "R136"]),
    ],
)
def test_a_wrong_field_loses_its_own_requirement(
    fields: dict[str, Any], requirements: list[str]
) -> None:
    """And no other that it has nothing to do with."""
    wrong = UpdateDeal(deal=DEAL, fields=fields)
    found = judge("fields_correct", NEW, CALL, *PLANNED, FILLED, wrong)
    assert [one for one in blamed(found) if one != "R130"] == requirements


@pytest.mark.requirement("R140", "R141")
def test_the_fields_of_an_extra_service_are_judged_when_touched() -> None:
    """Its price and its client."""
    right_sum = UpdateDeal(deal=DEAL, fields={"sum_rub": 12_000})
    found = judge("fields_correct", SERVICE, right_sum)
    assert [(one.ok, one.requirement) for one in found] == [(True, "R140"), (True, "R141")]
    wrong_sum = UpdateDeal(deal=DEAL, fields={"sum_rub": 12_001})
    assert blamed(judge("fields_correct", SERVICE, wrong_sum)) == ["R140"]
    assert judge("fields_correct", SERVICE) == []


@pytest.mark.requirement("R130", "R131", "R136", "R144")
@pytest.mark.parametrize(
    ("change", "requirements"),
    [
        ([], []),
        ([DropPayment(payment=1)], ["R144"]),
        ([DropPayment(payment=2)], ["R131"]),
        ([DropPayment(payment=3)], ["R136"]),
        ([DropPayment(payment=4)], ["R130"]),
        (
            [DropPayment(payment=1), PlanPayment(deal=DEAL, rub=39_000, due_min=1500)],
            ["R144"],
        ),
        ([DropPayment(payment=1), PlanPayment(deal=DEAL, rub=39_000, due_min=530)], []),
    ],
)
def test_a_payment_counts_by_its_sum_and_day(change: list[Any], requirements: list[str]) -> None:
    """The hour of the day is free."""
    purposed = [
        action.model_copy(update={"purpose": "contract"})
        if isinstance(action, PlanPayment)
        else action
        for action in change
    ]
    assert blamed(judge("payments_as_agreed", NEW, CALL, *PLANNED, *purposed)) == requirements


@pytest.mark.requirement("R120", "R122")
def test_a_contract_counts_when_it_is_made_of_the_last_fields() -> None:
    """Changed afterwards, it does not; an extra service's is attached by hand."""
    assert verdicts("contract_made", NEW, *AGREED) == [True]
    changed = UpdateDeal(deal=DEAL, fields={"total_rub": 151_000})
    assert verdicts("contract_made", NEW, *AGREED, changed) == [False]
    again = MakeDocument(deal=DEAL, kind="contract")
    assert verdicts("contract_made", NEW, *AGREED, changed, again) == [True]
    written = AttachDocument(deal=DEAL, kind="service_contract", title="Договор")
    [by_hand] = judge("contract_made", SERVICE, written)
    assert (by_hand.ok, by_hand.requirement) == (True, "R122")
    assert blamed(judge("contract_made", SERVICE)) == ["R122"]


@pytest.mark.requirement("R121", "R145")
def test_a_deal_that_is_pushed_before_it_is_paid_is_blamed_at_that_line() -> None:
    """Even though it was refused, and even if it goes on rightly later."""
    trace = play(NEW, *AGREED, to("SIGNED"), *PAID, to("SIGNED"))
    [found] = find_rule("new_deal_until_paid").findings(trace, lesson(), {})
    assert not found.ok
    assert found.at is not None
    assert found.at.line == len(AGREED) + 1
    assert verdicts("new_deal_until_paid", NEW, *AGREED, *PAID, to("SIGNED")) == [True]
    assert verdicts("new_deal_until_paid", NEW, *AGREED) == []


@pytest.mark.requirement("R146")
@pytest.mark.parametrize(
    ("came", "from_first", "ok"), [(74_999, False, False), (75_000, False, True), (1, True, True)]
)
def test_half_of_the_total_is_judged_at_the_move(came: int, from_first: bool, ok: bool) -> None:
    """D4: what came later does not count, and who was promised the first payment is right."""
    plan: dict[str, Any] = {
        "papers": ("attorney",),
        "fields": {**FORM, **FIELDS, "from_first": from_first},
        "payments": (paid(came), due(150_000 - came, 5)),
    }
    deal = position(signed(**plan))
    assert verdicts("half_paid_before_documents", deal, to("DOCUMENTS"), Wait(minutes=9)) == [ok]


@pytest.mark.requirement("R142")
def test_a_task_for_oneself_is_none_for_the_responsible_employee() -> None:
    """Whoever was named counts."""
    theirs = AddTask(deal=DEAL, title="prepare", due_min=900, employee=RESPONSIBLE)
    assert verdicts("task_to_responsible", SERVICE, theirs) == [True]
    assert verdicts("task_to_responsible", SERVICE, TASK) == [False]
    assert verdicts("task_to_responsible", NEW, TASK) == []


@pytest.mark.requirement("R139", "R143")
@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ("Первый платёж 39 000 ₽.", True),
        ("Первый платёж 39000 руб.", True),
        ("First payment ₽39,000.", True),
        ("Первый платёж 3 900 ₽.", False),
        ("Договорились об оплате.", False),
    ],
)
def test_agreements_are_written_with_the_first_sum(text: str, ok: bool) -> None:
    """However its thousands are set apart; an extra service needs any comment."""
    written = AddComment(deal=DEAL, text=text)
    assert verdicts("agreements_written", NEW, CALL, written) == [ok]
    [of_service] = judge("agreements_written", SERVICE, written)
    assert (of_service.ok, of_service.requirement) == (True, "R143")


@pytest.mark.requirement("R145", "R150", "R154")
def test_a_stage_is_judged_under_its_requirement() -> None:
    """A move in its time is praised; a client who has not broken off is not lost."""
    answers = {"requirements": {"bankruptcy/SIGNED": "R145", "bankruptcy/LOST": "R150"}}
    moved = judge("deal_stage_tells_truth", NEW, *AGREED, *PAID, to("SIGNED"), **answers)
    assert [(one.ok, one.requirement) for one in moved] == [(True, "R145")]
    late = judge("deal_stage_tells_truth", NEW, *AGREED, *PAID, **answers)
    assert [(one.ok, one.requirement) for one in late] == [(False, "R145")]
    given_up = judge("deal_stage_tells_truth", NEW, to("LOST"), **answers)
    assert [(one.ok, one.requirement) for one in given_up] == [(False, "R150")]
    gone = judge("deal_stage_tells_truth", GONE, CALL, to("LOST"), **answers)
    assert [(one.ok, one.requirement) for one in gone] == [(True, "R150")]
    kept = judge("deal_stage_tells_truth", GONE, CALL, **answers)
    assert [(one.ok, one.requirement) for one in kept] == [(False, "R150")]


@pytest.mark.requirement("R159")
@pytest.mark.parametrize(
    ("text", "ok"),
    [
        ("Клиент не платит и расторг договор.", True),
        ("РАСТОРГАЕТ", True),
        ("ок", False),
        ("Бесплатно.", False),
    ],
)
def test_a_reason_has_a_word_of_the_list(text: str, ok: bool) -> None:
    """At the beginning of a word, in any case; written after the talk."""
    why = AddComment(deal=DEAL, text=text)
    words = {"words": ["плат", "расторг"]}
    assert verdicts("reason_written", GONE, CALL, why, to("LOST"), **words) == [ok]
    assert verdicts("reason_written", GONE, why, CALL, to("LOST"), **words) == [False]


@pytest.mark.requirement("R155")
def test_a_deal_has_its_next_step_within_the_hour() -> None:
    """A colleague's task is no step of one's own; the end of the work is."""
    theirs = AddTask(deal=DEAL, title="prepare", due_min=900, employee=RESPONSIBLE)
    assert verdicts("deal_has_task", SERVICE, CALL, theirs) == [False]
    assert verdicts("deal_has_task", SERVICE, CALL, Wait(minutes=60), TASK) == [True]
    assert verdicts("deal_has_task", SERVICE, CALL, Wait(minutes=61), TASK) == [False]
    assert verdicts("deal_has_task", GONE, CALL, to("LOST")) == [True]


@pytest.mark.requirement("R156")
def test_a_talk_about_a_deal_is_written_down() -> None:
    """Before the next contact, as with a lead."""
    assert verdicts("comment_after_contact", NEW, CALL, NOTE) == [True]
    assert verdicts("comment_after_contact", NEW, CALL, Wait(minutes=40)) == [False]


@pytest.mark.requirement("R157")
def test_a_call_about_a_deal_that_was_not_recorded_is_reported() -> None:
    """To the head of sales, as with a lead."""
    unrecorded = position(plan_of(unrecorded=1))
    assert verdicts("calls_reported", unrecorded, CALL, ReportCall(call=1)) == [True]
    assert verdicts("calls_reported", unrecorded, CALL) == [False]


@pytest.mark.requirement("R158")
def test_a_client_who_asks_twice_is_judged_once() -> None:
    """Nobody was asked: one blame, however often the client was called."""
    puzzled = position(plan_of(puzzled=1))
    assert verdicts("colleague_asked", puzzled, CALL, CallClient(deal=DEAL)) == [False]
