"""Who does what to whom in the verbs of violence: voice, agent and patient as the grammar has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import NamedTuple

from tellings.framing.clauses import Clause, Clauses, all_of, shown
from tellings.framing.scene import Scene
from tellings.framing.texts import Text, folded, language, singular
from tellings.framing.uses import Use
from tellings.records import Place


def verbs(words: ModuleType) -> frozenset[str]:
    """The lemmas that tell of harm or death."""
    found: frozenset[str] = words.HARMING | words.DYING | words.FIGURATIVE
    return found


class _Told(NamedTuple):
    """A violent clause: its verb under its patient, its agent, and whether the verb is as often a figure of speech.

    `unnamed` is whether the agent is a pronoun, which in a row by itself is nobody.
    """

    verb: Use
    agent: Use
    teller: str
    figurative: bool
    unnamed: bool


def voice_uses(scene: Scene, found: Clauses) -> Iterator[Use]:
    """The verb of each violent clause under its patient; where tellers differ also the agents.

    An agent that is not named is an empty place. Verbs that news also uses of elections count where tellers differ.
    """
    told: dict[str, list[_Told]] = defaultdict(list)
    for text, clause in all_of(found, scene.ordered()):
        event = _event(text, clause, scene)
        if event:
            told[event.verb.what].append(event)
    for referent in sorted(told):
        differ = _differ(told[referent])
        yield from (event.verb for event in told[referent] if differ or not event.figurative)
        yield from (event.agent for event in told[referent] if differ and not event.unnamed)


def _event(text: Text, clause: Clause, scene: Scene) -> _Told | None:
    words = text.words("wording")
    if words is None or clause.lemma not in verbs(words) or text.quoted[clause.verb[0]]:
        return None
    harmed = _harmed(text, clause, words)
    if harmed is None:
        return None
    what, referent = _referent(text, harmed, words, scene)
    if {referent, text.fold(harmed)} & (words.IDLE_PATIENTS | words.THINGS):
        return None
    place = text.place(clause.verb[0], clause.verb[1] - 1)
    form = folded(text.text[place.start : place.end])
    verb = Use("voice", what, referent, form, place, _note(text, clause, words))
    figurative = clause.lemma in words.FIGURATIVE and text.fold(harmed) not in _people(words)
    agent, closed = _agent(text, clause, (what, referent), words), text.words("closed_words")
    return _Told(verb, agent, text.teller, figurative, closed is not None and agent.form in closed.PRONOUNS)


def _people(words: ModuleType) -> frozenset[str]:
    found: frozenset[str] = words.OCCUPATIONS | words.IRREGULARS | words.LOOSE_IRREGULARS | words.FALLEN
    return found


def _differ(told: Sequence[_Told]) -> bool:
    """Whether two tellers name other agents, or use another voice."""
    manners: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for event in told:
        manners[event.teller].add((event.agent.form, event.verb.note.startswith("passive")))
    return len({frozenset(own) for own in manners.values()}) > 1


def _referent(text: Text, harmed: int, words: ModuleType, scene: Scene) -> tuple[str, str]:
    """Who or what is harmed: an entity, or the noun in the singular; people where it names nobody in particular."""
    token, word = text.tokens[harmed], text.fold(harmed)
    named = next((m for m in text.mentions if m.start <= token.start < m.end and m.entity and m.kind != "group"), None)
    if named:
        return scene.entity(named), scene.name(scene.entity(named))
    counting = text.words("counting")
    number = word[0].isdecimal() or (counting is not None and word in counting.NUMBERS)
    noun = "people" if number or word in words.PEOPLE_HEADS else singular(word, language(text.reading))
    return noun, noun


def _dies(text: Text, clause: Clause, words: ModuleType) -> bool:
    """Whether the subject is the one who dies: "died", "died a hero's death"."""
    bare = clause.patient is None or (clause.head is not None and text.fold(clause.head) in ("death", "deaths"))
    return clause.lemma in words.DYING and clause.voice == "active" and bare


def _harmed(text: Text, clause: Clause, words: ModuleType) -> int | None:
    """The token that heads the patient; of a verb like "died" its subject. "Fell" is a death of people under arms."""
    if not _dies(text, clause, words):
        return clause.head if clause.lemma != "fall" else None
    if clause.agent is None:
        return None
    at = clause.agent[1] - 1
    if clause.lemma == "fall":
        near = text.folds(clause.verb[1], clause.verb[1] + 5)
        if text.fold(at) not in words.FALLEN or not (set(near) & words.FALLING):
            return None
    return at


def _note(text: Text, clause: Clause, words: ModuleType) -> str:
    if _dies(text, clause, words):
        return f"active, no agent; patient: {shown(text, clause.agent)}"
    agent = f"agent: {shown(text, clause.agent)}" if clause.agent else "no agent"
    return f"{clause.voice}, {agent}; patient: {shown(text, clause.patient)}"


def _agent(text: Text, clause: Clause, referent: tuple[str, str], words: ModuleType) -> Use:
    why = f"of {clause.voice} “{shown(text, clause.verb)}”"
    if clause.agent is None or _dies(text, clause, words):
        end = text.tokens[clause.verb[1] - 1].end
        return Use("agent", *referent, "", Place(text.id, end, end), "", why)
    place = text.place(clause.agent[0], clause.agent[1] - 1)
    return Use("agent", *referent, folded(text.text[place.start : place.end]), place, "", why)
