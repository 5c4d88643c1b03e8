"""The record under which a figure is compared with others."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.counting.owners import Owner
from tellings.records import Figure, Place, Scope


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it is compared. Days are ordinals, `None` where nothing tells them.

    `number` is the printed one, None for a range or a vague word; `least` and `most` the soft interval for comparing.
    `noun` is the counted noun in the singular, `group` the group that it names, None where it may be anybody; `side`
    is theirs who were harmed, `own` whether that is its owner's side, `listed` whether the page counts others too.
    `whole`: the place in the document's list of a larger figure that this one is a part or a share of, and
    `is_part` whether the text says so.
    """

    index: int
    place: Place
    figure: Figure
    number: int | None
    least: float
    most: float
    noun: str | None
    group: str | None
    owner: Owner | None
    days: tuple[int, int] | None
    published: int | None
    earlier: bool
    is_part: bool
    whole: int | None = None
    scope: Scope = "this_event"
    where: str | None = None
    side: str | None = None
    listed: bool = False
    own: bool = False
