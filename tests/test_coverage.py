"""The gold of the bundled coverage holds against the pages, and the pages against the calendar and the shared texts."""

import calendar
import gzip
import json
import re
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import get_args

import pytest

from tellings import demo
from tellings.records import (
    AttributionKind,
    BlockKind,
    DatingBasis,
    DisputeForm,
    EditType,
    FigureRelation,
    MentionKind,
    Modifier,
    Polarity,
    Role,
    Scope,
    Standing,
    TimeType,
    Victims,
)
from tests import coverage

PAGES = [page["key"] for page in coverage.gold()["pages"]]
ACROSS = ("lineages", "edits", "relations", "disputes", "claims", "timeline", "voice")
CLOSED = {
    "blocks": {"kind": BlockKind},
    "mentions": {"kind": MentionKind},
    "times": {"type": TimeType},
    "attributions": {"kind": AttributionKind, "polarity": Polarity},
    "figures": {"modifier": Modifier, "role": Role, "victims": Victims, "scope": Scope},
    "quantities": {"modifier": Modifier},
}
WEEKDAY = re.compile("|".join(list(calendar.day_name)))
RUN = 8


def test_the_gold_and_the_pages_are_the_same_set() -> None:
    assert sorted(PAGES) == sorted(coverage.documents())
    assert len(PAGES) >= 14
    assert len({page["outlet"] for page in coverage.gold()["pages"]} - {None}) >= 8


@pytest.mark.parametrize("key", PAGES)
def test_every_quote_of_a_page_stands_in_it(key: str) -> None:
    text = coverage.documents()[key].text
    for field in coverage.ON_PAGE:
        for item in coverage.quotes(coverage.page(key)[field]):
            found = coverage.span(key, item)
            assert item["quote"]
            assert text[found.start : found.end] == item["quote"]


@pytest.mark.parametrize("noun", ACROSS)
def test_every_quote_across_pages_stands_in_its_page(noun: str) -> None:
    for item in coverage.quotes(coverage.gold()[noun]):
        found = coverage.place(item)
        assert found is not None or item["occurrence"] == 0


@pytest.mark.parametrize("key", PAGES)
def test_page_records_use_the_closed_words(key: str) -> None:
    page = coverage.page(key)
    for noun, fields in CLOSED.items():
        for item in page[noun]:
            for field, allowed in fields.items():
                assert item[field] in get_args(allowed), item
    assert page["published"]["basis"] in get_args(DatingBasis)


def test_records_across_pages_use_the_closed_words() -> None:
    gold = coverage.gold()
    assert {item["type"] for item in gold["edits"]} <= set(get_args(EditType))
    assert {item["relation"] for item in gold["relations"]} <= set(get_args(FigureRelation))
    assert {item["form"] for item in gold["disputes"]} <= set(get_args(DisputeForm))
    assert {item["standing"] for item in gold["claims"]} <= set(get_args(Standing))


def test_every_kind_of_difference_is_planted() -> None:
    gold = coverage.gold()
    assert {item["type"] for item in gold["edits"]} == set(get_args(EditType))
    assert {item["relation"] for item in gold["relations"]} == set(get_args(FigureRelation))
    assert {item["form"] for item in gold["disputes"]} == set(get_args(DisputeForm))
    assert {item["scope"] for page in gold["pages"] for item in page["figures"]} == set(get_args(Scope))
    assert {block["kind"] for page in gold["pages"] for block in page["blocks"]} == set(get_args(BlockKind)) - {
        "paragraph"
    }


@pytest.mark.parametrize("key", PAGES)
def test_parts_are_no_larger_than_their_whole(key: str) -> None:
    figures = coverage.page(key)["figures"]
    for figure in figures:
        if figure["part_of"] is not None:
            whole = figures[figure["part_of"]]
            assert whole["role"] == figure["role"]
            assert (figure["low"] or 0) <= (whole["high"] or whole["low"])


@pytest.mark.parametrize("key", PAGES)
def test_numbers_mean_what_their_words_commit_to(key: str) -> None:
    for figure in coverage.page(key)["figures"]:
        digits = re.search(r"\d[\d,]*", figure["quote"])
        if digits is None or figure["implicit"]:
            continue
        value = int(digits.group().replace(",", ""))
        expected = {"more_than": (value + 1, None), "at_least": (value, None), "nearly": (None, value)}
        assert (figure["low"], figure["high"]) == expected.get(figure["modifier"], (value, value)), figure


@pytest.mark.parametrize("key", PAGES)
def test_figures_and_numbers_that_are_none_do_not_meet(key: str) -> None:
    page = coverage.page(key)
    counted = {(span.start, span.end) for span in (coverage.span(key, item) for item in page["figures"])}
    others = {(span.start, span.end) for span in (coverage.span(key, item) for item in page["not_figures"])}
    assert len(counted) == len(page["figures"])
    assert not counted & others


@pytest.mark.parametrize("key", PAGES)
def test_weekdays_agree_with_the_calendar(key: str) -> None:
    for item in coverage.page(key)["times"]:
        name = WEEKDAY.search(item["quote"])
        if name and item["earliest"]:
            assert date.fromisoformat(item["earliest"]).strftime("%A") == name.group(), item


@pytest.mark.parametrize("key", PAGES)
def test_every_weekday_and_month_of_the_article_has_a_value(key: str) -> None:
    page, text = coverage.page(key), coverage.documents()[key].text
    if page["language"] != "en":
        return
    skipped = [
        coverage.span(key, block) for block in page["blocks"] if block["kind"] in {"teaser", "furniture", "credit"}
    ]
    valued = [coverage.span(key, item) for item in page["times"]]
    for match in WEEKDAY.finditer(text):
        assert any(s.start <= match.start() < s.end for s in skipped + valued), text[match.start() - 40 : match.end()]


@pytest.mark.parametrize("key", PAGES)
def test_attributions_nest_in_earlier_ones(key: str) -> None:
    items = coverage.page(key)["attributions"]
    for index, item in enumerate(items):
        assert item["parent"] is None or item["parent"] < index


def test_speakers_and_entities_are_known() -> None:
    names = {entity["name"] for entity in coverage.gold()["entities"]}
    assert {item["entity"] for page in coverage.gold()["pages"] for item in page["mentions"]} == names


def test_relations_are_between_figures_of_the_gold() -> None:
    known = {
        (page["key"], item["quote"], item["occurrence"])
        for page in coverage.gold()["pages"]
        for item in page["figures"]
    }
    for relation in coverage.gold()["relations"]:
        for side in (relation["a"], relation["b"]):
            assert (side["document"], side["quote"], side["occurrence"]) in known


def test_lineages_and_pairs_tell_the_same() -> None:
    gold = coverage.gold()
    kin = {frozenset((pair["left"], pair["right"])): pair["relation"] for pair in gold["pairs"]}
    for lineage in gold["lineages"]:
        for pair in combinations(lineage["members"], 2):
            assert kin[frozenset(pair)] in {"edited_copy", "same_text"}
        for borrower in lineage["borrowers"]:
            assert any(kin.get(frozenset((borrower, member))) == "partial_reuse" for member in lineage["members"])
    assert len(gold["pairs"]) == len(kin)


def test_supports_count_documents_and_outlets_of_their_members() -> None:
    outlet = {page["key"]: page["outlet"] for page in coverage.gold()["pages"]}
    for claim in coverage.gold()["claims"]:
        told = {member["document"] for member in claim["members"]}
        support = claim["support"]
        assert support["documents"] == len(told)
        assert support["outlets"] == len({outlet[key] for key in told})
        assert (support["origins"] or 1) <= support["lineages"] <= support["documents"]


def test_every_page_is_in_one_story() -> None:
    told = [key for story in coverage.gold()["stories"] for key in story["documents"]]
    assert sorted(told) == sorted(PAGES)


def test_two_outlets_with_one_text_are_two_documents() -> None:
    first, second = coverage.documents()["orsinform_capture.txt"], coverage.documents()["newsharbour/1"]
    assert first.text == second.text
    assert first.id != second.id


def test_pages_are_raw() -> None:
    raw = {path.name: path.read_bytes() for path in Path(str(demo.PAGES)).iterdir()}
    assert raw["vendrul_flood.txt"].startswith((b"\xff\xfe", b"\xfe\xff"))
    assert raw["courier_flood.txt"].startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw["kestrin_flood.txt"]
    with pytest.raises(UnicodeDecodeError):
        raw["kestrin_flood.txt"].decode("utf-8")
    assert b"charset=iso-8859-1" in raw["straits_flood.html"]
    assert "—".encode() in raw["straits_flood.html"] or "“".encode() in raw["straits_flood.html"]


def test_outlets_languages_and_stated_dates_are_read() -> None:
    for key, document in coverage.documents().items():
        page = coverage.page(key)
        assert (document.outlet, document.language) == (page["outlet"], page["language"])
        if page["published"]["basis"] == "metadata":
            assert document.published is not None
            assert document.published[:10] == page["published"]["value"]


def _runs(text: str) -> set[str]:
    words = re.findall(r"\w+", re.sub("[’']", "", text.lower()))
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def _shared_texts(shared: Path) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((shared / "seeds").iterdir())]
    for name in ("blocks/dev", "figures/dev", "lineages/dev", "quotes/dev", "copies/helsinki"):
        with gzip.open(shared / "eval" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    return texts


def test_no_page_shares_a_run_of_words_with_the_shared_texts(shared: Path) -> None:
    own = set().union(*(_runs(document.text) for document in coverage.documents().values()))
    texts = _shared_texts(shared)
    assert len(texts) > 800
    assert not [run for text in texts for run in _runs(text) & own]


def test_neighbouring_takes_differ() -> None:
    texts = [document.text for document in coverage.documents().values()]
    assert sum(a == b for a, b in pairwise(sorted(texts))) == 1
