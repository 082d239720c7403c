"""A folded comment as clauses of words, each with its roles and its form. Judges nothing."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from crmsim.crm import lexicon


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, its dictionary form, the roles it can play, and its grammatical form.

    `form` is one of past, state, present, progressive, future, infinitive, imperative, bare, noun,
    date, money, number, stop, other; `thing` is true of a noun that names something definite.
    """

    text: str
    lemma: str
    roles: frozenset[str] = frozenset()
    form: str = "other"
    thing: bool = False

    def can(self, *roles: str) -> bool:
        """Whether the word can play one of the *roles*."""
        return not self.roles.isdisjoint(roles)

    @property
    def topic(self) -> str:
        """The topic that the word names, or an empty text."""
        return min((role for role in self.roles if role.startswith("t:")), default="")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two stops; `link` is the stop before them."""

    words: tuple[Word, ...]
    link: str = ""
    question: bool = False

    def can(self, *roles: str) -> bool:
        """Whether a word of the clause can play one of the *roles*."""
        return any(word.can(*roles) for word in self.words)


Parse = Callable[[str], Word]

DAY = frozenset({"day"})
CLOCK = frozenset({"clock"})
NUMBER = frozenset({"number"})
MONEY = frozenset({"t:price", "money"})

_REACH = 4
_MONTHS = 12
_DAYS = 31
_HOURS = 24
_MINUTES = 60

_PHRASE = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(lexicon.PHRASES, key=len)[::-1]))})(?!\w)"
)
_CONTRACTIONS = tuple(
    (re.compile(short), full)
    for short, full in (
        (r"\bwon't\b", "will not"),
        (r"\bcan't\b|\bcannot\b", "can not"),
        (r"n't\b", " not"),
        (r"'ll\b", " will"),
        (r"'m\b|'re\b", " are"),
        (r"'ve\b", " have"),
        (r"'d\b", " would"),
        (r"'s?\b", ""),
    )
)
_TOKEN = re.compile(
    r"""
    (?P<quarter>q[1-4]\b)
  | (?P<day>\d{4}-\d\d-\d\d | \d{1,2}(?:st|nd|rd|th|-?(?:го|е|му|ое)|\sчисла)\b)
  | (?P<dotted>\d{1,2}[./]\d{2}(?:[./]\d{2,4})?(?![\d%]))
  | (?P<clock>\d{1,2}:\d\d | \d{1,2}\s?(?:[ap]m|[ap]\.m\.|ч(?:ас\w*)?)(?!\w))
  | (?P<number>\d+(?:[\s,.]\d{3})*(?:[.,]\d+)?)
    (?P<money>\s?(?:тыс\w*|млн|миллион\w*|руб\w*|р|к|k|m|%|usd|eur|rub|percent|процент\w*)(?!\w))?
  | (?P<word>[^\W\d_]+(?:[-_'][^\W\d_]+)*)
  | (?P<stop>[.,;:!?()/] | (?<=\s)-(?=\s))
    """,
    re.VERBOSE,
)
_MEASURED = re.compile(r"\s?(?:тыс|млн|руб|р\b|%|тонн|кг|usd|eur|k\b|per|ton|за)")
_RUSSIAN = re.compile("[a-z_'-]*[а-я][a-zа-я_'-]*")
_CONJUNCTIONS = {"но", "а", "однако", "зато", "but", "however"}
_PERIODS = {"день", "сутки", "неделя", "месяц", "час", "год", "минута", "полчаса"} | {
    "day",
    "week",
    "month",
    "hour",
}
_AHEAD = {"через", "течение", "in", "within"}
_OF_THE_DAY = {"утра", "дня", "вечера"}


def read(text: str, russian: Parse, english: Parse) -> tuple[Clause, ...]:
    """Take folded *text* apart; *russian* and *english* know the words of one language each."""
    for pattern, full in _CONTRACTIONS:
        text = pattern.sub(full, text)
    text = _PHRASE.sub(lambda found: lexicon.PHRASES[found[0]], text)
    tokens = [_token(found, text, russian, english) for found in _TOKEN.finditer(text)]
    return tuple(_clauses(_dated(_joined(tokens, russian, english))))


def _token(found: re.Match[str], text: str, russian: Parse, english: Parse) -> Word:
    shown, kind = found[0], found.lastgroup
    if kind == "word":
        return (russian if _RUSSIAN.fullmatch(shown) else english)(shown)
    if kind == "dotted":
        return _dotted(shown, text[found.end() :])
    roles, form = {
        "day": (DAY, "date"),
        "quarter": (frozenset({"soft", "month"}), "date"),
        "clock": (CLOCK, "date"),
        "money": (MONEY, "money"),
        "stop": (frozenset({"stop"}), "stop"),
    }.get(kind or "", (NUMBER, "number"))
    return Word(shown, shown, roles, form)


def _dotted(shown: str, after: str) -> Word:
    """Tell 25.11 the day from 14.30 the hour and 24.50 the price."""
    first, second = (int(part) for part in re.split("[./]", shown)[:2])
    if _MEASURED.match(after):
        return Word(shown, shown, MONEY, "money")
    if 1 <= first <= _DAYS and 1 <= second <= _MONTHS:
        return Word(shown, shown, DAY, "date")
    if first < _HOURS and second < _MINUTES:
        return Word(shown, shown, CLOCK, "date")
    return Word(shown, shown, NUMBER, "number")


def _joined(tokens: list[Word], russian: Parse, english: Parse) -> list[Word]:
    """Make one word of a verb and its particle, also with a word or two between them."""
    out = list(tokens)
    for language, parse in (("ru", russian), ("en", english)):
        pairs = lexicon.verbs(language)
        for i, word in enumerate(out):
            for k in range(i + 1, min(i + _REACH, len(out))):
                meaning = pairs.get((word.lemma, out[k].lemma))
                if meaning is not None:
                    out[i] = replace(parse(meaning), text=word.text, form=word.form)
                    out[k] = Word(out[k].text, out[k].lemma, out[k].roles & {"reason"})
                    break
    return out


def _dated(tokens: list[Word]) -> list[Word]:
    """Let a number beside a month be a day, and one after «at» an hour."""
    nothing = Word("", "")
    padded = [nothing, nothing, nothing, *tokens, nothing]
    return [_date(padded[i : i + 5]) for i in range(len(tokens))]


def _date(around: list[Word]) -> Word:
    """Give the fourth of five neighbouring words what the others say about its date."""
    *_, before, word, after = around
    if word.form == "number":
        word = _numeral(word, before, after)
    elif word.can("month") and "number" in (before.form, after.form):
        word = replace(word, roles=word.roles - {"hedge"} | DAY)
    elif word.lemma in _PERIODS and any(w.text in _AHEAD for w in around[:3]):
        word = replace(word, roles=word.roles | DAY)
    since = word.can("day") and before.can("from")
    return replace(word, roles=word.roles | {"since"}) if since else word


def _numeral(word: Word, before: Word, after: Word) -> Word:
    if before.can("month") or after.can("month"):
        return replace(word, roles=DAY, form="date")
    short = len(word.text) <= len(str(_HOURS)) and word.text.isdecimal()
    if short and int(word.text) <= _HOURS and before.can("until") and _is_hour(after):
        return replace(word, roles=CLOCK, form="date")
    return word


def _is_hour(after: Word) -> bool:
    """Whether a number is no count of what follows it: tonnes, months."""
    counted = after.thing or after.topic or after.lemma in _PERIODS or after.form == "number"
    return after.text in _OF_THE_DAY or not counted


def _clauses(tokens: Sequence[Word]) -> Iterator[Clause]:
    words: list[Word] = []
    link = ""
    for token in tokens:
        if not token.can("stop") and token.text not in _CONJUNCTIONS:
            words.append(token)
            continue
        if words:
            yield Clause(tuple(words), link, question=token.text == "?")
        if words or token.text != ",":
            link = token.text
        words = []
    if words:
        yield Clause(tuple(words), link)
