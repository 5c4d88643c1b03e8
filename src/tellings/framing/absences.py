"""What some tellings have and others lack: claims, and passages that a copy leaves out.

Absent does not mean withheld: a page can be older, shorter, or about something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellings.framing.parallels import Parallel
from tellings.framing.scene import Scene
from tellings.framing.texts import Text, folded
from tellings.framing.uses import Use
from tellings.records import Claim, Place

NOTICE = "absent does not mean withheld"
SHOWN = 12
"""Words of a passage that name it."""
PASSAGE = "A passage of its own"
"""How the reason of an edit begins that is about whole sentences."""
WEIGHTY = frozenset({"denies", "rejects", "accuses", "admits"})
"""Acts of speech that a reader would miss."""


def claim_uses(scene: Scene, claims: Sequence[Claim]) -> Iterator[tuple[Use, tuple[str, ...]]]:
    """Where a claim is told, with the documents of outlets in the story that do not tell it.

    Only claims that two outlets tell: what one alone has is its own reporting.
    """
    outlets = {text.teller for text in scene.ordered()}
    for claim in sorted(claims, key=lambda claim: claim.id):
        inside = [place for place in claim.members if place.document in scene.texts]
        telling = {scene.texts[place.document].teller for place in inside}
        lacking = tuple(sorted(outlets - telling))
        if len(telling) > 1 and lacking:
            for place in inside:
                text = scene.texts[place.document].text
                form = folded(text[place.start : place.end])
                yield Use("absent", claim.id, claim.text, form, place, "", "tells it"), lacking


def passage_uses(scene: Scene, groups: Sequence[Parallel]) -> Iterator[Use]:
    """Denials, accusations and admissions that stand in one copy of a text and not in another."""
    further = {(text.id, sentence): group for group in groups for text, sentence in group}
    for edit in scene.edits:
        if edit.type not in ("cut", "insertion", "attribution_dropped", "attribution_added"):
            continue
        if edit.why.startswith(PASSAGE) or edit.type.startswith("attribution"):
            full, empty = (edit.left, edit.right) if edit.left_text else (edit.right, edit.left)
            if empty.start == empty.end:
                yield from _missing(scene, full, empty, further)


def _missing(
    scene: Scene, full: Place, empty: Place, further: Mapping[tuple[str, tuple[int, int]], Parallel]
) -> Iterator[Use]:
    """The weighty sentences of a passage where they stand, in further copies of it, and where they are missing."""
    text = scene.texts[full.document]
    for first, last in _weighty(text, full):
        place = text.place(first, last - 1)
        printing = text.cut(place.start, place.end)
        words = printing.split()
        name = " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
        what = f"passage {folded(printing)}"
        yield Use("absent", what, name, folded(printing), place, "", "a copy of the text has it")
        for other, sentence in further.get((text.id, text.sentence(first)), ()):
            same = other.place(sentence[0], sentence[1] - 1)
            if other is not text and (first, last) == text.sentence(first) and other.id != empty.document:
                form = folded(other.text[same.start : same.end])
                yield Use("absent", what, name, form, same, "", "a copy of the text has it")
        yield Use("absent", what, name, "", empty, "", f"another copy of the text goes on without it; {NOTICE}")


def _weighty(text: Text, place: Place) -> Iterator[tuple[int, int]]:
    """The sentences of a passage in which somebody denies, accuses or admits."""
    low, high = text.range(place.start, place.end)
    done = set()
    for attribution in text.reading.attributions:
        if attribution.cue and (attribution.act in WEIGHTY or attribution.polarity == "denied"):
            at = text.range(*attribution.cue)[0]
            sentence = text.sentence(at) if low <= at < high else None
            if sentence and sentence not in done:
                done.add(sentence)
                yield max(sentence[0], low), min(sentence[1], high)
