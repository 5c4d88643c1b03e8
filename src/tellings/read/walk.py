"""Sources to files: files, folders (all below them, in order of their names) and globs.

Left out of folders without a word, because nobody means them: names that begin with a point, backups and locks of
editors (`~`, `.bak`, `.swp`, `#…#`, `~$…`), what systems strew (`Thumbs.db`, `desktop.ini`, `__MACOSX`), databases
(a case beside its pages) and the folder `NAME_files` that browsers save beside `NAME.html`. A name that a glob
fits or a user gives is always taken.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tellings.errors import InputError
from tellings.read.documents import STAGE
from tellings.read.page import shown
from tellings.records import Problem

_JUNK = re.compile(
    r"\..*|.*~|~\$.*|#.*#|.*\.(?:bak|swp|swo|tmp|db|sqlite|db-wal|db-shm|db-journal)"
    r"|Thumbs\.db|desktop\.ini|__MACOSX",
    re.IGNORECASE | re.DOTALL,
)
_SAVED_WITH = ("_files", "_file", "-Dateien", "_fichiers", "_archivos")


def check(sources: Sequence[str]) -> None:
    """Raises InputError for the first source that names nothing, before anything is read."""
    if not sources:
        raise InputError("Nothing to read.", "Name files, folders or globs.")
    for source in sources:
        if os.path.lexists(source):
            continue
        if not glob.has_magic(source):
            raise InputError(f"There is no file or folder {source!r}.", "Check the name and the folder you are in.")
        if not _fitting(source):
            raise InputError(f"No file fits {source!r}.", "Check the pattern; ** stands for any folders between.")


def files(sources: Sequence[str]) -> Iterator[tuple[Path, bool] | Problem]:
    """Each file once, and whether it was named by the user or a glob (True) or only found in a folder."""
    seen: set[str] = set()
    for path in _named(sources):
        for item in _below(path) if path.is_dir() else ((path, True),):
            key = item.why + item.document if isinstance(item, Problem) else os.path.normpath(item[0])
            if key not in seen:
                seen.add(key)
                yield item


def _named(sources: Sequence[str]) -> Iterator[Path]:
    for source in sources:
        if os.path.lexists(source):
            yield Path(source)
        else:
            yield from map(Path, _fitting(source))


def _fitting(pattern: str) -> list[str]:
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob takes no absolute pattern)


def _below(top: Path) -> Iterator[tuple[Path, bool] | Problem]:
    visited: dict[tuple[int, int], Path] = {}
    pending = [top]
    while pending:
        path = pending.pop()
        if not path.is_dir():
            yield path, False
            continue
        try:
            names = _entered(path, visited)
        except OSError as error:
            yield Problem(shown(path), STAGE, f"the folder cannot be opened: {error.strerror or error}")
            continue
        if isinstance(names, Path):
            yield Problem(shown(path), STAGE, f"a link back to the folder {shown(names)}, which is read there")
        else:
            pending += [path / name for name in reversed(names)]


def _entered(folder: Path, visited: dict[tuple[int, int], Path]) -> list[str] | Path:
    """The names in a folder, or the path under which it was entered before: links can lead in circles."""
    status = folder.stat()
    first = visited.setdefault((status.st_dev, status.st_ino), folder)
    if first is not folder:
        return first
    names = sorted(path.name for path in folder.iterdir())
    return [name for name in names if not _JUNK.fullmatch(name) and not _saved_with_page(name, names)]


def _saved_with_page(name: str, names: Sequence[str]) -> bool:
    """Pictures, scripts and frames of a page that a browser saved whole."""
    stems = [name.removesuffix(end) for end in _SAVED_WITH if name.endswith(end)]
    return any(f"{stem}.{end}" in names for stem in stems for end in ("html", "htm", "xhtml"))
