"""What a headline counts: "1 dead, 3 hurt", "Boy killed". Headlines stand beside the text and have no spans in it."""

from __future__ import annotations

import re
from types import ModuleType
from typing import NamedTuple

from tellings.counting.counted import counted, singular
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
    text = _with_articles(_SITE.sub("", title), words)
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


def _with_articles(title: str, words: ModuleType) -> str:
    """A headline with the articles that it saves: "Boy killed, man hurt" is "a Boy killed, a man hurt"."""
    row = tokens(title, 0, len(title))
    starts = [
        token.start
        for at, token in enumerate(row)
        if token.word in words.PERSONS
        and token.word not in words.PLURALS
        and singular(token.word, words) == token.word
        and (at == 0 or _opens(row[at - 1].word, words))
    ]
    for start in reversed(starts):
        title = f"{title[:start]}a {title[start:]}"
    return title


def _opens(before: str, words: ModuleType) -> bool:
    """Whether a noun phrase may begin behind this word."""
    preposition = before in words.FUNCTION and before not in words.INSIDE | words.POSSESSIVES | words.DETERMINERS
    return not before[0].isalnum() or preposition or before in words.EFFECTS
