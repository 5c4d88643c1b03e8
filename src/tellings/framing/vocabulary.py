"""Words that set an outlet apart: log-odds with an informative Dirichlet prior.

Monroe, Colaresi and Quinn, "Fightin' Words" (Political Analysis 16, 2008), equations 15, 16 and 22. An outlet is
compared with the others in the stories that both tell, so that its beat does not count as its wording; a word counts
once for each text of its own, however many copies of the text it ran. The prior is the word's share in all of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple
from zlib import crc32

from tellings.framing.texts import Text
from tellings.records import Place, Wording

Z = 3.29
"""Standard errors that a word's log-odds is away from nothing: 1 in 1,000 by chance in a single word."""
FEWEST = 3
"""Texts of an outlet that have the word: fewer are a subject, not a habit."""
PRIOR = 0.1
"""The weight of the prior, as a share of the words compared: it holds back words that few texts have."""
MOST = 20
"""Words shown for an outlet."""
PLACES = 12
"""Places shown for a word; the counts in its reason are of all."""


class Counted(NamedTuple):
    """How often words stand in an outlet's texts, and in those of others on the same stories; `where` has places."""

    own: Counter[str]
    others: Counter[str]
    where: dict[str, list[Place]]


def vocabulary(stories: Iterable[Sequence[Text]]) -> dict[str, Counted]:
    """The words of each outlet, and of the others in its stories. Documents without an outlet count as others only."""
    found: dict[str, Counted] = defaultdict(lambda: Counted(Counter(), Counter(), defaultdict(list)))
    repeated: set[tuple[str | None, int]] = set()
    done: set[tuple[str | None, str]] = set()
    for texts in stories:
        tellers = {text.reading.document.outlet for text in texts}
        if len(tellers) < 2:
            continue
        units = _units(texts, repeated)
        for teller in sorted(t for t in tellers if t):
            _count(teller, units, found[teller], done)
        done |= set(units)
    return found


Units = Mapping[tuple[str | None, str], Mapping[str, Place]]


def _units(
    texts: Sequence[Text], repeated: set[tuple[str | None, int]]
) -> dict[tuple[str | None, str], dict[str, Place]]:
    """The words of each outlet in each text that it has of its own, with the first place of each.

    A sentence that an outlet printed before, other numbers and days aside, is its furniture, not its wording.
    """
    units: dict[tuple[str | None, str], dict[str, Place]] = defaultdict(dict)
    for text in texts:
        outlet = text.reading.document.outlet
        for sentence in _content(text):
            key = outlet, crc32(" ".join(word for word, _, _ in sentence).encode())
            for word, place, unit in sentence if key not in repeated else ():
                units[outlet, unit].setdefault(word, place)
            repeated.add(key)
    return units


def _count(teller: str, units: Units, into: Counted, done: set[tuple[str | None, str]]) -> None:
    """Add a story: what the outlet has in its texts, and what others have in theirs, each text once."""
    others: dict[str, set[str]] = defaultdict(set)
    for (outlet, unit), words in sorted(units.items(), key=lambda item: (item[0][0] or "", item[0][1])):
        if outlet != teller:
            others[unit] |= words.keys()
        elif (outlet, unit) not in done:
            into.own.update(words.keys())
            for word, place in words.items():
                if len(into.where[word]) < PLACES:
                    into.where[word].append(place)
    for told in others.values():
        into.others.update(told)


def _content(text: Text) -> Iterator[list[tuple[str, Place, str]]]:
    """The content words of each sentence: no names, numbers, days, grammar words, and nothing that is quoted."""
    words, closed = text.words("wording"), text.words("closed_words")
    if words is None or closed is None:
        return
    names = {at for m in text.mentions for at in range(*text.range(m.start, m.end))}
    skipped = words.CALENDAR | words.COMMON | closed.FUNCTION
    for sentence in text.sentences:
        yield [
            (token.fold, Place(text.id, token.start, token.end), text.descent.unit(token.start))
            for at, token in enumerate(text.tokens[slice(*sentence)], start=sentence[0])
            if at not in names and not text.quoted[at] and _is_word(token.fold) and token.fold not in skipped
        ]


def _is_word(fold: str) -> bool:
    return len(fold) > 2 and (fold.isalpha() or "-" in fold)


def distinctive(counted: Mapping[str, Counted]) -> list[Wording]:
    """The words of each outlet that are frequent in it beyond chance, most telling first."""
    return [row for outlet in sorted(counted) for row in _rows(outlet, counted[outlet])]


def _rows(outlet: str, counted: Counted) -> Iterator[Wording]:
    own, others = counted.own.total(), counted.others.total()
    scored = []
    for word, count in counted.own.items():
        z = score(count, counted.others[word], own, others) if count >= FEWEST else 0.0
        if z >= Z:
            scored.append((-z, word))
    for negative, word in sorted(scored)[:MOST]:
        count, rest = counted.own[word], counted.others[word]
        why = (
            f"in {count} of its texts ({1000 * count / own:.1f} of 1,000 words counted once a text), in {rest} of"
            f" others' on the same stories ({1000 * rest / max(others, 1):.1f}); log-odds with an informative Dirichlet"
            f" prior, z {-negative:.1f}"
        )
        yield Wording("distinctive", outlet, word, outlet, count, tuple(sorted(counted.where[word], key=_key)), why)


def _key(place: Place) -> tuple[str, int]:
    return place.document, place.start


def score(count: int, rest: int, own: int, others: int) -> float:
    """The z-score of a word's log-odds in an outlet against others; 0 where there is nothing to compare with."""
    if not others or not own:
        return 0.0
    prior, mass = PRIOR * (count + rest), PRIOR * (own + others)
    odds = _log_odds(count + prior, own + mass) - _log_odds(rest + prior, others + mass)
    return odds / sqrt(1 / (count + prior) + 1 / (rest + prior))


def _log_odds(count: float, total: float) -> float:
    return log(count / (total - count))
