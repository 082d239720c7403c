"""Points add up, percentages are exact, and a hint is the grade on a prefix (laws 7, 8)."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.day import HandIn, TakeHint
from crmsim.errors import UnknownName
from crmsim.grading.grade import coach, goals, grade, hint, number, spread, tenths
from crmsim.scenario.schema import Scenario
from crmsim.sim.opening import Opening
from tests.grading.examples import CARRYING_ON, NEW, appoint, call, move, note
from tests.grading.position import lead, lesson, opening, play, use

RULES = lesson(
    use("comment_after_contact", 10, hint=3),
    use("status_tells_truth", 7),
    use("every_lead_has_task", 3),
)
GOOD: list[Action] = [call(), *CARRYING_ON, appoint(), move("MEETING_SET")]


@given(st.integers(0, 10**6), st.integers(1, 500))
def test_points_are_spread_without_loss(points: int, parts: int) -> None:
    """The parts add up to the whole and differ by a hundredth at most."""
    shares = spread(points, parts)
    assert sum(shares) == points
    assert len(shares) == parts
    assert max(shares) - min(shares) <= 1
    assert shares == sorted(shares, reverse=True)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_percentage_is_rounded_half_up(points: int, of: int) -> None:
    """As on paper: one decimal, and a half goes up."""
    exact = Decimal(points * 100) / Decimal(of)
    on_paper = exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    assert Decimal(tenths(points, of)) / 10 == on_paper


@pytest.mark.parametrize(
    ("points", "of", "expected"), [(0, 0, 0), (1, 2000, 1), (1, 2001, 0), (2, 3, 667)]
)
def test_percentages_at_their_bounds(points: int, of: int, expected: int) -> None:
    """Nothing of nothing is nothing; exactly half a tenth goes up."""
    assert tenths(points, of) == expected


@given(st.integers(-(10**6), 10**6))
def test_a_number_of_points_has_two_decimals_at_most(hundredths: int) -> None:
    """Whole numbers stay whole, and nothing is lost on the way back."""
    shown = number(hundredths)
    assert round(shown * 100) == hundredths
    assert isinstance(shown, int) == (hundredths % 100 == 0)


@given(st.lists(st.sampled_from([*GOOD, note(), HandIn()]), max_size=12))
def test_what_findings_earn_is_what_the_grade_says(actions: list[Action]) -> None:
    """Findings, skills and total are one sum, whatever was done; every loss is explained."""
    graded = grade(play(NEW, *actions), RULES)
    assert sum(s.of for s in graded.scored) == graded.of == 2000
    assert sum(s.points for s in graded.scored) == graded.points
    assert sum(skill.points for skill in graded.skills) == graded.points
    for found in graded.findings:
        assert found["ok"] or (found["better"] and found["requirement"] and found["line"] >= 0)
        assert found["line"] <= len(actions)


def test_right_work_earns_everything() -> None:
    """100 % exactly, and passed."""
    graded = grade(play(NEW, *GOOD), RULES)
    assert (graded.percent, graded.passed, list(graded.lost)) == (100.0, True, [])


def test_the_bound_of_passing_is_passing() -> None:
    """Exactly the percentage that is asked for is enough."""
    half = lesson(use("comment_after_contact"), use("converted"), pass_percent=50)
    assert grade(play(NEW, call(), note()), half).passed
    more = half.model_copy(update={"pass_percent": 51})
    assert not grade(play(NEW, call(), note()), more).passed


def test_a_rule_that_has_nothing_to_judge_is_lost_with_its_advice() -> None:
    """No points for a silence, and the line of an empty attempt is 0."""
    graded = grade(play(opening()), lesson(use("comment_after_contact")))
    [found] = graded.findings
    assert (found["ok"], found["points"], found["of"], found["line"]) == (False, 0, 10, 0)
    assert found["better"]["en"].startswith("After every contact")


def test_one_rule_used_twice_is_two_goals() -> None:
    """Each use has its id, title and parameters."""
    twice = lesson(
        use("clients_reached", params={"n": 1}),
        use("clients_reached", id="more", params={"n": 2}),
    )
    two = opening(lead(), lead())
    assert [s.rule for s in grade(play(two, call(1)), twice).scored] == [
        "clients_reached",
        "more",
        "more",
    ]


def hinted(price: int | None = 3) -> tuple[Opening, Scenario]:
    """A position where a hint may be read, and its scenario."""
    rules = lesson(use("comment_after_contact", 10, hint=price), use("converted", 10))
    return opening(lead(), hintable=("comment_after_contact",)), rules


@pytest.mark.requirement("R253")
def test_a_hint_costs_its_price_and_is_shown() -> None:
    """The price is a lost finding of its own, at the line where the hint was read."""
    position, rules = hinted()
    actions = [call(), TakeHint(rule="comment_after_contact"), note()]
    graded = grade(play(position, *actions), rules)
    assert (graded.points, graded.hints) == (700, 1)
    shown = graded.findings[-1]
    assert (shown["rule"], shown["requirement"], shown["points"], shown["of"], shown["line"]) == (
        "hints",
        "R253",
        -3,
        0,
        2,
    )


@pytest.mark.requirement("R253")
def test_hints_never_take_more_than_there_is() -> None:
    """Below nothing there is nothing."""
    position, rules = hinted(price=10)
    assert grade(play(position, TakeHint(rule="comment_after_contact")), rules).points == 0


@pytest.mark.requirement("R253")
def test_a_hint_is_what_the_grade_says_is_better() -> None:
    """Law 8: the same code on a prefix; where nothing is lost, the rule's advice."""
    position, rules = hinted()
    trace = play(position, call())
    lost = next(s for s in grade(trace, rules).lost if s.rule == "comment_after_contact")
    assert hint(trace, rules, "comment_after_contact") == lost.finding.better
    done = hint(play(position, call(), note()), rules, "comment_after_contact")
    assert done.text("en").startswith("After every contact")
    with pytest.raises(UnknownName, match="Did you mean 'converted'"):
        hint(trace, rules, "convert")


def test_the_coach_speaks_of_the_last_line_only() -> None:
    """Praise when it was right, blame when it was wrong, silence when nothing was decided."""
    two = opening(lead(), lead())
    assert coach(play(two, call(1)), RULES) is None
    praise = coach(play(two, call(1), note(1)), RULES)
    assert praise is not None
    assert (praise.finding.ok, praise.rule) == (True, "comment_after_contact")
    blame = coach(play(two, call(1), call(2)), RULES)
    assert blame is not None
    assert (blame.finding.ok, blame.finding.card) == (False, 1)


def test_a_goal_is_open_until_it_is_decided() -> None:
    """Open, partly, won, lost: and the hint's text only for who has paid."""
    position, rules = hinted()
    states = {
        "open": [],
        "won": [call(), note()],
        "partly": [call(), note(), call(), call()],
    }
    for state, actions in states.items():
        goal = goals(play(position, *actions), rules)[0]
        assert (goal["state"], goal["hint"]["text"]) == (state, None)
    wrong = goals(play(NEW, call(), appoint(61)), lesson(use("time_as_agreed")))[0]
    assert wrong["state"] == "lost"
    taken = goals(play(position, TakeHint(rule="comment_after_contact")), rules)[0]
    assert taken["hint"]["taken"]
    assert set(taken["hint"]["text"]) == {"ru", "en"}


def test_grading_changes_nothing() -> None:
    """Reading a trace twice gives the same, and leaves the rows as they are."""
    trace = play(NEW, *GOOD)
    before = [row.state for row in trace.crm.activities.values()]
    assert grade(trace, RULES).as_json() == grade(trace, RULES).as_json()
    assert [row.state for row in trace.crm.activities.values()] == before
