"""Names in lines whose capitals say nothing: titles, headings, lines of capitals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellings.naming.cuts import Name, hyphened, named
from tellings.naming.forms import folded
from tellings.naming.roles import role_before
from tellings.naming.words import TOKEN, Region, Token, everyday


def read_titled(region: Region, settled: Sequence[Name]) -> Iterator[Name]:
    """The names of a line whose capitals say nothing: those that the body has, listed ones, bearers of given names."""
    forms = _forms(settled)
    longest = max(map(len, forms), default=0)
    index = 0
    while index < len(region.tokens):
        found, index = _titled_at(region, index, forms, longest)
        if found is not None:
            yield found
    yield from hyphened(region)


def _forms(settled: Sequence[Name]) -> dict[tuple[str, ...], Name]:
    """The names of the body by their folded words; persons by their surnames too."""
    forms: dict[tuple[str, ...], Name] = {}
    for name in settled:
        if name.kind is not None:
            forms.setdefault(tuple(folded(match) for match in TOKEN.findall(name.form)), name)
            if name.kind == "person":
                forms.setdefault((folded(name.form.split()[-1]),), name)
    return forms


def _titled_at(
    region: Region, index: int, forms: Mapping[tuple[str, ...], Name], longest: int
) -> tuple[Name | None, int]:
    """The name at `index`, if any, and the word to go on with."""
    tokens = region.tokens
    if not tokens[index].large:
        return None, index + 1
    for size in range(min(longest, len(tokens) - index), 0, -1):
        like = forms.get(tuple(token.fold for token in tokens[index : index + size]))
        if like is not None and _together(tokens, index, index + size):
            return _as_in_text(region, index, index + size, like), index + size
    if index in region.known and not everyday(region, index):
        stop, known = region.known[index]
        return named(region, index, stop, known.kind, known.key, None, why=f"listed {known.kind}"), stop
    if _bears_name(region, index):
        return named(region, index, index + 2, "person", None, None, why="given name"), index + 2
    return None, index + 1


def _as_in_text(region: Region, start: int, end: int, like: Name) -> Name:
    before = _title_before(region, start) if like.kind == "person" else None
    role = None if before is None else role_before(region, *before)
    return named(region, start, end, like.kind, like.key, role, why=f"as “{like.form}” in the text")


def _together(tokens: Sequence[Token], start: int, end: int) -> bool:
    return all(tokens[i].glued and not tokens[i - 1].possessive for i in range(start + 1, end))


def _title_before(region: Region, index: int) -> tuple[int, int] | None:
    first = next((a for a, b in region.roles.items() if b == index), None)
    return None if first is None or not region.tokens[index].glued else (first, index)


def _bears_name(region: Region, index: int) -> bool:
    tokens, words = region.tokens, region.words
    if index + 1 >= len(tokens) or tokens[index].fold not in words.FIRST_NAMES - words.AMBIGUOUS_NAMES:
        return False
    behind = tokens[index + 1]
    if not behind.glued or not behind.large or tokens[index].possessive or behind.fold in region.lowered:
        return False
    return behind.fold not in words.NO_NAMES | words.DATE_WORDS | words.COMMON_STARTS and index + 1 not in region.roles
