"""The main job on the bundled coverage, against what a desk editor reads out of it (`eval/gold/coverage.json`).

Shares are floors, a little below what is measured; `make demo` and `tellings show` show the rest.
"""

import pytest

from tellings.case import Case
from tellings.demo import META, PAGES
from tellings.edits import edits
from tellings.records import RESIDUE
from tests import coverage

FLIPPED = {
    "hedge_dropped": "hedge_added",
    "attribution_dropped": "attribution_added",
    "cut": "insertion",
}
FLIPPED |= {right: left for left, right in FLIPPED.items()}


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with Case(tmp_path_factory.mktemp("demo") / "demo.db") as case:
        case.read(str(PAGES), meta=str(META))
        yield case


@pytest.fixture(scope="module")
def readings(case):
    return {reading.document.id: reading for reading in case.readings()}


def name(document):
    return document.caller_id or document.key.rsplit("/", 1)[-1]


def share(found):
    found = list(found)
    return sum(found) / len(found)


def test_every_leftover_is_residue_and_no_article_text_is(readings):
    hit, missed, wrong = 0, [], []
    for reading in readings.values():
        if reading.document.language != "en":
            continue
        key = name(reading.document)
        marked = {i for b in reading.blocks if b.kind in RESIDUE for i in range(b.start, b.end)}
        left = set()
        for item in coverage.page(key)["blocks"]:
            span = coverage.span(key, item)
            if item["kind"] in RESIDUE:
                left |= set(range(*span))
                hit += set(range(*span)) <= marked
                missed += [] if set(range(*span)) <= marked else [(key, item["quote"])]
            elif item["kind"] in ("caption", "byline", "dateline"):
                left |= set(range(*span))
        text = reading.document.text
        wrong += [(key, i) for i in marked - left if text[i].isalnum()]
    assert hit / (hit + len(missed)) >= 0.9, missed
    assert not wrong, {key: coverage.documents()[key].text[i - 20 : i + 20] for key, i in wrong}


def test_pages_are_dated_as_a_reader_dates_them(case):
    names = {document.id: name(document) for document in case.documents()}
    found = {names[dating.document]: dating for dating in case.datings()}
    right = {key: found[key].value == coverage.page(key)["published"]["value"] for key in found}
    wrong_day = {key: d.value for key, d in found.items() if d.value and not right[key]}
    assert not wrong_day, "a date that is not known is better than a wrong one"
    assert share(right.values()) >= 0.85
    assert all(dating.why for dating in found.values() if dating.value)


def test_members_of_lineages_are_those_of_a_reader(case):
    names = {document.id: name(document) for document in case.documents()}
    found = {frozenset(names[m] for m in lineage.members) for lineage in case.lineages() if len(lineage.members) > 1}
    gold = {frozenset(item["members"]) for item in coverage.gold()["lineages"] if len(item["members"]) > 1}
    assert found == gold


def test_borrowers_are_no_members(case):
    names = {document.id: name(document) for document in case.documents()}
    borrowing = {names[borrower.document] for lineage in case.lineages() for borrower in lineage.borrowers}
    for item in coverage.gold()["lineages"]:
        assert set(item["borrowers"]) <= borrowing


def test_no_direction_goes_against_a_reader(case):
    names = {document.id: name(document) for document in case.documents()}
    gold = {(e["from"], e["to"]) for item in coverage.gold()["lineages"] for e in item["edges"] if e["directed"]}
    for lineage in case.lineages():
        for edge in lineage.edges:
            if edge.directed:
                assert (names[edge.to], names[edge.source]) not in gold, edge


def test_planted_edits_are_found_and_typed(readings):
    ids = {key: document.id for key, document in coverage.documents().items()}
    found = typed = total = 0
    for gold in coverage.gold()["edits"]:
        if not gold["left"]["quote"] or not gold["right"]["quote"]:
            continue
        left, right = (coverage.place(gold[side]) for side in ("left", "right"))
        pair = edits(readings[ids[gold["left"]["document"]]], readings[ids[gold["right"]["document"]]])
        near = [e for e in pair if _meets(e.left, left) and _meets(e.right, right)]
        total += 1
        found += bool(near)
        typed += any(e.type in (gold["type"], *gold["also"]) for e in near)
    assert total > 40
    assert found / total >= 0.85
    assert typed / found >= 0.75


def _meets(place, other):
    return place.start <= other.end and other.start <= place.end


def test_the_struck_out_reportedly_is_there(case):
    assert [e for e in case.edits() if e.type in ("hedge_dropped", "hedge_added") and "reportedly" in e.left_text]


def test_a_page_in_a_language_without_word_lists_says_what_was_left_out(case):
    spanish = next(document for document in case.documents() if document.language == "es")
    assert {p.stage for p in case.problems() if p.document == spanish.id} >= {"names", "times"}


def test_the_page_about_something_else_is_in_no_lineage(case):
    other = case.document(next(d.key for d in case.documents() if "cablecar" in d.key)).id
    assert not [lineage for lineage in case.lineages() if other in lineage.members]
