"""Groups of things that are told to be one, found by joining pairs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def joined(items: Iterable[T], pairs: Iterable[tuple[T, T]]) -> list[list[T]]:
    """The items in groups that the pairs connect; order follows the items. Pairs of others are left out."""
    root: dict[T, T] = {item: item for item in items}
    for one, other in pairs:
        if one in root and other in root:
            a, b = _top(root, one), _top(root, other)
            if a != b:
                root[b] = a
    groups: dict[T, list[T]] = {}
    for item in root:
        groups.setdefault(_top(root, item), []).append(item)
    return list(groups.values())


def _top(root: dict[T, T], item: T) -> T:
    while root[item] != item:
        root[item] = root[root[item]]
        item = root[item]
    return item
