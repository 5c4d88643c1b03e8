"""A case as files for other programs: one module per format. To add one, add its module and a line below."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.errors import InputError, OptionError
from tellings.export import as_csv, as_json

if TYPE_CHECKING:
    from tellings.case import Case

FORMATS: dict[str, Callable[[Case, Path], None]] = {"json": as_json.write, "csv": as_csv.write}


def export(case: Case, format: str, path: Path) -> None:  # noqa: A002 - the word of the command
    """Write `case` to `path`. Raises `OptionError` for an unknown format, `InputError` for a bad path."""
    if format not in FORMATS:
        raise OptionError(f"There is no format {format}.", f"The formats are {', '.join(FORMATS)}.")
    try:
        FORMATS[format](case, path)
    except OSError as error:
        raise InputError(f"{error.filename or path} cannot be written: {error.strerror}.") from error
