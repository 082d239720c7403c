"""Values that read differently in each language: a sum, a day, a moment. The only formatting door.

Babel is imported when something is shown, never before.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole rubles."""

    rub: int

    def text(self, lang: str) -> str:
        """`50 000 ₽` or `₽50,000`."""
        from babel.numbers import format_currency

        pattern = "#,##0\N{NO-BREAK SPACE}¤" if lang == "ru" else "¤#,##0"
        return format_currency(
            self.rub, "RUB", pattern, locale=lang, currency_digits=False
        ).replace("RUB", "₽")


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    day: date

    def text(self, lang: str) -> str:
        """`25 ноября` or `25 November`."""
        return _format(self.day, "d MMMM", lang)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and a time, to the minute."""

    at: datetime

    def text(self, lang: str) -> str:
        """`25 ноября, 14:00` or `25 November, 14:00`."""
        return _format(self.at, "d MMMM, HH:mm", lang)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day."""

    at: datetime

    def text(self, lang: str) -> str:
        """`14:00` in every language."""
        return f"{self.at:%H:%M}"


def _format(value: Any, pattern: str, lang: str) -> str:
    from babel.dates import format_datetime

    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    return format_datetime(moment, pattern, locale=lang)
