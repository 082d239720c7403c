"""What a verb of agreeing, doing, coming, calling, answering or waiting proves.

A promise counts when it says what, where or when; «later», «perhaps» and «everything» say nothing.
"""

from collections.abc import Callable

from crmsim.crm.reading.spots import DONE, PREDICATES, PROMISES, VERBAL, Act, Spot, time_of
from crmsim.crm.reading.words import Word


def promise(spot: Spot) -> Act:
    """Judge a promise, an agreement or a deed."""
    if spot.negated:
        return _not_promised(spot)
    if spot.hedged or (spot.conditional and not spot.when.any):
        return spot.act("empty", "only_perhaps")
    if spot.word.form == "infinitive":
        if _only_wished(spot):
            return spot.act("neutral")
        if _after_planned_talk(spot):
            return spot.act("planned", "talk_only_planned")
    return next(judge for fits, judge in _JUDGES if fits(spot.word))(spot)


def with_reason(spot: Spot) -> Act:
    """Judge a no: the reason is said near it, or after a colon."""
    following = spot.clauses[spot.clause + 1 : spot.clause + 2]
    explained = any(clause.link in (":", "-") for clause in following)
    if explained or any(clause.can("reason") for clause in spot.near):
        return spot.act("refusal")
    return spot.act("empty", "refusal_without_reason")


def _not_promised(spot: Spot) -> Act:
    word = spot.word
    if word.form == "infinitive" and any(w.can("agree") and w.form in DONE for w in spot.before):
        return spot.act("fact" if _has_object(spot) else "empty")  # decided not to
    not_yet = word.form == "bare" or (word.form == "state" and not word.can("plan", "accept"))
    return spot.act("neutral") if not_yet else with_reason(spot)


def _only_wished(spot: Spot) -> bool:
    """Whether the client would like to, with no day said, or had liked to once."""
    wishes = [word for word in spot.before if word.can("wish")]
    past = any(word.form == "past" for word in wishes)
    return bool(wishes) and (past or not spot.when.exact)


def _after_planned_talk(spot: Spot) -> bool:
    """Whether it goes on from «discuss…»: nobody has agreed to it."""
    talk = any(w.can("talk", "chat") and w.form == "infinitive" for w in spot.before)
    return talk and not any(w.can("agree", "request") and w.form in DONE for w in spot.before)


def _agreed(spot: Spot) -> Act:
    """Judge «agreed», «decided», «set»: it must be said what."""
    time = spot.when
    if any(w.form == "infinitive" and w.can(*PROMISES, "think") for w in spot.after[:4]):
        return spot.act("neutral")  # what they agreed to do is judged by itself
    if time.later:
        return spot.act("empty", "vague_next_step")
    if time.exact:
        return spot.act("appointment")
    meeting = any(w.can("weak") and not w.can("callish") for w in spot.after)
    if time.any or meeting or _has_object(spot) or _accepts_offer(spot):
        return spot.act("fact")
    return spot.act("empty", "vague_agreement")


def _accepts_offer(spot: Spot) -> bool:
    """Whether the clause before it offers something, or a day, that is now accepted."""
    if not spot.clause or not spot.word.can("accept"):
        return False
    words = spot.clauses[spot.clause - 1].words
    offered = any((w.can("offer") and w.form in DONE) or w.can("money", "number") for w in words)
    return offered or time_of(words).exact


def _to_agree(spot: Spot) -> Act:
    """Judge an agreement still ahead: «we move it to Tuesday» holds, «we will agree» not."""
    if any(word.can("agree") and word.form in DONE for word in spot.before):
        return _agreed(spot)
    if spot.word.form == "present" and spot.word.can("accept") and _object_follows(spot):
        return spot.act("fact")
    now = spot.word.form in ("present", "progressive", "bare")
    return spot.act("next") if now and spot.when.exact else spot.act("empty", "not_agreed_yet")


def _call(spot: Spot) -> Act:
    """Judge a call or an answer to come: agreed on, any time will do; else day and hour."""
    time = spot.when
    if spot.word.form in DONE:
        return spot.act("neutral")
    asked = any(w.can("agree", "request", "ask") and w.form != "infinitive" for w in spot.before)
    agreed = asked and time.any and not time.later
    promised = _call_is_promised(spot)
    if time.timed or promised or agreed:
        return spot.act("next", weak=not asked and not promised)
    return spot.act("empty", "vague_next_step")


def _call_is_promised(spot: Spot) -> bool:
    """Whether the client calls on a day or answers soon, or either side does in a named month."""
    word, time = spot.word, spot.when
    if word.form == "infinitive":
        return time.month and _has_object(spot)
    theirs = not word.can("first") and (time.exact or (word.can("answer") and time.soft))
    return word.form in ("future", "present") and (time.month or theirs)


def _go(spot: Spot) -> Act:
    time = spot.when
    place = any(word.can("place") for word in spot.after[:4])
    if time.any or (place and not time.later):
        return spot.act("fact" if spot.word.form in DONE else "next")
    return spot.act("empty", "vague_next_step")


def _wait(spot: Spot) -> Act:
    if _has_object(spot) or spot.when.exact:
        return spot.act("next")
    return spot.act("empty", "vague_next_step")


def _do(spot: Spot) -> Act:
    """Judge a deed, done or promised: with an object, or with a time."""
    word, time = spot.word, spot.when
    if word.form in DONE:
        enough = time.any or word.can("strong") or _has_object(spot)
        return spot.act("fact") if enough else spot.act("empty", "vague_next_step")
    if word.form == "present" and not word.can("first") and not time.any:
        return spot.act("neutral")  # what the client does every month
    if time.any or (_has_object(spot) and not time.later):
        return spot.act("next")
    return spot.act("empty", "vague_next_step")


def _has_object(spot: Spot) -> bool:
    """Whether it is said what is done: another noun after the verb, or a topic on either side."""
    if spot.word.can("ready"):
        return _object_follows(spot)
    before = any(map(_names, spot.before)) and not any(map(_is_verb, spot.before))
    return before or _object_follows(spot)


def _object_follows(spot: Spot) -> bool:
    hung = False
    for word in spot.after:
        if _is_verb(word):
            break
        if _names(word) or (word.thing and not hung and not word.can("reply")):
            return True
        hung = word.can("prep") and not word.can("about")
    return False


def _is_verb(word: Word) -> bool:
    return word.form in VERBAL and word.can(*PREDICATES)


def _names(word: Word) -> bool:
    event = word.can("event") and word.form == "noun" and not word.can("weak", "reply")
    return bool(word.topic) or event


_JUDGES: tuple[tuple[Callable[[Word], bool], Callable[[Spot], Act]], ...] = (
    (lambda word: word.can("agree") and word.form in DONE, _agreed),
    (lambda word: word.can("agree") and not word.can("do", "answer", "go"), _to_agree),
    (lambda word: word.can("call", "answer") and not word.can("do"), _call),
    (lambda word: word.can("go"), _go),
    (lambda word: word.can("ask"), _wait),
    (lambda _: True, _do),
)
