"""Which news agency a text credits, and how surely.

A credit in the dateline, the byline or a source line says whose text it is; a name in the running text ("told AFP")
says only where news comes from; a photo credit says nothing about the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tellings.lang import pack
from tellings.lang.agencies import AGENCIES
from tellings.records import Reading

_ANY = re.compile(r"\b(?:" + "|".join(re.escape(form) for forms in AGENCIES.values() for form in forms) + r")\b")
NAMED = 2
"""A text that names an agency so often as where its news comes from has it for its source; once is a quotation."""
_TOP, _LINE = 6, 120
"""Lines at the top of an article, and code points of each, in which an agency that no list has is looked for."""
_BESIDE = 40
"""Code points beside an agency's name in which a word for a picture makes it a photo credit."""


@dataclass(frozen=True, slots=True)
class Credit:
    """The agencies that a text is credited to, those that it names as its source; `words` say so for each in turn."""

    credited: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def said(self, agency: str) -> str:
        """The words that credit or name an agency; empty where none do."""
        return dict(zip(self.credited + self.named, self.words, strict=True)).get(agency, "")


@cache
def _pattern(language: str, name: str, agency: str) -> re.Pattern[str]:
    part = pack(language, "credits") or pack("en", "credits")
    forms = sorted(AGENCIES.get(agency, (agency,)), key=lambda form: (-len(form), form))
    form = rf"\b(?:{'|'.join(map(re.escape, forms))})"
    ways = (way.replace("{agency}", form) for way in getattr(part, name))
    return re.compile("|".join(f"(?:{way})" for way in ways), re.MULTILINE)


def credit(reading: Reading) -> Credit:
    """The agencies credited in a document's byline and text (photo credits left out); empty where none is."""
    text = "\n".join(filter(None, (reading.document.byline, _article(reading))))
    language = reading.document.language
    present = {name for found in _ANY.finditer(text) for name in _names(found.group())}
    credited = _found(text, language, "CREDITS", present, 1)
    if not credited:
        credited = _found(text, language, "CREDITS", _unlisted(reading, text), 1)
    named = _found(text, language, "SOURCES", present - credited.keys(), NAMED)
    return Credit(tuple(credited), tuple(named), (*credited.values(), *named.values()))


def _unlisted(reading: Reading, text: str) -> set[str]:
    """Names in the first lines and the last that call themselves an agency and are not the outlet's own."""
    part = pack(reading.document.language, "credits") or pack("en", "credits")
    lines = [line[:_LINE] for line in text.split("\n") if line.strip()]
    found = {
        match.group()
        for line in (*lines[:_TOP], *lines[-1:])
        for match in _others(getattr(part, "OTHERS", "")).finditer(line)
    }
    own = (reading.document.outlet or "").casefold()
    return {name for name in found if name.casefold() not in own and not _names(name)}


@cache
def _others(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b" if pattern else r"(?!)")


@cache
def _names(form: str) -> tuple[str, ...]:
    return tuple(agency for agency, forms in AGENCIES.items() if form in forms)


def _article(reading: Reading) -> str:
    """The text, a line for each block, without captions and without credits that stand right behind one."""
    text = reading.document.text
    lines, before = [], ""
    for block in sorted(reading.blocks, key=lambda block: block.start):
        words = text[block.start : block.end].strip()
        if any(map(str.isalnum, words)):
            if block.kind != "caption" and (block.kind, before) != ("credit", "caption"):
                lines.append(words)
            before = block.kind
    return "\n".join(lines) if reading.blocks else text


def _found(text: str, language: str, name: str, present: set[str], least: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for agency in sorted(present):
        matches = _pattern(language, name, agency).finditer(text)
        hits = [match.group() for match in matches if not _of_photo(text, match)]
        if len(hits) >= least:
            found[agency] = " ".join(hits[0].split())
    return found


@cache
def _photo_words() -> re.Pattern[str]:
    part = pack("en", "credits")
    return re.compile(r"\b(?:" + "|".join(getattr(part, "PHOTO", ())) + r")\b", re.IGNORECASE)


def _of_photo(text: str, match: re.Match[str]) -> bool:
    """Whether a word for a picture stands beside the name in its line."""
    start = max(match.start() - _BESIDE, text.rfind("\n", 0, match.start()) + 1)
    stop = text.find("\n", match.end())
    return bool(_photo_words().search(text, start, min(match.end() + _BESIDE, stop if stop >= 0 else len(text))))
