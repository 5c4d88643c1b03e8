from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.timex import at, day_of, days, holiday, moved, value_of

UNITS = st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade", "century", "weekend"])
DATES = st.dates(date(1000, 1, 1), date(8999, 12, 31))


@pytest.mark.parametrize(
    ("value", "bounds"),
    [
        ("2020-09-30", ("2020-09-30", "2020-09-30")),
        ("2020-09-30T10:00", ("2020-09-30", "2020-09-30")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2020-Q3", ("2020-07-01", "2020-09-30")),
        ("2020-H1", ("2020-01-01", "2020-06-30")),
        ("2020-WI", ("2020-12-01", "2021-02-28")),
        ("2020-W53", ("2020-12-28", "2021-01-03")),
        ("2020-W40-WE", ("2020-10-03", "2020-10-04")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("19XX", ("1900-01-01", "1999-12-31")),
        ("XXXX-WXX-3", (None, None)),
        ("PRESENT_REF", (None, None)),
        ("P3D", (None, None)),
        ("2020-13-45", (None, None)),
    ],
)
def test_days(value, bounds):
    assert days(value) == bounds


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2020, "2020-04-12"),
        ("easter", 2038, "2038-04-25"),
        ("thanksgiving", 2021, "2021-11-25"),
        ("election", 2016, "2016-11-08"),
        ("election", 2022, "2022-11-08"),
        ("memorial", 2020, "2020-05-25"),
        ("labor", 2020, "2020-09-07"),
    ],
)
def test_holidays(name, year, day):
    assert holiday(name, year).isoformat() == day


@pytest.mark.parametrize(
    ("symbol", "value"),
    [
        ("weekday 3 past", "2021-03-10"),
        ("weekday 3 last", "2021-03-03"),
        ("weekday 3 next", "2021-03-17"),
        ("month 05 ahead", "2021-05"),
        ("month 08 back", "2020-08"),
        ("season WI last", "2020-WI"),
        ("shift anchor month -14", "2020-01"),
        ("shift anchor year -9000", "XXXX"),
        ("weekday 5 past @TNI", "2021-03-05TNI"),
    ],
)
def test_symbols(symbol, value):
    assert value_of(symbol, date(2021, 3, 10), {}) == value


@given(DATES, UNITS)
def test_a_day_lies_in_its_unit(day, unit):
    first, last = days(at(day, unit))
    assert first is not None
    assert unit == "weekend" or first <= day.isoformat()
    assert day.isoformat() <= last


@given(DATES, st.sampled_from(["month", "quarter", "year"]), st.integers(-30, 30))
def test_moving_keeps_the_day_or_the_month_end(day, unit, count):
    there = moved(day, unit, count)
    assert there.day == day.day or (there.day < day.day and moved(there, "day", 1).day == 1)


def test_what_is_no_day():
    assert day_of(None) is None
    assert day_of("not a day") is None
    assert day_of("2020-09-30T23:59:59+02:00") == date(2020, 9, 30)
