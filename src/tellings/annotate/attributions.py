"""Who said what: source, cue and content with exact spans, the act, and the speaker as far as the document tells.

Quotations come from the quotation marks alone; indirect speech and what joins a quotation to its speaker are read off
a dependency tree where a parser is installed, else by order rules over words. The parts are those of PARC 3 and PolNeAR
(Newell and others, 2018); the acts are a closed list of this project's own, with PLOVER codes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from tellings.naming.gazetteer import gazetteer
from tellings.parsing import Parser, Tree, parse
from tellings.records import Attribution, Block, Document, Mention, Sentence, Span
from tellings.speech.acts import ACTS
from tellings.speech.cues import Cues, cues
from tellings.speech.frames import Frame, frames
from tellings.speech.linking import LED, link
from tellings.speech.orderings import ordered_frames
from tellings.speech.speakers import Speakers, Voice
from tellings.speech.utterances import UTTERANCE_WORDS, Unit, units

VERSION = 2
EARLY = 9
"""Words at the head of a statement that tell what it does: what is denied there is what it is about."""
NESTED = frozenset({"says", "denies", "confirms", "claims", "accuses", "promises", "admits", "rejects", "warns"})
"""Acts that are kept inside what somebody else says: a statement reported by another, not a shade of its wording."""
_REST = re.compile(r"(?<=\w)(?:-\w+)+")
"""What a parser cuts off a compound: "a de" of "a de-escalation"."""
_WORDS = re.compile(r"[^\W\d_]+")
_NAME = r"[^\W\d_a-z][^\"“”:;\n]{1,70}?"
_LABELLED = re.compile(rf'(?:.*[-–—]\s)?({_NAME}):\s*"Yes', re.DOTALL)
_SIGNED = re.compile(rf'\s*[-–—―]+\s*({_NAME})[\s.)]*(?="Yes|\n|$)')
_SIGNATURE = re.compile(rf"\s*[-–—―]+\s*({_NAME})[\s.)]*$")
_TRAILING = re.compile(
    r"(?:[^\W\d_][\w.’'-]*,?\s+){1,9}?([a-z]+ed|said|says|wrote|told|asks)(?:[.,;]|\s+(?:in|on|at|as|to|during|of)\b)"
)
_LABEL = re.compile(r"\W{0,2}((?:[A-Z][\w.’'-]*\s?){1,4}):\s")
TURNS = 3
"""Paragraphs that open with a name and a colon before a text is read as a transcript."""
_DEEDS = ("object", "passive", "noun preposition")
"""Forms of report that a deed of violence takes as well."""
_THINGS = ("object", "preposition", "passive")
"""Forms of report that name a thing rather than tell what was said."""
_JOINT = re.compile(r"(?<=\w)[\s,;]+(?:and|but|or)\s*$")
_COLON = re.compile(r":\s*$")
_DASHES = " \t\n,;:–—"


@dataclass(slots=True)
class _Said:
    """An attribution in the making, in the document's own positions."""

    frame: Frame
    unit: Unit
    content: list[Span]
    source: Span | None
    cue: Span | None
    addressee: Span | None
    head: int | None
    quotes: int = 0
    asked: int | None = None
    bearer: Span | None = None
    joined: tuple[int, ...] = ()


def attributions(
    document: Document,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    parses: Parser | None = None,
) -> tuple[Attribution, ...]:
    """The attributions of a document in order of their first character.

    `speaker` and `addressee` are the referents of the names stage (`Mention.entity`) or None. `parses` gives trees
    (by default the installed parser; without one, quality is lower and `why` says "word order").
    """
    language = document.language if document.language != "und" else "en"
    lexicon = cues(language)
    if lexicon is None:
        return ()
    speakers = Speakers(document.text, mentions, blocks, lexicon.words, gazetteer(language))
    found = _rejoined(document.text, units(document.text, blocks, sentences), lexicon)
    said = _said(document.text, found, lexicon, parses or parse)
    said += _headlines(found, said, speakers)
    quotes = sorted({quote for unit in found for quote in unit.marked})
    said = [one for one in said if not _quoted_self(document.text, one, quotes, lexicon)]
    said = [one for one in said if one.frame.word not in lexicon.words.VIOLENT or _finds_fault(one, speakers)]
    said = [one for one in said if not _left_unsaid(document.text, one)]
    for one in said:
        parts = (part for part in one.content if _says_something(document.text, part, lexicon))
        one.content = [_whole(document.text, _without_joint(document.text, part), one) for part in parts]
    said = [one for one in said if one.content]
    return tuple(_records(document, said, speakers, lexicon, quotes))


def _quoted_self(text: str, one: _Said, quotes: Sequence[Span], lexicon: Cues) -> bool:
    """Whether a speaker reports himself inside a quotation: "I have said before that ..." is one statement, not two."""
    if (
        one.source is None
        or one.cue is None
        or text[one.source.start : one.source.end].lower() not in lexicon.words.SELF
    ):
        return False
    return any(quote.start < one.cue.start and one.cue.end < quote.end for quote in _near(quotes, one.cue))


def _left_unsaid(text: str, one: _Said) -> bool:
    """Whether it is the article that says what somebody did not: ", not mentioning that the gate had been shut"."""
    negated = one.source is None and one.frame.negated and not one.quotes
    return negated and one.cue is not None and text[one.cue.start : one.cue.end].lower().endswith("ing")


def _says_something(text: str, part: Span, lexicon: Cues) -> bool:
    """Whether a content is more than a mark or a relative pronoun ("a plan which they championed")."""
    words = _WORDS.findall(text, part.start, part.end)
    return bool(words) and not (len(words) == 1 and words[0].lower() in lexicon.words.RELATIVE)


def _finds_fault(one: _Said, speakers: Speakers) -> bool:
    """Whether "attacked" is said of words: they are quoted, have a reason, or are aimed at a person."""
    return one.frame.form not in _DEEDS or bool(one.quotes) or speakers.at_fault(one.content)


def _without_joint(text: str, part: Span) -> Span:
    """A content without the conjunction that joins on what is no part of it."""
    joint = _JOINT.search(text, part.start, part.end)
    return Span(part.start, joint.start()) if joint is not None else part


def _whole(text: str, part: Span, one: _Said) -> Span:
    """A content with the rest of the compound, the quotation and the bracket that its ends stand in."""
    rest = _REST.match(text, part.end)
    start, end = part.start, rest.end() if rest else part.end
    for quote in one.unit.marked:
        if quote.start < end and start < quote.end and not _holds_other_parts(quote, one):
            start, end = min(start, quote.start), max(end, quote.end)
    if text.count("(", start, end) > text.count(")", start, end) and text[end : end + 1] == ")":
        end += 1
    return Span(start, end)


def _holds_other_parts(quote: Span, one: _Said) -> bool:
    """Whether the cue or the source stands between these marks, so that the marks are misread."""
    return any(part is not None and part.start < quote.end and quote.start < part.end for part in (one.cue, one.source))


def _said(text: str, found: Sequence[Unit], lexicon: Cues, parses: Parser) -> list[_Said]:
    wanted = [unit.text for unit in found if _calls(unit, lexicon)]
    trees = dict(zip(wanted, parses(wanted), strict=True))
    said: list[_Said] = []
    labelled = _labelled_blocks(found)
    for number, unit in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        if unit.block in labelled:
            _turn(unit, labelled, said)
            continue
        own = _of_unit(unit, trees.get(unit.text), unit.text in trees, lexicon, following)
        own = own or _signed(unit, following)
        if not own and (unit.bare or (unit.folds and unit.folds[0].start == 0)):
            _continue(text, unit, said)
        said += own
    return said


def _rejoined(text: str, found: Sequence[Unit], lexicon: Cues) -> list[Unit]:
    """Units in which `"Who won?" Venn wondered.` is one: a splitter of sentences cannot know that."""
    joined: list[Unit] = []
    for unit in found:
        last = joined[-1] if joined else None
        if last is not None and last.bare and last.block == unit.block and _trails(unit, lexicon):
            gap = text[last.end : unit.start]
            shift = len(last.text) + len(gap)
            folds = (*last.folds, *(Span(fold.start + shift, fold.end + shift) for fold in unit.folds))
            whole = last.text + gap + unit.text
            quotes, marked = (*last.quotes, *unit.quotes), (*last.marked, *unit.marked)
            joined[-1] = replace(unit, start=last.start, text=whole, quotes=quotes, folds=folds, marked=marked)
        else:
            joined.append(unit)
    return joined


def _trails(unit: Unit, lexicon: Cues) -> bool:
    """Whether a unit is a short subject and a verb of saying with nothing said behind it."""
    found = _TRAILING.match(unit.text)
    return found is not None and found[1].lower() in lexicon.verbs


def _headlines(found: Sequence[Unit], said: Sequence[_Said], speakers: Speakers) -> Iterator[_Said]:
    """Titles that set a person or an organisation before a colon: "Venn: the ferry was never safe"."""
    taken = {one.unit.start for one in said}
    for unit in found:
        label = _LABEL.match(unit.text) if unit.kind == "title" and unit.start not in taken else None
        source = unit.span(Span(*label.span(1))) if label else None
        if label is None or source is None or not speakers.speaks(source):
            continue
        why = "a name and a colon in a title"
        name = Span(*label.span(1))
        content = unit.span(Span(label.end(), len(unit.text)))
        yield _Said(
            Frame("says", name, name, name.start, [], why=why), unit, [content], source, None, None, source.start
        )


def _labelled_blocks(found: Sequence[Unit]) -> dict[int, Span]:
    """Blocks of a transcript, each with the name it opens with; one such label alone makes no transcript."""
    labels: dict[int, Span] = {}
    names: set[str] = set()
    seen: set[int] = set()
    for unit in found:
        if unit.block not in seen and unit.kind == "paragraph" and (label := _LABEL.match(unit.text)):
            labels[unit.block] = unit.span(Span(label.start(1), label.end(1)))
            names.add(label[1])
        seen.add(unit.block)
    return labels if len(labels) >= TURNS and len(names) < len(labels) else {}


def _turn(unit: Unit, labels: dict[int, Span], said: list[_Said]) -> None:
    label = labels[unit.block]
    if said and said[-1].source == label:
        said[-1].content.append(Span(unit.start, unit.end))
        return
    begin = Span(label.end + 1, unit.end)
    frame = Frame("says", label, label, label.start, [], quotes=True, why="a turn of a transcript")
    said.append(_Said(frame, unit, [begin], label, None, None, label.start, 1))


def _signed(unit: Unit, following: Unit | None) -> list[_Said]:
    """A quotation with a name before it and a colon, or with a dash and a name behind it, be it a line further on."""
    named = [(found, fold) for fold in unit.folds if (found := _SIGNED.match(unit.text, fold.end))]
    if named:
        return [_by_name(unit, unit.span(Span(*found.span(1))), [unit.span(fold)]) for found, fold in named]
    label = _LABELLED.match(unit.text) if unit.folds else None
    if label is not None:
        return [_by_name(unit, unit.span(Span(*label.span(1))), list(unit.quotes))]
    near = following is not None and unit.bare and following.block - unit.block <= 1
    signature = _SIGNATURE.match(following.text) if following is not None and near else None
    if following is None or signature is None:
        return []
    return [_by_name(unit, following.span(Span(*signature.span(1))), list(unit.quotes))]


def _by_name(unit: Unit, name: Span, quotes: list[Span]) -> _Said:
    frame = Frame("says", name, name, name.start, [], quotes=True, why="a quotation with a name set to it")
    return _Said(frame, unit, quotes, name, None, None, name.start, len(quotes))


def _calls(unit: Unit, lexicon: Cues) -> bool:
    """Whether a unit holds a word that may ascribe."""
    if unit.bare or unit.folds:
        return not unit.bare
    forms = [word.lower() for word in _WORDS.findall(unit.text)]
    return any(lexicon.calls(form, following) for form, following in pairwise([*forms, ""]))


def _of_unit(unit: Unit, tree: Tree | None, called: bool, lexicon: Cues, following: Unit | None) -> list[_Said]:
    if not called:
        return []
    found = frames(tree, lexicon) if tree is not None else ordered_frames(unit.text, unit.folds, lexicon)
    link(unit, tree, found, lexicon)
    placed = [_placed(unit, frame) for frame in _without_nested(found) if frame.content]
    _fill_shells(unit, placed, lexicon)
    if following is not None and following.bare:
        waiting = [frame for frame in found if not frame.content and frame.quotes and frame.source]
        waiting = [frame for frame in waiting if _COLON.search(unit.text) or _ends(unit, frame)]
        placed += [_announcing(unit, frame) for frame in waiting[-1:] if not any(one.quotes for one in placed)]
    return placed


def _fill_shells(unit: Unit, placed: Sequence[_Said], lexicon: Cues) -> None:
    """For "..., a claim repeated by the ministry" what the ministry said is what stands before it."""
    for last, one in pairwise(placed):
        bare = [word.lower() for part in one.frame.content for word in _WORDS.findall(unit.text[part.start : part.end])]
        if one.frame.form == "passive" and bare[-1:] and bare[-1] in lexicon.words.SHELLS and len(bare) < 3:
            one.content = list(last.content)


def _ends(unit: Unit, frame: Frame) -> bool:
    """Whether a short sentence ends with its verb of saying, so that what is said comes next: Orla Venn agreed."""
    return not unit.text[frame.cue.end :].strip(" .") and len(unit.text.split()) <= LED


def _without_nested(found: Sequence[Frame]) -> list[Frame]:
    kept = []
    for frame in found:
        outer = [
            other
            for other in found
            if other is not frame
            and other.content
            and any(part.start <= frame.cue.start and frame.cue.end <= part.end for part in other.content)
        ]
        if not outer or (frame.act in NESTED and frame.source is not None):
            kept.append(frame)
    return kept


def _announcing(unit: Unit, frame: Frame) -> _Said:
    """A verb of saying before a colon, whose quotation is the next unit."""
    frame.why = f"{frame.word} and a colon before a quotation"
    said = _placed(unit, frame)
    said.quotes = 1
    return said


def _placed(unit: Unit, frame: Frame) -> _Said:
    return _Said(
        frame,
        unit,
        [unit.span(part) for part in frame.content],
        _source(unit, frame),
        unit.span(frame.cue),
        unit.span(frame.addressee) if frame.addressee else None,
        _point(unit, frame.head),
        sum(part.start <= fold.start + 1 and fold.end - 2 <= part.end for fold in unit.folds for part in frame.content),
        _point(unit, frame.asked),
        unit.span(frame.bearer) if frame.bearer else None,
        tuple(unit.span(Span(at, at + 1)).start for at in frame.joined),
    )


def _point(unit: Unit, position: int | None) -> int | None:
    return None if position is None else unit.span(Span(position, position + 1)).start


def _source(unit: Unit, frame: Frame) -> Span | None:
    """The source without the quotations that a parser may have hung on it."""
    source = frame.source
    for fold in unit.folds:
        if source is not None and source.start < fold.end and fold.start < source.end:
            before, after = Span(source.start, fold.start), Span(fold.end, source.end)
            kept = after if frame.head is not None and frame.head >= fold.end else before
            part = unit.text[kept.start : kept.end]
            left, right = len(part) - len(part.lstrip(_DASHES)), len(part) - len(part.rstrip(_DASHES))
            source = Span(kept.start + left, kept.end - right) if left < len(part) else None
    return unit.span(source) if source else None


def _continue(text: str, unit: Unit, said: list[_Said]) -> None:
    """A quotation that stands alone goes on with what was last said, or follows from the words that lead to it."""
    if not said or unit.block - said[-1].unit.block > 1:
        return
    last = said[-1]
    if last.quotes:
        last.content += unit.quotes if unit.bare else (Span(unit.start, unit.end),)
        last.quotes += len(unit.quotes)
        last.unit = replace(last.unit, block=unit.block, end=unit.end)
    elif not text[last.unit.end : unit.start].strip():
        frame = Frame("says", last.frame.cue, last.frame.source, last.frame.head, [], quotes=True)
        if last.source is None:  # "Asked whether it was safe, Venn left the room. “I know nothing.”"
            last = replace(last, source=last.addressee, head=last.asked)
        frame.why = "a quotation behind what the same speaker is said to have said"
        said.append(
            replace(last, frame=frame, unit=unit, content=list(unit.quotes), cue=None, addressee=None, asked=None)
        )
        said[-1].quotes = len(unit.quotes)


def _records(
    document: Document, said: Sequence[_Said], speakers: Speakers, lexicon: Cues, quotes: Sequence[Span]
) -> Iterator[Attribution]:
    ordered = sorted(said, key=lambda one: (one.content[0].start, -one.content[-1].end, one.cue or Span(0, 0)))
    spoken: dict[int, Voice] = {}
    for number in sorted(range(len(ordered)), key=lambda n: (ordered[n].unit.start, ordered[n].source or Span(0, 0))):
        one = ordered[number]
        spoken[number] = speakers.voice(one.bearer or one.source, one.head, one.joined)
    for number, one in enumerate(ordered):
        voice = spoken[number]
        act = _act(document.text, one, lexicon)
        yield Attribution(
            document.id,
            _kind(document.text, one, quotes),
            act,
            "denied" if ACTS[act].denies != one.frame.negated else "affirmed",
            tuple(one.content),
            one.cue,
            one.source,
            voice.speaker,
            voice.others,
            voice.side,
            speakers.mentioned(one.addressee, one.asked) if one.addressee else None,
            ACTS[act].plover,
            _parent(number, ordered),
            f"{one.frame.why}; {voice.why}",
        )


def _act(text: str, one: _Said, lexicon: Cues) -> str:
    """The act of the cue, or what a plain verb of saying does with its content: an offer, a rejection."""
    act = one.frame.act
    if act != "says" or not one.frame.content:
        return act
    words = [word.lower() for word in _WORDS.findall(text[one.content[0].start : one.content[-1].end])]
    if one.frame.form in _THINGS and one.frame.word in lexicon.words.TOPICS and not one.quotes:
        return "discusses"
    if one.frame.form == "object" and lexicon.words.REJECTING & set(words):
        return "rejects"
    if one.frame.form == "clause" and _offer(words[:EARLY], lexicon):
        return "offers"
    return "denies" if _denial(words[:EARLY], lexicon) else act


def _offer(words: Sequence[str], lexicon: Cues) -> bool:
    ready = next((at for at, word in enumerate(words) if word in lexicon.words.READY), None)
    return ready is not None and bool(lexicon.words.OFFERED & set(words[ready + 1 : ready + 4]))


def _denial(words: Sequence[str], lexicon: Cues) -> bool:
    """Whether what is said is that something one may be charged with was not done."""
    deeds = [at for at, word in enumerate(words) if word in lexicon.words.DEEDS]
    return any(lexicon.words.NEGATIONS & set(words[max(0, at - 3) : at + 2]) for at in deeds)


def _kind(text: str, one: _Said, quotes: Sequence[Span]) -> Literal["direct", "indirect", "mixed"]:
    """Direct where nothing but quotations was said, mixed where a quotation is a part of it."""
    touching = [
        [quote for quote in _near(quotes, part) if quote.start < part.end and part.start < quote.end]
        for part in one.content
    ]
    held = (
        any(quote.start <= part.start + 1 and part.end - 1 <= quote.end for quote in near)
        for part, near in zip(one.content, touching, strict=True)
    )
    if all(held):
        words = sum(len(text[part.start : part.end].split()) for part in one.content)
        return "direct" if one.quotes or words >= UTTERANCE_WORDS else "mixed"
    return "mixed" if any(touching) else "indirect"


def _near(quotes: Sequence[Span], part: Span) -> Sequence[Span]:
    """The quotations that touch a content, and perhaps the one before it."""
    first = max(0, bisect_right(quotes, (part.start, part.start)) - 1)
    return quotes[first : bisect_left(quotes, (part.end, part.end))]


def _parent(number: int, ordered: Sequence[_Said]) -> int | None:
    """The smallest attribution whose content holds this one's cue or content."""
    one = ordered[number]
    inner = one.cue or one.content[0]
    holders = [
        (part.end - part.start, other)
        for other, candidate in enumerate(ordered)
        if other != number
        for part in candidate.content
        if part.start <= inner.start and inner.end <= part.end
    ]
    return min(holders)[1] if holders else None
