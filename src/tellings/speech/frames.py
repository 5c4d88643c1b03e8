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
from tellings.speech.acts import ACTS
from tellings.speech.cues import Cue, Cues
from tellings.speech.utterances import FOLDED

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
NEAR = 7
"""Words between a quotation and a verb outside the word list that may still introduce it."""
LEAD = 12
"""Words between "said that" and the clause proper, for an adverbial set before it."""
AHEAD = 40
"""The same where those words are a clause themselves."""
FAR = 25
"""The same where a colon leads to the quotation."""
PHRASE = 5
"""Words of a noun phrase that is read off the tags alone."""
DEEPEST = 5
"""Steps up a tree for a subject; more lead to another clause's."""


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
        head = _agent(tree, token) if _is_passive(tree, token) else _subject(tree, token)
        if head is not None or _is_passive(tree, token):
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
            source = _span(tree, behind, token - 1)
            cue = Span(tree.starts[token], tree.ends[token])
            head = tree.starts[token - 1]
            why = f"{entry.word} beside a quotation"
            return Frame(entry.act, cue, source, head, [], quotes=True, token=token, why=why, word=entry.word)
    return None


def _answering(tree: Tree, token: int, entry: Cue) -> Frame | None:
    """A noun that says what a quotation was: "..." was the reply of the minister."""
    of = next((child for child in _children(tree, token, "prep") if tree.words[child].lower() in ("of", "from")), None)
    below = _children(tree, of, "pobj") if of is not None else []
    if not below:
        return None
    cue = Span(tree.starts[token], tree.ends[token])
    why = f"{entry.word} beside a quotation"
    head = tree.starts[below[0]]
    source = _subtree(tree, below[0])
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
    passive = _is_passive(tree, token)
    for cue in entries:
        content, form, asked = (_passive_content if passive else _active_content)(tree, token, cue, cues)
        thing = form == "object" and cue.word in cues.words.WEAK
        unreal = form in ("object", "preposition") and _unreal(tree, token, cues.words)
        if content and not thing and not unreal:
            yield _built(tree, token, cue, content, form, asked, passive, cues.words)
            return
    quoting = next((cue for cue in entries if "q" in cue.frame), None)
    if quoting and tree.deps[token] != "acl":
        yield _built(tree, token, quoting, [], "quotation", _addressee(tree, token, quoting), passive, cues.words)


def _unreal(tree: Tree, token: int, words: ModuleType) -> bool:
    """Whether a verb is not done but asked for, possible or conditional."""
    return any(
        (tree.deps[child].startswith("aux") and tree.words[child].lower() in words.UNREAL)
        or (tree.deps[child] == "mark" and tree.words[child].lower() == "if")
        for child in tree.children[token]
    )


def _unlisted(tree: Tree, token: int, form: str, cues: Cues) -> Iterator[Frame]:
    """Any other verb with a subject and a clause with "that": few of them say nothing ("ensured that")."""
    subject = next(iter(_children(tree, token, "nsubj")), None)
    if subject is None or tree.words[subject].lower() in cues.nouns:
        return
    if form in cues.words.SILENT or tree.tags[token] == "VBG" or _is_passive(tree, token):
        return
    cue = Cue(form, "says", "qc", frozenset())
    for child in _children(tree, token, "ccomp"):
        marked = any(
            tree.words[below].lower() == "that" and tree.deps[below] == "mark" for below in tree.children[child]
        )
        if child > token and marked:
            content = _clause(tree, token, cue, cues.words)
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
    first, last = _sentence(tree, token)
    if close + 2 >= last or tree.tags[close + 1] not in FINITE:
        return None
    before, after = _span(tree, first, token - 2), _span(tree, close + 1, last)
    source = _span(tree, token + 1, close - 1)
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
    head = _agent(tree, token) if passive else _subject(tree, token)
    noun = _noun_before(tree, token) if head is None and not passive else None
    before = noun[1] if noun is not None else None
    if noun is not None and content and all(part.start < tree.starts[token] for part in content):
        head = noun[0]
        content = [_up_to(part, noun[1].start, tree) for part in content if part.start < noun[1].start]
    else:
        before = None
    bearer = _antecedent(tree, head, words) if head is not None else None
    meant = head if bearer is None else bearer
    return Frame(
        cue.act,
        Span(tree.starts[token], tree.ends[token]),
        _printed_source(tree, token, head, before),
        tree.starts[meant] if meant is not None else None,
        content,
        _subtree(tree, asked) if asked is not None else None,
        any(tree.deps[child] == "neg" for child in tree.children[token]),
        "q" in cue.frame,
        token,
        f"{cue.word} with {form}",
        cue.word,
        form,
        tree.starts[asked] if asked is not None else None,
        _span(tree, tree.lefts[bearer], head - 1) if bearer is not None and head is not None else None,
        tuple(tree.starts[other] for other in _joined(tree, meant)) if meant is not None else (),
    )


def _up_to(part: Span, end: int, tree: Tree) -> Span:
    """A content that ends before a position, punctuation there left off."""
    inside = [at for at, start in enumerate(tree.starts) if part.start <= start < min(part.end, end)]
    return _span(tree, inside[0], inside[-1]) if inside else part


def _printed_source(tree: Tree, token: int, head: int | None, before: Span | None) -> Span | None:
    """The source without the clause that says what it says: "a crowd", of "a crowd calling for calm"."""
    if head is None or before is not None:
        return before
    if tree.heads[token] == head < token and tree.lefts[token] > tree.lefts[head]:
        return _span(tree, tree.lefts[head], tree.lefts[token] - 1)
    return _subtree(tree, head)


def _noun_before(tree: Tree, token: int) -> tuple[int, Span] | None:
    """The head and extent of what stands right before a finite verb, where the parser made it part of what was said.

    Behind the last comma, if no verb stands between ("..., the Observatory for Rights (OR) said"); else a noun phrase.
    """
    if tree.tags[token] not in FINITE or token == 0:
        return None
    comma = next((at for at in range(token - 1, max(-1, token - LEAD - PHRASE), -1) if tree.words[at] == ","), None)
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


def _antecedent(tree: Tree, pronoun: int, words: ModuleType) -> int | None:
    """What a relative pronoun stands for: the word before it that its clause hangs on."""
    if tree.words[pronoun].lower() not in words.RELATIVE:
        return None
    verb = tree.heads[pronoun]
    for _ in range(DEEPEST):
        if tree.deps[verb] in ("relcl", "acl"):
            return tree.heads[verb] if tree.heads[verb] < pronoun else None
        verb = tree.heads[verb]
    return None


def _joined(tree: Tree, head: int) -> list[int]:
    """The words that "and" joins to a source's head: "Venn, Marlo and the ministry"."""
    found: list[int] = []
    for child in _children(tree, head, "conj"):
        found += [child, *_joined(tree, child)]
    return found


def _is_passive(tree: Tree, token: int) -> bool:
    if tree.tags[token] != "VBN":
        return False
    deps = {tree.deps[child] for child in tree.children[token]}
    # "Asked whether it was safe, Venn left": he did not ask.
    opening = tree.deps[token] == "advcl" and not deps & {"nsubj", "aux", "mark"}
    return opening or tree.deps[token] == "acl" or bool(deps & {"auxpass", "nsubjpass"})


def _children(tree: Tree, token: int, *deps: str) -> list[int]:
    return [child for child in tree.children[token] if tree.deps[child] in deps]


def _span(tree: Tree, first: int, last: int) -> Span:
    """From token to token, punctuation at the ends left out (quotation marks are kept)."""
    while first < last and tree.words[first] in ",;:–—-.":
        first += 1
    while last > first and tree.words[last] in ",;:–—-.":
        last -= 1
    return Span(tree.starts[first], tree.ends[last])


def _subtree(tree: Tree, token: int) -> Span:
    return _span(tree, tree.lefts[token], tree.rights[token])


def _active_content(tree: Tree, token: int, cue: Cue, cues: Cues) -> tuple[list[Span], str, int | None]:
    asked = _addressee(tree, token, cue)
    for reader, form in (
        (_clause, "clause"),
        (_in_writing, "clause"),
        (_appeal, "appeal"),
        (_infinitive, "infinitive"),
        (_prepositional, "preposition"),
        (_object, "object"),
        (_surrounding, "clause around it"),
        (_run_on, "clause"),
        (_set_behind, "clause"),
    ):
        content = reader(tree, token, cue, cues.words)
        if content:
            return content, form, asked
    return [], "", asked


def _addressee(tree: Tree, token: int, cue: Cue) -> int | None:
    """The head of who is spoken to: the object, or what stands behind "to"."""
    if "a" in cue.frame:
        objects = _children(tree, token, "dobj", "dative")
        objects = [child for child in objects if abs(child - token) < 8 and tree.words[child] != FOLDED]
        return objects[0] if objects else None
    for child in _children(tree, token, "prep", "dative"):
        if tree.words[child].lower() == "to" and (below := _children(tree, child, "pobj")):
            return below[0]
    return None


def _clause(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    clauses = _children(tree, token, "ccomp") if {"c", "q", "l"} & set(cue.frame) else []
    if "l" in cue.frame and _children(tree, token, "dobj"):
        return []
    if not clauses:
        return []
    last = clauses[-1]
    if last < token:
        if tree.rights[last] > token:
            return _without(tree, last, token)
        if "a" not in cue.frame and any(child > token for child in _children(tree, token, "dobj")):
            return []
        if (whole := _set_behind(tree, token, cue, words)) and whole[0].start < tree.starts[tree.lefts[last]]:
            return whole
    return [_span(tree, _clause_start(tree, token, last, "a" not in cue.frame), _clause_end(tree, token, last, words))]


def _in_writing(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    """The clause of "said in a letter that ...", which a parser hangs on the letter."""
    places = [child for child in _children(tree, token, "prep") if tree.words[child].lower() == "in"]
    nouns = [below for child in places for below in _children(tree, child, "pobj")]
    for clause in (child for noun in nouns for child in _children(tree, noun, "relcl", "acl", "ccomp")):
        if "c" in cue.frame and any(tree.words[at] == "that" for at in _children(tree, clause, "mark")):
            return [_span(tree, tree.lefts[clause], tree.rights[clause])]
    return []


def _clause_start(tree: Tree, token: int, clause: int, plain: bool) -> int:
    """The first token of a clause; behind "said that" or "said," what stands before the clause's own words too."""
    first = tree.lefts[clause]
    for child in tree.children[token]:
        astray = tree.deps[child] in ("nsubj", "csubj", "nsubjpass", "dep") or (tree.deps[child] == "dobj" and plain)
        if token < child < clause and astray:
            first = min(first, tree.lefts[child])
    if token + 1 < first <= token + LEAD and tree.words[token + 1] in ("that", ","):
        return token + 1
    that = next((at for at in range(token + 1, min(first, token + LEAD)) if _opens_clause(tree, at)), None)
    if that is not None and plain and not FINITE & set(tree.tags[token + 1 : that]):
        return that
    if tree.tags[first] in ("VBN", "VBD"):  # "said in the interview taped on Monday that ..."
        that = next((at for at in range(first, min(first + PHRASE, len(tree.words))) if _opens_clause(tree, at)), None)
        return first if that is None else that
    if token + 1 < first <= token + AHEAD and plain and _is_clause(tree, token + 1, first):
        return token + 1
    return first


def _opens_clause(tree: Tree, at: int) -> bool:
    return tree.words[at] == "that" and tree.tags[at] == "IN"


def _is_clause(tree: Tree, first: int, end: int) -> bool:
    """Whether what stands between "said" and its clause is a clause too, that the parser has hung elsewhere."""
    tags = tree.tags[first:end]
    infinitive = tags[:2] == ("TO", "VB")
    return infinitive or (bool(FINITE & set(tags)) and tags[0] not in ("IN", "TO", "RB", "VBG", "VBN", "CC", "WRB"))


def _clause_end(tree: Tree, token: int, clause: int, words: ModuleType) -> int:
    """The last token of a clause.

    A verb of saying that is joined to it without a subject of its own is the speaker's next statement; a reason or
    condition behind it, or another clause with "that", belongs to it wherever the parser hangs it.
    """
    for child in _children(tree, clause, "conj"):
        bare = not _children(tree, child, "nsubj", "nsubjpass", "auxpass")
        if bare and tree.tags[child].startswith("VB") and tree.words[child].lower() in words.REPORTING:
            return _before_joint(tree, tree.lefts[child])
    end = _before_telling(tree, clause, _without_tail(tree, clause), words) if clause > token else tree.rights[clause]
    for child in tree.children[token]:
        if child > end and tree.lefts[child] <= end + 3 and clause > token and _goes_with(tree, child, words):
            end = tree.rights[child]
    return end


def _without_tail(tree: Tree, clause: int) -> int:
    """The last token of a clause, less what a comma sets behind it: "..., echoing his rival", "..., which is new"."""
    end = tree.rights[clause]
    for child in range(clause + 1, end + 1):
        loose = tree.deps[child] == "relcl" or (tree.deps[child] == "advcl" and tree.tags[child] == "VBG")
        first = tree.lefts[child]
        if loose and tree.rights[child] >= end - 1 and first - 1 > clause and tree.words[first - 1] == ",":
            return first - 2
    return end


def _before_telling(tree: Tree, clause: int, end: int, words: ModuleType) -> int:
    """The end, or the word before ", telling reporters": the speaker's next statement, whatever it hangs on."""
    for at in range(clause + 2, end + 1):
        if tree.words[at].lower() in words.TELLING and tree.words[at - 1] == "," and tree.deps[at] == "advcl":
            return at - 2
    return end


def _before_joint(tree: Tree, first: int) -> int:
    """The last token before a conjunction that joins on what begins at `first`."""
    return first - 2 if tree.deps[first - 1] == "cc" else first - 1


def _goes_with(tree: Tree, child: int, words: ModuleType) -> bool:
    marks = [tree.words[below].lower() for below in tree.children[child] if tree.deps[below] in ("mark", "advmod")]
    if tree.deps[child] == "advcl":
        return bool(words.CONDITIONS & set(marks))
    return tree.deps[child] == "conj" and "that" in marks


def _appeal(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    """From the one who is called on to the end of what is asked of them."""
    if cue.act == "calls for" and cue.word in words.APPEALS:
        for child in _children(tree, token, "prep"):
            if tree.words[child].lower() in words.APPEALED and child > token:
                below = _children(tree, child, "pobj", "pcomp")
                infinitives = [c for c in (*tree.children[token], *tree.children[child]) if _is_infinitive(tree, c)]
                if below and (infinitives or tree.words[child].lower() == "for"):
                    last = max([tree.rights[below[-1]], *(tree.rights[c] for c in infinitives)])
                    last = last if infinitives else _with_topic(tree, token, last, words)
                    return [_span(tree, tree.lefts[below[0]], last)]
    return []


def _with_topic(tree: Tree, token: int, last: int, words: ModuleType) -> int:
    """The end of what is called for, with "in the fighting" that the parser hung on the call; not "in a speech"."""
    for child in _children(tree, token, "prep"):
        below = _children(tree, child, "pobj")
        common = bool(below) and tree.tags[below[0]].startswith(("NN", "VBG")) and tree.tags[below[0]] != "NNP"
        if child == last + 1 and common and tree.words[below[0]].lower() not in words.VENUES:
            last = tree.rights[child]
    return last


def _is_infinitive(tree: Tree, token: int) -> bool:
    return tree.tags[token] == "VB" and any(
        tree.words[child].lower() == "to" and tree.deps[child] in ("aux", "mark") for child in tree.children[token]
    )


def _infinitive(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    subject = _subject(tree, token) if cue.act == "threatens" else None
    thing = subject is not None and tree.words[subject].lower() in words.IMPERSONAL | words.THREATS
    if "x" not in cue.frame or thing:
        return []
    for child in tree.children[token]:
        dep = tree.deps[child]
        if tree.words[child].lower() in words.ANONYMITY:
            return []
        bare = dep == "ccomp" and ("c" in cue.frame or tree.tags[child] in ("VB", "VBG"))
        if child > token and (
            bare or dep == "xcomp" or (dep == "advcl" and "a" in cue.frame and _is_infinitive(tree, child))
        ):
            first = tree.lefts[child]
            asked = _children(tree, token, "dobj")
            if "a" in cue.frame and asked and token < asked[0] < child:
                first = tree.lefts[asked[0]]
            return [_span(tree, first, _without_tail(tree, child))]
    return []


def _prepositional(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    for child in _children(tree, token, "prep"):
        if child > token and tree.words[child].lower() in cue.prepositions and tree.rights[child] > child:
            if "o" in cue.frame and "a" not in cue.frame and _children(tree, token, "dobj"):
                continue
            first = child + 1
            if any(tree.words[at].lower() in words.DAYS for at in _children(tree, child, "pobj")):
                continue
            objects = _children(tree, token, "dobj")
            if "a" in cue.frame and objects and token < objects[0] < child:
                first = tree.lefts[objects[0]]
            return [_span(tree, first, _without_tail(tree, child))]
    return []


def _object(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    if not {"o", "l", "n"} & set(cue.frame):
        return []
    objects = _objects(tree, token)
    if not objects or tree.words[objects[0]].lower() in words.REFLEXIVE | words.NO_CONTENT:
        return []
    first, last = objects[0], objects[-1]
    if "n" in cue.frame and not any(
        tree.words[child].lower() == "at" for child in _children(tree, token, "prep") if child > last
    ):
        return []
    if "l" in cue.frame and len(objects) == 1 and not _labelled(tree, token, first):
        return []
    start, end = tree.lefts[first], _without_tail(tree, last)
    for child in tree.children[token]:
        late = child > last and (tree.deps[child] == "prep" and tree.words[child].lower() in words.TRAILING)
        if late or (child > last and tree.deps[child] in ("xcomp", "oprd", "ccomp")):
            end = max(end, tree.rights[child])
    return [_span(tree, start, _before_with(tree, start, end, words))]


def _objects(tree: Tree, token: int) -> list[int]:
    """The objects of a verb, less a relative pronoun before it ("which he called a lie")."""
    found = _children(tree, token, "dobj", "oprd") or _gerunds(tree, token)
    relative = bool(found) and found[0] < token and tree.tags[found[0]].startswith("W")
    return [child for child in found if child > token] if relative else found


def _before_with(tree: Tree, start: int, end: int, words: ModuleType) -> int:
    """The end of an object, or the word before "with the mayor adding that ..."."""
    for at in range(start + 2, end + 1):
        if tree.words[at].lower() in words.TELLING and tree.lefts[at - 1] - 2 >= start and _with_whom(tree, at):
            return tree.lefts[at - 1] - 2
    return end


def _labelled(tree: Tree, token: int, thing: int) -> bool:
    """Whether something is called something, so that "called the police" is no statement."""
    return tree.deps[thing] == "oprd" or any(
        tree.deps[child] in ("oprd", "xcomp", "ccomp") or tree.words[child].lower() == "as"
        for child in tree.children[token]
        if child > thing
    )


def _gerunds(tree: Tree, token: int) -> list[int]:
    return [child for child in _children(tree, token, "xcomp") if tree.tags[child] == "VBG" and child > token]


def _surrounding(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    """The clause that "he said" or "as he put it" is set into."""
    if not ({"c", "q"} & set(cue.frame)) or tree.heads[token] == token:
        return []
    as_clause = tree.deps[token] == "advcl" and any(
        tree.words[child].lower() == "as" and tree.deps[child] in ("mark", "advmod") for child in tree.children[token]
    )
    if tree.deps[token] == "parataxis" or (as_clause and _tells(cue, words)):
        return _without(tree, tree.heads[token], token)
    return []


def _set_behind(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    """The sentence that ", the mayor said on Friday" closes, where the parser joins the two as if "and" stood there."""
    subjects = _children(tree, token, "nsubj")
    head = tree.heads[token]
    if "c" not in cue.frame or tree.deps[token] != "conj" or not subjects or tree.tags[token] not in FINITE:
        return []
    first = tree.lefts[subjects[0]]
    behind = tree.lefts[head] < first - 1 and tree.words[first - 1] == "," and head < first
    return [_span(tree, tree.lefts[head], first - 2)] if behind else []


def _tells(cue: Cue, words: ModuleType) -> bool:
    """Whether "as he ..." can say of its sentence that it was said: not "as they urged", not "as he spoke"."""
    return not ACTS[cue.act].addressed and cue.word not in words.TALKING


def _run_on(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    """A clause behind an insertion: "has said, according to its own count, the toll was higher"."""
    if "c" not in cue.frame or token + 1 >= len(tree.words) or tree.words[token + 1] != ",":
        return []
    joined = [child for child in _children(tree, token, "conj") if child > token and _children(tree, child, "nsubj")]
    if not joined or _children(tree, token, "cc"):
        return []
    subject = tree.lefts[_children(tree, joined[0], "nsubj")[0]]
    return [_span(tree, subject, tree.rights[joined[0]])] if tree.words[subject - 1] == "," else []


def _without(tree: Tree, outer: int, inner: int) -> list[Span]:
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
        pieces.append(_span(tree, left, low - 1))
    if high < right:
        pieces.append(_span(tree, high + 1, right))
    return [piece for piece in pieces if piece.end - piece.start > 1]


def _passive_content(tree: Tree, token: int, cue: Cue, cues: Cues) -> tuple[list[Span], str, int | None]:
    agent = _agent(tree, token)
    if agent is None and cue.word not in cues.words.PASSIVE and "a" not in cue.frame:
        return [], "", None
    clause = [_subtree(tree, child) for child in _children(tree, token, "ccomp")]
    if clause:
        told = _children(tree, tree.heads[token], "nsubj") if tree.deps[token] == "advcl" else []
        return clause, "passive clause", told[0] if told else None
    subject = next(iter(_children(tree, token, "nsubjpass")), None)
    if tree.deps[token] == "acl":
        if agent is None:
            return [], "", None
        return [_span(tree, tree.lefts[tree.heads[token]], tree.lefts[token] - 1)], "passive", None
    parts = [_subtree(tree, subject)] if subject is not None else []
    for child in tree.children[token]:
        late = tree.deps[child] == "prep" and tree.words[child].lower() in (*cue.prepositions, "as")
        if child > token and (tree.deps[child] in ("xcomp", "oprd") or late):
            parts.append(_subtree(tree, child))
    if len(parts) > 1 or (agent is not None and "o" in cue.frame and parts):
        return parts, "passive", subject if "a" in cue.frame else None
    return [], "", None


def _agent(tree: Tree, token: int) -> int | None:
    for child in _children(tree, token, "agent"):
        below = _children(tree, child, "pobj")
        if below:
            return below[0]
    return None


def _subject(tree: Tree, token: int, depth: int = 0) -> int | None:
    """The one who does what the verb says: its own subject, or that of the verb it hangs on."""
    own = [child for child in tree.children[token] if tree.deps[child] in SUBJECTS]
    if not own and tree.tags[token] == "VBG" and _with_whom(tree, token):
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
        if controlled and (objects := [c for c in _children(tree, head, "dobj") if head < c < token]):
            return objects[0]
        if tree.tags[head].startswith("NN") and dep != "conj":
            owner = _children(tree, head, "poss")
            return owner[0] if owner else _subject(tree, head, depth + 1)
        return _subject(tree, head, depth + 1)
    if tree.tags[head].startswith("VB") or dep in ("dobj", "pobj"):
        return _subject(tree, head, depth + 1)
    return None


def _quoted(tree: Tree, preposition: int, depth: int) -> int | None:
    """Who is quoted "as saying": the object before "as", on which a parser may hang it."""
    head = tree.heads[preposition]
    if tree.tags[head].startswith("NN"):
        return tree.heads[head] if tree.deps[head] == "appos" else head
    objects = [child for child in _children(tree, head, "dobj") if child < preposition]
    return objects[0] if objects else _subject(tree, preposition, depth + 1)


def _with_whom(tree: Tree, token: int) -> bool:
    """Whether a participle has its subject behind "with": "with the mayor adding that ..."."""
    phrase = tree.lefts[token - 1] if token > 1 and tree.tags[token - 1].startswith(("NN", "PRP")) else 0
    return phrase > 0 and tree.words[phrase - 1].lower() == "with"


def _noun(tree: Tree, token: int, cue: Cue, words: ModuleType) -> Iterator[Frame]:
    content, form = _noun_content(tree, token, cue, words)
    owner = _noun_owner(tree, token, words)
    if not content or (owner is None and form != "noun clause") or (form == "noun clause" and _written(tree, token)):
        return
    yield Frame(
        cue.act,
        Span(tree.starts[token], tree.ends[token]),
        _subtree(tree, owner) if owner is not None else None,
        tree.starts[owner] if owner is not None else None,
        content,
        token=token,
        why=f"{cue.word} with {form}",
        word=cue.word,
        form=form,
    )


def _noun_owner(tree: Tree, token: int, words: ModuleType) -> int | None:
    owner = _children(tree, token, "poss")
    if owner:
        return owner[0]
    for child in _children(tree, token, "prep"):
        if tree.words[child].lower() in ("by", "from") and (below := _children(tree, child, "pobj")):
            return below[0]
    head = tree.heads[token]
    if tree.deps[token] in ("dobj", "attr", "pobj") and tree.words[head].lower() in words.LIGHT:
        return _subject(tree, head)
    return None


def _written(tree: Tree, token: int) -> bool:
    """Whether a noun is where something was said ("said in a statement that ..."), so that the verb has the content."""
    head = tree.heads[token]
    return tree.deps[token] == "pobj" and tree.words[head].lower() == "in" and tree.tags[tree.heads[head]] in FINITE


def _noun_content(tree: Tree, token: int, cue: Cue, words: ModuleType) -> tuple[list[Span], str]:
    for child in tree.children[token]:
        clause = tree.deps[child] in ("acl", "relcl", "ccomp") and child > token
        marked = any(tree.deps[below] == "mark" for below in tree.children[child])
        if clause and (_is_infinitive(tree, child) or marked):
            return [_subtree(tree, child)], "noun clause" if marked else "noun infinitive"
    for child in _children(tree, token, "prep"):
        when = any(tree.words[at].lower() in words.DAYS for at in _children(tree, child, "pobj"))
        if tree.words[child].lower() in cue.prepositions and tree.rights[child] > child and not when:
            return [_span(tree, child + 1, tree.rights[child])], "noun preposition"
    head = tree.heads[token]
    if tree.deps[token] == "nsubj" and tree.words[head].lower() in ("is", "was", "'s", "’s"):
        clauses = _children(tree, head, "ccomp", "xcomp", "advcl")
        if clauses:
            return [_subtree(tree, clauses[-1])], "noun clause"
    return [], ""


def _adjective(tree: Tree, token: int, cue: Cue, words: ModuleType) -> Iterator[Frame]:
    if tree.deps[token] not in ("acomp", "conj", "ROOT", "advcl", "oprd", "ccomp"):
        return
    content: list[Span] = []
    for child in tree.children[token]:
        if child < token:
            continue
        if tree.deps[child] in ("ccomp", "xcomp"):
            content = [_subtree(tree, child)]
        elif (
            tree.deps[child] == "prep"
            and tree.words[child].lower() in (cue.prepositions if cue.act != "agrees" else ("to",))
            and tree.rights[child] > child
        ):
            content = content or [_span(tree, child + 1, tree.rights[child])]
    subject = _subject(tree, token)
    if content and subject is not None and tree.words[subject].lower() not in words.IMPERSONAL:
        yield Frame(
            cue.act,
            Span(tree.starts[token], tree.ends[token]),
            _subtree(tree, subject),
            tree.starts[subject],
            content,
            negated=any(tree.deps[child] == "neg" for child in tree.children[tree.heads[token]]),
            token=token,
            why=f"{cue.word} with its complement",
            word=cue.word,
            form="adjective",
        )


def _adverb(tree: Tree, token: int, act: str) -> Iterator[Frame]:
    head = tree.heads[token]
    content = _without(tree, head, token) if head != token else []
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
    below = _children(tree, to, "pobj", "pcomp") if to is not None else []
    if to is None or not below:
        return
    last = _to_comma(tree, token, tree.rights[below[0]])
    content = _accorded(tree, token, last)
    if content:
        yield Frame(
            "says",
            Span(tree.starts[token], tree.ends[to]),
            _span(tree, tree.lefts[below[0]], last),
            tree.starts[below[0]],
            content,
            token=token,
            why="according to",
            word="according to",
            form="according",
        )


def _to_comma(tree: Tree, token: int, last: int) -> int:
    """The end of a phrase that opens a sentence: at its comma, if no clause stands between."""
    if token > _sentence(tree, token)[0] + 1:
        return last
    comma = next((at for at in range(last + 1, min(last + LEAD, len(tree.words))) if tree.words[at] == ","), None)
    if comma is None or FINITE & set(tree.tags[last + 2 : comma]):
        return last
    return comma - 1


def _accorded(tree: Tree, token: int, last: int) -> list[Span]:
    """What is so according to somebody: the rest of the sentence, where the phrase opens or closes it."""
    first, end = _sentence(tree, token)
    if token <= first + 1 and last + 2 < end:
        return [_span(tree, last + 1, end)]
    if last >= end - 2 and token > first + 1:
        return [_span(tree, first, token - 1)]
    outer = token
    while tree.heads[outer] != outer and not (outer != token and tree.tags[outer].startswith("VB")):
        outer = tree.heads[outer]
    return _without(tree, outer, token) if outer != token else []


def _sentence(tree: Tree, token: int) -> tuple[int, int]:
    """The first and last token of the sentence that a token stands in, as far as the tree holds it together."""
    root = token
    while tree.heads[root] != root:
        root = tree.heads[root]
    return tree.lefts[root], tree.rights[root]
