"""The folder that a run writes to, on this machine or behind a URI: files are there whole or not at all.

What is written gets its name only when it is complete. Work that is done leaves a receipt, a small JSON file written
last of all; a run that goes on does what has none.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tellings.errors import InputError, OptionError

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.fs as pafs
    import pyarrow.parquet as pq

WORK = ".work"
"""The folder for what is no result: it goes when the run is done."""
DRAFT = ".draft-"
_COPIED = 1 << 22


def needed() -> None:
    """Raises `OptionError` where what reads and writes tables is not installed."""
    try:
        import pyarrow  # noqa: F401
        import scipy  # noqa: F401
    except ImportError as error:
        raise OptionError(
            f"`scale` needs {error.name}, which is not installed.", "pip install 'tellings[scale]' brings it."
        ) from error


def public(uri: str) -> str:
    """A path or URI as it may be printed and kept: without keys and without options."""
    scheme, mark, rest = uri.partition("://")
    key = _key(scheme, rest)
    rest = rest.partition("?")[0].removeprefix(f"{key}@") if key else rest.partition("?")[0]
    # Azure has a container in the place of a name, which is part of the address.
    container = key.partition(":")[0] if scheme.startswith("abfs") else ""
    return f"{scheme}://{container}{'@' * bool(container)}{rest}" if mark else uri


def _key(scheme: str, rest: str) -> str:
    """Name and secret before the `@` of a URI, also where the secret has slashes that should be written otherwise."""
    rest = rest.partition("?")[0]
    place = rest.partition("/")[0]
    if ":" not in place or scheme == "hdfs" or "@" not in rest:
        return ""
    return (place if "@" in place else rest).rpartition("@")[0]


def first_line(error: BaseException, *uris: str) -> str:
    """What an error says, in one line, without the keys of the URIs that it may be about."""
    line = (str(error).splitlines() or [type(error).__name__])[0]
    for uri in uris:
        line = line.replace(uri, public(uri))
        scheme, _, rest = uri.partition("://")
        for secret in filter(None, _key(scheme, rest).split(":", 1)):
            line = line.replace(secret, "…").replace(unquote(secret), "…")
    return line.rstrip(".")[:300]


def opened(uri: str) -> tuple[pafs.FileSystem, str]:
    """The filesystem of a path or URI, and the path in it. Raises `InputError` for one that cannot be reached."""
    import pyarrow.fs as pafs

    if "://" not in uri:
        return pafs.LocalFileSystem(), Path(uri).absolute().as_posix()
    try:
        found, path = pafs.FileSystem.from_uri(uri)
        found.get_file_info(path)
    except Exception as error:  # each filesystem has its own errors for the same thing
        told = f"{public(uri)} cannot be reached: {first_line(error, uri)}."
        raise InputError(told, _advice(uri)) from error
    return found, path


def _advice(uri: str) -> str:
    scheme, _, rest = uri.partition("://")
    if "/" in _key(scheme, rest):
        return "In a URI the / of a key is written %2F. Better give keys in the environment, where nobody sees them."
    return "Check the address and the key, and that this machine may read it."


_opened = cache(opened)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder by its path or URI; names below it are written with `/`."""

    uri: str

    @property
    def shown(self) -> str:
        """As it may be printed: without keys."""
        return public(self.uri)

    def _at(self, name: str) -> tuple[pafs.FileSystem, str]:
        system, top = _opened(self.uri)
        return system, f"{top}/{name}" if name else top

    def exists(self, name: str) -> bool:
        """Whether there is a file or folder of this name."""
        import pyarrow.fs as pafs

        system, path = self._at(name)
        return bool(system.get_file_info(path).type != pafs.FileType.NotFound)

    def names(self, name: str) -> list[str]:
        """All files below a folder, drafts left out, as names below this one, in order."""
        import pyarrow.fs as pafs

        system, path = self._at(name)
        top = self._at("")[1]
        found = system.get_file_info(pafs.FileSelector(path, allow_not_found=True, recursive=True))
        files = (info for info in found if info.is_file and not info.base_name.startswith(DRAFT))
        return sorted(info.path.removeprefix(top).lstrip("/") for info in files)

    def make(self, name: str = "") -> None:
        """Make a folder and those above it. Raises `InputError` where that is not possible."""
        system, path = self._at(name)
        try:
            system.create_dir(path, recursive=True)
        except OSError as error:
            told = f"{self.shown} cannot be made: {first_line(error, self.uri)}."
            raise InputError(told, "Name another folder.") from error

    def remove(self, name: str) -> None:
        """Remove a folder with all that is in it, where it is there."""
        import pyarrow.fs as pafs

        system, path = self._at(name)
        kind = system.get_file_info(path).type
        if kind == pafs.FileType.Directory:
            system.delete_dir(path)
        elif kind == pafs.FileType.File:
            system.delete_file(path)

    def move(self, old: str, new: str) -> None:
        """Give a folder another name: at once on a disk, file by file where files have no folders (object stores).

        Drafts that a killed worker left in it go.
        """
        import pyarrow.fs as pafs

        system, path = self._at(old)
        for info in system.get_file_info(pafs.FileSelector(path, recursive=True)):
            if info.is_file and info.base_name.startswith(DRAFT):
                system.delete_file(info.path)
        if isinstance(system, pafs.LocalFileSystem):
            self.make(new.rpartition("/")[0])
            system.move(path, self._at(new)[1])
            return
        for name in self.names(old):
            system.move(self._at(name)[1], self._at(new + name.removeprefix(old))[1])

    @contextmanager
    def writing(self, name: str) -> Iterator[Any]:
        """A stream whose file gets its name at the end, unless something goes wrong: then there is none."""
        import pyarrow.fs as pafs

        system, path = self._at(name)
        if isinstance(system, pafs.LocalFileSystem):
            with _drafted(system, path) as stream:
                yield stream
            return
        # A store that has gone is waited for by every stream that is open to it, for minutes each, one after the other.
        with TemporaryFile() as held:
            yield held
            held.seek(0)
            with _drafted(system, path) as stream:
                copyfileobj(held, stream, _COPIED)

    @contextmanager
    def tables(self, name: str, schema: pa.Schema) -> Iterator[pq.ParquetWriter]:
        """A Parquet file to write tables to one after the other, there whole or not at all."""
        import pyarrow.parquet as pq

        with self.writing(name) as stream, pq.ParquetWriter(stream, schema, compression="zstd") as writer:
            yield writer

    def write(self, name: str, table: pa.Table, rows: int | None = None) -> None:
        """Write a Parquet file, `rows` of it in a row group."""
        with self.tables(name, table.schema) as writer:
            writer.write_table(table, row_group_size=rows)

    def read(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A Parquet file as a table."""
        import pyarrow.parquet as pq

        system, path = self._at(name)
        with system.open_input_file(path) as file:
            return pq.ParquetFile(file).read(columns=columns, use_threads=False)

    def groups(
        self, name: str, columns: Sequence[str] | None = None, wanted: Sequence[int] | None = None
    ) -> Iterator[Any]:
        """The row groups of a Parquet file as tables, one in memory at a time; all, or those of the numbers wanted."""
        import pyarrow.parquet as pq

        system, path = self._at(name)
        with system.open_input_file(path) as file:
            parquet = pq.ParquetFile(file)
            for number in range(parquet.num_row_groups) if wanted is None else wanted:
                yield parquet.read_row_group(number, columns=columns, use_threads=False)

    @contextmanager
    def reading(self, name: str) -> Iterator[Any]:
        """A file open for reading at any place."""
        system, path = self._at(name)
        with system.open_input_file(path) as file:
            yield file

    def put(self, name: str, value: Mapping[str, Any]) -> None:
        """Write a JSON object, keys in order."""
        with self.writing(name) as stream:
            stream.write((json.dumps(value, sort_keys=True, ensure_ascii=False, indent=1) + "\n").encode())

    def get(self, name: str) -> dict[str, Any]:
        """A JSON object as it was put."""
        with self.reading(name) as file:
            found: dict[str, Any] = json.loads(file.read())
        return found

    def receipts(self, step: str) -> dict[str, dict[str, Any]]:
        """What is done of a step, by the key of each piece of its work."""
        below = f"{WORK}/receipts/{step}/"
        return {
            name.removeprefix(below).removesuffix(".json"): self.get(name) for name in self.names(below.rstrip("/"))
        }

    def sign(self, step: str, key: str, counts: Mapping[str, Any]) -> dict[str, Any]:
        """Say that a piece of work is done, when all that it gives has been written."""
        self.put(f"{WORK}/receipts/{step}/{key}.json", counts)
        return {"key": key, **counts}


@contextmanager
def _drafted(system: pafs.FileSystem, path: str) -> Iterator[Any]:
    above, _, last = path.rpartition("/")
    system.create_dir(above, recursive=True)
    # Two tries of one piece of work may run at once, when a machine was given up that only was slow.
    draft = f"{above}/{DRAFT}{secrets.token_hex(6)}-{last}"
    try:
        with system.open_output_stream(draft, compression=None) as stream:
            yield stream
        system.move(draft, path)
    except BaseException as error:
        # Behind a URI it is the store that failed, and a draft goes with the folder for what is no result.
        if system.type_name == "local" or not isinstance(error, OSError):
            with suppress(OSError):  # what went wrong before says more
                system.delete_file(draft)
        raise
