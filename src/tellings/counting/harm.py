"""What befell those who are counted: the effect that a sentence's words tie to each number, and what is part of what.

Rules over words, without a parse: an effect that the noun phrase tells itself, a verb directly before it, a predicate
behind it, the toll that rose to it, then what it shares with the number it is joined to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

from tellings.counting.counted import Counted, singular
from tellings.counting.numbers import Token, first_words

_FAR = 24
"""Words behind a noun phrase among which its predicate is looked for."""
_WALLS = frozenset(';:)"”')
_TAKEN_REACH = 12
_RELATIVE = 16
"""Words that "who opened fire on police" may take up before the predicate."""
_TOLL_REACH = 30


class Reader:
    """One sentence: its tokens, those counted in it, and which of them begins where."""

    def __init__(
        self, row: Sequence[Token], items: Sequence[Counted], barred: Sequence[bool], words: ModuleType
    ) -> None:
        self.row, self.items, self.barred, self.words = row, items, barred, words
        self.begins = {item.first: number for number, item in enumerate(items)}
        self.ends = {item.end: number for number, item in enumerate(items)}

    def word(self, at: int) -> str:
        """The word at a token, empty beyond the ends."""
        return self.row[at].word if 0 <= at < len(self.row) else ""

    def run(self, at: int, length: int) -> tuple[str, ...]:
        """The words from a token on."""
        return tuple(token.word for token in self.row[at : at + length])


def link(row: Sequence[Token], items: Sequence[Counted], barred: Sequence[bool], words: ModuleType) -> None:
    """Gives each item its role, the rule that found it (`by`), and the item that it is part of (`whole`)."""
    reader = Reader(row, items, barred, words)
    for number, item in enumerate(items):
        if item.thing:
            continue
        _direct(reader, number, item)
    _share(reader)
    for number, item in enumerate(items):
        if not item.thing:
            _part(reader, number, item)
    _share(reader)
    for number, item in enumerate(items):
        if not item.thing and item.whole is None:
            _part(reader, number, item)


def _direct(reader: Reader, number: int, item: Counted) -> None:
    for rule in (_itself, _one_of_counted, _subset_of, _verb_before, _toll, _predicate, _listed):
        role = rule(reader, number, item)
        if role and not _dead_among(reader, number, role):
            item.role, item.by = role, rule.__name__.strip("_").replace("_", " ")
            return
    item.role, item.by = item.weak, "what they are called" if item.weak else ""


def _dead_among(reader: Reader, number: int, role: str) -> bool:
    """As in "one of the two deputies has died": the verb is not that of the two."""
    before = reader.items[number - 1] if number else None
    return before is not None and before.by == "one of counted" and before.role == role


def _itself(reader: Reader, number: int, item: Counted) -> str | None:
    """As in "22 bodies", "two injured officers", "12 dead", "no casualties"."""
    words, at = reader.words, item.end
    if item.own:
        lives = reader.row[at - 1].word == "lives"
        return None if lives and not _near(reader, item.first, words.CLAIMING) else item.own
    word = reader.word(at)
    fatally = item.head is None and reader.word(item.last) in words.FATALLY
    if fatally and reader.word(item.last + 1) not in words.WOUNDING:
        return "killed"
    bare = not (item.implicit and words.EFFECTS.get(word, ("", ""))[1] == "ed")
    if bare and word in words.EFFECT_NOUNS and word not in words.COUNTED_SELVES:
        role = words.EFFECT_NOUNS[word]
        if not _governs(reader, at) or words.EFFECTS.get(word, ("", ""))[1] != "ed":
            return _with_second(reader, at, role, item)
    return None


def _near(reader: Reader, first: int, wanted: frozenset[str]) -> bool:
    return any(reader.word(k) in wanted for k in range(first - 4, first))


def _with_second(reader: Reader, at: int, role: str, item: Counted) -> str:
    """As in "Killed or wounded", "dead and wounded": one number for two effects."""
    if reader.word(at + 1) not in ("and", "or", "/"):
        return role
    second = reader.words.EFFECTS.get(reader.word(at + 2), (role, ""))
    if second[1] not in ("ed", "intr") or second[0] == role or _governs(reader, at + 2):
        return role
    dead = item.high == 0 or {second[0], role} == {"killed", "detained"} or _state(reader, at + 2) == "killed"
    return "killed" if dead else "other"


def _governs(reader: Reader, at: int) -> bool:
    """Whether an ambiguous form has somebody it befell directly behind it, as in "killed at least 19 people"."""
    k = at + 1
    if reader.word(k) in ("and", "or") and reader.words.EFFECTS.get(reader.word(k + 1), ("", ""))[1] == "ed":
        k += 2
    while reader.word(k).endswith("ly") or reader.word(k) in reader.words.SUFFERERS:
        k += 1
    other = reader.begins.get(k)
    if other is None or reader.items[other].thing:
        return False
    item = reader.items[other]
    if reader.ends.get(at) is None and not _passive(reader, at):
        return True
    if _passive(reader, at):
        return False
    # "8 killed 58 injured": the second number has an effect of its own behind it.
    follows = reader.word(item.end)
    return follows not in reader.words.EFFECTS and follows not in reader.words.BE


def _passive(reader: Reader, at: int) -> bool:
    k = at - 1
    while k >= 0 and (reader.word(k).endswith("ly") or reader.word(k) in reader.words.BESIDE_PASSIVE):
        k -= 1
    return reader.word(k) in reader.words.BE


def _one_of_counted(reader: Reader, number: int, item: Counted) -> str | None:
    """As in "One of the five people hospitalized on Friday has died": the verb that ends it is the first one's."""
    if item.of is None or number + 1 >= len(reader.items) or reader.items[number + 1].first > item.of[0] + 1:
        return None
    for k in range(reader.items[number + 1].end, min(reader.items[number + 1].end + _FAR, len(reader.row))):
        if reader.word(k) in (".", ";", "while", "but") or (k in reader.begins and reader.word(k - 1) != "of"):
            return None
        if reader.word(k) in reader.words.DYING and reader.word(k - 1) not in reader.words.LEFT_DEAD:
            return "killed"
    return None


def _subset_of(reader: Reader, number: int, item: Counted) -> str | None:
    """As in "Six of the wounded"."""
    if item.of is None:
        return None
    for k in range(item.of[0], min(item.of[1] + 1, len(reader.row))):
        if reader.word(k) in reader.words.EFFECT_NOUNS:
            return str(reader.words.EFFECT_NOUNS[reader.word(k)])
    return None


def _verb_before(reader: Reader, number: int, item: Counted) -> str | None:
    """The verb or noun of harm directly before: "killing 12", "the lives of 8", "the death of six people"."""
    words, at = reader.words, item.first - 1
    while reader.word(at) in words.FILLERS or (reader.word(at).endswith("ly") and at >= 0):
        at -= 1
    word = reader.word(at)
    if word == "with" and reader.word(at - 1) == "along":
        return _along(reader, at - 1)
    if word == "of":
        return _noun_before(reader, at - 1, item)
    effect = words.EFFECTS.get(word)
    if effect and effect[1] != "intr":
        bare = word in words.NEEDS_PERSON and item.head is None
        if bare or (effect[1] == "ed" and not _governs_from(reader, at, item)):
            return None
        return "killed" if _fatal(reader, at) else _two_verbs(reader, at, effect[0])
    if word == "dead" and reader.word(at - 1) in words.WOUNDING:
        return "killed"
    if word in words.SENDING and words.HOSPITALS & set(reader.run(item.end, 4)) and reader.word(item.end) == "to":
        return "wounded"
    if word in words.LOSING and item.head and item.unit is None:
        return "killed"
    taken = word in words.TAKING and words.TAKEN & set(reader.run(item.end, _TAKEN_REACH))
    return "detained" if taken else None


def _fatal(reader: Reader, at: int) -> bool:
    """As in "fatally shot three": a wound that killed."""
    return reader.word(at) in reader.words.WOUNDING and reader.word(at - 1) in reader.words.FATALLY


def _noun_before(reader: Reader, at: int, item: Counted) -> str | None:
    """As in "The killing of three soldiers", "the lives of eight"."""
    word = reader.word(at)
    if word == "lives":
        return "killed"
    if word in reader.words.NEEDS_PERSON and item.head is None:
        return None
    role = reader.words.EVENT_NOUNS.get(word)
    return str(role) if role else None


def _along(reader: Reader, at: int) -> str | None:
    """As in "Died along with two other officers"."""
    for k in range(at - 1, max(at - 5, -1), -1):
        effect = reader.words.EFFECTS.get(reader.word(k))
        if effect and effect[1] in ("intr", "ed"):
            return str(effect[0])
    return None


def _governs_from(reader: Reader, at: int, item: Counted) -> bool:
    if _passive(reader, at):
        return False
    if reader.ends.get(at) is not None and not reader.items[reader.ends[at]].thing:
        follows = reader.word(item.end)
        return follows not in reader.words.EFFECTS and follows not in reader.words.BE
    return True


def _two_verbs(reader: Reader, at: int, role: str) -> str:
    if reader.word(at - 1) in ("and", "or", "/"):
        second = reader.words.EFFECTS.get(reader.word(at - 2))
        if second and second[0] != role and second[1] != "intr":
            return "killed" if {second[0], role} == {"killed", "other"} else "other"
    direct = reader.words.EFFECTS.get(reader.word(at - 1))
    if direct and direct[1] == reader.words.EFFECTS[reader.word(at)][1] and direct[0] != role:
        return "other"
    return role


def _toll(reader: Reader, number: int, item: Counted) -> str | None:
    """As in "The death toll rose to 43", "raised the toll to 41 from 37", "put the death toll at 85"."""
    words, at = reader.words, item.first - 1
    while reader.word(at) in ("the", "a") or reader.word(at).endswith("ly"):
        at -= 1
    bound = reader.row[item.first].word in words.TOLL_BOUNDS
    if reader.word(at) not in words.TOLL_JOINTS and not bound:
        return None
    for k in range(at, max(at - _TOLL_REACH, -1), -1):
        word = reader.word(k)
        if word == "toll" or word == "tolls":
            return "wounded" if reader.word(k - 1) in words.TOLL_WOUNDED else "killed"
        if word in ("deaths", "fatalities") and item.head is None:
            return "killed"
        if word in words.NUMBER_NOUNS and reader.word(k + 1) == "of":
            return _number_of(reader, k + 2, at)
        if word in (";", ":") or (word in ("killing", "wounding", "injuring") and at - k < 6):
            return None
    return None


def _number_of(reader: Reader, begin: int, end: int) -> str | None:
    for k in range(begin, end):
        word = reader.word(k)
        if word in reader.words.EFFECT_NOUNS:
            return str(reader.words.EFFECT_NOUNS[word])
        if word in reader.words.EFFECTS:
            return str(reader.words.EFFECTS[word][0])
        if word == "victims":
            return "killed"
    return None


@dataclass(slots=True)
class _Scan:
    """How far a predicate has been looked for; `inside` a list of parts, inside a relative `clause`."""

    at: int
    inside: bool = False
    clause: bool = False


def _predicate(reader: Reader, number: int, item: Counted) -> str | None:
    """The predicate behind a noun phrase, past what stands between: places, parts, ages, further subjects."""
    scan = _Scan(item.end)
    stop = min(item.end + _FAR, len(reader.row))
    while scan.at < stop:
        role, goes_on = _step(reader, item, scan)
        if role or not goes_on:
            return role
    return None


def _step(reader: Reader, item: Counted, scan: _Scan) -> tuple[str | None, bool]:
    """Looks at one token: the role that it gives, and whether to look further."""
    k = scan.at
    state = _state(reader, k)
    if state:
        return state, False
    effect = _effect(reader, item, scan)
    if effect:
        role = _told(reader, item, k, effect)
        if role or not scan.inside:
            return role, False
    if k in reader.begins and k != item.first:
        return None, _past(reader, item, reader.items[reader.begins[k]], scan)
    goes_on = _onward(reader, item, scan)
    scan.at += 1
    return None, goes_on


def _effect(reader: Reader, item: Counted, scan: _Scan) -> tuple[str, str] | None:
    """The effect that a token tells of, None where it tells of something else."""
    words, k = reader.words, scan.at
    word = reader.word(k)
    effect: tuple[str, str] | None = words.EFFECTS.get(word)
    if effect is None or (word in words.NEEDS_PERSON and item.head is None):
        return None
    if word == "shot" and reader.word(k + 1) in words.SHOT_DIRECTIONS and not _shot_there(reader, item, k):
        return None
    of_subject = _passive(reader, k) or reader.word(k - 1) in words.LEADS or effect[1] == "intr"
    return effect if of_subject or not scan.clause else None


def _shot_there(reader: Reader, item: Counted, k: int) -> bool:
    """As in "Four shot at a party", where "at" says where, against "two men shot at police"."""
    if reader.word(k + 1) != "at" or (item.implicit and not _passive(reader, k)):
        return False
    words, ahead = reader.words, reader.run(k + 2, 3)
    aimed = any(word in words.PERSONS or singular(word, words) for word in ahead) or {"them", "him", "her"} & set(ahead)
    return bool(ahead) and ahead[0][:1].isalnum() and not aimed


def _told(reader: Reader, item: Counted, k: int, effect: tuple[str, str]) -> str | None:
    if effect[0] == "displaced" and item.implicit:
        return None
    if effect[1] == "intr" or (effect[1] == "ed" and not _governs_here(reader, k, item)):
        if _fatal(reader, k):
            return "killed"
        return _with_second(reader, k, _shot(reader, k, effect[0]), item)
    suffered = reader.word(k) in reader.words.HARMS and reader.words.SUSTAINED & set(reader.run(max(k - 4, 0), 4))
    return "wounded" if suffered else None


def _past(reader: Reader, item: Counted, other: Counted, scan: _Scan) -> bool:
    """Whether the search may go past another one counted: a further subject, a part, a place."""
    if item.high == 0 or (item.head is None and not scan.inside):
        return False
    if not (scan.inside or other.thing or other.implicit or _joined(reader, scan.at)):
        return False
    scan.at = max(other.end, scan.at + 1)
    return True


def _onward(reader: Reader, item: Counted, scan: _Scan) -> bool:
    """Whether the search may go past a word that tells of nothing."""
    words, k = reader.words, scan.at
    word = reader.word(k)
    if word in words.PART_OPENERS:
        scan.inside = True
        return True
    if word in words.RELATION_CLAUSE:
        scan.clause = True
        return True
    if word == "as" and reader.word(k + 1) in words.EFFECTS:
        return True
    if word in _WALLS or word in words.STOPPERS or (item.high == 0 and word == ","):
        return False
    return not _breaks(reader, k, item) or (scan.clause and k - item.end < _RELATIVE)


def _shot(reader: Reader, at: int, role: str) -> str:
    if role == "other" and any(w in reader.words.SHOT_HARM for w in reader.run(at + 1, 5)):
        return "wounded"
    return role


def _governs_here(reader: Reader, at: int, item: Counted) -> bool:
    """Whether an "-ed" form behind a noun phrase is its active verb, with an object of its own."""
    if _passive(reader, at):
        return False
    if item.implicit and at + 1 < len(reader.row) and reader.row[at + 1].capital and not reader.barred[at + 1]:
        return reader.word(at + 1) not in reader.words.FUNCTION
    return _governs(reader, at) or reader.word(at + 1) in reader.words.OBJECTS


def _joined(reader: Reader, at: int) -> bool:
    """Whether an item is joined to the one before it: "and", a comma, "including"."""
    before = reader.word(at - 1)
    if before in reader.words.JOINED_BY:
        before = reader.word(at - 2)
    return before == "," or before in reader.words.JOINTS


def _state(reader: Reader, at: int) -> str | None:
    word = reader.word(at)
    for length in (4, 3, 2) if word in first_words(reader.words.STATES) else ():
        role = reader.words.STATES.get(reader.run(at, length))
        if role:
            return str(role)
    if word in reader.words.SUSTAINED:
        return "wounded" if reader.words.HARMS & set(reader.run(at + 1, 5)) else None
    return "wounded" if _moved(reader, at) or _struck(reader, at) else None


def _moved(reader: Reader, at: int) -> bool:
    """As in "were transported to local hospitals"."""
    words = reader.words
    if reader.word(at) not in words.MOVED:
        return False
    ahead = reader.run(at + 1, 7)
    if not words.HOSPITALS & set(ahead):
        return False
    return (_passive(reader, at) or reader.word(at - 1) in words.LEADS) and "to" in ahead[:3]


def _struck(reader: Reader, at: int) -> bool:
    """As in "was hit in the leg", "were struck by bullets"."""
    words = reader.words
    told = reader.word(at) in words.STRUCK and reader.word(at + 1) in ("by", "in")
    return told and _passive(reader, at) and bool(words.BULLETS & set(reader.run(at + 2, 4)))


def _breaks(reader: Reader, k: int, item: Counted) -> bool:
    """Whether a token begins something else: another finite verb, a new clause behind a comma."""
    words, word = reader.words, reader.word(k)
    if word in words.AUXILIARIES or word.endswith("ly"):
        return False
    if word in words.LEADS:
        onto = reader.word(k + 1) in words.EFFECTS or reader.word(k + 1) in ("to", "by", "as")
        return not (onto or reader.word(k - 1) in words.AUXILIARIES)
    if word in words.VERBS or word in words.REPORTING:
        return True
    return word in words.PRONOUNS


def _listed(reader: Reader, number: int, item: Counted) -> str | None:
    """As in "Among the dead were five children", "the victims include two nurses"."""
    words = reader.words
    for k in range(max(item.first - 14, 0), item.first):
        word = reader.word(k)
        counted_there = reader.word(k - 1) == "the" or k in reader.ends or reader.word(k - 1) in ("those", "of")
        if word in words.EFFECT_NOUNS and word not in words.COUNTED_SELVES and counted_there:
            behind = reader.run(k + 1, 6)
            if words.LISTING & set(behind[:4]) or (
                behind[:1] == (",",) and item.first <= k + 8 and not item.definite and reader.word(k - 1) == "those"
            ):
                item.cue = True
                return str(words.EFFECT_NOUNS[word])
    return None


def _cue_before(reader: Reader, item: Counted) -> bool:
    at = item.first - 1
    while reader.word(at) in ("the", "a", "at", "its", ","):
        at -= 1
    if reader.word(at) in reader.words.INCLUDING:
        return True
    return reader.run(at - 1, 2) in (("among", "them"), ("amongst", "them"), ("of", "which"), ("of", "whom"))


def _part(reader: Reader, number: int, item: Counted) -> None:
    """Finds what an item is part of: "including 11 children", "30 of them", "two of the wounded"."""
    items = reader.items
    cue = _cue_before(reader, item)
    whole_word = item.of is not None and reader.word(item.of[0]) in reader.words.WHOLES
    if number and items[number - 1].whole is not None and not cue and not whole_word and _same_list(reader, number):
        cue = True
    among = _among(reader, item)
    if among is not None:
        item.cue = True
        for other in range(number + 1, len(items)):
            if items[other].first >= among and items[other].role == item.role and _larger(items[other], item):
                item.whole = other
                return
    cue = cue or _included(reader, item) or (item.head is None and reader.word(item.last) in reader.words.DEGREES)
    item.cue = item.cue or cue or whole_word
    if item.high == 0 or not (item.cue or _subset(reader, item)):
        return
    for other in range(number - 1, -1, -1):
        whole = items[other]
        if whole.thing or whole.whole is not None or (whole.implicit and not whole.role) or not whole.role:
            continue
        if not _larger(whole, item) or whole.by == item.by == "listed":
            continue
        if item.role in (None, whole.role) or (cue and item.by != "itself"):
            item.role, item.whole = whole.role, other
            item.by = item.by or "part"
        return


def _included(reader: Reader, item: Counted) -> bool:
    """As in "The two guards of the first morning included"."""
    behind = reader.run(item.end, 8)
    return "included" in behind and not {",", ".", ";", "and", "which", "who"} & set(behind[: behind.index("included")])


def _subset(reader: Reader, item: Counted) -> bool:
    return item.of is not None and any(
        reader.word(k) in reader.words.EFFECT_NOUNS or reader.word(k) == "victims" for k in range(*item.of)
    )


def _among(reader: Reader, item: Counted) -> int | None:
    """Where "were among those killed" leads from a subject."""
    if reader.word(item.end) in reader.words.BE and reader.word(item.end + 1) == "among":
        return item.end + 2
    return None


def _same_list(reader: Reader, number: int) -> bool:
    """Whether an item only goes on with the list of parts before it."""
    before, item = reader.items[number - 1], reader.items[number]
    between = reader.run(before.end, item.first - before.end)
    return (
        bool(between)
        and between[-1] in ("and", ",")
        and len(between) <= 3
        and (item.head is not None)
        and item.by in ("", "predicate", "shared")
    )


def _larger(whole: Counted, part: Counted) -> bool:
    if part.low is None or whole.high is None:
        return True
    return part.low <= whole.high


def _share(reader: Reader) -> None:
    """Items joined to one whose role is known take it over: "nine policemen and nine civilians", "and Armenia two"."""
    for number, item in enumerate(reader.items):
        if item.role or item.thing or item.whole is not None or number == 0:
            continue
        before = reader.items[number - 1]
        if not before.role or before.thing:
            continue
        between = reader.run(before.end, item.first - before.end)
        if not between:
            continue
        if _is_list(between, reader) and (item.head or item.unit is None) and _free(reader, item):
            item.role, item.by = before.role, "shared"
        elif _gapped(reader, before, item, between):
            item.role, item.by = before.role, "gapped"
        elif _spread(reader, before, item):
            item.role, item.by = before.role, "spread over places"


def _is_list(between: tuple[str, ...], reader: Reader) -> bool:
    if between[-1] in ("the", "other"):
        between = between[:-1]
    if not between or between[-1] not in ("and", ",", "or"):
        return False
    return not any(
        w in reader.words.VERBS or w in reader.words.AUXILIARIES or w in reader.words.STOPPERS or w in ";:"
        for w in between
    )


def _free(reader: Reader, item: Counted) -> bool:
    """Whether nothing else is said of an item: no verb directly behind it."""
    word = reader.word(item.end)
    return (
        word not in reader.words.VERBS
        and word not in reader.words.BE
        and word not in reader.words.REPORTING
        and word not in reader.words.HAVE
    )


def _spread(reader: Reader, before: Counted, item: Counted) -> bool:
    """As in "21 were killed in the raids, 15 in a northern district and another six in a village"."""
    bare = item.head is None and item.unit is None and not item.implicit
    smaller = (
        item.low is not None and before.low is not None and (item.low < before.low or before.by.startswith("spread"))
    )
    return bare and smaller and reader.word(item.end) in reader.words.PLACED


def _gapped(reader: Reader, before: Counted, item: Counted, between: tuple[str, ...]) -> bool:
    if item.head or item.unit or item.implicit or not {"and", ",", "while"} & set(between):
        return False
    cut = max(k for k, word in enumerate(between) if word in ("and", ",", "while"))
    names = [reader.row[before.end + k] for k in range(cut + 1, len(between))]
    known = bool(names) and names[0].word == "the"
    names = names[known:]
    return (
        0 < len(names) <= 3
        and (known or all(t.capital for t in names))
        and reader.word(item.end) in (".", ",", "", ";")
    )
