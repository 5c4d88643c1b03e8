"""Where links lead: in the report to places of the same page, on the server to pages of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tellings.records import Place


@dataclass(frozen=True, slots=True)
class Skin:
    """Where links lead. `live`: pages are made when they are asked for, so that they can be searched and turned.

    `group` leads to a lineage, story, claim or name, `view` to a view with parameters.
    """

    place: Callable[[Place], str]
    document: Callable[[str], str]
    group: Callable[[str, str], str]
    view: Callable[..., str]
    live: bool
