"""What a rule says of a line of play, short enough for a table of cases."""

from typing import Any

from crmsim.crm.verbs import Action
from crmsim.grading.finding import Finding
from crmsim.grading.rulebook import find_rule
from crmsim.sim.opening import Opening
from tests.grading.position import lesson, play


def judge(rule: str, position: Opening, *actions: Action, **params: Any) -> list[Finding]:
    """The findings of a rule; no action of a case may be refused."""
    trace = play(position, *actions)
    assert not any(step.missing for step in trace.steps), [s.missing for s in trace.steps]
    return find_rule(rule).findings(trace, lesson(), params)


def verdicts(rule: str, position: Opening, *actions: Action, **params: Any) -> list[bool]:
    """Whether each finding of a rule praises."""
    return [finding.ok for finding in judge(rule, position, *actions, **params)]
