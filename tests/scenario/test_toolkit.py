"""The company `toolkit`: its portal, statuses and pipelines; its first lesson's questions."""

from collections import Counter

import pytest

from crmsim.scenario.load import load_organisation, load_scenario
from crmsim.scenario.schema import QuizQuestion

COMPANY = load_organisation("toolkit")
QUESTIONS = load_scenario("toolkit/terms-v1").questions
TERMS = {
    *("R010", "R038", "R039", "R048", "R049", "R050", "R051", "R052", "R053", "R054", "R055"),
    *("R056", "R057", "R058", "R059", "R061", "R062", "R063", "R064", "R067", "R068", "R080"),
    *("R081", "R083", "R084", "R228", "R229", "R245", "R259", "R265", "R266"),
}


def stage_names(pipeline_id: str) -> list[str]:
    """The Russian names of a pipeline's stages, in order."""
    return [stage.name.ru for stage in COMPANY.pipeline(pipeline_id).stages]


def right_place(question: QuizQuestion) -> int:
    """Where the right choice stands, from 0."""
    return [choice.id for choice in question.choices].index(question.right)


def right_is_longest(question: QuizQuestion, lang: str) -> bool:
    """Whether the right choice could be told by its length alone."""
    lengths = [len(choice.name.text(lang)) for choice in question.choices]
    right = lengths[right_place(question)]
    return right == max(lengths) and lengths.count(right) == 1


@pytest.mark.requirement("R038")
def test_the_menu_of_the_portal() -> None:
    """The tabs are the CRM and the tasks; the panel is all the rest of the left menu."""
    assert [tab.name.ru for tab in COMPANY.sections] == [
        *("Рабочий стол", "Лиды", "Сделки", "Клиенты", "Задачи и проекты"),
        *("Почта", "Маркетинг", "Аналитика", "Настройки"),
    ]
    assert {item.name.ru for item in COMPANY.panel} == {
        *("Приложения", "Бизнес-процессы", "Живая лента", "Чат и звонки", "Группы", "Диск"),
        *("Почта", "Контакт-центр", "Отчёты", "Время и отчёты", "Сотрудники", "Календарь"),
        *("Бонусный калькулятор", "Поиск по CRM", "Сервисы"),
    }


@pytest.mark.requirement("R050", "R100")
def test_a_lead_is_of_quality_or_not() -> None:
    """From the new lead to one of two endings."""
    assert stage_names("leads") == [
        *("Новый", "В работе", "Квалифицирован", "Готов к сделке"),
        *("Качественный лид", "Некачественный лид"),
    ]
    assert [stage.semantics for stage in COMPANY.leads.stages][-2:] == ["success", "failure"]


@pytest.mark.requirement("R062", "R063")
def test_first_and_repeat_sales_have_pipelines_of_their_own() -> None:
    """And the stages between the first and the last two say what is done."""
    assert COMPANY.deal_pipeline == "sales"
    assert stage_names("sales") == [
        *("Новая", "Предложение подготовлено", "Счёт выставлен", "Оплата получена"),
        *("Заказ отгружен", "Успех", "Провал"),
    ]
    assert stage_names("repeat") == [
        *("Пора напомнить", "Потребность уточнена", "Счёт выставлен", "Оплата получена"),
        *("Заказ отгружен", "Успех", "Провал"),
    ]


@pytest.mark.requirement("R266")
def test_a_shop_order_that_drags_on_goes_to_the_ordinary_sales() -> None:
    """The quick pipeline lets a deal go, and no other does."""
    roads = {p.id: p.moves_to for p in COMPANY.pipelines if p.entity == "deal"}
    assert roads == {"sales": (), "repeat": (), "shop": ("sales",)}


@pytest.mark.requirement("R065", "R066", "R068")
def test_every_channel_has_its_source() -> None:
    """A source whose people arrive in no other way fills a form."""
    sources = [source.id for source in COMPANY.sources]
    assert {source: COMPANY.channels.get(source, "form") for source in sources} == {
        "call": "call",
        "letter": "letter",
        "social": "messenger",
        "messenger": "messenger",
        "crm_form": "form",
        "online_chat": "messenger",
        "callback": "form",
        "visit": "visit",
        "campaign": "form",
    }


def test_every_term_is_asked() -> None:
    """And no question leaves a choice between two."""
    assert TERMS - {question.requirement for question in QUESTIONS} == set()
    assert {len(question.choices) for question in QUESTIONS} <= {3, 4}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_no_habit_of_clicking_passes(lang: str) -> None:
    """Neither one place nor the longest choice is right in more than a third of the questions."""
    third = len(QUESTIONS) / 3
    places = Counter(map(right_place, QUESTIONS))
    assert max(places.values()) <= third
    assert sum(right_is_longest(question, lang) for question in QUESTIONS) <= third
