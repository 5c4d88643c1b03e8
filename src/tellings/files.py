"""Writing files so that a reader sees the old one or the whole new one, never half."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tellings.errors import InputError

DATABASE = b"SQLite format 3\0"


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of `path` at the end, or leaves it as it was.

    `-` is standard output; a pipe or a device is written to as it is. Raises `OSError`, and `InputError` for a
    database: that is somebody's case, and no output.
    """
    if str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    _spare_databases(target)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as file:
            yield file
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _spare_databases(path: Path) -> None:
    if not path.exists():
        return
    with path.open("rb") as file:
        if file.read(len(DATABASE)) == DATABASE:
            raise InputError(f"{path} is a database, such as a case: it is not overwritten.", "Name another file.")
