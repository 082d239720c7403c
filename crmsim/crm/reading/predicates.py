"""What each predicate of a comment proves: a talk, a refusal, a promise, an event, or nothing.

Promises are judged in `promises`; what all predicates prove together, in `evidence`.
"""

from collections.abc import Callable, Iterator

from crmsim.crm.reading.promises import promise, with_reason
from crmsim.crm.reading.spots import DONE, PREDICATES, PROMISES, VERBAL, Act, Spot, time_of
from crmsim.crm.reading.words import Clause, Word

_UNPROMISING = ("interest", "auxiliary", "plan", "tried", "request")
_SMALL = ("prep", "neg", "until", "hedge", "later", "soft", "auxiliary", "day")


def acts(clauses: tuple[Clause, ...], n: int) -> Iterator[Act]:
    """Give the predicates of clause *n*, or the event that it announces without a verb."""
    spots = [Spot(clauses, n, at) for at in range(len(clauses[n].words))]
    found = [act for act in map(_act, spots) if act is not None]
    yield from found or _event(spots)


def _act(spot: Spot) -> Act | None:
    word = spot.word
    if not _is_predicate(word) or _leads_to_infinitive(spot):
        return None
    if word.can("talk", "chat") and (word.form in DONE or not word.can(*PROMISES)):
        return _talk(spot)
    for roles, judge in _JUDGES:
        if word.can(*roles):
            return judge(spot)
    if _promises_in_other_words(spot):
        return promise(spot)
    small = word.can(*_SMALL) and word.form != "past"
    return None if small else spot.act("neutral")


def _is_predicate(word: Word) -> bool:
    if word.form == "bare":
        return word.can(*PREDICATES)
    return word.form in VERBAL or word.can("refuse", "close")


def _leads_to_infinitive(spot: Spot) -> bool:
    """Whether it is the «must» or «agreed» of another verb, which is judged itself."""
    word = spot.word
    if word.can("talk", "chat") and word.form in DONE:
        return False
    return word.can("plan") and any(w.form == "infinitive" for w in spot.after[:4])


def _promises_in_other_words(spot: Spot) -> bool:
    """Whether a verb outside the lexicon promises something: it is ahead, and not a wish."""
    word = spot.word
    dated = word.form == "present" and spot.when.day and not word.text.isascii()
    agreed = word.form == "infinitive" and any(w.can("agree") for w in spot.before)
    return (word.form == "future" or dated or agreed) and not word.can(*_UNPROMISING)


def _talk(spot: Spot) -> Act:
    """Judge a verb of talking: the talk must have taken place."""
    managed = any(w.can("tried") and w.form == "past" for w in spot.before)
    refused = any(w.can("neg") for w in spot.before)
    told = spot.word.form in (*DONE, "present", "progressive") or (managed and not refused)
    if told and not spot.negated and not any(w.can("if") for w in spot.before):
        return spot.act("talk")
    with_others = spot.after[:1] and spot.after[0].can("with")
    if with_others and not any(word.can("client") for word in spot.after[1:4]):
        return spot.act("neutral")  # the client will talk it over at home
    return spot.act("planned", "talk_only_planned")


def _refuse(spot: Spot) -> Act:
    return spot.act("neutral") if spot.negated else with_reason(spot)


def _close(spot: Spot) -> Act:
    """Judge the end: of the deal it is a decision, of anything else a deed."""
    deal = any(word.can("deal") for word in (*spot.before, *spot.after))
    return spot.act("next") if deal and not spot.negated else promise(spot)


def _think(spot: Spot) -> Act:
    until = spot.when.day and any(word.can("until") for word in spot.after)
    if until and spot.word.form != "past":
        return spot.act("next", weak=True)
    return spot.act("empty", "still_thinking")


def _event(spots: list[Spot]) -> Iterator[Act]:
    """Find a next step without a verb: «delivery on Tuesday»; a log's headline is none."""
    time = time_of(word for word in spots[0].around if not word.can("since"))
    soon = time.soft and not any(spot.word.can("duration") for spot in spots)
    by_name = any(spot.word.can("day") and spot.word.form != "date" for spot in spots)
    for spot in spots:
        word = spot.word
        if spot.clause == 0 and (word.can("header") or not word.can("event")):
            continue
        dated = time.exact or (soon and not word.can("callish"))
        if (word.can("event") and dated) or (word.thing and (time.clock or by_name)):
            yield spot.act("event")
            return


_JUDGES: tuple[tuple[tuple[str, ...], Callable[[Spot], Act]], ...] = (
    (("refuse",), _refuse),
    (("close",), _close),
    (("think",), _think),
    (PROMISES, promise),
)
