"""Whether a comment on a talk with a client is detailed, and what it lacks (R239, R240, D21).

The only module that imports `pymorphy3`, and only when the first Russian word is read.
How words make topics and agreements is in `reading`, the words themselves are in `lexicon`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from crmsim.crm import lexicon
from crmsim.crm.folding import fold
from crmsim.crm.reading.english import english
from crmsim.crm.reading.evidence import weigh
from crmsim.crm.reading.words import Word, read

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse

SPOILING = ("empty", "no_contact", "repetition")
"""Reasons that spoil a comment whatever else it says."""

_LONGEST = 5_000
_LEAST_LIKELY = 0.03
_FORMS = {
    "INFN": "infinitive",
    "PRTS": "state",
    "ADJS": "state",
    "PRED": "state",
    "GRND": "past",
    "NOUN": "noun",
    "ADJF": "adjective",
    "PRTF": "adjective",
    "COMP": "comparison",
    "NPRO": "pronoun",
}
_TENSES = {"past": "past", "futr": "future", "pres": "present"}
_NAMES = ("Name", "Surn", "Patr")
_NO_THING = frozenset({"vague", "day", "soft", "weak", "later", "month", "silent"})


@dataclass(frozen=True, slots=True)
class CommentVerdict:
    """Whether a comment names its topic and its outcome; `reasons` are codes, none if detailed.

    no_topic and no_outcome say what is missing; no_contact and repetition spoil a comment by
    themselves; the others say why what looks like a topic or an outcome is none.
    """

    topic: bool
    outcome: bool
    reasons: tuple[str, ...] = ()


def is_detailed(text: str) -> bool:
    """Say whether *text* names what was talked about and what was agreed (R239, R240, D21)."""
    return not verdict(text).reasons


@lru_cache(maxsize=4_096)
def verdict(text: str) -> CommentVerdict:
    """Say what a comment names and what it lacks; only its first 5,000 characters are read."""
    seen = weigh(read(fold((text or "")[:_LONGEST]), russian, english))
    missing = (() if seen.topic else ("no_topic",)) + (() if seen.outcome else ("no_outcome",))
    spoilt = tuple(code for code in seen.objections if code in SPOILING)
    if not missing and not spoilt:
        return CommentVerdict(topic=True, outcome=True)
    others = tuple(code for code in seen.objections if code not in SPOILING)
    return CommentVerdict(seen.topic, seen.outcome, spoilt + missing + others)


@lru_cache(maxsize=16_384)
def russian(word: str) -> Word:
    """Give a Russian word its dictionary form, its roles and its grammatical form."""
    roles = lexicon.roles("ru")
    parse = _parse(word)
    lemma = _fold(parse.normal_form)
    own = roles.get(lemma, frozenset()) | roles.get(word, frozenset())
    if "1per" in parse.tag:
        own |= {"first"}
    form = "state" if "state" in own else _form(parse)
    named = any(grammeme in parse.tag for grammeme in _NAMES)
    definite = parse.tag.POS == "NOUN" and parse.is_known and not named
    return Word(word, lemma, own, form, definite and not own & _NO_THING)


def _parse(word: str) -> Parse:
    """Give the likeliest reading of a word that the lexicon knows, or the likeliest one."""
    roles = lexicon.roles("ru")
    parses: list[Parse] = _analyzer().parse(word)
    likely = [parse for parse in parses if parse.score > _LEAST_LIKELY]
    return next((parse for parse in likely if _fold(parse.normal_form) in roles), parses[0])


def _form(parse: Parse) -> str:
    part = str(parse.tag.POS)
    if part == "VERB":
        return _TENSES.get(str(parse.tag.tense), "imperative")
    return _FORMS.get(part, "other")


def _fold(word: str) -> str:
    return word.replace("ё", "е")


@cache
def _analyzer() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()
