"""Findings into points, points into a percentage. All inside is whole hundredths of a point.

The same code judges a prefix (coaching, hints) and the whole (law 8).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from crmsim.crm.verbs.day import HintTaken
from crmsim.desk.trace import Trace
from crmsim.errors import UnknownName
from crmsim.grading.finding import Finding, wrong
from crmsim.grading.rulebook import find_rule
from crmsim.scenario.schema import RuleUse, Scenario
from crmsim.words import Phrase, Text, Told, say

HINTS = "hints"
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Scored:
    """A finding and what it is worth; `points` and `of` are hundredths of a point."""

    rule: str
    title: Told
    skill: str | None
    requirement: str
    finding: Finding
    points: int
    of: int

    def line(self, last: int) -> int:
        """The line of the attempt that decided; the last one where its end did (law 7)."""
        at = self.finding.at
        return last if at is None else max(at.line, min(1, last))

    def as_json(self, last: int) -> dict[str, Any]:
        """As `report` and `grade --json` show it."""
        found = self.finding
        return {
            "rule": self.rule,
            "title": both(self.title),
            "requirement": self.requirement,
            "ok": found.ok,
            "points": number(self.points),
            "of": number(self.of),
            "line": self.line(last),
            "at_min": None if found.at is None else found.at.at_min,
            "card": found.card,
            "why": found.why.both(),
            "better": None if found.better is None else found.better.both(),
        }


@dataclass(frozen=True, slots=True)
class Skill:
    """What was earned in one skill, in hundredths of a point."""

    id: str
    name: Text
    points: int
    of: int

    def as_json(self) -> dict[str, Any]:
        """As `report` shows it."""
        return {
            "id": self.id,
            "name": both(self.name),
            "points": number(self.points),
            "of": number(self.of),
            "percent": tenths(self.points, self.of) / 10,
        }


@dataclass(frozen=True)
class Grade:
    """What an attempt has earned; `points` and `of` are hundredths of a point.

    `last` is the last line of the attempt, 0 for one without any.
    """

    scenario: str
    points: int
    of: int
    passed: bool
    skills: tuple[Skill, ...]
    scored: tuple[Scored, ...]
    hints: int
    last: int

    @property
    def percent(self) -> float:
        """From 0 to 100, one decimal, halves rounded up."""
        return tenths(self.points, self.of) / 10

    @cached_property
    def findings(self) -> list[dict[str, Any]]:
        """Every finding in both languages; words are made when somebody reads them."""
        return [scored.as_json(self.last) for scored in self.scored]

    @property
    def lost(self) -> Iterator[Scored]:
        """The findings that blame."""
        return (scored for scored in self.scored if not scored.finding.ok)

    def as_json(self) -> dict[str, Any]:
        """As `report` and `grade --json` show it; the day is told by `assess.day`."""
        return {
            "percent": self.percent,
            "points": number(self.points),
            "of": number(self.of),
            "passed": self.passed,
            "skills": [skill.as_json() for skill in self.skills],
            "findings": self.findings,
            "hints": self.hints,
        }


def grade(trace: Trace, scenario: Scenario) -> Grade:
    """What a trace earns in a scenario."""
    scored = tuple(s for use in scenario.rules for s in score(use, trace, scenario))
    hints = tuple(_hints(trace, scenario))
    points = max(0, sum(s.points for s in (*scored, *hints)))
    of = sum(s.of for s in scored)
    return Grade(
        scenario=scenario.id,
        points=points,
        of=of,
        passed=points * HUNDRED >= scenario.pass_percent * of,
        skills=tuple(_skills(scenario, scored)),
        scored=(*scored, *hints),
        hints=len(hints),
        last=len(trace.steps),
    )


def coach(trace: Trace, scenario: Scenario) -> Scored | None:
    """What is to be said about the last action: the dearest blame, else the dearest praise.

    None where nothing decided anything at this line.
    """
    last = len(trace.steps)
    uses = (s for use in scenario.rules for s in score(use, trace, scenario))
    here = [s for s in uses if s.finding.at is not None and s.finding.at.line == last]
    return max(here, key=lambda s: (not s.finding.ok, s.of), default=None)


def hint(trace: Trace, scenario: Scenario, rule_name: str) -> Phrase:
    """What would be better now by one rule of the scenario; UnknownName where it has none such."""
    uses = {use.name: use for use in scenario.rules}
    if rule_name not in uses:
        raise UnknownName("rule", rule_name, uses)
    use = uses[rule_name]
    found = find_rule(use.rule)
    for finding in found.findings(trace, scenario, use.params):
        if not finding.ok and finding.better is not None:
            return finding.better
    return found.advice


def goals(trace: Trace, scenario: Scenario) -> list[dict[str, Any]]:
    """Each rule of the scenario as a goal, and how it stands now: open, won, partly or lost."""
    taken = {event.rule for event in trace.every(HintTaken)}
    return [_goal(use, trace, scenario, use.name in taken) for use in scenario.rules]


def _goal(use: RuleUse, trace: Trace, scenario: Scenario, taken: bool) -> dict[str, Any]:
    scored = list(score(use, trace, scenario))
    told = hint(trace, scenario, use.name).both() if taken else None
    return {
        "rule": use.name,
        "title": both(use.title),
        "points": number(sum(one.points for one in scored)),
        "of": use.points,
        "state": _state([one.finding for one in scored]),
        "hint": None if use.hint is None else {"price": use.hint, "taken": taken, "text": told},
    }


def _state(findings: list[Finding]) -> str:
    if all(finding.ok for finding in findings):
        return "won"
    if any(finding.ok for finding in findings):
        return "partly"
    return "open" if all(finding.at is None for finding in findings) else "lost"


def score(use: RuleUse, trace: Trace, scenario: Scenario) -> Iterator[Scored]:
    """The findings of one rule with its points spread over them; a rule with none is lost."""
    found = find_rule(use.rule)
    findings = found.findings(trace, scenario, use.params) or [_nothing_yet(found.advice)]
    for finding, of in zip(findings, spread(use.points * HUNDRED, len(findings)), strict=True):
        requirement = finding.requirement or found.requirements[0]
        points = of if finding.ok else 0
        yield Scored(use.name, use.title, use.skill, requirement, finding, points, of)


def spread(points: int, parts: int) -> list[int]:
    """Whole *points* in so many whole parts that add up to them, the larger ones first."""
    each, rest = divmod(points, parts)
    return [each + (place < rest) for place in range(parts)]


def tenths(points: int, of: int) -> int:
    """Tenths of a percent, halves rounded up; nothing of nothing is nothing."""
    return (points * 2000 + of) // (2 * of) if of else 0


def number(hundredths: int) -> int | float:
    """Hundredths as a number with two decimals at most."""
    whole, rest = divmod(hundredths, HUNDRED)
    return whole if rest == 0 else hundredths / HUNDRED


def both(told: Told) -> dict[str, str]:
    """A text in both languages."""
    return {"ru": told.text("ru"), "en": told.text("en")}


def _nothing_yet(advice: Phrase) -> Finding:
    return wrong(None, say("Nothing has been done yet that this rule could judge."), advice)


def _hints(trace: Trace, scenario: Scenario) -> Iterator[Scored]:
    uses = {use.name: use for use in scenario.rules}
    for taken in trace.every(HintTaken):
        use = uses.get(taken.rule)
        if use is None or not use.hint:
            continue
        finding = wrong(
            taken,
            say("A hint was read for «{goal}».", goal=use.title),
            say("Try it by yourself first; the brief says what is asked."),
        )
        title = say("Hints")
        yield Scored(HINTS, title, None, "R253", finding, -use.hint * HUNDRED, 0)


def _skills(scenario: Scenario, scored: Iterable[Scored]) -> Iterator[Skill]:
    earned = {skill.id: [0, 0] for skill in scenario.skills}
    for one in scored:
        if one.skill in earned:
            earned[one.skill][0] += one.points
            earned[one.skill][1] += one.of
    for skill in scenario.skills:
        points, of = earned[skill.id]
        yield Skill(skill.id, skill.name, points, of)
