"""One word of a comment with everything around it, and what the words there say about time.

What a word proves is judged in `predicates` and `promises`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from crmsim.crm.reading.words import Clause, Word

DONE = ("past", "state")
VERBAL = (*DONE, "future", "present", "progressive", "infinitive", "imperative")
PROMISES = ("agree", "do", "go", "call", "answer", "ask")
PREDICATES = (*PROMISES, "talk", "chat", "refuse", "close", "think", "interest")

_SMALL = ("day", "soft", "clock", "prep", "until", "month", "number")


@dataclass(frozen=True, slots=True)
class When:
    """What words say about time: a day, a loose time, an hour, a month or season, «later»."""

    day: bool
    soft: bool
    clock: bool
    month: bool
    later: bool

    @property
    def exact(self) -> bool:
        """Whether somebody could put it into a calendar."""
        return self.day or self.clock

    @property
    def timed(self) -> bool:
        """Whether both the day and the hour are said."""
        return self.clock and (self.day or self.soft)

    @property
    def any(self) -> bool:
        """Whether anything better than «later» is said."""
        return self.day or self.soft or self.clock


@dataclass(frozen=True, slots=True)
class Act:
    """A predicate, where it stands, and what it proves.

    `kind` is talk, planned, fact, appointment, next, event, refusal, neutral or empty.
    A `weak` next step is nobody's promise, an `asked` one is the client's wish; `why` is the code
    of what keeps an empty one from counting.
    """

    clause: int
    at: int
    kind: str
    why: str = ""
    weak: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """One word of a comment with everything around it."""

    clauses: tuple[Clause, ...]
    clause: int
    at: int

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.clauses[self.clause].words[self.at]

    @property
    def before(self) -> tuple[Word, ...]:
        """The words before it in its clause."""
        return self.clauses[self.clause].words[: self.at]

    @property
    def after(self) -> tuple[Word, ...]:
        """The words after it in its clause."""
        return self.clauses[self.clause].words[self.at + 1 :]

    @property
    def near(self) -> tuple[Clause, ...]:
        """Its clause, the one before it and the two after it."""
        return self.clauses[max(0, self.clause - 1) : self.clause + 3]

    @property
    def when(self) -> When:
        """What its clause says about time, with a neighbour that tells nothing else."""
        return time_of(self.around)

    @property
    def around(self) -> tuple[Word, ...]:
        """The words of its clause and of a neighbour that tells nothing but the time."""
        n, clauses = self.clause, self.clauses
        words = clauses[n].words
        if n + 1 < len(clauses) and _only_time(clauses[n + 1]):
            words += clauses[n + 1].words
        if n > 1 and _only_time(clauses[n - 1]) and clauses[n].link in (":", "-", ","):
            words += clauses[n - 1].words
        return words

    @property
    def negated(self) -> bool:
        """Whether a «not» stands right before it."""
        return any(word.can("neg") for word in self.before[-2:])

    @property
    def hedged(self) -> bool:
        """Whether a «maybe» stands near."""
        return any(word.can("hedge") for word in (*self.before[-6:], *self.after[:3]))

    @property
    def conditional(self) -> bool:
        """Whether the clause, or the one before it, says «if»."""
        return any(c.can("if") for c in self.clauses[max(0, self.clause - 1) : self.clause + 1])

    def act(self, kind: str, why: str = "", *, weak: bool = False) -> Act:
        """Say what the word proves."""
        asked = any(word.can("request") for word in self.before)
        return Act(self.clause, self.at, kind, why, weak, asked)


def time_of(words: Iterable[Word]) -> When:
    """Say what *words* tell about time."""
    said: frozenset[str] = frozenset().union(*(word.roles for word in words))
    return When(*(role in said for role in ("day", "soft", "clock", "month", "later")))


def _only_time(clause: Clause) -> bool:
    return clause.can("day", "soft", "clock") and all(
        word.can(*_SMALL) and not word.can(*PREDICATES) for word in clause.words
    )
