"""Deals in their world: the guard of each stage, the client's money and papers, colleagues."""

from typing import Any

import pytest

from crmsim.crm.checks import told_of
from crmsim.crm.entities import Document, Errand
from crmsim.crm.filters import Criteria, departments_of
from crmsim.crm.inbox import (
    ColleagueDid,
    ColleagueReplied,
    PaperBrought,
    PaymentCame,
    PaymentOverdue,
    WorkDone,
)
from crmsim.crm.notices import notice
from crmsim.crm.payments import received
from crmsim.crm.verbs.base import Event
from crmsim.crm.verbs.colleagues import AskColleague
from crmsim.crm.verbs.contact import CallClient
from crmsim.crm.verbs.contract import AttachDocument
from crmsim.crm.verbs.day import EndDay, Wait
from crmsim.crm.verbs.fields import UpdateDeal
from crmsim.crm.verbs.finish import ConvertLead
from crmsim.crm.verbs.guard import lacking
from crmsim.crm.verbs.leads import SetSigning
from crmsim.crm.verbs.tasks import AddTask
from crmsim.crm.views import look
from crmsim.scenario.load import load_organisation
from crmsim.sim.contracts import working_min_after
from crmsim.sim.world import World
from tests.sim.contracts import (
    AGREED,
    CALL,
    DAY_MIN,
    DEAL,
    FIELDS,
    FIRST_MIN,
    FORM,
    LAWYER,
    RESPONSIBLE,
    due,
    paid,
    plan_of,
    service,
    signed,
    to,
    world_with,
)
from tests.sim.lives import act, answers, named_minute, world_of

COMPANY = load_organisation("bankruptcy")
WHOLE: dict[str, Any] = {"payments": (paid(150_000),)}
PAPERS = ("questionnaire", "attorney")


def told(world: World, kind: type[Event]) -> list[Any]:
    """The events of a kind so far."""
    return [event for event in world.history if type(event) is kind]


def codes(world: World, stage: str, check: str = "before") -> list[str]:
    """What the only deal lacks for a stage."""
    deal = world.crm.deals[DEAL]
    found = COMPANY.pipeline(deal.pipeline).stage(stage)
    return [missing.code for missing in lacking(world.crm, deal, found, check)]


def until(world: World, minute: int) -> None:
    """Live on, going home in the evenings."""
    while world.clock.now < minute:
        closing = world.crm.hours.closing(world.clock.now)
        if world.clock.now >= closing:
            act(world, EndDay())
        else:
            act(world, Wait(minutes=min(minute, closing) - world.clock.now))


@pytest.mark.requirement("R118")
def test_the_company_has_its_two_pipelines_of_deals() -> None:
    """With the stages of each, in their order, and both endings."""
    stages = {p.id: [s.name.ru for s in p.stages] for p in COMPANY.pipelines if p.entity == "deal"}
    ends = ["Акты подписаны, работы завершены", "Сделка проиграна"]
    assert stages == {
        "bankruptcy": [
            *("Новая сделка", "ДБ заключен", "Сбор документов", "Подготовка заявления", "В суде"),
            *ends,
        ],
        "services": ["Новая сделка", "Подготовка документов", "Вручить документы", *ends],
    }


@pytest.mark.requirement("R144")
def test_a_client_names_the_payments_at_the_first_talk() -> None:
    """Sums of the price lists, on days of the dice; asked again, all is well."""
    world = world_with(plan_of())
    assert answers(act(world, CALL)) == ["names_terms"]
    said: Any = world.history[-1]
    assert dict(said.facts) == {
        "first_rub": 39_000,
        "first_at": FIRST_MIN,
        "next_rub": 52_000,
        "next_at": 2 * DAY_MIN + 60,
        "last_rub": 39_000,
        "last_at": 7 * DAY_MIN + 60,
        "documents_rub": 20_000,
        "documents_at": 2 * DAY_MIN + 120,
        "documents": True,
        "from_first": False,
        "branch": "samara",
    }
    assert answers(act(world, CALL)) == ["all_is_well"]


@pytest.mark.requirement("R121", "R145")
def test_a_new_deal_waits_for_its_first_payment() -> None:
    """Filled and with its contract it stays; when the money has come, it goes on."""
    world = world_with(plan_of())
    act(world, *AGREED)
    assert [m.code for m in world.act(to("SIGNED")).missing] == [
        "first_payment_made",
        "field_wrong",
    ]
    until(world, FIRST_MIN)
    assert [event.rub for event in told(world, PaymentCame)] == [39_000]
    assert codes(world, "SIGNED") == ["field_wrong"]
    act(world, UpdateDeal(deal=DEAL, fields={"first_paid_rub": 39_000}), to("SIGNED"))
    assert world.crm.deals[DEAL].stage == "SIGNED"


@pytest.mark.requirement("R120", "R145")
def test_a_new_deal_lacks_everything_at_once() -> None:
    """The payment, the contract, and each field that is wrong."""
    world = world_with(plan_of())
    found = codes(world, "SIGNED")
    assert found[:2] == ["first_payment_made", "document_made"]
    assert set(found[2:]) == {"field_wrong"}


@pytest.mark.requirement("R146")
def test_documents_wait_for_the_power_of_attorney_and_not_for_half() -> None:
    """D4: the paper blocks; less than half is told, and stops nobody."""
    world = world_with(signed())
    assert codes(world, "DOCUMENTS") == ["paper_lacking"]
    assert codes(world, "DOCUMENTS", "advised") == ["paid_share"]
    assert answers(act(world, CALL)) == ["brings_attorney"]
    until(world, DAY_MIN + 59)
    assert world.act(to("DOCUMENTS")).codes == ("paper_lacking",)
    until(world, DAY_MIN + 60)
    assert [event.paper for event in told(world, PaperBrought)] == ["attorney"]
    act(world, to("DOCUMENTS"))


@pytest.mark.requirement("R135", "R146")
@pytest.mark.parametrize(
    ("came", "from_first", "lacks"),
    [
        (74_999, False, ["paid_share"]),
        (75_000, False, []),
        (1, True, []),
    ],
)
def test_half_of_the_total_is_enough(came: int, from_first: bool, lacks: list[str]) -> None:
    """And nothing is asked of who was promised work from the first payment."""
    fields = {**FORM, **FIELDS, "from_first": from_first}
    world = world_with(signed(papers=PAPERS, fields=fields, payments=(paid(came),)))
    assert codes(world, "DOCUMENTS", "advised") == lacks


@pytest.mark.requirement("R147", "R148", "R149")
def test_lawyers_bring_a_deal_to_its_end() -> None:
    """They collect, file, and finish in working time; each stage waits for them, then the acts."""
    world = world_with(signed(papers=PAPERS, **WHOLE))
    minute = 0
    for stage, after, minutes in (
        ("DOCUMENTS", "APPLICATION", 420),
        ("APPLICATION", "IN_COURT", 480),
        ("IN_COURT", "WON", 540),
    ):
        act(world, to(stage))
        minute = working_min_after(world.crm.hours, world.clock.now, minutes)
        assert "work_done" in codes(world, after)
        until(world, minute - 1)
        assert "work_done" in codes(world, after)
        until(world, minute)
        assert "work_done" not in codes(world, after)
    works = [event.work for event in told(world, WorkDone)]
    assert works == ["collect", "application", "procedure"]
    if world.clock.now >= world.crm.hours.closing(world.clock.now):
        act(world, EndDay())
    assert codes(world, "WON") == ["paper_lacking"]
    assert answers(act(world, CALL)) == ["signs_acts"]
    until(world, world.crm.hours.next_opening(world.clock.now) + 60)
    act(world, to("WON"))
    assert world.crm.deals[DEAL].closed_min == world.clock.now


@pytest.mark.requirement("R149")
def test_a_debt_keeps_a_deal_open() -> None:
    """All else is there; a ruble less than the total is owed."""
    owing = world_with(
        signed(papers=(*PAPERS, "acts"), stage="IN_COURT", payments=(paid(149_999),))
    )
    until(owing, 540)
    assert codes(owing, "WON") == ["nothing_owed"]
    even = world_with(signed(papers=(*PAPERS, "acts"), stage="IN_COURT", **WHOLE))
    until(even, 540)
    assert codes(even, "WON") == []


@pytest.mark.requirement("R131", "R150")
def test_a_late_client_pays_when_called() -> None:
    """The bell rings when the day is over; the call gives a new day, and the money comes."""
    world = world_with(signed(late=1, papers=PAPERS, payments=(paid(39_000), due(91_000, 60))))
    until(world, 539)
    assert told(world, PaymentOverdue) == []
    until(world, 540)
    assert [event.rub for event in told(world, PaymentOverdue)] == [91_000]
    act(world, EndDay())
    assert answers(act(world, CALL, CALL)) == ["will_pay"]
    assert [event.rub for event in told(world, PaymentCame)] == []
    until(world, 2 * DAY_MIN + 60)
    assert [payment.rub for payment in received(world.crm, DEAL)] == [39_000, 91_000]


@pytest.mark.requirement("R150", "R154")
@pytest.mark.parametrize("stage", ["NEW_DEAL", "SIGNED", "DOCUMENTS", "APPLICATION", "IN_COURT"])
def test_a_deal_can_be_lost_from_anywhere(stage: str) -> None:
    """Nothing is asked of it, and nothing comes of it afterwards."""
    world = world_with(signed(stage=stage, stops=1, payments=(paid(39_000), due(9_000, -10))))
    assert answers(act(world, CALL)) == ["terminates"]
    act(world, to("LOST"))
    before = len(told(world, PaymentCame))
    until(world, 2 * DAY_MIN)
    assert len(told(world, PaymentCame)) == before
    assert told(world, WorkDone) == []
    assert world.act(CALL).codes == ("deal_closed",)


@pytest.mark.requirement("R122", "R140", "R142", "R151", "R152", "R153", "R154")
def test_an_extra_service_goes_its_way() -> None:
    """Paid, its contract attached, a task set, it goes to the lawyers and then to the client."""
    world = world_with(service())
    assert codes(world, "PREPARATION") == ["paid_share", "paper_lacking", "tasked", "field_wrong"]
    act(
        world,
        UpdateDeal(deal=DEAL, fields={"sum_rub": 12_000}),
        AttachDocument(deal=DEAL, kind="service_contract", title="Договор"),
    )
    assert codes(world, "PREPARATION") == ["tasked"]
    act(
        world,
        AddTask(deal=DEAL, title="prepare", due_min=500, employee=RESPONSIBLE),
        to("PREPARATION"),
    )
    assert codes(world, "HANDOVER") == ["work_done"]
    until(world, world.crm.of(Errand, DEAL)[0].due_min)
    act(world, to("HANDOVER"))
    assert codes(world, "WON") == ["paper_lacking"]
    assert answers(act(world, CALL)) == ["signs_acts"]
    until(world, DAY_MIN + 60)
    act(world, to("WON"))


@pytest.mark.requirement("R142")
def test_a_colleague_does_the_task_that_they_were_set() -> None:
    """Within an hour of working time; one's own task is one's own."""
    world = world_with(service())
    act(world, AddTask(deal=DEAL, title="prepare", due_min=500, employee=RESPONSIBLE))
    act(world, AddTask(deal=DEAL, title="call", due_min=500))
    until(world, 62)
    assert [event.task for event in told(world, ColleagueDid)] == [1]
    assert [a.title for a in world.crm.planned(DEAL, "task")] == ["call"]


@pytest.mark.requirement("R019", "R158")
def test_a_colleague_answers_with_the_next_step_of_the_stage() -> None:
    """After a quarter of an hour; the client who asked is content then."""
    world = world_with(plan_of(puzzled=1))
    assert answers(act(world, CALL)) == ["asks_expert"]
    act(world, AskColleague(deal=DEAL, employee=LAWYER, text="Что дальше?"))
    until(world, world.clock.now + 15)
    [reply] = told(world, ColleagueReplied)
    row = [n for n in world.crm.notifications.values() if n.kind == "colleague_replied"][-1]
    hint = COMPANY.pipeline("bankruptcy").stage("NEW_DEAL").hint
    assert hint is not None
    assert notice(world.crm, row).text("ru").endswith(hint.ru)
    assert (reply.card, reply.employee) == (DEAL, LAWYER)
    assert answers(act(world, CALL)) == ["names_terms"]


@pytest.mark.requirement("R098", "R138", "R144", "R151")
def test_an_agreed_lead_becomes_a_deal_with_its_questionnaire() -> None:
    """The client goes on with the deal; the first payment is for the day of signing."""
    world = world_with(plan_of("leads", "AGREED", form="approved"))
    call = CallClient(lead=1)
    assert answers(act(world, call, call)) == ["agrees"]
    signing = named_minute(act(world, call))
    act(world, SetSigning(lead=1, at_min=signing), ConvertLead(lead=1))
    [deal] = world.crm.deals.values()
    assert [d.kind for d in world.crm.of(Document, deal.id)] == ["questionnaire"]
    assert deal.pipeline == "bankruptcy"
    assert answers(act(world, CallClient(deal=deal.id))) == ["names_terms"]
    assert told_of(world.crm, deal.id)["first_at"] == signing


@pytest.mark.requirement("R118", "R151")
def test_a_paid_service_begins_in_its_own_pipeline_with_its_money() -> None:
    """What the lead has paid stands on the deal."""
    world = world_of("prompt")
    world.crm.leads[1].paid_rub = 12_000
    act(world, ConvertLead(lead=1))
    [deal] = world.crm.deals.values()
    assert (deal.pipeline, deal.stage, deal.sum_rub) == ("services", "NEW_DEAL", 12_000)
    assert [payment.rub for payment in received(world.crm, deal.id)] == [12_000]


@pytest.mark.requirement("R119")
def test_the_list_shows_the_clients_handed_to_the_legal_department() -> None:
    """A deal that lawyers work on, or have worked on, and no other."""
    world = world_with(
        signed(papers=PAPERS), plan_of(number=2, stage="IN_COURT"), plan_of(number=3)
    )
    legal = Criteria(work="open", department="legal")
    asked = {"section": "deals", "criteria": legal.model_dump(mode="json", exclude_defaults=True)}
    assert [row["id"] for row in look(world.crm, "list", **asked)["rows"]] == [4]
    act(world, to("DOCUMENTS"))
    assert sorted(row["id"] for row in look(world.crm, "list", **asked)["rows"]) == [2, 4]
    assert departments_of(world.crm, world.crm.deals[6]) == set()


@pytest.mark.parametrize(
    ("at_min", "minutes", "done"),
    [
        (0, 540, 540),
        (0, 541, DAY_MIN + 1),
        (540, 1, DAY_MIN + 1),
        (-60, 10, 10),
        (4 * DAY_MIN + 530, 20, 7 * DAY_MIN + 10),
    ],
)
def test_colleagues_work_in_working_time(at_min: int, minutes: int, done: int) -> None:
    """Not in the evening, not in the morning, not at the week's end."""
    hours = world_with(plan_of()).crm.hours
    assert working_min_after(hours, at_min, minutes) == done
