"""The words by which comments are judged: topics, agreements, refusals and empty phrases.

Data only, a module per language; how words are put together is judged in `reading`.
Words are dictionary forms in folded spelling (lower case, е for ё), and may have several roles.

| role | what the word does |
|---|---|
| t:… | names a topic of sales talk; the group after the colon counts as one topic |
| weak | names the talk itself, and therefore no topic |
| talk, chat | verbs of talking, with an object and with a preposition |
| marker | announces a topic: subject, regarding |
| agree | settles something, once it is said what |
| offer, accept | one clause offers, the next accepts: together an agreement |
| ready | is ready: what comes after it says for what |
| do, strong | promises or reports a deed; a strong one needs no object when it is done |
| go, call, answer | promises to come, to call, to give an answer: needs a day, a place or an hour |
| think | leaves everything open |
| refuse, close, deal, reason | says no; ends, if it is the deal; and says why |
| ask, request, plan, wish, tried | stands before a deed and changes what it is worth |
| event, callish, header | a noun that with a date is a next step; a call; a log's headline |
| reply | a noun that is no object of a promise: an answer |
| interest | wants, needs: what follows may be the topic |
| place | where a client may come to |
| vague, later, hedge, if, neg | says nothing, some day, perhaps, on condition, not |
| silent, reach, answered | nobody answered; if negated, nobody did; somebody did answer |
| day, month, soft | a date; a month; a time that is no date yet |
| from, until, duration, about, prep, with, client | small words that a date or an object hangs on |
| state | judges: fine, ok, happy |
| function, auxiliary, subject | English only: what endings do not show |
"""

from collections.abc import Mapping
from functools import cache
from types import ModuleType

from crmsim.crm.lexicon import en, ru

_LANGUAGES: dict[str, ModuleType] = {"en": en, "ru": ru}

PHRASES: dict[str, str] = {**ru.PHRASES, **en.PHRASES}
"""Fixed phrases, as folded text, and the one word that stands for each."""


@cache
def roles(language: str) -> Mapping[str, frozenset[str]]:
    """Give each word of a language its roles; KeyError for a language without a lexicon."""
    lists = _LANGUAGES[language]
    found: dict[str, frozenset[str]] = {}
    topics = {f"t:{group}": words for group, words in lists.TOPICS.items()}
    for role, words in (topics | lists.ROLES).items():
        for word in words.split():
            found[word] = found.get(word, frozenset()) | {role}
    return found


@cache
def verbs(language: str) -> Mapping[tuple[str, str], str]:
    """Give the verbs of two words: (take, pause), and the verb that each of them means."""
    pairs = (line.split() for line in _LANGUAGES[language].VERBS.strip().splitlines())
    return {(first, second): meaning for first, second, meaning in pairs}
