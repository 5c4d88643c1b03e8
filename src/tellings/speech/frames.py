"""Who ascribes what to whom in one sentence, read off its dependency tree.

The parts are those of PARC and PolNeAR: source, cue, content. Where the content stands is told by the cue's frame in
the word list (see `lang/en/attributions.py`); positions are code points of the sentence. It reads trees of English in
ClearNLP labels: the few words of grammar that it tests itself ("that", "to", "as") are that grammar's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType

from tellings.parsing import Tree
from tellings.records import Span
from tellings.speech.branches import (
    FINITE,
    children,
    is_infinitive,
    is_passive,
    sentence_of,
    span,
    subtree,
    up_to,
    without,
)
from tellings.speech.contents import LEAD, active_content, addressee_of, clause_content, passive_content
from tellings.speech.cues import Cue, Cues
from tellings.speech.subjects import agent_of, antecedent_of, joined_to, noun_before, printed_source, subject_of

NEAR = 7
"""Words between a quotation and a verb outside the word list that may still introduce it."""
FAR = 25
"""The same where a colon leads to the quotation."""


@dataclass(slots=True)
class Frame:
    """One ascription of a sentence. `content` is empty while a quotation is still looked for.

    `head` is where the head word of the source begins, `joined` those of the words joined to it by "and", `asked` that
    of the addressee; `bearer` is what a relative pronoun ("who said") stands for. `token` is the cue's index in its
    tree, -1 without a tree.
    """

    act: str
    cue: Span
    source: Span | None
    head: int | None
    content: list[Span]
    addressee: Span | None = None
    negated: bool = False
    quotes: bool = False
    token: int = -1
    why: str = ""
    word: str = ""
    form: str = field(default="")
    asked: int | None = None
    bearer: Span | None = None
    joined: tuple[int, ...] = ()


def frames(tree: Tree, cues: Cues) -> list[Frame]:
    """The ascriptions of a sentence in the order of their cues, pending ones for quotations among them."""
    found: list[Frame] = []
    for token, word in enumerate(tree.words):
        form = word.lower()
        found.extend(_at(tree, token, form, cues))
    nobody = {start for start, word in zip(tree.starts, tree.words, strict=True) if word.lower() in cues.words.NOBODY}
    _give_participles(tree, found, cues.words)
    for frame in found:
        frame.negated = frame.negated or (frame.source is not None and frame.source.start in nobody)
    return found


def _give_participles(tree: Tree, found: Sequence[Frame], words: ModuleType) -> None:
    """For "The ministry said a car was hit, adding that ...": it is not the car that adds.

    A parser hangs the participle on what is nearest; a name or a pronoun is believed to speak, another noun is not.
    """
    last: Frame | None = None
    for frame in found:
        head = next((at for at, start in enumerate(tree.starts) if start == frame.head), None)
        named = head is not None and (tree.tags[head] in ("NNP", "NNPS", "PRP") or tree.heads[head] == frame.token)
        named = named or tree.deps[frame.token] == "pcomp"
        if last is not None and tree.tags[frame.token] == "VBG" and frame.word in words.ADDING and not named:
            frame.source, frame.head, frame.joined, frame.bearer = last.source, last.head, last.joined, last.bearer
        elif tree.tags[frame.token] in FINITE | {"VBN"} and frame.source is not None and frame.form != "adverb":
            last = frame


def beside(tree: Tree, fold: Span, cues: Cues) -> Frame | None:
    """The verb that introduces a folded quotation, whatever it means ("he chimed in, ..."), with its subject."""
    place = next((token for token, start in enumerate(tree.starts) if fold.start <= start < fold.end), None)
    if place is None:
        return None
    reach = FAR if ":" in tree.words[max(0, place - 2) : place] else NEAR
    near = sorted(
        (abs(token - place), token)
        for token, tag in enumerate(tree.tags)
        if tag in ("VBD", "VBZ", "VBP", "VBG", "VBN")
        and abs(token - place) <= reach
        and tree.words[token].lower() not in cues.words.AUXILIARY
        and not tree.deps[token].startswith("aux")
    )
    if not near:
        return _mistagged(tree, fold, place, cues)
    for _, token in near:
        head = agent_of(tree, token) if is_passive(tree, token) else subject_of(tree, token)
        if head is not None or is_passive(tree, token):
            cue = Cue(tree.words[token].lower(), "says", "q", frozenset())
            return _built(tree, token, cue, [], "", None, head is None, cues.words)
    return None


def _mistagged(tree: Tree, fold: Span, place: int, cues: Cues) -> Frame | None:
    """A verb of saying that the parser took for a noun: "...," the two state."""
    behind = next((at for at in range(place, len(tree.words)) if tree.starts[at] >= fold.end), len(tree.words))
    for token in range(behind + 1, min(behind + 1 + NEAR, len(tree.words))):
        form = tree.words[token].lower()
        entry = next((cue for cue in cues.verbs.get(form, ()) if "q" in cue.frame), None)
        if entry is not None and tree.tags[token].startswith("NN"):
            if tree.words[behind].lower() in cues.words.AUXILIARY:
                return _answering(tree, token, entry)
            source = span(tree, behind, token - 1)
            cue = Span(tree.starts[token], tree.ends[token])
            head = tree.starts[token - 1]
            why = f"{entry.word} beside a quotation"
            return Frame(entry.act, cue, source, head, [], quotes=True, token=token, why=why, word=entry.word)
    return None


def _answering(tree: Tree, token: int, entry: Cue) -> Frame | None:
    """A noun that says what a quotation was: "..." was the reply of the minister."""
    of = next((child for child in children(tree, token, "prep") if tree.words[child].lower() in ("of", "from")), None)
    below = children(tree, of, "pobj") if of is not None else []
    if not below:
        return None
    cue = Span(tree.starts[token], tree.ends[token])
    why = f"{entry.word} beside a quotation"
    head = tree.starts[below[0]]
    source = subtree(tree, below[0])
    return Frame(entry.act, cue, source, head, [], quotes=True, token=token, why=why, word=entry.word)


def _at(tree: Tree, token: int, form: str, cues: Cues) -> Iterator[Frame]:
    tag = tree.tags[token]
    if tag.startswith("VB") and form in cues.verbs:
        yield from _verb(tree, token, cues.verbs[form], cues)
    elif tag.startswith("VB") and not cues.calls(form):
        yield from _unlisted(tree, token, form, cues)
    elif tag.startswith("NN") and form in cues.nouns:
        yield from _noun(tree, token, cues.nouns[form], cues.words)
    elif tag.startswith(("JJ", "VBN")) and form in cues.adjectives:
        yield from _adjective(tree, token, cues.adjectives[form], cues.words)
    elif form in cues.words.ADVERBS:
        yield from _adverb(tree, token, cues.words.ADVERBS[form])
    elif form == "according":
        yield from _according(tree, token)


def _verb(tree: Tree, token: int, entries: tuple[Cue, ...], cues: Cues) -> Iterator[Frame]:
    """The first entry of the verb whose frame is filled; else a pending one that can take a quotation."""
    if tree.deps[token] == "amod" or tree.deps[token].startswith("aux"):
        return
    aside = _aside(tree, token, entries)
    if aside is not None:
        yield aside
        return
    passive = is_passive(tree, token)
    for cue in entries:
        content, form, asked = (passive_content if passive else active_content)(tree, token, cue, cues)
        thing = form == "object" and cue.word in cues.words.WEAK
        unreal = form in ("object", "preposition") and _unreal(tree, token, cues.words)
        if content and not thing and not unreal:
            yield _built(tree, token, cue, content, form, asked, passive, cues.words)
            return
    quoting = next((cue for cue in entries if "q" in cue.frame), None)
    if quoting and tree.deps[token] != "acl":
        yield _built(tree, token, quoting, [], "quotation", addressee_of(tree, token, quoting), passive, cues.words)


def _unreal(tree: Tree, token: int, words: ModuleType) -> bool:
    """Whether a verb is not done but asked for, possible or conditional."""
    return any(
        (tree.deps[child].startswith("aux") and tree.words[child].lower() in words.UNREAL)
        or (tree.deps[child] == "mark" and tree.words[child].lower() == "if")
        for child in tree.children[token]
    )


def _unlisted(tree: Tree, token: int, form: str, cues: Cues) -> Iterator[Frame]:
    """Any other verb with a subject and a clause with "that": few of them say nothing ("ensured that")."""
    subject = next(iter(children(tree, token, "nsubj")), None)
    if subject is None or tree.words[subject].lower() in cues.nouns:
        return
    if form in cues.words.SILENT or tree.tags[token] == "VBG" or is_passive(tree, token):
        return
    cue = Cue(form, "says", "qc", frozenset())
    for child in children(tree, token, "ccomp"):
        marked = any(
            tree.words[below].lower() == "that" and tree.deps[below] == "mark" for below in tree.children[child]
        )
        if child > token and marked:
            content = clause_content(tree, token, cue, cues.words)
            yield _built(tree, token, cue, content, "clause with that", None, False, cues.words)
            return


def _aside(tree: Tree, token: int, entries: tuple[Cue, ...]) -> Frame | None:
    """A clause set into another with its verb first: "The trouble, say engineers, is the gate"."""
    cue = next((entry for entry in entries if "q" in entry.frame), None)
    if cue is None or tree.words[token - 1] != "," or tree.tags[token] not in ("VBD", "VBZ", "VBP") or token < 2:
        return None
    close = next((at for at in range(token + 1, min(token + 13, len(tree.words))) if tree.words[at] == ","), None)
    if (
        close is None
        or not tree.tags[token + 1].startswith(("NN", "DT", "JJ", "CD"))
        or tree.words[token + 1] == "that"
    ):
        return None
    first, last = sentence_of(tree, token)
    if close + 2 >= last or tree.tags[close + 1] not in FINITE:
        return None
    before, after = span(tree, first, token - 2), span(tree, close + 1, last)
    source = span(tree, token + 1, close - 1)
    cue_span = Span(tree.starts[token], tree.ends[token])
    why = f"{cue.word} set into a clause"
    return Frame(
        cue.act, cue_span, source, source.start, [before, after], None, False, True, token, why, cue.word, "aside"
    )


def _built(
    tree: Tree,
    token: int,
    cue: Cue,
    content: list[Span],
    form: str,
    asked: int | None,
    passive: bool,
    words: ModuleType,
) -> Frame:
    head = agent_of(tree, token) if passive else subject_of(tree, token)
    noun = noun_before(tree, token) if head is None and not passive else None
    before = noun[1] if noun is not None else None
    if noun is not None and content and all(part.start < tree.starts[token] for part in content):
        head = noun[0]
        content = [up_to(part, noun[1].start, tree) for part in content if part.start < noun[1].start]
    else:
        before = None
    bearer = antecedent_of(tree, head, words) if head is not None else None
    meant = head if bearer is None else bearer
    return Frame(
        cue.act,
        Span(tree.starts[token], tree.ends[token]),
        printed_source(tree, token, head, before),
        tree.starts[meant] if meant is not None else None,
        content,
        subtree(tree, asked) if asked is not None else None,
        _is_negated(tree, token, words),
        "q" in cue.frame,
        token,
        f"{cue.word} with {form}",
        cue.word,
        form,
        tree.starts[asked] if asked is not None else None,
        span(tree, tree.lefts[bearer], head - 1) if bearer is not None and head is not None else None,
        tuple(tree.starts[other] for other in joined_to(tree, meant)) if meant is not None else (),
    )


def _noun(tree: Tree, token: int, cue: Cue, words: ModuleType) -> Iterator[Frame]:
    content, form = _noun_content(tree, token, cue, words)
    owner = _noun_owner(tree, token, words)
    if not content or (owner is None and form != "noun clause") or (form == "noun clause" and _written(tree, token)):
        return
    yield Frame(
        cue.act,
        Span(tree.starts[token], tree.ends[token]),
        subtree(tree, owner) if owner is not None else None,
        tree.starts[owner] if owner is not None else None,
        content,
        token=token,
        why=f"{cue.word} with {form}",
        word=cue.word,
        form=form,
    )


def _noun_owner(tree: Tree, token: int, words: ModuleType) -> int | None:
    owner = children(tree, token, "poss")
    if owner:
        return owner[0]
    for child in children(tree, token, "prep"):
        if tree.words[child].lower() in ("by", "from") and (below := children(tree, child, "pobj")):
            return below[0]
    head = tree.heads[token]
    if tree.deps[token] in ("dobj", "attr", "pobj") and tree.words[head].lower() in words.LIGHT:
        return subject_of(tree, head)
    return None


def _written(tree: Tree, token: int) -> bool:
    """Whether a noun is where something was said ("said in a statement that ..."), so that the verb has the content."""
    head = tree.heads[token]
    return tree.deps[token] == "pobj" and tree.words[head].lower() == "in" and tree.tags[tree.heads[head]] in FINITE


def _noun_content(tree: Tree, token: int, cue: Cue, words: ModuleType) -> tuple[list[Span], str]:
    for child in tree.children[token]:
        clause = tree.deps[child] in ("acl", "relcl", "ccomp") and child > token
        marked = any(tree.deps[below] == "mark" for below in tree.children[child])
        if clause and (is_infinitive(tree, child) or marked):
            return [subtree(tree, child)], "noun clause" if marked else "noun infinitive"
    for child in children(tree, token, "prep"):
        when = any(tree.words[at].lower() in words.DAYS for at in children(tree, child, "pobj"))
        if tree.words[child].lower() in cue.prepositions and tree.rights[child] > child and not when:
            return [span(tree, child + 1, tree.rights[child])], "noun preposition"
    head = tree.heads[token]
    if tree.deps[token] == "nsubj" and tree.words[head].lower() in ("is", "was", "'s", "’s"):
        clauses = children(tree, head, "ccomp", "xcomp", "advcl")
        if clauses:
            return [subtree(tree, clauses[-1])], "noun clause"
    return [], ""


def _adjective(tree: Tree, token: int, cue: Cue, words: ModuleType) -> Iterator[Frame]:
    if tree.deps[token] not in ("acomp", "conj", "ROOT", "advcl", "oprd", "ccomp"):
        return
    content: list[Span] = []
    for child in tree.children[token]:
        if child < token:
            continue
        if tree.deps[child] in ("ccomp", "xcomp"):
            content = [subtree(tree, child)]
        elif (
            tree.deps[child] == "prep"
            and tree.words[child].lower() in (cue.prepositions if cue.act != "agrees" else ("to",))
            and tree.rights[child] > child
        ):
            content = content or [span(tree, child + 1, tree.rights[child])]
    subject = subject_of(tree, token)
    if content and subject is not None and tree.words[subject].lower() not in words.IMPERSONAL:
        yield Frame(
            cue.act,
            Span(tree.starts[token], tree.ends[token]),
            subtree(tree, subject),
            tree.starts[subject],
            content,
            negated=_is_negated(tree, tree.heads[token], words),
            token=token,
            why=f"{cue.word} with its complement",
            word=cue.word,
            form="adjective",
        )


def _is_negated(tree: Tree, token: int, words: ModuleType) -> bool:
    """Whether a negation hangs on a word ("did not deny") or on an adverb that ends it ("no longer denies")."""
    adverbs = [child for child in tree.children[token] if tree.words[child].lower() in words.ENDING]
    return any(tree.deps[child] == "neg" for word in (token, *adverbs) for child in tree.children[word])


def _adverb(tree: Tree, token: int, act: str) -> Iterator[Frame]:
    head = tree.heads[token]
    content = without(tree, head, token) if head != token else []
    first = tree.lefts[head]
    if (
        content
        and tree.tags[first] in ("WRB", "IN", "CC")
        and first + 1 < token
        and content[0].start == tree.starts[first]
    ):
        content[0] = Span(tree.starts[first + 1], content[0].end)
    if content:
        cue = Span(tree.starts[token], tree.ends[token])
        word = tree.words[token].lower()
        yield Frame(act, cue, None, None, content, token=token, why=f"{word}: nobody named", word=word, form="adverb")


def _according(tree: Tree, token: int) -> Iterator[Frame]:
    to = next((c for c in range(token + 1, min(token + 3, len(tree.words))) if tree.words[c].lower() == "to"), None)
    below = children(tree, to, "pobj", "pcomp") if to is not None else []
    if to is None or not below:
        return
    last = _to_comma(tree, token, tree.rights[below[0]])
    content = _accorded(tree, token, last)
    if content:
        yield Frame(
            "says",
            Span(tree.starts[token], tree.ends[to]),
            span(tree, tree.lefts[below[0]], last),
            tree.starts[below[0]],
            content,
            token=token,
            why="according to",
            word="according to",
            form="according",
        )


def _to_comma(tree: Tree, token: int, last: int) -> int:
    """The end of a phrase that opens a sentence: at its comma, if no clause stands between."""
    if token > sentence_of(tree, token)[0] + 1:
        return last
    comma = next((at for at in range(last + 1, min(last + LEAD, len(tree.words))) if tree.words[at] == ","), None)
    if comma is None or FINITE & set(tree.tags[last + 2 : comma]):
        return last
    return comma - 1


def _accorded(tree: Tree, token: int, last: int) -> list[Span]:
    """What is so according to somebody: the rest of the sentence, where the phrase opens or closes it."""
    first, end = sentence_of(tree, token)
    if token <= first + 1 and last + 2 < end:
        return [span(tree, last + 1, end)]
    if last >= end - 2 and token > first + 1:
        return [span(tree, first, token - 1)]
    outer = token
    while tree.heads[outer] != outer and not (outer != token and tree.tags[outer].startswith("VB")):
        outer = tree.heads[outer]
    return without(tree, outer, token) if outer != token else []
