import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotate.sentences import sentences
from tellings.annotate.times import resolve, times
from tellings.blocks import blocks
from tellings.dating import dating
from tellings.records import Copy, Dating, Document, Place, Reading


def page(name: str, text: str, published: str | None = None, language: str = "en") -> Reading:
    document = Document(name, text, published=published, language=language, caller_id=name)
    marked = blocks(document)
    split = sentences(document, marked)
    return Reading(document, marked, split, times=times(document, marked, split))


def dates(*readings: Reading, copies: tuple[Copy, ...] = ()) -> dict[str, Dating]:
    return {item.document: item for item in dating(readings, copies)}


def copied(left: str, right: str, words: int = 200) -> Copy:
    return Copy(Place(left, 0, 900), Place(right, 0, 900), words, 0, 0.9, "near_duplicate")


PLAIN = "Orsk council opens a road\n\nThe council of Orsk opened a road. Nobody came to see it being opened.\n"

# The dockers of Velm: a strike that begins on Tuesday 8 June 2021, told by pages that date it in different ways.
LEDGER = page(
    "ledger",
    "Velm port shut for ten days\n\nThe port of Velm stayed shut as Ketra lawyers met Captain Orrin Daskel. "
    "Nobody expected Velm or Ketra to give in, and Daskel said so. The dockers of Velm stood with Daskel "
    "ten days after the strike began, and traders in Ketra counted what Velm had cost Ketra.\n",
    published="2021-06-18",
)
WIRE = page(
    "wire",
    "Dockers walk out\n\nThe dockers of Velm, led by Orrin Daskel, kept the gates shut on Thursday, the third day of a "
    "strike that has cut off Ketra. In Ketra, traders said that Velm and Daskel would pay. Ships left Velm for Ketra "
    "and the union of Orrin Daskel cheered.\n",
)
REVIEW = page(
    "review",
    "A long week for Ketra\n\nThe traders of Ketra asked Velm and Orrin Daskel for a truce on Friday. Ships wait off "
    "Velm and Ketra while Daskel talks. The strike began on June 8 in Velm, and Ketra has had no fruit since, said "
    "Orrin Daskel.\n",
)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Published: Oct 05, 2020, 08.42 AM (IST)", "2020-10-05"),
        ("Posted on 5 October 2020", "2020-10-05"),
        ("Published 2020-10-05T08:42:00Z", "2020-10-05"),
    ],
)
def test_a_stamp_line_states_the_date(line, value):
    found = dates(page("a", f"Orsk opens a road\n\n{line}\n\nThe council of Orsk opened a road. Nobody came.\n"))["a"]
    assert (found.value, found.basis, found.earliest, found.latest) == (value, "stated", value, value)
    assert value[:4] in found.why[0]


@pytest.mark.parametrize("opening", ["ORSK, 5 October 2020 (NPA) – ", "Port Velm, Oct. 5, 2020 — "])
def test_a_dateline_states_the_date(opening):
    found = dates(page("a", f"Orsk opens a road\n\n{opening}The council of Orsk opened a road. Nobody came.\n"))["a"]
    assert (found.value, found.basis) == ("2020-10-05", "stated")


def test_a_full_date_in_running_text_states_nothing():
    found = dates(page("a", "Orsk opens a road\n\nThe council of Orsk fell on 5 October 2020, and left the town.\n"))[
        "a"
    ]
    assert (found.value, found.basis, found.earliest, found.latest) == (None, "inferred", "2020-10-05", None)


def test_metadata_win_and_what_the_page_prints_against_them_is_shown():
    text = "Orsk opens a road\n\nPublished: Oct 05, 2020\n\nThe council of Orsk opened a road. Nobody came.\n"
    found = dates(page("a", text, published="2020-10-07T10:00:00Z"))["a"]
    assert (found.value, found.basis) == ("2020-10-07", "metadata")
    assert "Oct 05, 2020" in found.against[0]


def test_an_update_alone_gives_the_latest_day():
    found = dates(page("a", "Orsk opens\n\nLast updated: October 5, 2020\n\nThe council of Orsk opened a road.\n"))["a"]
    assert (found.value, found.basis, found.earliest, found.latest) == ("2020-10-05", "stated", None, "2020-10-05")


def test_first_publication_comes_before_an_update():
    text = "Orsk opens\n\nUpdated: Oct 07, 2020\n\nPublished: Oct 05, 2020\n\nThe council of Orsk opened a road.\n"
    found = dates(page("a", text))["a"]
    assert found.value == "2020-10-05"
    assert "Oct 07, 2020" in found.against[0]


def test_nothing_told_leaves_the_date_open():
    assert dates(page("a", PLAIN))["a"] == Dating("a", None, None, None, None)


def test_a_beginning_that_others_date_dates_a_page():
    found = dates(LEDGER, WIRE, REVIEW)
    assert found["ledger"].basis == "metadata"
    assert (found["wire"].value, found["wire"].basis) == ("2021-06-10", "inferred")
    assert found["wire"].earliest == "2021-06-10"
    chain = " ".join(found["wire"].why)
    for evidence in ("Thursday, the third day", "strike began on June 8", "Tuesday 2021-06-08", "ledger", "review"):
        assert evidence in chain


def test_times_are_resolved_again_with_the_date_found():
    day = dates(LEDGER, WIRE, REVIEW)["wire"].value
    assert [t.value for t in WIRE.times][:1] == ["XXXX-WXX-4"]
    assert [t.value for t in resolve(WIRE.times, day)][:1] == ["2021-06-10"]


def test_without_a_dated_page_nothing_is_guessed():
    assert all(item.value is None for item in dates(WIRE, REVIEW).values())


def test_pages_about_something_else_do_not_speak():
    other = page(
        "other",
        "Fire in Lusk\n\nThe hills of Lusk and Marrow burn, said Tamsin Hale. The fire began on June 1, 2021 near Lusk "
        "and has reached Marrow, said Tamsin Hale. Nobody in Lusk or Marrow was hurt.\n",
    )
    assert dates(LEDGER, WIRE, REVIEW, other)["wire"] == dates(LEDGER, WIRE, REVIEW)["wire"]
    assert "other" not in " ".join(dates(WIRE, other)["wire"].why)


def test_what_disagrees_is_shown():
    odd = page(
        "odd",
        "Port of Velm\n\nThe strike began on June 8, 2021 in Velm, said Orrin Daskel of Ketra. On Monday, the "
        "third day of the strike, ships left Velm for Ketra and Daskel cheered. The union of Velm wrote to Ketra.\n",
    )
    found = dates(odd)["odd"]
    assert any("Monday, the third day" in reason or "June 8" in reason for reason in found.against)


def test_a_page_that_is_left_several_days_keeps_them_all():
    late = page(
        "late",
        "Velm waits\n\nThe dockers of Velm and Orrin Daskel held out as the strike against Ketra entered its "
        "third week on Tuesday, said traders in Ketra. Ships off Velm went home, said Orrin Daskel, who leads Velm.\n",
    )
    found = dates(LEDGER, REVIEW, late)["late"]
    assert found.value == "2021-06-22"
    assert (found.earliest, found.latest) == ("2021-06-22", "2021-06-28")


def test_a_day_is_counted_from_what_has_no_name():
    later = page(
        "later",
        "Velm waits\n\nThe people of Velm spent Sunday, the thirteenth day since the gates shut, in Ketra with Orrin "
        "Daskel. Ketra wrote to Velm, said Orrin Daskel, and traders in Ketra cheered.\n",
    )
    found = dates(LEDGER, REVIEW, later)["later"]
    assert (found.value, found.earliest) == ("2021-06-20", "2021-06-20")


def test_a_copy_of_a_dated_page_is_dated_by_it():
    dated, undated = page("a", PLAIN, published="2021-03-10"), page("b", PLAIN)
    found = dates(dated, undated, copies=(copied("a", "b"),))["b"]
    assert (found.value, found.basis, found.earliest, found.latest) == (
        "2021-03-10",
        "inferred",
        "2021-03-07",
        "2021-03-13",
    )
    assert "shares 200 words with a" in found.why[0]


def test_a_copy_keeps_to_the_day_of_its_own_news():
    dated = page("a", PLAIN, published="2021-03-11")
    undated = page("b", PLAIN + "\nThe mayor of Orsk left on Wednesday, and nobody asked why she did.\n")
    assert dates(dated, undated, copies=(copied("a", "b"),))["b"].value == "2021-03-10"


def test_dates_go_on_from_copy_to_copy_and_short_copies_do_not_count():
    three = [page("a", PLAIN, published="2021-03-10"), page("b", PLAIN), page("c", PLAIN)]
    found = dates(*three, copies=(copied("a", "b"), copied("b", "c")))
    assert found["c"].value == "2021-03-10"
    assert dates(*three, copies=(copied("a", "b", 30),))["b"].value is None


def test_a_copy_that_contradicts_the_page_is_shown_and_not_followed():
    dated = page("a", PLAIN, published="2021-03-10")
    undated = page("b", PLAIN + "\nThe mayor of Orsk left on 4 May 2021, and nobody asked why she did.\n")
    found = dates(dated, undated, copies=(copied("a", "b"),))["b"]
    assert found.value is None
    assert "2021-03-10" in found.against[0]


def test_languages_without_words_are_dated_by_metadata_alone():
    found = dates(page("a", "Am 5. Oktober 2020 fiel Orsk.", language="de"), page("b", PLAIN, "2021-01-01", "de"))
    assert (found["a"].value, found["b"].value) == (None, "2021-01-01")


@settings(max_examples=15)
@given(st.randoms(use_true_random=False))
def test_order_does_not_matter(rng: random.Random):
    readings = [LEDGER, WIRE, REVIEW, page("plain", PLAIN)]
    expected = dating(readings, ())
    rng.shuffle(readings)
    assert dating(readings, ()) == expected


def test_the_seeds(shared):
    paths = sorted((shared / "seeds").glob("*.txt"))
    readings = [page(path.name[:3], path.read_text(encoding="utf-8")) for path in paths]
    found = dates(*readings)
    assert {key: (item.value, item.basis) for key, item in found.items()} == {
        "000": ("2020-09-30", "inferred"),
        "001": ("2020-09-30", "inferred"),
        "002": ("2020-09-30", "inferred"),
        "003": ("2020-10-05", "stated"),
        "004": ("2020-11-01", "inferred"),
    }
    told = {
        reading.document.id: {t.text: t.value for t in resolve(reading.times, found[reading.document.id].value)}
        for reading in readings
    }
    assert told["003"]["Sunday"] == "2020-10-04"
    assert told["004"]["Thursday"] == "2020-10-29"
    assert told["000"]["the 1990s"] == "199X"
