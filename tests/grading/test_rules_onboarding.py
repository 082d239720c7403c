"""Joining and finding one's way (R001–R025, R040–R046, R245)."""

import pytest

from crmsim.crm.filters import Criteria
from crmsim.crm.verbs.account import AcceptInvitation, FillProfile
from crmsim.crm.verbs.day import AnswerQuestion, Wait
from crmsim.crm.verbs.navigation import OpenBell
from crmsim.crm.verbs.search import ApplyFilter, SaveFilter
from crmsim.grading.rulebook import find_rule
from tests.grading.examples import ASKED, INVITED, NEW, QUESTION, password, search
from tests.grading.judging import judge, verdicts
from tests.grading.position import lesson, opening, play


@pytest.mark.requirement("R009")
@pytest.mark.parametrize(("keep", "ok"), [("memory", True), ("paper", False), ("colleague", False)])
def test_a_password_lives_in_memory_only(keep: str, ok: bool) -> None:
    """D22: the trap is the advice to write it down."""
    actions = (AcceptInvitation(), password(keep))
    assert verdicts("password_kept_secret", INVITED, *actions) == [ok]


@pytest.mark.requirement("R009")
def test_a_changed_password_is_judged_by_its_last_keeping() -> None:
    """Whoever corrects it has corrected it."""
    actions = (AcceptInvitation(), password("paper"), password())
    assert verdicts("password_kept_secret", INVITED, *actions) == [True]
    assert judge("password_kept_secret", INVITED, AcceptInvitation()) == []


@pytest.mark.requirement("R006", "R007")
def test_each_field_of_the_profile_is_a_finding() -> None:
    """Filled at once or one by one."""
    one = FillProfile(fields={"position": "manager"})
    fields = ("position", "phone")
    assert verdicts("profile_filled", NEW, one, fields=fields) == [True, False]


@pytest.mark.requirement("R041", "R042")
@pytest.mark.parametrize(
    ("queries", "won"),
    [
        (["8(900)000-00-01", "(900) 000-00-01", "000-00-01"], 3),
        (["+7 900 000-00-01", "89000000001", "8 900 000 00 01"], 1),
        (["9000000001", "0000001"], 2),
        (["0001", "000001"], 0),
        (["8(900)000-00-02", "000-00-02"], 0),
    ],
)
def test_spellings_of_a_phone_differ_by_their_digits(queries: list[str], won: int) -> None:
    """Brackets and spaces make no other spelling, and another phone is not found."""
    found = verdicts("found_by_phone", NEW, *map(search, queries), lead=1)
    assert found == [True] * won + [False] * (3 - won)


@pytest.mark.requirement("R042")
def test_fewer_spellings_may_be_asked_for() -> None:
    """Any of them will do."""
    assert verdicts("found_by_phone", NEW, search("000-00-01"), lead=1, spellings=1) == [True]


@pytest.mark.requirement("R040")
def test_a_name_is_found_by_its_part_and_not_by_digits() -> None:
    """A query with a digit in it is no name; a name that finds nobody is no find."""
    assert verdicts("found_by_name", NEW, search("lien"), lead=1) == [True]
    assert verdicts("found_by_name", NEW, search("Client 1"), lead=1) == [False]
    assert verdicts("found_by_name", NEW, search("nobody")) == [False]
    assert verdicts("found_by_name", NEW, search("client"), lead=2) == [False]


@pytest.mark.requirement("R043", "R045")
def test_a_filter_holds_its_part_and_may_hold_more() -> None:
    """Saving a filter is not applying it."""
    more = Criteria(sources=("site",), stages=("NEW",))
    apply, save = ApplyFilter(criteria=more), SaveFilter(name="mine", criteria=more)
    assert verdicts("filter_applied", NEW, apply, part="sources") == [True]
    assert verdicts("filter_applied", NEW, apply, part="due") == [False]
    assert verdicts("filter_applied", NEW, save, part="sources") == [False]
    assert verdicts("filter_applied", NEW, save, ApplyFilter(saved=1), part="sources") == [True]


@pytest.mark.requirement("R046")
def test_one_saved_filter_must_hold_all_parts() -> None:
    """Two half filters are no whole one."""
    first = SaveFilter(name="a", criteria=Criteria(sources=("site",)))
    second = SaveFilter(name="b", criteria=Criteria(stages=("NEW",)))
    parts = ("sources", "stages")
    assert verdicts("filter_saved", NEW, first, second, parts=parts) == [True, False]
    assert verdicts("filter_saved", NEW, parts=parts) == [False, False]


@pytest.mark.requirement("R014", "R016")
def test_the_bell_is_read_at_different_times() -> None:
    """Clicking twice in a minute is reading once, where the lesson says so."""
    twice = (OpenBell(), OpenBell())
    assert verdicts("bell_read", NEW, *twice, times=2) == [True, True]
    assert verdicts("bell_read", NEW, *twice, times=2, apart_min=1) == [True, False]
    later = (OpenBell(), Wait(minutes=1), OpenBell())
    assert verdicts("bell_read", NEW, *later, times=2, apart_min=1) == [True, True]


@pytest.mark.requirement("R245")
def test_a_question_shows_its_own_requirement_and_keeps_its_secret() -> None:
    """The reason is told after an answer, never before it."""
    rule, scenario = find_rule("questions_right"), lesson(questions=(QUESTION,))
    position = opening(questions=(ASKED,))
    [unasked] = rule.findings(play(position), scenario, {})
    assert unasked.better is not None
    assert "because" not in unasked.why.text("en") + unasked.better.text("en")
    answer = AnswerQuestion(question="login", choice="phone")
    [answered] = rule.findings(play(position, answer), scenario, {})
    assert "because" in answered.why.text("en")
    assert unasked.requirement == answered.requirement == "R003"
