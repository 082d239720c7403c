"""The company `scrap` and its lesson: what they hold, and what in their files is refused."""

from pathlib import Path

import pytest

from crmsim.errors import ScenarioError
from crmsim.scenario.cast import cast
from crmsim.scenario.load import load_organisation, load_scenario
from crmsim.shipped import scenarios_dir
from tests.desks import played

COMPANY = "organisations/scrap.yaml"
NAME = "scrap/first-suppliers-v1"
LESSON = f"{NAME}/scenario.yaml"
YARD = load_organisation("scrap")


def names(pipeline: str) -> list[str]:
    """The Russian names of a pipeline's stages."""
    return [stage.name.ru for stage in YARD.pipeline(pipeline).stages]


@pytest.mark.requirement("R021")
def test_the_side_panel_has_the_sections_of_the_crm() -> None:
    """Seven of them, in their order."""
    assert [section.name.ru for section in YARD.sections] == [
        *("Рабочий стол", "Сделки", "Задачи", "Списки", "Почта", "Аналитика", "Настройки"),
    ]


@pytest.mark.requirement("R212", "R217")
def test_potential_and_regular_clients_have_a_pipeline_each() -> None:
    """Requests appear in the first; both are deals, and the company has no leads."""
    assert [(p.name.ru, p.entity) for p in YARD.pipelines] == [
        ("[ЛОМ]", "deal"),
        ("Постоянные клиенты (лом)", "deal"),
    ]
    assert (YARD.has_leads, YARD.entry.id, YARD.entry.first.id) == (False, "scrap", "LEAD")
    assert names("scrap") == [
        *("Неразобранное", "Лид", "Квалифицирован", "Сделано предложение"),
        *("Согласована поставка", "Возит", "Пятая поставка", "Не состоялось"),
    ]
    assert names("regular") == ["Передан", "Принят в работу", "Везёт", "Не везёт"]


@pytest.mark.requirement("R216")
def test_a_regular_clients_deal_has_no_end() -> None:
    """Thirty days without a delivery, and a delivery, lead from stage to stage."""
    stages = YARD.pipeline("regular").stages
    assert {stage.semantics for stage in stages} == {"process"}
    idle = {s.id: (s.after_idle.days, s.after_idle.stage) for s in stages if s.after_idle}
    assert idle == dict.fromkeys(("HANDED", "TAKEN", "BRINGS"), (30, "IDLE"))
    assert stages[-1].on_delivery == "BRINGS"


@pytest.mark.requirement("R221", "R222")
def test_the_typical_objections_are_prepared_as_tags() -> None:
    """The two that everybody meets are among them."""
    assert {"долгая оплата", "нужна доставка денег"} <= {tag.name.ru for tag in YARD.tags}


@pytest.mark.requirement("R214", "R215", "R225")
def test_the_lesson_leads_to_both_endings() -> None:
    """By the book: somebody is handed over, somebody is lost with a tag, nobody lacks a task."""
    crm = played(NAME, seed=5).crm
    mine = [deal for deal in crm.deals.values() if deal.responsible_id == crm.me]
    assert {deal.stage for deal in mine} >= {"FIFTH", "LOST"}
    assert [d.stage for d in crm.deals.values() if d.pipeline == "regular"]
    lost = [d for d in mine if d.stage == "LOST" and d.talked_min is not None]
    assert lost
    assert all(deal.tags for deal in lost)
    active = [deal for deal in mine if deal.closed_min is None]
    assert active
    assert all(any(crm.planned(deal.id, "task")) for deal in active)


@pytest.mark.parametrize("seed", [1, 2])
def test_who_writes_again_is_the_same_person(seed: int) -> None:
    """Casting gives both groups one name and one phone."""
    opening = cast(load_scenario(NAME), YARD, seed)
    by_person: dict[str, int] = {}
    for plan in opening.leads:
        by_person[plan.person.phone] = by_person.get(plan.person.phone, 0) + 1
    assert sorted(by_person.values())[-3:] == [1, 2, 2]


def changed(folder: Path, name: str, old: str, new: str) -> Path:
    """The shipped company and lesson in a trainer's folder, one of them changed in one place."""
    for part in (COMPANY, LESSON):
        text = (scenarios_dir() / part).read_text(encoding="utf-8")
        if part == name:
            assert old in text
            text = text.replace(old, new, 1)
        file = folder / part
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.requirement("R211", "R216", "R221")
@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("said: [objects_price]", "said: [objects]", "tags.0.said.0"),
        ("stage: IDLE}", "stage: AWAY}", "pipelines.1.stages.0.after_idle.stage"),
        ("on_delivery: BRINGS", "on_delivery: CARRIES", "pipelines.1.stages.0.on_delivery"),
        ("days: 30", "days: 0", "pipelines.1.stages.0.after_idle.days"),
        ("taken: TAKEN", "taken: CARRIES", "pipelines.0.hand_over.taken"),
        ("role: client_manager", "role: client", "pipelines.0.hand_over.role"),
        ("pipeline: regular, role", "pipeline: leads, role", "pipelines.0.hand_over.pipeline"),
        ("at_least: 5", "least: 5", "pipelines.0.stages.6.needs.0.params"),
        ("tier: 4\n", "tier: 4\n        semantics: unsorted\n", "pipelines.0.stages.5.semantics"),
    ],
)
def test_a_company_that_does_not_fit_is_refused(
    tmp_path: Path, old: str, new: str, key: str
) -> None:
    """With the key of what is wrong."""
    with pytest.raises(ScenarioError) as error:
        load_organisation(changed(tmp_path, COMPANY, old, new))
    assert key in str(error.value)


@pytest.mark.requirement("R213", "R219")
@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("same_as: fourth", "same_as: fifth", "leads.9.same_as"),
        ("same_as: fourth,", "same_as: fourth, count: 2,", "leads.9.count"),
        ("price: {product: steel", "price: {product: gold", "leads.0.price.product"),
        ("at: [1500, 1700]", "at: [1700, 1500]", "leads.2.new_price.at"),
        ("weight_kg: [900, 2500]", "weight_kg: [2500, 900]", "leads.0.deliveries.0.weight_kg"),
        ("    price: {product: steel, rub: 19000, at: -20000}\n", "", "leads.0.price"),
        ("password_days: 85", "password_days: -1", "password_days"),
    ],
)
def test_a_lesson_that_does_not_fit_is_refused(
    tmp_path: Path, old: str, new: str, key: str
) -> None:
    """With the key of what is wrong."""
    with pytest.raises(ScenarioError) as error:
        load_scenario(changed(tmp_path, LESSON, old, new))
    assert key in str(error.value)
