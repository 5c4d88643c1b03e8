"""What documents are called where space is short."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from tellings.records import Document


def labels(documents: Iterable[Document]) -> Mapping[str, str]:
    """A short name for each document, by id: its outlet where only it is by that outlet, else outlet and key.

    Keys that are paths are shortened by the folder that all of them are in.
    """
    documents = list(documents)
    outlets = Counter(document.outlet for document in documents)
    folder = _folder([document.key for document in documents if not document.caller_id and document.sources])
    return {document.id: _label(document, outlets, folder) for document in documents}


def _folder(paths: list[str]) -> str:
    folders = {str(PurePosixPath(path).parent) for path in paths}
    if not folders or len({path.startswith("/") for path in folders}) > 1:
        return ""
    return os.path.commonpath(folders)


def _label(document: Document, outlets: Mapping[str | None, int], folder: str) -> str:
    key = document.key
    if not document.caller_id and folder not in ("", ".") and key.startswith(f"{folder}/"):
        key = key[len(folder) + 1 :]
    if document.outlet and outlets[document.outlet] == 1:
        return document.outlet
    return f"{document.outlet} ({key})" if document.outlet else key
