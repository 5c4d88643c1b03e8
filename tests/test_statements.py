"""Who said what: each statement once, with everybody who carried it."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import parsing
from tellings.copies import copies
from tellings.entities import entities
from tellings.lineages import lineages
from tellings.pipeline import analyse
from tellings.records import Attribution, Copy, Document, Entity, Form, Lineage, Place, Reading, Span
from tellings.statements import chosen, statements
from tests.coverage import documents

parsed = pytest.mark.skipif(parsing.pipeline_name() is None, reason="no parser is installed")


def told(name, *said, outlet=None):
    """A page of lines, each (printed source, content, speaker, further fields), as if it had been read."""
    text, found = "", []
    for source, content, speaker, *more in said:
        start = len(text)
        text += f"{source} said {content}.\n\n"
        inside = start + len(source) + 6
        kind = "direct" if content.startswith("“") else "indirect"
        spans = (Span(inside, inside + len(content)),)
        cue = Span(start + len(source) + 1, start + len(source) + 5)
        whose = Span(start, start + len(source)) if source else None
        one = Attribution(name, kind, "says", "affirmed", spans, cue, whose, speaker, why="by hand")
        found.append(replace(one, **(more[0] if more else {})))
    return Reading(Document(name, text, outlet=outlet or f"The {name}", language="en"), attributions=tuple(found))


FERRY = "the ferry sank off Port Ilmar with forty sheep on board"
QUOTED = "“The ferry sank off Port Ilmar with forty sheep on board, and nobody told us,”"


def test_a_quotation_and_its_report_are_one_statement():
    found = statements([told("a", ("Venn", QUOTED, "v")), told("b", ("Orla Venn", FERRY, "v"))])
    assert len(found) == 1
    assert found[0].text == QUOTED
    assert [(c.outlet, c.kind, c.whole) for c in found[0].carriers] == [
        ("The a", "direct", True),
        ("The b", "indirect", False),
    ]
    assert found[0].support.documents == 2


def test_two_speakers_of_the_same_words_are_two_statements():
    assert len(statements([told("a", ("Venn", FERRY, "v")), told("b", ("Marlo", FERRY, "m"))])) == 2


def test_what_is_said_and_what_is_denied_are_two_statements():
    denied = {"act": "denies", "polarity": "denied"}
    assert len(statements([told("a", ("Venn", FERRY, "v")), told("b", ("Venn", FERRY, "v", denied))])) == 2


def test_half_equal_contents_do_not_make_a_chain():
    parts = ["red boats left Ilmar early", "boats left Ilmar early loaded", "left Ilmar early loaded low"]
    found = statements([told(str(n), ("Venn", part, "v")) for n, part in enumerate(parts)])
    assert [[c.document for c in one.carriers] for one in found] == [["0", "1"], ["2"]]


def test_two_pieces_of_one_document_carry_the_whole_of_it_together():
    whole = "“The ferry sank off Port Ilmar. Forty brown sheep drowned in the hold.”"
    pieces = [("Venn", "“The ferry sank off Port Ilmar”", "v"), ("Venn", "forty brown sheep drowned in the hold", "v")]
    found = statements([told("a", ("Venn", whole, "v")), told("b", *pieces)])
    assert len(found) == 1
    assert [(c.whole, c.kind, len(c.places)) for c in found[0].carriers] == [(True, "direct", 1), (True, "mixed", 2)]


def test_a_copy_says_who_an_open_speaker_is():
    named, left_open = told("a", ("Venn", FERRY, "v")), told("b", ("He", FERRY, None))
    sides = [Place(one.document.id, 0, len(one.document.text)) for one in (named, left_open)]
    copy = Copy(*sides, 10, 0, 1.0, "near_duplicate")
    assert len(statements([named, left_open])) == 2
    found = statements([named, left_open], [copy])
    assert [(one.speaker, one.support.documents) for one in found] == [("v", 2)]
    assert "copy" in found[0].why


def test_a_copy_with_two_names_leaves_an_open_speaker_open():
    pages = [told("a", ("Venn", FERRY, "v")), told("b", ("He", FERRY, None)), told("c", ("Marlo", FERRY, "m"))]
    sides = [Place(one.document.id, 0, len(one.document.text)) for one in pages]
    links = [Copy(sides[i], sides[j], 10, 0, 1.0, "near_duplicate") for i, j in ((0, 1), (1, 2))]
    assert sorted(one.known for one in statements(pages, links)) == ["named", "named", "unresolved"]


@pytest.mark.parametrize(
    ("source", "speaker", "known"),
    [
        ("Orla Venn", "v", "named"),
        ("Velmark officials", "v", "collective"),
        ("Fighters of the League", "v", "collective"),
        ("an official there", None, "anonymous"),
        ("residents", None, "anonymous"),
        ("the minister", None, "unresolved"),
        ("Velmark's envoy", None, "unresolved"),
        ("he", None, "unresolved"),
        ("", None, "nobody"),
    ],
)
def test_it_says_how_far_a_speaker_is_known(source, speaker, known):
    (found,) = statements([told("a", (source, FERRY, speaker))], entities=[Entity("v", "person", "Orla Venn", ())])
    assert found.known == known
    assert found.name == ("Orla Venn" if known == "named" else source or "nobody is named")


def test_the_side_that_one_document_gives_is_the_speakers_in_all():
    found = statements(
        [told("a", ("Venn", FERRY, "v", {"side": "velmark"})), told("b", ("Venn", "they won easily", "v"))]
    )
    assert [one.side for one in found] == ["velmark", "velmark"]


def test_those_who_speak_together_are_named_together():
    people = [Entity("v", "person", "Orla Venn", ()), Entity("m", "person", "Tam Marlo", ())]
    (found,) = statements([told("a", ("Venn and Marlo", FERRY, "v", {"others": ("m",)}))], entities=people)
    assert found.name == "Orla Venn and Tam Marlo"


def test_states_of_mind_and_bare_words_are_no_statements():
    fear = told("a", ("Venn", FERRY, "v", {"act": "feels"}))
    assert statements([fear, told("b", ("Venn", "him", "v"))]) == ()


def test_a_lineage_counts_once():
    pages = [told(name, ("Venn", FERRY, "v")) for name in "abc"]
    one = Lineage("l", ("a", "b"), (), None, None, "", ())
    support = statements(pages, lineages=[one])[0].support
    assert (support.documents, support.lineages, support.origins) == (3, 1, 2)


def test_one_who_reports_another_is_named_beside_it():
    page = told("a", ("State radio", FERRY, "r"), ("Venn", "the hold was full of sheep", "v", {"parent": 0}))
    found = {one.speaker: one for one in statements([page])}
    assert found["v"].carriers[0].via == "State radio"


CONTENTS = [
    FERRY,
    QUOTED,
    "the hold was full",
    "“the hold was full of forty sheep”",
    "nobody knew",
    "the boat sank",
    "sheep",
]


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.lists(st.tuples(st.sampled_from(["v", "m", None]), st.sampled_from(CONTENTS)), max_size=4), max_size=5),
    st.randoms(use_true_random=False),
)
def test_the_order_of_documents_is_of_no_matter_and_every_speech_is_in_one_statement(pages, shuffled):
    readings = [
        told(str(number), *((speaker or "He", content, speaker) for speaker, content in page))
        for number, page in enumerate(pages)
    ]
    once = statements(readings)
    shuffled.shuffle(readings)
    assert statements(readings) == once
    places = [place for one in once for carrier in one.carriers for place in carrier.places]
    assert len(places) == len(set(places))
    assert len(places) == sum(content != "sheep" for page in pages for _, content in page)
    assert all(0 < carrier.share <= 1 for one in once for carrier in one.carriers)


def test_many_tellings_of_few_speakers_are_not_compared_pair_by_pair():
    chance = random.Random(4)
    words = [f"word{number}" for number in range(3000)]
    page = [("Venn", " ".join(chance.sample(words, 12)), "v") for _ in range(3000)]
    assert len(statements([told("a", *page)])) == 3000


def test_attributions_are_chosen_by_speaker_act_and_outlet():
    entity = Entity("v", "person", "Orla Venn", (Form("Venn", "The a", 3),))
    reading = told("a", ("She", FERRY, "v"), ("a guard", "it sank", None, {"act": "claims"}))
    ask = [reading.attributions, [reading]]
    assert [one.act for one in chosen(*ask, speaker="VENN", entities=[entity])] == ["says"]
    assert [one.act for one in chosen(*ask, speaker="v")] == ["says"]
    assert [one.act for one in chosen(*ask, speaker="guard")] == ["claims"]
    assert [one.act for one in chosen(*ask, act="claims")] == ["claims"]
    assert len(chosen(*ask, outlet="the A")) == 2
    assert chosen(*ask, outlet="elsewhere") == []


@pytest.fixture(scope="module")
def coverage():
    readings = [analyse(Reading(document)) for document in documents().values() if document.language == "en"]
    found = copies(readings)
    people, referents = entities(readings)
    return statements(readings, found, lineages(readings, found), people, referents), people


def by(coverage, name):
    found, people = coverage
    own = {entity.id for entity in people if name in {entity.name, *(form.form for form in entity.forms)}}
    return [one for one in found if own & {one.speaker, *one.others}]


@parsed
def test_the_bundled_coverage_says_each_statement_once(coverage):
    (denial,) = [one for one in by(coverage, "Besar Koyluk") if "We opened nothing" in one.text]
    assert len(denial.outlets) == 3
    assert (denial.act, denial.polarity, denial.support.origins) == ("denies", "denied", 1)


@parsed
def test_the_bundled_coverage_has_a_quotation_cut(coverage):
    (denial,) = [one for one in by(coverage, "Leyrin Osmal") if "Not one round" in one.text]
    assert sorted((carrier.outlet, carrier.whole) for carrier in denial.carriers) == [
        ("Aldmouth Courier", True),
        ("The Straits Ledger", False),
    ]
