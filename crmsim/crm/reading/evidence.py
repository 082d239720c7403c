"""What the predicates of a comment prove together: a topic, an outcome, a contact (R239, D21)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from crmsim.crm.reading.neighbours import settle
from crmsim.crm.reading.predicates import acts
from crmsim.crm.reading.spots import DONE, Act, Spot
from crmsim.crm.reading.words import Clause, Word

_NEXT = ("next", "event", "appointment")
_OUTCOMES = ("fact", "refusal", *_NEXT)
_STANDING = {
    "refusal": "reason",
    "fact": "settled",
    "appointment": "settled",
    "next": "own",
    "event": "own",
}
_SILENT_FORMS = ("number", "stop", "date", "money")
_ENOUGH_TO_REPEAT = 5
_LEAST_DIFFERENT = 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a comment shows: a topic, an outcome, and codes of what speaks against it."""

    topic: bool
    outcome: bool
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """The clauses of a comment, the acts of each, and the act that each inherits as a list item."""

    clauses: tuple[Clause, ...]
    acts: tuple[tuple[Act, ...], ...]
    inherited: tuple[Act | None, ...]

    @property
    def spots(self) -> Iterator[Spot]:
        """Every word of the comment."""
        for n, clause in enumerate(self.clauses):
            yield from (Spot(self.clauses, n, at) for at in range(len(clause.words)))

    @property
    def found(self) -> Iterator[Act]:
        """Every act of the comment."""
        return chain.from_iterable(self.acts)

    def verb(self, act: Act) -> Word:
        """The word of an act."""
        return self.clauses[act.clause].words[act.at]

    def ruler(self, spot: Spot) -> Act | None:
        """The predicate that a word hangs on: before it, after it, or before its list began."""
        here = self.acts[spot.clause]
        if not here:
            return self.inherited[spot.clause]
        return next((act for act in reversed(here) if act.at <= spot.at), here[0])


def weigh(comment: Sequence[Clause]) -> Evidence:
    """Weigh the clauses of a comment; questions prove nothing."""
    said = [word for clause in comment for word in clause.words]
    if all(word.form in _SILENT_FORMS for word in said):
        return Evidence(topic=False, outcome=False, objections=("empty",))
    case = _case(tuple(settle(clause) for clause in comment if not clause.question))
    outcomes = _outcomes(case)
    checks = (("no_contact", _nobody_answered(case)), ("repetition", _repeats(said)))
    return Evidence(
        topic=_has_topic(case, outcomes),
        outcome=bool(outcomes),
        objections=tuple(code for code, holds in checks if holds)
        + tuple(sorted({act.why for act in case.found if act.why})),
    )


def _case(clauses: tuple[Clause, ...]) -> _Case:
    found = tuple(tuple(acts(clauses, n)) for n in range(len(clauses)))
    inherited: list[Act | None] = []
    for n, clause in enumerate(clauses):
        heir = n > 0 and clause.link == "," and not _tells(clause)
        if heir and not clauses[n - 1].words[-1].can("day", "clock", "soft"):
            inherited.append(found[n - 1][-1] if found[n - 1] else inherited[-1])
        else:
            inherited.append(None)
    return _Case(clauses, found, tuple(inherited))


def _tells(clause: Clause) -> bool:
    """Whether a clause without a verb still says something: «their price is lower»."""
    return any(word.form in ("comparison", "pronoun") for word in clause.words)


def _outcomes(case: _Case) -> list[Act]:
    """The acts that settle something.

    A call that nobody asked for does so only after a talk, a bare word in a list of words never.
    """
    talked = any(act.kind in ("talk", "fact", "appointment") for act in case.found)
    return [
        act
        for act in case.found
        if act.kind in _OUTCOMES and (talked or not act.weak) and not _in_list(case, act.clause)
    ]


def _in_list(case: _Case, n: int) -> bool:
    return n > 0 and len(case.clauses[n].words) == 1 == len(case.clauses[n - 1].words)


def _has_topic(case: _Case, outcomes: list[Act]) -> bool:
    """Whether it is said what was talked about, besides what the outcome itself is about."""
    standing = [(_standing(case, spot), case.ruler(spot)) for spot in case.spots]
    free = sum(kind == "free" for kind, _ in standing)
    no = [act for act in outcomes if act.kind == "refusal"]
    reasons = sum(kind == "reason" or (bool(no) and kind == "own") for kind, _ in standing)
    if no and len(no) == len(outcomes):
        told = len(no) > 1 or any(act.kind in ("talk", "neutral") for act in case.found)
        return free + reasons > 1 or (free == 1 and told)
    if free or (outcomes and reasons):
        return True
    settled = {ruler for kind, ruler in standing if kind == "settled"}
    asked = {ruler for ruler in settled if ruler and ruler.asked}
    if any((settled if act.kind in _NEXT else asked) - {act} for act in outcomes):
        return True
    return _closed([case.verb(act) for act in outcomes if act in settled])


def _closed(verbs: list[Word]) -> bool:
    """Whether two things are settled, one of them by agreement: «agreed on …, invoice sent»."""
    return len(verbs) > 1 and any(verb.can("agree", "strong") for verb in verbs)


def _standing(case: _Case, spot: Spot) -> str:
    """Say what topic a word adds: free, settled, the reason of a no, or a promise's own."""
    word, ruler = spot.word, case.ruler(spot)
    kind = ruler.kind if ruler else "neutral"
    if kind in ("talk", "neutral") and (word.topic or _is_discussed(case, spot)):
        return "free"
    if not word.topic or ruler is None:
        return ""
    if ruler.why == "refusal_without_reason":
        return "reason"
    if ruler.asked:
        return "free" if kind == "empty" else "settled"
    return _STANDING.get(kind, "")


def _is_discussed(case: _Case, spot: Spot) -> bool:
    """Whether a noun outside the lexicon is what the talk was about."""
    if not spot.word.thing:
        return False
    if any(word.can("marker") for word in spot.before[-3:]):
        return True
    ruler = case.ruler(spot)
    if ruler is None or ruler.clause != spot.clause:
        return False
    if ruler.at > spot.at:
        talk = Spot(case.clauses, ruler.clause, ruler.at)
        ends = not talk.after or talk.after[0].can("prep")
        return ruler.kind == "talk" and talk.word.can("talk") and ends  # pilot discussed
    hung = _hung_on(spot.before[ruler.at + 1 :])
    if hung is not None:
        return ruler.kind == "talk" and hung.can("about")
    return case.verb(ruler).can("talk", "interest")


def _hung_on(between: tuple[Word, ...]) -> Word | None:
    """Give the preposition that a noun hangs on, if no other noun has taken it."""
    for word in reversed(between):
        if word.can("prep", "about"):
            return word
        if word.form in ("noun", "other"):
            return None
    return None


def _nobody_answered(case: _Case) -> bool:
    talked = any(act.kind == "talk" for act in case.found) or any(map(_answered, case.spots))
    return not talked and any(map(_silent, case.spots))


def _answered(spot: Spot) -> bool:
    return spot.word.can("answered") and spot.word.form in DONE and not spot.negated


def _silent(spot: Spot) -> bool:
    if spot.word.can("silent"):
        return True
    named = any(word.thing or word.topic for word in spot.after[:2])
    return spot.word.can("reach") and spot.negated and not named


def _repeats(said: list[Word]) -> bool:
    texts = [w.text for w in said if w.form not in _SILENT_FORMS and not w.can("prep", "neg")]
    return len(texts) >= _ENOUGH_TO_REPEAT and len(set(texts)) < _LEAST_DIFFERENT * len(texts)
