"""The desk: the only door from a screen to a world; every action is written down first."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from crmsim.crm.snapshot import query_rows
from crmsim.crm.store import Crm
from crmsim.crm.verbs import Action, Event
from crmsim.crm.views import look
from crmsim.desk.attempt import Attempt, AttemptFile, Header, Line, resume_attempt
from crmsim.desk.chain import line_digest
from crmsim.desk.replay import replay_world
from crmsim.desk.trace import Step, Trace
from crmsim.errors import CrmsimError, Missing
from crmsim.sim.world import Outcome, World


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one action led to; `minutes` is what it cost."""

    seq: int
    at_min: int
    minutes: int
    events: tuple[Event, ...]
    missing: tuple[Missing, ...]
    digest: str

    @property
    def refused(self) -> bool:
        """Whether nothing happened because something was missing."""
        return bool(self.missing)


class DeskFailure(CrmsimError):
    """A fault of ours: the action was not written, and the desk stands as before it."""


class Desk:
    """One trainee at one opening. Safe to enter from any thread."""

    def __init__(
        self, header: Header, file: Path | None = None, grader: Callable[[Trace], Any] | None = None
    ) -> None:
        self._lock = RLock()
        self._grader = grader
        resumed = file is not None and file.exists() and file.stat().st_size > 0
        attempt = resume_attempt(file) if file and resumed else Attempt(header, [])
        self.header = attempt.header
        self._lines = attempt.lines
        self._world, self._steps, self._digest = self._replayed()
        self._file = AttemptFile(file) if file else None
        if self._file and not resumed:
            self._file.begin(header)

    def do(self, action: Action) -> Receipt:
        """Do an action; refused or not, it is on the disk when the receipt returns.

        Raises: DeskFailure where crmsim itself fails; nothing is written then.
        """
        with self._lock:
            try:
                return self._write_down(action, self._world.act(action))
            except Exception as fault:
                self._world, self._steps, self._digest = self._replayed()
                raise DeskFailure(f"{type(fault).__name__}: {fault}") from fault

    def see(self, view: str, **filters: Any) -> Any:
        """What a view shows, as plain data; changes nothing. UnknownName for no view."""
        with self._lock:
            return look(self._world.crm, view, **filters)

    def sql(self, query: str) -> list[dict[str, Any]]:
        """The rows that a SELECT over a fresh snapshot gives; ValueError for another query."""
        with self._lock:
            return query_rows(self._world.crm, query)

    @property
    def crm(self) -> Crm:
        """The rows, for reading only."""
        return self._world.crm

    @property
    def last_digest(self) -> str:
        """The digest of the last line, or of the position where there is none."""
        return self._digest

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be done but hand in."""
        return self._world.is_over or self._world.crm.lesson.handed_in

    @property
    def closes_min(self) -> int:
        """The minute at which the lesson's last working day closes."""
        return self._world.closes_min

    def trace(self) -> Trace:
        """All that has happened up to now."""
        with self._lock:
            return Trace(self.header.opening, self._steps, self._world.history, self._world.crm)

    def grade(self) -> Any:
        """The grade of what has been done up to now."""
        if self._grader is None:
            raise CrmsimError("This desk has no rulebook.")
        with self._lock:
            return self._grader(self.trace())

    def close(self) -> None:
        """Let the attempt's file go."""
        if self._file is not None:
            self._file.close()

    def _write_down(self, action: Action, outcome: Outcome) -> Receipt:
        digest = line_digest(self._digest, action, outcome)
        line = Line(
            seq=outcome.line,
            at_min=outcome.at_min,
            action=action,
            refusal=outcome.codes,
            digest=digest,
        )
        if self._file is not None:
            self._file.append(line)
        self._digest = digest
        self._lines.append(line)
        step = Step.of(action, outcome, self._world.clock.now)
        self._steps.append(step)
        minutes = step.ends_min - step.at_min
        return Receipt(line.seq, line.at_min, minutes, outcome.events, outcome.missing, digest)

    def _replayed(self) -> tuple[World, list[Step], str]:
        world, trace, digest = replay_world(Attempt(self.header, self._lines))
        return world, trace.steps, digest
