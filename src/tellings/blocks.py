"""Cut a text into blocks: title, dateline, byline, paragraphs, headings, captions, and what is no part of the article.

Scraped text keeps leftovers of its page: links to other stories, buttons, picture credits, lists of headlines. They are
marked here, each with a reason, and never taken out. They are told by what a line says (lists in `lang/*/residue.py`),
where it stands, whether it is printed twice, and whether a run of headlines shares words with the article. Where the
signs are weak the text stays article text: a leftover that is read does less harm than a sentence that is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from types import ModuleType

from tellings.lang import pack
from tellings.lang.agencies import AGENCIES
from tellings.records import RESIDUE, Block, BlockKind, Document

VERSION = 2

GALLERY = 4
"""Picture credits with their captions that make a page a gallery."""
NEAR = 5
"""Units between two printings of a caption, marks and credits included."""
LONG = 320
"""Characters from which a unit is not asked whether it is a line of furniture: buttons and links are shorter."""
FULL_LINES = 0.6
"""Share of lines that reach the right margin, from which a text counts as hard-wrapped (poems stay below .3)."""
NARROWEST, WIDEST = 30, 132
"""Characters of a hard wrap; shorter lines are verse or lists, longer ones paragraphs."""
RAGGED = 0.82
"""Share of the width that a full line has at least: the next word did not fit."""
FOREIGN = 0.34
"""Share of headlines at the end that may have two words in common with the article while the run is still foreign."""
HEADLINES = 4
"""Headlines in a row at the end of a page that make a list of links where nothing announces one."""

NAMED = 0.5
"""Share of capitals among the longer words of a line that says who worked on a report; a sentence has fewer."""

CREDIT_WORDS = frozenset({"via", "for", "of", "the", "and", "photo", "image", "file", "pool", "de", "van", "von", "el"})
SOURCE_WORDS = CREDIT_WORDS | {"from", "input", "inputs", "agency", "agencies"}
"""Small words that stand between the names of a credit."""

Label = tuple[BlockKind, str]

_LINE = re.compile(r"\S[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*")
_MARK = re.compile(r"(?<!\S)#{3,}(?!\S)")
_PICTURE = re.compile(r"(?i)photo|image|file|picture|credit|via|/")
_PARTS = re.compile(r"[,/|–—•]|\bvia\b|\s-\s")
_END = re.compile(r"""[.!?…。！？؟।][\])}"'”’»›)\ufffd]*$""")
_ENDS_OPEN = re.compile(r"[\w,;–—-]$")
_ICON = re.compile(r"[a-z]+(?:_[a-z0-9]+)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\w[\w-]*(?:\.[\w-]+)+/[^\s/]\S*")
_RUNS = re.compile(r"(?:\S+\s+){3,}(?<!at )(?<!by )(?<!until )(?<!from )(?:\d+:)?\d\d:\d\d")
_HANDLE = re.compile(r"@\w{2,30}|-30-")
_TRAIL = re.compile(r"[^\W\d_][^>»›|]{0,40}(?:\s[>»›]\s[^>»›|]{1,60}){1,6}")
_ROOT = re.compile(r"(?i)home(?: ?page)?\s?(?:[/>»›|]\s?[^/>»›|]{1,100}){1,6}")
_DIGIT = re.compile(r"\d")
_NO_WORD = re.compile(r"[\s\d,:.|/•·()—–;-]+")
_HOME = ("Home", "HOME", "home")
_STEPS = re.compile(r"[/>»›|]")
_BUTTON = re.compile(r"[\w+@'-]+")
_BRACKETED = re.compile(r"\[[^\W\d_][^\[\]/]{2,60}/[^\[\]]{2,60}\]\.?")
_BARS = re.compile(r"[|•·/,:]")
_BY = re.compile(r"(?i)\bby:?\s+(?:the\s|our\s|@)?(?P<first>\w)")
_QUOTED = tuple('"“”„«‘')
_IN_DATELINE = re.compile(r"[^()\n]{2,80}\((?P<names>[^\W\d_][\w .,/&-]{1,60})\)\s?(?:[-–—:]|$)")
_IN_CREDIT = re.compile(
    r"[\[(]\s?(?:File|Photo|Photograph|Image|Picture|Archive)s?\s?(?::|by\b)\s?(?P<names>[^\[\]()]{2,60})[\])]"
    r"|(?:©|\([Cc]\)|Copyright)\s*(?:©\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s+)?(?:by\s+)?(?P<holder>[^\W\d_][^\d.,©|]{1,50})"
)
_PHOTO = re.compile(r"\((?:[FPIA]|[Cc]\))")
_SOURCES = re.compile(r"\bvia\b|\bfor\b|[/,|]")
_TAGS = re.compile(r"(?:#\w+[\s,]*)+")
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*\s+){1,4}[^\W\d_][\w.'’-]*\W*")
_DASH_END = re.compile(r"\s[-–|•]\s*$")
_PLACE = r"[A-ZÀ-ÞА-Я][\wÀ-ÿ.'’/-]*(?: [A-ZÀ-ÞА-Я(][\wÀ-ÿ.'’)/-]*){0,3}"
_CAPITALS = r"[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’/-]{2,}(?: [A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’/-]*){0,3}"
_DAY = r"[A-Za-z]{3,9}\.? \d{1,2}(?:, \d{4})?"
_DASH = r"(?:[—–\ufffd-]+|--)"
_INLINE = re.compile(
    rf"(?:{_CAPITALS}|{_PLACE})(?:, {_PLACE}){{0,2}}(?:,? \(?{_DAY}\)?)?\s?[,.]?\s?"
    rf"\([\w .,/&-]{{2,40}}\)\s?(?:{_DASH}|[:|])?\s+"
    rf"|\([A-Z][\w .,/&-]{{1,40}}\)\s?{_DASH}\s+"
    rf"|{_CAPITALS}(?:, {_PLACE}){{0,2}}(?:, {_DAY})?\s?(?:[—–\ufffd]|--?\s|:)\s*"
)


@dataclass(slots=True)
class _Unit:
    """A line or paragraph of the text, white space at its ends left off; `closed` where it ends as a sentence does."""

    start: int
    end: int
    text: str
    key: str
    apart: bool
    label: Label | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class _Lists:
    """The word lists of one language and English, made ready."""

    lines: frozenset[str]
    highlights: frozenset[str]
    share: frozenset[str]
    verbs: frozenset[str]
    platforms: frozenset[str]
    agencies: frozenset[str]
    promo: tuple[str, ...]
    reporting: frozenset[str]
    dates: frozenset[str]
    furniture: re.Pattern[str]
    openers: re.Pattern[str]
    teasers: re.Pattern[str]
    headings: re.Pattern[str]
    credits: re.Pattern[str]
    named_credits: re.Pattern[str]
    end_credits: re.Pattern[str]
    with_agencies: re.Pattern[str]
    about_author: re.Pattern[str]
    credit_tail: re.Pattern[str]
    reports: re.Pattern[str]
    bylines: re.Pattern[str]
    datelines: re.Pattern[str]
    ago: re.Pattern[str]
    long: re.Pattern[str]
    captions: re.Pattern[str]
    cues: tuple[re.Pattern[str], ...]
    any_cue: re.Pattern[str]
    holding: tuple[tuple[BlockKind, str, re.Pattern[str]], ...]


def blocks(document: Document) -> tuple[Block, ...]:
    """The blocks of a document's text, in order; they tile it. Empty for an empty text.

    A block runs on over the white space behind it; the first takes what stands before it too. Every block says why it
    has its kind.
    """
    units = _units(document.text)
    lists = _lists(document.language)
    for unit in units:
        unit.label = _by_words(unit, lists)
    _own_names(document, units, lists)
    _top(units, document.title, lists)
    _repeated(units, lists)
    _lists_of_links(units, lists)
    _head(units, lists)
    _tail(units)
    _rest(units, lists)
    return tuple(_tiled(document, _cut(units, lists, _gallery(units, lists))))


# Units


def _units(text: str) -> list[_Unit]:
    """Lines, joined again where a paragraph was wrapped, and cut at `###`."""
    lines = list(_lines(text))
    width = _width(text, lines)
    units: list[_Unit] = []
    for start, end, apart in lines:
        last = units[-1] if units else None
        if last and not apart and _continues(text, last, start, end, width):
            last.end = end
        else:
            units.append(_Unit(start, end, "", "", apart))
    for unit in units:
        unit.text = text[unit.start : unit.end]
        unit.closed = _END.search(unit.text, max(0, len(unit.text) - 6)) is not None
        unit.key = _key(unit.text) if len(unit.text) <= 4 * LONG else unit.text
    return units


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of every line that has something on it, and whether a gap or a mark stands before it."""
    last = 0
    for match in _LINE.finditer(text):
        start, line = match.start(), match.group().rstrip()
        apart = text.count("\n", last, start) > 1 if start - last < 1000 else True
        last = start + len(line)
        if "###" not in line:
            yield start, last, apart
            continue
        at = 0
        for mark in _MARK.finditer(line):
            yield from _piece(line, at, mark.start(), start, True)
            yield start + mark.start(), start + mark.end(), True
            at = mark.end()
        yield from _piece(line, at, len(line), start, True)


def _piece(line: str, start: int, end: int, offset: int, apart: bool) -> Iterator[tuple[int, int, bool]]:
    piece = line[start:end]
    if stripped := piece.strip():
        begin = offset + start + len(piece) - len(piece.lstrip())
        yield begin, begin + len(stripped), apart


def _width(text: str, lines: Sequence[tuple[int, int, bool]]) -> int:
    """The column at which a text was wrapped, 0 where it was not: most lines reach it, few end or begin a sentence."""
    pairs = [(before, after) for before, after in pairwise(lines) if not after[2]]
    if len(pairs) < 4 or len(pairs) < len(lines) / 3:
        return 0
    lengths = sorted(before[1] - before[0] for before, _ in pairs)
    width = lengths[int(len(lengths) * 0.95) - 1]
    if not NARROWEST <= width <= WIDEST or sum(n >= width * RAGGED for n in lengths) < FULL_LINES * len(lengths):
        return 0
    closed = sum(_END.search(text, max(start, end - 6), end) is not None for (start, end, _), _ in pairs)
    capitals = sum(text[after[0]].isupper() for _, after in pairs)
    return width if closed < len(pairs) / 2 and capitals < 0.7 * len(pairs) else 0


def _continues(text: str, last: _Unit, start: int, end: int, width: int) -> bool:
    """Whether the line from `start` goes on with the paragraph that ends with `last`."""
    before = text[max(last.start, last.end - 200) : last.end]
    line = before.rpartition("\n")[2]
    if before.startswith("#") or text.startswith("###", start):
        return False
    closed = _END.search(before[-6:]) is not None
    if width and len(line) >= width * 0.75 and not (closed and len(line) < width * RAGGED):
        return True
    first = text[start]
    return first.islower() and len(line) >= 40 and not closed and _ENDS_OPEN.search(before) is not None


def _key(text: str) -> str:
    """Text folded for a comparison: case, white space, apostrophes, and marks at the ends."""
    folded = " ".join(text.casefold().replace("’", "'").replace("‘", "'").replace("…", "...").split())
    return folded.strip(" .:;,!?*•·-–—|[]()<>{}/\"“”„«»›‹►▶→↓↑×✕+=~_'").strip() or folded.strip()


# By what a unit says


@cache
def _lists(language: str) -> _Lists:
    packs = [p for p in dict.fromkeys((pack("en", "residue"), pack(language, "residue"))) if p]
    promises = [cue for part in packs for cue in getattr(part, "PROMO_CUES", ())]
    return _Lists(
        lines=_set(packs, "LINES"),
        highlights=_set(packs, "HIGHLIGHTS"),
        share=_set(packs, "SHARE_WORDS"),
        verbs=_set(packs, "SHARE_VERBS"),
        platforms=_set(packs, "PLATFORMS"),
        agencies=_set(packs, "AGENCIES") | {form.casefold() for forms in AGENCIES.values() for form in forms},
        promo=tuple(sorted(_set(packs, "PROMO_WORDS"))),
        reporting=_set(packs, "REPORTING"),
        dates=_set(packs, "MONTHS") | _set(packs, "DATE_WORDS"),
        furniture=_any(packs, "FURNITURE"),
        openers=re.compile(rf"[\W_]*(?:{_joined(packs, 'TEASER_OPENERS')})\s?(?:[:|»>]|\s[-–—]+\s).*", re.I | re.S),
        teasers=_any(packs, "TEASERS"),
        headings=_any(packs, "LIST_HEADINGS"),
        credits=_any(packs, "CREDITS"),
        named_credits=_any(packs, "NAMED_CREDITS"),
        end_credits=_any(packs, "END_CREDITS"),
        with_agencies=_any(packs, "WITH_AGENCIES"),
        about_author=_any(packs, "ABOUT_AUTHOR"),
        credit_tail=_credit_tail(packs),
        reports=_any(packs, "REPORT_CREDITS"),
        bylines=_any(packs, "BYLINES"),
        datelines=_any(packs, "DATELINES"),
        ago=_any(packs, "AGO"),
        long=_any(packs, "LONG_FURNITURE"),
        captions=_any(packs, "CAPTION_OPENERS"),
        cues=tuple(re.compile(rf"\b{cue}", re.I) for cue in promises),
        any_cue=re.compile(rf"\b(?:{'|'.join(promises) or '(?!)'})", re.I),
        holding=tuple(
            (kind, words, re.compile(pattern, re.S))
            for p in packs
            for kind, words, pattern in getattr(p, "HOLDING", ())
        ),
    )


def _set(packs: Sequence[ModuleType], name: str) -> frozenset[str]:
    return frozenset(word.casefold() for p in packs for word in getattr(p, name, ()))


def _joined(packs: Sequence[ModuleType], name: str) -> str:
    return "|".join(pattern for p in packs for pattern in getattr(p, name, ())) or r"(?!)"


def _any(packs: Sequence[ModuleType], name: str) -> re.Pattern[str]:
    """One pattern of many, for folded text: told to ignore case it would run half as fast."""
    return re.compile(rf"(?:{_joined(packs, name)})", re.S)


def _agencies(names: Iterable[str]) -> str:
    """Initials only in capitals, as they are words otherwise ("app", "mena"); names in any case."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    short = "|".join(re.escape(name.upper()) for name in ordered if len(name) <= 4)
    return "|".join(re.escape(name) for name in ordered if len(name) > 4).join(("(?:(?i:", f")|{short})"))


def _credit_tail(packs: Sequence[ModuleType]) -> re.Pattern[str]:
    """A credit behind a caption or, in brackets, behind a text."""
    any_of = _agencies(_set(packs, "AGENCIES"))
    words = _joined(packs, "CREDIT_TAIL")
    inside = (
        rf"(?:(?i:{words})|{any_of}(?:\s(?i:photos?|images?|file))*\s?[/|,:–—-][^()\[\]]{{2,80}}"
        rf"|[^()\[\]]{{0,80}}(?<!\w){any_of}(?:\s(?i:photo|images?|file|via|pool)|,\s[Ff]ile)*)"
    )
    return re.compile(
        rf"(?:\s{{0,9}}(?:\b(?i:photograph|photo|image)\s?:)?\s?[\(\[]\s?{inside}\s?[\)\]]){{1,3}}\W{{0,9}}$"
        r"|\s(?:REUTERS|AFP|AP|EPA)(?:\s[Pp][Hh][Oo][Tt][Oo])?\s?/\s?[^.]{3,50}$"
        r"|\s\(?(?:Photo|Image|Picture)s? (?:by|credit|via|courtesy)\b[^.]{3,140}$"
        rf"|(?<=[.)\"”])\s+(?:\|\s)?(?:[^\W\d_][\w'’-]*[\s/,|]+){{0,5}}{any_of}(?:\s(?i:photo|images?|file))*$"
        r"|\s(?:Photo(?:graph)?|Image|Picture|Credit|Photo credit):\s?[^.]{2,60}$"
    )


def _by_words(unit: _Unit, lists: _Lists) -> Label | None:
    text = unit.text
    if not text[0].isalnum() and not any(map(str.isalnum, text[:200])):
        return "furniture", "a mark or rule without words"
    if len(text) > LONG:
        return _long(unit, lists) if len(text) < 3 * LONG else None
    if lists.long.match(unit.key):
        return "furniture", "a notice of the page, not of the article"
    return (
        _mechanical(text)
        or _holding(unit, lists)
        or _phrase(unit, lists)
        or _credit(unit, lists)
        or _moment(unit, lists)
    )


def _long(unit: _Unit, lists: _Lists) -> Label | None:
    if lists.long.match(unit.key):
        return "furniture", "a notice of the page, not of the article"
    return _holding(unit, lists) or _report_credit(unit, lists) or _promotion(unit, unit.key.split(), lists)


def _holding(unit: _Unit, lists: _Lists) -> Label | None:
    key = unit.key
    for kind, words, pattern in lists.holding:
        if words in key and pattern.fullmatch(key) and not (kind == "teaser" and unit.closed):
            return kind, f"a notice, link or credit: holds “{words.strip()}”"
    return None


def _mechanical(text: str) -> Label | None:
    if _ICON.fullmatch(text):
        return "furniture", "the name of an icon"
    if _LINK.fullmatch(text):
        return "teaser", "a bare link or address"
    if _RUNS.fullmatch(text):
        return "teaser", "ends in the running time of a video"
    if text.startswith("#") and _TAGS.fullmatch(text):
        return "furniture", "nothing but tags"
    if text[0] in "@-" and _HANDLE.fullmatch(text):
        return "furniture", "a bare handle or mark"
    if (
        (text[:4] in _HOME or ">" in text or "»" in text or "›" in text)
        and (_ROOT.fullmatch(text) or _TRAIL.fullmatch(text))
        and _title_parts(text)
    ):
        return "furniture", "the way to this page through the site"
    return None


def _title_parts(text: str) -> bool:
    return not any(part.strip()[:1].islower() for part in _STEPS.split(text))


def _phrase(unit: _Unit, lists: _Lists) -> Label | None:
    text, key = unit.text, unit.key
    if key in lists.lines:
        return "furniture", f"a button or notice of the page: {text[:40]}"
    words = key.split()
    if _buttons(text, key, lists):
        return "furniture", "a row of share buttons"
    if len(words) <= 40 and lists.openers.match(text):
        return "teaser", f"link to another story: starts with {re.split(r'[:|»>–—]', text)[0].strip()[:40]}"
    if len(words) <= 14 and not unit.closed and lists.headings.fullmatch(key):
        return "teaser", "the heading of a list of links"
    if (not text.startswith(_QUOTED) or "@" in text) and lists.furniture.fullmatch(key) and not _reports(words, lists):
        return "furniture", "a notice of the page, not of the article"
    if (
        not unit.closed
        and len(words) <= 40
        and ((text[-1] in "»›→▶" and "«" not in text) or lists.teasers.fullmatch(key))
    ):
        return "teaser", "link to another story"
    return _promotion(unit, words, lists)


def _buttons(text: str, key: str, lists: _Lists) -> bool:
    first = _BUTTON.match(key) if len(key) <= 120 else None
    words = _BUTTON.findall(key) if first and first.group() in lists.share else []
    if len(words) == 1:
        return words[0] in lists.platforms
    return (
        0 < len(words) <= 14
        and all(word in lists.share or word.isdigit() for word in words)
        and not all(map(str.isdigit, words))
        and (not lists.platforms.isdisjoint(words) or words[0] in lists.verbs or _BARS.search(text) is not None)
    )


def _reports(words: Iterable[str], lists: _Lists) -> bool:
    return any(word.strip(".,;:!?\"'”“") in lists.reporting for word in words)


def _promotion(unit: _Unit, words: Sequence[str], lists: _Lists) -> Label | None:
    key = unit.key
    for word in lists.promo:
        if word in key:
            break
    else:
        return None
    if lists.any_cue.search(unit.text) is None or _reports(words, lists):
        return None
    found = {match.group().casefold() for cue in lists.cues if (match := cue.search(unit.text))}
    if len(found) >= (2 if len(words) <= 60 else 4) and not any(mark in unit.text for mark in '"“”«'):
        return "furniture", f"the page's own advertisement: {', '.join(sorted(found))}"
    return None


def _credit(unit: _Unit, lists: _Lists) -> Label | None:
    key = unit.key
    if key in lists.agencies and unit.text[0] == "(":
        return "dateline", "the agency at the opening of the text"
    if key in lists.agencies:
        return "credit", "the bare name of an agency"
    words = key.count(" ") + 1
    if words <= 40 and lists.credits.fullmatch(key) and not _reports(key.split(), lists):
        return "credit", "says where a picture or text comes from"
    if unit.text[0] == "[" and _BRACKETED.fullmatch(unit.text) and _names(unit):
        return "credit", "names in brackets, as behind a picture"
    if words <= 8 and not unit.closed and lists.named_credits.fullmatch(key) and _names(unit, first=True):
        return "credit", "names where a text comes from"
    if words <= 12 and _names(unit) and _agency_named(unit.text, lists) and not lists.bylines.fullmatch(key):
        return "credit", "a name and an agency: the credit of a picture"
    return _report_credit(unit, lists)


def _agency_named(text: str, lists: _Lists) -> bool:
    """Whether a part of a credit is an agency or ends or begins with one: `Jo Bloggs/AFP`, `Jo Bloggs AP Photo`."""
    for part in _PARTS.split(text):
        words = part.strip(" .()[]").split()
        for size in (1, 2, 3):
            for name in (" ".join(words[:size]), " ".join(words[-size:])):
                if name.casefold() in lists.agencies and (len(name) > 4 or name.isupper()):
                    return True
    return False


def _names(unit: _Unit, first: bool = False) -> bool:
    """Whether a unit is made of names: no small word but what credits use; `first`: the first word may be any."""
    words = _WORD.findall(unit.text)
    if first:
        return all(not word[0].islower() or word in SOURCE_WORDS for word in words[1:])
    return all(not word[0].islower() or word in CREDIT_WORDS for word in words)


def _report_credit(unit: _Unit, lists: _Lists) -> Label | None:
    if not lists.reports.fullmatch(unit.key):
        return None
    longer = [word for word in _WORD.findall(unit.text) if len(word) > 3]
    named = (by := _BY.search(unit.text)) is not None and not by["first"].islower()
    if named and sum(not word[0].islower() for word in longer) >= NAMED * len(longer):
        return "credit", "says who worked on the report"
    return None


def _moment(unit: _Unit, lists: _Lists) -> Label | None:
    if len(unit.key) > 120:
        return None
    if lists.ago.fullmatch(unit.key):
        return "furniture", "a time counted from when the page was fetched"
    if not _DIGIT.search(unit.key):
        return None
    words = [word for word in _NO_WORD.split(unit.key) if word]
    if words and len(words) <= 14 and all(word in lists.dates for word in words):
        return "dateline", "a moment and nothing else"
    if not unit.closed and lists.datelines.fullmatch(unit.key):
        return "dateline", "says when it was published"
    return None


# By the names that the page itself uses


def _own_names(document: Document, units: Sequence[_Unit], lists: _Lists) -> None:
    """Mark lines that hold nothing but the name of the outlet, or of an agency that the page credits elsewhere.

    No list knows every agency; a page that prints one in its dateline or a credit says that it is one.
    """
    outlet = _key(document.outlet or "")
    sources = _sources(units) | ({outlet} if len(outlet) > 2 else set())
    authors = _authors(document, units, lists)
    for unit in units:
        if unit.label is None and len(unit.text) <= LONG:
            unit.label = _by_names(unit, sources, authors, lists)
    _end(units, authors, outlet, lists)


def _end(units: Sequence[_Unit], authors: set[str], outlet: str, lists: _Lists) -> None:
    """Behind the last paragraph stand those who helped, and who the author is."""
    for unit in reversed(units):
        if _residue(unit):
            continue
        if unit.label or len(unit.text) > LONG:
            return
        if not unit.closed and lists.end_credits.fullmatch(unit.key) and _names(unit, first=True):
            unit.label = "credit", "names who helped or where a text comes from"
        elif _about_author(unit.key, authors, outlet, lists):
            unit.label = "credit", "says who the author is"
        else:
            return


def _sources(units: Iterable[_Unit]) -> set[str]:
    """Names in the brackets of a dateline, in a picture credit, behind a sign of copyright; folded."""
    found: set[str] = set()
    for unit in units:
        text = unit.text
        if "(" in text and (match := _IN_DATELINE.match(text[:160])):
            found |= set(_SOURCES.split(match["names"]))
        if len(text) <= 3 * LONG and ("[" in text or "©" in text or "Copyright" in text or _PHOTO.search(text)):
            for match in _IN_CREDIT.finditer(text):
                found |= set(_SOURCES.split(match["names"] or match["holder"]))
    return {_key(name) for name in found if len(name.strip()) > 1 and name.strip()[0].isupper()} - {""}


def _authors(document: Document, units: Iterable[_Unit], lists: _Lists) -> set[str]:
    lines = [unit.key for unit in units if unit.key.startswith("by ") and lists.bylines.fullmatch(unit.key)]
    named = [_key(document.byline or ""), *(line for line in lines if len(line) <= 60)]
    return {name.removeprefix("by ") for name in named if " " in name.removeprefix("by ")}


def _by_names(unit: _Unit, sources: set[str], authors: set[str], lists: _Lists) -> Label | None:
    key = unit.key
    if key in sources or (key.startswith("the ") and key[4:] in sources):
        return "credit", "a name alone, which the page gives as outlet or source"
    followed = key[7:].removeprefix("the ") if key.startswith("follow ") else ""
    if followed and any(f" {name}".endswith(f" {followed}") for name in sources | authors):
        return "furniture", "a button to follow the outlet or author"
    match = None if unit.closed or key.count(" ") > 8 else lists.with_agencies.fullmatch(key)
    if match and (
        _known(match["who"], sources, lists)
        or (match["link"] in ("with", "/") and unit.text[: match.end("who")].istitle())
    ):
        return "credit", "an outlet beside its agencies"
    return None


def _known(who: str, sources: set[str], lists: _Lists) -> bool:
    bare = who.removeprefix("by ").removeprefix("the ")
    known = sources | lists.agencies
    return bare in known or bare.removesuffix(" staff") in known or bare in ("staff", "staff reporters", "web desk")


def _about_author(key: str, authors: set[str], outlet: str, lists: _Lists) -> bool:
    """Whether a last sentence tells who the author is: it begins with the byline's name or names the outlet."""
    match = lists.about_author.search(key, 0, 200)
    if not match or not 2 <= key.count(" ", 0, match.start()) <= 6:
        return False
    short = f"the {outlet.rpartition(' ')[2]}"
    rest = key[match.start() :]
    return any(key.startswith(name) for name in authors) or (len(outlet) > 2 and (outlet in rest or short in rest))


# By place


def _prose(unit: _Unit) -> bool:
    """Whether a unit reads as a paragraph: long, or a whole sentence."""
    if unit.label or len(unit.text) >= LONG:
        return unit.label is None
    spaces = unit.text.count(" ")
    return unit.closed and (spaces >= 9 or (spaces <= 2 and len(unit.text) >= 25 and unit.text[0] > "\u2e80"))


def _residue(unit: _Unit) -> bool:
    return unit.label is not None and unit.label[0] in RESIDUE


def _top(units: list[_Unit], title: str | None, lists: _Lists) -> None:
    """The title: the document's own, or else a first line that is no sentence."""
    first = next((unit for unit in units[:6] if not _residue(unit)), None)
    if units and units[0].label and units[0].label[1].startswith("link to another story: starts") and len(units) > 1:
        units[0].label = "title", "the first line"
        return
    if first is None:
        return
    stated = _key(title) if title else ""
    for unit in units[:12]:
        if stated and (unit.key == stated or (unit.key.startswith(stated) and len(unit.key) < len(stated) + 40)):
            unit.label = "title", "the title that the page states"
            return
    if _section(first, units, lists):
        first.label = "furniture", "the name of a section or site above the title"
        _top(units, title, lists)
        return
    if first.label is None and len(first.text) < LONG and not first.closed and _signed(first, lists):
        first.label = "byline", "names who wrote it"
        return
    named = first.label is None and len(units) > 1 and 2 < len(first.text) <= 200 and first.text.count(" ") <= 30
    if (
        named
        and (not first.closed or first.text[-1] in "?!" or first.text.count(" ") <= 11)
        and not _prose_like_lead(first)
    ):
        first.label = "title", "the first line, no whole sentence"


def _signed(unit: _Unit, lists: _Lists) -> bool:
    return unit.text[-1] in "•|" or (unit.key.startswith("by ") and lists.bylines.fullmatch(unit.key) is not None)


def _section(first: _Unit, units: Sequence[_Unit], lists: _Lists) -> bool:
    """Whether the first line is a name of one word or two, with the title after it."""
    if first.label or first.text.count(" ") > 1 or first.closed or any(map(str.isdigit, first.text)):
        return False
    after = [unit for unit in units[:12] if unit.start > first.start and not _residue(unit)]
    if not after or after[0].label or after[0].closed or _credited(after[0], lists):
        return False
    return 4 < after[0].text.count(" ") < 25


def _prose_like_lead(unit: _Unit) -> bool:
    return unit.closed and unit.text[-1] not in "?!" and not _title_case(unit.text)


def _title_case(text: str) -> bool:
    """Whether most longer words begin with a capital, as in American headlines."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return len(words) >= 2 and sum(word[0].isupper() or word[0].isdigit() for word in words) >= 0.7 * len(words)


def _repeated(units: list[_Unit], lists: _Lists) -> None:
    """Mark what is printed twice: captions, the title again, a lead that stands in a box and in the article."""
    first: dict[str, int] = {}
    for index, unit in enumerate(units):
        if (unit.label and unit.label[0] != "title") or "@" in unit.key:
            continue
        seen = first.setdefault(unit.key, index)
        if seen != index:
            _twice(units, seen, index, lists)
        if unit.label is None:
            first[unit.key] = index


def _twice(units: list[_Unit], a: int, b: int, lists: _Lists) -> None:
    one, two = units[a], units[b]
    words = two.key.count(" ") + 1
    between = units[a + 1 : b] if b - a <= NEAR else None
    if one.label and one.label[0] == "title":
        if words >= 3 and (not two.closed or two.text[-1] in "?!"):
            two.label = "furniture", "same words as the title above"
    elif 5 <= words <= 16 and not two.closed and two.text[-1] not in ":;,)]" and not two.key.startswith("by "):
        two.label = "furniture", "same words as a line above"
    elif words < 8:
        return
    elif between is not None and _credit_between(between, two.closed):
        one.label = "caption", "printed twice, with a credit between"
        two.label = "caption", "same words as the caption above"
    elif a <= NEAR and between is not None and not any(map(_alnum, [*units[:a], *between])):
        one.label = "title", "the first line, printed again below"
    elif _announced(units, a, lists):
        one.label = "furniture", "a highlight that the article repeats below"
    elif words >= 12:
        two.label = "caption", "same words as a paragraph above"


def _credit_between(between: Sequence[_Unit], sentence: bool) -> bool:
    """Whether a credit stands here, known or (inside a repeated `sentence`) of a name that nobody knows."""
    if any(unit.label and unit.label[0] == "credit" for unit in between):
        return True
    worded = [unit for unit in between if _alnum(unit)]
    if (
        not sentence
        or len(worded) != 1
        or worded[0].label
        or not _bare_name(worded[0])
        or worded[0].text.count(" ") > 4
    ):
        return False
    worded[0].label = "credit", "a name between two printings of a caption"
    return True


def _bare_name(unit: _Unit) -> bool:
    """Whether a line is a name and nothing else: no sentence, no number, every word but small ones a capital."""
    text = unit.text
    return text[0].isupper() and text[-1].isalpha() and not any(map(str.isdigit, text)) and _names(unit)


def _alnum(unit: _Unit) -> bool:
    return any(map(str.isalnum, unit.text))


def _announced(units: Sequence[_Unit], at: int, lists: _Lists) -> bool:
    """Whether "Story highlights" stands before this unit, with nothing between but marks and other repeated lines."""
    for unit in reversed(units[max(0, at - 12) : at]):
        if unit.key in lists.highlights:
            return True
        if _alnum(unit) and not (unit.label and unit.label[1].startswith("a highlight")):
            return False
    return False


def _lists_of_links(units: list[_Unit], lists: _Lists) -> None:
    """What follows "Related stories" is links, up to the next paragraph."""
    inside = 0
    for index, unit in enumerate(units):
        if unit.label and unit.label[1] == "the heading of a list of links":
            inside = 40
        elif inside and _linkish(unit):
            follower = units[index + 1] if index + 1 < len(units) else None
            if unit.text.count(" ") < 6 and inside == 40 and follower and _prose(follower):
                inside = 0  # one short line before a paragraph heads that paragraph
                continue
            unit.label = unit.label if _residue(unit) else ("teaser", "stands in a list of links")
            inside -= 1
        elif not _residue(unit):
            inside = 0


def _linkish(unit: _Unit) -> bool:
    """Whether a unit may be the text of a link: short, no sentence."""
    if unit.label:
        return unit.label[0] != "title"
    return (
        unit.text.count(" ") < 25 and len(unit.text) < 200 and not unit.text.endswith((".", ":", ";", ",", '."', ".”"))
    )


def _head(units: list[_Unit], lists: _Lists) -> None:
    """Between title and first paragraph stand names, moments and captions."""
    first = next((index for index, unit in enumerate(units) if _prose(unit)), 0)
    before = None
    for unit in units[:first]:
        if unit.label is None and len(unit.text) < LONG:
            if before and before[0] == "caption" and " " not in unit.text and _bare_name(unit):
                unit.label = "credit", "one name behind a caption"
            elif lists.captions.fullmatch(unit.key):
                unit.label = "caption", "reads as the caption of a picture"
            elif not unit.closed and unit.text.count(" ") < 16 and lists.bylines.fullmatch(unit.key):
                unit.label = "byline", "names who wrote it"
            elif unit.text.count(" ") < 5 and _NAME.fullmatch(unit.text) and _title_case(unit.text):
                unit.label = "byline", "a name between title and first paragraph"
            elif any(map(str.isdigit, unit.key)) and unit.text.count(" ") < 14 and lists.datelines.search(unit.key):
                unit.label = "dateline", "says when it was published"
        before = unit.label


def _tail(units: list[_Unit]) -> None:
    """Behind the last paragraph: lists of headlines, and odd words that belong to nothing."""
    last = next((index for index in range(len(units) - 1, -1, -1) if _prose(units[index])), None)
    if last is None:
        return
    tail = [unit for unit in units[last + 1 :] if unit.label is None]
    if not tail:
        return
    if why := _foreign_headlines(units[: last + 1], tail):
        for unit in tail:
            if _linkish(unit):
                unit.label = "teaser", why
    _odd_words(units, last)


def _foreign_headlines(article: Sequence[_Unit], tail: Sequence[_Unit]) -> str | None:
    """Why the run of lines at the end is a list of links, or None.

    A poem or a list of names has other lines than headlines have; headlines about the same matter share its words.
    """
    lines = [unit for unit in tail if _linkish(unit) and unit.text.count(" ") >= 3]
    if len(lines) < HEADLINES or len(lines) < 0.7 * len(tail) or article[-1].text.endswith(":"):
        return None
    if sum(unit.text.count(" ") + 1 for unit in lines) < 5 * len(lines):
        return None
    own = {word for unit in article if unit.label is None for word in _WORD.findall(unit.key) if len(word) > 4}
    common = sum(len({w for w in _WORD.findall(unit.key) if len(w) > 4} & own) > 1 for unit in lines)
    styled = sum(_title_case(unit.text) for unit in lines) >= 0.7 * len(lines)
    marked = sum(_DASH_END.search(unit.text) is not None for unit in lines) >= 0.7 * len(lines)
    if marked or (styled and common <= FOREIGN * len(lines)):
        return f"one of {len(lines)} headlines at the end that share hardly a word with the article"
    return None


def _odd_words(units: list[_Unit], last: int) -> None:
    paragraphs = sum(_prose(unit) for unit in units[: last + 1])
    rest = [unit for unit in units[last + 1 :] if unit.label is None]
    if paragraphs < 3 or len(rest) > 3 or units[last].text.endswith(":"):
        return
    own = {
        word for unit in units[: last + 1] if unit.label is None for word in _WORD.findall(unit.key) if len(word) > 3
    }
    for unit in rest:
        if unit is units[-1] and " " not in unit.text and _bare_name(unit):
            unit.label = "credit", "one name at the very end"
            continue
        words = _WORD.findall(unit.key)
        name = _NAME.fullmatch(unit.text) is not None and not any(map(str.isdigit, unit.text)) and unit.text[-1] != ":"
        if len(words) <= 4 and not unit.closed and not own & set(words):
            if name and all(word[0].isupper() for word in _WORD.findall(unit.text)):
                unit.label = "byline", "a name at the end"
            else:
                unit.label = "furniture", "odd words behind the last paragraph"


def _gallery(units: Sequence[_Unit], lists: _Lists) -> bool:
    """Whether a page is a picture gallery: its captions are the article, and their credits stay with them."""
    alone = [unit for unit in units if unit.label and unit.label[1].startswith("a name and an agency")]
    if len(alone) >= GALLERY:
        for unit in alone:
            unit.label = "caption", "the credit of a picture in a gallery"
    return (
        len(alone) >= GALLERY
        or sum(
            unit.label is not None and unit.label[0] == "caption" and _credited(unit, lists) is not None
            for unit in units
        )
        >= GALLERY
    )


def _rest(units: list[_Unit], lists: _Lists) -> None:
    for index, unit in enumerate(units):
        if unit.label is None:
            unit.label = _body(units, index, lists)


def _body(units: list[_Unit], index: int, lists: _Lists) -> Label:
    unit = units[index]
    if len(unit.text) >= LONG:
        return "paragraph", "running text"
    if _captioned(unit, lists) and lists.captions.match(unit.key):
        return "caption", "reads as the caption of a picture, with its credit"
    tail = _credited(unit, lists)
    if tail and _PICTURE.search(tail.group()):
        return "caption", "ends in the credit of a picture"
    spaces = unit.text.count(" ")
    if spaces < 16 and not unit.closed and unit.key.startswith("by ") and lists.bylines.fullmatch(unit.key):
        return "byline", "names who wrote it"
    if index and spaces < 14 and _above_prose(units, index):
        return "heading", "a short line above a paragraph"
    return "paragraph", "running text"


def _above_prose(units: Sequence[_Unit], index: int) -> bool:
    """Whether a unit has the shape of a heading, and a paragraph after it."""
    text = units[index].text
    ends = (units[index].closed and text[-1] not in "?!") or text[-1] in ",;:"
    if ends or not (text[0].isupper() or text[0] in "'\"‘“«„"):
        return False
    follower = next((other for other in units[index + 1 : index + 3] if not _residue(other)), None)
    return follower is not None and _prose(follower)


def _captioned(unit: _Unit, lists: _Lists) -> bool:
    return _credited(unit, lists) is not None or unit.key.startswith(("file", "in this"))


# Cut and tile


def _cut(units: list[_Unit], lists: _Lists, gallery: bool) -> Iterator[tuple[int, BlockKind, str]]:
    """Where blocks begin: units, with datelines before and credits behind a paragraph as blocks of their own."""
    opened = False
    for unit in units:
        kind, why = unit.label or ("paragraph", "running text")
        start = unit.start
        if kind == "paragraph" and not opened and len(unit.text) > 60:
            opened = True
            if size := _inline_dateline(unit, units):
                yield start, "dateline", "place or agency at the opening of the text"
                start += size
        yield start, kind, why
        if (kind == "paragraph" or (kind == "caption" and not gallery)) and (at := _tail_credit(unit, lists)):
            dated = unit.text[at:].lower().startswith("(published")
            yield unit.start + at, "dateline" if dated else "credit", "the credit or date behind a caption or text"


def _inline_dateline(unit: _Unit, units: list[_Unit]) -> int:
    match = _INLINE.match(unit.text[:160])
    if not match or match.end() >= len(unit.text) - 20:
        return 0
    label = match.group().strip()
    if label.endswith(":") and sum(other.text.startswith(label) for other in units) > 1:
        return 0  # a speaker in a transcript, not a place
    return match.end()


def _credited(unit: _Unit, lists: _Lists) -> re.Match[str] | None:
    """The credit at the end of a unit, found only where the end is no plain full stop: looking costs time."""
    if unit.text.rstrip(" .\n")[-1:] in (")", "]"):
        return lists.credit_tail.search(unit.text, max(0, len(unit.text) - 240))
    return None if unit.closed else lists.credit_tail.search(unit.text, max(0, len(unit.text) - 200))


def _tail_credit(unit: _Unit, lists: _Lists) -> int:
    match = _credited(unit, lists)
    if not match:
        return 0
    at = match.start() + len(match.group()) - len(match.group().lstrip())
    before = lists.credit_tail.search(unit.text[:at].rstrip(), max(0, at - 200))
    if before and before.group().lstrip().startswith(("(", "[")):
        at = before.start() + len(before.group()) - len(before.group().lstrip())
    return at if unit.text.count(" ", 0, at) >= 4 else 0


def _tiled(document: Document, cuts: Iterable[tuple[int, BlockKind, str]]) -> Iterator[Block]:
    start, kind, why = 0, None, ""
    for at, next_kind, next_why in cuts:
        if kind is not None:
            yield Block(document.id, start, at, kind, why)
            start = at
        kind, why = next_kind, next_why
    if document.text:
        yield Block(document.id, start, len(document.text), kind or "furniture", why or "white space alone")
