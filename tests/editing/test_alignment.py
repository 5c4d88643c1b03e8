"""Alignment of two texts' words: laws that hold for any words, and cases with one right answer."""

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.editing.alignment import COMMON, UNALIGNED, Features, align, likest

WEAK = frozenset("the of in a and".split(" "))


def weak(word: str) -> bool:
    return word in WEAK


def kin(a: str, b: str) -> bool:
    return a[:4] == b[:4] and len(a) > 3


def aligned(left: str, right: str) -> list[tuple[str, str]]:
    """Partners of two texts whose units are parted by `|`."""
    a, b = ([unit.split() for unit in text.split("|")] for text in (left, right))
    flat = [word for unit in b for word in unit]
    words = [word for unit in a for word in unit]
    return [(words[i], flat[j]) for i, j in enumerate(align(a, b, Features(weak), kin)) if j != UNALIGNED]


def missing(left: str, right: str) -> list[str]:
    """The left words without a partner."""
    words = left.replace("|", " ").split()
    a, b = ([unit.split() for unit in text.split("|")] for text in (left, right))
    return [words[i] for i, j in enumerate(align(a, b, Features(weak), kin)) if j == UNALIGNED]


units = st.lists(
    st.lists(st.sampled_from([*sorted(WEAK), *"dam burst dawn lake town mayor mayors said"]), max_size=9), max_size=6
)


@settings(max_examples=300, deadline=None)
@given(units, units)
def test_partners_are_one_to_one_and_equal_or_kin(left: list[list[str]], right: list[list[str]]) -> None:
    a, b = ([word for unit in text for word in unit] for text in (left, right))
    partners = align(left, right, Features(weak), kin)
    assert len(partners) == len(a)
    used = [j for j in partners if j != UNALIGNED]
    assert len(used) == len(set(used))
    assert all(a[i] == b[j] or kin(a[i], b[j]) for i, j in enumerate(partners) if j != UNALIGNED)


@settings(max_examples=200, deadline=None)
@given(units)
def test_a_text_is_aligned_to_itself_in_order(text: list[list[str]]) -> None:
    assert align(text, text, Features(weak), kin) == list(range(sum(map(len, text))))


def test_a_moved_unit_keeps_its_partners() -> None:
    a = "dam burst before dawn monday | three villages stood under water | operator ignored two warnings"
    b = "three villages stood under water | operator ignored two warnings | dam burst before dawn monday"
    assert missing(a, b) == []


def test_a_split_unit_keeps_its_partners() -> None:
    a = "dam burst before dawn monday and water reached three villages within hours"
    b = "dam burst before dawn monday | water reached three villages within hours"
    assert missing(a, b) == ["and"]


def test_a_clause_that_moved_to_another_unit_is_found() -> None:
    spoke, reopened = "mayor moreno spoke at noon to the crowd", "all schools reopen in the valley tomorrow"
    clause = "after divers searched flooded cellars all night"
    a, b = f"{spoke} {clause} | {reopened}", f"{spoke} | {reopened} {clause}"
    assert missing(a, b) == []


def test_a_weak_word_does_not_hold_two_other_phrases_together() -> None:
    pairs = aligned(
        "keepers found wrecks of seven boats under the bridge at noon",
        "keepers found bones under the mud at noon",
    )
    assert ("of", "of") not in pairs
    assert {("keepers", "keepers"), ("noon", "noon"), ("under", "under")} <= set(pairs)


@given(st.lists(st.sampled_from([*sorted(WEAK), *"dam burst dawn".split()]), max_size=9))
def test_features_are_strong_words_and_pairs_with_one_and_are_counted_once(unit: list[str]) -> None:
    features = Features(weak)
    counted = features.of(unit)
    strong = [word for word in unit if not weak(word)]
    pairs = [pair for pair in pairwise(unit) if not all(map(weak, pair))]
    assert sorted(counted.values()) == sorted(Counter([*strong, *pairs]).values())
    assert features.of(list(unit)) is counted


def test_words_that_too_many_units_have_liken_none() -> None:
    few, many = [["dam", "burst"]] * (COMMON // 2), [["dam", "burst"]] * (COMMON // 2 + 1)
    assert likest(few, few, [0], Features(weak)) == {0: 0}
    assert likest(many, many, list(range(len(many))), Features(weak)) == {}


def test_words_that_many_units_have_still_weigh_where_a_rare_one_is_shared() -> None:
    units = [["dam", "burst", "dam", "burst"]] * COMMON
    assert likest([["dam", "burst", "early"]], [*units, ["dam", "burst", "early"]], [0], Features(weak)) == {0: COMMON}


def test_the_likest_unit_is_found_though_it_has_a_partner() -> None:
    left = [["dam", "burst", "monday", "officials", "said"]]
    right = [["boats", "sank"], ["dam", "burst", "monday", "said", "officials"]]
    assert likest(left, right, [0], Features(weak)) == {0: 1}
    assert likest(left, [["boats", "sank"]], [0], Features(weak)) == {}
