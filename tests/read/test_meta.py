"""The table of what is known of files."""

from pathlib import Path

import pytest

from tellings.errors import InputError, OptionError
from tellings.read import identity, read
from tellings.records import Document, Problem

STORY = "The harbour of Velmora was closed on Tuesday after the fire, the port authority said."


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    for name in ("one.txt", "two.txt", "sub/one.txt"):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{STORY} {name}")
    return tmp_path / "pages"


def outcome(pages: Path, table: str | bytes) -> tuple[dict[str, Document], list[Problem]]:
    path = pages.parent / "known.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    items = list(read([str(pages)], path))
    named = {i.sources[0].path.removeprefix(f"{pages}/"): i for i in items if isinstance(i, Document)}
    return named, [item for item in items if isinstance(item, Problem)]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_from_any_spreadsheet(pages: Path, mark: str, encoding: str) -> None:
    said = ["two.txt", "Café Zürich – Post", "https://p.example/2", "Fire", "4.3.2031"]
    rows = [["File", "OUTLET", "Url", "title ", "Date"], said]
    documents, problems = outcome(pages, "\r\n".join(mark.join(row) for row in rows).encode(encoding))
    two = documents["two.txt"]
    assert [two.outlet, two.url, two.title, two.published] == [*said[1:4], "2031-03-04"]
    assert two.id == identity(two.text, two.outlet, two.url, None)
    assert documents["one.txt"].outlet is None
    assert not problems


def test_the_longest_fitting_path_counts(pages: Path) -> None:
    documents, problems = outcome(pages, "file,outlet\none.txt,Post\nsub/one.txt,Courier\n.\\two.txt,Wire\n")
    assert {name: document.outlet for name, document in documents.items()} == {
        "one.txt": "Post", "sub/one.txt": "Courier", "two.txt": "Wire"}  # fmt: skip
    assert not problems


def test_a_part_of_a_name_does_not_fit(pages: Path) -> None:
    documents, problems = outcome(pages, "file,outlet\ne.txt,Post\nub/one.txt,Post\n")
    assert all(document.outlet is None for document in documents.values())
    assert len(problems) == 2


def test_a_row_that_fits_no_file_or_several_is_told(pages: Path) -> None:
    _, problems = outcome(pages, "file,outlet\nthree.txt,Post\none.txt,Post\n")
    assert [problem.document.rpartition("#")[2] for problem in problems] == ["2", "3"]
    assert "no file that was read is 'three.txt'" in problems[0].why
    assert "fits 2 files" in problems[1].why


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("two.txt,Post,sometime", "date 'sometime' is not one certain day"),
        ("two.txt,Post,03/04/2031", "is not one certain day"),
        (",Post,2031-03-04", "names no file"),
        ("two.txt,Post,March 4, 2031", "4 cells under 3 columns"),
        ("two.txt,Post,2031-03-04\ntwo.txt,Wire,2031-03-05", "a second row for 'two.txt'"),
    ],
)
def test_a_row_at_fault_is_a_problem_of_its_line(pages: Path, row: str, why: str) -> None:
    _, problems = outcome(pages, f"file,outlet,date\n{row}\n")
    assert any(why in problem.why for problem in problems)


def test_empty_cells_leave_what_the_page_states(pages: Path) -> None:
    (pages / "three.html").write_text(
        f"<html><head><meta property='og:site_name' content='Post'></head><body><p>{STORY * 3}</p></body></html>"
    )
    assert outcome(pages, "file,outlet,title\nthree.html,,Fire\n")[0]["three.html"].outlet == "Post"
    assert outcome(pages, "file,outlet,title\nthree.html,Wire,\n")[0]["three.html"].outlet == "Wire"


def test_a_table_speaks_of_all_rows_of_a_file(pages: Path) -> None:
    (pages / "rows.jsonl").write_text(f'{{"id": "1", "text": "{STORY}"}}\n{{"id": "2", "text": "{STORY} 2"}}\n')
    documents, problems = outcome(pages, "file,outlet\nrows.jsonl,Post\n")
    assert [documents[f"rows.jsonl#{n}"].outlet for n in (1, 2)] == ["Post", "Post"]
    assert not problems


def test_problems_of_a_document_follow_its_new_identity(pages: Path) -> None:
    (pages / "rows.jsonl").write_text(f'{{"id": "1", "text": "{STORY}", "published": "?"}}\n')
    documents, problems = outcome(pages, "file,outlet\nrows.jsonl,Post\n")
    assert [problem.document for problem in problems] == [documents["rows.jsonl#1"].id]


def test_a_table_among_the_pages_is_not_read_as_one(pages: Path) -> None:
    table = pages / "known.csv"
    table.write_text("file,outlet\ntwo.txt,Post\n")
    assert all(isinstance(item, Document) for item in read([str(pages)], table))


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ("file,oulet", "'oulet'"),
        ("outlet,date", "no column 'file'"),
        ("file,url,URL", "'url' twice"),
        ("file,,url", "''"),
    ],
)
def test_a_column_that_does_not_fit_is_an_error_that_names_those_that_do(pages: Path, header: str, what: str) -> None:
    with pytest.raises(OptionError, match=r"Known columns: file, outlet, url, title, date\.") as error:
        outcome(pages, f"{header}\none.txt,a,b\n")
    assert what in str(error.value)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04\x00\x00", b"file\n" + b'"' + b"x" * 200_000])
def test_a_table_that_is_none_is_an_error(pages: Path, data: bytes) -> None:
    with pytest.raises(InputError, match="cannot be used"):
        outcome(pages, data)


def test_a_table_that_does_not_exist_is_an_error(pages: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv"):
        read([str(pages)], pages / "none.csv")
