"""Which language a text is in: naive Bayes over byte n-grams (py3langid, after Lui and Baldwin 2012, langid.py)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from tellings.errors import InputError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

UNKNOWN = "und"
STRETCH = 140
"""Code points taken from the start, the middle and the end of a longer text: 420 letters tell the language of all of
2,000 English news texts, and three places see past a menu in another language. `bench/read.py` measures the speed."""
LEAST_LETTERS = 20
"""Below this a text ("Loading…", a name) is as good as any language's."""
LEAST_PROBABILITY = 0.5
"""Of the best language against all others; under it, the second best is as likely."""

_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_NOT_SPOKEN = frozenset({"la", "eo", "vo", "sa"})
"""No news is in these, and headlines full of names are mistaken for them."""


def detect(text: str) -> str:
    """The ISO 639-1 code of a text's language; `und` where it is too short or too mixed to tell."""
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < LEAST_LETTERS and not _dense(sample):
        return UNKNOWN
    language, probability = _identifier().classify(sample)
    return cast(str, language) if probability >= LEAST_PROBABILITY else UNKNOWN


def normalised(code: str) -> str | None:
    """The ISO 639-1 code at the start of a language tag (RFC 5646: `en-GB`, `pt_BR`), None where there is none."""
    found = _CODE.fullmatch(code.strip())
    return found[1].lower() if found else None


def _dense(sample: str) -> bool:
    """Ten letters of Chinese, Japanese or Korean say as much as thirty of an alphabet."""
    return sum("\u3040" <= letter <= "\ud7a3" for letter in sample) >= LEAST_LETTERS // 3


def _sample(text: str) -> str:
    if len(text) <= 3 * STRETCH:
        return text
    middle = (len(text) - STRETCH) // 2
    return f"{text[:STRETCH]} {text[middle : middle + STRETCH]} {text[-STRETCH:]}"


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:  # it is unpacked into the folder for temporary files
        hint = "Make room in the folder for temporary files, or name another one in TMPDIR."
        raise InputError(f"The model that tells languages cannot be unpacked: {error.strerror}.", hint) from error
    identifier.set_languages([code for code in identifier.labels if len(code) == 2 and code not in _NOT_SPOKEN])
    return identifier
