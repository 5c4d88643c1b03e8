"""JSON lines, lists of rows, and rows that are none."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.read import from_row, identity, read
from tellings.read import jsonl as module
from tellings.records import Document, Problem, Source

STORY = "The harbour of Velmora was closed on Tuesday after the fire, the port authority said."
HERE = Source("rows.jsonl#1", module.MEDIA, "utf-8")


def outcome(tmp_path: Path, data: bytes | str, name: str = "a.jsonl") -> list[Document | Problem]:
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read([str(tmp_path / name)]))


def row(**fields: object) -> str:
    return json.dumps({"id": "1", "text": STORY, **fields})


def test_a_row_is_taken_with_all_that_it_says(tmp_path: Path) -> None:
    fields = {"outlet": "Isle Courier", "url": "https://c.example/1", "title": "Fire", "published": "2031-03-04"}
    (document,) = outcome(tmp_path, row(**fields, language="en-GB", more=[1]))
    path = f"{tmp_path}/a.jsonl#1"
    assert document == Document(
        id=identity(STORY, "Isle Courier", "https://c.example/1", "1"),
        text=STORY,
        caller_id="1",
        language="en",
        sources=(Source(path, module.MEDIA, "utf-8"),),
        **fields,
    )


@pytest.mark.parametrize(
    "text", [" \u200b\r\nA\r\nhard\rwrap\u2028 \ufeff\u00a0end \n", "\ufeffmarked", "e\u0301\u00e9"]
)
def test_text_is_kept_verbatim(tmp_path: Path, text: str) -> None:
    for ascii_only in (True, False):
        (document,) = outcome(tmp_path, json.dumps({"id": "1", "text": text}, ensure_ascii=ascii_only))
        assert isinstance(document, Document)
        assert document.text == text


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{broken", "not a row of JSON: Expecting property name"),
        ('{"text": "a', "not a row of JSON"),
        ("[1, 2]", "not a row: a JSON object"),
        ("7", "not a row: a JSON object"),
        ("[" * 100_000, "not a row of JSON: RecursionError"),
        ('{"id": "2"}', "a row without text; it has id"),
        ('{"id": "2", "text": null}', "its text is null"),
        ('{"id": "2", "text": 5}', "its text is a number"),
        ('{"id": "2", "text": ["a"]}', "its text is a list"),
        ('{"id": "2", "text": " \\n"}', "its text is empty"),
        ("\\x00", "not a row of JSON"),
    ],
)
def test_a_row_that_is_none_is_a_problem_with_its_line_and_the_others_go_on(
    tmp_path: Path, line: str, why: str
) -> None:
    first, problem, last = outcome(tmp_path, f"{row()}\n\n{line}\n{row(id='3')}\n")
    assert isinstance(problem, Problem)
    assert problem.document == f"{tmp_path}/a.jsonl#3"
    assert problem.why.startswith(why)
    assert [item.caller_id for item in (first, last) if isinstance(item, Document)] == ["1", "3"]


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("published", "some day", "not a day or moment in ISO 8601"),
        ("published", 20310304, "published: it is a number"),
        ("language", "English", "not an ISO 639-1 code"),
        ("outlet", {"name": "x"}, "outlet: it is an object"),
        ("id", ["x"], "id: it is a list"),
        ("id", True, "id: it is true or false"),
    ],
)
def test_a_field_that_cannot_be_used_is_left_out_and_told(tmp_path: Path, field: str, value: object, why: str) -> None:
    document, problem = outcome(tmp_path, row(**{field: value}))
    assert isinstance(document, Document)
    assert isinstance(problem, Problem)
    assert problem.document == document.id
    assert why in problem.why
    assert document.language == "en"


def test_missing_and_empty_fields_are_none_and_a_number_is_an_id() -> None:
    (document,) = from_row({"id": 7, "text": STORY, "outlet": " ", "url": None, "published": ""}, HERE)
    assert isinstance(document, Document)
    assert (document.caller_id, document.outlet, document.url, document.published) == ("7", None, None, None)
    (unnamed,) = from_row({"text": STORY}, HERE)
    assert isinstance(unnamed, Document)
    assert unnamed.key == "rows.jsonl#1"


def test_one_id_with_two_texts_is_two_documents(tmp_path: Path) -> None:
    first, second = outcome(tmp_path, f"{row()}\n{row(text=STORY + ' Again.')}")
    assert first.id != second.id  # type: ignore[union-attr]


def test_lone_surrogates_and_nul_are_replaced_one_for_one_and_told(tmp_path: Path) -> None:
    document, problem = outcome(tmp_path, '{"id": "\\udc80", "text": "a\\ud800b\\u0000c \\ud83d\\ude00"}')
    assert isinstance(document, Document)
    assert document.text == "a\ufffdb\ufffdc \U0001f600"
    assert document.caller_id == "\ufffd"
    assert "replaced 2" in problem.why  # type: ignore[union-attr]


FIELDS = st.sampled_from(["id", "text", "outlet", "url", "title", "published", "language", "x"])
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.lists(st.text())


@given(st.dictionaries(FIELDS, VALUES))
def test_any_row_gives_one_storable_document_or_one_problem(fields: dict[str, object]) -> None:
    items = list(from_row(fields, HERE))
    found = [item for item in items if isinstance(item, Document)]
    assert found == items[:1] or (not found and len(items) == 1)
    for document in found:
        "".join(str(part) for part in (document.text, document.outlet, document.url, document.title)).encode("utf-8")
        assert len(document.text) == len(str(fields["text"]))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_rows_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    rows = "\n".join(
        json.dumps({"id": str(n), "text": "The café – closed. " * 3}, ensure_ascii=False) for n in range(3)
    )
    items = outcome(tmp_path, rows.encode(encoding))
    assert [item.text for item in items if isinstance(item, Document)] == ["The café – closed. " * 3] * 3


def test_packed_rows_and_a_packed_file_that_is_cut(tmp_path: Path) -> None:
    data = gzip.compress("\n".join(row(id=str(n), text=f"{STORY} {n * n * 7919}") for n in range(500)).encode())
    assert len(outcome(tmp_path, data, "a.jsonl.gz")) == 500
    *documents, problem = outcome(tmp_path, data[:-400], "b.ndjson.gz")
    assert documents
    assert "reading stopped" in problem.why  # type: ignore[union-attr]


def test_a_packed_file_that_is_not_packed_is_read_all_the_same(tmp_path: Path) -> None:
    assert isinstance(outcome(tmp_path, row(), "a.jsonl.gz")[0], Document)


def test_a_huge_row_is_a_problem_and_the_next_is_read(tmp_path: Path) -> None:
    huge, last = outcome(tmp_path, row(text="x" * 41_000_000) + "\n" + row(id="2") + "\n")
    assert "more than the limit of 20 MB" in huge.why  # type: ignore[union-attr]
    assert isinstance(last, Document)
    assert last.sources[0].path == f"{tmp_path}/a.jsonl#2"


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (f"[{row()},\n {row(id='2')}]", 2),
        (json.dumps(json.loads(row()), indent=2), 1),
        (f"{row()}\n{row(id='2')}\n", 2),
    ],
)
def test_a_json_file_holds_a_list_one_row_or_json_lines(tmp_path: Path, data: str, count: int) -> None:
    items = outcome(tmp_path, data, "a.json")
    assert [type(item) for item in items] == [Document] * count
    assert items[-1].sources[0].path == f"{tmp_path}/a.json#{count}"  # type: ignore[union-attr]
