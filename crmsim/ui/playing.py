"""Playing a shipped solution through the bridge, as CI does in every notebook (CRMSIM_PLAY)."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crmsim.crm.verbs import Action
from crmsim.crm.verbs.account import SetPassword
from crmsim.crm.verbs.day import HandIn
from crmsim.desk.solution import Solution, load_solution
from crmsim.errors import CrmsimError, UnknownName
from crmsim.scenario.load import scenario_folder
from crmsim.ui.bridge import answer, carry_out
from crmsim.ui.seat import Seat

if TYPE_CHECKING:
    from crmsim.ui.lesson import Lesson


class BrokenPromise(CrmsimError):
    """A solution does not earn, or is not refused, what it says."""


def play(lesson: "Lesson", name: str, say_line: Callable[[str], None]) -> Seat:
    """The seat after a solution was played into a temporary attempt; its report goes to *say_line*.

    Raises: UnknownName for no such solution, BrokenPromise where it ends otherwise than promised.
    """
    solution = find_solution(lesson.name, name)
    folder = Path(tempfile.mkdtemp(prefix="crmsim-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    header = solution.header
    desk = lesson.desk(header.seed, folder / "attempt.jsonl", header.lang)
    seat = lesson.seat(desk)
    try:
        refused = [seq for seq, receipt in _receipts(seat, solution) if receipt["refusal"]]
        report = _asked(seat, {"id": "report", "see": "report"})
        for line in describe(report, lesson.lang):
            say_line(line)
        _hold_to_promise(solution, report["percent"], refused)
    except CrmsimError:
        desk.close()
        raise
    return seat


def find_solution(lesson: str, name: str) -> Solution:
    """The solution of that name that lies beside a lesson."""
    files = {file.stem: file for file in (scenario_folder(lesson) / "solutions").glob("*.jsonl")}
    if name not in files:
        raise UnknownName("solution", name, files)
    return load_solution(files[name])


def describe(report: dict[str, Any], lang: str) -> Iterator[str]:
    """A report as lines of text: the percentage, then the skills."""
    yield f"{report['percent']:g} % ({report['points']:g} / {report['of']:g})"
    for skill in report["skills"]:
        yield f"  {skill['name'][lang]}: {skill['points']:g} / {skill['of']:g}"


def _receipts(seat: Seat, solution: Solution) -> Iterator[tuple[int, dict[str, Any]]]:
    for seq, action in enumerate(solution.actions, start=1):
        yield seq, _done(seat, action, seq)
    if not seat.desk.crm.lesson.handed_in:
        seq = len(solution.actions) + 1
        yield seq, _done(seat, HandIn(), seq)


def _done(seat: Seat, action: Action, seq: int) -> dict[str, Any]:
    """One action by the way a browser takes; a solution holds no password that could be typed."""
    if isinstance(action, SetPassword):
        return carry_out(seat, action)
    return _asked(seat, {"id": seq, "action": action.model_dump(mode="json", exclude_none=True)})


def _asked(seat: Seat, message: dict[str, Any]) -> dict[str, Any]:
    reply = answer(seat, message)
    if "error" in reply:
        raise BrokenPromise(f"{message} is answered with {reply['error']['text']['en']}")
    result: dict[str, Any] = reply["result"]
    return result


def _hold_to_promise(solution: Solution, percent: float, refused: list[int]) -> None:
    header = solution.header
    if percent != header.promised:
        raise BrokenPromise(f"{solution.name} earns {percent} %, and promises {header.promised} %.")
    if refused != list(header.refused_lines):
        promised = list(header.refused_lines)
        raise BrokenPromise(f"{solution.name} is refused at {refused}, and promises {promised}.")
