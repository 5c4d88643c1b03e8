"""The compiled kernel gives what numpy and plain Python give, on whatever it is handed."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tellings import compiled
from tellings.compiled import described, kernel
from tellings.copies import align, bodies, fingerprints, quoted
from tellings.copying.fingerprints import Prints, plain_fingerprints
from tellings.copying.passages import GAP, Passages, plain_align
from tellings.copying.quoted_words import plain_quoted
from tellings.quotation import plain_quotations, quotations
from tellings.records import Document, Reading
from tellings.words import Words, plain_words, words

needs_kernel = pytest.mark.skipif(kernel() is None, reason=f"compares the compiled kernel; here works {described()}")

LETTERS = "aB9é'’.-‐\n ,\u00ad\u200b\ufffd\u0301你กжß😀𠀀“\udc80"
MARKS = "abS9z .?,\n\t\u2003'’‘‚‛\"“”„‟«»‹›「」『』《》`\ufffd(—_١é你😀"
PIECES = (
    "'em",
    "'90s",
    "''",
    "``",
    "s' and",
    "\n\n",
    " \n \n",
    "5'10\"",
    "«x»",
    "?We won,?",
    '.\n"',
    ".\nThe",
    "’Twas",
)


def same(one: Words | Prints | Passages, two: Words | Prints | Passages) -> None:
    assert type(one) is type(two)
    for name in type(one).__slots__:
        left, right = getattr(one, name), getattr(two, name)
        assert left.dtype == right.dtype, name
        assert left.tolist() == right.tolist(), name


@needs_kernel
@given(st.lists(st.text(LETTERS, max_size=40) | st.text(max_size=20), max_size=4))
@example(["x" * 63 + "y", "x" * 64 + "y", "x" * 65 + "z", "\u00ad" * 70 + "a" + "\u00ad" * 70 + "b"])
@example(["1,2345 1,234 a 1,23 5.4321", "'90s", "rock'n'roll - co- op -x"])
@example(["你\u200b好a\u200b你", "12,345,678", "U.S.A. o’-\nclock's", "Zeitungs-\nartikel", ""])
@settings(max_examples=400)
def test_words(texts: list[str]) -> None:
    same(words(texts), plain_words(texts))


@needs_kernel
@given(st.text(MARKS, max_size=60) | st.lists(st.sampled_from(PIECES) | st.text(MARKS, max_size=8)).map("".join))
@example("".join(f"{mark} " for mark in MARKS) * 3)
@example('"' * 20 + "“" * 20 + "'" * 21)
@example("'90S boy' in '90_ then' of '90s men' and '60 men' or '605 men' did")
@settings(max_examples=600)
def test_quotations(text: str) -> None:
    assert quotations(text) == plain_quotations(text)


@st.composite
def related(draw: st.DrawFn) -> list[str]:
    """Texts that share pieces, some of them again and again, with quotation marks, numbers and names."""
    stock = draw(st.lists(st.text("ab", min_size=1, max_size=2), min_size=6, max_size=40))
    pool = [stock, stock[:7] * 6, ["Tarn", "5", *stock[2:]], ['"', *stock[:20], '"'], ["z"] * 9, list("klmnopqr")]
    piece = st.builds(lambda words, cut: words[cut:], st.sampled_from(pool), st.integers(0, 9))
    texts = draw(st.lists(st.lists(piece, max_size=9), min_size=1, max_size=4))
    return [" ".join(word for words in pieces for word in words) for pieces in texts]


def read(texts: list[str]) -> list[Reading]:
    return [Reading(Document(str(number), text)) for number, text in enumerate(texts)]


@needs_kernel
@given(related())
@settings(max_examples=200)
def test_fingerprints(texts: list[str]) -> None:
    body = bodies(read(texts))
    hashes, positions, counts, signatures = plain_fingerprints(body.hashes, body.offsets)
    offsets = np.concatenate([[0], np.cumsum(counts)])
    same(fingerprints(body), Prints(hashes, positions, offsets, signatures, np.diff(body.offsets)))


def apart(count: int) -> list[str]:
    """Two texts that share two stretches, with so many words of their own between."""
    one, two = (" ".join(f"{start}{number:x}g" for number in range(20)) for start in "kq")
    return [" ".join([one, *[f"{side}{number:x}h" for number in range(count)], two]) for side in "uv"]


@needs_kernel
@given(related())
@example(apart(GAP))
@example(apart(GAP + 1))
@settings(max_examples=200)
def test_quoted_words_and_passages(texts: list[str]) -> None:
    body, numbers = bodies(read(texts)), np.arange(len(texts))
    said = quoted(read(texts), body, numbers)
    plain = np.zeros_like(said)
    plain_quoted(texts, numbers, body, plain)
    assert said.tolist() == plain.tolist()
    pairs = np.array([*combinations(range(len(texts)), 2), (0, 0)], dtype=np.int64)
    same(align(body, said, pairs), plain_align(body, said, pairs))


def test_which_code_works_is_said() -> None:
    assert described().startswith("numpy (") if kernel() is None else described() == "compiled kernel"


@needs_kernel
def test_the_kernel_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(compiled.SWITCH, "off")
    kernel.cache_clear()
    try:
        assert kernel() is None
        assert "turned off" in described()
        assert quotations('He said "no" twice') == plain_quotations('He said "no" twice')
        same(words(["Two words"]), plain_words(["Two words"]))
    finally:
        kernel.cache_clear()


@needs_kernel
def test_a_kernel_of_other_sources_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "VERSION", compiled.VERSION + 1)
    kernel.cache_clear()
    try:
        assert kernel() is None
        assert "another version" in described()
    finally:
        kernel.cache_clear()


@needs_kernel
def test_what_does_not_fit_is_refused() -> None:
    built = kernel()
    assert built is not None
    body = words(["la le li lo lu", "la le"])
    said, options = np.zeros(7, dtype=np.bool_), (4, 30, 15, 16, 0.25)
    with pytest.raises(IndexError):
        built.align(body.hashes, body.offsets, said, body.marks, np.array([[0, 2]]), options)
    with pytest.raises(ValueError, match="rise"):
        built.align(body.hashes, body.offsets[::-1].copy(), said, body.marks, np.array([[0, 1]]), options)
    with pytest.raises(ValueError, match="length"):
        built.align(body.hashes, body.offsets, said[:3], body.marks, np.array([[0, 1]]), options)
    with pytest.raises(TypeError):
        built.align(body.starts, body.offsets, said, body.marks, np.array([[0, 1]]), options)
    with pytest.raises(ValueError, match="contiguous"):
        built.align(body.hashes[::2], body.offsets, said, body.marks, np.array([[0, 1]]), options)
    with pytest.raises(IndexError):
        built.quoted(["la"], np.array([2]), body.starts, body.offsets, said)
    few = np.empty(3, dtype=np.uint64), np.empty(3, dtype=np.int64), np.empty(2, dtype=np.int64), body.hashes[:2].copy()
    with pytest.raises(ValueError, match="room"):
        built.fingerprints(body.hashes, body.offsets, few, (5, 8, 4))
