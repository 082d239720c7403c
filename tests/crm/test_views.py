"""What a screen sees: counts agree with lists, filters are checked, nothing changes by looking."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm.entities import Activity, Lead
from crmsim.crm.filters import Criteria, select
from crmsim.crm.notify import notify
from crmsim.crm.rows import new_lead
from crmsim.crm.store import Crm
from crmsim.crm.verbs import perform
from crmsim.crm.verbs.finish import RejectLead
from crmsim.crm.verbs.meetings import SetMeeting, StartVisit
from crmsim.crm.verbs.moving import MoveLead
from crmsim.crm.verbs.navigation import OpenBell
from crmsim.crm.verbs.search import SaveFilter
from crmsim.crm.verbs.tasks import AddTask, CompleteTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.crm.views import VIEWS, BadFilter, look
from crmsim.crm.views.board import COLUMN_CARDS
from crmsim.errors import UnknownName
from tests.crm.company import company, done, said, the_lead

ASKED: dict[str, dict[str, Any]] = {
    "calendar": {"from_min": -10_000, "to_min": 10_000},
    "card": {"lead": 1},
    "search": {"query": "ёлкин"},
}
DAY_MIN = 24 * 60
HASH = "hash-of-a-secret"


def crowd(count: int) -> Crm:
    """A company with so many more leads, newest last."""
    crm = company()
    for n in range(count):
        new_lead(
            crm, name=f"Лид {n:05}", phone=f"+7987{n:07}", source="site", text="", created_min=n
        )
    return crm


def test_every_view_gives_plain_data() -> None:
    """Whatever a view shows, JSON can carry it as it is."""
    crm = company()
    said(crm, "wants_meeting", at=180)
    for name in VIEWS:
        shown = look(crm, name, **ASKED.get(name, {}))
        assert json.loads(json.dumps(shown)) == shown


def test_a_view_that_nobody_registered_is_named_with_the_nearest() -> None:
    """An unknown view says which one might have been meant."""
    with pytest.raises(UnknownName, match=r"no view 'bord'\. Did you mean 'board'"):
        look(company(), "bord")


@pytest.mark.parametrize(
    ("view", "filters", "why"),
    [
        ("board", {"criterias": {}}, "no filter «criterias».* 'criteria'"),
        ("board", {"criteria": {"wrok": "open"}}, "no filter «criteria.wrok».* 'work'"),
        ("board", {"criteria": {"work": "maybe"}}, "«criteria.work» .* cannot be this"),
        ("board", {"criteria": 7}, "«criteria» .* cannot be this"),
        ("board", {"stage": "NEVV"}, "no status «NEVV».*NEW"),
        ("board", {"offset": -1}, "«offset» .* cannot be this"),
        ("board", {"offset": True}, "«offset» .* cannot be this"),
        ("list", {"limit": 0}, "«limit» .* cannot be this"),
        ("list", {"limit": 61}, "«limit» .* cannot be this"),
        ("list", {"sort": "phone"}, "«sort» .* cannot be this"),
        ("calendar", {"from_min": 0}, "needs «to_min»"),
        ("calendar", {"from_min": "0", "to_min": 1}, "«from_min» .* cannot be this"),
        ("card", {}, "needs «lead»"),
        ("card", {"lead": 2}, "no lead number 2"),
        ("search", {"query": "а" * 201}, "«query» .* cannot be this"),
        ("profile", {"password": "x"}, "no filter «password»"),
    ],
)
def test_a_bad_filter_is_named(view: str, filters: dict[str, object], why: str) -> None:
    """An unknown key, a wrong kind of value or a missing one is said, and nothing is shown."""
    with pytest.raises(BadFilter, match=why):
        look(company(), view, **filters)


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
            plan(crm, lead, due_min)
        if rejected:
            perform(RejectLead(lead=lead.id, reason="spam", comment="Спам"), crm)
    asked = wanted.model_dump(mode="json")
    found = [lead.id for lead in select(crm, wanted)]
    board = look(crm, "board", criteria=asked)["columns"]
    rows = look(crm, "list", criteria=asked)
    assert sum(column["count"] for column in board) == rows["total"] == len(found)
    assert sorted(c["id"] for column in board for c in column["cards"]) == sorted(found)
    assert [row["id"] for row in rows["rows"]] == found


def plan(crm: Crm, lead: Lead, due_min: int) -> Activity:
    """A task of a lead, overdue ones too."""
    return crm.add(
        Activity,
        kind="task",
        state="planned",
        title="Позвонить",
        card_id=lead.id,
        responsible_id=crm.me,
        created_min=0,
        due_min=due_min,
        done_min=None,
        incoming=False,
        answered=False,
        recorded=True,
        confirmed=False,
        result="",
        said=None,
    )


@pytest.mark.requirement("R044")
def test_without_criteria_the_leads_in_work_are_shown() -> None:
    """A finished lead leaves the default board and list, and stays in «all»."""
    crm = company()
    done(RejectLead(lead=1, reason="spam", comment="Спам"), crm)
    assert look(crm, "list")["total"] == 0
    assert look(crm, "list", criteria={})["total"] == 1
    assert look(crm, "filters")["default"] == "in_work"


@pytest.mark.requirement("R028")
@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, [3, 2, 1]),
        ({"descending": False}, [1, 2, 3]),
        ({"sort": "name"}, [2, 1, 3]),
        ({"sort": "name", "descending": True}, [3, 1, 2]),
        ({"sort": "due"}, [1, 3, 2]),
        ({"sort": "due", "descending": True}, [3, 1, 2]),
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
    plan(crm, crm.leads[1], 10)
    plan(crm, crm.leads[3], 20)
    assert [row["id"] for row in look(crm, "list", **asked)["rows"]] == ids


@pytest.mark.requirement("R246", "R247", "R248", "R249", "R250", "R252")
@pytest.mark.parametrize(
    ("due_min", "counted"),
    [
        (None, (0, 0, 1)),
        (-1, (1, 0, 0)),
        (0, (0, 1, 0)),
        (15 * 60 - 1, (0, 1, 0)),
        (15 * 60, (0, 0, 0)),
    ],
)
def test_a_card_counts_once(due_min: int | None, counted: tuple[int, int, int]) -> None:
    """Overdue before this minute, today until midnight, never planned: each lights one number."""
    crm = company()
    if due_min is not None:
        plan(crm, the_lead(crm), due_min)
        plan(crm, the_lead(crm), 3 * DAY_MIN)
    overdue, today, none = counted
    shown = {"leads": sum(counted), "overdue": overdue, "today": today, "none": none}
    assert look(crm, "counters") == shown


@pytest.mark.requirement("R251")
def test_counters_are_ones_own_and_of_leads_in_work() -> None:
    """A colleague's lead and a finished one light nothing."""
    crm = company()
    the_lead(crm).responsible_id = 2
    assert look(crm, "counters")["leads"] == 0
    the_lead(crm).responsible_id = 1
    assert look(crm, "counters")["leads"] == 1
    done(RejectLead(lead=1, reason="spam", comment="Спам"), crm)
    assert look(crm, "counters")["leads"] == 0


def test_the_other_generation_counts_activities() -> None:
    """Where a company counts activities, two overdue ones are two, and none is nothing (D8)."""
    crm = company()
    crm.organisation = crm.organisation.model_copy(update={"counters": "activities"})
    assert look(crm, "counters") == {"leads": 0, "overdue": 0, "today": 0, "none": 0}
    for due_min in (-2, -1, 0, 5 * DAY_MIN):
        plan(crm, the_lead(crm), due_min)
    assert look(crm, "counters") == {"leads": 3, "overdue": 2, "today": 1, "none": 0}


@pytest.mark.requirement("R059", "R071", "R076", "R113")
def test_the_timeline_tells_all_newest_first() -> None:
    """What was said, written, moved and done stands in the card; what is planned stands apart."""
    crm = company()
    said(crm, "wants_meeting", at=180)
    done(AddComment(lead=1, text="Придёт в 12:00"), crm)
    crm.now_min = 5
    done(SetMeeting(lead=1, place="meeting", at_min=180), crm)
    done(MoveLead(lead=1, stage="MEETING_SET"), crm)
    done(AddTask(lead=1, title="Подтвердить", due_min=120), crm)
    done(CompleteTask(task=3, result="Подтвердил"), crm)
    shown = look(crm, "card", lead=1)
    assert [entry["kind"] for entry in shown["timeline"]] == [
        "stage",
        "task",
        "comment",
        "call",
        "created",
    ]
    stage, task, comment, call, _created = shown["timeline"]
    assert (stage["from"], stage["to"]) == ("NEW", "MEETING_SET")
    assert (task["title"], task["text"], task["state"]) == ("Подтвердить", "Подтвердил", "done")
    assert (comment["text"], comment["who"]) == ("Придёт в 12:00", "Анна Тестова")
    assert call["answered"] is call["recorded"] is True
    assert "23 November, 12:00" in call["said"]["en"]
    assert [activity["kind"] for activity in shown["planned"]] == ["meeting"]


@pytest.mark.requirement("R114")
def test_the_buttons_of_a_visit_wait_for_the_client() -> None:
    """«ВИЗИТ» and the meeting are offered when the client is in the office, «ВИЗИТ» once."""
    crm = company()
    said(crm, "wants_meeting", at=180)
    done(SetMeeting(lead=1, place="meeting", at_min=180), crm)
    can = look(crm, "card", lead=1)["can"]
    assert (can["start_visit"], can["meet"]) == (False, False)
    next(crm.planned(1, "meeting")).answered = True
    can = look(crm, "card", lead=1)["can"]
    assert (can["start_visit"], can["meet"]) == (True, True)
    done(StartVisit(lead=1), crm)
    can = look(crm, "card", lead=1)["can"]
    assert (can["start_visit"], can["meet"]) == (False, True)


def test_a_finished_lead_offers_no_road() -> None:
    """The card of a finished lead shows its end, and no status to go to."""
    crm = company()
    assert "UNREACHED" in look(crm, "card", lead=1)["can"]["move"]
    done(RejectLead(lead=1, reason="spam", comment="Спам"), crm)
    shown = look(crm, "card", lead=1)
    assert (shown["can"]["move"], shown["card"]["closed"]) == ([], True)


@pytest.mark.requirement("R014")
def test_opening_the_bell_reads_it() -> None:
    """A notification marks its card until the bell is opened; then it is read."""
    crm = company()
    said(crm, "wants_meeting", at=180)
    notify(crm, "client_wrote", 1)
    assert look(crm, "bell")["unread"] == 1
    assert look(crm, "card", lead=1)["card"]["unread"] is True
    done(OpenBell(), crm)
    bell = look(crm, "bell")
    assert (bell["unread"], bell["items"][0]["read"]) == (0, True)
    assert look(crm, "card", lead=1)["card"]["unread"] is False


@pytest.mark.requirement("R020", "R073", "R074", "R075")
def test_tasks_stand_by_due_time_and_done_ones_behind() -> None:
    """A task without a client stands among the tasks, and in no card."""
    crm = company()
    done(AddTask(title="Отчёт", due_min=60), crm)
    done(AddTask(lead=1, title="Позвонить", due_min=30), crm)
    done(AddTask(title="Завтра", due_min=2 * DAY_MIN), crm)
    done(CompleteTask(task=2, result="Готово"), crm)
    shown = look(crm, "tasks")
    assert [item["title"] for item in shown["items"]] == ["Отчёт", "Завтра", "Позвонить"]
    assert [item["due"] for item in shown["items"][:2]] == ["today", "later"]
    assert (shown["overdue"], shown["today"], shown["total"]) == (0, 1, 3)
    assert look(crm, "card", lead=1)["planned"] == []


def test_the_calendar_includes_both_ends() -> None:
    """An activity at the first and at the last minute is shown, a cancelled one is not."""
    crm = company()
    for due_min in (9, 10, 20, 21):
        plan(crm, the_lead(crm), due_min)
    plan(crm, the_lead(crm), 15).state = "cancelled"
    shown = look(crm, "calendar", from_min=10, to_min=20)
    assert [item["due_min"] for item in shown["items"]] == [10, 20]


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


def test_no_view_shows_the_password() -> None:
    """Of the password a profile says only that there is one (R009)."""
    crm = company()
    crm.trainee.password_hash = HASH
    assert look(crm, "profile")["has_password"] is True
    assert HASH not in json.dumps([look(crm, n, **ASKED.get(n, {})) for n in VIEWS])
