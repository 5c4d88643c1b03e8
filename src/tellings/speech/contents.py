"""Where a verb of saying has its content and its addressee in a dependency tree, told by the cue's frame.

For the frames see the word list (`lang/en/attributions.py`). Every reader takes a cue and gives the stretches of its
content, none where its construction is not there; they are asked in order, the surest first.
"""

from __future__ import annotations

from types import ModuleType

from tellings.parsing import Tree
from tellings.records import Span
from tellings.speech.acts import ACTS
from tellings.speech.branches import FINITE, children, is_infinitive, span, subtree, without
from tellings.speech.cues import Cue, Cues
from tellings.speech.subjects import PHRASE, agent_of, subject_of, with_whom
from tellings.speech.utterances import FOLDED

LEAD = 12
"""Words between "said that" and the clause proper, for an adverbial set before it."""
AHEAD = 40
"""The same where those words are a clause themselves."""


def active_content(tree: Tree, token: int, cue: Cue, cues: Cues) -> tuple[list[Span], str, int | None]:
    """The content of an active verb, the construction that it was found in, and the head of its addressee."""
    asked = addressee_of(tree, token, cue)
    for reader, form in (
        (clause_content, "clause"),
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


def addressee_of(tree: Tree, token: int, cue: Cue) -> int | None:
    """The head of who is spoken to: the object, or what stands behind "to"."""
    if "a" in cue.frame:
        objects = children(tree, token, "dobj", "dative")
        objects = [child for child in objects if abs(child - token) < 8 and tree.words[child] != FOLDED]
        return objects[0] if objects else None
    for child in children(tree, token, "prep", "dative"):
        if tree.words[child].lower() == "to" and (below := children(tree, child, "pobj")):
            return below[0]
    return None


def clause_content(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    """The clause of what is said: "said that ...", "said ...", and before the verb "..., she said"."""
    clauses = children(tree, token, "ccomp") if {"c", "q", "l"} & set(cue.frame) else []
    if "l" in cue.frame and children(tree, token, "dobj"):
        return []
    if not clauses:
        return []
    last = clauses[-1]
    if last < token:
        if tree.rights[last] > token:
            return without(tree, last, token)
        if "a" not in cue.frame and any(child > token for child in children(tree, token, "dobj")):
            return []
        if (whole := _set_behind(tree, token, cue, words)) and whole[0].start < tree.starts[tree.lefts[last]]:
            return whole
    return [span(tree, _clause_start(tree, token, last, "a" not in cue.frame), _clause_end(tree, token, last, words))]


def _in_writing(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    """The clause of "said in a letter that ...", which a parser hangs on the letter."""
    places = [child for child in children(tree, token, "prep") if tree.words[child].lower() == "in"]
    nouns = [below for child in places for below in children(tree, child, "pobj")]
    for clause in (child for noun in nouns for child in children(tree, noun, "relcl", "acl", "ccomp")):
        if "c" in cue.frame and any(tree.words[at] == "that" for at in children(tree, clause, "mark")):
            return [span(tree, tree.lefts[clause], tree.rights[clause])]
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
    for child in children(tree, clause, "conj"):
        bare = not children(tree, child, "nsubj", "nsubjpass", "auxpass")
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
        for child in children(tree, token, "prep"):
            if tree.words[child].lower() in words.APPEALED and child > token:
                below = children(tree, child, "pobj", "pcomp")
                infinitives = [c for c in (*tree.children[token], *tree.children[child]) if is_infinitive(tree, c)]
                if below and (infinitives or tree.words[child].lower() == "for"):
                    last = max([tree.rights[below[-1]], *(tree.rights[c] for c in infinitives)])
                    last = last if infinitives else _with_topic(tree, token, last, words)
                    return [span(tree, tree.lefts[below[0]], before_clause(tree, tree.lefts[below[0]], last))]
    return []


def _with_topic(tree: Tree, token: int, last: int, words: ModuleType) -> int:
    """The end of what is called for, with "in the fighting" that the parser hung on the call; not "in a speech"."""
    for child in children(tree, token, "prep"):
        below = children(tree, child, "pobj")
        common = bool(below) and tree.tags[below[0]].startswith(("NN", "VBG")) and tree.tags[below[0]] != "NNP"
        if child == last + 1 and common and tree.words[below[0]].lower() not in words.VENUES:
            last = tree.rights[child]
    return last


def _infinitive(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    subject = subject_of(tree, token) if cue.act == "threatens" else None
    thing = subject is not None and tree.words[subject].lower() in words.IMPERSONAL | words.THREATS
    if "x" not in cue.frame or thing:
        return []
    for child in tree.children[token]:
        dep = tree.deps[child]
        if tree.words[child].lower() in words.ANONYMITY:
            return []
        bare = dep == "ccomp" and ("c" in cue.frame or tree.tags[child] in ("VB", "VBG"))
        if child > token and (
            bare or dep == "xcomp" or (dep == "advcl" and "a" in cue.frame and is_infinitive(tree, child))
        ):
            first = tree.lefts[child]
            asked = children(tree, token, "dobj")
            if "a" in cue.frame and asked and token < asked[0] < child:
                first = tree.lefts[asked[0]]
            return [span(tree, first, _without_tail(tree, child))]
    return []


def _prepositional(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    for child in children(tree, token, "prep"):
        if child > token and tree.words[child].lower() in cue.prepositions and tree.rights[child] > child:
            if "o" in cue.frame and "a" not in cue.frame and children(tree, token, "dobj"):
                continue
            first = child + 1
            if any(tree.words[at].lower() in words.DAYS for at in children(tree, child, "pobj")):
                continue
            objects = children(tree, token, "dobj")
            if "a" in cue.frame and objects and token < objects[0] < child:
                first = tree.lefts[objects[0]]
            return [span(tree, first, before_clause(tree, first, _without_tail(tree, child)))]
    return []


def _object(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    if not {"o", "l", "n"} & set(cue.frame):
        return []
    objects = _objects(tree, token)
    if not objects or tree.words[objects[0]].lower() in words.REFLEXIVE | words.NO_CONTENT:
        return []
    first, last = objects[0], objects[-1]
    if "n" in cue.frame and not any(
        tree.words[child].lower() == "at" for child in children(tree, token, "prep") if child > last
    ):
        return []
    if "l" in cue.frame and len(objects) == 1 and not _labelled(tree, token, first):
        return []
    start, end = tree.lefts[first], _without_tail(tree, last)
    for child in tree.children[token]:
        late = child > last and (tree.deps[child] == "prep" and tree.words[child].lower() in words.TRAILING)
        if late or (child > last and tree.deps[child] in ("xcomp", "oprd", "ccomp")):
            end = max(end, tree.rights[child])
    return [span(tree, start, before_clause(tree, start, _before_with(tree, start, end, words)))]


def before_clause(tree: Tree, first: int, end: int) -> int:
    """The end of an object, or the word before "and", where what "and" joins on is the subject of the verb behind."""
    behind = end + 1
    while behind < len(tree.words) and tree.tags[behind] == "RB":
        behind += 1
    if behind >= len(tree.words) or tree.tags[behind] not in FINITE:
        return end
    joint = next((at for at in range(end - 1, first, -1) if tree.tags[at] == "CC"), None)
    if joint is None or not tree.tags[end].startswith(("NN", "PRP")) or not _is_phrase(tree, joint + 1, end):
        return end
    return joint - 2 if tree.words[joint - 1] == "," else joint - 1


def _is_phrase(tree: Tree, first: int, last: int) -> bool:
    """Whether words are one noun with what stands before it and is joined to it by a preposition, and no clause."""
    return not any(tree.tags[at].startswith(("V", "W", "MD", ",")) for at in range(first, last + 1))


def _objects(tree: Tree, token: int) -> list[int]:
    """The objects of a verb, less a relative pronoun before it ("which he called a lie")."""
    found = children(tree, token, "dobj", "oprd") or _gerunds(tree, token)
    relative = bool(found) and found[0] < token and tree.tags[found[0]].startswith("W")
    return [child for child in found if child > token] if relative else found


def _before_with(tree: Tree, start: int, end: int, words: ModuleType) -> int:
    """The end of an object, or the word before "with the mayor adding that ..."."""
    for at in range(start + 2, end + 1):
        if tree.words[at].lower() in words.TELLING and tree.lefts[at - 1] - 2 >= start and with_whom(tree, at):
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
    return [child for child in children(tree, token, "xcomp") if tree.tags[child] == "VBG" and child > token]


def _surrounding(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    """The clause that "he said" or "as he put it" is set into."""
    if not ({"c", "q"} & set(cue.frame)) or tree.heads[token] == token:
        return []
    as_clause = tree.deps[token] == "advcl" and any(
        tree.words[child].lower() == "as" and tree.deps[child] in ("mark", "advmod") for child in tree.children[token]
    )
    if tree.deps[token] == "parataxis" or (as_clause and _tells(cue, words)):
        return without(tree, tree.heads[token], token)
    return []


def _set_behind(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    """The sentence that ", the mayor said on Friday" closes, where the parser joins the two as if "and" stood there."""
    subjects = children(tree, token, "nsubj")
    head = tree.heads[token]
    if "c" not in cue.frame or tree.deps[token] != "conj" or not subjects or tree.tags[token] not in FINITE:
        return []
    first = tree.lefts[subjects[0]]
    behind = tree.lefts[head] < first - 1 and tree.words[first - 1] == "," and head < first
    return [span(tree, tree.lefts[head], first - 2)] if behind else []


def _tells(cue: Cue, words: ModuleType) -> bool:
    """Whether "as he ..." can say of its sentence that it was said: not "as they urged", not "as he spoke"."""
    return not ACTS[cue.act].addressed and cue.word not in words.TALKING


def _run_on(tree: Tree, token: int, cue: Cue, words: ModuleType) -> list[Span]:
    """A clause behind an insertion: "has said, according to its own count, the toll was higher"."""
    if "c" not in cue.frame or token + 1 >= len(tree.words) or tree.words[token + 1] != ",":
        return []
    joined = [child for child in children(tree, token, "conj") if child > token and children(tree, child, "nsubj")]
    if not joined or children(tree, token, "cc"):
        return []
    subject = tree.lefts[children(tree, joined[0], "nsubj")[0]]
    return [span(tree, subject, tree.rights[joined[0]])] if tree.words[subject - 1] == "," else []


def passive_content(tree: Tree, token: int, cue: Cue, cues: Cues) -> tuple[list[Span], str, int | None]:
    """The same of a passive verb: "was reported to have", "was denied by"."""
    agent = agent_of(tree, token)
    if agent is None and cue.word not in cues.words.PASSIVE and "a" not in cue.frame:
        return [], "", None
    clause = [subtree(tree, child) for child in children(tree, token, "ccomp")]
    if clause:
        told = children(tree, tree.heads[token], "nsubj") if tree.deps[token] == "advcl" else []
        return clause, "passive clause", told[0] if told else None
    subject = next(iter(children(tree, token, "nsubjpass")), None)
    if tree.deps[token] == "acl":
        if agent is None:
            return [], "", None
        return [span(tree, tree.lefts[tree.heads[token]], tree.lefts[token] - 1)], "passive", None
    parts = [subtree(tree, subject)] if subject is not None else []
    for child in tree.children[token]:
        late = tree.deps[child] == "prep" and tree.words[child].lower() in (*cue.prepositions, "as")
        if child > token and (tree.deps[child] in ("xcomp", "oprd") or late):
            parts.append(subtree(tree, child))
    if len(parts) > 1 or (agent is not None and "o" in cue.frame and parts):
        return parts, "passive", subject if "a" in cue.frame else None
    return [], "", None
