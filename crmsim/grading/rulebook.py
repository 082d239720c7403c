"""The rulebook: every rule by its name, what it promises, and which parameters it takes.

The rules themselves live in `rules/<family>.py`; nothing is judged here.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from inspect import Parameter, signature
from pathlib import Path
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from crmsim.desk.trace import Trace
from crmsim.errors import Problem, UnknownName, did_you_mean
from crmsim.grading.finding import Finding
from crmsim.scenario.schema import RuleUse, Scenario
from crmsim.words import Phrase

Judge = Callable[..., Iterable[Finding]]
RULES: dict[str, "Rule"] = {}
GIVEN = ("trace", "scenario")


@dataclass(frozen=True, slots=True)
class Rule:
    """A promise that a trace keeps or breaks; `advice` says how to keep it."""

    name: str
    requirements: tuple[str, ...]
    advice: Phrase
    judge: Judge
    params: Mapping[str, Parameter]
    types: Mapping[str, Any]
    reads_scenario: bool

    @property
    def promise(self) -> str:
        """The rule in one English sentence."""
        return (self.judge.__doc__ or "").strip()

    def findings(
        self, trace: Trace, scenario: Scenario, params: Mapping[str, Any]
    ) -> list[Finding]:
        """What the rule states about a trace."""
        given = {"scenario": scenario} if self.reads_scenario else {}
        return list(self.judge(trace, **given, **params))


def rule(requirement: str | tuple[str, ...], advice: Phrase) -> Callable[[Judge], Judge]:
    """Register a rule under its function's name, with the requirements that it judges."""
    ids = (requirement,) if isinstance(requirement, str) else requirement

    def register(judge: Judge) -> Judge:
        name = judge.__name__
        if name in RULES:
            raise ValueError(f"The rule {name} is there twice.")
        found = signature(judge).parameters
        params = {key: value for key, value in found.items() if key not in GIVEN}
        hints = get_type_hints(judge)
        types = {key: hints[key] for key in params}
        RULES[name] = Rule(name, ids, advice, judge, params, types, "scenario" in found)
        return judge

    return register


def all_rules() -> dict[str, Rule]:
    """Every rule by name, in the order of the families."""
    import crmsim.grading.rules  # noqa: F401  # importing a family registers its rules

    return RULES


def find_rule(name: str) -> Rule:
    """The rule of that name; UnknownName where there is none."""
    rules = all_rules()
    if name not in rules:
        raise UnknownName("rule", name, rules)
    return rules[name]


def rule_problems(scenario: Scenario, file: str) -> Iterator[Problem]:
    """What is wrong with the rules of a scenario, at the lines of its file."""
    from crmsim.scenario.load import read

    document = read(Path(file))
    names: set[str] = set()
    skills = [skill.id for skill in scenario.skills]
    for place, use in enumerate(scenario.rules):
        for path, message in _use_faults(use, skills, names):
            yield document.problem(("rules", place, *path), message)
        names.add(use.name)


def _use_faults(
    use: RuleUse, skills: list[str], names: set[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    if use.name in names:
        yield ("rule",), f"{use.name!r} is here twice; give the second one an id of its own."
    if use.skill not in skills:
        hint = did_you_mean(use.skill, skills)
        yield ("skill",), f"The scenario has no skill {use.skill!r}.{hint}"
    try:
        faults = list(param_faults(use.rule, use.params))
    except UnknownName as unknown:
        yield ("rule",), str(unknown)
        return
    for key, message in faults:
        yield ("params", key), message


def param_faults(name: str, params: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a rule's parameters: (parameter, sentence); UnknownName for no rule."""
    found = find_rule(name)
    for key, value in params.items():
        if key not in found.params:
            yield key, f"The rule {name} has no parameter {key!r}.{did_you_mean(key, found.params)}"
        elif (fault := _type_fault(found.types[key], value)) is not None:
            yield key, fault
    for key, param in found.params.items():
        if key not in params and param.default is Parameter.empty:
            yield key, f"The rule {name} needs the parameter {key!r}."


def _type_fault(kind: Any, value: Any) -> str | None:
    try:
        _adapter(kind).validate_json(json.dumps(value, default=str), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = "".join(f"[{part!r}]" for part in first["loc"])
        return f"{value!r} does not fit{' at ' + where if where else ''}: {first['msg']}."
    return None


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
