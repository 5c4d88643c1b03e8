"""Clauses with a verb of violence or of taking: who does it, to whom, in the active or the passive voice.

With the extra `tellings[parser]` they are read off dependency trees (ClearNLP labels), else by the order of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Literal

from tellings import parsing
from tellings.framing.texts import Text, is_form, language
from tellings.parsing import Parser, Tree
from tellings.speech.branches import FINITE

Voice = Literal["active", "passive"]
_NEAR = 4
"""Words between "was" and the verb of a passive, in texts without a tree."""
_LONGEST_GROUP = 6
"""Words of a verb group; a longer one has something put in, and only the verb is shown."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb (`lemma`) as ranges of tokens of a text, ends not included; None where nobody is named.

    `head` is the token that heads the patient: the gate in "one of its sluice gates".
    """

    lemma: str
    verb: tuple[int, int]
    voice: Voice
    agent: tuple[int, int] | None
    patient: tuple[int, int] | None
    head: int | None


def clauses(texts: Sequence[Text], lemmas: Callable[[ModuleType], frozenset[str]], parse: Parser | None) -> Clauses:
    """The clauses with these verbs, by document. `parse` gives trees; None reads by the order of words."""
    found: dict[str, list[Clause]] = {}
    wanted: list[tuple[Text, tuple[int, int], frozenset[str]]] = []
    for text in texts:
        words = text.words("wording")
        if words is not None:
            verbs = lemmas(words)
            code = language(text.reading)
            wanted += [
                (text, _without_dateline(text, s), verbs)
                for s in text.sentences
                if any(is_form(f, verbs, code) for f in text.folds(*s))
            ]
    trees = _trees(wanted, parse)
    for (text, sentence, verbs), tree in zip(wanted, trees, strict=True):
        found.setdefault(text.id, []).extend(
            _from_tree(text, sentence, tree, verbs) if tree else _from_order(text, sentence, verbs)
        )
    return found


Clauses = Mapping[str, Sequence[Clause]]


def default_parser(code: str = "en") -> Parser | None:
    """The parser that is installed, or None."""
    return parsing.parse if parsing.pipeline_name(code) else None


def _trees(wanted: Sequence[tuple[Text, tuple[int, int], frozenset[str]]], parse: Parser | None) -> list[Tree | None]:
    if parse is None:
        return [None] * len(wanted)
    return parse([_sentence_text(text, sentence) for text, sentence, _ in wanted])


def _sentence_text(text: Text, sentence: tuple[int, int]) -> str:
    """A sentence of as many characters as its stretch of the text, on one line."""
    return " ".join(text.text[text.tokens[sentence[0]].start : _stop(text, sentence)].split("\n"))


_DATELINE = re.compile(r"[A-Z][A-Z’' -]{2,}\b[^–—\n]{0,60}\s[–—-]+\s+|[A-Z][A-Z’' -]{2,}(?:, [\w ]+)?:\s+")
"""A place in capitals before a dash or a colon: no part of the sentence that follows."""


def _without_dateline(text: Text, sentence: tuple[int, int]) -> tuple[int, int]:
    start = text.tokens[sentence[0]].start
    found = _DATELINE.match(text.text, start, text.tokens[sentence[1] - 1].end)
    return (text.range(found.end(), found.end())[0], sentence[1]) if found else sentence


def _stop(text: Text, sentence: tuple[int, int]) -> int:
    """The end of a sentence with the mark that closes it."""
    end = text.tokens[sentence[1] - 1].end
    return end + 1 if text.text[end : end + 1] in (".", "!", "?") else end


# By the tree


def _from_tree(text: Text, sentence: tuple[int, int], tree: Tree, verbs: frozenset[str]) -> Iterator[Clause]:
    read = _Read(text, sentence, tree)
    code = language(text.reading)
    for at, tag in enumerate(tree.tags):
        lemma = is_form(read.fold(at), verbs, code) if tag.startswith("VB") else None
        if lemma:
            clause = read.clause(at, lemma)
            if clause:
                yield clause


@dataclass(frozen=True, slots=True)
class _Read:
    """A tree beside the tokens of the text it was made of."""

    text: Text
    sentence: tuple[int, int]
    tree: Tree

    def fold(self, at: int) -> str:
        return self.tree.words[at].casefold()

    def child(self, at: int, *deps: str) -> int | None:
        return next((c for c in self.tree.children[at] if self.tree.deps[c] in deps), None)

    def clause(self, at: int, lemma: str) -> Clause | None:
        passive = self.is_passive(at)
        agent, patient = (self.by(at), self.subject(at)) if passive else (self.subject(at), self.object(at))
        verb = self.group(at) if self.tree.deps[at] != "amod" else None
        if verb is None:
            return None
        if not passive and patient is None and self.is_reduced(at, lemma):
            passive, agent, patient = True, self.by(at), agent
        if passive and patient is None and self.tree.deps[at] in ("acl", "relcl"):
            patient = self.tree.heads[at]
        head = self.token(self.core(patient)) if patient is not None else None
        return Clause(lemma, verb, "passive" if passive else "active", self.phrase(agent), self.phrase(patient), head)

    def is_reduced(self, at: int, lemma: str) -> bool:
        """Whether a verb that needs an object stands without: "Dam liberated", "and 17 captured"."""
        words = self.text.words("wording")
        bare = at + 1 >= len(self.tree.tags) or self.tree.tags[at + 1] in (
            "IN",
            "CC",
            "TO",
            ".",
            ",",
            ":",
            "-RRB-",
            "''",
        )
        return bare and words is not None and lemma in words.NEED_OBJECT and self.tree.tags[at] in ("VBD", "VBN")

    def is_passive(self, at: int) -> bool:
        if self.child(at, "auxpass", "nsubjpass", "agent") is not None:
            return True
        if self.tree.tags[at] != "VBN":
            return False
        if self.tree.deps[at] == "acl":
            return True
        head = self.tree.heads[at]
        conjoined = self.tree.deps[at] == "conj" and self.child(at, "nsubj", "dobj", "aux") is None
        return conjoined and self.child(head, "auxpass") is not None

    def by(self, at: int) -> int | None:
        agent = self.child(at, "agent")
        return self.child(agent, "pobj") if agent is not None else None

    def subject(self, at: int) -> int | None:
        """The subject of a verb, of the verb it hangs on, or what a relative clause speaks of."""
        for _ in range(3):
            own = self.child(at, "nsubj", "nsubjpass")
            own = self.clausal(at) if own is None else own
            dep, head = self.tree.deps[at], self.tree.heads[at]
            if own is not None:
                return self.antecedent(head) if self.fold(own) in _RELATIVE else own
            if dep in ("pcomp", "advcl") and (accused := self.accused(head)) is not None:
                return accused
            if dep not in ("conj", "advcl", "xcomp", "acl") or head == at:
                return None
            if dep == "advcl" and self.tree.tags[at] in FINITE:  # "as water drowns villages", its subject misread
                return None
            if dep == "acl":
                return head if self.tree.tags[at] == "VBG" else None
            at = head
        return None

    def antecedent(self, head: int) -> int | None:
        """What a relative clause speaks of: the noun it hangs on, or that a year there tells of ("a war in 1990")."""
        for _ in range(3):
            if self.tree.tags[head].startswith("NN") and not self.fold(head)[0].isdecimal():
                return head
            if self.tree.tags[head].startswith("VB"):
                return self.child(head, "dobj")
            head = self.tree.heads[head]
        return None

    def clausal(self, at: int) -> int | None:
        """The subject of a clause that was read as the subject: "a gang calling itself X occupied"."""
        own = self.child(at, "csubj", "csubjpass")
        return self.child(own, "nsubj") if own is not None else None

    def object(self, at: int) -> int | None:
        """The object of a verb, or what a relative clause speaks of: "the gate that they blew up"."""
        own = self.child(at, "dobj")
        head = self.tree.heads[at]
        relative = own is not None and self.fold(own) in _RELATIVE and self.tree.tags[head].startswith("NN")
        return head if relative else own

    def accused(self, at: int) -> int | None:
        """Who is said to have done it: in "accused the rebels of ambushing" the object."""
        if self.tree.deps[at] == "prep":
            at = self.tree.heads[at]
        if self.tree.deps[at] == "dobj" and self.fold(self.tree.heads[at]) in _ACCUSING:
            return at
        return self.child(at, "dobj") if self.fold(at) in _ACCUSING else None

    def core(self, at: int) -> int:
        """What is meant by "one of its gates", "dozens of people": the gates, the people."""
        of = next((c for c in self.tree.children[at] if self.fold(c) == "of"), None)
        inner = self.child(of, "pobj") if of is not None else None
        return (
            inner
            if inner is not None
            and self.tree.tags[at] in ("CD", "NN", "NNS", "DT")
            and (self.fold(at) in _MEASURES or self.tree.tags[at] in ("CD", "DT"))
            else at
        )

    def group(self, at: int) -> tuple[int, int] | None:
        """The tokens of a verb with its auxiliaries before and its particle behind."""
        own = [at, *(c for c in self.tree.children[at] if self.tree.deps[c] in ("aux", "auxpass", "prt", "neg"))]
        near = [c for c in own if abs(c - at) < _LONGEST_GROUP and self.fold(c) != "to"]
        return self.range(min(near), max(near)) or self.range(at, at)

    def phrase(self, at: int | None) -> tuple[int, int] | None:
        """The words of a noun with what stands before it, relative clauses and appositions left off."""
        if at is None:
            return None
        core, first = self.core(at), min(self.tree.lefts[at], at)
        dated = [k + 1 for k in range(first, at) if self.fold(k) in self.months()]
        while dated and dated[-1] < at and self.fold(dated[-1])[0].isdecimal():
            dated[-1] += 1
        return self.range(dated[-1] if dated else first, max(at, core))

    def months(self) -> frozenset[str]:
        """The names of months, after which a subject begins: "On 3 May 2014 soldiers fired"."""
        words = self.text.words("calendar")
        return frozenset(words.MONTHS) if words is not None else frozenset()

    def token(self, at: int) -> int | None:
        found = self.range(at, at)
        return found[0] if found else None

    def range(self, first: int, last: int) -> tuple[int, int] | None:
        origin = self.text.tokens[self.sentence[0]].start
        low, high = self.text.range(origin + self.tree.starts[first], origin + self.tree.ends[last])
        return (low, high) if low < high else None


_BEHIND_REDUCED = frozenset(("IN", "CC", "TO", ".", ",", ":", "-RRB-", "''"))
_RELATIVE = frozenset("that which who whom".split())
_ACCUSING = frozenset("accuse accuses accused accusing blame blames blamed blaming suspect suspects suspected".split())
_MEASURES = frozenset("dozens hundreds thousands scores number group couple lots handful tens most many some".split())


# By the order of words


def _from_order(text: Text, sentence: tuple[int, int], verbs: frozenset[str]) -> Iterator[Clause]:
    closed, code = text.words("closed_words"), language(text.reading)
    if closed is None:
        return
    for at in range(*sentence):
        lemma = is_form(text.fold(at), verbs, code)
        if lemma and not _is_noun(text, at, closed, sentence):
            yield _ordered(text, at, lemma, sentence, closed)


def _is_noun(text: Text, at: int, closed: ModuleType, sentence: tuple[int, int]) -> bool:
    """Whether a word like "attack" or "shells" need be no verb: without an ending, and no auxiliary before it."""
    before = text.fold(at - 1) if at > sentence[0] else ""
    form = text.fold(at)
    plain = not form.endswith(("ed", "ing", "en")) and form not in _PASTS
    return before in closed.ARTICLES or (plain and before not in closed.AUXILIARIES | {"to"})


_PASTS = frozenset("shot struck hit blew slew beat burnt hurt fell died slain".split())


def _ordered(text: Text, at: int, lemma: str, sentence: tuple[int, int], closed: ModuleType) -> Clause:
    first = at
    while first > sentence[0] and text.fold(first - 1) in closed.AUXILIARIES and not text.breaks(first - 1, first):
        first -= 1
    last = at + 1
    if last < sentence[1] and text.fold(last) in ("up", "down"):
        last += 1
    passive = any(word in _BE for word in text.folds(first, at)) and not text.fold(at).endswith("ing")
    before, behind = _noun_before(text, first, sentence, closed), _noun_behind(text, last, sentence, closed)
    by = next((k for k in range(last, min(last + _NEAR, sentence[1])) if text.fold(k) == "by"), None)
    if passive:
        agent = _noun_behind(text, by + 1, sentence, closed) if by is not None else None
        return Clause(lemma, (first, last), "passive", agent, before, before[1] - 1 if before else None)
    return Clause(lemma, (first, last), "active", before, behind, behind[1] - 1 if behind else None)


_BE = frozenset("is are was were be been being".split())


def _noun_before(text: Text, at: int, sentence: tuple[int, int], closed: ModuleType) -> tuple[int, int] | None:
    stops = (closed.FUNCTION - closed.ARTICLES) | {"least", "than"}
    first = at
    while first > sentence[0] and at - first < 5 and text.fold(first - 1) not in stops and not _comma(text, first - 1):
        if _reports(text, first - 1):
            break
        first -= 1
        if text.fold(first) in closed.ARTICLES:
            break
    return (first, at) if first < at else None


def _noun_behind(text: Text, at: int, sentence: tuple[int, int], closed: ModuleType) -> tuple[int, int] | None:
    stops = closed.FUNCTION - closed.ARTICLES - {"its", "their", "his", "her"}
    last = at
    while last < sentence[1] and last - at < 5 and text.fold(last) not in stops:
        last += 1
        if last < sentence[1] and _comma(text, last - 1):
            break
    while last > at + 1 and text.fold(last - 1).endswith("ly"):
        last -= 1
    return (at, last) if at < last else None


def _reports(text: Text, at: int) -> bool:
    words = text.words("wording")
    return words is not None and is_form(text.fold(at), words.REPORTS, language(text.reading)) is not None


def _comma(text: Text, at: int) -> bool:
    """Whether anything but white space stands between a token and the next."""
    if at + 1 >= len(text.tokens):
        return True
    return bool(text.text[text.tokens[at].end : text.tokens[at + 1].start].strip())


def shown(text: Text, span: tuple[int, int] | None) -> str:
    """A range of tokens as printed."""
    return text.cut(text.tokens[span[0]].start, text.tokens[span[1] - 1].end) if span else ""


def all_of(found: Clauses, texts: Iterable[Text]) -> Iterator[tuple[Text, Clause]]:
    """Every clause with its text, in order."""
    return ((text, clause) for text in texts for clause in found.get(text.id, ()))
