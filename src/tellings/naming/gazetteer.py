"""Names that are known beforehand: countries, peoples, regions, cities and a few world-wide organisations.

Countries, capitals, states and most demonyms are countryinfo's (MIT licence, no dependencies, read in 0.05 s when first
asked); the rest are word lists of `tellings.lang`. Everything here can be missing or wrong for a text: it is evidence
for `tellings.annotate.names`, which also reads names that nobody has listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from tellings.lang import pack
from tellings.naming.forms import folded
from tellings.records import MentionKind

_STATES_OF = ("US", "CA", "AU", "IN", "CN")
"""Countries whose states news names by themselves; elsewhere the package's provinces are official district names."""

_SMALLEST = 300_000
"""Inhabitants below which a capital is no use: Hamilton, Stanley, Douglas and Victoria are people in the news."""

_ENGLISH_FORM = re.compile(r"^(?:[A-Z][\w']+ )+of (?:the )?[A-Z]")
WORD = re.compile(r"[^\W_]+(?:[.'’\-‐‑][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Known:
    """A listed name's kind and what it stands for: names of one thing share the `key` ("place:AZ", "group:AZ")."""

    kind: MentionKind
    key: str
    words: tuple[str, ...]
    capitals: bool
    """Only where it is written in capitals: US, WHO."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Listed names by their first folded word, longer ones first; and by their whole folded form."""

    by_first: Mapping[str, tuple[Known, ...]]
    by_form: Mapping[str, Known]
    capitals: Mapping[str, str]
    """Country codes by the name of the capital: Baku, AZ."""

    def find(self, form: str) -> Known | None:
        """What a whole name, as printed, is known as, or None."""
        known = self.by_form.get(" ".join(folded(word) for word in WORD.findall(form)))
        return None if known is None or (known.capitals and not _capitals(form)) else known


def _capitals(form: str) -> bool:
    return form.replace(".", "").isupper()


def _known(kind: MentionKind, key: str, form: str) -> Known:
    words = tuple(folded(word) for word in WORD.findall(form))
    short = len(words) == 1 and _capitals(form) and len(form) < 6
    return Known(kind, f"{kind}:{key}", words, short)


def _plural(demonym: str) -> Iterator[str]:
    yield demonym
    if demonym.endswith(("an", "i", "ian", "ean", "er", "ot", "n", "k")):
        yield demonym + "s"


def _countries() -> Iterator[Known]:
    from countryinfo import all_countries

    for country in all_countries():
        info = country.info()
        code = (info.get("ISO") or {}).get("alpha2") or ""
        if not code or code in ("AN", "CS"):
            continue
        for form in (info["name"], *info.get("altSpellings", ())):
            if form == info["name"] or _ENGLISH_FORM.match(form):
                yield _known("place", code, form.split(",")[0].split(" (")[0])
        for demonym in re.split("[,/]", info.get("demonym") or ""):
            for form in _plural(demonym) if demonym.lower() != info["name"].lower() else ():
                yield _known("group", code, form)
        yield from _towns(code, info)


def _capital_cities() -> dict[str, str]:
    from countryinfo import all_countries

    found: dict[str, str] = {}
    for country in all_countries():
        capital, code = country.info().get("capital"), (country.info().get("ISO") or {}).get("alpha2")
        if isinstance(capital, str) and code:
            found.setdefault(capital, code)
    return found


def _towns(code: str, info: Mapping[str, object]) -> Iterator[Known]:
    capital, population = info.get("capital"), info.get("population")
    if isinstance(capital, str) and isinstance(population, int) and population >= _SMALLEST:
        yield from (_known("place", name, name) for name in capital.split(" / "))
    states = info.get("provinces")
    if code in _STATES_OF and isinstance(states, list):
        yield from (_known("place", f"{code}-{name}" if name == "Georgia" else name, name) for name in states)


def _listed(words: ModuleType) -> Iterator[Known]:
    for code, forms in words.COUNTRY_ALIASES.items():
        yield from (_known("place", code, form) for form in forms.split("|"))
    for code, forms in words.DEMONYMS.items():
        yield from (_known("group", code, form) for form in (forms.split("|") if "|" in forms else forms.split()))
    for forms in words.PEOPLES.split("|"):
        names = forms.split()
        whole = len(names) == 2 and not names[1].startswith(names[0][:4])
        yield from (
            _known("group", " ".join(names) if whole else names[0], form) for form in ([forms] if whole else names)
        )
    for name in f"{words.REGIONS}|{words.CITIES}".split("|"):
        yield _known("place", name.strip(), name.strip())
    for name, forms in words.ORGANISATIONS.items():
        yield from (_known("organisation", name, form) for form in (name, *filter(None, forms.split("|"))))


@cache
def gazetteer(language: str) -> Gazetteer | None:
    """The names known in `language` (ISO 639-1), or None where the language has no list of names."""
    words = pack(language, "names")
    if words is None:
        return None
    by_form: dict[str, Known] = {}
    for known in (*_listed(words), *_countries()):
        if known.words:
            by_form.setdefault(" ".join(known.words), known)
    firsts: dict[str, list[Known]] = {}
    for known in by_form.values():
        firsts.setdefault(known.words[0], []).append(known)
    by_first = {first: tuple(sorted(many, key=_longest)) for first, many in firsts.items()}
    return Gazetteer(by_first, by_form, _capital_cities())


def _longest(known: Known) -> tuple[int, Sequence[str]]:
    return -len(known.words), known.words
