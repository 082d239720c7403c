"""Lists: sorted by any column, with the columns that somebody has chosen (R028–R030)."""

from typing import Any

import pytest

from crmsim.crm.columns import columns
from crmsim.crm.entities import Deal
from crmsim.crm.filters import KIND_OF
from crmsim.crm.rows import new_lead
from crmsim.crm.store import Crm
from crmsim.crm.verbs.settings import ChooseColumns
from crmsim.crm.views import look
from tests.crm.company import codes, company, done, the_lead
from tests.crm.portal import ADMIN, a_client, a_deal, busy, plan, portal


@pytest.mark.requirement("R028")
@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, [3, 2, 1]),
        ({"descending": False}, [1, 2, 3]),
        ({"sort": "name"}, [2, 1, 3]),
        ({"sort": "name", "descending": True}, [3, 1, 2]),
        ({"sort": "activity"}, [1, 3, 2]),
        ({"sort": "activity", "descending": True}, [3, 1, 2]),
        ({"offset": 1, "limit": 1}, [2]),
        ({"offset": 3}, []),
    ],
)
def test_the_list_sorts_and_pages(asked: dict[str, object], ids: list[int]) -> None:
    """Sorting is stable, ё sorts as е, and a lead without a due time comes last either way."""
    crm = company()
    the_lead(crm).name = "Ёлкин"
    for name, created_min in (("Дубов", 1), ("Елкина", 2)):
        new_lead(
            crm, name=name, phone="+79876543211", source="site", text="", created_min=created_min
        )
    plan(crm, 1, 10)
    plan(crm, 3, 20)
    assert [row["id"] for row in look(crm, "list", **asked)["rows"]] == ids


def ids(crm: Crm, section: str, **asked: Any) -> list[str]:
    """The columns that a list shows."""
    return [column["id"] for column in look(crm, "list", section=section, **asked)["columns"]]


@pytest.mark.requirement("R030")
def test_the_deals_show_what_a_manager_needs() -> None:
    """Counter, name, type, stage, activity, sum, responsible, created, each with its value."""
    crm = portal()
    deal = a_deal(crm, "Сделка")
    deal.fields = {"deal_type": "legal_aid"}
    shown = look(crm, "list", section="deals")
    assert ids(crm, "deals") == [
        *("counter", "name", "deal_type", "stage", "activity", "sum_rub"),
        *("responsible", "created"),
    ]
    (row,) = shown["rows"]
    assert (row["pipeline"], row["stage"], shown["sum_rub"]) == ("bankruptcy", "NEW_DEAL", 1000)
    assert row["values"] == {
        "counter": 1,
        "name": "Сделка",
        "deal_type": {"ru": "Правовая помощь", "en": "Legal aid"},
        "stage": "NEW_DEAL",
        "activity": {"due": "none", "next": None},
        "sum_rub": 1000,
        "responsible": "Анна Тестова",
        "created": 0,
    }


@pytest.mark.requirement("R030", "R250")
@pytest.mark.parametrize(
    ("dues", "counter"),
    [((), 1), ((-5,), 1), ((-5, 60), 2), ((15 * 60,), 0), ((-5, 15 * 60), 1)],
)
def test_the_counter_counts_urgent_activities(dues: tuple[int, ...], counter: int) -> None:
    """Overdue ones and those of today count; a deal without any counts once."""
    crm = portal()
    deal = a_deal(crm, "Сделка")
    for due_min in dues:
        plan(crm, deal.id, due_min)
    (row,) = look(crm, "list", section="deals")["rows"]
    assert row["values"]["counter"] == counter


@pytest.mark.requirement("R029")
def test_the_columns_are_ones_own_to_choose() -> None:
    """What is chosen stays, in its order, for this employee and this list; none is the usual."""
    crm = busy()
    usual = ids(crm, "deals")
    done(ChooseColumns(section="deals", columns=("stage", "name", "total_rub", "name")), crm)
    assert ids(crm, "deals") == ["stage", "name", "total_rub"]
    assert ids(crm, "contacts")[:3] == ["name", "phone", "email"]
    crm.me = ADMIN
    assert ids(crm, "deals") == usual
    crm.me = 1
    done(ChooseColumns(section="deals", columns=()), crm)
    assert ids(crm, "deals") == usual
    assert ids(crm, "deals", columns=["name"]) == ["name"]


@pytest.mark.requirement("R029")
def test_columns_are_chosen_with_the_right_and_of_those_there_are() -> None:
    """Every unknown column is named at once; a role without the right is told so."""
    crm = busy()
    wrong = ChooseColumns(section="deals", columns=("moon", "name", "sun"))
    assert codes(wrong, crm) == ("no_such_column", "no_such_column")
    roles = (r.model_copy(update={"arranges": False}) for r in crm.organisation.roles)
    crm.reorganise(roles=tuple(roles))
    assert codes(ChooseColumns(section="deals", columns=("name",)), crm) == ("no_right",)
    assert look(crm, "list", section="deals")["can_choose"] is False


@pytest.mark.requirement("R028", "R030", "R045")
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("section", ["leads", "deals", "contacts", "companies"])
def test_every_column_can_be_shown_and_sorted_by(section: str, descending: bool) -> None:
    """No column fails on an empty value, and what is not there is last either way."""
    crm = busy(ADMIN)
    every = look(crm, "list", section=section)["all_columns"]
    assert [column["id"] for column in every] == list(columns(crm, section))
    for column in every:
        asked = {"sort": column["id"], "descending": descending, "columns": [column["id"]]}
        rows = look(crm, "list", section=section, **asked)["rows"]
        assert len(rows) == 3
        assert all(row["values"].keys() == {column["id"]} for row in rows)
        assert KIND_OF[section] == rows[0]["kind"]


def test_a_list_is_sorted_by_a_field_of_the_company() -> None:
    """Deals by their total; without a total they come last, whichever way."""
    crm = portal()
    deals: list[Deal] = [a_deal(crm, name) for name in "АБВ"]
    deals[0].fields = {"total_rub": 200}
    deals[2].fields = {"total_rub": 100}
    for descending, names in ((False, "ВАБ"), (True, "АВБ")):
        asked = {"sort": "total_rub", "descending": descending}
        rows = look(crm, "list", section="deals", **asked)["rows"]
        assert [row["values"]["name"] for row in rows] == list(names)


@pytest.mark.requirement("R053")
def test_a_list_of_deals_names_the_client() -> None:
    """The column «Client» holds the contact, and nothing where there is none."""
    crm = portal()
    crm.belong(a_deal(crm, "А"), a_client(crm))
    a_deal(crm, "Б")
    asked = {"columns": ["client"], "sort": "name"}
    rows = look(crm, "list", section="deals", **asked)["rows"]
    assert [row["values"]["client"] for row in rows] == ["Мария Клиентова", None]
