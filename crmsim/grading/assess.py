"""From a file to a grade: read, verify the opening, replay, judge. Never believes a score.

Whatever the file holds, the answer is a verdict with a sentence, and no traceback.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from crmsim.desk.attempt import Attempt, Header, Heading, parse_attempt, read_attempt
from crmsim.desk.replay import replay
from crmsim.errors import AttemptError, Malformed, ReplayDiverged, ScenarioError, UnknownVersion
from crmsim.grading.day import DayLine, tell_day
from crmsim.grading.grade import Grade, grade, number
from crmsim.grading.report import compose, render_html
from crmsim.grading.report.page import render_verdict
from crmsim.scenario.schema import NAME_OF_SCENARIO, Scenario
from crmsim.sim.opening import Opening
from crmsim.words import Phrase, say

GRADED = "graded"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A file's verdict, with its grade or the reason why there is none; `line` is of the file."""

    file: str
    verdict: str
    header: Header | None = None
    scenario: Scenario | None = None
    grade: Grade | None = None
    day: tuple[DayLine, ...] = ()
    why: Phrase | None = None
    line: int | None = None

    def as_json(self) -> dict[str, Any]:
        """As `grade --json` shows it."""
        found, header = self.grade, self.header
        return {
            "file": self.file,
            "scenario": header.scenario if header else None,
            "trainee": header.trainee if header else None,
            "verdict": self.verdict,
            "percent": found.percent if found else None,
            "points": number(found.points) if found else None,
            "of": number(found.of) if found else None,
            "passed": found.passed if found else None,
            "findings": found.findings if found else [],
            "why": self.why.both() if self.why else None,
            "line": self.line,
        }

    def html(self, lang: str) -> str:
        """The report as a page; for an attempt without a grade, a page that says why."""
        if self.grade is None or self.scenario is None or self.header is None:
            trainee = self.header.trainee if self.header else ""
            return render_verdict(self.verdict, self.why, lang, trainee)
        report = compose(self.grade, self.day, self.scenario, self.header.opening)
        return render_html(report, lang, self.header.trainee)


def assess_file(path: Path, with_day: bool = False) -> Assessment:
    """`assess`, with the opening verified: what a pool of workers calls.

    The day is told *with_day* alone: only a report shows it.
    """
    return assess(path, with_day=with_day)


def assess(
    source: Path | bytes,
    *,
    scenario: Scenario | None = None,
    trust_openings: bool = False,
    with_day: bool = True,
) -> Assessment:
    """The verdict on an attempt, a file or its bytes.

    A *scenario* given here judges the attempt instead of the shipped one of the same id; its
    opening cannot be cast again then, and has to be trusted.
    """
    name = source.name if isinstance(source, Path) else "-"
    try:
        attempt = _read(source)
    except AttemptError as error:
        return _refused(name, error, None)
    try:
        trusted = trust_openings or scenario is not None
        return _judge(name, attempt, scenario, trusted, with_day)
    except AttemptError as error:
        return _refused(name, error, attempt.header)
    except Exception as fault:  # noqa: BLE001  # a hostile file must not stop a class's grading
        why = say("The attempt cannot be played: {fault}.", fault=type(fault).__name__)
        return _refused(name, Malformed(why), attempt.header)


def _read(source: Path | bytes) -> Attempt:
    try:
        if isinstance(source, bytes):
            return parse_attempt(source, _known)
        return read_attempt(source, _known)
    except OSError as error:
        why = say("The file cannot be read: {fault}.", fault=error.strerror or type(error).__name__)
        raise Malformed(why) from None
    except (ValueError, RecursionError, MemoryError) as fault:
        why = say("Not an attempt: {what}.", what=type(fault).__name__)
        raise Malformed(why) from None


def _judge(
    name: str, attempt: Attempt, given: Scenario | None, trusted: bool, with_day: bool
) -> Assessment:
    header = attempt.header
    scenario = given if given is not None else _shipped(header.scenario)
    if scenario.id != header.scenario or header.opening.scenario != header.scenario:
        raise ReplayDiverged(say("The position belongs to another scenario."), 1)
    if not trusted:
        attempt = Attempt(_genuine(header), attempt.lines)
    trace = replay(attempt)
    graded = grade(trace, scenario)
    day = tell_day(trace, graded) if with_day else ()
    return Assessment(name, GRADED, header, scenario, graded, day)


def _shipped(scenario_id: str) -> Scenario:
    from crmsim.scenario.load import load_scenario

    try:
        if NAME_OF_SCENARIO.fullmatch(scenario_id):
            return load_scenario(scenario_id)
    except ScenarioError:
        pass
    raise UnknownVersion(say("There is no scenario «{id}» here.", id=scenario_id), 1)


def _genuine(header: Header) -> Header:
    """The header with the opening that casting gives; ReplayDiverged where it gives another.

    Another version of Faker gives people other names; then all but names must agree.
    """
    from crmsim.scenario.cast import versions

    made = _cast(header.scenario, header.seed, header.lang)
    if made is header.opening:
        return header
    if made == header.opening:
        return header.model_copy(update={"opening": made})
    same_faker = header.versions.get("faker") == versions()["faker"]
    if same_faker or _nameless(made) != _nameless(header.opening):
        why = say("The position is not the one that this scenario and seed make.")
        raise ReplayDiverged(why, 1)
    return header


def _known(heading: Heading) -> Opening | None:
    """The opening that an honest attempt has; None for a scenario that is not here."""
    try:
        _shipped(heading.scenario)
        return _cast(heading.scenario, heading.seed, heading.lang)
    except (AttemptError, ScenarioError):
        return None


@lru_cache(maxsize=256)
def _cast(scenario_id: str, seed: int, lang: str) -> Opening:
    from crmsim.scenario.cast import cast
    from crmsim.scenario.load import company_of, load_scenario

    return cast(load_scenario(scenario_id), company_of(scenario_id), seed, lang)


def _nameless(opening: Opening) -> Opening:
    blank = {"name": "", "email": "", "birth_date": "", "city": ""}
    leads = (
        lead.model_copy(update={"person": lead.person.model_copy(update=blank)})
        for lead in opening.leads
    )
    staff = (
        who.model_copy(update={"name": "", "email": "", "phone": ""}) for who in opening.employees
    )
    return opening.model_copy(update={"leads": tuple(leads), "employees": tuple(staff)})


def _refused(name: str, error: AttemptError, header: Header | None) -> Assessment:
    return Assessment(name, error.verdict, header, why=error.why, line=error.line)
