"""A day, a week or a month of the calendar, as minutes since opening (R031, R032)."""

from datetime import date, timedelta
from typing import Literal

from crmsim.crm.store import Crm

Mode = Literal["list", "day", "week", "month"]
WEEK_DAYS = 7


def period(crm: Crm, mode: Mode, at_min: int) -> tuple[int, int]:
    """The first and the last minute of the day, week or month in which a minute lies."""
    day = crm.hours.moment(at_min).date()
    if mode == "week":
        first = day - timedelta(days=day.weekday())
        after = first + timedelta(days=WEEK_DAYS)
    elif mode == "month":
        first = day.replace(day=1)
        after = _next_month(first)
    else:
        first, after = day, day + timedelta(days=1)
    return crm.hours.at(first, 0), crm.hours.at(after, 0) - 1


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
