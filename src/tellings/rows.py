"""Records to table rows and back: one rule for every noun, so that a new field is one column and nothing else.

Text and numbers are columns as they are, a `Place` is three columns (`left_document`, `left_start`, `left_end`),
spans and lists are JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

import msgspec

from tellings.records import Place

R = TypeVar("R")
Value = str | int | float | None

_PLAIN: tuple[type, ...] = (str, int, float)


Shape = tuple[tuple[str, str, Any], ...]


def _read_shape(record: type) -> Shape:
    """Name, form (`plain`, `flag`, `place`, `json`) and type of each field."""
    hints = get_type_hints(record)
    return tuple((f.name, _form(hints[f.name]), hints[f.name]) for f in fields(record))


_shape: Callable[[type], Shape] = cache(_read_shape)


def _form(hint: Any) -> str:
    if hint is Place:
        return "place"
    if hint is bool:
        return "flag"
    members = [member for member in get_args(hint) if member is not type(None)] or [hint]
    return "plain" if all(member in _PLAIN or isinstance(member, str) for member in members) else "json"


def _read_columns(record: type) -> tuple[str, ...]:
    names: list[str] = []
    for name, form, _ in _shape(record):
        names += [f"{name}_{part}" for part in ("document", "start", "end")] if form == "place" else [name]
    return tuple(names)


_columns: Callable[[type], tuple[str, ...]] = cache(_read_columns)


def columns(record: type) -> tuple[str, ...]:
    """The table columns that a record's fields fill, in the order of its fields."""
    return _columns(record)


def to_row(record: object) -> tuple[Value, ...]:
    """The values of `columns(type(record))`."""
    return tuple(_values(record))


def _values(record: object) -> Iterator[Value]:
    for name, form, _ in _shape(type(record)):
        value = getattr(record, name)
        if form == "place":
            yield from (value.document, value.start, value.end)
        elif form == "json":
            yield None if value is None else msgspec.json.encode(value).decode()
        else:
            yield int(value) if form == "flag" else value


def from_row(record: type[R], row: Sequence[Any]) -> R:
    """The record whose `to_row` is `row`."""
    values: list[Any] = []
    at = 0
    for _, form, hint in _shape(record):
        if form == "place":
            values.append(Place(*row[at : at + 3]))
            at += 3
            continue
        value = row[at]
        at += 1
        if form == "flag":
            value = bool(value)
        elif form == "json" and value is not None:
            value = msgspec.json.decode(value, type=hint)
        values.append(value)
    return record(*values)
