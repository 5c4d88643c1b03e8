"""`--format json`: one object, a record a line, the same bytes for the same documents in whatever order they came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tellings.export.account import LISTS, Account, documents_of, items_of, run_of
from tellings.files import replaced

if TYPE_CHECKING:
    from tellings.case import Case


def write(case: Case, path: Path) -> None:
    """Write the account to the file `path`; it is there whole or not at all."""
    with replaced(path) as file:
        for piece in pieces(case):
            file.write(piece)


def pieces(case: Case) -> Iterator[bytes]:
    """The export in pieces, a list of one noun in memory at a time."""
    encode = msgspec.json.Encoder().encode
    yield b'{\n"run": ' + encode(run_of(case))
    yield from _list("documents", documents_of(case), encode)
    for noun in LISTS:
        yield from _list(noun, items_of(case, noun), encode)
    yield from _list("problems", case.problems(), encode)
    yield b"\n}\n"


def _list(noun: str, items: Iterable[Any], encode: Any) -> Iterator[bytes]:
    yield f',\n"{noun}": ['.encode()
    for at, item in enumerate(items):
        yield (b",\n" if at else b"\n") + encode(item)
    yield b"\n]"


def schema() -> dict[str, Any]:
    """The JSON Schema of the export (draft 2020-12), made from the records."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Account)}


def shipped_schema() -> str:
    """The text of the schema that ships with the package."""
    return files("tellings.export").joinpath("account.schema.json").read_text(encoding="utf-8")


def schema_text() -> str:
    """The text that ships as `account.schema.json`."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=1).decode() + "\n"
