"""Comparing two documents, and one with all that share its text."""

from itertools import pairwise

import pytest

from tellings.case import Case
from tellings.edits import edits
from tellings.errors import InputError
from tellings.lookup import Lookup
from tellings.views.asking import Ask
from tellings.views.compare import compare
from tests.fiction import PAGES, write_pages
from tests.views.invented import by_name


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compare")
    with Case(folder / "c.db") as case:
        case.read(write_pages(folder / "pages"))
    with Lookup(folder / "c.db") as lookup:
        yield lookup


def asked(**filters):
    return Ask(filters=filters)


def rows_of(view):
    return [row for run in view.runs for row in run.rows]


def test_a_dropped_hedge_is_marked_in_its_row(case):
    pages = {name: page.id for name, page in by_name(case).items()}
    view = compare(case, asked(left=pages["quay.txt"], right=pages["copy.txt"]))
    assert dict(view.counts)["hedge_dropped"] >= 1
    row = next(row for row in rows_of(view) if "hedge_dropped" in dict(row.types))
    assert row.kind == "changed"
    (word,) = [piece for piece in row.left if "hedge_dropped" in piece.types]
    assert PAGES["quay.txt"][word.place.start : word.place.end] == word.text


def test_pieces_put_together_are_the_sentence_and_say_where_they_stand(case):
    pages = {name: page.id for name, page in by_name(case).items()}
    view = compare(case, asked(left=pages["quay.txt"], right=pages["copy.txt"]))
    for row in rows_of(view):
        for pieces, name in ((row.left, "quay.txt"), (row.right, "copy.txt")):
            for piece in pieces:
                assert PAGES[name][piece.place.start : piece.place.end] == piece.text
            for one, after in pairwise(pieces):
                assert one.place.end == after.place.start


def test_an_edit_of_both_sides_is_shown_in_every_row_that_it_touches(case):
    pages = {name: page.id for name, page in by_name(case).items()}
    view = compare(case, asked(left=pages["quay.txt"], right=pages["copy.txt"]))
    readings = [case.readings([pages[name]])[0] for name in ("quay.txt", "copy.txt")]
    found = [edit for edit in edits(*readings) if edit.left_text and edit.right_text]
    shown = 0
    for row in rows_of(view):
        for pieces, side in ((row.left, "left"), (row.right, "right")):
            places = [(getattr(edit, side), edit.type) for edit in found]
            touching = [
                type_ for at, type_ in places if pieces and overlap(at, pieces[0].place.start, pieces[-1].place.end)
            ]
            assert all(dict(row.types)[type_] >= touching.count(type_) for type_ in touching)
            shown += len(touching)
    assert shown >= 2 * len(found) > 0


def overlap(place, start, end):
    return place.start < end and start < place.end


def test_a_document_is_the_same_as_itself(case):
    pages = {name: page.id for name, page in by_name(case).items()}
    view = compare(case, asked(left=pages["quay.txt"], right=pages["quay.txt"]))
    assert view.counts == ()
    assert [run.folded for run in view.runs] == [True]


def test_swapped_sides_say_the_opposite(case):
    pages = {name: page.id for name, page in by_name(case).items()}
    forth = compare(case, asked(left=pages["quay.txt"], right=pages["copy.txt"]))
    back = compare(case, asked(left=pages["copy.txt"], right=pages["quay.txt"]))
    assert dict(forth.counts)["hedge_dropped"] == dict(back.counts)["hedge_added"]


def test_the_base_is_shaded_where_others_differ(case):
    pages = {name: page.id for name, page in by_name(case).items()}
    view = compare(case, asked(base=pages["quay.txt"]))
    assert [other.document for other in view.others] == [pages["copy.txt"]]
    pieces = [piece for paragraph in view.paragraphs for piece in paragraph]
    for piece in pieces:
        assert PAGES["quay.txt"][piece.place.start : piece.place.end] == piece.text
        assert bool(piece.differ) == bool(piece.shade) == bool(piece.how)
    assert any(piece.differ for piece in pieces)
    assert any(not piece.differ for piece in pieces)


def test_nothing_asked_for_offers_what_shares_text(case):
    assert compare(case, Ask()).lineages.total == len(case.lineages())


def test_a_document_that_is_not_there(case):
    with pytest.raises(InputError):
        compare(case, asked(left="x", right="y"))
