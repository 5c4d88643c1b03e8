"""What documents are called where space is short."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Protocol


class Keyed(Protocol):
    """What a label is made of: a document, or the head of one."""

    @property
    def id(self) -> str:
        """The document's identifier."""
        ...

    @property
    def key(self) -> str:
        """The caller's id, or the first path."""
        ...

    @property
    def caller_id(self) -> str | None:
        """The caller's id."""
        ...

    @property
    def outlet(self) -> str | None:
        """Who published it."""
        ...


def labels(documents: Iterable[Keyed]) -> Mapping[str, str]:
    """A short name for each document, by id: its outlet where only it is by that outlet, else outlet and key.

    Keys that are paths are shortened by the folder that all of them are in.
    """
    documents = list(documents)
    outlets = Counter(document.outlet for document in documents)
    folder = _folder([document.key for document in documents if _has_path(document)])
    return {document.id: _label(document, outlets, folder) for document in documents}


def _folder(paths: list[str]) -> str:
    folders = {str(PurePosixPath(path).parent) for path in paths}
    if not folders or len({path.startswith("/") for path in folders}) > 1:
        return ""
    return os.path.commonpath(folders)


def _label(document: Keyed, outlets: Mapping[str | None, int], folder: str) -> str:
    key = document.key
    if _has_path(document) and folder not in ("", ".") and key.startswith(f"{folder}/"):
        key = key[len(folder) + 1 :]
    if document.outlet and outlets[document.outlet] == 1:
        return document.outlet
    return f"{document.outlet} ({key})" if document.outlet else key


def _has_path(document: Keyed) -> bool:
    return not document.caller_id and document.key != document.id
