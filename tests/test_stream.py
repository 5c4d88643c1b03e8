"""JSON lines in, JSON lines out."""

import gzip
import json

import pytest

from tellings import stream
from tellings.errors import InputError
from tests.fiction import PAGES


@pytest.fixture
def rows(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(json.dumps({"id": name, "text": text}) for name, text in PAGES.items()))
    return path


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_copies_name_the_callers_ids(rows, tmp_path):
    assert stream.copies(str(rows), str(tmp_path / "out")) == []
    found = lines(tmp_path / "out")
    assert found
    for row in found:
        assert {row["left"]["document"], row["right"]["document"]} == {"quay.txt", "copy.txt"}
        assert 0 < row["similarity"] <= 1
        assert row["relation"] in ("near_duplicate", "partial")


def test_lineages_have_members_borrowers_and_edges(rows, tmp_path):
    assert stream.lineages(str(rows), str(tmp_path / "out")) == []
    (row,) = [row for row in lines(tmp_path / "out") if row["members"]]
    assert sorted(row["members"]) == ["copy.txt", "quay.txt"]
    (edge,) = row["edges"]
    assert set(edge) >= {"from", "to", "directed", "relation", "share", "why"}


def test_edits_along_the_lineage(rows, tmp_path):
    assert stream.edits(str(rows), str(tmp_path / "out"), None) == []
    found = lines(tmp_path / "out")
    assert "hedge_dropped" in {row["type"] for row in found} | {
        "hedge_dropped" for row in found if row["type"] == "hedge_added"
    }
    for row in found:
        for side in ("left", "right"):
            place = row[side]
            assert PAGES[place["document"]][place["start"] : place["end"]] == row[f"{side}_text"]


def test_edits_of_listed_pairs_read_from_left_to_right(rows, tmp_path):
    pairs = tmp_path / "pairs.jsonl.gz"
    pairs.write_bytes(gzip.compress(b'{"left": "quay.txt", "right": "copy.txt"}\n'))
    stream.edits(str(rows), str(tmp_path / "out"), str(pairs))
    found = lines(tmp_path / "out")
    assert {row["left"]["document"] for row in found} == {"quay.txt"}
    dropped = [row for row in found if row["type"] == "hedge_dropped"]
    assert [row["left_text"] for row in dropped] == ["reportedly"]


@pytest.mark.parametrize(
    ("content", "message"),
    [('{"left": "quay.txt"}', "not a list of pairs"), ('{"left": "a", "right": "b"}', "'a', which is not among")],
)
def test_wrong_pairs_are_refused(rows, tmp_path, content, message):
    (tmp_path / "pairs").write_text(content)
    with pytest.raises(InputError, match=message):
        stream.edits(str(rows), str(tmp_path / "out"), str(tmp_path / "pairs"))
    with pytest.raises(InputError, match="cannot be read"):
        stream.edits(str(rows), str(tmp_path / "out"), str(tmp_path / "absent"))


def test_a_bad_row_is_a_problem_and_the_others_go_on(rows, tmp_path):
    rows.write_text(rows.read_text() + "\n{broken\n")
    (problem,) = stream.annotate(str(rows), str(tmp_path / "out"))
    assert problem.document.endswith("#4")
    assert len(lines(tmp_path / "out")) == 3


def test_an_output_that_cannot_be_written_is_said(rows, tmp_path):
    with pytest.raises(InputError, match="cannot be written"):
        stream.annotate(str(rows), str(tmp_path / "no" / "out"))
