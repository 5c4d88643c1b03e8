"""What happened when: clauses and days on own fiction, the bundled coverage, the seeds, and what always holds."""

import importlib.util
import sys
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import parsing
from tellings.pipeline import analyse
from tellings.records import Claim, Dating, Document, Lineage, Place, Reading, Support
from tellings.timeline import timeline
from tests import whole

parsed = pytest.mark.skipif(parsing.pipeline_name() is None, reason="no parser is installed")
EVAL = Path(__file__).resolve().parent.parent / "eval"
DAY = "2031-05-08"  # a Thursday


def read(text, name="a", published=DAY, outlet=None):
    return analyse(Reading(Document(name, text, outlet=outlet or f"The {name}", published=published, language="en")))


def entries(*texts, **given):
    return timeline([read(text, f"d{number}", **given) for number, text in enumerate(texts)], ())


def only(text, **given):
    found = entries(text, **given)
    assert len(found) == 1, [entry.text for entry in found]
    return found[0]


# --- one clause --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("The ferry sank off Port Ilmar on Tuesday.", "The ferry sank off Port Ilmar on Tuesday"),
        (
            "The ferry, which plies the sound, was seized on Tuesday by men of the Marsh Council, a body that wants a"
            " share of the tolls.",
            "The ferry, which plies the sound, was seized on Tuesday by men of the Marsh Council",
        ),
        (
            "The strike widened after dockers walked out on Tuesday.",
            "dockers walked out on Tuesday",
        ),
        (
            "Divers have begun to lift the barge that the storm sank on Tuesday.",
            "the barge that the storm sank on Tuesday",
        ),
        (
            "The militia began a week-long drive to retake islands that it lost to the navy on Tuesday.",
            "islands that it lost to the navy on Tuesday",
        ),
        (
            "The curfew, announced late on Tuesday, covers four towns.",
            "The curfew, announced late on Tuesday",
        ),
        (
            "A bomb went off in Hask on Tuesday, killing two people and wounding nine.",
            "A bomb went off in Hask on Tuesday, killing two people and wounding nine",
        ),
        (
            "Hask came under fire again on Tuesday and an official there said the toll had risen to nine.",
            "Hask came under fire again on Tuesday",
        ),
    ],
)
def test_the_clause_that_tells_the_event(text, clause):
    entry = only(text)
    assert entry.text == clause
    assert (entry.earliest, entry.latest, entry.precision) == ("2031-05-06", "2031-05-06", "day")
    assert (entry.basis, entry.background) == ("metadata", False)


@parsed
def test_a_time_beside_a_verb_of_saying_dates_the_saying():
    entry = only("A court in Hask said on Monday that the ferry had been overloaded.")
    assert entry.earliest == "2031-05-05"
    assert entry.text.startswith("A court in Hask said on Monday that")


@parsed
def test_a_time_inside_what_is_said_dates_what_happened():
    entry = only("The mayor of Hask said the ferry had left the pier on Monday.")
    assert entry.text == "the ferry had left the pier on Monday"


@parsed
def test_a_quotation_keeps_its_speaker():
    assert "Venn said" in only("“We buried two pilots on Monday,” Ada Venn said.").text


@pytest.mark.parametrize(
    "text",
    [
        "The ferry will sail on Friday.",
        "The court is due to rule on Monday.",
        "Schools in Hask stay shut until Monday.",
        "If the ferry sailed on Tuesday, nobody saw it.",
        "The ferry sailed every Tuesday.",
        "Nobody was seen on the pier on Tuesday.",
        "Did the ferry sail on Tuesday?",
        "The truce runs out on Saturday.",
        "A poster is displayed at a stop in Hask on May 6, 2031.",
        "The toll stood at nine, up from six on Tuesday.",
        "The man, of the 1800 block of Mole Street, was taken to Hask.",
        "Soldiers seized Point 1709 from the clans.",
        "Boats lie at anchor.\n\nREAD MORE: Ferry sank on Tuesday",
    ],
)
def test_what_did_not_happen_is_no_entry(text):
    assert entries(f"The pier at Hask is long and old. {text}") == ()


@parsed
def test_what_somebody_denies_is_no_entry():
    assert entries("Tarsia denied that its guns had fired on Tuesday.") == ()


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "background"),
    [
        ("The line was opened in 1968.", "1968-01-01", "1968-12-31", "year", True),
        (
            "The isles fought a war in the 1990s that killed some 9,000 people.",
            "1990-01-01",
            "1999-12-31",
            "decade",
            True,
        ),
        ("The isles fought a war in 1994–1997 that killed many.", "1994-01-01", "1997-12-31", "year", True),
        ("In March 2029 the pier burned down.", "2029-03-01", "2029-03-31", "month", True),
        ("The pier burned down last week.", "2031-04-28", "2031-05-04", "week", False),
        ("The navy has moved two ships to Hask since Monday.", "2031-05-05", "2031-05-08", "week", False),
        (
            "The two states have been rivals since 1991, when the navy took the isle.",
            "1991-01-01",
            "1991-12-31",
            "year",
            True,
        ),
    ],
)
def test_precision_is_kept_and_background_set_apart(text, earliest, latest, precision, background):
    entry = only(text)
    assert (entry.earliest, entry.latest, entry.precision) == (earliest, latest, precision)
    assert entry.background is background


def test_a_day_says_how_it_is_known():
    assert only("The ferry sank on May 6, 2031.", published=None).basis == "stated"
    assert only("The ferry sank on Tuesday.").basis == "metadata"
    inferred = Dating("a", DAY, "inferred", DAY, DAY)
    from tellings.annotate.times import resolve

    undated = read("The ferry sank on Tuesday.", published=None)
    reading = Reading(
        undated.document, undated.blocks, undated.sentences, undated.mentions, resolve(undated.times, DAY)
    )
    assert [entry.basis for entry in timeline([reading], [inferred])] == ["inferred"]


def test_a_running_page_dates_its_entries_by_its_own_day():
    text = "\n\n".join(
        [
            "9:40 p.m.",
            "A shell has hit the customs house in Hask. Two cranes burned.",
            "7:15 p.m.",
            "Tarsia has expelled two envoys.",
            "11 a.m.",
            "The queen says she is watching.",
        ]
    )
    found = [(entry.earliest, entry.basis, entry.text) for entry in entries(text)]
    assert sorted(found) == [
        (DAY, "inferred", "A shell has hit the customs house in Hask"),
        (DAY, "inferred", "Tarsia has expelled two envoys"),
    ]


# --- many documents ----------------------------------------------------------------------------------------------


SINKING = (
    "The ferry Gull sank off Port Ilmar on Tuesday, drowning nine people.",
    "Nine people drowned on Tuesday when the ferry Gull sank near Port Ilmar.",
    "The Gull, a ferry with forty aboard, sank off Port Ilmar on Tuesday.",
)


def test_one_event_is_one_entry_however_many_tell_it():
    found = entries(*SINKING, "A bakery in Hask burned down on Tuesday.")
    assert [(entry.support.documents, entry.support.outlets) for entry in found] in ([(3, 3), (1, 1)], [(1, 1), (3, 3)])


def test_the_same_words_on_another_day_are_another_event():
    found = entries("The ferry Gull sank off Port Ilmar on Tuesday.", "The ferry Gull sank off Port Ilmar on Monday.")
    assert [entry.earliest for entry in found] == ["2031-05-05", "2031-05-06"]


def test_a_week_narrows_to_the_day_that_another_gives():
    found = entries(
        "The Lorne sluice was seized last week by men of the Marsh Council.",
        "Men of the Marsh Council seized the Lorne sluice on 30 April.",
    )
    assert [(entry.earliest, entry.latest, entry.precision) for entry in found] == [("2031-04-30", "2031-04-30", "day")]


def test_copies_are_one_origin():
    readings = [read(SINKING[0], name) for name in "abc"]
    lineage = Lineage("la", ("a", "b"), (), None, None, "two copies", ())
    (entry,) = timeline(readings, (), [lineage])
    assert entry.support == Support(documents=3, outlets=3, lineages=2, origins=2)


@parsed
def test_one_owner_is_one_origin():
    texts = (
        "The coast guard said the Gull sank on Tuesday.",
        "The coast guard said the Gull sank off Hask on Tuesday.",
    )
    (entry,) = entries(*texts)
    assert entry.support == Support(documents=2, outlets=2, lineages=2, origins=1)


def test_members_of_one_claim_tell_one_event():
    readings = [read("The old pier burned on Tuesday.", "a"), read("Fire ate the landing stage on Tuesday.", "b")]
    places = tuple(Place(r.document.id, 0, len(r.document.text)) for r in readings)
    claim = Claim("c", "the pier burned", places, Support(2, 2, 2, 2), "undisputed")
    assert len(timeline(readings, ())) == 2
    assert len(timeline(readings, (), (), [claim])) == 1


def test_a_page_without_a_date_joins_by_its_weekday():
    readings = [read(SINKING[0], "a"), read(SINKING[1], "b", published=None)]
    (entry,) = timeline(readings, ())
    assert (entry.earliest, entry.support.documents) == ("2031-05-06", 2)


def test_a_page_without_a_date_tells_no_event_alone():
    assert entries(SINKING[0], published=None) == ()


# --- gold and seeds ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def evaluation():
    sys.path.insert(0, str(EVAL))
    spec = importlib.util.spec_from_file_location("evaluate_timeline", EVAL / "timeline.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    sys.path.remove(str(EVAL))
    return module


@parsed
def test_the_bundled_coverage(evaluation):
    figures = evaluation.figures(evaluation.found_in(whole.bundled()))
    assert figures["with the right days"] >= 0.93
    assert figures["background told apart"] >= 0.93
    assert figures["false"] <= 12
    assert figures["told in parts"] <= 7


def test_the_bundled_coverage_without_a_parser(evaluation, monkeypatch):
    monkeypatch.setattr(parsing, "_pipeline", lambda language: None)
    whole.bundled.cache_clear()
    parsing.forget()
    try:
        figures = evaluation.figures(evaluation.found_in(whole.bundled()))
    finally:
        whole.bundled.cache_clear()
    assert figures["with the right days"] >= 0.8
    assert figures["false"] <= 14


@pytest.fixture(scope="module")
def seeds(shared):
    known = whole.pages(str(shared / "seeds"))
    return timeline(known.readings, known.datings, known.lineages, (), known.referents)


@parsed
def test_the_seeds_run_from_the_1990s_to_the_first_of_november(seeds):
    assert (seeds[0].earliest, seeds[0].latest, seeds[0].precision) == ("1990-01-01", "1999-12-31", "decade")
    assert max(entry.latest for entry in seeds) == "2020-11-01"
    assert all(one.earliest <= other.earliest for one, other in pairwise(seeds))
    assert {entry.earliest[:4] for entry in seeds if entry.background} == {"1990", "1991", "1992", "1994", "2020"}


@parsed
def test_the_seeds_tell_july_apart_and_the_outbreak_once(seeds):
    july = [entry for entry in seeds if entry.earliest == "2020-07-12"]
    assert [entry.background for entry in july] == [True]
    outbreak = [entry for entry in seeds if entry.earliest == "2020-09-27" and not entry.background]
    assert max(entry.support.documents for entry in outbreak) >= 3
    assert all(entry.support.origins <= entry.support.documents for entry in seeds)


@parsed
def test_the_seeds_read_as_sentences(seeds):
    assert all(10 <= len(entry.text) <= 335 for entry in seeds)
    assert not [entry.text for entry in seeds if entry.text.endswith((",", " with", " that", " and", " reportedly"))]


# --- what always holds -------------------------------------------------------------------------------------------


def test_the_order_of_documents_does_not_matter():
    known = whole.bundled()
    readings = list(known.readings)
    expected = timeline(readings, known.datings, known.lineages)
    assert expected
    Random(5).shuffle(readings)
    assert timeline(readings, known.datings[::-1], known.lineages) == expected


WORDS = st.sampled_from(
    "the ferry sank on Tuesday , which since 1991 when fighting began in the 1990s said “ ” that . and last week"
    " killed 30,000 people by noon until Monday will May 6 2031 \n\n 9 p.m.".split(" ")
)


@settings(max_examples=80)
@given(st.lists(st.lists(WORDS, max_size=40).map(" ".join), max_size=3))
def test_every_entry_stands_in_its_documents(texts):
    readings = [read(text, f"d{number}") for number, text in enumerate(texts)]
    of = {reading.document.id: reading.document.text for reading in readings}
    for entry in timeline(readings, ()):
        told = [" ".join(of[p.document][p.start : p.end].split()) for p in entry.members]
        assert entry.text in told
        assert entry.earliest <= entry.latest
        assert 1 <= entry.support.origins <= entry.support.lineages <= len(entry.members)
        assert entry.support.documents == len({place.document for place in entry.members})


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text):
    timeline([read(text)], ())
