"""Records as Arrow tables and back: the fields of the export, nested as they are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from tellings.records import Span

if TYPE_CHECKING:
    import pyarrow as pa

R = TypeVar("R")


def _read_schema(record: type, extra: tuple[tuple[str, str], ...] = ()) -> pa.Schema:
    """A column for every field of a record, and behind them `extra` ones, by name and Arrow's name of the type."""
    import pyarrow as pa

    hints = get_type_hints(record)
    own = [pa.field(field.name, _type(hints[field.name])) for field in fields(record)]
    return pa.schema([*own, *(pa.field(name, _extra(kind)) for name, kind in extra)])


schema: Callable[..., Any] = cache(_read_schema)


def _extra(kind: str) -> pa.DataType:
    import pyarrow as pa

    return pa.list_(pa.string()) if kind == "strings" else pa.type_for_alias(kind)


def _type(hint: Any) -> pa.DataType:
    import pyarrow as pa

    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    if get_origin(hint) in (Union, UnionType):
        return _type(next(member for member in get_args(hint) if member is not type(None)))
    if hint in plain:
        return plain[hint]
    if hint is Span:
        return pa.list_(pa.int64())
    if get_origin(hint) is tuple:
        return pa.list_(_type(get_args(hint)[0]))
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return pa.struct([pa.field(field.name, _type(hints[field.name])) for field in fields(hint)])
    return pa.string()  # one of a few words


def to_table(
    record: type,
    items: Iterable[Any],
    extra: tuple[tuple[str, str], ...] = (),
    values: Iterable[Mapping[str, Any]] = (),
) -> pa.Table:
    """Records as a table; `values` gives the extra columns of each, where there are any."""
    import pyarrow as pa

    rows = [msgspec.to_builtins(item) for item in items]
    for row, more in zip(rows, values, strict=bool(extra)):
        row.update(more)
    return pa.Table.from_pylist(rows, schema=schema(record, extra))


def to_records(record: type[R], table: pa.Table) -> list[R]:
    """The records of a table; columns that are no field of theirs are left out."""
    names = [field.name for field in fields(record)]  # type: ignore[arg-type]
    found: list[R] = msgspec.convert(table.select(names).to_pylist(), list[record])  # type: ignore[valid-type]
    return found
