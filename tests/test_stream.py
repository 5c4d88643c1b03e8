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


def test_stories_are_named_for_each_row(rows, tmp_path):
    out = tmp_path / "stories.jsonl"
    assert stream.stories(str(rows), str(out)) == []
    found = [json.loads(line) for line in out.read_text().splitlines()]
    assert [row["document"] for row in found] == [json.loads(line)["id"] for line in rows.read_text().splitlines()]
    assert all(row["story"] for row in found)


def test_claims_relations_and_disputes_name_the_callers_rows(tmp_path):
    source, out = tmp_path / "in.jsonl", tmp_path / "claims.jsonl"
    tolls = {"lorne": "At least 14 people were killed", "hask": "Police said 14 people were killed"}
    place = "when a gas tank blew up at the wool market of Port Lorne on Thursday. Mayor Ime Tollan closed the quay."
    rows = [
        {"id": id_, "outlet": id_, "published": "2021-03-04", "text": f"{told} {place}"} for id_, told in tolls.items()
    ]
    source.write_text("\n".join(map(json.dumps, rows)))
    assert stream.claims(str(source), str(out)) == []
    found = [json.loads(line) for line in out.read_text().splitlines()]
    (relation,) = [row for row in found if row["kind"] == "relation"]
    assert {relation["a"]["document"], relation["b"]["document"]} == tolls.keys()
    claim = next(row for row in found if row["kind"] == "claim" and row["low"] == 14)
    assert claim["support"] == {"documents": 2, "outlets": 2, "lineages": 1, "origins": 1}  # they share the rest
