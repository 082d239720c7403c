"""Phone numbers: finding one by any part of it, comparing two, and showing one.

The only module that imports `phonenumbers`, and only when a number is parsed or shown:
the search compares digits and needs no library.
What makes two contacts duplicates does not live here.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from types import ModuleType
from typing import TYPE_CHECKING

from crmsim.errors import did_you_mean

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

SHORTEST_QUERY_DIGITS = 4
"""A shorter query finds nothing (R041, D7)."""

_WITH_COUNTRY_DIGITS = 11
_ASCII_NON_DIGITS = bytes(code for code in range(128) if not chr(code).isdigit())
_PLUS = ("+", "\N{FULLWIDTH PLUS SIGN}")


def matches(query: str, stored: str) -> bool:
    """Say whether *query*, in any spelling, is a part of the *stored* number (R041, R042, D7).

    Fewer than four digits match nothing.
    A query that begins with the 7 or 8 of a Russian number is read with it or without it.
    """
    wanted = digits(query)
    if len(wanted) < SHORTEST_QUERY_DIGITS:
        return False
    national = digits(stored)
    return wanted in national or _begins_with_country(wanted, national)


@lru_cache(maxsize=65_536)  # every keystroke of a search meets the same stored numbers again
def digits(text: str) -> str:
    """Give the normal form for comparing: digits alone, without the +7, 7 or 8 of 11 digits (D7).

    Decimal digits of any script count as digits; everything else, letters too, is dropped.
    """
    if not text:
        return ""
    found = _all_digits(text)
    return found[1:] if _has_country(found, text) else found


def e164(text: str, region: str = "RU") -> str | None:
    """Give the number as +79876543210, or None where *text* cannot be a phone number (R244, D18).

    Raises: ValueError for a region that is no country's two-letter code.
    """
    number = _parse(text, region)
    if number is None:
        return None
    library = _library()
    return str(library.format_number(number, library.PhoneNumberFormat.E164))


def is_valid(text: str, region: str = "RU") -> bool:
    """Say whether *text* is a number that a phone network could have given out.

    Raises: ValueError for a region that is no country's two-letter code.
    """
    number = _parse(text, region)
    return number is not None and bool(_library().is_valid_number(number))


@lru_cache(maxsize=16_384)
def pretty(e164: str) -> str:
    """Show a number as people read it: +7 987 654-32-10; what is no E.164 stays as it is."""
    number = _parse(e164, "RU") if e164 and e164.startswith("+") else None
    if number is None:
        return e164
    library = _library()
    return str(library.format_number(number, library.PhoneNumberFormat.INTERNATIONAL))


def _all_digits(text: str) -> str:
    if text.isascii():
        return text.encode("ascii").translate(None, _ASCII_NON_DIGITS).decode("ascii")
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())


def _has_country(found: str, text: str) -> bool:
    """Tell +7, 7 and 8 of eleven digits from a foreign code that begins with an 8, such as +852."""
    if len(found) != _WITH_COUNTRY_DIGITS:
        return False
    return found[0] == "7" or (found[0] == "8" and not text.lstrip().startswith(_PLUS))


def _begins_with_country(wanted: str, national: str) -> bool:
    return (
        wanted[0] in "78"
        and len(national) == _WITH_COUNTRY_DIGITS - 1
        and national.startswith(wanted[1:])
    )


def _parse(text: str, region: str) -> PhoneNumber | None:
    library = _library()
    if region not in library.SUPPORTED_REGIONS:
        near = did_you_mean(region.upper(), library.SUPPORTED_REGIONS)
        raise ValueError(f"There is no phone region {region!r}.{near}")
    try:
        number: PhoneNumber = library.parse(text, region)
    except library.NumberParseException:
        return None
    reason = library.is_possible_number_with_reason(number)
    return number if reason == library.ValidationResult.IS_POSSIBLE else None


@cache
def _library() -> ModuleType:
    import phonenumbers

    return phonenumbers
