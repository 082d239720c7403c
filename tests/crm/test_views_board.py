"""The board: columns of a pipeline, counted and shown by the filter that lists them too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm.filters import Criteria, select
from crmsim.crm.rows import new_lead
from crmsim.crm.verbs import perform
from crmsim.crm.verbs.finish import RejectLead
from crmsim.crm.views import look
from crmsim.crm.views.board import COLUMN_CARDS
from tests.crm.company import company, done
from tests.crm.portal import a_client, a_deal, busy, crowd, plan, portal

DAY_MIN = 24 * 60


@pytest.mark.requirement("R025", "R027")
@pytest.mark.parametrize(("count", "shown"), [(19, 20), (20, 20), (21, 20)])
def test_a_column_counts_all_and_shows_twenty(count: int, shown: int) -> None:
    """A column's number is of all its leads, its cards are the newest twenty."""
    column = look(crowd(count), "board")["columns"][0]
    assert (column["id"], column["count"], len(column["cards"])) == ("NEW", count + 1, shown)
    assert [card["id"] for card in column["cards"][:2]] == [count + 1, count]


def test_the_pages_of_a_column_hold_every_lead_once() -> None:
    """Scrolling to the end of a column shows each of its leads exactly once."""
    crm = crowd(COLUMN_CARDS * 2)
    pages = [
        look(crm, "board", stage="NEW", offset=offset)["columns"] for offset in (0, 20, 40, 60)
    ]
    shown = [card["id"] for (column,) in pages for card in column["cards"]]
    assert sorted(shown) == sorted(crm.leads)
    assert len(pages[-1][0]["cards"]) == 0


@pytest.mark.requirement("R044")
def test_without_criteria_the_leads_in_work_are_shown() -> None:
    """A finished lead leaves the default board and list, and stays in «all»."""
    crm = company()
    done(RejectLead(lead=1, reason="spam", comment="Спам"), crm)
    assert look(crm, "list")["total"] == 0
    assert look(crm, "list", criteria={})["total"] == 1
    assert look(crm, "filters")["default"] == "in_work"


criteria = st.builds(
    Criteria,
    work=st.sampled_from(["open", "closed", "all"]),
    stages=st.lists(st.sampled_from(["NEW", "UNREACHED", "JUNK"]), max_size=2).map(tuple),
    sources=st.lists(st.sampled_from(["site", "ads"]), max_size=1).map(tuple),
    due=st.sampled_from([None, "overdue", "today", "later", "none"]),
    created_from_min=st.none() | st.integers(-5, 5),
    created_to_min=st.none() | st.integers(-5, 5),
    query=st.sampled_from(["", "а", "ПЁТР", "654-32-10", "8(987) 654"]),
)
leads = st.lists(
    st.tuples(
        st.sampled_from(["Пётр", "Анна", "Олег"]),
        st.sampled_from(["site", "ads"]),
        st.integers(-6, 6),
        st.sampled_from([None, -10, 0, 30, 600, 2 * DAY_MIN]),
        st.booleans(),
    ),
    max_size=12,
)


@pytest.mark.requirement("R043", "R045")
@given(leads, criteria)
@settings(max_examples=60, deadline=None)
def test_one_filter_counts_and_shows_alike(
    people: list[tuple[str, str, int, int | None, bool]], wanted: Criteria
) -> None:
    """The board's numbers, the list's total and the query itself agree for any filter."""
    crm = company()
    for name, source, created_min, due_min, rejected in people:
        lead = new_lead(
            crm,
            name=name,
            phone="+79876543211",
            source=source,
            text="",
            created_min=created_min,
        )
        if due_min is not None:
            plan(crm, lead.id, due_min)
        if rejected:
            perform(RejectLead(lead=lead.id, reason="spam", comment="Спам"), crm)
    asked = wanted.model_dump(mode="json")
    found = [lead.id for lead in select(crm, wanted)]
    board = look(crm, "board", criteria=asked)["columns"]
    rows = look(crm, "list", criteria=asked)
    assert sum(column["count"] for column in board) == rows["total"] == len(found)
    assert sorted(c["id"] for column in board for c in column["cards"]) == sorted(found)
    assert [row["id"] for row in rows["rows"]] == found


@pytest.mark.requirement("R024", "R026", "R057")
def test_a_board_is_of_one_pipeline() -> None:
    """Deals stand on the board of their pipeline, with its stages and the sum of each column."""
    crm = portal()
    for name, pipeline in (("А", "bankruptcy"), ("Б", "bankruptcy"), ("В", "services")):
        a_deal(crm, name, pipeline=pipeline)
    shown = look(crm, "board", pipeline="bankruptcy")
    first = shown["columns"][0]
    assert shown["pipeline"] == "bankruptcy"
    assert [column["id"] for column in shown["columns"]] == [
        stage.id for stage in crm.organisation.pipeline("bankruptcy").stages
    ]
    assert (first["count"], first["sum_rub"]) == (2, 2000)
    assert sorted(card["name"] for card in first["cards"]) == ["А", "Б"]
    other = look(crm, "board", pipeline="services")["columns"][0]
    assert [card["name"] for card in other["cards"]] == ["В"]
    assert look(crm, "board")["pipeline"] == "leads"


@pytest.mark.requirement("R027", "R053", "R057")
def test_a_deal_on_the_board_shows_its_client_and_sum() -> None:
    """A tile says whose deal it is, whom to call, for how much, and what is next."""
    crm = portal()
    deal = a_deal(crm, "Сделка")
    crm.belong(deal, a_client(crm))
    plan(crm, deal.id, 60)
    (card,) = look(crm, "board", pipeline="bankruptcy")["columns"][0]["cards"]
    assert (card["kind"], card["client"], card["sum_rub"]) == ("deal", "Мария Клиентова", 1000)
    assert card["phone"].endswith("123-45-67")
    assert (card["due"], card["next"]["due_min"]) == ("today", 60)


@pytest.mark.requirement("R026", "R033")
@pytest.mark.parametrize("section", ["leads", "deals", "contacts", "companies"])
def test_every_kind_of_card_has_a_list(section: str) -> None:
    """A list of each kind holds what may be seen of it, and says what kind it is."""
    shown = look(busy(), "list", section=section)
    kinds = {"leads": "lead", "deals": "deal", "contacts": "contact", "companies": "company"}
    assert [row["kind"] for row in shown["rows"]] == [kinds[section]]
    assert shown["total"] == 1
