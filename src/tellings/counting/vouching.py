"""Who vouches for a number: the source of the report that encloses it in its sentence, or stands beside it.

Rules over words: "…, police said", "police said that …", "according to police", "said a monitor", "confirmed by the
police"; failing these, a hearsay word ("reportedly").
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import NamedTuple

from tellings.counting.numbers import Token

_CLOSING = 5
"""Words behind a closing "police said" at most: "late on Tuesday evening"."""
_LONGEST_SOURCE = 16
"""Words of the longest noun phrase that is taken for a source."""


class Voucher(NamedTuple):
    """A source over tokens `first` to `last`, its cue at `cue`; it vouches for what stands from `start` to `stop`."""

    first: int
    last: int
    cue: int
    start: int
    stop: int
    pronoun: bool


def vouchers(row: Sequence[Token], barred: Sequence[bool], words: ModuleType) -> list[Voucher]:
    """The sources of a sentence, in order of their cues."""
    found: list[Voucher] = []
    for at, token in enumerate(row):
        read = _revising if token.word in words.REVISING else _at
        voucher = read(row, at, token.word, barred, words)
        if voucher is not None:
            found.append(voucher)
    return found


def owner(found: Sequence[Voucher], at: int) -> Voucher | None:
    """The source that vouches for a number at a token: the nearest that opens before it, else that closes behind it."""
    before = [v for v in found if v.start <= at < v.stop and v.cue < at]
    behind = [v for v in found if v.start <= at < v.stop and v.cue > at]
    if behind and before and behind[0].cue == behind[0].start:
        return behind[0]
    return before[-1] if before else behind[0] if behind else None


def _at(row: Sequence[Token], at: int, word: str, barred: Sequence[bool], words: ModuleType) -> Voucher | None:
    following = row[at + 1].word if at + 1 < len(row) else ""
    if word == "according" and following == "to":
        return _according(row, at, words)
    if word == "by" and at and row[at - 1].word in words.REPORTED_BY:
        last = _forward(row, at + 1, words)
        if row[at - 1].word == "claimed":
            return None
        return Voucher(at + 1, last, at, 0, len(row), False) if last > at + 1 else None
    if word not in words.REPORTING or (
        at and row[at - 1].word in words.BE | {"been", "to", "have"} and row[at - 1].word in words.BE
    ):
        return None
    if word in words.CLAIMS and any(token.word == "lives" for token in row[at : at + 6]):
        return None
    goes_on = word.endswith("ing") and at and row[at - 1].word == ","
    if goes_on or (word in words.REPORT_NOUNS and following in words.REPORTING):
        return None
    source = _source_before(row, at, barred, words) or _subject_of(row, at, words)
    if source is not None:
        return _placed(row, at, source, words)
    if word in words.INVERTED:
        last = _forward(row, at + 1, words)
        if (
            last > at + 1
            and not row[at + 1].word[0].isdigit()
            and row[at + 1].word != "that"
            and _rest_is_short(row, last)
        ):
            return Voucher(at + 1, last, at, 0, at, False)
    return None


def _revising(row: Sequence[Token], at: int, _: str, barred: Sequence[bool], words: ModuleType) -> Voucher | None:
    """As in "The monitor has raised its own count of the dead to 71"."""
    behind = [token.word for token in row[at + 1 : at + 4]]
    if not behind or behind[0] not in words.POSSESSIVES | {"its"} or not words.COUNTS & set(behind):
        return None
    source = _source_before(row, at, barred, words)
    return Voucher(*source, at, at, len(row), False) if source else None


def _rest_is_short(row: Sequence[Token], last: int) -> bool:
    return len(row) - last <= 12 or row[last].word in (",", ".")


def _according(row: Sequence[Token], at: int, words: ModuleType) -> Voucher | None:
    last = _forward(row, at + 2, words)
    if last <= at + 2:
        return None
    opens = at == 0 or (row[at - 1].word in (",", "and", "but") and at < 3)
    return Voucher(at + 2, last, at, at if opens else 0, len(row), row[at + 2].word in words.PRONOUNS)


def _forward(row: Sequence[Token], at: int, words: ModuleType) -> int:
    """Where a noun phrase that begins at a token ends."""
    k = at
    while k < len(row) and k - at < _LONGEST_SOURCE:
        word = row[k].word
        if word in (
            ",",
            ".",
            ";",
            ":",
            "(",
            "—",
            "–",
            '"',
            "”",
            "while",
            "when",
            "after",
            "as",
            "who",
            "that",
            "but",
            "but",
        ):
            break
        if (word in words.REPORTING and k > at) or word in words.AUXILIARIES:
            break
        k += 1
    return k


def _source_before(row: Sequence[Token], at: int, barred: Sequence[bool], words: ModuleType) -> tuple[int, int] | None:
    """The noun phrase directly before a cue, past what may stand between: days, adverbs, brackets, an apposition."""
    k = at
    while k and (barred[k - 1] or row[k - 1].word in words.BETWEEN or _is_adverb(row[k - 1].word)):
        k -= 1
    if k and row[k - 1].word == ")":
        k = next((c for c in range(k - 2, max(k - _LONGEST_SOURCE, 0), -1) if row[c].word == "("), k)
    if k > 2 and row[k - 1].word == ",":
        comma = next((c for c in range(k - 2, max(k - _LONGEST_SOURCE, 0), -1) if row[c].word == ","), None)
        if comma is None or not row[comma + 1].word[0].isalpha():
            return None
        if comma < 2:
            return _relative_subject(row, comma + 1, k - 1, words)
        k = comma
    last = k
    while k and last - k < _LONGEST_SOURCE and not _ends_source(row, k - 1, words) and not barred[k - 1]:
        k -= 1
    while k < last and row[k].word in words.OPENERS:
        k += 1
    pronoun = last - k == 1 and row[k].word in words.PRONOUNS
    if k == last or (row[last - 1].word in words.NO_SOURCE and not pronoun):
        return None
    return _cut_free(row, k, last, words)


def _relative_subject(row: Sequence[Token], k: int, last: int, words: ModuleType) -> tuple[int, int] | None:
    """As in "However, a witness who spoke to a paper, claimed": the witness."""
    stop = next((at for at in range(k, last) if row[at].word in words.RELATION_CLAUSE), last)
    return (k, stop) if k < stop else None


def _is_adverb(word: str) -> bool:
    return len(word) > 4 and word.endswith("ly")


def _cut_free(row: Sequence[Token], k: int, last: int, words: ModuleType) -> tuple[int, int] | None:
    if _is_clause(row, k, last, words):
        k = _after_clause(row, k, last, words)
    if _is_clause(row, k, last, words):
        return None
    telling = any(token.word[0].isalpha() and token.word not in words.FUNCTION for token in row[k:last])
    return (k, last) if k < last and (telling or row[k].word in words.PRONOUNS) else None


def _is_clause(row: Sequence[Token], k: int, last: int, words: ModuleType) -> bool:
    """Whether what stands before a cue is more than a source: it tells of harm, or goes on from something."""
    telling = any(token.word in words.EFFECTS and token.word not in words.EFFECT_NOUNS for token in row[k:last])
    return telling or (k < last and (row[k].word in words.PREPOSITIONS or row[k].word.endswith("ing")))


def _subject_of(row: Sequence[Token], at: int, words: ModuleType) -> tuple[int, int] | None:
    """The subject of "officials have not disclosed …, but say that …": what begins the sentence."""
    if not at or row[at - 1].word not in ("but", "and"):
        return None
    last = next((k for k in range(min(at, 9)) if row[k].word in words.AUXILIARIES or row[k].word in words.VERBS), 0)
    return (
        (0, last)
        if last and not any(token.word in words.FUNCTION - {"the", "of", "a"} for token in row[:last])
        else None
    )


def _ends_source(row: Sequence[Token], at: int, words: ModuleType) -> bool:
    word = row[at].word
    if word in words.REPORT_NOUNS and at + 1 < len(row) and row[at + 1].word in words.REPORTING:
        return False
    verbal = word in words.REPORTING or word in words.VERBS or (word in words.AUXILIARIES and word != "to")
    return verbal or word in words.SOURCE_WALLS


def _after_clause(row: Sequence[Token], k: int, last: int, words: ModuleType) -> int:
    """Of a clause glued to its source ("were killed a monitor said") only what can be the source, from where on."""
    for at in range(last - 1, k - 1, -1):
        if row[at].word in words.EFFECTS or row[at].word in words.NUMBERED or row[at].word[0].isdigit():
            return _first_capital(row, at + 1, last)
        if row[at].word in ("the", "a", "an") and (at == k or row[at - 1].word not in words.PREPOSITIONS):
            return at
    return last


def _first_capital(row: Sequence[Token], k: int, last: int) -> int:
    return next((at for at in range(k, last) if row[at].capital), last)


def _placed(row: Sequence[Token], at: int, source: tuple[int, int], words: ModuleType) -> Voucher:
    """What the source vouches for: what follows, or where nothing does what went before."""
    first, last = source
    pronoun = last - first == 1 and row[first].word in words.PRONOUNS
    rest = [token for token in row[at + 1 :] if token.word[0].isalnum()]
    closes = row[at + 1].word in (",", ".") if at + 1 < len(row) else True
    if closes or (len(rest) <= _CLOSING and first > 3):
        return Voucher(first, last, at, 0, len(row), pronoun)
    if row[first - 1].word == "," and first > 6 and row[at].word in ("said", "says") and len(rest) <= 8:
        return Voucher(first, last, at, 0, len(row), pronoun)
    return Voucher(first, last, at, first, len(row), pronoun)
