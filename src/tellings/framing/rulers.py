"""What those who rule are called: president or strongman, government or regime."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.framing.scene import Scene
from tellings.framing.texts import Text
from tellings.framing.uses import Use, use_at
from tellings.records import Mention

TITLE = "in the title beside the name"
BEHIND = "behind the name of the country"
REACH = 40
"""Characters between a name and its title, for a place or an age that stands between them."""


def ruler_uses(scene: Scene) -> Iterator[Use]:
    """The words for a person's rank, and for the government behind a country's name."""
    for text in scene.ordered():
        for mention in text.mentions:
            if mention.entity and mention.kind == "person" and mention.role:
                yield from _title(text, mention, mention.role, scene)
            elif mention.entity and mention.kind in ("place", "group"):
                yield from _power(text, mention, scene)


def _title(text: Text, mention: Mention, role: str, scene: Scene) -> Iterator[Use]:
    words = text.words("wording")
    start = text.text.rfind(role, max(0, mention.start - len(role) - REACH), mention.start)
    if start < 0:
        start = text.text.find(role, mention.end, mention.end + len(role) + REACH)
    if words is None or start < 0:
        return
    id_ = scene.entity(mention)
    for at in range(*text.range(start, start + len(role))):
        if text.fold(at) in words.RULERS | words.LEADERS:
            yield use_at(text, "label", f"title {id_}", f"{scene.name(id_)}: rank", at, at, "", TITLE)


def _power(text: Text, mention: Mention, scene: Scene) -> Iterator[Use]:
    words, (_, at) = text.words("wording"), text.range(mention.start, mention.end)
    if text.fold(at) == "s":
        at += 1
    if words is None or at >= len(text.tokens) or not text.touch(at - 1, at):
        return
    if text.fold(at) in words.REGIMES | words.GOVERNMENTS:
        side = scene.side(mention)
        yield use_at(text, "label", f"rule {side}", f"{scene.name(side)}: those who rule", at, at, "", BEHIND)
