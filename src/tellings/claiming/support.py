"""How many tell a claim, and how many of them are independent: lineages collapsed first, then owners."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from tellings.claiming.groups import joined
from tellings.counting.owners import Owner, one_owner
from tellings.records import Place, Support


def support(
    members: Sequence[Place],
    outlets: Mapping[str, str | None],
    origin: Callable[[Place], str],
    owners: Mapping[Place, Owner | None],
) -> Support:
    """Support of what stands at these places; `outlets` by document, `origin` as `descent.origins.finder` gives it.

    Documents of one wording are one lineage. Lineages whose members name one owner ("the ministry") are one origin,
    however many outlets asked it.
    """
    documents = {place.document for place in members}
    houses = {outlet for document in documents if (outlet := outlets.get(document))}
    wordings = sorted({origin(place) for place in members})
    named: dict[str, list[Owner]] = {}
    for place in members:
        found = owners.get(place)
        if found is not None:
            named.setdefault(origin(place), []).append(found)
    pairs = [
        (a, b)
        for a, b in combinations(sorted(named), 2)
        if any(one_owner(one, other) for one in named[a] for other in named[b])
    ]
    return Support(len(documents), len(houses), len(wordings), len(joined(wordings, pairs)))
