"""A finding: one thing that a rule states about a trace. Knows no points."""

from dataclasses import dataclass

from crmsim.crm.verbs.base import Event
from crmsim.desk.trace import Step
from crmsim.words import Phrase


@dataclass(frozen=True, slots=True)
class Finding:
    """Right or wrong, where, why, and what would have been better (law 7).

    `at` is what decided it, or None when the end of the trace did.
    """

    ok: bool
    at: Event | Step | None
    why: Phrase
    better: Phrase | None = None
    card: int | None = None
    requirement: str | None = None

    def __post_init__(self) -> None:
        if not self.ok and self.better is None:
            raise ValueError("A finding that blames must say what would have been better.")


def right(at: Event | Step | None, why: Phrase, card: int | None = None) -> Finding:
    """A finding that praises."""
    return Finding(True, at, why, None, card)


def under(requirement: str | None, finding: Finding) -> Finding:
    """The finding as one about a requirement of its own, where one is given."""
    if requirement is None:
        return finding
    return Finding(finding.ok, finding.at, finding.why, finding.better, finding.card, requirement)


def wrong(at: Event | Step | None, why: Phrase, better: Phrase, card: int | None = None) -> Finding:
    """A finding that blames."""
    return Finding(False, at, why, better, card)
