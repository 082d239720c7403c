"""A report's data as one HTML page: everything inside it, every text escaped."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from crmsim.words import Day, Moment, Phrase, Time, say

if TYPE_CHECKING:
    from jinja2 import Template

DAY_MIN = 24 * 60
SIGNS = {"right": "✓", "wrong": "✕", "refused": "⊘", "unjudged": "·"}
LABELS: dict[str, Phrase] = {
    "report": say("Lesson report"),
    "passed": say("Passed"),
    "failed": say("Not passed yet"),
    "points": say("points"),
    "of": say("of"),
    "needed": say("To pass"),
    "hints": say("Hints read"),
    "skills": say("Skills"),
    "lost": say("What was lost, and what would have been better"),
    "nothing_lost": say("Nothing was lost. Well done!"),
    "won": say("What was right"),
    "better": say("Better:"),
    "requirement": say("Requirement"),
    "line": say("Line"),
    "goal": say("Goal"),
    "why": say("Why"),
    "day": say("Your day"),
    "time": say("Time"),
    "minutes": say("Min"),
    "step": say("What you did"),
    "result": say("Result"),
    "right": say("right"),
    "wrong": say("wrong"),
    "refused": say("refused"),
    "unjudged": say("not judged"),
    "first_wrong": say("The first wrong step"),
    "strip": say("The day as a strip: the table below says the same in words."),
    "nothing_done": say("No line was written."),
    "end": say("at the end"),
    "not_graded": say("This attempt was not graded"),
}


def render_html(report: dict[str, Any], lang: str, trainee: str = "") -> str:
    """A report as a page in *lang* (`ru` or `en`), for a screen, a printer and a screen reader."""
    start = datetime.fromisoformat(report["start"])
    strips = _strips(report, start, lang)
    at = Moment if len(strips) > 1 else Time
    return _template("report.html.j2").render(
        report=report,
        lang=lang,
        trainee=trainee,
        label={name: phrase.text(lang) for name, phrase in LABELS.items()},
        decimal=_decimal(lang),
        clock=lambda minute: Time(start + timedelta(minutes=minute)).text(lang),
        moment=lambda minute: at(start + timedelta(minutes=minute)).text(lang),
        lost=_lost(report["findings"]),
        won=[found for found in report["findings"] if found["ok"]],
        strips=strips,
        signs=SIGNS,
    )


def render_verdict(verdict: str, why: Phrase | None, lang: str, trainee: str) -> str:
    """A page for an attempt that was not graded: the verdict, and the reason."""
    return _template("verdict.html.j2").render(
        verdict=verdict,
        why=why.text(lang) if why else "",
        lang=lang,
        trainee=trainee,
        label={name: phrase.text(lang) for name, phrase in LABELS.items()},
    )


@cache
def _template(name: str) -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("crmsim.grading.report", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _lost(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was lost, goal by goal; a hint's price is of no goal's points."""
    goals: dict[str, list[dict[str, Any]]] = {}
    for found in findings:
        if not found["ok"]:
            goals.setdefault(found["rule"], []).append(found)
    return [
        {
            "title": found[0]["title"],
            "points": round(sum(one["points"] - one["of"] for one in found), 2),
            "found": found,
        }
        for found in goals.values()
    ]


def _decimal(lang: str) -> Callable[[float], str]:
    """Numbers as the language writes them; a lost point has a real minus."""

    def show(value: float) -> str:
        shown = f"{value:g}".replace("-", "\N{MINUS SIGN}")
        return shown.replace(".", ",") if lang == "ru" else shown

    return show


def _strips(report: dict[str, Any], start: datetime, lang: str) -> list[dict[str, Any]]:
    """The working days with something in them, each with its blocks in thousandths of a day."""
    midnight = start.replace(hour=0, minute=0)
    before = int((start - midnight).total_seconds()) // 60
    opens, closes = (_minutes(report["hours"][key]) for key in ("opens", "closes"))

    def day_of(line: dict[str, Any]) -> int:
        return int(line["at_min"] + before) // DAY_MIN

    days = [(number, list(lines)) for number, lines in groupby(report["day"], key=day_of)]
    return [
        {
            "name": Day((midnight + timedelta(days=number)).date()).text(lang),
            **report["hours"],
            "lines": [{**line, "state": state_of(line)} for line in lines],
            "blocks": [
                _block(line, line["at_min"] + before - number * DAY_MIN - opens, closes - opens)
                for line in lines
            ],
        }
        for number, lines in days
    ]


def _block(line: dict[str, Any], begins: int, length: int) -> dict[str, Any]:
    left = min(1000, max(0, begins * 1000 // length))
    width = max(3, line["minutes"] * 1000 // length)
    return {
        "left": min(left, 997),
        "width": min(width, 1000 - min(left, 997)),
        "state": state_of(line),
        "line": line["line"],
        "text": line["text"],
    }


def state_of(line: dict[str, Any]) -> str:
    """How a line of the day is marked."""
    if line["refused"]:
        return "refused"
    if line["ok"] is None:
        return "unjudged"
    return "right" if line["ok"] else "wrong"


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
