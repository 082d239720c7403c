"""Working days by a country's production calendar, transferred days and working Saturdays included.

The only module that imports `holidays`, and only when the first day is asked about.
Hours, minutes and time zones do not live here.
Transfers are known for the years whose calendar has been published; later years have their
public holidays and their weekends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from types import ModuleType

from crmsim.errors import did_you_mean

FIRST_YEAR = 1992
LAST_YEAR = 2100

_AMENDED = {
    # 8 March 2014 was a Saturday, and its day off went to the Monday; holidays 0.109 misses it.
    ("RU", date(2014, 3, 10)): False,
}


@dataclass(frozen=True, slots=True)
class _Year:
    """One compiled year: days as proleptic ordinals, and how many workdays come before each."""

    first: int
    before: tuple[int, ...]
    workdays: tuple[int, ...]


def is_workday(day: date, *, calendar: str = "RU") -> bool:
    """Say whether people work on *day* by the production calendar of the country.

    Raises: ValueError for a year out of range or a calendar code that does not exist.
    """
    year = _year(calendar, day.year)
    index = day.toordinal() - year.first
    return year.before[index] < year.before[index + 1]


def add_workdays(day: date, n: int, *, calendar: str = "RU") -> date:
    """Give the *n*-th working day after *day*, or before it if *n* is negative (R112, D5).

    *day* itself is day 0, whether people work on it or not, and *n* = 0 gives it back.
    Raises: ValueError for a year out of range or a calendar code that does not exist.
    """
    ordinal = day.toordinal()
    year = _year(calendar, day.year)
    if n == 0:
        return date.fromordinal(ordinal)
    index = ordinal - year.first
    place = year.before[index + 1] + n - 1 if n > 0 else year.before[index] + n
    return _workday_at(calendar, day.year, place)


def workdays_between(a: date, b: date, *, calendar: str = "RU") -> int:
    """Count the working days after *a* up to and including *b*; negative when *b* is before *a*.

    Raises: ValueError for a year out of range or a calendar code that does not exist.
    """
    if a > b:
        return -workdays_between(b, a, calendar=calendar)
    first, last = _year(calendar, a.year), _year(calendar, b.year)
    whole_years = sum(len(_year(calendar, y).workdays) for y in range(a.year, b.year))
    until_a = first.before[a.toordinal() - first.first + 1]
    until_b = last.before[b.toordinal() - last.first + 1]
    return whole_years + until_b - until_a


def _workday_at(calendar: str, year: int, place: int) -> date:
    """Give the workday number *place*, counted from 0 at the start of *year*, in any year."""
    while place < 0:
        year -= 1
        place += len(_year(calendar, year).workdays)
    while place >= (count := len(_year(calendar, year).workdays)):
        place -= count
        year += 1
    return date.fromordinal(_year(calendar, year).workdays[place])


@cache
def _year(calendar: str, year: int) -> _Year:
    _check(calendar, year)
    country = _library().country_holidays(calendar, years=year)
    first = date(year, 1, 1).toordinal()
    days = [date.fromordinal(n) for n in range(first, date(year, 12, 31).toordinal() + 1)]
    works = [_AMENDED.get((calendar, day), country.is_working_day(day)) for day in days]
    return _Year(
        first=first,
        before=tuple(accumulate(works, initial=0)),
        workdays=tuple(day.toordinal() for day, work in zip(days, works, strict=True) if work),
    )


def _check(calendar: str, year: int) -> None:
    codes = _library().list_supported_countries(include_aliases=False)
    if calendar not in codes:
        near = did_you_mean(calendar.upper(), codes)
        raise ValueError(f"There is no calendar of working days {calendar!r}.{near}")
    country = getattr(_library(), calendar)
    first, last = max(FIRST_YEAR, country.start_year), min(LAST_YEAR, country.end_year)
    if not first <= year <= last:
        raise ValueError(
            f"Working days of {calendar} are known from {first} to {last}, not in {year}."
        )


@cache
def _library() -> ModuleType:
    import holidays

    return holidays
