"""What a notebook calls: a lesson on the screen, a desk without one, a grade.

A trainee's mistakes are answered with a sentence, never with a traceback.
"""

import getpass
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crmsim.desk.attempt import Header
from crmsim.desk.desk import Desk
from crmsim.desk.trace import Trace
from crmsim.errors import AttemptError, CrmsimError, ScenarioError, meant
from crmsim.scenario.load import company_of, load_brief, load_scenario, scenario_folder, shipped
from crmsim.scenario.schema import Scenario
from crmsim.ui.seat import Seat
from crmsim.ui.shelf import Shelf, home
from crmsim.words import LANGUAGES, Phrase, say

if TYPE_CHECKING:
    from crmsim.ui.widgets.desk import DeskWidget

_on_screen: dict[str, "DeskWidget"] = {}


class Unusable(CrmsimError):
    """The trainee cannot go on like this; the sentence says why."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why.text("en"))
        self.why = why


def lesson(
    id: str,  # noqa: A002 (notebooks call it so)
    lang: str | None = None,
    trainee: str | None = None,
) -> "DeskWidget | None":
    """The desk of a lesson, for the last line of a cell; goes on where the trainee was.

    With CRMSIM_PLAY the desk shows what that shipped solution has done, and its report is printed.
    """
    lang = lang or os.environ.get("CRMSIM_LANG") or "ru"
    solution = os.environ.get("CRMSIM_PLAY")
    if solution:
        from crmsim.ui.playing import play

        return _show(play(_left(id, lang, f"solution {solution}"), solution, _say))
    try:
        return _show(_resume(_left(id, lang, trainee or _login())))
    except Unusable as unusable:
        _say(unusable.why.text(lang if lang in LANGUAGES else "ru"))
    except (CrmsimError, OSError) as error:
        _say(str(error))
    return None


def open_desk(
    id: str,  # noqa: A002 (as for `lesson`)
    seed: int | None = None,
    lang: str = "ru",
    file: str | Path | None = None,
) -> Desk:
    """A desk without a screen, at a fresh opening or at that of an attempt in *file*.

    Raises: ScenarioError for no such lesson, AttemptError for a file that is no attempt.
    """
    found = Lesson(load_scenario(id), id, _known_language(lang), _login())
    place = None if file is None else Path(file)
    return found.desk(found.scenario.seed if seed is None else seed, place)


def grade(attempt: str | Path | Desk) -> Any:
    """The grade of a desk up to now, or the assessment of an attempt in a file."""
    if isinstance(attempt, Desk):
        return attempt.grade()
    from crmsim.grading.assess import assess_file

    return assess_file(Path(attempt))


@dataclass(frozen=True)
class Lesson:
    """A scenario, where it was found, in which language, and for whom."""

    scenario: Scenario
    name: str
    lang: str
    trainee: str

    @classmethod
    def find(cls, name: str, lang: str, trainee: str) -> "Lesson":
        """The lesson of that id or folder; Unusable where there is none."""
        known = _known_language(lang)
        try:
            scenario_folder(name)
        except ScenarioError:
            hint = meant(name, shipped())
            raise Unusable(say("There is no lesson «{id}».{hint}", id=name, hint=hint)) from None
        return cls(load_scenario(name), name, known, trainee)

    def desk(self, seed: int, file: Path | None, lang: str | None = None) -> Desk:
        """A desk for an attempt in *file*, or for a fresh one of that seed.

        *lang* is the language of its people, where that is not the lesson's.
        """
        return Desk(self._header(seed, lang or self.lang), file, grader=self._grader())

    def seat(self, desk: Desk, start_again: Callable[[], Desk] | None = None) -> Seat:
        """The seat at a desk, with the lesson's brief."""
        brief = {lang: load_brief(self.name, lang) for lang in LANGUAGES}
        return Seat(desk, self.scenario, brief, self.lang, start_again=start_again)

    def _header(self, seed: int, lang: str) -> Header:
        from crmsim.scenario.cast import cast, versions

        return Header(
            scenario=self.scenario.id,
            seed=seed,
            trainee=self.trainee[:200],
            lang="en" if lang == "en" else "ru",
            versions=versions(),
            opening=cast(self.scenario, company_of(self.name), seed, lang),
        )

    def _grader(self) -> Callable[[Trace], Any]:
        def judge(trace: Trace) -> Any:
            from crmsim.grading.grade import grade as grade_of

            return grade_of(trace, self.scenario)

        return judge


def _left(name: str, lang: str, trainee: str) -> Lesson:
    """The lesson, after the desk that showed it before is closed."""
    found = Lesson.find(name, lang, trainee)
    earlier = _on_screen.pop(found.scenario.id, None)
    if earlier is not None:
        earlier.close()
    return found


def _resume(found: Lesson) -> Seat:
    shelf = Shelf(home(), found.scenario.id)
    latest = shelf.latest()
    desk = latest and _continued(found, shelf, latest)
    return found.seat(desk or _fresh(found, shelf), lambda: _fresh(found, shelf))


def _fresh(found: Lesson, shelf: Shelf) -> Desk:
    """The next attempt; another seed than any before it."""
    number = shelf.next_number()
    return found.desk(found.scenario.seed + number - 1, shelf.place(number))


def _continued(found: Lesson, shelf: Shelf, attempt: Path) -> Desk | None:
    """The desk of an attempt as it was left; None, and the file is set aside, where that fails."""
    try:
        desk = found.desk(found.scenario.seed + shelf.number(attempt) - 1, attempt)
    except OSError:
        raise
    except Exception as fault:  # noqa: BLE001 (whatever an edited file makes the world do)
        _set_aside(found, shelf, attempt, _why(fault))
        return None
    if desk.header.scenario == found.scenario.id:
        return desk
    desk.close()
    other = say("It is an attempt at «{id}».", id=desk.header.scenario)
    _set_aside(found, shelf, attempt, other)
    return None


def _why(fault: Exception) -> Phrase:
    if isinstance(fault, AttemptError):
        return fault.why
    return say("It cannot be played again.")


def _set_aside(found: Lesson, shelf: Shelf, attempt: Path, why: Phrase) -> None:
    aside = shelf.set_aside(attempt)
    told = say(
        "The attempt {file} cannot be continued. {why} It is kept as {aside}; a new one begins.",
        file=attempt.name,
        why=why,
        aside=aside.name,
    )
    _say(told.text(found.lang))


def _show(seat: Seat) -> "DeskWidget":
    from crmsim.ui.widgets.desk import DeskWidget

    widget = _on_screen[seat.scenario.id] = DeskWidget(seat)
    return widget


def _known_language(lang: str) -> str:
    if lang in LANGUAGES:
        return lang
    hint = meant(lang, LANGUAGES)
    raise Unusable(say("There is no language «{lang}».{hint}", lang=lang, hint=hint))


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "trainee"


def _say(text: str) -> None:
    print(text)  # noqa: T201 (a notebook's cell shows it)
