"""Which verb of saying a quotation belongs to, and how much of its sentence goes with the quotation.

Quotations are folded to one word in the text of a unit (`speech.utterances`); positions are code points of that text.
"""

from __future__ import annotations

import re

from tellings.parsing import Tree
from tellings.records import Span
from tellings.speech.cues import Cues
from tellings.speech.frames import Frame, beside
from tellings.speech.utterances import Unit

REACH = 14
"""Words between a quotation and a verb of saying that may still be its cue."""
NEAREST = 3
"""Characters between a quotation and the verb right behind it."""
LED = 12
"""Words between "said" and the quotation that ends the clause; more are a clause that the tree has found by itself."""
OPENING = 4
"""Words before a quotation that opens a sentence with them; more are a clause of their own."""
TRAILED = 4
"""Words of a speaker between a quotation and its verb."""
_SENTENCE_END = re.compile(r"[^\W\d_A-Z]{4}[.!?]\s")
_CLOSED = re.compile(r"[,.!?][\"”’»']*$")
_RUN = re.compile(r"[^,;:.—–\"”]*$")
_WORD = re.compile(r"[^\W\d_]+")


def link(unit: Unit, tree: Tree | None, found: list[Frame], lexicon: Cues) -> None:
    """Give every folded quotation that no content holds to the verb of saying nearest to it."""
    for one in found:
        one.content = [_quotation_alone(part, one, unit) for part in one.content]
    for fold in unit.folds:
        if any(part.start <= fold.start + 1 and fold.end - 2 <= part.end for frame in found for part in frame.content):
            continue
        near = sorted(
            ((_distance(unit.text, fold, frame, tree), number) for number, frame in enumerate(found) if frame.quotes)
        )
        frame = found[near[0][1]] if near and near[0][0] <= REACH else None
        if frame is None:
            frame = next((one for one in found if any(_folded(part, unit) for part in one.content)), None)
        if frame is None and tree is not None and (frame := beside(tree, fold, lexicon)) is not None:
            found.append(frame)
        if frame is not None:
            _invert(frame, fold)
            led = unit.text[: fold.start].rstrip().endswith(":") and frame.cue.start > fold.start
            clause = frame.form == "clause" and not led
            kept = [part for part in frame.content if clause and part.start < fold.start]
            folded = [part for part in frame.content if _folded(part, unit)]
            frame.content = sorted({*kept, *folded, _led_in(unit, fold, frame, lexicon)})
            frame.why = f"{frame.word} beside a quotation"


def _invert(frame: Frame, fold: Span) -> None:
    """For '“Who is he?” asked the mayor' the mayor asks, whom a parser takes for the one who is asked."""
    right_behind = 0 <= frame.cue.start - fold.end < NEAREST
    if frame.source is None and frame.addressee is not None and right_behind:
        frame.source, frame.head = frame.addressee, frame.asked
        frame.addressee = frame.asked = None


def _distance(text: str, fold: Span, frame: Frame, tree: Tree | None) -> int:
    """Words between a quotation and a cue, less the source's own, of whom a long description may be given.

    A relative clause ("who asked not to be named, said") comes second.
    """
    low, high = sorted([(fold.start, fold.end), (frame.cue.start, frame.cue.end)])
    between = text[low[1] : high[0]]
    if frame.source is not None and low[1] <= frame.source.start and frame.source.end <= high[0]:
        between = text[low[1] : frame.source.start] + text[frame.source.end : high[0]]
    relative = tree is not None and frame.token >= 0 and tree.deps[frame.token] in ("relcl", "acl")
    return len(between.split()) + 4 * len(_SENTENCE_END.findall(between)) + 6 * (frame.source is None) + 6 * relative


def _led_in(unit: Unit, fold: Span, frame: Frame, lexicon: Cues) -> Span:
    """A quotation with the words that it goes on with: 'said they “aspire to be first”', 'If “it sinks”, he said'."""
    before = unit.text[: fold.start]
    run = _RUN.search(before)
    start = frame.cue.end if frame.cue.end <= fold.start else run.start() if run else fold.start
    lead = before[start:]
    words = [word.lower() for word in _WORD.findall(lead)]
    most = LED if start == frame.cue.end else OPENING
    apart = not words or lead.rstrip()[-1:] in ",:;.—–-" or len(words) > most
    others = (frame.source, frame.addressee)
    beside = any(part is not None and start < part.end and part.start < fold.start for part in others)
    if apart or beside or any(start < other.end <= fold.start for other in unit.folds):
        return fold
    if words[0] in lexicon.words.NO_LEAD or (start >= frame.cue.end and not frame.quotes):
        return fold
    return Span(start + len(lead) - len(lead.lstrip()), fold.end)


def _quotation_alone(part: Span, frame: Frame, unit: Unit) -> Span:
    """A quotation whose verb is right behind it, less what the sentence goes on with: “Is it?” she said, but slept."""
    fold = next((fold for fold in unit.folds if abs(fold.start - part.start) < 2 and part.end > fold.end), None)
    if fold is None or frame.cue.start < fold.end or len(unit.text[fold.end : frame.cue.start].split()) > TRAILED:
        return part
    return fold if _CLOSED.search(unit.text, fold.start, fold.end) else part


def _folded(part: Span, unit: Unit) -> bool:
    """Whether a content ends with a folded quotation."""
    return any(part.start <= fold.start and part.end == fold.end for fold in unit.folds)
