"""Folding of house style: what compares as equal and what does not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.editing.house_style import looks_same, restored, shared_form, words


def folds(text: str, language: str = "en") -> list[str]:
    return [word.fold for word in words(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("centre", "center"),
        ("organisation", "organization"),
        ("Analysed", "analyzed"),
        ("labour", "labor"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("dialogue", "dialog"),
        ("programme", "program"),
        ("towards", "toward"),
        ("Sept", "September"),
        ("Gov.", "Governor"),
        ("per cent", "percent"),
        ("the United States", "the US"),
        ("U.S.", "US"),
        ("U.S.", "United States"),
        ("a.m.", "am"),
        ("three", "3"),
        ("1,166", "1166"),
        ("455km", "455 kilometres"),
        ("don't", "don’t"),
        ("G-7", "G7"),
        ("José", "Jose"),
        ("co\u00adope\u200brate", "cooperate"),
    ],
)
def test_equal(one: str, other: str) -> None:
    assert folds(one) == folds(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US", "us"),
        ("four", "for"),
        ("hours", "hors"),
        ("filling", "filing"),
        ("rise", "rize"),
        ("two", "three"),
        ("2.5", "25"),
        ("now", "not"),
    ],
)
def test_unequal(one: str, other: str) -> None:
    assert folds(one) != folds(other)


def test_a_language_without_lists_folds_letters_only() -> None:
    assert folds("Centre ÉTÉ", "xx") == ["centre", "ete"]


def test_lost_letters_are_read_from_the_other_text() -> None:
    left, right = (words(t, 0, len(t), "en") for t in ("S\ufffdnchez didn\ufffdt? Fr?d?ric", "Sánchez didn’t Frédéric"))
    a, b = restored(left, right, "en")
    assert [w.fold for w in a] == [w.fold for w in b]


def test_contractions_share_a_form() -> None:
    assert shared_form(folds("will not"), "en") == shared_form(folds("won’t"), "en")
    assert shared_form(folds("road map"), "en") == shared_form(folds("roadmap"), "en")
    assert shared_form(folds("will"), "en") != shared_form(folds("won’t"), "en")


def test_what_a_reader_does_not_see_is_no_difference() -> None:
    assert looks_same("don't", "don’t")
    assert not looks_same("centre", "center")


@given(st.text(max_size=60))
def test_words_quote_the_text_in_order(text: str) -> None:
    found = words(text, 0, len(text), "en")
    assert all(text[word.start : word.end] == word.text and word.fold for word in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
