"""What a headline counts: "1 dead, 3 hurt", "Boy killed". Headlines stand beside the text and have no spans in it."""

from __future__ import annotations

import re
from typing import NamedTuple

from tellings.counting.counted import counted
from tellings.counting.harm import link
from tellings.counting.numbers import numbers, tokens
from tellings.lang import pack

_SITE = re.compile(r" [-|–—:]+ (?:[^-|–—]*)$| \| .*$")


class Headed(NamedTuple):
    """A number in a headline with its role; `single`: one person, told of without a number."""

    role: str
    number: int
    single: bool


def headed(title: str, language: str) -> list[Headed]:
    """The numbers of people in a headline, parts of others left out; none in a language without word lists."""
    language = "en" if language == "und" else language
    words = pack(language, "figures")
    if words is None:
        return []
    text = _SITE.sub("", title)
    row = tokens(text, 0, len(text))
    barred = [False] * len(row)
    items = counted(row, numbers(row, language), barred, words)
    if items:
        link(row, items, barred, words)
    return [
        Headed(item.role, int(item.low), item.implicit)
        for item in items
        if item.role and item.low is not None and item.whole is None and item.modifier in ("exact", "at_least")
    ]
