"""What a dependency tree is cut into: stretches of its sentence, and what hangs on a word.

Trees are of English in ClearNLP labels with Penn Treebank tags, as `tellings.parsing` gives them.
"""

from __future__ import annotations

from tellings.parsing import Tree
from tellings.records import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


def up_to(part: Span, end: int, tree: Tree) -> Span:
    """A content that ends before a position, punctuation there left off."""
    inside = [at for at, start in enumerate(tree.starts) if part.start <= start < min(part.end, end)]
    return span(tree, inside[0], inside[-1]) if inside else part


def is_passive(tree: Tree, token: int) -> bool:
    """Whether a verb is passive, or a participle that opens a sentence."""
    if tree.tags[token] != "VBN":
        return False
    deps = {tree.deps[child] for child in tree.children[token]}
    # "Asked whether it was safe, Venn left": he did not ask.
    opening = tree.deps[token] == "advcl" and not deps & {"nsubj", "aux", "mark"}
    return opening or tree.deps[token] == "acl" or bool(deps & {"auxpass", "nsubjpass"})


def children(tree: Tree, token: int, *deps: str) -> list[int]:
    """What hangs on a word by one of these relations, in order."""
    return [child for child in tree.children[token] if tree.deps[child] in deps]


def span(tree: Tree, first: int, last: int) -> Span:
    """From token to token, punctuation at the ends left out (quotation marks are kept)."""
    while first < last and tree.words[first] in ",;:–—-.":
        first += 1
    while last > first and tree.words[last] in ",;:–—-.":
        last -= 1
    return Span(tree.starts[first], tree.ends[last])


def subtree(tree: Tree, token: int) -> Span:
    """The stretch of all that hangs on a word, itself included."""
    return span(tree, tree.lefts[token], tree.rights[token])


def is_infinitive(tree: Tree, token: int) -> bool:
    """Whether a verb is an infinitive with its "to"."""
    return tree.tags[token] == "VB" and any(
        tree.words[child].lower() == "to" and tree.deps[child] in ("aux", "mark") for child in tree.children[token]
    )


def without(tree: Tree, outer: int, inner: int) -> list[Span]:
    """What hangs on `outer`, less what hangs on `inner`."""
    left, right = tree.lefts[outer], tree.rights[outer]
    low, high = tree.lefts[inner], tree.rights[inner]
    if not left <= low <= high <= right:
        low = high = inner
        while high + 1 <= right and tree.heads[high + 1] == inner and tree.deps[high + 1] in SUBJECTS:
            high += 1
        while low > left and tree.heads[low - 1] == inner and tree.deps[low - 1] in SUBJECTS:
            low -= 1
    pieces = []
    if left < low:
        pieces.append(span(tree, left, low - 1))
    if high < right:
        pieces.append(span(tree, high + 1, right))
    return [piece for piece in pieces if piece.end - piece.start > 1]


def sentence_of(tree: Tree, token: int) -> tuple[int, int]:
    """The first and last token of the sentence that a token stands in, as far as the tree holds it together."""
    root = token
    while tree.heads[root] != root:
        root = tree.heads[root]
    return tree.lefts[root], tree.rights[root]
