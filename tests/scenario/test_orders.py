"""The company `orders`: stages, failures, fields, tariffs, and the tasks of the head of sales."""

import pytest

from crmsim.crm.organisation import Need
from crmsim.scenario.cast import cast
from crmsim.scenario.load import company_of, load_organisation, load_scenario

COMPANY = load_organisation("orders")
STAGES = COMPANY.pipeline("sale").stages


def asked_under(stage: str, plan: str, check: str = "before") -> list[str]:
    """The fields that must be filled to leave a stage under a tariff."""
    needs = COMPANY.pipeline("sale").stage(stage).leave
    found = [n for n in needs if isinstance(n, Need) and plan in n.plans and n.check == check]
    return [field for need in found for field in need.params["fields"]]


@pytest.mark.requirement("R165", "R166", "R167", "R168", "R169", "R170", "R171", "R172")
def test_eight_stages_lead_from_the_new_lead_to_the_order_received() -> None:
    """The last of them is the success."""
    road = [s for s in STAGES if s.semantics != "failure"]
    assert [stage.name.ru for stage in road] == [
        *("Новый лид", "Обрабатываем запрос", "Сделали предложение", "Получили ответ"),
        *("Отправили счёт", "Получили оплату", "Отправили заказ", "Клиент получил заказ"),
    ]
    assert [stage.semantics for stage in road] == [*["process"] * 7, "success"]


@pytest.mark.requirement("R173", "R174", "R206", "R209")
def test_three_of_the_five_failures_ask_for_a_comment() -> None:
    """Spam and silence speak for themselves."""
    failures = {s.name.ru: s for s in STAGES if s.semantics == "failure"}
    comment = Need(fact="filled", params={"fields": ["fail_comment"]})
    assert {name: comment in stage.needs for name, stage in failures.items()} == {
        "Спам": False,
        "Не подошёл по портрету": True,
        "Перестал выходить на связь": False,
        "Дорого": True,
        "Другое": True,
    }


@pytest.mark.requirement("R160", "R175", "R176")
def test_the_fields_of_a_deal_and_of_a_contact() -> None:
    """The head of sales is an employee, delivery and payment are chosen."""
    deal = {f.name.ru: f.type for f in COMPANY.deal_fields}
    assert deal == {
        "Предмет сделки": "choice",
        "Требования": "text",
        "РОП": "employee",
        "Способ доставки": "choice",
        "Комментарий при провале": "text",
    }
    contact = {f.name.ru: [o.name.ru for o in f.options] for f in COMPANY.contact_fields}
    assert contact["Как платит"] == ["Наличка", "Онлайн", "По счёту"]
    assert list(contact) == ["Как платит", "Сегментация"]


@pytest.mark.requirement("R181", "R188", "R189")
@pytest.mark.parametrize(
    ("plan", "first", "second", "after"),
    [
        ("free", [], [], []),
        ("basic", ["requirements"], ["sum_rub", "subject", "delivery"], []),
        ("standard", ["requirements"], ["sum_rub", "subject", "delivery"], []),
        (
            "professional",
            ["client", "requirements"],
            ["sum_rub", "subject", "delivery"],
            ["contact.phone", "contact.name"],
        ),
    ],
)
def test_what_must_be_filled_depends_on_the_tariff(
    plan: str, first: list[str], second: list[str], after: list[str]
) -> None:
    """The dearest one checks two fields only after the move."""
    assert asked_under("NEW", plan) == first
    assert asked_under("REQUEST", plan) == second
    assert asked_under("REQUEST", plan, "after") == after


@pytest.mark.requirement("R163", "R180", "R186", "R193", "R196", "R198", "R202", "R204")
def test_every_stage_in_work_has_a_task_of_the_head() -> None:
    """Its text is the company's own, and it ends when the deal moves."""
    tasks = [robot for robot in COMPANY.robots if robot.do == "add_task" and not robot.plans]
    assert {robot.params["author"] for robot in tasks} == {"head_of_sales"}
    assert {robot.params["closes"] for robot in tasks} == {"on_move"}
    assert {robot.stage[0]: robot.text.ru for robot in tasks if robot.text} == {
        "NEW": "Взять в работу новый лид и принять решение о дальнейшем сотрудничестве",
        "REQUEST": "{contact}. Уточнить необходимую информацию и сделать КП",
        "OFFERED": "{contact}. Получить ответ на КП",
        "ANSWERED": "{contact}. Отправить счет на оплату",
        "INVOICED": "{contact}. Получить оплату по счету",
        "PAID": "{contact}. Собрать заказ и отправить/выдать клиенту",
        "SHIPPED": "{contact}. Убедиться, что клиент получил заказ",
    }


@pytest.mark.requirement("R200", "R201")
def test_a_delivery_has_seven_steps_and_a_pickup_six() -> None:
    """The last step of each is the move, and they lead to different stages."""
    steps = {r.id: r.params["checklist"] for r in COMPANY.robots if "checklist" in r.params}
    assert {name: len(found) for name, found in steps.items()} == {
        "pack_delivery": 7,
        "pack_pickup": 6,
    }
    assert "Отправили заказ" in steps["pack_delivery"][-1]["ru"]
    assert "Клиент получил заказ" in steps["pack_pickup"][-1]["ru"]


@pytest.mark.requirement("R177", "R181")
def test_a_request_without_a_contact_is_signed() -> None:
    """The name and the phone stand below its text, and nowhere else."""
    name = "orders/professional-v1"
    leads = cast(load_scenario(name), company_of(name), seed=1).leads
    signed = {
        bool(plan.text.endswith(f"{plan.person.name}, {plan.person.phone}")) for plan in leads
    }
    unknown = next(plan for plan in leads if "client" in plan.blank)
    assert signed == {True, False}
    assert unknown.text.endswith(f"\n{unknown.person.name}, {unknown.person.phone}")
