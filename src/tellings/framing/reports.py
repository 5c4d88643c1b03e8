"""Reporting verbs by speaker: said, claimed, vowed, insisted, admitted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tellings.framing.parallels import Parallel
from tellings.framing.scene import Scene
from tellings.framing.texts import Text, is_form, language
from tellings.framing.uses import EVIDENCE, Use, use_at
from tellings.records import Attribution
from tellings.speech.pronouns import meanings, name_of

SPEAKER = "verbs for the words of one speaker"
SHOWN = 8
"""Words of a sentence that name it where nobody is known to speak."""


def report_uses(scene: Scene, groups: Sequence[Parallel]) -> Iterator[Use]:
    """The verbs that a speaker's words are reported with, where tellers differ and one of the verbs is marked."""
    by_speaker: dict[str, list[tuple[Text, int]]] = defaultdict(list)
    for text in scene.ordered():
        for speaker, at in _cues(text, scene):
            by_speaker[speaker].append((text, at))
    for speaker in sorted(by_speaker):
        if _differ(by_speaker[speaker]):
            for text, at in by_speaker[speaker]:
                yield use_at(text, "report_verb", speaker, scene.name(speaker), at, at, "", SPEAKER)
    yield from _side_by_side(scene, groups)


def _cues(text: Text, scene: Scene) -> Iterator[tuple[str, int]]:
    """The speaker and the token of each reporting verb."""
    for attribution in text.reading.attributions:
        if attribution.cue and attribution.speaker:
            for at in range(*text.range(*attribution.cue)):
                if _verb(text, at) and not _is_deed(text, at):
                    yield scene.same.get(attribution.speaker, attribution.speaker), at
                    break


def _verb(text: Text, at: int) -> str | None:
    words = text.words("wording")
    return is_form(text.fold(at), words.REPORTS, language(text.reading)) if words else None


def _is_deed(text: Text, at: int) -> bool:
    words, verb = text.words("wording"), _verb(text, at)
    return words is None or verb in words.DEEDS


def _is_marked(text: Text, at: int) -> bool:
    words, verb = text.words("wording"), _verb(text, at)
    return words is not None and verb is not None and verb not in words.PLAIN_REPORTS


def _differ(places: Sequence[tuple[Text, int]]) -> bool:
    """Whether two tellers' verbs differ in one that is marked."""
    marked: dict[str, set[str]] = defaultdict(set)
    for text, at in places:
        marked[text.teller] |= {_verb(text, at) or ""} if _is_marked(text, at) else set()
    return len(marked) > 1 and len({frozenset(verbs) for verbs in marked.values()}) > 1


def _side_by_side(scene: Scene, groups: Sequence[Parallel]) -> Iterator[Use]:
    """The verbs of one sentence in several tellings, one of them marked."""
    for group in groups:
        cues = [[(text, *cue) for cue in _reporting(text, sentence)] for text, sentence in group]
        for told in _together(_filled(group, cues)):
            places = [(text, at) for text, _, at in told]
            if len({text.id for text, _ in places}) > 1 and _differ(places):
                what, referent = _speaker([(text, cue) for text, cue, _ in told if cue], scene)
                for text, at in places:
                    yield use_at(text, "report_verb", what, referent, at, at, "", EVIDENCE)


Cue = tuple[Text, Attribution | None, int]


def _filled(group: Parallel, cues: Sequence[Sequence[Cue]]) -> list[Sequence[Cue]]:
    """The cues of each telling; of one in which none was read, reporting verbs beside the words that a cue has."""
    beside = {
        neighbours for own in cues for text, _, at in own for neighbours in ((text.fold(at - 1), text.fold(at + 1)),)
    }
    filled: list[Sequence[Cue]] = []
    for (text, sentence), own in zip(group, cues, strict=True):
        found = [
            at
            for at in range(*sentence)
            if not own and _verb(text, at) and (text.fold(at - 1), text.fold(at + 1)) in beside and not text.quoted[at]
        ]
        filled.append(own or [(text, None, at) for at in found])
    return filled


def _together(cues: Sequence[Sequence[Cue]]) -> Iterator[Sequence[Cue]]:
    """The cues that answer to one another: of tellings that have as many of them, first to first, second to second."""
    cues = [own for own in cues if own]
    if len({len(own) for own in cues}) == 1:
        yield from zip(*cues, strict=True)
    else:
        yield [cue for own in cues for cue in own if not _is_deed(cue[0], cue[2])]


def _reporting(text: Text, sentence: tuple[int, int]) -> Iterator[tuple[Attribution, int]]:
    """The reporting verbs of a sentence that introduce what somebody said, outside quotations."""
    start, end = text.tokens[sentence[0]].start, text.tokens[sentence[1] - 1].end
    for attribution in text.reading.attributions:
        if attribution.cue and start <= attribution.cue.start < end:
            for at in range(*text.range(*attribution.cue)):
                if _verb(text, at) and not text.quoted[at]:
                    yield attribution, at
                    break


def _speaker(cues: Sequence[tuple[Text, Attribution]], scene: Scene) -> tuple[str, str]:
    """The speaker, where these have one only; else the words for the source, or the first words of the sentence."""
    found = {scene.same.get(cue.speaker, cue.speaker) for _, cue in cues if cue.speaker}
    if len(found) == 1:
        return min(found), scene.name(min(found))
    text, cue = cues[0]
    what = f"source {text.id} {cue.cue.start if cue.cue else 0}"
    if cue.source:
        return what, name_of(text.reading, meanings(text.reading).get(cue.source, cue.source))
    first, last = text.sentence(text.range(cue.cue.start, cue.cue.end)[0]) if cue.cue else (0, 1)
    return what, text.cut(text.tokens[first].start, text.tokens[min(last, first + SHOWN) - 1].end)
