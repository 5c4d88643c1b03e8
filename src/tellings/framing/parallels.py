"""Sentences that several tellings of one text share, with what each of them changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from tellings.framing.scene import Scene
from tellings.framing.texts import Text

SHARED = 0.34
"""Share of the shorter sentence's word triples that both have: a third still holds when both ends were rewritten."""
FEWEST = 3
"""Triples shared at least, so that no set phrase ties two sentences."""
COMMON = 30
"""Sentences that may hold a triple before it is taken for a set phrase of the story."""

Parallel = tuple[tuple[Text, tuple[int, int]], ...]


def parallels(scene: Scene) -> list[Parallel]:
    """Groups of sentences that stand in two documents or more, each document's best one."""
    sentences = [(text, s) for text in scene.ordered() for s in text.sentences]
    triples = [_triples(text, s) for text, s in sentences]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(triples):
        for triple in sorted(own):
            holders[triple].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= COMMON:
            shared.update((a, b) for at, a in enumerate(numbers) for b in numbers[at + 1 :])
    links = [
        (count, a, b)
        for (a, b), count in shared.items()
        if sentences[a][0] is not sentences[b][0]
        and count >= min(FEWEST, *map(len, (triples[a], triples[b])))
        and count >= SHARED * min(len(triples[a]), len(triples[b]))
    ]
    return list(_groups(sentences, sorted(links, key=lambda link: (-link[0], link[1], link[2]))))


def _triples(text: Text, sentence: tuple[int, int]) -> set[tuple[str, ...]]:
    folds = text.folds(*sentence)
    return set(zip(folds, folds[1:], folds[2:], strict=False))


def _groups(
    sentences: Sequence[tuple[Text, tuple[int, int]]], links: Sequence[tuple[int, int, int]]
) -> Iterator[Parallel]:
    """Joined best first; a group never takes two sentences of one document."""
    group: dict[int, list[int]] = {}
    for _, a, b in links:
        left, right = group.get(a, [a]), group.get(b, [b])
        documents = {sentences[n][0].id for n in left} & {sentences[n][0].id for n in right}
        if left is not right and not documents:
            joined = sorted(left + right)
            group.update(dict.fromkeys(joined, joined))
    for number in sorted(group):
        if group[number][0] == number:
            yield tuple(sentences[n] for n in group[number])
