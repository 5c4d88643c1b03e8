"""Words that set an outlet apart."""

from hypothesis import given
from hypothesis import strategies as st

from tellings.framing.vocabulary import score

COUNT = st.integers(min_value=1, max_value=500)


@given(COUNT, COUNT, st.integers(min_value=1000, max_value=9000))
def test_two_outlets_are_told_apart_alike_from_either_side(own, other, size):
    assert abs(score(own, other, size, size) + score(other, own, size, size)) < 1e-9


@given(COUNT, st.integers(min_value=1000, max_value=9000))
def test_an_equal_share_sets_nobody_apart(count, size):
    assert abs(score(count, count, size, size)) < 1e-9


@given(COUNT, st.integers(min_value=2000, max_value=9000))
def test_more_uses_that_others_lack_set_further_apart(count, size):
    assert score(count + 1, 0, size, size) > score(count, 0, size, size) > 0


def test_nothing_to_compare_with_is_no_difference():
    assert score(9, 0, 100, 0) == 0
