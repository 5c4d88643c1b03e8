"""Numbers as printed: what the words commit to, and what is no number at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.counting.numbers import numbers, tokens


def read(text: str) -> list[tuple[str, float | None, float | None, str]]:
    row = tokens(text, 0, len(text))
    return [
        (text[row[n.first].start : row[n.last - 1].end], n.low, n.high, n.modifier) for n in numbers(row) if n.last > 0
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 ferrymen", ("14", 14, 14, "exact")),
        ("1,482 rowers", ("1,482", 1482, 1482, "exact")),
        ("twenty-three millers", ("twenty-three", 23, 23, "exact")),
        ("two hundred and fifty tinkers", ("two hundred and fifty", 250, 250, "exact")),
        ("three thousand bakers", ("three thousand", 3000, 3000, "exact")),
        ("1.4 million people", ("1.4 million", 1_400_000, 1_400_000, "exact")),
        ("half a dozen cooks", ("half a dozen", 6, 6, "exact")),
        ("a dozen cooks", ("a dozen", 12, 12, "exact")),
        ("at least 14 dead", ("at least 14", 14, None, "at_least")),
        ("no fewer than nine", ("no fewer than nine", 9, None, "at_least")),
        ("more than 60 hurt", ("more than 60", 61, None, "more_than")),
        ("well over 1,000", ("well over 1,000", 1001, None, "more_than")),
        ("70+ hurt", ("70+", 70, None, "at_least")),
        ("70 or more", ("70 or more", 70, None, "at_least")),
        ("up to 30", ("up to 30", None, 30, "up_to")),
        ("as many as 30", ("as many as 30", None, 30, "up_to")),
        ("fewer than 30", ("fewer than 30", None, 29, "up_to")),
        ("nearly 200", ("nearly 200", None, 200, "nearly")),
        ("nearing 300", ("nearing 300", None, 300, "nearly")),
        ("some 40 rowers", ("some 40", 40, 40, "about")),
        ("an estimated 900", ("an estimated 900", 900, 900, "about")),
        ("more than a dozen", ("more than a dozen", 13, None, "more_than")),
        ("between 200 and 350 died", ("between 200 and 350", 200, 350, "range")),
        ("from 90 to well over 100", ("from 90 to well over 100", 90, None, "range")),
        ("15-20 people", ("15-20", 15, 20, "range")),
        ("two to three million", ("two to three million", 2_000_000, 3_000_000, "range")),
        ("dozens of cooks", ("dozens", 24, None, "dozens")),
        ("scores of cooks", ("scores", 40, None, "dozens")),
        ("hundreds, if not thousands, of cooks", ("hundreds, if not thousands", 200, None, "hundreds")),
        ("hundreds – if not thousands – dead", ("hundreds – if not thousands", 200, None, "hundreds")),
        ("several cooks", ("several", 3, None, "none")),
        ("many cooks", ("many", None, None, "none")),
        ("no one", ("no one", 0, 0, "exact")),
        ("another nine", ("another nine", 9, 9, "exact")),
        ("a further 12 cooks", ("a further 12", 12, 12, "exact")),
        ("dozens more", ("dozens more", 24, None, "dozens")),
    ],
)
def test_a_number_commits_to_what_its_words_say(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["a 12-year-old", "the 3rd", "the 1990s", "at 16:45", "call 410-555-2100", "a cook", "from Orle", "over the"],
)
def test_what_only_looks_like_a_number(text):
    assert read(text) == []


def test_a_language_without_word_lists_has_no_numbers():
    assert numbers(tokens("14 morts", 0, 8), "xx") == []


@given(st.text(alphabet=" ,.-–+0123456789abdehlmnorstuvwyz’", max_size=60))
def test_numbers_are_disjoint_in_order_and_say_no_nonsense(text):
    row = tokens(text, 0, len(text))
    end = 0
    for number in numbers(row):
        assert end <= number.first <= number.core < number.last <= len(row)
        assert number.low is None or number.high is None or number.low <= number.high
        end = number.last


@given(st.integers(0, 10**7))
def test_digits_are_read_with_and_without_grouping(value):
    assert [found[1] for found in read(f"{value} cooks")] == [value]
    assert [found[1] for found in read(f"{value:,} cooks")] == [value]
