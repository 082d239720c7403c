"""A still picture of a desk in HTML, for places that show no widgets: GitHub, nbviewer.

It is the same on every run until the attempt is handed in.
"""

from collections.abc import Iterator
from html import escape

from crmsim.ui.seat import Seat
from crmsim.words import Told, say

RUN = say("Run the cell to sit down at the desk.")


def draw_still(seat: Seat) -> str:
    """The lesson's title and goals, and what was earned once it is handed in."""
    return f'<section lang="{seat.lang}">{"".join(_parts(seat))}</section>'


def _parts(seat: Seat) -> Iterator[str]:
    lesson, lang = seat.scenario, seat.lang
    yield f"<h3>{_shown(lesson.title, lang)}</h3><p>{_shown(lesson.goal, lang)}</p>"
    if seat.desk.crm.lesson.handed_in:
        yield from _earned(seat)
        return
    goals = "".join(f"<li>{_shown(use.title, lang)} ({use.points})</li>" for use in lesson.rules)
    yield f"<ol>{goals}</ol><p>{_shown(RUN, lang)}</p>"


def _earned(seat: Seat) -> Iterator[str]:
    from crmsim.grading.grade import grade as grade_of

    grade = grade_of(seat.desk.trace(), seat.scenario).as_json()
    yield f"<p><strong>{grade['percent']:g} %</strong></p>"
    yield "<ul>"
    for skill in grade["skills"]:
        yield f"<li>{escape(skill['name'][seat.lang])}: {skill['percent']:g} %</li>"
    yield "</ul>"


def _shown(text: Told, lang: str) -> str:
    return escape(text.text(lang))
