"""Every noun of Tellings as a frozen record.

Positions are **code points** into `Document.text`, start included, end not included, so that `text[start:end]` is
the quote. Days are ISO 8601 text (`2020-09-30`), never `datetime` objects: they sort, they can be underspecified, and
they read the same in a table, in JSON and in a spreadsheet. `why` fields say in words which rule or evidence made the
record. Groups are told by identifiers that their earliest member gives them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

BlockKind = Literal["title", "dateline", "byline", "paragraph", "heading", "caption", "credit", "teaser", "furniture"]
RESIDUE: frozenset[str] = frozenset({"teaser", "furniture", "credit"})
"""The kinds of block that are not article text."""

MentionKind = Literal["person", "organisation", "place", "group"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
AttributionKind = Literal["direct", "indirect", "mixed"]
Polarity = Literal["affirmed", "denied"]
Modifier = Literal[
    "exact", "at_least", "more_than", "about", "nearly", "up_to", "dozens", "hundreds", "thousands", "range", "none"
]
Role = Literal["killed", "wounded", "missing", "displaced", "detained", "affected", "other"]
Victims = Literal["civilian", "military", "police", "militant", "child", "mixed", "unspecified"]
Scope = Literal["this_event", "sub_event", "cumulative", "background"]
CopyRelation = Literal["near_duplicate", "partial"]
EditType = Literal[
    "label_swap",
    "hedge_dropped",
    "hedge_added",
    "attribution_dropped",
    "attribution_added",
    "figure_changed",
    "negation_changed",
    "name_variant",
    "style",
    "cut",
    "insertion",
    "other",
]
DatingBasis = Literal["stated", "metadata", "inferred"]
FigureRelation = Literal[
    "same", "compatible_range", "part_of", "update", "conflict", "different_scope", "different_group"
]
DisputeForm = Literal["denial", "counter_accusation", "different_perpetrator", "different_figure"]
Standing = Literal["undisputed", "disputed", "denied", "updated"]


class Span(NamedTuple):
    """A stretch of one text: code points, end not included. A pair, so that JSON has `[start, end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one document's text: code points, end not included."""

    document: str
    start: int
    end: int


Progress = Callable[[str, int, int | None], None]
"""Called while something runs: the stage, how many are done, and of how many (None: not known yet)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document was met: a path (with `#row` for a row of a file), its media type and the encoding it had."""

    path: str
    media: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article as one outlet published it.

    `id` is a hash of text, outlet, URL and `caller_id`. `text` is decided at reading and never changed afterwards.
    `published` is what metadata or the caller state (ISO 8601 day or moment), not what Tellings infers: for that see
    `Dating`. `language` is an ISO 639-1 code, `und` where nothing could be told.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str = "und"
    caller_id: str | None = None
    sources: tuple[Source, ...] = ()

    @property
    def key(self) -> str:
        """The name that the caller knows the document by: its own id, or else the first of its paths."""
        return self.caller_id or min((source.path for source in self.sources), default=self.id)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a text of one kind; the blocks of a text tile it."""

    document: str
    start: int
    end: int
    kind: BlockKind
    why: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of article text, white space at its ends left off."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text. `head` is the name without title or role; `role` is what stands before or behind it.

    `entity` is the `Entity.id` that it was resolved to, or None.
    """

    document: str
    start: int
    end: int
    text: str
    kind: MentionKind
    head: str
    role: str | None = None
    entity: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which outlets write an entity: the form, the outlet, and how often it stands there."""

    form: str
    outlet: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Entity:
    """The person, organisation, place or group that mentions stand for across the documents of a case."""

    id: str
    kind: MentionKind
    name: str
    forms: tuple[Form, ...]
    roles: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 expression.

    `symbol` is its form without an anchor ("weekday 7 before anchor"), stored as read. `value` (TIMEX3), `earliest`
    and `latest` (days, both included) follow from the symbol and the document's date; without one, `value` stays
    underspecified (`XXXX-WXX-3`) and the days are None. `rule` names the rule that made it.
    """

    document: str
    start: int
    end: int
    text: str
    type: TimeType
    symbol: str
    value: str
    earliest: str | None
    latest: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something said and who is said to have said it (source, cue and content as in PARC and PolNeAR).

    `content` may be broken into several spans. `parent` is the index of the attribution that encloses this one in its
    document's list. `speaker` is an `Entity.id` or, where nobody could be resolved, None; `others` are those who speak
    with the speaker ("A and B said"). `side` is whom the speaker speaks for, an `Entity.id` too: the country of a
    ministry or a minister; a country's own is itself. `act` and `plover`, a PLOVER code, are of `speech.acts`.
    """

    document: str
    kind: AttributionKind
    act: str
    polarity: Polarity
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: str | None = None
    others: tuple[str, ...] = ()
    side: str | None = None
    addressee: str | None = None
    plover: str | None = None
    parent: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people.

    `low` and `high` are what the words commit to ("more than 20" is low 21), None where they leave an end open;
    not reported is None, never 0. `part_of` is the index of the larger figure in its document's list.
    `attributed_to` is the owner: who gives the number.
    """

    document: str
    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    modifier: Modifier
    role: Role
    victims: Victims
    side: str | None = None
    place: str | None = None
    as_of: str | None = None
    attributed_to: str | None = None
    scope: Scope = "this_event"
    implicit: bool = False
    part_of: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """Another number that is reported and can conflict: money, votes, distances, aircraft. `unit` as printed."""

    document: str
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    modifier: Modifier
    unit: str
    what: str | None = None
    attributed_to: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """A pair of stretches in two documents that share wording; `left.document` < `right.document`.

    `words` counts the words that both sides share, `quoted` those of them that stand inside quotation marks on both
    sides; `similarity` is shared words over the longer side's words, 0 to 1.
    """

    left: Place
    right: Place
    words: int
    quoted: int
    similarity: float
    relation: CopyRelation
    why: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """One typed difference inside a copy, read from left to right; an empty side is where something is missing."""

    left: Place
    right: Place
    type: EditType
    left_text: str
    right_text: str
    why: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A step of descent. Where `directed`, `to` was made from `source`; else only that they share a text.

    `share` is the part of `to`'s own words (reporters' words, quotations left out) found in `source`, 0 to 1.
    """

    source: str
    to: str
    directed: bool
    relation: CopyRelation
    share: float
    why: str


@dataclass(frozen=True, slots=True)
class Borrower:
    """A document that carries passages of a lineage in an article of its own. `share`: of its words, 0 to 1."""

    document: str
    share: float


@dataclass(frozen=True, slots=True)
class Lineage:
    """The documents whose text descends from one original.

    `archetype` names the original: a member's id where it is among them, else None, with `name` saying what is known
    of it in words. `agency` is the agency that a member credits for the text, or None: no credit found. A lineage
    without members is a passage whose original nobody here carries. `passages` are the places where borrowers, and
    members that are larger pages (running files), carry it; of all other members the whole text belongs to it.
    """

    id: str
    members: tuple[str, ...]
    borrowers: tuple[Borrower, ...]
    agency: str | None
    archetype: str | None
    name: str
    edges: tuple[Edge, ...]
    why: str = ""
    passages: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """A document's part in a story: `share` of its text, 0 to 1; one document may touch several stories."""

    document: str
    share: float


@dataclass(frozen=True, slots=True)
class Story:
    """The documents about one event, its title in their own words, its first and last day."""

    id: str
    title: str
    first: str | None
    last: str | None
    tellings: tuple[Telling, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Dating:
    """A document's publication date. `value` is a day or None, with `earliest` and `latest` what the evidence allows.

    `basis` says how it is known; `why` is the chain of reasons; `against` the evidence that disagrees.
    """

    document: str
    value: str | None
    basis: DatingBasis | None
    earliest: str | None
    latest: str | None
    why: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """How many tell a claim: documents, outlets that are stated, lineages, and origins, the independent ones."""

    documents: int
    outlets: int
    lineages: int
    origins: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition told by one or more documents.

    `low` and `high` are what the members commit to where it is a number, None for an open end; `modifier` is that of
    the figure they are from, None where they are from two ("at least 20" and "up to 30") and where there is no number.
    `background`: all that tell the number put it before or beside the event. Where one puts it in the event it is the
    event's: articles of later years tell the event itself as background, and of the two mistakes a line too many is
    passed over, while a number of the event that stands among those of an earlier war is missed.
    """

    id: str
    text: str
    members: tuple[Place, ...]
    support: Support
    standing: Standing
    low: int | None = None
    high: int | None = None
    modifier: Modifier | None = None
    why: str = ""
    background: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """How two figures of one or two documents stand to each other, and why."""

    a: Place
    b: Place
    relation: FigureRelation
    why: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A statement and the statement that denies it or tells it otherwise. No verdict."""

    asserted: Place
    denied: Place
    form: DisputeForm
    speakers: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: what happened, when (days, both included), and who tells it."""

    earliest: str | None
    latest: str | None
    precision: Literal["day", "week", "month", "season", "year", "decade", "unknown"]
    basis: DatingBasis
    background: bool
    text: str
    members: tuple[Place, ...]
    support: Support
    why: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """One form that outlets use for one thing (`referent`), with its places, counted once per lineage.

    An empty form stands, with empty places, where a telling leaves out what another has. `story` is the event that the
    tellings are of, None where all documents were compared.
    """

    layer: str
    referent: str
    form: str
    outlet: str | None
    count: int
    members: tuple[Place, ...]
    why: str = ""
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was dropped or failed: the document (its id, or the path where it never became one)."""

    document: str
    stage: str
    why: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that full-text search found: the words `match`, and the text `before` and `after` them."""

    document: str
    start: int
    end: int
    before: str
    match: str
    after: str


@dataclass(frozen=True, slots=True)
class Run:
    """How an account was made: versions of Tellings and of each stage, options, model. No time of day."""

    version: str
    stages: tuple[tuple[str, int], ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with everything that is read out of it alone; a stage that has not run left its list empty.

    `dating` is what the case found of its date, where somebody asked for that too.
    """

    document: Document
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    figures: tuple[Figure, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    dating: Dating | None = None
