"""The company `bankruptcy` as its decisions have it: statuses, pipelines, roles, tariffs."""

import pytest

from crmsim.scenario.load import load_organisation

COMPANY = load_organisation("bankruptcy")
STATUSES = [
    ("NEW", "process", 1, ()),
    ("UNREACHED", "process", 5, ("unreached",)),
    ("APPOINTING", "process", 4, ("talked",)),
    ("MEETING_SET", "process", 3, ("meeting_planned",)),
    ("REMOTE_SET", "process", 3, ("remote_planned",)),
    ("NO_SHOW", "process", 4, ("meeting_missed",)),
    ("NO_ANSWER", "process", 4, ("remote_missed",)),
    ("FORM_REVIEW", "process", 2, ("form_sent",)),
    ("FORM_APPROVED", "process", 2, ("form_approved",)),
    ("THINKING", "process", 2, ("client_thinks",)),
    ("AGREED", "process", 2, ("client_agreed",)),
    ("CONVERTED", "success", None, ()),
    ("JUNK", "failure", None, ()),
]


def stage_names(pipeline_id: str) -> list[str]:
    """The Russian names of a pipeline's stages, in order."""
    return [stage.name.ru for stage in COMPANY.pipeline(pipeline_id).stages]


@pytest.mark.requirement("R062")
def test_statuses_of_a_lead_have_their_needs_and_tiers() -> None:
    """Thirteen statuses in order: what each needs, and how soon its cards are worked."""
    found = [(s.id, s.semantics, s.tier, s.needs) for s in COMPANY.leads.stages]
    assert found == STATUSES


@pytest.mark.requirement("R118")
def test_the_way_of_a_bankruptcy() -> None:
    """From the new deal to the court; two endings."""
    assert stage_names("bankruptcy") == [
        "Новая сделка",
        "ДБ заключен",
        "Сбор документов",
        "Подготовка заявления",
        "В суде",
        "Акты подписаны, работы завершены",
        "Сделка проиграна",
    ]
    assert COMPANY.deal_pipeline == "bankruptcy"


@pytest.mark.requirement("R118")
def test_the_way_of_an_extra_service() -> None:
    """From the new deal to the documents in the client's hands; two endings."""
    assert stage_names("services") == [
        "Новая сделка",
        "Подготовка документов",
        "Вручить документы",
        "Акты подписаны, работы завершены",
        "Сделка проиграна",
    ]


def test_a_conversion_needs_a_signing_or_a_paid_service() -> None:
    """One of two facts (D1)."""
    assert COMPANY.convert == ("signing_agreed", "service_paid")


@pytest.mark.requirement("R012", "R020")
def test_the_portal_has_its_tabs_and_its_panel() -> None:
    """Four tabs and five items, in their order."""
    assert [s.name.ru for s in COMPANY.sections] == [
        "Лиды",
        "Сделки",
        "Клиенты",
        "Задачи и проекты",
    ]
    assert [item.id for item in COMPANY.panel] == [
        "news",
        "notifications",
        "open_line",
        "chat_search",
        "chats",
    ]


def test_a_consultation_contract_is_always_fifty_thousand() -> None:
    """Whole rubles (D3)."""
    [check] = [c for c in COMPANY.checks if c.params.get("field") == "consultation_rub"]
    assert (check.check, check.params["value"]) == ("exactly", 50_000)


def test_every_saying_that_ends_a_lead_has_its_reason() -> None:
    """Who is no client, a wrong number, or refuses, can be rejected for it (R097, R100)."""
    reasons = {said: COMPANY.reason_for(said) for said in ("not_target", "wrong_number", "refuses")}
    assert reasons == {
        "not_target": "not_target",
        "wrong_number": "wrong_number",
        "refuses": "refused",
    }


def test_shares_are_percentages() -> None:
    """The weights of manners and sources add up to 100, so that a trainer can read them."""
    assert sum(manner.weight for manner in COMPANY.manners) == 100
    assert sum(share.weight for share in COMPANY.source_mix) == 100


def test_every_lead_takes_time_and_looking_takes_none() -> None:
    """A day runs out by work, never by opening cards, searching or dragging."""
    free = ("move_lead", "open_card", "open_view", "open_section", "open_panel", "search")
    assert not any(COMPANY.costs.get(verb) for verb in free)
    assert COMPANY.costs["meet_client"] == 40
    assert COMPANY.hours.opens == "09:00"
    assert COMPANY.hours.closes == "18:00"
