"""Records, tables and JSON Schema say the same."""

import dataclasses
import sqlite3
from importlib.resources import files

import pytest

from tellings import records
from tellings.case import CASE_NOUNS, EACH_NOUNS
from tellings.export.account import LISTS
from tellings.export.as_json import schema_text, shipped_schema
from tellings.rows import columns

NOUNS = [record for record in vars(records).values() if dataclasses.is_dataclass(record)]


@pytest.fixture(scope="module")
def tables():
    database = sqlite3.connect(":memory:")
    database.executescript(files("tellings").joinpath("schema.sql").read_text(encoding="utf-8"))
    yield lambda name: [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
    database.close()


@pytest.mark.parametrize("record", NOUNS, ids=lambda record: record.__name__)
def test_every_noun_is_frozen_slotted_and_explained(record):
    assert record.__dataclass_params__.frozen
    assert "__slots__" in vars(record)
    assert record.__doc__
    assert not record.__doc__.startswith(f"{record.__name__}(")


@pytest.mark.parametrize(("noun", "record"), [*EACH_NOUNS.items(), *CASE_NOUNS.items()])
def test_a_table_has_the_columns_of_its_record(noun, record, tables):
    assert set(tables(noun)) - {"position"} == set(columns(record))


def test_the_table_of_documents_has_the_fields_of_a_document(tables):
    fields = {field.name for field in dataclasses.fields(records.Document)} - {"sources"}
    assert set(tables("documents")) - {"number"} == fields
    assert set(tables("sources")) - {"document"} == {field.name for field in dataclasses.fields(records.Source)}
    assert set(tables("problems")) == {field.name for field in dataclasses.fields(records.Problem)}


def test_every_noun_of_a_case_is_exported():
    assert set(LISTS) | {"datings"} == {*EACH_NOUNS, *CASE_NOUNS}, "datings are exported inside their documents"


def test_the_shipped_schema_is_made_from_the_records():
    assert shipped_schema() == schema_text(), "run: make schema"


def test_residue_is_named_by_kinds_of_block():
    kinds = records.BlockKind.__args__
    assert set(kinds) > records.RESIDUE


def test_the_key_is_the_callers_id_or_the_first_path():
    sources = (records.Source("b.txt", "text/plain", "utf-8"), records.Source("a.txt", "text/plain", "utf-8"))
    assert records.Document("d1", "t", sources=sources).key == "a.txt"
    assert records.Document("d1", "t", caller_id="row 7", sources=sources).key == "row 7"
    assert records.Document("d1", "t").key == "d1"
