"""The edges of a lineage: who is most like whom, and what speaks for a direction.

A stemma is read from what texts have and lack: time of publication, whose page it is, a text that breaks off where
another goes on. Where nothing speaks, or the evidence disagrees, the edge stays undirected and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from tellings.descent.families import Component, Passage, part, root
from tellings.descent.kinship import Kinship
from tellings.lang.agencies import AGENCIES
from tellings.records import CopyRelation, Edge

ENDS = 0.85
"""A cut text covers at least so much of the longer one up to where it ends (the rest are words changed)."""
WHOLE = 0.9
"""The share from which a text counts as standing entirely in another."""
REWRITTEN = 0.8
"""The share below which two texts that credit one agency differ by more than an outlet's cuts: takes of its story."""

APART = timedelta(minutes=10)
"""Publication times that are closer say nothing: feeds and sites take that long to print one dispatch."""


def tree(component: Component, members: Sequence[str], agency: str | None) -> list[Edge]:
    """Every member linked to the most alike one (the maximum spanning tree), oriented away from the first."""
    group = set(members)
    pairs = [(a, b) for a in sorted(members) for b in component.near.get(a, ()) if a < b and b in group]
    links = sorted((-component.kin[pair].score, pair) for pair in pairs)
    roots: dict[str, str] = {}
    near: dict[str, list[str]] = defaultdict(list)
    for _, (a, b) in links:
        one, other = root(roots, a), root(roots, b)
        if one != other:
            roots[max(one, other)] = min(one, other)
            near[a].append(b)
            near[b].append(a)
    start = min(members, key=lambda member: (not own_page(component, member, agency), component.when(member)))
    return [
        edge(component, a, b, agency, "near_duplicate", "they share a text") for a, b in _walk(near, start, component)
    ]


def _walk(near: Mapping[str, list[str]], start: str, component: Component) -> Iterator[tuple[str, str]]:
    seen, queue = {start}, [start]
    for a in queue:
        for b in sorted(near.get(a, ()), key=component.when):
            if b not in seen:
                seen.add(b)
                queue.append(b)
                yield a, b


def edge(component: Component, a: str, b: str, agency: str | None, relation: CopyRelation, what: str) -> Edge:
    """The edge between two documents that share a text or its passages, turned the way that the evidence says."""
    kin = component.between(a, b)
    form = [*_form(component, a, b, kin), *_takes(component, a, b, kin)] if kin and relation != "partial" else []
    source, to, directed, why = _turned(a, b, [*_times(component, a, b, agency), *form])
    return Edge(source, to, directed, relation, round(kin.share(to), 4) if kin else 0.0, f"{what}; {why}")


def double_edge(component: Component, kin: Kinship, agency: str | None) -> Edge:
    """The edge between the first printing of an article and its double, turned by their metadata alone."""
    source, to, directed, why = _turned(kin.left, kin.right, [*_times(component, kin.left, kin.right, agency)])
    return Edge(source, to, directed, "near_duplicate", round(kin.share(to), 4), f"they print one article; {why}")


def passage_edges(component: Component, passage: Passage, first: str) -> list[Edge]:
    """Edges between articles of their own that print one passage, outward from the first."""
    near = {a: [b for b in component.near[a] if b in passage.where] for a in passage.where}
    return [_passage_edge(component, passage, a, b) for a, b in _walk(near, first, component)]


def _passage_edge(component: Component, passage: Passage, a: str, b: str) -> Edge:
    source, to, directed, why = _turned(a, b, [*_times(component, a, b, None)])
    share = part(component, to, passage.where[to])
    return Edge(source, to, directed, "partial", share, f"they share a passage of {passage.words(to)} words; {why}")


def _turned(a: str, b: str, evidence: Sequence[tuple[int, str]]) -> tuple[str, str, bool, str]:
    """Source, target, whether that is known, and why."""
    votes = {direction for direction, _ in evidence if direction}
    reasons = [reason for _, reason in evidence]
    if len(votes) > 1:
        reasons.append("this evidence disagrees, direction unknown")
    elif not votes:
        reasons.append("direction unknown")
    source, to = (b, a) if votes == {-1} else (a, b)
    return source, to, len(votes) == 1, "; ".join(reasons)


def _times(component: Component, a: str, b: str, agency: str | None) -> Iterator[tuple[int, str]]:
    """What speaks for a direction from outside the texts: 1 from `a` to `b`, -1 back; and why."""
    one, other = component.readings[a].document, component.readings[b].document
    pages = own_page(component, a, agency), own_page(component, b, agency)
    if pages[0] != pages[1]:
        yield (1 if pages[0] else -1), f"{(one if pages[0] else other).key} is {agency}'s own page"
    order = _order(one.published, other.published)
    if order:
        first, second = (one, other) if order > 0 else (other, one)
        yield order, f"{first.key} was published earlier ({first.published} against {second.published})"


def _order(one: str | None, other: str | None) -> int:
    """1 where the first is earlier, -1 where the second is, 0 where they are too close or one is unknown."""
    if not one or not other:
        return 0
    first, second = _moment(one), _moment(other)
    if first and second and (first.tzinfo is None) == (second.tzinfo is None):
        return (second - first > APART) - (first - second > APART)
    return (one[:10] < other[:10]) - (one[:10] > other[:10])


def _moment(published: str) -> datetime | None:
    """A time stated to the minute; None where only the day is."""
    try:
        return datetime.fromisoformat(published) if "T" in published or " " in published else None
    except ValueError:
        return None


def _form(component: Component, a: str, b: str, kin: Kinship) -> Iterator[tuple[int, str]]:
    """Truncation and additions: one text stands whole in the other, which goes on behind it or has more between."""
    for short, long, direction in ((b, a, 1), (a, b, -1)):
        if kin.share(short) < WHOLE or kin.share(long) > REWRITTEN:
            continue
        key, longer = component.readings[short].document.key, component.readings[long].document.key
        text, found = component.texts[long], kin.stretches(long)
        reached = int((text.own & text.plain)[: found[-1][1]].sum())
        if reached * ENDS <= int(kin.share(long) * text.size) and reached < text.size * WHOLE:
            yield direction, f"{key} ends where {longer} goes on"
        else:
            yield 0, f"{longer} has everything of {key} and more between, cut in one or added in the other"


def _takes(component: Component, a: str, b: str, kin: Kinship) -> Iterator[tuple[int, str]]:
    """Whether the differences look like an agency's own update: shown as such, never as an outlet's edits."""
    same = set(component.credits[a].credited) & set(component.credits[b].credited)
    if same and min(kin.left_share, kin.right_share) < REWRITTEN:
        yield 0, f"both credit {min(same)}: an earlier and a later version of the agency's own story"
    elif not same and max(kin.left_share, kin.right_share) < REWRITTEN:
        yield 0, "each has much of its own: another version of the same story, or an edited copy"


def own_page(component: Component, document: str, agency: str | None) -> bool:
    """Whether a document is the agency's own page, by its outlet's name or its address."""
    if agency is None:
        return False
    page = component.readings[document].document
    forms = {form.casefold() for form in AGENCIES.get(agency, (agency,))}
    host = (page.url or "").partition("://")[2].partition("/")[0].casefold().removeprefix("www.")
    outlet = (page.outlet or "").casefold().removeprefix("www.").removeprefix("the ")
    return any(name in forms or name.partition(".")[0] in forms for name in (outlet, host) if name)
