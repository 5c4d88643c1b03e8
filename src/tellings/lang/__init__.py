"""Word lists and patterns of each language: data, not code.

A folder per ISO 639-1 code, in it a module per stage that needs words. To add a language, add its folder.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


@cache
def pack(language: str, part: str) -> ModuleType | None:
    """The word lists of `part` ("residue", "times" …) in `language` (ISO 639-1), or None where there are none."""
    if not language.isalpha() or find_spec(f"{__name__}.{language}") is None:
        return None
    name = f"{__name__}.{language}.{part}"
    return import_module(name) if find_spec(name) else None
