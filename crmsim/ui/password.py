"""What was typed as a password becomes a salted argon2 hash and a few facts; it is kept nowhere.

The only module that imports `argon2`. Whether a password is good enough is decided by the verb.
"""

import re
import unicodedata
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import blake2b

from crmsim.crm.entities import Employee
from crmsim.crm.verbs.account import SetPassword

SHORTEST_PART = 3
MEMORY_KIB = 8 * 1024
PASSES = 2


@dataclass(frozen=True, slots=True)
class Typed:
    """A password, typed twice, and where it will be kept; never shown, not even by `repr`."""

    first: str = field(repr=False)
    second: str = field(repr=False)
    keep: str


def choose(typed: Typed, salt: str, me: Employee) -> SetPassword:
    """The action that a typed password makes (R002, R009, D22); ValidationError for a bad keep."""
    plain = unicodedata.normalize("NFKC", typed.first)
    return SetPassword(
        digest=digest(plain, salt),
        length=min(len(plain), 10_000),
        kinds=count_kinds(plain),
        repeated=typed.first == typed.second,
        personal=is_personal(plain, me),
        keep=typed.keep,  # type: ignore[arg-type]
    )


def digest(plain: str, salt: str) -> str:
    """The argon2id hash of a password; without its salt, which the opening holds."""
    from argon2.low_level import Type, hash_secret_raw

    raw = hash_secret_raw(
        plain.encode(),
        salt=blake2b(salt.encode(), digest_size=16).digest(),
        time_cost=PASSES,
        memory_cost=MEMORY_KIB,
        parallelism=1,
        hash_len=24,
        type=Type.ID,
    )
    return b64encode(raw).decode()


def count_kinds(plain: str) -> int:
    """How many of lower case, upper case, digits and other signs there are."""
    return len({_kind(char) for char in plain})


def _kind(char: str) -> str:
    if char.islower():
        return "lower"
    if char.isupper():
        return "upper"
    return "digit" if char.isdecimal() else "other"


def is_personal(plain: str, me: Employee) -> bool:
    """Whether a password holds a part of its owner's name or of the address before the @."""
    local, _at, _domain = me.email.partition("@")
    words = [*re.findall(r"\w+", me.name), local, *re.findall(r"[^\W_]+", local)]
    parts = {_folded(word) for word in words if len(word) >= SHORTEST_PART}
    return any(part in _folded(plain) for part in parts)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
