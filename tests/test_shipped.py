"""One file for all that is shipped: scenarios, solutions, bots, notebooks, verbs, texts."""

import json
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from crmsim.bots import BOTS
from crmsim.cli.checking import bot_percent
from crmsim.crm.verbs import FAMILIES, VERB_NAMES, VERBS
from crmsim.crm.verbs.day import AnswerQuestion
from crmsim.desk.solution import load_solution
from crmsim.grading.grade import grade
from crmsim.scenario.load import load_brief, load_scenario
from crmsim.shipped import notebooks_dir
from tests.desks import SHIPPED, SOLUTIONS, fresh, solved


def graded(name: str, file: Path) -> dict[str, Any]:
    """The grade of a shipped solution, as JSON."""
    return grade(solved(name, file).trace(), load_scenario(name)).as_json()


@pytest.mark.parametrize(("name", "file"), SOLUTIONS, ids=lambda v: getattr(v, "stem", v))
def test_a_solution_earns_exactly_what_it_promises(name: str, file: Path) -> None:
    """Law 6: with exactly the refusals it promises; a good one has none."""
    header = load_solution(file).header
    desk = solved(name, file)
    trace = desk.trace()
    refused = tuple(step.line for step in trace.steps if step.missing)
    assert grade(trace, load_scenario(name)).percent == header.promised
    assert refused == header.refused_lines
    if file.stem.startswith("good"):
        assert (header.promised, refused) == (100.0, ())


@pytest.mark.parametrize("name", SHIPPED)
def test_a_lesson_has_two_good_and_two_wrong_solutions(name: str) -> None:
    """And the two good ones are really different, and no wrong one passes."""
    files = [file for scenario, file in SOLUTIONS if scenario == name]
    good = [load_solution(f) for f in files if f.stem.startswith("good")]
    wrong = [load_solution(f) for f in files if f.stem.startswith("wrong")]
    assert len(good) >= 2
    assert len(wrong) >= 2
    assert good[0].actions != good[1].actions
    passing = load_scenario(name).pass_percent
    assert [s.name for s in wrong if s.header.promised >= passing] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_rule_is_won_and_lost_in_some_solution(name: str) -> None:
    """Law 5: a rule that nobody can lose, or win, judges nothing."""
    won: set[str] = set()
    lost: set[str] = set()
    for scenario, file in SOLUTIONS:
        if scenario == name:
            for finding in graded(name, file)["findings"]:
                (won if finding["ok"] else lost).add(finding["rule"])
    rules = {use.name for use in load_scenario(name).rules}
    assert (rules - won, rules - lost) == (set(), set())


@pytest.mark.parametrize(("name", "file"), SOLUTIONS, ids=lambda v: getattr(v, "stem", v))
def test_every_lost_point_says_why_where_and_what_is_better(name: str, file: Path) -> None:
    """Law 7: in both languages, with a requirement and a line of the attempt."""
    lines = len(load_solution(file).actions)
    for finding in graded(name, file)["findings"]:
        if not finding["ok"]:
            assert finding["requirement"].startswith("R")
            assert 1 <= finding["line"] <= lines
            for words in (finding["why"], finding["better"]):
                assert all(words.values())
                assert words["ru"] != words["en"]


@pytest.mark.parametrize(("name", "file"), SOLUTIONS, ids=lambda v: getattr(v, "stem", v))
def test_the_points_add_up(name: str, file: Path) -> None:
    """Findings are all the points there are."""
    document = graded(name, file)
    rules = sum(use.points for use in load_scenario(name).rules)
    assert document["of"] == rules
    assert round(sum(f["points"] for f in document["findings"]), 2) == document["points"]


@pytest.mark.requirement("R245")
@pytest.mark.parametrize("name", SHIPPED)
def test_every_question_is_graded_and_its_answer_explained(name: str) -> None:
    """The right choice wins, each other choice loses with the reason why."""
    scenario = load_scenario(name)
    for question in scenario.questions:
        for choice in question.choices:
            desk = fresh(name)
            desk.do(AnswerQuestion(question=question.id, choice=choice.id))
            findings = grade(desk.trace(), scenario).as_json()["findings"]
            asked = [f for f in findings if f["rule"] == "questions_right" and f["line"] == 1]
            won = [f for f in asked if f["ok"]]
            assert bool(won) == (choice.id == question.right)
            if not won:
                told = [f["why"]["ru"] + (f["better"] or f["why"])["ru"] for f in asked]
                assert any(question.why.ru in words for words in told)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_bots_end_in_their_bands(name: str) -> None:
    """Diligent 100 on every seed, idle at most 10, random at most 30 as the median of 50."""
    scenario = load_scenario(name)
    assert {bot_percent(scenario, "diligent", seed) for seed in range(1, 21)} == {100.0}
    assert bot_percent(scenario, "idle", 1) <= 10
    assert median(bot_percent(scenario, "random", seed) for seed in range(1, 51)) <= 30


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("bot", sorted(BOTS))
def test_every_bot_plays_every_lesson_to_its_end(name: str, bot: str) -> None:
    """No bot is thrown out by an exception."""
    assert 0 <= bot_percent(load_scenario(name), bot, 3) <= 100


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_lesson_has_a_brief_and_a_notebook_that_only_shows(name: str, lang: str) -> None:
    """Prose, one call, questions: no definition, no loop, one import."""
    assert len(load_brief(name, lang)) > 200
    notebook = json.loads((notebooks_dir() / lang / f"{name}.ipynb").read_text(encoding="utf-8"))
    code = ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    assert code == [f'from crmsim import lesson\n\nlesson("{name}", lang="{lang}")']


@pytest.mark.parametrize("kind", VERBS, ids=lambda kind: VERB_NAMES[kind])
def test_every_verb_is_documented_and_named_after_its_class(kind: type) -> None:
    """`MoveLead` is `move_lead`, and says what it does."""
    snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")
    assert VERB_NAMES[kind] == snake
    assert kind.__doc__
    assert kind.__module__ in {family.__name__ for family in FAMILIES}
    assert VERBS[kind].__doc__
