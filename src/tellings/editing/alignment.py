"""Which words of one text stand for which words of another: unit by unit (sentences), then word by word.

Works on folded words alone and knows no records and no language. Units are paired over the whole texts, so that moved,
split and merged ones are found; only then are words aligned, inside pairs, with affine gaps (Gotoh 1982), because an
editor changes phrases and not scattered words. What is left over on both sides is compared once more, which finds
clauses that moved.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, count, pairwise
from operator import or_, truediv

from rapidfuzz.distance import Indel

UNALIGNED = -1
STRONG_PAIR = 0.4
"""Shared weight (Dice) from which two units are one, wherever they stand; `eval/edits.py` measures it again."""
ORDERED_PAIR = 0.2
"""The same for units whose neighbours are paired in the same order: the order is evidence of its own."""
HELD = 0.6
"""The share of the smaller unit found in the larger one from which it was merged into it or split off from it."""
COMMON = 40
"""A feature in more units than this tells nothing and would make repetitive texts cost the square of their length."""
ANCHOR = 3
"""Words in a row, one of them strong, that are taken for the same passage without weighing alternatives."""
MOVED = 5
"""Equal words that a clause must keep to count as moved; shorter ones ("the prime minister") recur by themselves."""
GRID = 20_000
"""Cells up to which a gap between anchors is weighed word by word; beyond, the longest common subsequence does."""
SHORT_UNIT = 4
"""Units of fewer words ("He agreed.") recur by chance, so that only their neighbours can place them."""

Score = tuple[float, float, int, int]
"""How alike two units are, what share of the smaller one the other holds, and their numbers left and right."""


@dataclass(slots=True)
class Texts:
    """Two texts as flat lists of folded words, where their units start, and the partner of every word."""

    left: list[str]
    right: list[str]
    left_units: list[tuple[int, int]]
    right_units: list[tuple[int, int]]
    features: Features
    kin: Callable[[str, str], bool]
    to_right: list[int] = field(default_factory=list)
    to_left: list[int] = field(default_factory=list)

    def link(self, i: int, j: int) -> None:
        """Make two words partners."""
        self.to_right[i], self.to_left[j] = j, i


class Features:
    """What units are likened by: their strong words, and their word pairs with a strong word in them.

    Features have numbers. However often a unit is compared, it is counted once.
    """

    def __init__(self, weak: Callable[[str], bool]) -> None:
        self.weak = weak
        self._numbers: defaultdict[object, int] = defaultdict(count().__next__)
        self._counted: dict[tuple[str, ...], Counter[int]] = {}

    def of(self, unit: Sequence[str]) -> Counter[int]:
        """The features of a unit, and how often it has each."""
        key = tuple(unit)
        if key not in self._counted:
            strong = [not self.weak(word) for word in unit]
            pairs = compress(pairwise(unit), map(or_, strong, strong[1:]))
            self._counted[key] = Counter(map(self._numbers.__getitem__, chain(compress(unit, strong), pairs)))
        return self._counted[key]


def align(
    left: Sequence[Sequence[str]],
    right: Sequence[Sequence[str]],
    features: Features,
    kin: Callable[[str, str], bool],
) -> list[int]:
    """For every word of `left`, counted through all its units, the number of its partner in `right`, or -1.

    `kin` tells words that may stand for each other (two forms of one word). Partners are equal or kin. Costs about
    linear time in the length of the texts.
    """
    left, right = [unit for unit in left if unit], [unit for unit in right if unit]
    texts = _texts(left, right, features, kin)
    for i, j in _paired_units(left, right, features):
        _align_stretch(texts, texts.left_units[i], texts.right_units[j])
    if _align_leftovers(texts):
        _align_leftovers(texts)
    return texts.to_right


def _texts(
    left: Sequence[Sequence[str]],
    right: Sequence[Sequence[str]],
    features: Features,
    kin: Callable[[str, str], bool],
) -> Texts:
    flat_left, flat_right = [w for u in left for w in u], [w for u in right for w in u]
    texts = Texts(flat_left, flat_right, _bounds(left), _bounds(right), features, kin)
    texts.to_right, texts.to_left = [UNALIGNED] * len(flat_left), [UNALIGNED] * len(flat_right)
    return texts


def _bounds(units: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    ends = [0]
    for unit in units:
        ends.append(ends[-1] + len(unit))
    return list(pairwise(ends))


def likest(
    left: Sequence[Sequence[str]],
    right: Sequence[Sequence[str]],
    of_left: list[int],
    features: Features,
) -> dict[int, int]:
    """For each of these units of `left` the unit of `right` that it is most like, if they could be one."""
    found: dict[int, int] = {}
    for alike, _, i, j in _scored(left, right, of_left, range(len(right)), features):
        if alike >= STRONG_PAIR:
            found.setdefault(i, j)
    return found


# Units


def _paired_units(
    left: Sequence[Sequence[str]], right: Sequence[Sequence[str]], features: Features
) -> list[tuple[int, int]]:
    """Pairs of units, one to one: equal ones first, then alike ones, then those that their neighbours place."""
    pairs = _equal_units(left, right)
    taken = set(pairs.values())
    open_left = [i for i in range(len(left)) if i not in pairs]
    open_right = [j for j in range(len(right)) if j not in taken]
    scored = _scored(left, right, open_left, open_right, features)
    _take(pairs, taken, scored)
    _take_equal_in_order(pairs, taken, left, right)
    return sorted(pairs.items())


def _equal_units(left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> dict[int, int]:
    """Word-identical units that occur equally often on both sides: the first stands for the first, and so on."""
    places: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, units in enumerate((left, right)):
        for number, unit in enumerate(units):
            if len(unit) >= SHORT_UNIT:
                places[tuple(unit)][side].append(number)
    return {i: j for a, b in places.values() if len(a) == len(b) for i, j in zip(a, b, strict=True)}


def _scored(
    left: Sequence[Sequence[str]],
    right: Sequence[Sequence[str]],
    open_left: Sequence[int],
    open_right: Sequence[int],
    features: Features,
) -> list[Score]:
    """Open units that are alike enough for anything, likest first; rare features weigh more."""
    if not open_left or not open_right:
        return []
    lefts, rights = {i: features.of(left[i]) for i in open_left}, {j: features.of(right[j]) for j in open_right}
    spread = Counter(chain.from_iterable(chain(lefts.values(), rights.values())))
    roots = _roots(spread)
    sums = [{n: _weight(unit, roots) for n, unit in side.items()} for side in (lefts, rights)]
    index = _index(rights, set(chain.from_iterable(lefts.values())))
    scored = []
    for i, unit in lefts.items():
        for j, shared in _shared(unit, index, spread, roots).items():
            a, b = sums[0][i], sums[1][j]
            alike, held = 2 * shared / (a + b), shared / min(a, b)
            if alike >= ORDERED_PAIR or held >= HELD:
                scored.append((alike, held, i, j))
    drift = len(right) / max(len(left), 1)
    return sorted(scored, key=lambda s: (-s[0], abs(s[2] * drift - s[3]), s[2], s[3]))


def _roots(spread: Counter[int]) -> dict[int, float]:
    """The square root of every count; the counts themselves are few."""
    roots = {n: n**0.5 for n in set(spread.values())}
    return {feature: roots[n] for feature, n in spread.items()}


def _weight(unit: Counter[int], roots: Mapping[int, float]) -> float:
    weights: Iterator[float] = map(truediv, unit.values(), map(roots.__getitem__, unit))
    return sum(weights)


def _index(units: Mapping[int, Counter[int]], wanted: set[int]) -> dict[int, dict[int, int]]:
    """Which units have a feature, and how often, of those that the other side has too."""
    index: dict[int, dict[int, int]] = defaultdict(dict)
    for number, unit in units.items():
        for feature in wanted.intersection(unit):
            index[feature][number] = unit[feature]
    return index


def _shared(
    unit: Counter[int], index: Mapping[int, dict[int, int]], spread: Counter[int], roots: Mapping[int, float]
) -> dict[int, float]:
    """The weight of what a unit has in common with others, by their numbers; common features alone count for none."""
    having = [(feature, n, index[feature]) for feature, n in unit.items() if feature in index]
    shared = dict.fromkeys({j for feature, _, units in having if spread[feature] <= COMMON for j in units}, 0.0)
    for feature, n, units in having:
        for j in units if len(units) <= COMMON else shared.keys() & units.keys():
            if j in shared:
                shared[j] += min(n, units[j]) / roots[feature]
    return shared


def _take(pairs: dict[int, int], taken: set[int], scored: list[Score]) -> None:
    """Add the pairs that are alike enough by themselves, then those that are enough alike for where they stand."""
    for alike, held, i, j in scored:
        if i not in pairs and j not in taken and (alike >= STRONG_PAIR or held >= HELD <= alike * 3):
            pairs[i] = j
            taken.add(j)
    order = sorted(pairs)
    for alike, held, i, j in scored:
        if i in pairs or j in taken or not (alike >= ORDERED_PAIR or held >= HELD):
            continue
        if _between_neighbours(pairs, order, i, j):
            pairs[i] = j
            taken.add(j)
            insort(order, i)


def _between_neighbours(pairs: dict[int, int], order: list[int], i: int, j: int) -> bool:
    at = bisect_left(order, i)
    before = pairs[order[at - 1]] if at else -1
    behind = pairs[order[at]] if at < len(order) else j + 1
    return before < j < behind or j == before + 1 or j == behind - 1


def _take_equal_in_order(
    pairs: dict[int, int], taken: set[int], left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]
) -> None:
    """Equal units that are still open: short ones next to a pair, others in the order in which they stand."""
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(right) - 1, -1, -1):
        if j not in taken:
            waiting[tuple(right[j])].append(j)
    ends = {-1: -1, len(left): len(right)}
    for i, unit in enumerate(left):
        key = tuple(unit)
        if i in pairs or not waiting.get(key):
            continue
        beside = (pairs.get(i - 1, ends.get(i - 1, -2)) + 1, pairs.get(i + 1, ends.get(i + 1, -2)) - 1)
        near = next((j for j in beside if j in waiting[key][-COMMON:]), None)
        if near is not None:
            pairs[i] = near
            waiting[key].remove(near)
        elif len(unit) >= SHORT_UNIT:
            pairs[i] = waiting[key].pop()


# Words


def _align_stretch(texts: Texts, left: tuple[int, int], right: tuple[int, int]) -> None:
    """Make partners of the words of two stretches in which no word has one."""
    a, b = texts.left[slice(*left)], texts.right[slice(*right)]
    for i, j in _word_pairs(a, b, texts.features.weak, texts.kin):
        texts.link(left[0] + i, right[0] + j)


def _word_pairs(
    a: list[str], b: list[str], weak: Callable[[str], bool], kin: Callable[[str, str], bool]
) -> Iterator[tuple[int, int]]:
    """Anchors first (runs that both texts share), then what lies between two anchors, weighed word by word."""
    if a == b:
        yield from ((i, i) for i in range(len(a)))
        return
    i = j = 0
    for start_a, start_b, size in [*_anchors(a, b, weak), (len(a), len(b), 0)]:
        yield from ((i + x, j + y) for x, y in _gap_pairs(a[i:start_a], b[j:start_b], weak, kin))
        yield from ((start_a + k, start_b + k) for k in range(size))
        i, j = start_a + size, start_b + size


def _anchors(a: list[str], b: list[str], weak: Callable[[str], bool]) -> list[tuple[int, int, int]]:
    blocks = [
        (op.src_start, op.dest_start, op.src_end - op.src_start) for op in Indel.opcodes(a, b) if op.tag == "equal"
    ]
    return [
        (i, j, size)
        for i, j, size in blocks
        if size >= ANCHOR and (size >= 2 * ANCHOR or not all(weak(word) for word in a[i : i + size]))
    ]


def _gap_pairs(
    a: list[str], b: list[str], weak: Callable[[str], bool], kin: Callable[[str, str], bool]
) -> list[tuple[int, int]]:
    if not a or not b:
        return []
    if len(a) * len(b) > GRID:
        blocks = [op for op in Indel.opcodes(a, b) if op.tag == "equal"]
        return [(op.src_start + k, op.dest_start + k) for op in blocks for k in range(op.src_end - op.src_start)]
    return _weighed(a, b, weak, kin)


OPEN, EXTEND, NEVER = -1.0, -0.2, float("-inf")


def _reward(x: str, y: str, weak: Callable[[str], bool], kin: Callable[[str, str], bool]) -> float:
    """What it is worth to set two words side by side; below zero they are a substitution and no partners."""
    if x == y:
        return 1.2 if weak(x) else 3.0
    if kin(x, y):
        return 0.5 if weak(x) or weak(y) else 1.8
    return -0.5 if weak(x) == weak(y) else -1.0


def _weighed(
    a: list[str], b: list[str], weak: Callable[[str], bool], kin: Callable[[str, str], bool]
) -> list[tuple[int, int]]:
    """Partners in the best alignment with affine gaps (Gotoh 1982)."""
    rows, columns = len(a) + 1, len(b) + 1
    side = [NEVER] * columns  # best score that ends in a gap of b, carried from row to row
    best = [0.0] + [OPEN + EXTEND * (j - 1) for j in range(1, columns)]
    trace = [[0] * columns] + [[0] * columns for _ in range(rows - 1)]
    up_runs = [1] * columns
    for i in range(1, rows):
        diagonal, best[0] = best[0], OPEN + EXTEND * (i - 1)
        across, run, row, x = NEVER, 1, trace[i], a[i - 1]
        for j in range(1, columns):
            opened, extended = best[j] + OPEN, side[j] + EXTEND
            up_runs[j], side[j] = (up_runs[j] + 1, extended) if extended > opened else (1, opened)
            opened, extended = best[j - 1] + OPEN, across + EXTEND
            run, across = (run + 1, extended) if extended > opened else (1, opened)
            met = diagonal + _reward(x, b[j - 1], weak, kin)
            diagonal = best[j]
            best[j] = max(met, side[j], across)
            row[j] = 0 if best[j] == met else up_runs[j] if best[j] == side[j] else -run
    return _traced(a, b, trace, kin)


def _traced(
    a: list[str], b: list[str], trace: list[list[int]], kin: Callable[[str, str], bool]
) -> list[tuple[int, int]]:
    i, j, pairs = len(a), len(b), []
    while i and j:
        step = trace[i][j]
        if step > 0:
            i -= step
        elif step < 0:
            j += step
        else:
            i, j = i - 1, j - 1
            if a[i] == b[j] or kin(a[i], b[j]):
                pairs.append((i, j))
    return pairs[::-1]


# What is left


def _align_leftovers(texts: Texts) -> bool:
    """Compare what has no partner on either side once more: clauses that moved, sentences that were split or merged.

    Returns whether words became partners, so that what is left is less than before.
    """
    lefts = _open_runs(texts.to_right, texts.left_units)
    rights = _open_runs(texts.to_left, texts.right_units)
    units = ([texts.left[slice(*run)] for run in lefts], [texts.right[slice(*run)] for run in rights])
    scored = _scored(*units, range(len(lefts)), range(len(rights)), texts.features)
    used: tuple[set[int], set[int]] = (set(), set())
    for alike, held, i, j in scored:
        if i in used[0] or j in used[1] or not (held >= HELD or alike >= STRONG_PAIR):
            continue
        if _link_moved(texts, lefts[i], rights[j]):
            used[0].add(i)
            used[1].add(j)
    return bool(used[0])


def _open_runs(partners: list[int], units: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs without a partner, at least `ANCHOR` words long, none across two units."""
    runs = []
    for start, end in units:
        begin = None
        for k in range(start, end + 1):
            is_open = k < end and partners[k] == UNALIGNED
            if is_open and begin is None:
                begin = k
            elif not is_open and begin is not None:
                runs.append((begin, k))
                begin = None
    return [(a, b) for a, b in runs if b - a >= ANCHOR]


def _link_moved(texts: Texts, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Link two leftovers where they share more than a name or a stock phrase."""
    a, b = texts.left[slice(*left)], texts.right[slice(*right)]
    pairs = list(_word_pairs(a, b, texts.features.weak, texts.kin))
    equal = [i for i, j in pairs if a[i] == b[j]]
    if len(equal) < MOVED or sum(not texts.features.weak(a[i]) for i in equal) < ANCHOR:
        return False
    for i, j in pairs:
        texts.link(left[0] + i, right[0] + j)
    return True
