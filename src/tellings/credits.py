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
_BESIDE = 40
"""Code points beside an agency's name in which a word for a picture makes it a photo credit."""


@dataclass(frozen=True, slots=True)
class Credit:
    """The agencies that a text is credited to, those that it names as a source, and the words that say so."""

    credited: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    words: str = ""


@cache
def _pattern(language: str, name: str, agency: str) -> re.Pattern[str]:
    part = pack(language, "credits") or pack("en", "credits")
    forms = sorted(AGENCIES[agency], key=lambda form: (-len(form), form))
    form = f"(?:{'|'.join(map(re.escape, forms))})"
    ways = (way.replace("{agency}", form) for way in getattr(part, name))
    return re.compile("|".join(f"(?:{way})" for way in ways), re.MULTILINE)


def credit(reading: Reading) -> Credit:
    """The agencies credited in a document's text (photo credits left out); empty where none is."""
    text = _without_captions(reading)
    present = {name for found in _ANY.finditer(text) for name in _names(found.group())}
    language = reading.document.language
    if not present:
        return Credit()
    credited = _found(text, language, "CREDITS", present)
    named = _found(text, language, "SOURCES", present - credited.keys())
    words = next(iter([*credited.values(), *named.values()]), "")
    return Credit(tuple(credited), tuple(named), words)


@cache
def _names(form: str) -> tuple[str, ...]:
    return tuple(agency for agency, forms in AGENCIES.items() if form in forms)


def _without_captions(reading: Reading) -> str:
    """The text with captions blanked out, positions kept."""
    text = reading.document.text
    for block in reading.blocks:
        if block.kind == "caption":
            text = text[: block.start] + "\n" * (block.end - block.start) + text[block.end :]
    return text


def _found(text: str, language: str, name: str, present: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for agency in sorted(present):
        hits = _pattern(language, name, agency).finditer(text)
        hit = next((match for match in hits if not _of_photo(text, match)), None)
        if hit:
            found[agency] = " ".join(hit.group().split())
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
