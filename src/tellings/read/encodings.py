"""Bytes to text.

The order is that of the HTML standard's sniffing, with one change: bytes that are valid UTF-8 are UTF-8 whatever a
page declares, because text in another encoding is hardly ever valid UTF-8 by chance, and labels are often wrong.
"""

from __future__ import annotations

import codecs
import re

from tellings.read.languages import detect

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LABELS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
"""Labels that stand for a larger encoding (WHATWG Encoding Standard, section 4.2)."""

_CODE_PAGES = {
    **dict.fromkeys(("bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"), ("cp1250", "iso8859-2")),
    **dict.fromkeys(("az", "ku", "tr"), ("cp1254", "iso8859-9")),
    **dict.fromkeys(("et", "lt", "lv"), ("cp1257", "iso8859-13")),
}
"""The encoding of Windows and of ISO for languages in Latin letters that Western Europe's does not serve."""

_OF_BYTES = re.compile(r"utf-8$|cp\d|iso8859|iso2022_jp|koi8|mac|gb|big5|shift_jis|euc_|johab|tis|ascii")
"""Encodings that a label can stand for. UTF-16 would have been seen by its zero bytes, so that a page that declares it
in plain letters is wrong; and Python's codecs also hold escapes, rot13 and the like."""

_SAMPLE = 20_000
_C1 = re.compile("[\x80-\x9f]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str, int]:
    """Text without byte-order mark, the encoding's name, and how many undecodable bytes became U+FFFD.

    Tried in this order: byte-order mark; UTF-16 told by its zero bytes; UTF-8; what is declared; a guess
    (charset-normalizer, corrected by the language for Latin letters); cp1252. Line ends are left as they are.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _replacing(data[len(mark) :], marked)
    if sided := wide(data):
        return _replacing(data, sided)
    for encoding in ("utf-8", larger(declared) or "utf-8"):
        text = _strict(data, encoding)
        if text is not None:
            return text, encoding, 0
    return _replacing(data, "utf-8") if _mostly_utf8(data) else _guessed(data)


def larger(label: str | None) -> str | None:
    """Python's name for a declared encoding, or for the larger one that browsers take it for; None if unknown."""
    try:
        name = codecs.lookup((label or "").strip().strip("\"'")).name
    except (LookupError, ValueError, UnicodeError):
        return None
    return _LABELS.get(name, name) if _OF_BYTES.match(name) else None


def wide(data: bytes) -> str | None:
    """UTF-16 without a mark: zero bytes (of spaces, digits, line ends) on one side of the pairs only."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    least = len(sample) // 40
    if odd > least and not even and _strict(data, "utf-16-le") is not None:
        return "utf-16-le"
    return "utf-16-be" if even > least and not odd and _strict(data, "utf-16-be") is not None else None


def _strict(data: bytes, encoding: str) -> str | None:
    """The text, None where the bytes do not fit or give control characters that no text holds."""
    try:
        text = data.decode(encoding)
    except (UnicodeError, ValueError):
        return None
    return text if encoding == "utf-8" or not _C1.search(text) else None


def _replacing(data: bytes, encoding: str) -> tuple[str, str, int]:
    text = data.decode(encoding, "replace")
    printed = data.count("\ufffd".encode(encoding)) if encoding.startswith("utf") else 0
    return text, encoding, max(text.count("\ufffd") - printed, 0)


def _mostly_utf8(data: bytes) -> bool:
    """A few broken bytes in a text of many good ones: cut in the middle of a letter, or two pages pasted together."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return 4 * broken < sum(letter > "\x7f" for letter in text) - broken


def _guessed(data: bytes) -> tuple[str, str, int]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    text = _strict(data, encoding)
    if text is None or _latin(text):
        return _replacing(data, _latin_page(data))
    return text, encoding, 0


def _latin(text: str) -> bool:
    """Are the letters Latin? Those lie below U+0250; Greek, Cyrillic and all others lie above."""
    return 2 * sum(letter >= "\u0250" and letter.isalpha() for letter in text) < sum(map(str.isalpha, text))


def _latin_page(data: bytes) -> str:
    """By the language, which the plain letters tell; Windows' where there are bytes that ISO's leaves empty."""
    language = detect(data.decode("cp1252", "replace"))
    windows, iso = _CODE_PAGES.get(language, ("cp1252", "cp1252"))
    return windows if re.search(rb"[\x80-\x9f]", data) else iso
