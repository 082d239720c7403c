"""Minutes since opening and the company's working day. Knows no clock: every answer is computed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from crmsim.crm.organisation import Hours
from crmsim.crm.workdays import add_workdays, is_workday

DAY_MIN = 24 * 60


@dataclass(frozen=True)
class OfficeHours:
    """The calendar of one world; minute 0 is *start*."""

    hours: Hours
    start: datetime

    def moment(self, at_min: int) -> datetime:
        """The date and time of a minute."""
        return self.start + timedelta(minutes=at_min)

    def minute(self, moment: datetime) -> int:
        """The minute of a date and time; negative before opening."""
        return int((moment - self.start).total_seconds()) // 60

    def is_open(self, at_min: int) -> bool:
        """Whether the office works at that minute; the closing minute is still open."""
        return self.is_workday(at_min) and self._opens <= self._of_day(at_min) <= self._closes

    def is_workday(self, at_min: int) -> bool:
        """Whether the minute lies in a working day."""
        return is_workday(self.moment(at_min).date(), calendar=self.hours.calendar)

    def opening(self, at_min: int) -> int:
        """The opening minute of that minute's day."""
        return at_min - self._of_day(at_min) + self._opens

    def closing(self, at_min: int) -> int:
        """The closing minute of that minute's day."""
        return at_min - self._of_day(at_min) + self._closes

    def next_opening(self, at_min: int) -> int:
        """The opening minute of the first working day after that minute's day."""
        return self.at(self.day_after(at_min, 1), self._opens)

    def day_after(self, at_min: int, workdays: int) -> date:
        """The *workdays*-th working day after that minute's day."""
        return add_workdays(self.moment(at_min).date(), workdays, calendar=self.hours.calendar)

    def latest(self, contact_min: int, workdays: int) -> int:
        """The last minute of the *workdays*-th working day after a contact (R112, D5)."""
        return self.at(self.day_after(contact_min, workdays), DAY_MIN) - 1

    def end_of_day(self, at_min: int) -> int:
        """The last minute of that minute's calendar day."""
        return at_min - self._of_day(at_min) + DAY_MIN - 1

    def _of_day(self, at_min: int) -> int:
        return (at_min + self._start_of_day) % DAY_MIN

    @cached_property
    def _start_of_day(self) -> int:
        return self.start.hour * 60 + self.start.minute

    @cached_property
    def _opens(self) -> int:
        return _minutes(self.hours.opens)

    @cached_property
    def _closes(self) -> int:
        return _minutes(self.hours.closes)

    def at(self, day: date, of_day: int) -> int:
        """The minute since opening of a day's minute."""
        return self.minute(datetime.combine(day, time())) + of_day


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
