"""Dates as metadata and spreadsheets have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.read.dates import published


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2020-09-30", "2020-09-30"),
        ("20200930", "2020-09-30"),
        ("2020-09-30T08:15:00+02:00", "2020-09-30T08:15:00+02:00"),
        ("2020-09-30T08:15:00.123Z", "2020-09-30T08:15:00+00:00"),
        ("2020-09-30 08:15:00 +0000", "2020-09-30T08:15:00+00:00"),
        ("2020-09-30 08:15:00 UTC", "2020-09-30T08:15:00+00:00"),
        ("2020-09-30 08:15", "2020-09-30T08:15:00"),
        ("Wed, 30 Sep 2020 08:15:00 GMT", "2020-09-30T08:15:00+00:00"),
        ("30 September 2020", "2020-09-30"),
        ("Sept. 30, 2020", "2020-09-30"),
        ("Wednesday, September 30th, 2020", "2020-09-30"),
        ("30.09.2020", "2020-09-30"),
        ("3.4.2020", "2020-04-03"),
        ("2020/9/30", "2020-09-30"),
        ("30/09/2020", "2020-09-30"),
        ("9/30/2020", "2020-09-30"),
        ("30/09/2020 8:15", "2020-09-30T08:15:00"),
        ("04/04/2020", "2020-04-04"),
    ],
)
def test_days_and_moments(printed: str, expected: str) -> None:
    assert published(printed) == expected


@pytest.mark.parametrize(
    "printed",
    [
        *("", "yesterday", "03/04/2020", "September 2020", "2020-09", "2020", "2020-02-30"),
        *("0001-01-01T00:00:00Z", "31.02.2020", "12/13/14", "1601455000"),
    ],
)
def test_what_is_no_certain_day_is_none(printed: str) -> None:
    assert published(printed) is None


@given(st.text(max_size=40) | st.from_regex(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}( \d{1,2}:\d\d)?", fullmatch=True))
def test_nothing_crashes_and_what_comes_back_is_stable(text: str) -> None:
    found = published(text)
    assert found is None or published(found) == found
