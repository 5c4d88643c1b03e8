"""Sentences that several tellings of one text share, with what each of them changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tellings.framing.scene import Scene
from tellings.framing.texts import Text

SHARED = 0.34
"""Share of the shorter sentence's word triples that both have: a third still holds when both ends were rewritten."""
FEWEST = 4
"""Triples shared at least: six words in a row, or two set phrases, so that one alone ties nothing."""
COMMON = 30
"""Different sentences that may hold a triple before it is taken for a set phrase of the story."""

Parallel = tuple[tuple[Text, tuple[int, int]], ...]
Folds = tuple[str, ...]


def parallels(scene: Scene) -> list[Parallel]:
    """Groups of sentences that stand in two documents or more, each document's best one."""
    holders: dict[Folds, dict[str, tuple[Text, tuple[int, int]]]] = defaultdict(dict)
    for text in scene.ordered():
        for sentence in text.sentences:
            holders[text.folds(*sentence)].setdefault(text.id, (text, sentence))
    # Sentences in equal words are one before they are compared, so that a much copied text costs no more than one copy.
    wordings = sorted(holders)
    return list(_groups(wordings, holders, _links([_triples(wording) for wording in wordings])))


def _triples(folds: Folds) -> set[Folds]:
    return set(zip(folds, folds[1:], folds[2:], strict=False))


def _links(triples: Sequence[set[Folds]]) -> list[tuple[int, int, int]]:
    """Pairs of wordings that share enough, best first: triples shared, and the numbers of the two."""
    holders: dict[Folds, list[int]] = defaultdict(list)
    for number, own in enumerate(triples):
        for triple in own:
            holders[triple].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= COMMON:
            shared.update((a, b) for at, a in enumerate(numbers) for b in numbers[at + 1 :])
    enough = [
        (count, a, b)
        for (a, b), count in shared.items()
        if count >= max(min(FEWEST, len(triples[a]), len(triples[b])), SHARED * min(len(triples[a]), len(triples[b])))
    ]
    return sorted(enough, key=lambda link: (-link[0], link[1], link[2]))


def _groups(
    wordings: Sequence[Folds],
    holders: Mapping[Folds, Mapping[str, tuple[Text, tuple[int, int]]]],
    links: Sequence[tuple[int, int, int]],
) -> Iterator[Parallel]:
    """Joined best first; a group never takes two sentences of one document."""
    group: dict[int, list[int]] = {}
    documents = {number: set(holders[wording]) for number, wording in enumerate(wordings)}
    for _, a, b in links:
        left, right = group.get(a, [a]), group.get(b, [b])
        if left is not right and not (documents[left[0]] & documents[right[0]]):
            joined = sorted(left + right)
            documents[joined[0]] = documents[left[0]] | documents[right[0]]
            group.update(dict.fromkeys(joined, joined))
    for number, wording in enumerate(wordings):
        own = group.get(number, [number])
        members = {id_: place for n in own for id_, place in holders[wordings[n]].items()}
        if own[0] == number and wording and len(members) > 1:
            yield tuple(members[id_] for id_ in sorted(members))
