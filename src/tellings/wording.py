"""How outlets name and frame the same thing: observed forms with their places, counted once per lineage.

It reports what is printed and gives no outlet a score. A referent is shown where two outlets word it otherwise; layers:
`label` (what people, places and deeds are called), `name` (forms of names), `report_verb` and `hedge`, `voice` and
`agent` (the grammar of violent verbs), `absent` (what one telling has and another lacks; that does not mean withheld),
`distinctive` (words that set an outlet apart). The modules in `framing/` hold one of them each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tellings.framing import takings, voice
from tellings.framing.absences import NOTICE, claim_uses, passage_uses
from tellings.framing.clauses import Clauses, clauses, default_parser
from tellings.framing.epithets import epithet_uses
from tellings.framing.hedges import hedge_uses
from tellings.framing.held import held_uses
from tellings.framing.matrices import Cell, Matrix, matrices
from tellings.framing.names import name_uses
from tellings.framing.parallels import Parallel, parallels
from tellings.framing.reports import report_uses
from tellings.framing.rulers import ruler_uses
from tellings.framing.scene import Scene, scene
from tellings.framing.sides import REGULAR, side_uses
from tellings.framing.swaps import swap_uses
from tellings.framing.takings import taking_uses
from tellings.framing.texts import Text, is_form, texts
from tellings.framing.uses import EVIDENCE, Use, by_referent, rows, tellers
from tellings.framing.vocabulary import distinctive, vocabulary
from tellings.framing.voice import voice_uses
from tellings.parsing import Parser
from tellings.records import Claim, Edit, Entity, Lineage, Place, Reading, Story, Wording

__all__ = ["VERSION", "Cell", "Matrix", "matrices", "order", "wording"]

VERSION = 1

LAYERS = ("label", "name", "report_verb", "hedge", "voice", "agent", "absent", "distinctive")
"""The layers, in the order in which they are given."""


def wording(
    readings: Iterable[Reading],
    entities: Iterable[Entity],
    lineages: Iterable[Lineage],
    edits: Iterable[Edit],
    claims: Sequence[Claim] = (),
    stories: Sequence[Story] = (),
    *,
    parse: Parser | None = None,
) -> tuple[Wording, ...]:
    """The rows of all layers, story by story; without stories all documents are taken for one.

    Mentions and speakers in the readings name entities (`framing.texts.named`). A row's `count` is the number of texts
    that do not descend from one another, `members` are all its places (of `distinctive` words the first twelve). A form
    that is empty stands, with an empty place, where a telling leaves out what another has. `parse` is the parser for
    the clauses; None takes the one that is installed, or else the order of words.
    """
    everything = texts(readings, lineages)
    groups = grouped(everything, stories)
    edits, claims, known = list(edits), list(claims), {entity.id: entity for entity in entities}
    parser = parse or default_parser()
    found = [
        row
        for story, members in groups
        if len({text.teller for text in members}) > 1
        for row in story_rows(story, members, edits, known, claims, parser)
    ]
    return tuple(sorted([*found, *distinctive(vocabulary(members for _, members in groups))], key=order))


def grouped(everything: Sequence[Text], stories: Sequence[Story]) -> list[tuple[str | None, list[Text]]]:
    """The texts of each story, by its id; all of them as one where there are no stories."""
    if not stories:
        return [(None, list(everything))]
    by_id = {text.id: text for text in everything}
    return [
        (story.id, [by_id[id_] for id_ in sorted({t.document for t in story.tellings} & set(by_id))])
        for story in sorted(stories, key=lambda story: story.id)
    ]


def story_rows(
    story: str | None,
    members: Sequence[Text],
    edits: Sequence[Edit],
    entities: Mapping[str, Entity],
    claims: Sequence[Claim],
    parser: Parser | None,
) -> list[Wording]:
    """The rows of one story, all layers but the distinctive words."""
    here = scene(members, edits, entities)
    deeds = clauses(here.ordered(), lambda words: takings.verbs(words) | voice.verbs(words), parser)
    aligned = parallels(here)
    uses = [
        *_labels(here, deeds, aligned),
        *name_uses(here),
        *report_uses(here, aligned),
        *hedge_uses(here, aligned),
        *voice_uses(here, deeds),
        *passage_uses(here, aligned),
    ]
    found = rows(uses, here.texts, story)
    found += _claims(here, claims, story)
    return found


def order(row: Wording) -> tuple[object, ...]:
    """Where a row stands among others: by story, layer and referent."""
    first = row.members[0] if row.members else Place("", 0, 0)
    place = (first.document, first.start, first.end)
    return row.story or "", LAYERS.index(row.layer), row.referent, row.form, row.outlet or "", place, row.why


def _labels(here: Scene, deeds: Clauses, aligned: Sequence[Parallel]) -> Iterator[Use]:
    """The labels of referents that two tellers call otherwise."""
    taken = list(taking_uses(here, deeds))
    done = {use.place for use in taken}  # a deed is no epithet: "the army occupied Hask"
    called = [use for use in epithet_uses(here) if use.place not in done]
    listed = [*side_uses(here), *ruler_uses(here), *called, *taken, *held_uses(here)]
    for group in by_referent(_joined(listed, list(swap_uses(here, listed, aligned)))):
        if _differ(group, here) and (any(use.why == EVIDENCE for use in group) or _differ_in_stance(group, here)):
            yield from group


def _joined(listed: Sequence[Use], swapped: Sequence[Use]) -> Iterator[Use]:
    """All uses, a state's forces as one side with those whose label a copy gives them."""
    found = {(use.what, use.place) for use in swapped}
    sides = {use.what for use in listed if (use.what.removesuffix(REGULAR), use.place) in found}
    yield from (use._replace(what=use.what.removesuffix(REGULAR)) if use.what in sides else use for use in listed)
    yield from swapped


def _differ(group: Sequence[Use], here: Scene) -> bool:
    """Whether two tellers use other forms for a referent."""
    forms = tellers(group, here.texts)
    swapped = any(use.why == EVIDENCE for use in group)
    several = len(forms) > 1 and len(set().union(*forms.values())) > 1
    return several and (swapped or len({frozenset(own) for own in forms.values()}) > 1)


def _differ_in_stance(group: Sequence[Use], here: Scene) -> bool:
    """Whether tellers differ in a word that takes a side; for epithets and captives every word does."""
    kind = group[0].what.partition(" ")[0]
    marked = {use.form for use in group if _is_marked(use, kind, here)}
    own = (forms & marked for forms in tellers(group, here.texts).values())
    return len({frozenset(forms) for forms in own}) > 1


def _is_marked(use: Use, kind: str, here: Scene) -> bool:
    words = here.texts[use.place.document].words("wording")
    if words is None:
        return False
    if kind == "side":
        return use.form in words.MARKED_SIDES or use.form.startswith("armed ")
    if kind in ("title", "rule"):
        return use.form in words.RULERS | words.REGIMES
    if kind in ("taking", "retaking"):
        return is_form(use.form.split()[0], words.MARKED_TAKING, "en") is not None
    return True


def _claims(here: Scene, claims: Sequence[Claim], story: str | None) -> list[Wording]:
    """Claims that most outlets tell, and under an empty form the documents of those who do not."""
    told = list(claim_uses(here, claims))
    found = rows([use for use, _ in told], here.texts, story)
    lacking = {(use.referent, teller) for use, tellers in told for teller in tellers}
    for referent, teller in sorted(lacking):
        silent = [text for text in here.ordered() if text.teller == teller]
        members = tuple(Place(text.id, 0, 0) for text in silent)
        outlet = silent[0].reading.document.outlet
        found.append(
            Wording("absent", referent, "", outlet, 0, members, f"none of its pages here tells it; {NOTICE}", story)
        )
    return found
