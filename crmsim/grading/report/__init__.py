"""The report of an attempt: as plain data in both languages, and as one HTML page without links.

What it says is computed by `grade` and `day`; here it is only put together and shown.
"""

from typing import Any

from crmsim.desk.trace import Trace
from crmsim.grading.day import DayLine, tell_day
from crmsim.grading.grade import Grade, both, grade
from crmsim.grading.report.page import render_html
from crmsim.scenario.schema import Scenario
from crmsim.sim.opening import Opening

__all__ = ["compose", "render_html", "report"]


def report(trace: Trace, scenario: Scenario) -> dict[str, Any]:
    """The grade of a trace, its findings, and the trainee's day, in both languages."""
    graded = grade(trace, scenario)
    return compose(graded, tell_day(trace, graded), scenario, trace.opening)


def compose(
    graded: Grade, day: tuple[DayLine, ...], scenario: Scenario, opening: Opening
) -> dict[str, Any]:
    """The same from its parts."""
    company = opening.organisation
    wrong = [one.line(graded.last) for one in graded.lost if one.finding.at is not None]
    return {
        **graded.as_json(),
        "day": [line.as_json() for line in day],
        "first_wrong": min(wrong, default=None),
        "lesson": {"id": scenario.id, "title": both(scenario.title)},
        "pass_percent": scenario.pass_percent,
        "organisation": both(company.name),
        "start": f"{opening.start:%Y-%m-%dT%H:%M}",
        "hours": {"opens": company.hours.opens, "closes": company.hours.closes},
    }
