"""Whether two people are one: what is compared, how it is folded, and an index to ask quickly.

What is done about a duplicate does not live here.
"""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Generic, TypeVar

from crmsim.crm.folding import skeleton
from crmsim.crm.phones import e164

DECISIVE = ("name", "phone", "birth_date")
"""The fields of which two alike make a duplicate (R244, D17)."""
WARNING = "email"
"""The field that, when alike, is a warning only (D17)."""

_ALIKE = 2
_WORD = re.compile(r"[^\W_]+")

Key = TypeVar("Key", bound=Hashable)
_Bucket = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one person from another; the birth date is ISO, and blank is unknown (R244)."""

    name: str = ""
    phone: str = ""
    birth_date: str = ""
    email: str = ""


def matching(a: Identity, b: Identity) -> tuple[str, ...]:
    """The fields in which two people are alike; what is blank is like nothing (R244, D18)."""
    ours, theirs = _folded(a), _folded(b)
    return tuple(name for name, value in ours.items() if theirs.get(name) == value)


def is_duplicate(a: Identity, b: Identity) -> bool:
    """Whether two or more of name, phone and birth date are alike (R244, D17)."""
    return len([name for name in matching(a, b) if name in DECISIVE]) >= _ALIKE


def same_name(a: str, b: str) -> bool:
    """Whether two full names read the same (R244, D18).

    Case, ё, spaces, hyphens, the order of words and look-alike Latin letters do not count.
    """
    name = _name(a)
    return bool(name) and name == _name(b)


class Index(Generic[Key]):
    """Many people, found by what they share with somebody, however many they are (R244).

    Answers come in the order in which keys were first added, the person's own key among them.
    """

    def __init__(self, people: Iterable[tuple[Key, Identity]] = ()) -> None:
        self._people: dict[Key, Identity] = {}
        self._places: dict[Key, int] = {}
        self._buckets: dict[_Bucket, set[Key]] = {}
        self._added = 0
        for key, identity in people:
            self.add(key, identity)

    def add(self, key: Key, identity: Identity) -> None:
        """Take a person in, or anew with what has changed; the key keeps its place."""
        self._leave_buckets(key)
        if key not in self._places:
            self._places[key] = self._added
            self._added += 1
        self._people[key] = identity
        for bucket in _buckets(identity):
            self._buckets.setdefault(bucket, set()).add(key)

    def remove(self, key: Key) -> None:
        """Forget a person; KeyError if there is none."""
        self._leave_buckets(key)
        del self._places[key], self._people[key]

    def candidates(self, identity: Identity) -> list[Key]:
        """The keys of all duplicates of a person (R244, D17)."""
        pairs = (bucket for bucket in _buckets(identity) if len(bucket) == _ALIKE)
        return self._sharing(pairs)

    def same_email(self, identity: Identity) -> list[Key]:
        """The keys of all who have a person's e-mail: a warning only (D17)."""
        return self._sharing(bucket for bucket in _buckets(identity) if len(bucket) == 1)

    def _sharing(self, buckets: Iterable[_Bucket]) -> list[Key]:
        found = set().union(*(self._buckets.get(bucket, ()) for bucket in buckets))
        return sorted(found, key=self._places.__getitem__)

    def _leave_buckets(self, key: Key) -> None:
        for bucket in _buckets(self._people.get(key, Identity())):
            self._buckets[bucket].discard(key)


def _buckets(identity: Identity) -> Iterator[_Bucket]:
    """Every two decisive fields that are known, and the e-mail alone."""
    folded = _folded(identity)
    yield from combinations([item for item in folded.items() if item[0] in DECISIVE], _ALIKE)
    if WARNING in folded:
        yield ((WARNING, folded[WARNING]),)


@lru_cache(maxsize=65_536)  # a person is compared with many, and folded once
def _folded(identity: Identity) -> dict[str, str]:
    """What is known of a person in the form that is compared; shared, so never changed."""
    folded = {
        "name": _name(identity.name),
        "phone": e164(identity.phone) or "",
        "birth_date": identity.birth_date.strip(),
        "email": identity.email.strip().casefold(),
    }
    return {name: value for name, value in folded.items() if value}


def _name(name: str) -> str:
    return " ".join(sorted(_WORD.findall(skeleton(name))))
