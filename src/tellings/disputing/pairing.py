"""Which statement of its document a denial is about, and which statements of one document tell a thing otherwise.

A denial follows what it denies, mostly within three sentences and often across a paragraph. Candidates are weighed by
how near they stand, whether somebody says them, whether they name who denies, and what words they share with what is
denied.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tellings.disputing.pages import HEARSAY, NOBODY, Page, Voice
from tellings.disputing.said import Said, patterns
from tellings.disputing.sayings import deeds, meaning
from tellings.records import DisputeForm, Span
from tellings.stems import NAME, as_printed, words

BACK, FORWARD = 4, 2
"""Sentences looked back and ahead for what a denial that points back denies."""
FAR = 14
"""The same, back, for a denial that repeats what it denies: its words find it."""
ACCEPTED = 1.5
"""The weight that a candidate needs; `eval/disputes.py` measures it again, as all the weights below."""
STEP, AHEAD = 0.45, 2.2
"""What each sentence between costs, and what it costs to stand behind the denial."""
SAID, ACCUSED, NAMED, DONE, SHARED, SIDE = 1.0, 1.2, 1.5, 0.6, 0.9, -1.5
"""Weights: somebody says it; it accuses; it names who denies; it tells a deed; a shared word; both are of one side."""
MOST_SHARED = 4
"""Shared words that count; beyond, two statements are no more about the same thing."""
OWNED = 12
"""Characters between who makes a claim and the word for it ("an Orsan army report")."""
RUN_ON = 25
"""Characters of a statement before a denial that it runs into."""
RIVALS = 3
"""Sentences between two rival accounts, or an account and the accusation that answers it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement and the one that denies it or tells it otherwise; `span` is the stretch asserted.

    `alone`: nobody else states it in the document; what is asserted is known from the denial's own words.
    """

    asserted: Said
    span: Span
    denied: Said
    form: DisputeForm
    why: str
    alone: bool = False


def pairs(page: Page, found: Sequence[Said]) -> Iterator[Pair]:
    """The disputes inside one document: denials, then what their speakers tell instead, then rival accounts."""
    told = [one for one in found if one.kind != "denial"]
    for denial in found:
        if denial.kind != "denial" or _is_everybody(page, denial):
            continue
        before = [one for one in found if one.kind == "denial" and one is not denial]
        pair = _denied(page, denial, told + before if denial.manner == "points back" else told)
        if pair is not None:
            yield pair
            yield from _instead(page, pair, told)
    yield from _answers(page, told)
    yield from _rivals(page, told)


def _is_everybody(page: Page, denial: Said) -> bool:
    listed = patterns(page.language)
    first = (denial.voice.printed or "").lower().split()[:1]
    return listed is not None and bool(first) and first[0] in listed.words.EVERYBODY


def _denied(page: Page, denial: Said, candidates: Sequence[Said]) -> Pair | None:
    claimant = _claimant(page, denial) if denial.manner == "repeats" else HEARSAY
    weighed = [
        (*_weight(page, denial, one), one)
        for one in candidates
        if _may_be(page, denial, one) and (not claimant.names or claimant.names & one.voice.names)
    ]
    best = max(
        weighed, key=lambda item: (item[0], -abs(item[2].sentence - denial.sentence), item[2].place), default=None
    )
    if best is not None and best[0] >= ACCEPTED:
        span = _before(page, best[2], denial)
        return Pair(best[2], span, denial, "denial", f"{denial.why}; {best[1]}")
    if denial.manner == "repeats" and len(denial.words) >= 2 and not _has_denial(page, denial.content):
        itself = replace(denial, place=denial.content, voice=_claimant(page, denial), kind="account")
        return Pair(itself, _claim(page, denial.content), denial, "denial", f"{denial.why} says what it denies", True)
    return None


def _claimant(page: Page, denial: Said) -> Voice:
    """Who makes the claim that a denial names ("denied an army report that …"), or somebody who is not named."""
    listed, content = patterns(page.language), _claim(page, denial.content)
    claim = listed.claim.search(page.text, content.start, content.end) if listed else None
    owner = Span(content.start, claim.start() if claim else content.start)
    named = page.mentions_in(owner)
    if not named or claim is None or claim.start() - named[-1].end > OWNED:
        return HEARSAY
    whole = Span(named[-1].start, _trimmed(page.text, claim.start()))
    return Voice(page.entity(named[-1].entity), page.printed(whole), page.names_in(whole))


def _trimmed(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _has_denial(page: Page, content: Span) -> bool:
    listed = patterns(page.language)
    return listed is not None and listed.denying.search(page.text, content.start, content.end) is not None


def _claim(page: Page, content: Span) -> Span:
    """What is denied without blanks and conjunctions around it, and without what it is called ("as “a lie”")."""
    text, listed = page.text[content.start : content.end], patterns(page.language)
    start, end = 0, len(text.rstrip())
    for called in listed.called.finditer(text) if listed else ():
        start, end = (called.end(), end) if called.start() == 0 else (start, called.start())
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if text[start:end].lower().startswith("that "):
        start += len("that ")
    return Span(content.start + start, content.start + end)


def _may_be(page: Page, denial: Said, one: Said) -> bool:
    """Whether a statement may be what a denial is about: near enough, another's, and not the denial itself."""
    back = denial.sentence - one.sentence
    reach = BACK if denial.manner in ("points back", "of a deed", "calls false") else FAR
    if not -FORWARD <= back <= reach or (one.kind == "denial" and back <= 0):
        return False
    if back == 0 and one.place.end > denial.place.start and not _reaches_into(one, denial):
        return False
    if back < 0 and one.voice is NOBODY:
        return False
    listed = patterns(page.language)
    if listed is None or listed.not_told.search(page.text, one.place.start, one.place.end):
        return False
    return one.voice is NOBODY or not one.voice.is_same(denial.voice)


def _reaches_into(one: Said, denial: Said) -> bool:
    """Whether a statement only runs on into a denial behind it, as a parser may have it."""
    return denial.manner == "points back" and one.place.start + RUN_ON < denial.place.start <= one.place.end


def _before(page: Page, one: Said, denial: Said) -> Span:
    """The place of a statement, cut off where the denial begins."""
    if one.sentence != denial.sentence or one.place.end <= denial.place.start or one.place.start > denial.place.start:
        return one.place
    end = denial.place.start
    while end > one.place.start and not page.text[end - 1].isalnum():
        end -= 1
    return Span(one.place.start, end)


def _weight(page: Page, denial: Said, one: Said) -> tuple[float, str]:
    """How well a statement fits a denial, and in words why."""
    back = denial.sentence - one.sentence
    shared = (denial.words & one.words) - _of_the_denial(page, denial)
    named = bool(denial.voice.names & one.names)
    done = bool(one.words & deeds(page.language))
    weight = -STEP * max(0, abs(back) - 1) - AHEAD * (back < 0)
    weight += SAID * (one.voice is not NOBODY) + ACCUSED * (one.kind == "accusation") + NAMED * named + DONE * done
    weight += SHARED * min(MOST_SHARED, len(shared)) + SIDE * denial.voice.is_of_one_side(one.voice)
    weight += _by_manner(denial, one, back, len(shared), named, done)
    return weight, _why(page, denial, back, shared, named)


def _of_the_denial(page: Page, denial: Said) -> frozenset[str]:
    printed = denial.voice.printed or ""
    return frozenset(meaning(word.lower(), page.language) for word in words(printed))


def _by_manner(denial: Said, one: Said, back: int, shared: int, named: bool, done: bool) -> float:
    """What the manner of a denial asks for: "it" means what was said last, "we fired nothing" needs what it answers."""
    if denial.manner in ("points back", "of a deed", "calls false"):
        return (1.0 if back in (0, 1) else 0.0) + (one.kind == "accusation") * (1.0 if back >= 0 else AHEAD)
    if denial.manner == "negates":
        return -1.5 if not shared else 0.0 if shared > 1 or named else -0.5
    near = back == 1 and named and done
    own = one.voice is NOBODY
    enough = shared > (2 if own else 1) or (shared and named and not own) or near
    return 0.0 if enough else -3.0


def _why(page: Page, denial: Said, back: int, shared: frozenset[str], named: bool) -> str:
    where = "in the same sentence" if back == 0 else f"{abs(back)} sentence{'s' * (abs(back) > 1)} {_side(back)}"
    reasons = [f"what is asserted stands {where}"]
    reasons += ["it names who denies it"] if named else []
    words_shared = as_printed(page.text[denial.content.start : denial.content.end], shared, page.language)
    reasons += [f"both speak of {', '.join(f'“{word}”' for word in words_shared[:4])}"] if shared else []
    return "; ".join(reasons)


def _side(back: int) -> str:
    return "before" if back > 0 else "behind"


# --- what is told instead ---------------------------------------------------------------------------------------


def _instead(page: Page, pair: Pair, told: Sequence[Said]) -> Iterator[Pair]:
    """What who denies tells in the same breath, or in the next sentence: another doer, or the accuser as the doer."""
    denial = pair.denied
    for one in told:
        later = one.sentence - denial.sentence
        if later not in (0, 1) or one.content.start <= denial.content.start or one is pair.asserted:
            continue
        if denial.manner == "calls false" and one.content.start < denial.content.end and later == 0:
            continue
        if not (one.voice.is_same(denial.voice) or (later == 0 and _goes_on(page, one))):
            continue
        form = _form(page, pair, one)
        if form is not None:
            told_instead = replace(one, place=_behind(one, denial))
            yield Pair(pair.asserted, pair.span, told_instead, form, f"told instead by who denies it ({denial.why})")
            return


def _behind(one: Said, denial: Said) -> Span:
    """The place of a statement without the denial that it shares its source with."""
    shares = one.place.start < denial.place.end
    return Span(one.verb if shares else one.place.start, one.place.end)


def _goes_on(page: Page, one: Said) -> bool:
    """Whether a source is a parser's "saying" without anybody of its own."""
    before = page.text[one.place.start : one.content.start].lower()
    return "saying" in before


def _form(page: Page, pair: Pair, one: Said) -> DisputeForm | None:
    listed = patterns(page.language)
    told = {word.lower() for word in words(page.text[one.place.start : one.place.end])}
    if listed is None:
        return None
    somebody = one.names or told & (listed.words.FORCES | listed.words.FIGHTERS)
    if somebody and (one.kind == "accusation" or told & listed.words.BLAMED):
        return "counter_accusation"
    forces = told & (listed.words.FORCES | listed.words.FIGHTERS)
    same_breath = one.sentence == pair.denied.sentence
    harmful = one.words & deeds(page.language)
    if same_breath:
        another = forces or (harmful and somebody) or len(one.words & pair.asserted.words) > 1
        return "different_perpetrator" if another else None
    return "different_perpetrator" if harmful and _deed(page, one) else None


def _answers(page: Page, told: Sequence[Said]) -> Iterator[Pair]:
    """An accusation against who has just accused, or told a deed of, the other side."""
    for number, second in enumerate(told):
        if second.kind != "accusation" or second.voice is NOBODY:
            continue
        for first in reversed(told[:number]):
            back = second.sentence - first.sentence
            if back > RIVALS:
                break
            answered = first.voice is not NOBODY and _is_meant(page, first, second)
            if answered and not first.voice.is_same(second.voice) and _charges(page, first, second):
                yield Pair(first, first.place, second, "counter_accusation", "who accused is accused in turn")
                break


def _is_meant(page: Page, first: Said, second: Said) -> bool:
    """Whether a charge names who spoke first, and not merely a country in that body's name."""
    listed = patterns(page.language)
    office = frozenset(word[:NAME] for word in listed.words.OFFICE) if listed else frozenset()
    own = first.voice.names - office
    return bool(own) and 2 * len(own & second.names) > len(own)


def _charges(page: Page, first: Said, second: Said) -> bool:
    """Whether a statement tells a deed of a side that is not the speaker's own."""
    if first.kind == "accusation":
        return True
    return bool(first.words & deeds(page.language)) and bool(first.names - first.voice.names - second.names)


def _rivals(page: Page, told: Sequence[Said]) -> Iterator[Pair]:
    """Two voices that blame different ones for one thing, or have different ones do one thing."""
    harmful = [one for one in told if one.kind == "accusation" or one.words & deeds(page.language)]
    doings = [_deed(page, one) for one in harmful]
    for number, second in enumerate(harmful):
        for at in range(number - 1, -1, -1):
            first = harmful[at]
            if second.sentence - first.sentence > RIVALS:
                break
            if first.voice.is_same(second.voice) or first.place == second.place:
                continue
            why = _blamed(page, first, second) or _done_otherwise(first, second, doings[at], doings[number])
            if why:
                yield Pair(first, first.place, second, "different_perpetrator", why)
                break


def _blamed(page: Page, first: Said, second: Said) -> str | None:
    """Two accusers of whom neither answers the other, and whom they blame are not the same."""
    if second.manner == "points back" and first.voice is not NOBODY and first.words & deeds(page.language):
        return "blames another for what was told before"
    if not first.kind == second.kind == "accusation" or not (first.voice.names and second.voice.names):
        return None
    apart = bool(first.names) and bool(second.names) and not first.names & second.names
    answers = first.voice.names & second.names or second.voice.names & first.names
    return "two blame different ones" if apart and not answers else None


Doing = tuple[frozenset[str], str]
"""Who does something, and what to: words."""


def _done_otherwise(first: Said, second: Said, one: Doing | None, other: Doing | None) -> str | None:
    if (first.voice is NOBODY and second.voice is NOBODY) or one is None or other is None:
        return None
    if one[1] != other[1] or one[0] & other[0]:
        return None
    return f"two doers of what happened to the {one[1]}"


OBJECT = 3
"""Words behind a deed in which its object stands: "blew up the gate"."""


def _deed(page: Page, one: Said) -> Doing | None:
    """Who does something to what: the forces and names before a deed, and the noun behind it that "the" points at."""
    listed = patterns(page.language)
    told = [word.lower() for word in words(page.text[one.content.start : one.content.end])]
    for at, word in enumerate(told):
        if listed is None or meaning(word, page.language) not in deeds(page.language):
            continue
        doers = frozenset(told[:at]) & (listed.words.FORCES | listed.words.FIGHTERS)
        behind = told[at + 1 : at + 1 + OBJECT]
        if doers and "the" in behind[:2]:
            thing = behind[behind.index("the") + 1 :][:1]
            if thing and len(thing[0]) > 2:
                return doers, thing[0]
    return None
