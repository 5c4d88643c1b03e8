"""The compiled kernel, where the package was built with one; elsewhere numpy and plain Python give the same results.

The kernel (`src/kernel`, C) does what `words`, `quotation`, `copying.fingerprints` and `copying.passages` do, several
times as fast. `pip install` builds it where it finds a C compiler, and leaves it out where it finds none.
"""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Places = NDArray[np.int32]
    Hashes = NDArray[np.uint64]
    Bytes = NDArray[np.uint8]
    Flags = NDArray[np.bool_]

SWITCH = "TELLINGS_KERNEL"
"""The variable of the environment that turns the kernel off when it is `off`: to compare, or to rule it out."""

VERSION = 1
"""The version that the modules of this package call; a kernel that was built from older sources is not used."""


class Kernel(Protocol):
    """What the functions of the module `tellings._kernel` take and give; arrays must be contiguous."""

    VERSION: int

    def words(
        self,
        texts: list[str],
        tables: tuple[Bytes, NDArray[np.uint32], Flags],
        found: tuple[Hashes, Places, Places, Bytes],
        offsets: Ints,
    ) -> int:
        """Fill `found` (hashes, starts, ends, marks) and `offsets`; how many words there are."""

    def quotations(self, text: str) -> list[tuple[int, int]]:
        """Start and end of the quoted stretches."""

    def quoted(self, texts: list[str], wanted: Ints, starts: Places, offsets: Ints, found: Flags) -> None:
        """Flag the quoted words of the bodies numbered in `wanted`, whose texts are `texts`."""

    def fingerprints(
        self,
        hashes: Hashes,
        offsets: Ints,
        found: tuple[Hashes, Ints, Ints, Hashes],
        options: tuple[int, int, int],
    ) -> int:
        """Fill `found` (hashes, positions, counts, signatures); options: words of a gram, window, draws."""

    def align(
        self,
        hashes: Hashes,
        offsets: Ints,
        said: Flags,
        marks: Bytes,
        pairs: Ints,
        options: tuple[int, int, int, int, float],
    ) -> bytearray:
        """Rows of ten 64-bit numbers; options: words of a seed, gap, shortest, repeats, least dense."""


@cache
def kernel() -> Kernel | None:
    """The module `tellings._kernel`, or none where it was not built, is of another version, or is turned off."""
    found = _built()
    return None if found is None or _refused(found) else found


def described() -> str:
    """Which code does the work, in words: for version lines and benches."""
    found = _built()
    if found is None:
        return "numpy (no compiled kernel was built)"
    return f"numpy ({_refused(found)})" if _refused(found) else "compiled kernel"


def _built() -> Kernel | None:
    try:
        return cast(Kernel, import_module("tellings._kernel"))
    except ImportError:
        return None


def _refused(found: Kernel) -> str:
    if os.environ.get(SWITCH, "").lower() == "off":
        return f"the compiled kernel is turned off by {SWITCH}"
    if found.VERSION != VERSION:
        return "the compiled kernel is of another version: install the package again"
    return ""
