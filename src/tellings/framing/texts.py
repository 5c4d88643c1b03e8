"""A document as its words: who tells it, what is quoted, which names stand where, which text it descends from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType
from typing import NamedTuple

from tellings.lang import pack
from tellings.quotation import quotations
from tellings.records import Lineage, Mention, Place, Reading, Span

_IGNORABLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_TOKEN = re.compile(rf"[^\W_](?:[^\W_{_IGNORABLE}]|[{_IGNORABLE}](?=[^\W_])|[-‐‑.](?=[^\W_])|(?<=\d),(?=\d{3}))*")
_DROPPED = re.compile(f"[{_IGNORABLE}]")
_HYPHENS = re.compile("[‐‑]")
_DOUBLED = re.compile(r"(.+)([bdgklmnprt])\2$")
_STOPS = re.compile(r"[.!?;:…]")


class Token(NamedTuple):
    """A word: its place in code points, and its folded form (small letters, no accents)."""

    start: int
    end: int
    fold: str


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """One document's article text. `teller` is its outlet or, where that is not known, the document itself.

    `sentences` are ranges of `tokens`; `quoted` says of each token whether it stands inside quotation marks; `units`
    are the texts that it descends from, whole or in passages.
    """

    reading: Reading
    teller: str
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    quoted: tuple[bool, ...]
    mentions: tuple[Mention, ...]
    descent: Descent

    @property
    def id(self) -> str:
        """The document's."""
        return self.reading.document.id

    @property
    def text(self) -> str:
        """The document's."""
        return self.reading.document.text

    def words(self, part: str) -> ModuleType | None:
        """The word lists of a part in the document's language."""
        return pack(language(self.reading), part)

    def place(self, first: int, last: int) -> Place:
        """The characters of the tokens from `first` to `last`, both included."""
        return Place(self.id, self.tokens[first].start, self.tokens[last].end)

    def cut(self, start: int, end: int) -> str:
        """A stretch as printed, its white space made single."""
        return printed(self.text[start:end])

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens inside a stretch of characters: first, and one behind the last."""
        low = bisect_left(self.starts, start)
        return low, max(low, bisect_left(self.starts, end))

    def sentence(self, token: int) -> tuple[int, int]:
        """The sentence that a token stands in, as a range of tokens."""
        at = bisect_right(self.sentences, (token, len(self.tokens))) - 1
        return self.sentences[at] if at >= 0 else (0, 0)

    def folds(self, first: int, last: int) -> tuple[str, ...]:
        """The folded tokens from `first` to before `last`, as far as there are any."""
        return tuple(token.fold for token in self.tokens[max(first, 0) : max(last, 0)])

    def fold(self, token: int) -> str:
        """The folded form of a token, empty beyond the ends."""
        return self.tokens[token].fold if 0 <= token < len(self.tokens) else ""

    def touch(self, first: int, second: int) -> bool:
        """Whether only white space, or the apostrophe of a possessive, stands between two neighbouring tokens."""
        return not self.text[self.tokens[first].end : self.tokens[second].start].strip(" \t\n\u00a0'’")

    def breaks(self, first: int, second: int) -> bool:
        """Whether a mark that ends a thought stands between two neighbouring tokens."""
        between = self.text[self.tokens[first].end : self.tokens[second].start]
        return bool(_STOPS.search(between)) or "\n\n" in between


class Descent(NamedTuple):
    """The lineages that a document belongs to as a whole, and the places of passages taken from others."""

    whole: str
    passages: tuple[tuple[int, int, str], ...]

    def unit(self, start: int) -> str:
        """The text that a character's wording comes from: a lineage, or the document itself."""
        return next((unit for low, high, unit in self.passages if low <= start < high), self.whole)


def language(reading: Reading) -> str:
    """The language by whose lists a document is read: a text too short to tell is read as English."""
    return "en" if reading.document.language == "und" else reading.document.language


def texts(readings: Iterable[Reading], lineages: Iterable[Lineage]) -> list[Text]:
    """The documents as words, by id. Residue takes no part."""
    descents = _descents(lineages)
    ordered = sorted(readings, key=lambda reading: reading.document.id)
    return [_text(r, descents.get(r.document.id) or Descent(r.document.id, ())) for r in ordered]


def _text(reading: Reading, descent: Descent) -> Text:
    text = reading.document.text
    tokens: list[Token] = []
    ranges: list[tuple[int, int]] = []
    for sentence in sorted(reading.sentences, key=lambda s: s.start):
        found = [
            Token(m.start(), m.end(), fold(m.group())) for m in _TOKEN.finditer(text, sentence.start, sentence.end)
        ]
        if found:
            ranges.append((len(tokens), len(tokens) + len(found)))
            tokens += found
    starts = tuple(token.start for token in tokens)
    return Text(
        reading,
        reading.document.outlet or reading.document.id,
        tuple(tokens),
        starts,
        tuple(ranges),
        _quoted(text, tokens, starts),
        tuple(sorted(reading.mentions, key=lambda m: (m.start, -m.end))),
        descent,
    )


def _quoted(text: str, tokens: Sequence[Token], starts: Sequence[int]) -> tuple[bool, ...]:
    inside = [False] * len(tokens)
    for start, end in quotations(text):
        for at in range(bisect_left(starts, start), bisect_left(starts, end)):
            inside[at] = True
    return tuple(inside)


def _descents(lineages: Iterable[Lineage]) -> dict[str, Descent]:
    """What each document descends from; of a member with listed passages only these belong to the lineage."""
    whole: dict[str, str] = {}
    passages: dict[str, list[tuple[int, int, str]]] = {}
    for lineage in sorted(lineages, key=lambda found: found.id):
        for place in lineage.passages:
            passages.setdefault(place.document, []).append((place.start, place.end, lineage.id))
        for member in lineage.members:
            if not any(place.document == member for place in lineage.passages):
                whole.setdefault(member, lineage.id)
    return {id_: Descent(whole.get(id_, id_), tuple(sorted(passages.get(id_, ())))) for id_ in {*whole, *passages}}


def named(readings: Iterable[Reading], entity: Mapping[str, str]) -> list[Reading]:
    """The readings with their mentions and attributions naming entities in the place of a document's referents."""
    return [
        replace(
            reading,
            mentions=tuple(replace(m, entity=entity.get(m.entity or "", m.entity)) for m in reading.mentions),
            attributions=tuple(
                replace(a, speaker=entity.get(a.speaker or "", a.speaker)) for a in reading.attributions
            ),
        )
        for reading in readings
    ]


# Words


@cache
def fold(word: str) -> str:
    """A word for comparing: small letters, accents and invisible marks off, one kind of hyphen."""
    plain = unicodedata.normalize("NFKD", _HYPHENS.sub("-", _DROPPED.sub("", word)).casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def folded(text: str) -> str:
    """A stretch of text for comparing: its words, folded, with single spaces."""
    return " ".join(fold(match.group()) for match in _TOKEN.finditer(text))


def printed(text: str) -> str:
    """A stretch of text on one line."""
    return " ".join(_DROPPED.sub("", text).split())


@cache
def lemma(word: str, code: str) -> str:
    """The dictionary form of a folded verb or noun, as far as endings tell: `killed`, `killing`, `kills`: `kill`."""
    inflection = pack(code, "inflection")
    if inflection and word in inflection.LEMMAS:
        return str(inflection.LEMMAS[word])
    for prefix in ("re", "over", "out", "under"):
        base = inflection.LEMMAS.get(word.removeprefix(prefix)) if inflection and word.startswith(prefix) else None
        if base:
            return prefix + str(base)
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _stem(word[: -len(ending)], ending)
    return word


def _stem(stem: str, ending: str) -> str:
    if ending == "s":
        return stem + "s" if stem.endswith("s") else stem
    if ending == "es":
        return (
            stem
            if stem.endswith(("s", "x", "z", "ch", "sh"))
            else stem + "e"
            if not stem.endswith("i")
            else stem[:-1] + "y"
        )
    if stem.endswith("i"):
        return stem[:-1] + "y"
    doubled = _DOUBLED.match(stem)
    return doubled.group(1) + doubled.group(2) if doubled and not stem.endswith("ll") else stem


@cache
def is_form(word: str, lemmas: frozenset[str], code: str) -> str | None:
    """The lemma of a set that a folded word is a form of, or None; letters that an ending took or doubled are tried."""
    base = lemma(word, code)
    whole = (word, base, base.removesuffix("e"))
    cut = (base + "e", base + base[-1:]) if word.endswith(("ed", "ing", "er")) else ()
    return next((form for form in (*whole, *cut) if form in lemmas), None)


def around(text: Text, place: Place, reach: int = 4) -> str:
    """The words beside a place in its clause, the place itself an ellipsis: what the other words stand in for."""
    low, high = text.range(place.start, place.end)
    first, last = text.sentence(min(low, len(text.tokens) - 1))
    start, stop = low, high
    while start > max(first, low - reach) and (start == low or _joins(text, start - 1)):
        start -= 1
    while stop < min(last, high + reach) and (stop == high or _joins(text, stop - 1)):
        stop += 1
    left = text.cut(text.tokens[start].start, text.tokens[low - 1].end) if start < low else ""
    right = text.cut(text.tokens[high].start, text.tokens[stop - 1].end) if high < stop else ""
    return f"{left} … {right}".strip()


def _joins(text: Text, at: int) -> bool:
    """Whether nothing but white space, or a mark inside a word, stands between a token and the next."""
    between = text.text[text.tokens[at].end : text.tokens[at + 1].start]
    return not between.strip("\"“”'‘’- \t\n\u00a0")


def overlapping(mentions: Sequence[Mention], span: Span) -> Iterator[Mention]:
    """The mentions that share characters with a span."""
    return (m for m in mentions if m.start < span.end and span.start < m.end)


def before_noun(text: Text, mention: Mention, *, capitals: bool = False) -> bool:
    """Whether a name stands right before a word that is no grammar word, as an adjective does.

    With `capitals` that may be a name or title too: "Azeri President".
    """
    _, behind = text.range(mention.start, mention.end)
    closed = text.words("closed_words")
    if behind >= len(text.tokens) or closed is None:
        return False
    token = text.tokens[behind]
    beside = text.text[mention.end : token.start].isspace() and (capitals or text.text[token.start].islower())
    return beside and token.fold not in closed.FUNCTION and token.fold != "s"


@cache
def singular(word: str, code: str) -> str:
    """A folded noun without its plural ending."""
    inflection = pack(code, "inflection")
    if inflection and word in inflection.LEMMAS:
        return str(inflection.LEMMAS[word])
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
