"""People who do not exist, made of Faker's word lists and formats, compiled once per language.

Faker itself is imported with the first person; which dice a person gets is the caller's matter.
"""

from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from itertools import accumulate
from typing import Any

from crmsim.crm.organisation import Span
from crmsim.scenario.dice import Dice

DOMAINS = ("example.com", "example.net", "example.org")
"""Reserved for examples: no letter arrives anywhere (RFC 2606, RFC 6761)."""

CODES = (972, 973, 974, 975, 976)
"""Mobile codes of Russia's plan that are valid and without an operator in the carrier table of
phonenumbers 9.0; the plan keeps no range for invented people."""

_TAILS = 10_000
_HEADS = len(CODES) * 1_000
_YEAR_DAYS = 365.2425
_WEIGHT = 10**9
_LISTS = {"city_prefix": "city_prefixes", "city_suffix": "city_suffixes"}
_NOTED = set("(),.")
"""A place with a note, such as «Азов (Рост.)», is no name to put on a card."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is, but for their phone; the birth date is ISO."""

    name: str
    email: str
    birth_date: str
    city: str


@dataclass(frozen=True, slots=True)
class _Words:
    words: tuple[str, ...]
    sums: tuple[int, ...] = ()

    def draw(self, throw: Dice) -> str:
        if self.sums:
            return self.words[bisect(self.sums, throw(self.sums[-1]))]
        return self.words[throw(len(self.words))]


@dataclass(frozen=True, slots=True)
class _Format:
    """One of Faker's formats: a template and its words; `first` and `last` are places in it."""

    template: str
    words: tuple[_Words, ...]
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class _Tongue:
    names: tuple[_Format, ...]
    name_sums: tuple[int, ...]
    cities: tuple[_Format, ...]


def draw_person(throw: Dice, lang: str, ages: Span, on: date) -> Person:
    """Somebody of an age within *ages*, in whole years, on the day *on*."""
    tongue = _tongue(lang)
    name = tongue.names[bisect(tongue.name_sums, throw(tongue.name_sums[-1]))]
    words = [w.draw(throw) for w in name.words]
    oldest, youngest = (_days(ages[1] + 1) - 1, _days(ages[0]) + 1)
    born = date.fromordinal(on.toordinal() - youngest - throw(oldest - youngest))
    first, last = _latin(words[name.first]), _latin(words[name.last])
    city = tongue.cities[throw(len(tongue.cities))]
    return Person(
        name.template.format(*words),
        f"{first}.{last}{born.year % 100:02}@{DOMAINS[throw(len(DOMAINS))]}",
        born.isoformat(),
        city.template.format(*(w.draw(throw) for w in city.words)),
    )


def phone(seed: int, stream: str, index: int) -> str:
    """A Russian mobile number in E.164; within a stream no two of fifty million are alike."""
    key = _phone_key(seed, stream)
    head, tail = divmod(index % (_HEADS * _TAILS), _TAILS)
    for turn in range(3):
        head = (head + _mix(tail + key[2 * turn])) % _HEADS
        tail = (tail + _mix(head + key[2 * turn + 1])) % _TAILS
    code, middle = divmod(head, 1_000)
    return f"+7{CODES[code]}{middle:03}{tail:04}"


@cache
def _phone_key(seed: int, stream: str) -> tuple[int, ...]:
    block = blake2b(f"{seed}:{stream}:phone".encode(), digest_size=48).digest()
    return tuple(int.from_bytes(block[8 * n : 8 * n + 8], "big") for n in range(6))


def _mix(number: int) -> int:
    number = (number ^ (number >> 31)) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    return number ^ (number >> 29)


def _days(years: int) -> int:
    return int(years * _YEAR_DAYS)


@cache
def _tongue(lang: str) -> _Tongue:
    if lang == "ru":
        from faker.providers.address.ru_RU import Provider as Places
        from faker.providers.person.ru_RU import Provider as People

        towns = tuple(city for city in Places.city_names if not _NOTED.intersection(city))
        return _compile(People, (_Format("{}", (_Words(towns),)),))
    from faker.providers.address.en_US import Provider as Towns
    from faker.providers.person.en_US import Provider as Folk

    lists = type("Lists", (Towns, Folk), {})
    return _compile(Folk, tuple(_format(text, lists) for text in Towns.city_formats))


def _compile(people: type, cities: tuple[_Format, ...]) -> _Tongue:
    formats: Mapping[str, float] = getattr(people, "formats")  # noqa: B009
    plain = {text: weight for text, weight in formats.items() if "fix_" not in text}
    return _Tongue(tuple(_format(text, people) for text in plain), _sums(plain.values()), cities)


def _format(text: str, lists: type) -> _Format:
    """`{{last_name}} {{first_name}}` with the word lists of a provider."""
    tokens = [part.split("}}")[0] for part in text.split("{{")[1:]]
    template = text
    for token in tokens:
        template = template.replace(f"{{{{{token}}}}}", "{}")
    places = {token.split("_name")[0]: place for place, token in enumerate(tokens)}
    words = tuple(_words(getattr(lists, _list_name(token))) for token in tokens)
    return _Format(template, words, places.get("first", 0), places.get("last", 0))


def _list_name(token: str) -> str:
    return _LISTS.get(token) or token.replace("_name", "_names", 1)


def _words(words: Any) -> _Words:
    if isinstance(words, Mapping):
        return _Words(tuple(words), _sums(words.values()))
    return _Words(tuple(words))


def _sums(weights: Iterable[float]) -> tuple[int, ...]:
    return tuple(accumulate(round(weight * _WEIGHT) for weight in weights))


@cache
def _latin(word: str) -> str:
    from faker.providers.person.ru_RU import translit

    latin = word if word.isascii() else translit(word.lower())
    return "".join(letter for letter in latin.lower() if letter.isalpha())
