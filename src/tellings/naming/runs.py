"""Runs of large words that may be a name: where one begins, what keeps it going, where it ends.

Small words go on inside a name ("Department of Health and Human Services"); large ones that only open a sentence begin
none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType

from tellings.naming.words import Region, Token, everyday, is_first_name, speech

_LEADING = frozenset("de van von der di da du del bin ibn al el ter ten".split())
"""Small words of a surname that stand before it without the given name: "de Souza said"."""


def runs(region: Region) -> Iterator[tuple[int, int]]:
    """First word and word behind the last of every run, in order."""
    tokens, index = region.tokens, 0
    while index < len(tokens):
        if not tokens[index].large:
            index += 1
            continue
        end = _run_end(region, index)
        start = _run_start(region, index, end)
        if start < end:
            led = start and tokens[start].glued and tokens[start - 1].fold in _LEADING and not tokens[start - 1].large
            yield (start - 1 if led and start not in region.known else start), end
        index = end


def _run_end(region: Region, start: int) -> int:
    tokens, end = region.tokens, start + 1
    while end < len(tokens):
        if start in region.known and end < region.known[start][0]:
            end = region.known[start][0]
            continue
        if not tokens[end].glued or _shouted(tokens[end], region.words) or not _goes_on(tokens[end - 1], region.words):
            break
        if tokens[end].large:
            end = region.known[end][0] if end in region.known else end + 1
            continue
        further = _over(region, start, end)
        if further == end:
            break
        end = further
    return end


def _shouted(token: Token, words: ModuleType) -> bool:
    """A small word in a line of capitals: "DONALD AND VLADIMIR"."""
    return len(token.text) > 1 and token.text.isupper() and token.fold in words.NO_NAMES


def _goes_on(token: Token, words: ModuleType) -> bool:
    """A possessive ends a name, but for those that names of bodies have inside: "People's Party"."""
    return not token.possessive or token.fold in ("people", "women", "children", "workers", "veterans", "farmers")


def _over(region: Region, start: int, end: int) -> int:
    """The index behind the small words at `end` where the name goes on behind them, else `end`."""
    tokens, words = region.tokens, region.words
    here = tokens[end]
    office = next((b for a, b in region.roles.items() if start <= a < end < b), None)
    if office is not None:
        return office
    after = next((n for n in (end + 1, end + 2) if n < len(tokens) and tokens[n].large), None)
    if after is None or not all(token.glued for token in tokens[end : after + 1]):
        return end
    small = [token.fold for token in tokens[end:after]]
    if all(word in words.PARTICLES for word in small) and end not in region.known:
        return after
    if here.fold == "&":
        return after if len(small) == 1 else end
    if _titles_body(region, start, end, small, after):
        return after
    return end


def _titles_body(region: Region, start: int, end: int, small: Sequence[str], after: int) -> bool:
    """Whether "of", "for", "and" or "in" stands inside a body's name: "Department of Health and Human Services"."""
    tokens, words = region.tokens, region.words
    heads = words.ORGANISATION_HEADS | words.PLACE_PREFIXES | {"republic", "kingdom", "state", "emirate", "city", "sea"}
    topic = tokens[after].fold in words.TOPICS or tokens[after].fold in words.ORGANISATION_HEADS
    if small[0] in ("of", "for"):
        last = tokens[end - 1].fold
        return last in heads and (small[1:] == [] or (small[1:] == ["the"] and tokens[after].fold in words.TOPICS))
    opened = any(token.fold in ("of", "for") for token in tokens[start:end])
    if small == ["and"]:
        return opened and topic and after not in region.known
    return small == ["in"] and opened and after in region.known and tokens[start].fold.startswith("organi")


def _run_start(region: Region, start: int, end: int) -> int:
    """Leaves off what is only large because a sentence begins with it."""
    while start < end and not _may_begin(region, start, end):
        start = region.known[start][0] if start in region.known else start + 1
    return start


def _may_begin(region: Region, index: int, end: int) -> bool:
    token, words = region.tokens[index], region.words
    if token.fold in words.DATE_WORDS and index not in region.known:
        if end - index == 1 and end < len(region.tokens) and region.tokens[end].fold in speech():
            return True
        return is_first_name(region, index) and end - index > 1 and not token.opens
    if index in region.roles or (index in region.known and not everyday(region, index)):
        return True
    if token.fold in words.NO_NAMES:
        inside = token.fold in words.TOPICS | words.DIRECTIONS | {"state", "city", "people", "national", "general"}
        return end - index > 1 and inside and not token.opens
    if not token.opens:
        return True
    if token.fold in _LEADING and end - index > 1:
        return True
    if token.fold in words.DIRECTIONS | words.PLACE_PREFIXES | words.ORGANISATION_HEADS or is_first_name(region, index):
        return end - index > 1 or token.fold not in region.lowered
    if end - index > 2 and region.tokens[end - 1].fold in words.ORGANISATION_HEADS:
        return True
    return token.fold not in words.COMMON_STARTS and token.fold not in region.lowered and not _adverbial(token.fold)


def _adverbial(fold: str) -> bool:
    return fold.endswith("ly") and len(fold) > 5
