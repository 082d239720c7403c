"""What people type into a field, read as it is kept: dates as ISO, phones as E.164, addresses.

Which fields a card has is said in `fields`.
"""

import re
from datetime import date

from crmsim.crm import phones

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DASHED = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MAIL = re.compile(r"[^@\s,;]+@[^@\s,;.]+(\.[^@\s,;.]+)+")
_OLDEST = 1900


def iso_date(text: str) -> str | None:
    """A day written as 2001-05-09 or 09.05.2001, as ISO; None for anything else (R241)."""
    dotted, dashed = _DOTTED.fullmatch(text.strip()), _DASHED.fullmatch(text.strip())
    found = dotted or dashed
    if found is None:
        return None
    numbers = tuple(map(int, found.groups()))
    year, month, day = numbers if dashed else numbers[::-1]
    try:
        return date(year, month, day).isoformat() if year >= _OLDEST else None
    except ValueError:
        return None


def mail(text: str) -> str | None:
    """An e-mail address without blanks around it; None for what is none (R242)."""
    return text.strip() if _MAIL.fullmatch(text.strip()) else None


READERS = {"phone": phones.e164, "date": iso_date, "email": mail}
"""How a typed value of each kind is read; None where it cannot be."""
