"""Searching and filtering: any part of a name, a phone in any spelling, every field (R040–R047)."""

from typing import Any

import pytest

from crmsim.crm.filters import Criteria, select
from crmsim.crm.rows import new_company
from crmsim.crm.store import Crm
from crmsim.crm.verbs.search import ApplyFilter, SaveFilter, Search
from crmsim.crm.views import look
from tests.crm.company import codes, company, done
from tests.crm.portal import ADMIN, a_client, a_deal, busy, portal


@pytest.mark.requirement("R040", "R041", "R042")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("8(987) 654-32-10", 1),
        ("(987) 654-32-10", 1),
        ("654-32-10", 1),
        ("+7 987 65", 1),
        ("8 987 65", 1),
        ("елкин", 1),
        ("ЁЛК", 1),
        ("321", 0),
        ("Ёлкина", 0),
        ("", 0),
        ("   ", 0),
    ],
)
def test_a_search_finds_a_name_or_a_phone(query: str, found: int) -> None:
    """Any part of the name, and the phone in every spelling from four digits on."""
    assert look(company(), "search", query=query)["total"] == found


@pytest.mark.requirement("R046")
def test_a_saved_filter_is_offered_as_it_was_saved() -> None:
    """What is saved can be asked for again, as it is."""
    crm = company()
    done(SaveFilter(name="Сайт", criteria=Criteria(sources=("site",))), crm)
    (saved,) = look(crm, "filters")["saved"]
    assert saved["name"] == "Сайт"
    assert look(crm, "list", criteria=saved["criteria"])["total"] == 1
    for preset in look(crm, "filters")["presets"]:
        look(crm, "board", criteria=preset["criteria"])


@pytest.mark.requirement("R040", "R041", "R042")
@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("бетон", ["company", "deal"]),
        ("МАРИЯ", ["contact", "deal"]),
        ("999 123", ["contact", "deal"]),
        ("495 765", ["company"]),
        ("сделка", ["deal"]),
    ],
)
def test_a_search_goes_through_all_cards(query: str, kinds: list[str]) -> None:
    """A deal is found by its own name, and by the name and the phone of its client."""
    crm = portal()
    firm = new_company(crm, name="ООО «Бетон»", phone="+74957654321", source="site")
    deal = a_deal(crm, "Сделка на бетон")
    crm.belong(deal, a_client(crm))
    assert firm.id != deal.id
    found = look(crm, "search", query=query)
    assert sorted(card["kind"] for card in found["rows"]) == kinds
    (event,) = done(Search(query=query), crm)
    assert list(event.found) == [card["id"] for card in found["rows"]]


@pytest.mark.requirement("R043", "R045")
@pytest.mark.parametrize(
    ("criteria", "names"),
    [
        ({"pipelines": ["services"]}, "В"),
        ({"pipelines": ["bankruptcy", "services"]}, "АБВ"),
        ({"stages": ["PREPARATION"]}, "В"),
        ({"fields": {"deal_type": "legal_aid"}}, "А"),
        ({"fields": {"total_rub": 500}}, "Б"),
        ({"fields": {"branch": "kazan"}}, "А"),
        ({"fields": {"deal_type": "legal"}}, ""),
        ({"fields": {"sum_rub": 1000}}, "АБВ"),
        ({"fields": {"name": "а"}}, "А"),
        ({"fields": {"moon": 1}}, ""),
        ({"query": "мария"}, "А"),
        ({"responsible": ADMIN}, ""),
        ({"sources": ["site"]}, "АБВ"),
        ({"sources": ["ads"]}, ""),
    ],
)
def test_deals_are_filtered_by_any_field(criteria: dict[str, Any], names: str) -> None:
    """A text fits where it is contained, an option and a number where they are equal."""
    crm = portal()
    first, second, third = (
        a_deal(crm, name, pipeline=pipeline)
        for name, pipeline in (("А", "bankruptcy"), ("Б", "bankruptcy"), ("В", "services"))
    )
    crm.belong(first, a_client(crm))
    first.fields = {"deal_type": "legal_aid", "branch": "kazan"}
    second.fields = {"total_rub": 500}
    third.stage = "PREPARATION"
    assert listed(crm, criteria) == names


def listed(crm: Crm, criteria: dict[str, Any]) -> str:
    """The names of the deals that a filter lists, by name; the board counts as many."""
    shown = look(crm, "list", section="deals", criteria=criteria, sort="name")
    boards = [look(crm, "board", pipeline=p, criteria=criteria) for p in ("bankruptcy", "services")]
    if not criteria.get("pipelines"):
        counts = [column["count"] for board in boards for column in board["columns"]]
        assert sum(counts) == shown["total"]
    return "".join(row["values"]["name"] for row in shown["rows"])


@pytest.mark.requirement("R043", "R054", "R055")
def test_clients_are_filtered_too() -> None:
    """Contacts and companies have no stage, and every other part of a filter."""
    crm = busy(ADMIN)
    for section, name in (("contacts", "Клиент"), ("companies", "Фирма")):
        found = look(crm, "list", section=section, criteria={"query": f"{name} Анны"})
        assert [row["values"]["name"] for row in found["rows"]] == [f"{name} Анны"]
        phone = {"fields": {"phone": "987 654"}}
        assert look(crm, "list", section=section, criteria=phone)["total"] == 0
        by_phone = {"fields": {"phone": "123-45-67"}}
        assert look(crm, "list", section=section, criteria=by_phone)["total"] == 3


@pytest.mark.requirement("R047")
def test_deals_are_filtered_by_chosen_tags() -> None:
    """One of several tags is enough; an unmarked deal is left out."""
    crm = portal()
    tags = [tag.id for tag in crm.organisation.tags[:3]]
    for name, marks in (("А", tags[:1]), ("Б", tags[1:2]), ("В", [])):
        a_deal(crm, name).tags = marks
    assert listed(crm, {"tags": tags[:1]}) == "А"
    assert listed(crm, {"tags": tags[:2]}) == "АБ"
    assert listed(crm, {"tags": tags[2:]}) == ""


@pytest.mark.requirement("R033", "R043", "R046")
@pytest.mark.parametrize("section", ["leads", "deals", "contacts", "companies", "tasks"])
def test_each_section_keeps_filters_of_its_own(section: str) -> None:
    """A saved filter stays in its section, among clients as a list of one's own."""
    crm = busy()
    wanted = Criteria(query="Анны")
    done(SaveFilter(name="Мой список", criteria=wanted, section=section), crm)  # type: ignore[arg-type]
    again = SaveFilter(name="Мой список", criteria=wanted, section=section)  # type: ignore[arg-type]
    assert codes(again, crm) == ("name_taken",)
    for other in ("leads", "deals", "contacts", "companies", "tasks"):
        saved = look(crm, "filters", section=other)["saved"]
        assert [row["name"] for row in saved] == (["Мой список"] if other == section else [])
    assert codes(ApplyFilter(saved=1, section=section), crm) == ()  # type: ignore[arg-type]


@pytest.mark.requirement("R043", "R045")
@pytest.mark.parametrize("section", ["leads", "deals", "contacts", "companies"])
def test_every_field_is_offered_for_filtering(section: str) -> None:
    """What `filters` offers, `criteria.fields` understands, whatever its type."""
    crm = busy(ADMIN)
    offered = look(crm, "filters", section=section)
    assert offered["default"] in [preset["id"] for preset in offered["presets"]]
    for preset in offered["presets"]:
        look(crm, "list", section=section, criteria=preset["criteria"])
    for field in offered["fields"]:
        wanted = {"flag": True, "money": 1, "number": 1}.get(field["type"], "?")
        assert list(select(crm, Criteria(fields={field["id"]: wanted}), section)) == []
