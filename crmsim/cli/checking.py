"""What `crmsim check` finds out about a scenario: its file, its solutions, its bots."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from crmsim.bots import find_bot
from crmsim.cli.play import open_for, play_solution, solution_files
from crmsim.desk.solution import load_solution
from crmsim.errors import CrmsimError, Problem, ScenarioError
from crmsim.grading.grade import grade
from crmsim.grading.rulebook import rule_problems
from crmsim.scenario.load import company_of, load_scenario, scenario_folder
from crmsim.scenario.schema import Company, Scenario

SEEDS = {"diligent": 10, "random": 50, "idle": 1}
Progress = Callable[[str], None]


@dataclass
class Report:
    """All that was found out about one scenario."""

    id: str
    file: str
    problems: list[Problem] = field(default_factory=list)
    solutions: list[dict[str, Any]] = field(default_factory=list)
    bots: dict[str, float] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    def as_json(self) -> dict[str, Any]:
        """The shape of `crmsim check --json`."""
        return {
            "id": self.id,
            "file": self.file,
            "ok": self.ok,
            "problems": [
                {"file": p.file, "line": p.line, "key": p.key, "message": p.message}
                for p in self.problems
            ],
            "solutions": self.solutions,
            "bots": self.bots,
        }


@dataclass(frozen=True, slots=True)
class Play:
    """A scenario in its company, and the report on it."""

    scenario: Scenario
    company: Company
    report: Report


def check_scenario(name: str, progress: Progress) -> Report:
    """Load a scenario, replay its solutions, let the bots play it."""
    report = Report(name, name)
    try:
        report.file = str(scenario_folder(name) / "scenario.yaml")
        scenario = load_scenario(name)
        report.id = scenario.id
        company = company_of(name)
    except ScenarioError as error:
        report.problems.extend(error.problems)
        return report
    report.problems.extend(rule_problems(scenario, report.file))
    report.problems.extend(_brief_problems(scenario, Path(report.file).parent))
    if report.ok:
        _check_play(Play(scenario, company, report), progress)
    return report


def _check_play(play: Play, progress: Progress) -> None:
    name, problems = play.scenario.id, play.report.problems
    for file in solution_files(str(Path(play.report.file).parent)):
        progress(f"{name}: {file.stem}")
        problems.extend(_check_solution(play, file))
    if not problems:
        for bot, band in play.scenario.bots.items():
            progress(f"{name}: bot {bot}")
            problems.extend(_check_bot(play, bot, band))


def _check_solution(play: Play, file: Path) -> Iterator[Problem]:
    try:
        solution = load_solution(file)
        desk = play_solution(play.scenario, solution, company=play.company)
    except ScenarioError as error:
        yield from error.problems
        return
    trace, promised = desk.trace(), solution.header.promised
    percent = grade(trace, play.scenario).percent
    refused = [step.line for step in trace.steps if step.missing]
    row = {"name": file.stem, "percent": percent, "promised": promised, "refused_lines": refused}
    play.report.solutions.append(row)
    if percent != promised:
        yield Problem(str(file), 1, "promised", f"It promises {promised} % and earns {percent} %.")
    if refused != list(solution.header.refused_lines):
        yield Problem(str(file), 1, "refused_lines", f"These lines are refused: {refused}.")


def _check_bot(play: Play, bot: str, band: tuple[int, int]) -> Iterator[Problem]:
    file, scores = play.report.file, {}
    for seed in range(1, SEEDS.get(bot, 10) + 1):
        try:
            scores[seed] = bot_percent(play.scenario, bot, seed, play.company)
        except CrmsimError as error:
            yield Problem(file, 1, f"bots.{bot}", f"With seed {seed}: {error}")
            return
    low, high = band
    middle = play.report.bots[bot] = median(scores.values())
    outside = [seed for seed, score in scores.items() if not low <= score <= high]
    if bot == "diligent" and outside:
        why = f"With seed {outside[0]} it earns {scores[outside[0]]} %, not {low}–{high} %."
        yield Problem(file, 1, f"bots.{bot}", why)
    elif not low <= middle <= high:
        why = f"The median is {middle} %, not {low}–{high} %."
        yield Problem(file, 1, f"bots.{bot}", why)


def bot_percent(scenario: Scenario, bot: str, seed: int, company: Company | None = None) -> float:
    """What a bot earns with a seed."""
    desk = open_for(scenario, f"bot {bot}", seed, "ru", company=company)
    find_bot(bot)(desk, scenario)
    return grade(desk.trace(), scenario).percent


def _brief_problems(scenario: Scenario, folder: Path) -> Iterator[Problem]:
    for lang in ("ru", "en"):
        brief = folder / f"brief.{lang}.md"
        if not brief.is_file() or not brief.read_text(encoding="utf-8").strip():
            yield Problem(str(brief), 1, "-", f"{scenario.id} has no brief in {lang!r}.")
