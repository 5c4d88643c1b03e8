"""Words: what folds together, what stays apart, and that places are the text's own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.words import folded, plain_words, words

ODD = "aB9é'’.-\n ,\u00ad\u200b\ufffd\u0301你กж😀𠀀“”"


def forms(text: str) -> list[str]:
    return [form for _, _, form in folded(text)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("counter-offensive", "counteroffensive"),
        ("counter-\noffensive", "Counteroffensive"),
        ("didn't", "didn’t"),
        ("didn\ufffdt", "didn't"),
        ("U.S. troops", "US troops"),
        ("1,166 men", "1166 men"),
        ("S\u00e1nchez", "Sanchez"),
        ("Sa\u0301nchez", "S\u00e1nchez"),
        ("co\u00adoperate", "cooperate"),
        ("“Stop!” he\u00a0said", "'stop' he  said"),
        ("hard\nwrap", "hard wrap"),
        ("ПРИВЕТ", "привет"),
    ],
)
def test_these_fold_together(left: str, right: str) -> None:
    assert forms(left) == forms(right)
    assert words([left]).hashes.tolist() == words([right]).hashes.tolist()


@pytest.mark.parametrize(
    ("left", "right"),
    [("3.5", "35"), ("12,13", "1213"), ("10-12", "1012"), ("end.Next", "endnext"), ("-\nfoo", "foo bar")],
)
def test_these_stay_apart(left: str, right: str) -> None:
    assert words([left]).hashes.tolist() != words([right]).hashes.tolist()


def test_scripts_without_spaces_give_a_word_a_character() -> None:
    assert forms("你好 世") == ["你", "好", "世"]
    assert len(set(words(["你好世界和平" + "𠀀"]).hashes.tolist())) == 7


def test_a_batch_is_read_as_its_texts_are() -> None:
    texts = ["One two-", "", "three “four”", "Nagorno-\nKarabakh", "ends with hyphen-", "x" * 200 + " 😀 tail"]
    whole = words(texts)
    assert len(whole.offsets) == len(texts) + 1
    for index, text in enumerate(texts):
        low, high = whole.offsets[index : index + 2]
        alone = words([text])
        assert whole.hashes[low:high].tolist() == alone.hashes.tolist()
        assert whole.starts[low:high].tolist() == alone.starts.tolist()
    assert plain_words(texts, batch=1).hashes.tolist() == whole.hashes.tolist()


def test_no_texts_and_empty_texts() -> None:
    assert words([]).offsets.tolist() == [0]
    assert words(["", "  "]).offsets.tolist() == [0, 0, 0]


@given(st.lists(st.text(ODD, max_size=30), max_size=5))
def test_places_are_the_texts_own(texts: list[str]) -> None:
    found = words(texts)
    for index, text in enumerate(texts):
        low, high = found.offsets[index : index + 2]
        spans = list(zip(found.starts[low:high].tolist(), found.ends[low:high].tolist(), strict=True))
        assert spans == [(start, end) for start, end, _ in folded(text)]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans))
        covered = {place for start, end in spans for place in range(start, end)}
        assert all(place in covered for place, char in enumerate(text) if char.isalnum())


@given(st.text(ODD, max_size=12), st.text(ODD, max_size=12))
def test_equal_forms_are_equal_hashes(left: str, right: str) -> None:
    same = forms(left) == forms(right)
    assert same == (words([left]).hashes.tolist() == words([right]).hashes.tolist())
