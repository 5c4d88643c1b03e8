"""Who ascribes what to whom, told by the order of words alone: what is done where no parser is installed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.records import Span
from tellings.speech.cues import Cue, Cues
from tellings.speech.frames import Frame

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SUBJECT = re.compile(
    r"(?:^|[,;:]\s|\b(?:and|but|that|which|when|while|as|because)\s|[\"”]\s)"
    r"((?:[^,;:\"“”]|,\s[^,;:\"“”]{3,60},\s)*?)\s*"
    r"(?:\b(?:has|have|had|is|are|was|were|do|does|did|will|would|also|later|repeatedly|earlier|then|been|not|never"
    r"|no\slonger|\w+n['’]t)\s)*$"
)
_PREDICATE = re.compile(r"^.*,\s(?:has|have|had|is|are|was|were|will|would)\s[^,]*,\s", re.DOTALL)
"""A clause in front of a subject: "the huts, the oldest of all, were washed away, residents said"."""
_ASIDE = re.compile(r",\s[^,;:\"]{3,80},\s(?=that\b)")
"""What may stand between a verb and its clause: "claimed, without offering evidence, that"."""
_LEADING = re.compile(r"[^\"]{0,60}\"")
"""A quotation that a verb leads to; one further off stands inside what is said."""
_BE = re.compile(r"\b(?:is|are|was|were|been|being)\s(?:\w+ly\s)?$", re.I)
_INVERTED = re.compile(r"\s+((?:[^\s,;:.\"“”]+\s?){1,9})")
SUBJECT = 200
"""Characters before a verb in which its subject is looked for; it bounds the work on a text without sentences."""


def ordered_frames(text: str, folds: Sequence[Span], cues: Cues) -> list[Frame]:
    """The ascriptions of a sentence, at most one for a verb, quotations still to be linked."""
    found: list[Frame] = []
    words = list(_WORD.finditer(text))
    for index, word in enumerate(words):
        if any(fold.start <= word.start() < fold.end for fold in folds):
            continue
        form = word.group().lower()
        if form == "according" and index + 2 < len(words) and words[index + 1].group() == "to":
            found.append(_according(text, word.start(), words[index + 1].end()))
        elif form in cues.words.ADVERBS:
            content = [Span(word.end() + 1, _stop(text, word.end()))]
            found.append(_frame(cues.words.ADVERBS[form], word, None, content, "adverb"))
        elif form in cues.verbs and not (found and found[-1].content and found[-1].content[-1].end > word.end()):
            frame = _verb(text, words, index, cues)
            if frame is not None:
                found.append(frame)
    for frame in found:
        frame.head = _head(text, frame.source, cues)
        frame.negated = _is_negated(text, frame, cues)
    return found


def _head(text: str, source: Span | None, cues: Cues) -> int | None:
    """Where the head word of a source begins: the last one in front of a preposition, a relative pronoun or a comma."""
    if source is None:
        return None
    ends = cues.words.NOUN_PREPOSITIONS | cues.words.ADJECTIVE_PREPOSITIONS | cues.words.RELATIVE
    head = source.start
    for word in _WORD.finditer(text, source.start, source.end):
        if word.start() > head and ("," in text[head : word.start()] or word.group().lower() in ends):
            break
        head = word.start()
    return head


def _is_negated(text: str, frame: Frame, cues: Cues) -> bool:
    """Whether a negation stands between a source and its verb, or the source is nobody: "did not deny"."""
    if frame.source is None:
        return False
    between = text[frame.source.end : frame.cue.start].lower()
    first = text[frame.source.start : frame.source.end].lower().split()[:1]
    words = re.findall(r"[^\W\d_]+", between)
    return bool(cues.words.NEGATIONS & set(words) or cues.words.NOBODY & set(first))


def _frame(act: str, word: re.Match[str], source: Span | None, content: list[Span], form: str) -> Frame:
    return Frame(
        act,
        Span(word.start(), word.end()),
        source,
        source.start if source else None,
        [part for part in content if part.end > part.start],
        why=f"{word.group().lower()} with {form}, by word order",
        word=word.group().lower(),
        form=form,
    )


def _stop(text: str, start: int) -> int:
    end = len(text)
    while end > start and text[end - 1] in " .!?;\n\t":
        end -= 1
    return end


def _verb(text: str, words: Sequence[re.Match[str]], index: int, cues: Cues) -> Frame | None:
    word = words[index]
    entries = cues.verbs[word.group().lower()]
    source = _subject(text, word)
    aside = _ASIDE.match(text, word.end())
    if aside:
        index = next(at for at, later in enumerate(words) if later.start() >= aside.end()) - 1
    after = words[index + 1].group().lower() if index + 1 < len(words) else ""
    if source is not None and _BE.search(text[source.end : word.start()]):
        if after == "to":
            return None
        if text[source.start : source.end].lower() in cues.words.IMPERSONAL:
            source = None
    return _complement(text, words, index, entries, word, source) or _loose(text, word, source, entries)


def _subject(text: str, word: re.Match[str]) -> Span | None:
    """The words in front of a verb that may be its subject."""
    begin = max(0, word.start() - SUBJECT)
    before = _SUBJECT.search(text[begin : word.start()])
    if before is None or before.end(1) == before.start(1):
        return None
    clause = _PREDICATE.match(before[1])
    return Span(begin + before.start(1) + (clause.end() if clause else 0), begin + before.end(1))


def _complement(
    text: str,
    words: Sequence[re.Match[str]],
    index: int,
    entries: Sequence[Cue],
    word: re.Match[str],
    source: Span | None,
) -> Frame | None:
    """What a verb says with "that", "to" or a preposition of its own behind it, where one of its entries takes that."""
    after = words[index + 1].group().lower() if index + 1 < len(words) else ""
    for cue in entries:
        if after == "that" and {"c", "q"} & set(cue.frame):
            return _quoting(word, source, [Span(words[index + 1].start(), _stop(text, word.end()))], cue, "clause")
        if after == "to" and "x" in cue.frame:
            return _quoting(word, source, [Span(words[index + 1].start(), _stop(text, word.end()))], cue, "infinitive")
        if after in cue.prepositions and index + 2 < len(words):
            return _quoting(word, source, [Span(words[index + 2].start(), _stop(text, word.end()))], cue, "preposition")
    return None


def _loose(text: str, word: re.Match[str], source: Span | None, entries: Sequence[Cue]) -> Frame | None:
    """What a verb that may stand with a quotation says without a word that leads to it."""
    cue = next((entry for entry in entries if "q" in entry.frame), None)
    return _open(text, word, source, cue) if cue is not None else None


def _open(text: str, word: re.Match[str], source: Span | None, cue: Cue) -> Frame:
    if _LEADING.match(text, word.end()) and source is not None:
        return _quoting(word, source, [], cue, "a quotation")
    rest = Span(word.end() + 1, _stop(text, word.end()))
    if source is None or text[: word.start()].rstrip().endswith((",", '"', "”")):
        inverted = _INVERTED.match(text, word.end())
        if inverted:
            source = Span(inverted.start(1), inverted.start(1) + len(inverted.group(1).rstrip()))
            content = [Span(0, len(text[: word.start()].rstrip(" ,")))]
            return _quoting(word, source, [] if '"' in text[: word.start()] else content, cue, "inversion")
    trailing = rest.end - rest.start < 12 or text[word.end() : word.end() + 1] in ",."
    if source is not None and trailing:
        return _quoting(word, source, [Span(0, len(text[: source.start].rstrip(" ,")))], cue, "what stands before")
    return _quoting(word, source, [rest] if '"' not in text[rest.start : rest.start + 3] else [], cue, "what follows")


def _quoting(word: re.Match[str], source: Span | None, content: list[Span], cue: Cue, form: str) -> Frame:
    frame = _frame(cue.act, word, source, content, form)
    frame.quotes = "q" in cue.frame
    return frame


def _according(text: str, start: int, end: int) -> Frame:
    stop = re.compile(r"[,;.]\s|$").search(text, end)
    close = stop.start() if stop else len(text)
    source = Span(end + 1, close) if close > end + 1 else None
    content = [Span(close + 2, _stop(text, close))] if start < 3 else [Span(0, len(text[:start].rstrip(" ,")))]
    return Frame(
        "says",
        Span(start, end),
        source,
        source.start if source else None,
        [part for part in content if part.end > part.start],
        why="according to, by word order",
        word="according to",
        form="according",
    )
