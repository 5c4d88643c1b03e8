"""*One event, many tellings*: an account of what many outlets wrote, every line checkable at its source.

    import tellings

    with tellings.Case("war.db") as case:
        case.read("pages/")
        case.report("war.html")

What a case holds are the records of `tellings.records`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tellings.errors import CaseError, InputError, OptionError, TellingsError

if TYPE_CHECKING:
    from tellings.case import Case, Changes
    from tellings.records import Copy, Document, Edit, Entity, Lineage, Problem

__version__ = "0.1.0"

__all__ = [
    "Case",
    "CaseError",
    "Changes",
    "Copy",
    "Document",
    "Edit",
    "Entity",
    "InputError",
    "Lineage",
    "OptionError",
    "Problem",
    "TellingsError",
    "__version__",
]


def __getattr__(name: str) -> Any:
    """Load the rest when it is asked for: `tellings --version` is not to wait for the database and numpy."""
    from importlib import import_module

    if name in ("Case", "Changes"):
        return getattr(import_module("tellings.case"), name)
    if name in __all__:
        return getattr(import_module("tellings.records"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
