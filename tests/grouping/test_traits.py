"""What one document brings to the stories."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.grouping.traits import FIELDS, MOST, Passages, packed, passages, spelled, traits, unpacked
from tellings.records import Block, Document, Reading
from tellings.words import words


def terms(text, field="names", **more):
    found = traits([Reading(Document("d", text, language="en", **more))])
    number = FIELDS.index(field)
    return {term for term in found.terms.tolist() if term & 3 == number}


def name(word):
    """The term of one name, read out of a sentence about it."""
    (found,) = terms(f"we went to see {word} and came back again")
    return found


def test_names_have_capitals_inside_a_sentence():
    text = "The ferry of Port Lorne sank. Nobody saw it, said Odile Brasc. Brasc wept."
    assert terms(text) == {name(word) for word in ("Port", "Lorne", "Odile", "Brasc")}


def test_a_word_that_only_begins_sentences_is_no_name():
    assert name("Nobody") not in terms("The ferry of Lorne sank. Nobody saw it.")


@pytest.mark.parametrize("date", ["Tuesday", "April", "Sept", "Dienstag", "März"])
def test_days_and_months_are_no_names(date):
    assert terms(f"the ferry of Lorne sank on {date} at noon") == {name("Lorne")}


def test_an_outlets_own_name_is_no_name():
    text = "we read it in the Lorne Post of Hask and told nobody about it"
    assert terms(text, outlet="The Lorne Post") == {name("Hask")}


def test_numbers_and_phrases_and_headlines_are_fields_of_their_own():
    text = "the ferry of Port Lorne sank with 31 people and a 12-year-old boy"
    assert len(terms(text, "numbers")) == 2
    assert len(terms(text, "phrases")) == 1
    assert len(terms(text, "headline", title="Ferry sinks at night")) == 4


def test_residue_bylines_and_titles_are_left_out_of_the_body():
    text = "Vale of Talle\nby Odile Brasc\nthe ferry of Lorne sank again\nalso read about Hask today"
    starts = [0, 14, 29, 59, len(text)]
    kinds = ("title", "byline", "paragraph", "teaser")
    blocks = tuple(Block("d", *span, kind, "") for span, kind in zip(zip(starts, starts[1:]), kinds))  # noqa: B905, RUF007
    found = traits([Reading(Document("d", text), blocks=blocks)])
    assert {term for term in found.terms.tolist() if term & 3 == 0} == {name("Lorne")}


def test_the_place_of_a_dateline_is_a_name():
    text = "PORT LORNE: Nobody saw the ferry sink.\n\nIt was late."
    blocks = (Block("d", 0, 11, "dateline", ""), Block("d", 11, len(text), "paragraph", ""))
    found = traits([Reading(Document("d", text), blocks=blocks)])
    assert {term for term in found.terms.tolist() if term & 3 == 0} == {name("Port"), name("Lorne")}


def test_a_word_that_stands_as_often_in_small_letters_is_no_name():
    text = "we sank The ferry and the ferry sank the Lorne quay"
    assert terms(text) == {name("Lorne")}


def test_the_lead_counts_twice():
    text = "the ferry of Lorne sank " + "and then it rained a little " * 20 + "on Lorne and on Hask too"
    found = traits([Reading(Document("d", text))])
    count = dict(zip(found.terms.tolist(), found.counts.tolist(), strict=True))
    assert count[name("Lorne")] == 3
    assert count[name("Hask")] == 1


def test_a_count_stays_in_its_byte():
    found = traits([Reading(Document("d", "we saw Lorne again " * 400))])
    assert found.counts.max() == MOST


@pytest.mark.parametrize(
    "text", ["قتل رجلان قرب جسر دورن", "THE FERRY SANK AT LORNE", "ნავი ჩაიძირა ლორნთან", "the ferry sank at lorne"]
)
def test_without_capitals_to_tell_names_every_longer_word_is_one(text):
    assert len(terms(text)) == sum(len(word) > 2 for word in text.split())


def test_signs_that_are_words_are_taken_in_pairs():
    assert len(terms("塔林山谷的羊毛")) == 6


@given(st.lists(st.text(alphabet="aB 1.\n羊ب", max_size=60), max_size=6))
def test_what_is_kept_is_read_back(texts):
    found = traits([Reading(Document(str(at), text, title=text[:5])) for at, text in enumerate(texts)])
    back = unpacked(packed(found))
    for one, other in ((found.terms, back.terms), (found.counts, back.counts), (found.offsets, back.offsets)):
        np.testing.assert_array_equal(one, other)


@given(st.lists(st.text(alphabet="aBcD 12.\n", max_size=80), min_size=1, max_size=5))
def test_a_document_has_the_same_traits_in_any_company(texts):
    readings = [Reading(Document(str(at), text)) for at, text in enumerate(texts)]
    together = packed(traits(readings))
    assert together == [packed(traits([item]))[0] for item in readings]


def test_paragraphs_have_their_own_names():
    text = "the ferry of Lorne sank\n\nand in Hask and Lorne it rained"
    blocks = (Block("d", 0, 25, "paragraph", ""), Block("d", 25, len(text), "paragraph", ""))
    reading = Reading(Document("d", text), blocks=blocks)
    found = passages(reading, traits([reading]).terms)
    assert isinstance(found, Passages)
    assert found.sizes.tolist() == [25, len(text) - 25]
    held = set(zip(found.owners.tolist(), found.terms.tolist(), strict=True))
    assert held == {(0, name("Lorne")), (1, name("Lorne")), (1, name("Hask"))}


def test_names_are_spelled_as_printed():
    text = "the lorne of old, and Lorne, and LORNE"
    assert spelled(text, [name("Lorne"), name("Hask")]) == {name("Lorne"): "Lorne"}
    assert len(words([text]).hashes) == 8
