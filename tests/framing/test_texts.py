"""Documents as words."""

import pytest

from tellings.annotate.sentences import sentences
from tellings.blocks import blocks
from tellings.framing.texts import around, fold, folded, is_form, singular, texts
from tellings.records import Borrower, Document, Lineage, Place, Reading


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("killed", "kill"),
        ("stabbed", "stab"),
        ("added", "add"),
        ("seized", "seize"),
        ("retaken", "retake"),
        ("overran", "overrun"),
        ("executes", "execute"),
        ("denies", "deny"),
        ("shot", "shoot"),
    ],
)
def test_forms_of_a_verb_are_known(word, lemma):
    assert is_form(word, frozenset({lemma}), "en") == lemma


def test_other_words_are_no_forms():
    assert is_form("raps", frozenset({"rape"}), "en") is None
    assert is_form("sheds", frozenset({"she"}), "en") is None


@pytest.mark.parametrize(("word", "one"), [("gates", "gate"), ("men", "man"), ("bus", "bus"), ("cities", "city")])
def test_nouns_lose_their_plural(word, one):
    assert singular(word, "en") == one


def test_accents_hyphens_and_invisible_marks_are_folded():
    assert fold("Qélmet\u00adDam") == fold("QelmetDam")
    assert folded("“Gull‑Islands”,\n  they") == "gull-islands they"


def reading(key, text):
    document = Document(key, text, language="en")
    tiles = blocks(document)
    return Reading(document, tiles, sentences(document, tiles))


def test_words_of_a_copied_passage_come_from_its_lineage():
    text = "The ferry left at noon. The mayor wept at the quay."
    place = Place("b", text.index("The mayor"), len(text))
    lineage = Lineage("l", ("a",), (Borrower("b", 0.5),), None, None, "", (), passages=(place,))
    page = {found.id: found for found in texts([reading("a", text), reading("b", text)], [lineage])}
    assert page["a"].descent.unit(0) == "l"
    assert (page["b"].descent.unit(0), page["b"].descent.unit(place.start)) == ("b", "l")


def test_what_is_quoted_is_known():
    page = texts([reading("a", "“Nobody left,” she said. The quay was empty.")], [])[0]
    assert [token.fold for token, inside in zip(page.tokens, page.quoted, strict=True) if inside] == ["nobody", "left"]


def test_the_words_around_a_place_are_those_of_its_clause():
    page = texts(
        [reading("a", "The quay is held by the Reed League (RL), a band that wants a share of the toll.")], []
    )[0]
    start = page.text.index("band")
    assert around(page, Place("a", start, start + 4)) == "a … that wants a share"
    start = page.text.index("held")
    assert around(page, Place("a", start, start + 4)) == "The quay is … by the Reed League"
