"""A contract's money and papers: planned, dropped, made, attached, and refused whole."""

import io
from typing import Any

import pytest
from docx import Document as Word

from crmsim.crm.entities import Document
from crmsim.crm.fields import value_of
from crmsim.crm.papers import docx_of, html_of, is_up_to_date, sheet_of
from crmsim.crm.payments import awaited, paid_rub, schedule
from crmsim.crm.prices import price_of
from crmsim.crm.verbs import Action
from crmsim.crm.verbs.colleagues import AskColleague
from crmsim.crm.verbs.contract import AttachDocument, DropPayment, MakeDocument, PlanPayment
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.tasks import AddTask
from crmsim.crm.views import BadFilter, look
from crmsim.scenario.load import load_organisation
from crmsim.sim.world import World
from tests.sim.contracts import (
    CALL,
    DEAL,
    FIELDS,
    FILLED,
    FIRST_MIN,
    LAWYER,
    MADE,
    PLANNED,
    RESPONSIBLE,
    plan_of,
    service,
    world_with,
)
from tests.sim.lives import act

COMPANY = load_organisation("bankruptcy")


def refused(world: World, action: Action) -> list[tuple[str, str | None]]:
    """The codes and fields of a refusal, which has changed nothing."""
    before = len(world.history)
    missing = world.act(action).missing
    assert len(world.history) == before
    return [(one.code, one.field) for one in missing]


def agreed() -> World:
    """A world whose client has named the terms, which are all written down."""
    world = world_with(plan_of())
    act(world, CALL, *PLANNED, FILLED)
    return world


@pytest.mark.requirement("R131", "R136")
def test_a_payment_is_planned_for_a_purpose_of_the_list() -> None:
    """It stands in the schedule by its day; a past day and an unknown purpose are both named."""
    world = world_with(plan_of())
    act(world, *PLANNED)
    found = [(p.rub, p.due_min, p.purpose) for p in schedule(world.crm, DEAL)]
    assert found == sorted([(p.rub, p.due_min, p.purpose) for p in PLANNED], key=lambda row: row[1])
    assert awaited(world.crm, DEAL) == schedule(world.crm, DEAL)
    late = PlanPayment(deal=DEAL, rub=1, due_min=0, purpose="gift")
    assert refused(world, late) == [("in_the_past", "due_min"), ("unknown_option", "purpose")]


@pytest.mark.requirement("R136")
def test_only_an_awaited_payment_is_dropped() -> None:
    """Dropped, it is off the schedule and is not dropped again; one that came stays."""
    world = agreed()
    act(world, DropPayment(payment=4))
    assert [p.id for p in schedule(world.crm, DEAL)] == [1, 2, 3]
    assert refused(world, DropPayment(payment=4)) == [("payment_closed", None)]
    assert refused(world, DropPayment(payment=9)) == [("no_such_payment", None)]
    world.clock.pass_minutes(FIRST_MIN)
    assert paid_rub(world.crm, DEAL) == 39_000
    assert refused(world, DropPayment(payment=1)) == [("payment_closed", None)]


@pytest.mark.requirement("R120")
def test_a_contract_is_made_of_the_fields_or_refused_with_every_blank_one() -> None:
    """Nothing is made of a card with gaps; all of them are named at once."""
    world = world_with(plan_of())
    lacking = {"branch", "deal_type", "total_rub", "bankruptcy_rub", "consultation_rub"}
    asked = refused(world, MADE)
    assert {field for _, field in asked} == {*lacking, "documents", "from_first", "schedule"}
    assert {code for code, _ in asked} == {"not_filled"}
    act(world, CALL, *PLANNED, FILLED, MADE)
    row = world.crm.table(Document)[2]
    assert (row.kind, row.card_id, row.author_id) == ("contract", DEAL, 1)
    text = "\n".join(sheet_of(world.crm, row.id, "ru").lines).replace("\xa0", " ")
    assert "Общая сумма: 150 000 ₽, из неё процедура: 130 000 ₽" in text
    assert "Сбор документов: да. Работа с первого платежа: нет." in text
    assert "23 ноября — 39 000 ₽; 25 ноября — 52 000 ₽" in text
    assert "Клиент 1" in sheet_of(world.crm, row.id, "en").lines[1]


@pytest.mark.requirement("R120")
def test_a_made_contract_is_read_as_a_page_and_as_a_word_file() -> None:
    """The same title and paragraphs, from the card's view and from the door of the screens."""
    world = agreed()
    act(world, MADE)
    sheet = sheet_of(world.crm, 2, "ru")
    html = html_of(world.crm, 2, "ru")
    assert sheet.title == f"Договор № {DEAL} о сопровождении банкротства"
    assert look(world.crm, "document", document=2) == {
        "id": 2,
        "title": sheet.title,
        "html": html,
    }
    words = [p.text for p in Word(io.BytesIO(docx_of(world.crm, 2, "ru"))).paragraphs]
    assert [line for line in words if line] == [sheet.title, *sheet.lines]
    assert look(world.crm, "document_file", document=2)["name"] == f"{sheet.title}.docx"
    with pytest.raises(BadFilter, match="no paper number 7"):
        look(world.crm, "document", document=7)


@pytest.mark.requirement("R120")
def test_a_contract_grows_stale_when_one_of_its_fields_changes() -> None:
    """A field that it does not name leaves it as it is."""
    world = agreed()
    act(world, MADE)
    row = world.crm.table(Document)[2]
    act(world, UpdateDeal(deal=DEAL, fields={"first_paid_rub": 39_000}))
    assert is_up_to_date(world.crm, row)
    act(world, UpdateDeal(deal=DEAL, fields={"total_rub": 151_000}))
    assert not is_up_to_date(world.crm, row)


@pytest.mark.requirement("R120", "R122")
def test_the_crm_makes_no_contract_of_an_extra_service() -> None:
    """It is written by hand and attached; what clients bring cannot be written by the trainee."""
    world = world_with(service())
    made = MakeDocument(deal=DEAL, kind="contract")
    assert refused(world, made) == [("no_such_document", None)]
    stolen = AttachDocument(deal=DEAL, kind="attorney", title=" ")
    assert refused(world, stolen) == [("unknown_option", "kind"), ("empty_text", "title")]
    act(world, AttachDocument(deal=DEAL, kind="service_contract", title="Договор"))
    [row] = world.crm.of(Document, DEAL)
    assert (row.kind, row.title, row.lines, row.author_id) == ("service_contract", "Договор", [], 1)


@pytest.mark.requirement("R142")
def test_a_task_is_set_for_a_colleague_or_for_oneself() -> None:
    """Its responsible employee is who was named; an unknown number is refused."""
    world = world_with(service())
    act(world, AddTask(deal=DEAL, title="prepare", due_min=400, employee=RESPONSIBLE))
    act(world, AddTask(deal=DEAL, title="call", due_min=400))
    theirs = [(a.responsible_id, a.author_id) for a in world.crm.planned(DEAL, "task")]
    assert theirs == [(RESPONSIBLE, 1), (1, 1)]
    unknown = AddTask(deal=DEAL, title="x", due_min=400, employee=99)
    assert refused(world, unknown) == [("no_such_employee", None)]


@pytest.mark.requirement("R019", "R158")
def test_somebody_else_is_asked_with_a_text() -> None:
    """Not oneself, not nobody, not without words."""
    world = world_with(plan_of())
    blank = AskColleague(deal=DEAL, employee=1, text=" ")
    assert refused(world, blank) == [("empty_text", "text"), ("yourself", "employee")]
    unknown = AskColleague(deal=DEAL, employee=99, text="?")
    assert refused(world, unknown) == [("no_such_employee", None)]
    act(world, AskColleague(deal=DEAL, employee=LAWYER, text="Что дальше?"))


@pytest.mark.requirement("R127", "R129", "R140")
@pytest.mark.parametrize(
    ("prices", "values", "rub"),
    [
        ("contract", {"creditors": 1}, 110_000),
        ("contract", {"creditors": 3}, 110_000),
        ("contract", {"creditors": 4}, 130_000),
        ("contract", {"creditors": 6}, 130_000),
        ("contract", {"creditors": 7}, 150_000),
        ("contract", {}, None),
        ("documents", {"creditors": 5}, 20_000),
        ("documents", {"creditors": 6}, 30_000),
        ("service", {"service": "complaint"}, 12_000),
        ("service", {"service": "moon"}, None),
    ],
)
def test_a_price_list_has_a_row_for_each_number_and_option(
    prices: str, values: dict[str, Any], rub: int | None
) -> None:
    """The last row that fits first; nothing for a blank."""
    assert price_of(COMPANY, prices, values) == rub


@pytest.mark.requirement("R117", "R126")
def test_the_fields_of_a_deal_are_filled_with_values_of_their_kind() -> None:
    """A tick is a tick, a choice one of its options."""
    world = world_with(plan_of())
    act(world, FILLED)
    assert {n: value_of(world.crm, world.crm.deals[DEAL], n) for n in FIELDS} == FIELDS
    wrong = UpdateDeal(deal=DEAL, fields={"documents": 1, "deal_type": "moon", "total_rub": "many"})
    assert refused(world, wrong) == [
        ("bad_value", "documents"),
        ("unknown_option", "deal_type"),
        ("bad_value", "total_rub"),
    ]


def test_every_payment_has_a_purpose_of_the_list_where_there_is_one() -> None:
    """What the tests plan is what the company knows."""
    purposes = {purpose.id for purpose in COMPANY.purposes}
    assert {payment.purpose for payment in PLANNED} <= purposes
