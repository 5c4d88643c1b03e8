"""What some tellings have and others lack: claims, and passages that a copy leaves out.

Absent does not mean withheld: a page can be older, shorter, or about something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tellings.framing.parallels import Parallel
from tellings.framing.scene import Scene
from tellings.framing.texts import Text, folded, is_form, language
from tellings.framing.uses import Use
from tellings.records import Claim, Place, Span

NOTICE = "absent does not mean withheld"
ALIKE = 0.7
"""Share of the longer sentence's words that two copies of a passage have in common at least."""
SHOWN = 12
"""Words of a passage that name it."""
PASSAGE = "A passage of its own"
"""How the reason of an edit begins that is about whole sentences."""


def claim_uses(scene: Scene, claims: Sequence[Claim]) -> Iterator[tuple[Use, tuple[str, ...]]]:
    """Where a claim is told, with the tellers in the story that do not tell it.

    Only claims that two texts of different descent tell, and at least as many tellers as lack it: what one alone has is
    its own reporting, and what few have is missed by nobody. A page whose language cannot be read lacks nothing.
    """
    tellers = {text.teller for text in scene.ordered() if text.words("wording")}
    for claim in sorted(claims, key=lambda claim: claim.id):
        inside = [place for place in claim.members if place.document in scene.texts]
        telling = {scene.texts[place.document].teller for place in inside}
        texts = {scene.texts[place.document].descent.unit(place.start) for place in inside}
        lacking = tuple(sorted(tellers - telling))
        if len(texts) > 1 and lacking and len(lacking) <= len(telling):
            for place in inside:
                text = scene.texts[place.document].text
                form = folded(text[place.start : place.end])
                yield Use("absent", claim.id, claim.text, form, place, "", "tells it"), lacking


def passage_uses(scene: Scene, groups: Sequence[Parallel]) -> Iterator[Use]:
    """Denials and admissions that stand in one copy of a text and that another outlet's copies go on without."""
    further = {(text.id, sentence): group for group in groups for text, sentence in group}
    having: dict[str, dict[Place, Use]] = defaultdict(dict)
    missing: dict[str, dict[Place, Use]] = defaultdict(dict)
    for full, empty in _gaps(scene):
        text = scene.texts[full.document]
        for sentence in _weighty(text, full):
            group = further.get((text.id, text.sentence(sentence[0])), ())
            uses = list(_telling(text, sentence, group))
            having[uses[0].what].update((use.place, use) for use in uses)
            what, name = uses[0].what, uses[0].referent
            missing[what][empty] = Use("absent", what, name, "", empty, "", f"a copy goes on without it; {NOTICE}")
    for what in sorted(missing):
        told = {scene.texts[place.document].teller for place in having[what]}
        lacking = [use for use in missing[what].values() if scene.texts[use.place.document].teller not in told]
        yield from [*having[what].values(), *lacking] if lacking else ()


def _gaps(scene: Scene) -> Iterator[tuple[Place, Place]]:
    """Where a copy has a passage of its own, or names who said it, and another goes on without."""
    for edit in scene.edits:
        left, right = scene.texts[edit.left.document], scene.texts[edit.right.document]
        # An article of its own that borrows a passage leaves nothing out.
        one_text = left.descent.whole == right.descent.whole
        attributed = edit.type in ("attribution_dropped", "attribution_added")
        if one_text and (attributed or (edit.type in ("cut", "insertion") and edit.why.startswith(PASSAGE))):
            full, empty = (edit.left, edit.right) if edit.left_text else (edit.right, edit.left)
            if empty.start == empty.end:
                yield full, empty


def _telling(text: Text, sentence: tuple[int, int], group: Parallel) -> Iterator[Use]:
    """A passage, and the other copies of it in the same words; all are one by the first of them."""
    whole = sentence == text.sentence(sentence[0])
    same = [(text, sentence), *((o, s) for o, s in group if whole and o is not text and _alike(text, sentence, o, s))]
    first, (low, high) = min(same, key=lambda one: (one[0].id, one[1]))
    name = first.cut(first.tokens[low].start, first.tokens[high - 1].end).split()
    referent = " ".join(name[:SHOWN]) + (" …" if len(name) > SHOWN else "")
    for other, (start, end) in same:
        place = other.place(start, end - 1)
        form = folded(other.text[place.start : place.end])
        yield Use("absent", f"passage {first.id} {low}", referent, form, place, "", "a copy of the text has it")


def _alike(text: Text, sentence: tuple[int, int], other: Text, its: tuple[int, int]) -> bool:
    """Whether two sentences have most of their words in common."""
    one, two = set(text.folds(*sentence)), set(other.folds(*its))
    return len(one & two) >= ALIKE * max(len(one), len(two))


def _rebuts(text: Text, cue: Span) -> bool:
    words, code = text.words("wording"), language(text.reading)
    return words is not None and any(is_form(word, words.REBUTTALS, code) for word in text.folds(*text.range(*cue)))


def _weighty(text: Text, place: Place) -> Iterator[tuple[int, int]]:
    """The sentences of a passage in which somebody denies or admits."""
    low, high = text.range(place.start, place.end)
    done = set()
    for attribution in text.reading.attributions:
        if attribution.cue and _rebuts(text, attribution.cue):
            at = text.range(*attribution.cue)[0]
            sentence = text.sentence(at) if low <= at < high else None
            if sentence and sentence not in done:
                done.add(sentence)
                yield max(sentence[0], low), min(sentence[1], high)
