"""English words in dictionary form, and the form that their endings show.

Endings and a list of irregular verbs, no more: what words mean is in the lexicon, and what their
neighbours make of them in `neighbours`.
"""

from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from crmsim.crm import lexicon
from crmsim.crm.lexicon import en
from crmsim.crm.reading.words import Word

_IRREGULAR = dict(pair.split(":") for pair in en.IRREGULAR.split())
_PRESENT = {"is": "be", "are": "be", "am": "be", "has": "have", "does": "do"}
_ENDINGS = (
    ("present", (("ies", "y"), ("es", ""), ("s", ""))),
    ("past", (("ied", "y"), ("ed", ""), ("d", ""))),
    ("progressive", (("ing", ""), ("ing", "e"))),
)
_SHORTEST_STEM = 2
_SHORTEST_PAST = 5
_SHORTEST_THING = 3
_VERBS = frozenset(
    ["agree", "do", "go", "call", "answer", "talk", "chat", "refuse", "close", "think", "interest"]
) | {"ask", "request", "plan", "wish", "tried", "reach", "auxiliary"}
_NO_THING = frozenset(
    ["vague", "day", "soft", "weak", "later", "month", "neg", "hedge", "prep", "about", "until"]
) | {"reply", "state", "function", "silent"}


@lru_cache(maxsize=16_384)
def english(word: str) -> Word:
    """Give an English word its dictionary form, its roles, and the form that its ending shows."""
    roles = lexicon.roles("en")
    lemma, form = _dictionary_form(word, _known())
    own = roles.get(lemma, frozenset()) | roles.get(word, frozenset())
    if "state" in own:
        form = "state"
    elif form != "bare" and own and not own & _VERBS:
        form = "noun"
    definite = len(word) >= _SHORTEST_THING and form != "past" and not word.endswith("ly")
    return Word(word, lemma, own, form, definite and not own & _NO_THING)


@cache
def _known() -> AbstractSet[str]:
    """Every word that has a role, or begins a verb of two words."""
    return lexicon.roles("en").keys() | {first for first, _ in lexicon.verbs("en")}


def _dictionary_form(word: str, known: AbstractSet[str]) -> tuple[str, str]:
    if word in _PRESENT:
        return _PRESENT[word], "present"
    if word in _IRREGULAR:
        return _IRREGULAR[word], "past"
    if word in known:
        return word, "bare"
    ended = _without_ending(word, known) or _without_ending(word.removeprefix("re"), known)
    if ended:
        return ended
    return word, "past" if word.endswith("ed") and len(word) >= _SHORTEST_PAST else "bare"


def _without_ending(word: str, known: AbstractSet[str]) -> tuple[str, str] | None:
    for form, endings in _ENDINGS:
        stem = next((stem for stem in _stems(word, endings) if stem in known), None)
        if stem is not None:
            return stem, form
    return None


def _stems(word: str, endings: tuple[tuple[str, str], ...]) -> list[str]:
    found = []
    for ending, instead in endings:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            found += [stem + instead, stem[:-1]] if stem[-1] == stem[-2] else [stem + instead]
    return found
