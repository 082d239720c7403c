"""The day's work: comments, tasks, calls, searches, filters, tags, waiting; and what is refused."""

import pytest

from crmsim.crm.entities import Activity, Comment
from crmsim.crm.filters import Criteria, select
from crmsim.crm.verbs.contact import CallClient, MessageClient, ReportCall
from crmsim.crm.verbs.day import AnswerQuestion, EndDay, TakeHint, Wait
from crmsim.crm.verbs.finish import ConvertLead
from crmsim.crm.verbs.search import ApplyFilter, SaveFilter, Search
from crmsim.crm.verbs.tags import TagCard
from crmsim.crm.verbs.tasks import AddTask, CompleteTask, PostponeTask
from crmsim.crm.verbs.timeline import AddComment
from crmsim.crm.views import look
from tests.crm.company import codes, company, done, the_lead

CLOSING_MIN = 9 * 60


@pytest.mark.requirement("R110", "R113")
def test_a_comment_says_something() -> None:
    """White space is no comment."""
    crm = company()
    assert codes(AddComment(lead=1, text=" \n"), crm) == ("empty_text",)
    done(AddComment(lead=1, text="Договорились созвониться."), crm)
    assert [c.text for c in crm.of(Comment, 1)] == ["Договорились созвониться."]


@pytest.mark.requirement("R074", "R109", "R111")
def test_a_task_lies_in_the_future() -> None:
    """A task for the present minute is late already; without a lead it is no activity of one."""
    crm = company()
    crm.now_min = 10
    assert codes(AddTask(lead=1, title="Позвонить", due_min=10), crm) == ("in_the_past",)
    assert codes(AddTask(lead=1, title="", due_min=9), crm) == ("empty_text", "in_the_past")
    done(AddTask(lead=1, title="Позвонить", due_min=11), crm)
    done(AddTask(title="Купить ручки", due_min=11), crm)
    assert len(crm.of(Activity, 1)) == 1
    assert [a.card_id for a in crm.activities.values()] == [1, None]


@pytest.mark.requirement("R075")
def test_a_task_is_closed_once_with_a_result() -> None:
    """Postponed into the future, completed with words, and then it stays closed."""
    crm = company()
    done(AddTask(lead=1, title="Позвонить", due_min=60), crm)
    assert codes(PostponeTask(task=1, due_min=0), crm) == ("in_the_past",)
    done(PostponeTask(task=1, due_min=90), crm)
    assert codes(CompleteTask(task=1, result=""), crm) == ("empty_text",)
    done(CompleteTask(task=1, result="Договорились"), crm)
    assert codes(CompleteTask(task=1, result="ещё раз"), crm) == ("task_closed",)
    assert codes(PostponeTask(task=7, due_min=90), crm) == ("no_such_task",)


@pytest.mark.requirement("R060", "R071", "R103", "R157")
def test_a_call_is_an_attempt_until_somebody_answers() -> None:
    """A call and a message count as contact, not as a talk; a recorded call is not reported."""
    crm = company()
    done(CallClient(lead=1), crm)
    assert codes(MessageClient(lead=1, text=""), crm) == ("empty_text",)
    done(MessageClient(lead=1, text="Добрый день!"), crm)
    assert (the_lead(crm).contacted_min, the_lead(crm).talked_min) == (0, None)
    assert codes(ReportCall(call=1), crm) == ("call_recorded",)
    crm.activities[1].recorded = False
    done(ReportCall(call=1), crm)
    assert codes(ReportCall(call=1), crm) == ("call_reported",)
    assert codes(ReportCall(call=2), crm) == ("no_such_call",)


@pytest.mark.requirement("R047")
def test_tags_mark_a_lead_its_deal_and_a_filter() -> None:
    """Tags of the list alone; leads and deals are filtered by any of the chosen ones."""
    crm = company()
    price, family = (tag.id for tag in crm.organisation.tags[:2])
    assert codes(TagCard(lead=1, tags=("moon",)), crm) == ("no_such_tag",)
    done(TagCard(lead=1, tags=(family, price, price)), crm)
    assert the_lead(crm).tags == [price, family]
    assert list(select(crm, Criteria(tags=(price,)))) == [the_lead(crm)]
    done(TagCard(lead=1, tags=(family,)), crm)
    assert list(select(crm, Criteria(tags=(price,)))) == []
    the_lead(crm).paid_rub = 1
    done(ConvertLead(lead=1), crm)
    wanted = [{"tags": [tag]} for tag in (price, family)]
    assert [look(crm, "list", section="deals", criteria=w)["total"] for w in wanted] == [0, 1]
    assert codes(TagCard(lead=1, tags=()), crm) == ("lead_closed",)


@pytest.mark.requirement("R040", "R041", "R042")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("елкин", (1,)),
        ("ЁЛ", (1,)),
        ("8(987) 654-32-10", (1,)),
        ("+7 987 654 32 10", (1,)),
        ("(987) 654-32-10", (1,)),
        ("654-32-10", (1,)),
        ("3210", (1,)),
        ("210", ()),
        ("654-32-11", ()),
    ],
)
def test_a_lead_is_found_by_part_of_its_name_and_any_spelling(
    query: str, found: tuple[int, ...]
) -> None:
    """From four digits on, any part of the number is enough (D7)."""
    (searched,) = done(Search(query=query), company())
    assert searched.found == found


@pytest.mark.requirement("R045", "R046")
def test_a_filter_is_kept_under_a_name_of_its_own() -> None:
    """Empty criteria, a taken name and a filter that is not there are refused."""
    crm = company()
    new = Criteria(stages=("NEW",))
    assert codes(SaveFilter(name="Мои", criteria=Criteria()), crm) == ("empty_filter",)
    done(SaveFilter(name="Мои", criteria=new), crm)
    assert codes(SaveFilter(name="Мои", criteria=new), crm) == ("name_taken",)
    assert codes(ApplyFilter(), crm) == ("which_filter",)
    assert codes(ApplyFilter(saved=9), crm) == ("no_such_filter",)
    (filtered,) = done(ApplyFilter(saved=1), crm)
    assert filtered.criteria == '{"stages":["NEW"]}'


@pytest.mark.requirement("R252")
def test_waiting_ends_with_the_day() -> None:
    """Nobody waits past closing time, and the next day begins when the office opens."""
    crm = company()
    crm.now_min = CLOSING_MIN - 5
    (waited,) = done(Wait(minutes=60), crm)
    assert waited.minutes == 5
    (ended,) = done(EndDay(), crm)
    assert crm.hours.moment(crm.now_min + ended.minutes).isoformat() == "2026-11-24T09:00:00"


def test_a_question_and_a_hint_are_the_lessons_own() -> None:
    """What the lesson does not offer cannot be answered or taken."""
    crm = company()
    assert codes(AnswerQuestion(question="q", choice="a"), crm) == ("no_such_question",)
    assert codes(TakeHint(rule="r"), crm) == ("no_such_hint",)
    crm.lesson.hintable = ("r",)
    done(TakeHint(rule="r"), crm)
    assert codes(TakeHint(rule="r"), crm) == ("hint_taken",)
