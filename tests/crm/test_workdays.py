"""Laws of working days: the published calendar, the fifth working day, and ways there and back."""

import subprocess
import sys
from datetime import date, timedelta
from timeit import repeat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crmsim.crm.workdays import (
    FIRST_YEAR,
    LAST_YEAR,
    add_workdays,
    is_workday,
    workdays_between,
)

unhurried = settings(deadline=None)  # the first example may load a library

days = st.dates(date(1995, 1, 1), date(2095, 12, 31))
near_days = st.dates(date(2023, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2024, 4, 27),  # Saturday, worked for Monday 29 April
        date(2024, 11, 2),  # Saturday, worked for Tuesday 30 April
        date(2024, 12, 28),  # Saturday, worked for Monday 30 December
        date(2025, 11, 1),  # Saturday, worked for Monday 3 November
        date(2021, 2, 20),  # Saturday, worked for Monday 22 February
        date(2012, 3, 11),  # Sunday, worked for Friday 9 March
        date(2025, 12, 30),
        date(2026, 1, 12),
        date(2024, 2, 29),
    ],
)
def test_people_work_on_transferred_days(day: date) -> None:
    """Saturdays and Sundays that the government made working days are working days."""
    assert is_workday(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2024, 4, 29),
        date(2024, 4, 30),
        date(2024, 12, 30),
        date(2024, 12, 31),
        date(2025, 5, 2),
        date(2025, 5, 8),
        date(2025, 6, 13),
        date(2025, 11, 3),
        date(2025, 11, 4),
        date(2025, 12, 31),
        date(2026, 1, 9),
        date(2026, 3, 9),
        date(2026, 5, 11),
        date(2014, 3, 10),
        date(2024, 2, 23),
        date(2024, 4, 28),
        date(2026, 11, 21),
    ],
)
def test_people_rest_on_holidays_and_what_was_moved_from_them(day: date) -> None:
    """Holidays, weekends, and the days off transferred from them are not working days."""
    assert not is_workday(day)


@pytest.mark.parametrize(
    ("year", "workdays"),
    [
        (2011, 248),
        (2012, 249),
        (2013, 247),
        (2014, 247),
        (2015, 247),
        (2016, 247),
        (2017, 247),
        (2018, 247),
        (2019, 247),
        (2021, 247),
        (2022, 247),
        (2023, 247),
        (2024, 248),
        (2025, 247),
        (2026, 247),
    ],
)
def test_a_year_has_as_many_working_days_as_the_calendar_says(year: int, workdays: int) -> None:
    """The year's total is that of the published production calendar for a five-day week."""
    assert workdays_between(date(year - 1, 12, 31), date(year, 12, 31)) == workdays


@pytest.mark.requirement("R112")
@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2025, 11, 17), 5, date(2025, 11, 24)),
        (date(2024, 4, 26), 1, date(2024, 4, 27)),
        (date(2024, 4, 26), 2, date(2024, 5, 2)),
        (date(2024, 4, 26), 5, date(2024, 5, 7)),
        (date(2025, 10, 31), 1, date(2025, 11, 1)),
        (date(2025, 10, 31), 2, date(2025, 11, 5)),
        (date(2024, 12, 28), 1, date(2025, 1, 9)),
        (date(2024, 12, 29), 5, date(2025, 1, 15)),
        (date(2025, 11, 22), 1, date(2025, 11, 24)),
        (date(2025, 11, 22), 0, date(2025, 11, 22)),
        (date(2025, 11, 21), 0, date(2025, 11, 21)),
        (date(2025, 11, 22), -1, date(2025, 11, 21)),
        (date(2025, 11, 24), -1, date(2025, 11, 21)),
        (date(2025, 1, 9), -1, date(2024, 12, 28)),
        (date(2024, 1, 1), 248, date(2024, 12, 28)),
        (date(2026, 1, 1), -247, date(2025, 1, 9)),
    ],
)
def test_day_nought_is_the_day_itself(day: date, n: int, expected: date) -> None:
    """Counting starts after the day, or before it, whether people work on it or not (D5)."""
    assert add_workdays(day, n) == expected


@pytest.mark.requirement("R112")
@unhurried
@given(near_days, st.integers(-600, 600))
def test_a_loop_over_the_days_agrees(day: date, n: int) -> None:
    """The compiled answer is what walking the calendar day by day gives."""
    walked, left, step = day, abs(n), 1 if n > 0 else -1
    while left:
        walked += timedelta(days=step)
        left -= is_workday(walked)
    assert add_workdays(day, n) == walked


@unhurried
@given(days, st.integers(0, 300))
def test_going_forward_is_counted_back(day: date, n: int) -> None:
    """Between a day and its n-th working day there are n working days."""
    assert workdays_between(day, add_workdays(day, n)) == n


@unhurried
@given(days, st.integers(1, 300))
def test_the_day_before_a_working_day_leads_back_to_it(day: date, n: int) -> None:
    """From a working day, n back and n forward ends where it began."""
    workday = add_workdays(day, 1)
    assert add_workdays(add_workdays(workday, -n), n) == workday
    assert workdays_between(workday, add_workdays(workday, -n)) == -n


@unhurried
@given(near_days, near_days, near_days)
def test_distances_add_up(a: date, b: date, c: date) -> None:
    """From a to c is from a to b and from b to c, in any order of the three."""
    assert workdays_between(a, b) + workdays_between(b, c) == workdays_between(a, c)
    assert workdays_between(a, b) == -workdays_between(b, a)


@unhurried
@given(near_days, st.integers(-50, 50), st.integers(-50, 50))
def test_more_days_never_lead_to_an_earlier_day(day: date, n: int, m: int) -> None:
    """The further one counts, the later the day."""
    assert (n < m) <= (add_workdays(day, n) <= add_workdays(day, m))


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, 1, LAST_YEAR + 1, 9999])
def test_a_year_without_a_calendar_is_refused(year: int) -> None:
    """A year out of range raises with the years that are known."""
    message = f"Working days of RU are known from 1992 to 2100, not in {year}"
    with pytest.raises(ValueError, match=message):
        is_workday(date(year, 6, 1))
    with pytest.raises(ValueError, match=message):
        add_workdays(date(year, 6, 1), 0)


def test_the_first_and_the_last_year_are_known() -> None:
    """The range's own ends are inside it; a day beyond them is not."""
    assert is_workday(date(FIRST_YEAR, 1, 1)) is False
    assert is_workday(date(LAST_YEAR, 12, 31)) in (True, False)
    with pytest.raises(ValueError, match="not in 2101"):
        add_workdays(date(LAST_YEAR, 12, 31), 1)
    with pytest.raises(ValueError, match="not in 1991"):
        add_workdays(date(FIRST_YEAR, 1, 1), -1)
    with pytest.raises(ValueError, match="not in 2101"):
        workdays_between(date(2025, 1, 1), date(2101, 1, 1))


def test_another_country_has_its_own_calendar() -> None:
    """An organisation may name another country: its holidays, not the Russian ones."""
    unity_day, labor_day = date(2025, 11, 4), date(2025, 9, 1)
    assert is_workday(unity_day, calendar="US")
    assert not is_workday(labor_day, calendar="US")
    assert add_workdays(date(2025, 8, 29), 1, calendar="US") == date(2025, 9, 2)
    assert workdays_between(date(2025, 8, 29), date(2025, 9, 2), calendar="US") == 1


@pytest.mark.parametrize(
    ("code", "near"), [("RUS", "'RU'"), ("ru", "'RU'"), ("", "Possible"), ("UAS", "'AS'|'US'")]
)
def test_an_unknown_calendar_is_named(code: str, near: str) -> None:
    """A code that no country has raises with what was probably meant."""
    with pytest.raises(ValueError, match=f"no calendar of working days '{code}'.*({near})"):
        is_workday(date(2025, 1, 1), calendar=code)


def test_a_country_younger_than_the_range_says_so() -> None:
    """A calendar that begins later than the others names its own first year."""
    with pytest.raises(ValueError, match="Working days of ME are known from 2007"):
        is_workday(date(2006, 12, 29), calendar="ME")


def test_nothing_is_loaded_before_the_first_question() -> None:
    """Importing the module does not import the library."""
    code = "import sys, crmsim.crm.workdays; assert 'holidays' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_thousand_questions_take_no_time() -> None:
    """After the year is compiled a question costs about a microsecond; ten is the alarm."""
    day = date(2025, 11, 17)
    add_workdays(day, 5)
    assert min(repeat(lambda: add_workdays(day, 5), number=1000, repeat=5)) < 0.01
    assert min(repeat(lambda: is_workday(day), number=1000, repeat=5)) < 0.01
