"""A case opened to be looked at: read-only, in indexed questions that a page can afford in a case of any size.

`Case` answers with whole lists, which is right for an export; a page wants fifty rows of them, or what touches one
document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from tellings.case import _MARK, _UNMARK, CASE_NOUNS, EACH_NOUNS, Case, _match
from tellings.errors import CaseError, OptionError
from tellings.records import Attribution, Edit, Entity, Figure, Place, Problem, Role, Scope, Victims, Wording
from tellings.rows import columns, from_row

T = TypeVar("T")

HEADLINE = 100
"""Code points of a text that stand for its headline where it has none."""

RANKED = 3000
"""Documents that are counted, and put in the order of how well they match: above that it takes longer than a page may
(`bench/serve.py`), and a query that finds so many wants more words."""

_DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "copies": ("left_document", "right_document"),
    "edits": ("left_document", "right_document"),
    "relations": ("a_document", "b_document"),
    "disputes": ("asserted_document", "denied_document"),
}
"""The columns that name documents, for nouns that join two places; the others have one, or rest on several."""

_GROUPED: Mapping[str, str] = {
    "lineages": "id",
    "stories": "id",
    "claims": "id",
    "timeline": "position",
    "wording": "position",
}
"""The nouns that rest on several documents, with the column by which `rests_on` knows them."""

_TELLER = "coalesce(outlet, json_extract(members, '$[0].document'))"
"""Who words a thing so: an outlet, or the document where none is stated."""

_IN_STORY = "IN (SELECT document FROM rests_on WHERE noun = 'stories' AND id = ?)"


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Some of the records that were asked for, in order from `offset` on, and how many there are in all."""

    items: tuple[T, ...]
    total: int
    offset: int = 0
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records: those of a story, of a document, with these values in these columns; and which part of them."""

    story: str | None = None
    document: str | None = None
    equal: Mapping[str, str] = field(default_factory=dict)
    limit: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """A document without its text: what a list says of it. `published` is a day as far as it is known.

    `titled`: the headline is the document's own, and not only the first words of its text.
    """

    id: str
    key: str
    caller_id: str | None
    outlet: str | None
    headline: str
    url: str | None
    published: str | None
    basis: str | None
    earliest: str | None
    latest: str | None
    language: str
    titled: bool = False


class Counted(NamedTuple):
    """What a figure counts: its scope, what happened to the people, and who they are."""

    scope: Scope
    role: Role
    victims: Victims


@dataclass(frozen=True, slots=True)
class Passages:
    """A document that full-text search found, with the places (start, end) that match in its text, first ones first."""

    document: str
    text: str
    spans: tuple[tuple[int, int], ...]


class Lookup(Case):
    """A case that can only be looked at. Raises `CaseError` where there is none."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(path, create=False)
        self._ask("PRAGMA query_only = ON")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All questions inside see the case as it was at the first of them, whoever writes meanwhile."""
        self._ask("BEGIN")
        try:
            yield
        finally:
            self._ask("COMMIT")

    def version(self) -> int:
        """A number that changes whenever somebody else has written to the case."""
        return int(self._ask("PRAGMA data_version")[0][0])

    # -- documents ----------------------------------------------------------------------------------------------------

    def heads(self, ids: Iterable[str]) -> dict[str, Head]:
        """What lists say of these documents, by id; ids that the case does not have are left out."""
        query = (
            "SELECT id, caller_id, (SELECT min(path) FROM sources WHERE document = id), outlet, url,"
            ' coalesce(title, (SELECT substr(text, start + 1, "end" - start) FROM blocks'
            " WHERE document = id AND kind = 'title' ORDER BY position LIMIT 1)), substr(text, 1, ?1),"
            " published, language, value, basis, earliest, latest"
            " FROM documents LEFT JOIN datings ON datings.document = documents.id"
        ).replace("?1", str(HEADLINE))
        return {row[0]: _head(*row) for row in self._select(query, dict.fromkeys(ids), "id")}

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """The texts of these documents."""
        return dict(self._select("SELECT id, text FROM documents", dict.fromkeys(ids), "id"))

    def sizes(self) -> dict[str, int]:
        """How many code points each text has."""
        return dict(self._ask("SELECT id, length(text) FROM documents"))

    def list_documents(
        self,
        wanted: Wanted,
        *,
        since: str | None = None,
        until: str | None = None,
    ) -> Found[str]:
        """The ids of documents by day, undated ones last; `since` and `until` are days, both included."""
        terms, values = _filters(wanted.equal, ("outlet", "language"))
        _add(terms, values, f"id {_IN_STORY}", wanted.story)
        _add(terms, values, "value >= ?", since)
        _add(terms, values, "value <= ?", until)
        source = f"FROM documents LEFT JOIN datings ON datings.document = id {_where(terms)}"
        total = self._ask(f"SELECT count(*) {source}", values)[0][0]
        rows = self._ask(f"SELECT id {source} ORDER BY value IS NULL, value, id {_part(wanted)}", values)
        return Found(tuple(row[0] for row in rows), total, wanted.offset, wanted.limit)

    def tally(self, column: str, story: str | None = None) -> list[tuple[str | None, int]]:
        """How many documents have each `outlet` or `language`, most first."""
        if column not in ("outlet", "language"):
            raise OptionError(f"Documents are not counted by {column}.")
        where, values = (f"WHERE id {_IN_STORY}", [story]) if story else ("", [])
        return self._ask(
            f"SELECT {column}, count(*) AS n FROM documents {where} GROUP BY 1 ORDER BY n DESC, {column}",
            values,
        )

    def values_of(self, column: str) -> list[str]:
        """Each `outlet` or `language` of the case, in the order of the alphabet."""
        if column not in ("outlet", "language"):
            raise OptionError(f"Documents are not listed by {column}.")
        # From one value to the next through the index: the time grows with the values, not with the documents.
        query = (
            f"WITH RECURSIVE seen (value) AS (SELECT min({column}) FROM documents UNION ALL"
            f" SELECT (SELECT min({column}) FROM documents WHERE {column} > value) FROM seen WHERE value IS NOT NULL)"
            " SELECT value FROM seen WHERE value IS NOT NULL"
        )
        return [row[0] for row in self._ask(query)]

    def origins(self, story: str | None = None) -> int:
        """How many texts there are, one that several documents carry counted once.

        Who only carries passages of a text in an article of its own is an origin too.
        """
        where, values = (f"WHERE value {_IN_STORY}", [story]) if story else ("", [])
        ((members, carried),) = self._ask(
            f"SELECT count(DISTINCT value), count(DISTINCT lineages.id) FROM lineages, json_each (members) {where}",
            values,
        )
        where = f"WHERE id {_IN_STORY}" if story else ""
        ((documents,),) = self._ask(f"SELECT count(*) FROM documents {where}", values)
        return int(documents - members + carried)

    def find(
        self, query: str, wanted: Wanted, *, since: str | None = None, until: str | None = None
    ) -> Found[Passages]:
        """Full-text search, best first, in the language of `Case.search`; each document with all places that match.

        Where more than `RANKED` documents match, those that were read last come first, and the total is `RANKED` + 1.

        Raises `OptionError` where the query asks for nothing that can be looked up.
        """
        match = _match(query)
        terms, values = _filters(wanted.equal, ("outlet", "language"))
        _add(terms, values, f"id {_IN_STORY}", wanted.story)
        _add(terms, values, "value >= ?", since)
        _add(terms, values, "value <= ?", until)
        source = (
            "FROM search JOIN documents ON documents.number = search.rowid"
            f" LEFT JOIN datings ON datings.document = documents.id {_where(['search MATCH ?', *terms])}"
        )
        values = [match, *values]
        counted = f"SELECT 1 {source if terms else 'FROM search WHERE search MATCH ?'} LIMIT {RANKED + 1}"
        try:
            total = self._ask(f"SELECT count(*) FROM ({counted})", values)[0][0]
        except CaseError as error:
            hint = 'Give a word, a "phrase" or a prefix*; AND, OR and NOT stand between two of them.'
            raise OptionError(f"Cannot search for {query!r}.", hint) from error
        # Both orders are the index's own: rows come one by one, and only those of the page are marked.
        order = "rank" if total <= RANKED else "search.rowid DESC"
        rows = self._ask(
            f"SELECT id, documents.text, highlight (search, 1, ?, ?) {source} ORDER BY {order} {_part(wanted)}",
            (_MARK, _UNMARK, *values),
        )
        found = tuple(Passages(id_, text, tuple(_marked(marked))) for id_, text, marked in rows)
        return Found(found, total, wanted.offset, wanted.limit)

    # -- records ------------------------------------------------------------------------------------------------------

    def page(self, noun: str, wanted: Wanted, order: str = "") -> Found[Any]:
        """Records of a noun in `order` (SQL over its columns), and how many there are in all."""
        record = {**EACH_NOUNS, **CASE_NOUNS}[noun]
        where, values = self._narrowed(noun, record, wanted)
        names = ", ".join(f'"{name}"' for name in columns(record))
        order = f"ORDER BY {order}" if order else ""
        rows = self._ask(f"SELECT {names} FROM {noun} {where} {order} {_part(wanted)}", values)
        return self._found([from_row(record, row) for row in rows], wanted, f"FROM {noun} {where}", values)

    def first(self, noun: str, wanted: Wanted, order: str, test: str) -> tuple[Any, ...]:
        """The first records of a noun that pass `test` (SQL over its columns, like `order`).

        How many pass is not counted: with an index in that order this ends where enough are found.
        """
        record = {**EACH_NOUNS, **CASE_NOUNS}[noun]
        where, values = self._narrowed(noun, record, wanted)
        names = ", ".join(f'{noun}."{name}"' for name in columns(record))
        tested = f"{where} AND ({test})" if where else f"WHERE {test}"
        rows = self._ask(f"SELECT {names} FROM {noun} {tested} ORDER BY {order} {_part(wanted)}", values)
        return tuple(from_row(record, row) for row in rows)

    def counted_at(self, places: Iterable[Place]) -> dict[Place, Counted]:
        """What the figures count that stand exactly at these places; places without one are left out."""
        wanted = {(place.document, place.start, place.end): place for place in places}
        query = 'SELECT document, start, "end", scope, role, victims FROM figures'
        rows = self._select(query, dict.fromkeys(document for document, _, _ in wanted), "document")
        return {wanted[row[:3]]: Counted(*row[3:]) for row in rows if row[:3] in wanted}

    def _found(self, items: Sequence[T], wanted: Wanted, source: str, values: Sequence[Any]) -> Found[T]:
        """What is asked for, and how many there are in all, which is counted where these are not all."""
        whole = wanted.limit is None
        total = len(items) if whole else self._ask(f"SELECT count(*) {source}", values)[0][0]
        return Found(tuple(items), total, wanted.offset, wanted.limit)

    def _narrowed(self, noun: str, record: type, wanted: Wanted) -> tuple[str, list[str]]:
        terms, values = _filters(wanted.equal, columns(record))
        for value, test in ((wanted.story, _IN_STORY), (wanted.document, "= ?")):
            if value is not None and noun in _GROUPED:
                inner = f"SELECT id FROM rests_on WHERE noun = '{noun}' AND document {test}"
                terms.append(f"{_GROUPED[noun]} IN ({inner})")
                values.append(value)
            elif value is not None:
                names = _DOCUMENTS.get(noun, ("document",))
                terms.append(f"({' OR '.join(f'{name} {test}' for name in names)})")
                values += [value] * len(names)
        return _where(terms), values

    def counts(self, noun: str, column: str, wanted: Wanted | None = None) -> list[tuple[str, int]]:
        """How many records of a noun have each value of a column, most first."""
        record = {**EACH_NOUNS, **CASE_NOUNS}[noun]
        if column not in columns(record):
            raise OptionError(f"{noun} have no {column}.")
        where, values = self._narrowed(noun, record, wanted or Wanted())
        return self._ask(
            f'SELECT "{column}", count(*) AS n FROM {noun} {where} GROUP BY 1 ORDER BY n DESC, 1',
            values,
        )

    def one(self, noun: str, id_: str) -> Any | None:
        """The group with this identifier, or None."""
        return next(self.iterate(noun, "WHERE id = ?", (id_,)), None)

    def at_position(self, noun: str, document: str, position: int) -> Any | None:
        """The record at this place of a document's list, or None."""
        record = EACH_NOUNS[noun]
        names = ", ".join(f'"{name}"' for name in columns(record))
        query = f"SELECT {names} FROM {noun} WHERE document = ? AND position = ?"
        rows = self._ask(query, (document, position))
        return from_row(record, rows[0]) if rows else None

    def resting_on(self, document: str, noun: str) -> list[str]:
        """The identifiers of the groups that rest on a document."""
        query = "SELECT id FROM rests_on WHERE document = ? AND noun = ? ORDER BY id"
        return [row[0] for row in self._ask(query, (document, noun))]

    def lineages_by_outlet(self, ids: Sequence[str]) -> dict[tuple[str | None, str], list[str]]:
        """For these lineages: the documents of each outlet that carry them."""
        query = "SELECT outlet, rests_on.id, document FROM rests_on JOIN documents ON documents.id = document"
        found = defaultdict(list)
        for outlet, lineage, document in self._select(f"{query} AND noun = 'lineages'", ids, "rests_on.id"):
            found[outlet, lineage].append(document)
        return {key: sorted(documents) for key, documents in found.items()}

    def entity_names(self, referents: Iterable[str | None]) -> dict[str, str]:
        """What those are called that mentions and attributions refer to."""
        wanted = dict.fromkeys(referent for referent in referents if referent)
        resolved = dict(self._select("SELECT referent, entity FROM referents", wanted, "referent"))
        entities = dict.fromkeys([*resolved.values(), *wanted])
        names = dict(self._select("SELECT id, name FROM entities", entities, "id"))
        found = {referent: names.get(resolved.get(referent, referent)) for referent in wanted}
        return {referent: name for referent, name in found.items() if name is not None}

    def edits_between(self, one: str, other: str) -> list[Edit]:
        """The edits between two documents, whichever is the left one."""
        left, right = sorted((one, other))
        return list(self.iterate("edits", "WHERE left_document = ? AND right_document = ?", (left, right)))

    def figure_range(self, role: str, wanted: Wanted) -> tuple[int | None, int | None, int]:
        """The least low and the greatest high end of the event's own totals of a role, and from how many origins.

        Parts of other figures, people told of one by one and "nobody" are no totals.
        """
        where, values = self._narrowed("figures", Figure, replace(wanted, equal={"role": role}))
        source = (
            f"FROM figures {where} AND scope = 'this_event' AND part_of IS NULL AND NOT implicit"
            " AND modifier != 'none' AND coalesce(high, 1) > 0"
        )
        ((low, high, top),) = self._ask(f"SELECT min(low), max(high), max(low) {source}", values)
        origin = (
            "coalesce((SELECT min(id) FROM rests_on WHERE rests_on.document = figures.document"
            " AND noun = 'lineages'), document)"
        )
        ((origins,),) = self._ask(f"SELECT count(DISTINCT {origin}) {source}", values)
        return low, None if high is None else max(high, top or high), origins

    def speaking_in(self, entity: str, story: str | None = None) -> list[str]:
        """The documents in which an entity is told to have said something, by id."""
        terms = ["speaker IN (SELECT referent FROM referents WHERE entity = ?)"]
        values = [entity]
        _add(terms, values, f"document {_IN_STORY}", story)
        rows = self._ask(f"SELECT DISTINCT document FROM attributions {_where(terms)} ORDER BY document", values)
        return [row[0] for row in rows]

    def having(self, noun: str, ids: Iterable[str]) -> list[Any]:
        """The groups with these identifiers."""
        return [item for id_ in ids for item in self.iterate(noun, "WHERE id = ?", (id_,))]

    def speakers(self, wanted: Wanted, limit: int) -> list[tuple[str, str, int]]:
        """Entities that are told to have said something: id, name, how often; most first."""
        where, values = self._narrowed("attributions", Attribution, replace(wanted, equal={}))
        return self._ask(
            "SELECT entities.id, name, count(*) AS n FROM attributions JOIN referents ON referent = speaker"
            f" JOIN entities ON entities.id = entity {where} GROUP BY 1 ORDER BY n DESC, name LIMIT {int(limit)}",
            values,
        )

    def entities_in(self, document: str) -> list[str]:
        """The entities that a document names, in the order in which it first names them."""
        query = (
            "SELECT referents.entity FROM mentions JOIN referents ON referent = mentions.entity"
            " WHERE document = ? GROUP BY 1 ORDER BY min(start), 1"
        )
        return [row[0] for row in self._ask(query, (document,))]

    def resolved(self, referents: Iterable[str | None]) -> dict[str, str]:
        """The entity of each of these referents."""
        wanted = dict.fromkeys(referent for referent in referents if referent)
        return dict(self._select("SELECT referent, entity FROM referents", wanted, "referent"))

    def entities_by_use(self, wanted: Wanted, places: int = 4) -> Found[tuple[Entity, int, tuple[Place, ...]]]:
        """Entities with how many documents name them, most first, and the first places where they are named."""
        where, values = self._narrowed("entities", Entity, wanted)
        names = ", ".join(columns(Entity))
        used = (
            "(SELECT referents.entity AS id, count(DISTINCT document) AS n FROM mentions"
            " JOIN referents ON referent = mentions.entity GROUP BY 1)"
        )
        total = self._ask(f"SELECT count(*) FROM entities {where}", values)[0][0]
        rows = self._ask(
            f"SELECT {names}, coalesce(n, 0) FROM entities LEFT JOIN {used} USING (id) {where}"
            f" ORDER BY coalesce(n, 0) DESC, name, id {_part(wanted)}",
            values,
        )
        query = (
            'SELECT document, start, "end" FROM mentions WHERE entity IN'
            " (SELECT referent FROM referents WHERE entity = ?) LIMIT ?"
        )
        items = tuple(
            (from_row(Entity, row), row[-1], _spread(self._ask(query, (row[0], 20 * places)), places)) for row in rows
        )
        return Found(items, total, wanted.offset, wanted.limit)

    def contested(self, wanted: Wanted, layers: Sequence[str]) -> Found[tuple[str | None, str, str]]:
        """The things (story, layer, referent) that several tellers word in several ways, layer by layer.

        Those with most forms come first. `layers` are those to look in, in their order, unless one is wanted.
        """
        chosen = [wanted.equal["layer"]] if "layer" in wanted.equal else list(layers)
        terms = [f"layer IN ({', '.join('?' * len(chosen))})"]
        values = [*chosen]
        _add(terms, values, "story = ?", wanted.story)
        here = ""
        if wanted.document is not None:  # the thing must be in the document; its forms count wherever they stand
            here = (
                " JOIN (SELECT DISTINCT story AS s, layer AS l, referent AS r FROM wording WHERE position IN"
                " (SELECT id FROM rests_on WHERE noun = 'wording' AND document = ?))"
                " ON story IS s AND layer = l AND referent = r"
            )
            values = [wanted.document, *values]
        source = (
            f"SELECT story, layer, referent FROM wording{here} {_where(terms)} GROUP BY story, layer, referent"
            f" HAVING count(DISTINCT form) > 1 AND count(DISTINCT {_TELLER}) > 1"
        )
        rank = " ".join(f"WHEN ? THEN {at}" for at in range(len(chosen)))
        order = f"ORDER BY CASE layer {rank} END, count(DISTINCT form) DESC, sum(count) DESC, referent, story"
        rows = self._ask(f"{source} {order} {_part(wanted)}", [*values, *chosen])
        return self._found(rows, wanted, f"FROM ({source})", values)

    def wordings(self, things: Iterable[tuple[str | None, str, str]], document: str | None = None) -> list[Wording]:
        """The forms of these things (story, layer, referent): all of them, or those that one document has."""
        if document is None:
            where = "WHERE story IS ? AND layer = ? AND referent = ? ORDER BY position"
            return [item for thing in things for item in self.iterate("wording", where, thing)]
        wanted = set(things)
        where = "WHERE position IN (SELECT id FROM rests_on WHERE noun = 'wording' AND document = ?) ORDER BY position"
        own = self.iterate("wording", where, (document,))
        return [item for item in own if (item.story, item.layer, item.referent) in wanted]

    def comparisons_in(self, document: str) -> list[tuple[int, int, str]]:
        """Where the figures of a document stand that others are compared with, and each relation."""
        return self._ask(
            "SELECT a_start, a_end, relation FROM relations WHERE a_document = ?1"
            " UNION ALL SELECT b_start, b_end, relation FROM relations WHERE b_document = ?1",
            (document,),
        )

    def problems_of(self, wanted: Wanted) -> Found[Problem]:
        """Problems, by document; `equal` may name a stage."""
        terms, values = _filters(wanted.equal, ("stage",))
        _add(terms, values, "document = ?", wanted.document)
        where = _where(terms)
        total = self._ask(f"SELECT count(*) FROM problems {where}", values)[0][0]
        query = f"SELECT document, stage, why FROM problems {where} ORDER BY stage, document, why {_part(wanted)}"
        return Found(tuple(Problem(*row) for row in self._ask(query, values)), total, wanted.offset, wanted.limit)


def _head(
    id_: str,
    caller_id: str | None,
    path: str | None,
    outlet: str | None,
    url: str | None,
    title: str | None,
    opening: str,
    stated: str | None,
    language: str,
    value: str | None,
    basis: str | None,
    earliest: str | None,
    latest: str | None,
) -> Head:
    day = value or (stated[:10] if stated and not basis else None)
    known = basis.strip('"') if basis else "metadata" if day else None
    key = caller_id or path or id_
    entitled = " ".join((title or "").split())[: 3 * HEADLINE]
    line = entitled or " ".join(opening.split()) or key
    return Head(id_, key, caller_id, outlet, line, url, day, known, earliest, latest, language, bool(entitled))


def _marked(marked: str) -> Iterator[tuple[int, int]]:
    """The places between marks, in the text without them."""
    at = 0
    for index, part in enumerate(marked.split(_MARK)):
        inner, _, outer = part.partition(_UNMARK) if index else ("", "", part)
        if index:
            yield at, at + len(inner)
        at += len(inner) + len(outer)


def _spread(places: Iterable[tuple[str, int, int]], most: int) -> tuple[Place, ...]:
    """The first place of each document, of the first documents."""
    first: dict[str, Place] = {}
    for document, start, end in sorted(places):
        first.setdefault(document, Place(document, start, end))
    return tuple(first.values())[:most]


def _filters(equal: Mapping[str, str], allowed: Sequence[str]) -> tuple[list[str], list[str]]:
    terms: list[str] = []
    values: list[str] = []
    for column, value in equal.items():
        if column not in allowed:
            raise OptionError(f"There is no {column} to filter by.", f"There are {', '.join(allowed)}.")
        terms.append(f'"{column}" = ?')
        values.append(value)
    return terms, values


def _add(terms: list[str], values: list[str], term: str, value: str | None) -> None:
    if value is not None:
        terms.append(term)
        values.append(value)


def _where(terms: Sequence[str]) -> str:
    return f"WHERE {' AND '.join(terms)}" if terms else ""


def _part(wanted: Wanted) -> str:
    return "" if wanted.limit is None else f"LIMIT {int(wanted.limit)} OFFSET {int(wanted.offset)}"
