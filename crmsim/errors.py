"""The tree of errors, and how an error says what else was possible. Knows no floor above.

    CrmsimError
    ├── Refused              an outcome, for the trainee: every missing thing at once
    ├── UnknownName          a name that is not in the list it was looked up in
    ├── ScenarioError        a trainer's file: file:line key message
    └── AttemptError         a document that cannot be graded; its class is the verdict
        ├── Malformed
        ├── OverLimit
        ├── UnknownVersion
        └── ReplayDiverged   names the line that the code does not reproduce

Anything else that is raised is a bug of ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from crmsim.words import Phrase, say


class CrmsimError(Exception):
    """Whatever crmsim raises on purpose."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One reason of a refusal: a code that never changes, a sentence, and the form that mends it.

    `offer` is the verb that would supply what is missing, `field` the field to fill.
    """

    code: str
    why: Phrase
    offer: str | None = None
    field: str | None = None


class Refused(CrmsimError):
    """The company or the CRM does not allow an action; nothing has changed."""

    def __init__(self, *missing: Missing) -> None:
        super().__init__("; ".join(m.why.text("en") for m in missing))
        self.missing = missing

    @property
    def codes(self) -> tuple[str, ...]:
        """The reasons as codes, in the order in which they were found."""
        return tuple(m.code for m in self.missing)


def refuse(code: str, why: Phrase, **form: str) -> Refused:
    """A refusal for one reason, to be raised."""
    return Refused(Missing(code, why, form.get("offer"), form.get("field")))


class UnknownName(CrmsimError, LookupError):
    """A name was looked up that nobody registered."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no {kind} {name!r}.{did_you_mean(name, known)}")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a trainer's file, and where: line from 1, key as a dotted path."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.key}: {self.message}"


class ScenarioError(CrmsimError):
    """A scenario or an organisation file cannot be used; `problems` names every place."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class AttemptError(CrmsimError):
    """An attempt cannot be graded; `line` is the line of the file, from 1, or None."""

    verdict = "malformed"

    def __init__(self, why: Phrase, line: int | None = None) -> None:
        super().__init__(why.text("en"))
        self.why = why
        self.line = line


class Malformed(AttemptError):
    """Not an attempt, or a broken one."""


class OverLimit(AttemptError):
    """Larger or longer than an attempt may be."""

    verdict = "over_limit"


class UnknownVersion(AttemptError):
    """Of a scenario or a format that is not installed here."""

    verdict = "unknown_version"


class ReplayDiverged(AttemptError):
    """The code does not reproduce what the attempt says happened."""

    verdict = "diverged"

    @classmethod
    def at(cls, line: int) -> "ReplayDiverged":
        """The divergence at *line* of the file."""
        return cls(say("Line {line} does not lead to what it says it led to.", line=line), line)


def meant(name: str, known: Iterable[str]) -> Phrase:
    """A sentence with the nearest of *known*, or with all of them; it starts with a space."""
    names = sorted(known)
    near = get_close_matches(name, names, n=3, cutoff=0.6)
    if near:
        return say(" Did you mean {names}?", names=", ".join(map(repr, near)))
    return say(" Possible: {names}.", names=", ".join(names)) if names else Phrase("")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The same for trainers and developers, whose messages are in English."""
    return meant(name, known).text("en")
