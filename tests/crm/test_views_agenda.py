"""What is planned, and what is counted: tasks, the calendar, the red numbers, the bell."""

import pytest

from crmsim.crm.notify import notify
from crmsim.crm.verbs.finish import RejectLead
from crmsim.crm.verbs.navigation import OpenBell
from crmsim.crm.verbs.tasks import AddTask, CompleteTask
from crmsim.crm.views import look
from tests.crm.company import company, done, said, the_lead
from tests.crm.portal import ANNA, BORIS, CLARA, HEAD, a_client, a_deal, busy, plan, portal

DAY_MIN = 24 * 60
MIDNIGHT = -9 * 60


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
        plan(crm, 1, due_min)
        plan(crm, 1, 3 * DAY_MIN)
    overdue, today, none = counted
    assert look(crm, "counters") == {
        "leads": sum(counted),
        "deals": 0,
        "contacts": 0,
        "overdue": overdue,
        "today": today,
        "none": none,
    }


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
    assert set(look(crm, "counters").values()) == {0}
    for due_min in (-2, -1, 0, 5 * DAY_MIN):
        plan(crm, 1, due_min)
    shown = look(crm, "counters")
    assert [shown[name] for name in ("leads", "overdue", "today", "none")] == [3, 2, 1, 0]


@pytest.mark.requirement("R014")
def test_opening_the_bell_reads_it() -> None:
    """A notification marks its card until the bell is opened; then it is read."""
    crm = company()
    said(crm, "wants_meeting", at=180)
    notify(crm, "client_wrote", 1)
    assert look(crm, "bell")["unread"] == 1
    assert look(crm, "card", card=1)["card"]["unread"] is True
    done(OpenBell(), crm)
    bell = look(crm, "bell")
    assert (bell["unread"], bell["items"][0]["read"]) == (0, True)
    assert look(crm, "card", card=1)["card"]["unread"] is False


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
    assert look(crm, "card", card=1)["planned"] == []


def test_the_calendar_includes_both_ends() -> None:
    """An activity at the first and at the last minute is shown, a cancelled one is not."""
    crm = company()
    for due_min in (9, 10, 20, 21):
        plan(crm, 1, due_min)
    plan(crm, 1, 15).state = "cancelled"
    shown = look(crm, "calendar", from_min=10, to_min=20)
    assert [item["due_min"] for item in shown["items"]] == [10, 20]


@pytest.mark.requirement("R247", "R248", "R249", "R250", "R251")
def test_each_section_has_its_own_red_number() -> None:
    """Deals without a plan count; a client's card counts only with something due."""
    crm = portal()
    deal, client = a_deal(crm, "Сделка"), a_client(crm)
    assert look(crm, "counters") == counted(deals=1, none=1)
    plan(crm, deal.id, 60)
    plan(crm, client.id, -60)
    assert look(crm, "counters") == counted(deals=1, contacts=1, overdue=1, today=1)
    deal.closed_min = 0
    assert look(crm, "counters") == counted(contacts=1, overdue=1)
    client.responsible_id = BORIS
    assert look(crm, "counters") == counted()


def counted(**numbers: int) -> dict[str, int]:
    """The counters, nought where nothing is said."""
    names = ("leads", "deals", "contacts", "overdue", "today", "none")
    return dict.fromkeys(names, 0) | numbers


@pytest.mark.requirement("R249")
def test_a_portal_may_leave_cards_without_a_plan_alone() -> None:
    """Where the company says so, a deal without a planned activity lights nothing."""
    crm = portal()
    a_deal(crm, "Сделка")
    crm.organisation = crm.organisation.changed(counter_none=False)
    assert look(crm, "counters") == counted()


@pytest.mark.requirement("R031")
@pytest.mark.parametrize(
    ("mode", "at_min", "from_min", "to_min"),
    [
        ("day", 0, MIDNIGHT, MIDNIGHT + DAY_MIN - 1),
        ("day", 15 * 60, MIDNIGHT + DAY_MIN, MIDNIGHT + 2 * DAY_MIN - 1),
        ("week", 6 * DAY_MIN, MIDNIGHT, MIDNIGHT + 7 * DAY_MIN - 1),
        ("week", 7 * DAY_MIN, MIDNIGHT + 7 * DAY_MIN, MIDNIGHT + 14 * DAY_MIN - 1),
        ("month", 0, MIDNIGHT - 22 * DAY_MIN, MIDNIGHT + 8 * DAY_MIN - 1),
        ("month", 8 * DAY_MIN, MIDNIGHT + 8 * DAY_MIN, MIDNIGHT + 39 * DAY_MIN - 1),
    ],
)
def test_tasks_are_shown_by_day_week_and_month(
    mode: str, at_min: int, from_min: int, to_min: int
) -> None:
    """A period begins at midnight of its first day and holds its first and its last minute."""
    crm = portal()
    inside = [plan(crm, None, minute).id for minute in (from_min, to_min)]
    for minute in (from_min - 1, to_min + 1):
        plan(crm, None, minute)
    shown = look(crm, "tasks", mode=mode, at_min=at_min)
    assert (shown["mode"], shown["from_min"], shown["to_min"]) == (mode, from_min, to_min)
    assert [item["activity"] for item in shown["items"]] == inside
    assert look(crm, "tasks")["total"] == 4


@pytest.mark.requirement("R043")
@pytest.mark.parametrize(
    ("criteria", "titles"),
    [
        ({}, ["Отчёт", "Звонок", "Сделано"]),
        ({"work": "open"}, ["Отчёт", "Звонок"]),
        ({"work": "closed"}, ["Сделано"]),
        ({"due": "overdue"}, ["Отчёт", "Сделано"]),
        ({"due": "today"}, ["Звонок"]),
        ({"query": "ОТЧЕТ"}, ["Отчёт"]),
        ({"query": "мария"}, ["Звонок"]),
        ({"query": "луна"}, []),
        ({"created_from_min": 1}, []),
        ({"created_to_min": 0}, ["Отчёт", "Звонок", "Сделано"]),
    ],
)
def test_tasks_are_filtered_as_cards_are(criteria: dict[str, object], titles: list[str]) -> None:
    """By being done, by due time, by words of the task or of its card, by the day it was set."""
    crm = portal()
    plan(crm, None, -5).title = "Отчёт"
    plan(crm, a_client(crm).id, 60).title = "Звонок"
    finished = plan(crm, None, -3)
    finished.title, finished.state, finished.done_min = "Сделано", "done", 0
    shown = look(crm, "tasks", criteria=criteria)
    assert [item["title"] for item in shown["items"]] == titles


@pytest.mark.requirement("R023", "R251")
def test_a_head_sees_the_tasks_of_the_department() -> None:
    """One's own tasks at first; a subordinate's when asked for; another department's never."""
    crm = portal(HEAD)
    for owner in (ANNA, HEAD, CLARA):
        plan(crm, None, 60, owner)
    assert look(crm, "tasks")["total"] == 1
    for owner, total in ((ANNA, 1), (CLARA, 0)):
        assert look(crm, "tasks", criteria={"responsible": owner})["total"] == total
    crm.me = ANNA
    assert look(crm, "tasks", criteria={"responsible": HEAD})["total"] == 0


@pytest.mark.requirement("R025", "R032", "R076")
def test_the_calendar_is_of_one_section_or_of_all() -> None:
    """A section holds what is planned with its cards; without one all that is seen is there."""
    crm = busy()
    lead, client, _firm, deal = list(crm.cards)[:4]
    for card in (lead, client, deal, None):
        plan(crm, card, 60)
    plan(crm, None, 60, BORIS)
    days = {"from_min": 0, "to_min": 60}
    for section, card in (("leads", lead), ("deals", deal), ("contacts", client)):
        items = look(crm, "calendar", section=section, **days)["items"]
        assert [item["card"] for item in items] == [card]
    assert look(crm, "calendar", **days)["total"] == 4
