"""One test for all rules, whoever adds them: a promise, its requirements, praise and blame."""

import re
from inspect import Parameter
from pathlib import Path

import pytest

from crmsim.errors import UnknownName
from crmsim.grading.finding import Finding
from crmsim.grading.rulebook import all_rules, find_rule, param_faults, rule, rule_problems
from crmsim.words import say
from tests.grading.examples import EXAMPLES, QUESTION, Example
from tests.grading.position import lesson, play, use

RULES = sorted(all_rules())
FAULTY = """\
rules:
  - rule: converted
  - rule: converted
  - rule: convertd
  - rule: found_by_name
    params:
      leed: 1
  - {rule: visit_on, skill: skil}
"""


def findings(name: str, example: Example, *, praised: bool) -> list[Finding]:
    """What a rule states about one side of its example."""
    trace = play(example.position, *(example.praised if praised else example.blamed))
    assert not any(step.missing for step in trace.steps), [s.missing for s in trace.steps]
    return find_rule(name).findings(trace, lesson(questions=(QUESTION,)), example.params)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_what_it_promises_and_for_which_requirement(name: str) -> None:
    """A rule has a sentence, requirement ids, and advice."""
    found = find_rule(name)
    assert found.promise.endswith((".", ")."))
    assert all(re.fullmatch(r"R\d{3}", one) for one in found.requirements)
    assert found.requirements
    assert found.advice.text("en").endswith(".")


@pytest.mark.parametrize("name", RULES)
def test_a_rule_praises_its_good_example(name: str) -> None:
    """Law 5: some play wins every finding of the rule."""
    found = findings(name, EXAMPLES[name], praised=True)
    assert found
    assert [f.why.text("en") for f in found if not f.ok] == []


@pytest.mark.parametrize("name", RULES)
def test_a_rule_blames_its_bad_example(name: str) -> None:
    """Law 5: some play loses a finding, and is told what would have been better (law 7)."""
    blamed = [f for f in findings(name, EXAMPLES[name], praised=False) if not f.ok]
    assert blamed
    assert all(f.better is not None and f.better.text("en") for f in blamed)


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("praised", [True, False])
def test_a_finding_can_be_told_in_both_languages(name: str, praised: bool) -> None:
    """Law 7: every place in a sentence has its value, in Russian and in English."""
    for found in findings(name, EXAMPLES[name], praised=praised):
        for phrase in (found.why, found.better):
            for lang in ("ru", "en"):
                assert phrase is None or re.fullmatch(r"[^{}]+", phrase.text(lang))


@pytest.mark.parametrize("name", RULES)
def test_no_rule_is_won_by_doing_nothing(name: str) -> None:
    """Whoever does nothing at the good example's position has no finding that praises."""
    example = EXAMPLES[name]
    trace = play(example.position)
    found = find_rule(name).findings(trace, lesson(questions=(QUESTION,)), example.params)
    assert not any(one.ok for one in found)


@pytest.mark.parametrize("name", RULES)
def test_the_parameters_of_an_example_fit_its_rule(name: str) -> None:
    """What an example gives is what the linter accepts."""
    assert list(param_faults(name, EXAMPLES[name].params)) == []


def test_an_unknown_rule_is_told_with_the_nearest_one() -> None:
    """A typing error finds its word."""
    with pytest.raises(UnknownName, match="Did you mean 'converted'"):
        find_rule("convertd")


@pytest.mark.parametrize(
    ("name", "params", "key", "message"),
    [
        ("found_by_name", {"leed": 1}, "leed", "no parameter 'leed'. Did you mean 'lead'"),
        ("clients_reached", {}, "n", "needs the parameter 'n'"),
        ("clients_reached", {"n": "3"}, "n", "'3' does not fit"),
        ("clients_reached", {"n": True}, "n", "True does not fit"),
        ("profile_filled", {"fields": ["a", 1]}, "fields", "at [1]"),
        ("views_opened", {"modes": ["lists"]}, "modes", "'list'"),
    ],
)
def test_a_wrong_parameter_is_named(name: str, params: object, key: str, message: str) -> None:
    """Unknown, missing and unfitting parameters are told apart, one by one."""
    assert isinstance(params, dict)
    [(found, told)] = param_faults(name, params)
    assert found == key
    assert message in told


def test_the_linter_names_the_line_of_a_wrong_rule(tmp_path: Path) -> None:
    """Each fault of a scenario's rules stands at the line of its key."""
    scenario = lesson(
        use("converted"),
        use("converted"),
        use("convertd"),
        use("found_by_name", params={"leed": 1}),
        use("visit_on").model_copy(update={"skill": "skil"}),
    )
    file = tmp_path / "scenario.yaml"
    file.write_text(FAULTY)
    problems = list(rule_problems(scenario, str(file)))
    assert [(p.line, p.key) for p in problems] == [
        (3, "rules.1.rule"),
        (4, "rules.2.rule"),
        (7, "rules.3.params.leed"),
        (8, "rules.4.skill"),
    ]


def test_two_rules_of_one_name_are_an_error() -> None:
    """A name says one thing."""

    def converted() -> list[Finding]:
        return []

    with pytest.raises(ValueError, match="converted is there twice"):
        rule("R001", say("Do it."))(converted)


def test_blame_without_a_better_move_cannot_be_made() -> None:
    """Law 7 holds by construction."""
    with pytest.raises(ValueError, match="better"):
        Finding(False, None, say("Wrong."))


def test_every_default_of_a_parameter_fits_its_type() -> None:
    """A rule without params in YAML works."""
    for found in all_rules().values():
        given = {
            key: param.default
            for key, param in found.params.items()
            if param.default is not Parameter.empty
        }
        required = {
            key: EXAMPLES[found.name].params[key] for key in found.params if key not in given
        }
        assert list(param_faults(found.name, {**given, **required})) == []
