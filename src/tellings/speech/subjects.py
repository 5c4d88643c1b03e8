"""Who does what a verb says, in a dependency tree: its subject, its agent, who is quoted, and who is joined to them.

Trees are of English in ClearNLP labels; the few words of grammar tested here ("by", "as", "with") are that grammar's.
"""

from __future__ import annotations

from types import ModuleType

from tellings.parsing import Tree
from tellings.records import Span
from tellings.speech.branches import FINITE, SUBJECTS, children, span, subtree

BEHIND = 17
"""Words of a source behind the last comma of a sentence: a body with its place, its short name in brackets."""
PHRASE = 5
"""Words of a noun phrase that is read off the tags alone."""
DEEPEST = 5
"""Steps up a tree for a subject; more lead to another clause's."""


def printed_source(tree: Tree, token: int, head: int | None, before: Span | None) -> Span | None:
    """The source without the clause that says what it says: "a crowd", of "a crowd calling for calm"."""
    if head is None or before is not None:
        return before
    if tree.heads[token] == head < token and tree.lefts[token] > tree.lefts[head]:
        return span(tree, tree.lefts[head], tree.lefts[token] - 1)
    return subtree(tree, head)


def noun_before(tree: Tree, token: int) -> tuple[int, Span] | None:
    """The head and extent of what stands right before a finite verb, where the parser made it part of what was said.

    Behind the last comma, if no verb stands between ("..., the Observatory for Rights (OR) said"); else a noun phrase.
    """
    if tree.tags[token] not in FINITE or token == 0:
        return None
    comma = next((at for at in range(token - 1, max(-1, token - BEHIND), -1) if tree.words[at] == ","), None)
    if comma is not None and comma + 1 < token and not FINITE & set(tree.tags[comma + 1 : token]):
        nouns = [at for at in range(comma + 1, token) if tree.tags[at].startswith(("NN", "PRP"))]
        ends = (at for at in nouns if at + 1 == token or tree.tags[at + 1] in ("IN", "-LRB-", ","))
        head = next(ends, None)
        if head is not None and tree.tags[comma + 1] not in ("IN", "CC", "WDT", "WP"):
            return head, Span(tree.starts[comma + 1], tree.ends[token - 1])
    if not tree.tags[token - 1].startswith(("NN", "PRP")):
        return None
    first = token - 1
    while first > 0 and token - first < PHRASE and tree.tags[first - 1] in ("DT", "CD", "JJ", "NN", "NNS", "NNP"):
        first -= 1
        if tree.tags[first] == "DT":
            break
    return token - 1, Span(tree.starts[first], tree.ends[token - 1])


def antecedent_of(tree: Tree, pronoun: int, words: ModuleType) -> int | None:
    """What a relative pronoun stands for: the word before it that its clause hangs on."""
    if tree.words[pronoun].lower() not in words.RELATIVE:
        return None
    verb = tree.heads[pronoun]
    for _ in range(DEEPEST):
        if tree.deps[verb] in ("relcl", "acl"):
            return tree.heads[verb] if tree.heads[verb] < pronoun else None
        verb = tree.heads[verb]
    return None


def joined_to(tree: Tree, head: int) -> list[int]:
    """The words that "and" joins to a source's head: "Venn, Marlo and the ministry"."""
    found: list[int] = []
    for child in children(tree, head, "conj"):
        found += [child, *joined_to(tree, child)]
    return found


def agent_of(tree: Tree, token: int) -> int | None:
    """Who is named by "by" as doing what a passive verb says."""
    for child in children(tree, token, "agent"):
        below = children(tree, child, "pobj")
        if below:
            return below[0]
    return None


def subject_of(tree: Tree, token: int, depth: int = 0) -> int | None:
    """The one who does what the verb says: its own subject, or that of the verb it hangs on."""
    own = [child for child in tree.children[token] if tree.deps[child] in SUBJECTS]
    if not own and tree.tags[token] == "VBG" and with_whom(tree, token):
        return token - 1
    if own:
        return own[-1] if tree.deps[own[-1]] != "csubj" else None
    head, dep = tree.heads[token], tree.deps[token]
    if head == token or depth > DEEPEST:
        return None
    if dep in ("acl", "relcl") and tree.tags[head].startswith(("NN", "PRP", "CD", "DT")):
        return head
    if dep in ("xcomp", "ccomp", "advcl", "conj", "pcomp", "prep", "acl", "acomp", "dep", "attr", "oprd"):
        if dep == "pcomp" and tree.words[head].lower() == "as":  # "quoted the mayor as saying"
            return _quoted(tree, head, depth)
        controlled = dep in ("xcomp", "ccomp") and tree.tags[head].startswith("VB")
        if controlled and (objects := [c for c in children(tree, head, "dobj") if head < c < token]):
            return objects[0]
        if tree.tags[head].startswith("NN") and dep != "conj":
            owner = children(tree, head, "poss")
            return owner[0] if owner else subject_of(tree, head, depth + 1)
        return subject_of(tree, head, depth + 1)
    if tree.tags[head].startswith("VB") or dep in ("dobj", "pobj"):
        return subject_of(tree, head, depth + 1)
    return None


def _quoted(tree: Tree, preposition: int, depth: int) -> int | None:
    """Who is quoted "as saying": the object before "as", on which a parser may hang it."""
    head = tree.heads[preposition]
    if tree.tags[head].startswith("NN"):
        return tree.heads[head] if tree.deps[head] == "appos" else head
    objects = [child for child in children(tree, head, "dobj") if child < preposition]
    return objects[0] if objects else subject_of(tree, preposition, depth + 1)


def with_whom(tree: Tree, token: int) -> bool:
    """Whether a participle has its subject behind "with": "with the mayor adding that ..."."""
    phrase = tree.lefts[token - 1] if token > 1 and tree.tags[token - 1].startswith(("NN", "PRP")) else 0
    return phrase > 0 and tree.words[phrase - 1].lower() == "with"
