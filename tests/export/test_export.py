"""The public format."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from tellings.case import Case
from tellings.errors import InputError, OptionError
from tellings.export.account import LISTS
from tellings.export.as_json import shipped_schema
from tellings.pipeline import STAGES
from tests.fiction import write_pages


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    pages = write_pages(folder / "pages")
    (pages / "formula.txt").write_text(
        '=HYPERLINK("http://x.invalid")\n\nThe wool market of Hask was quiet on Monday.\n'
    )
    with Case(folder / "c.db") as case:
        case.read(pages)
        yield case


@pytest.fixture(scope="module")
def account(case, tmp_path_factory):
    path = tmp_path_factory.mktemp("json") / "account.json"
    case.export("json", path)
    return json.loads(path.read_bytes())


def test_the_export_fits_its_schema(account):
    Draft202012Validator(json.loads(shipped_schema())).validate(account)


def test_every_line_of_the_export_quotes_its_text(account):
    texts = {document["id"]: document["text"] for document in account["documents"]}
    for noun in LISTS:
        for item in account[noun]:
            if "start" in item:
                assert 0 <= item["start"] <= item["end"] <= len(texts[item["document"]])
            if "start" in item and "text" in item:
                assert texts[item["document"]][item["start"] : item["end"]] == item["text"]
    for edit in account["edits"]:
        for side in ("left", "right"):
            place = edit[side]
            assert texts[place["document"]][place["start"] : place["end"]] == edit[f"{side}_text"]


def test_blocks_tile_the_exported_texts(account):
    for document in account["documents"]:
        blocks = [block for block in account["blocks"] if block["document"] == document["id"]]
        assert "".join(document["text"][b["start"] : b["end"]] for b in blocks) == document["text"]


def test_the_run_names_the_stages(account):
    assert account["run"]["version"]
    assert dict(account["run"]["stages"]) == {stage.name: stage.version for stage in STAGES}


def test_tables_open_in_a_spreadsheet(case, tmp_path):
    case.export("csv", tmp_path / "tables")
    assert {path.stem for path in (tmp_path / "tables").iterdir()} == {"documents", *LISTS, "problems"}
    raw = (tmp_path / "tables" / "blocks.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert len(rows) == case.count("blocks")
    assert all(row["key"].endswith(".txt") and row["text"] for row in rows)
    formulas = [row["text"] for row in rows if "HYPERLINK" in row["text"]]
    assert formulas
    assert all(text.startswith("'=") for text in formulas)


def test_an_unknown_format_is_refused(case, tmp_path):
    with pytest.raises(OptionError, match="json, csv"):
        case.export("docx", tmp_path / "x")


def test_a_path_that_cannot_be_written_is_said(case, tmp_path):
    with pytest.raises(InputError, match="cannot be written"):
        case.export("json", tmp_path / "no" / "folder.json")
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written"):
        case.export("csv", tmp_path / "file")
