"""English wording that tells when a page was published, or how long ago an event began."""

from __future__ import annotations

_EVENT = (
    r"(?:fighting|clash(?:es)?|wars?|hostilities|violence|conflict|offensive|battles?|shelling|siege|strikes?|protests?"
    r"|demonstrations?|unrest|uprising|riots?|rioting|flood(?:s|ing)?|fires?|wildfires?|blaze|storms?|outbreak|epidemic"
    r"|crisis|invasion|blockade|attacks?|assault|bombardment|operation|campaign|coup|escalation|insurgency|rebellion"
    r"|evacuations?|eruption|drought|heatwave|standoff|stand-off|siege|walkout|rains?)"
)
_BEGAN = (
    r"(?:broke\s+out|erupted|began|begun|started|flared(?:\s+up)?|(?:was|were)\s+launched|launched|resumed|burst\s+out"
    r"|got\s+under\s+way)"
)
_NUMBER = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|twenty|thirty|\d{1,3})"
)

COUNTS = {
    word: i
    for i, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
    )
} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30}

ORDINALS = {
    word: i
    for i, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        1,
    )
}

STAMP = (
    r"(?i:\b(?:first\s+published|published|posted|updated|last\s+(?:updated|modified)|date|issued|filed)"
    r"(?:\s+(?:on|at))?\s*[:|\-–—]?\s*)\Z"
)
"""What stands before the date of publication on a line of its own."""

LATER = r"(?i:\b(?:updated|modified)\b)"
"""A stamp that may be later than the first publication."""

ONSET = rf"\b{_EVENT}\b[^.;:!?]{{0,60}}?\b{_BEGAN}\b(?P<gap>[^.;:!?]{{0,90}})\Z"
"""Behind it stands the day on which an event began. The gap holds no other event's verb: see `BREAK`."""

BREAK = r"\b(?:ended|until|said|says|killed|killing|after|before|when|while|but)\b"
"""Words between a beginning and a day that tie the day to something else."""

ELAPSED = (
    rf"\b(?P<count>{_NUMBER})\s+(?P<unit>day|week|month)s?\s+(?:after|since)\s+(?:[\w’'-]+\s+){{0,5}}?{_EVENT}\s+(?:[\w’'-]+\s+){{0,3}}?"
    rf"{_BEGAN}\b|\b{_EVENT}\s+(?:[\w’'-]+\s+){{0,3}}?{_BEGAN}\s+(?:about\s+|nearly\s+)?"
    rf"(?P<count2>{_NUMBER})"
    rf"\s+(?P<unit2>day|week|month)s?\s+ago\b"
)
"""`a week after heavy fighting broke out`, `the strike began three days ago`."""

ORDINAL = (
    r"\b(?:the|its|their|a|into)\s+(?P<nth>" + "|".join(list(ORDINALS)[1:]) + r"|\d{1,3}(?:st|nd|rd|th))\s+"
    r"(?:straight\s+|consecutive\s+|full\s+)?(?P<unit>day|week|month)\b"
)
"""`the fourth day`: counts from an event's beginning where the sentence names an event."""

ORDINAL_ALONE = (
    r"\A\s+(?:since\b|of\s+(?:the|an?|its|their)\s+"
    r"(?!month|year|week|season|match|tournament|festival|visit|trip|tour))"
)
"""Behind `the fourth day`: it counts from the beginning of what follows, whether that is a known event or not."""

EVENT = rf"\b{_EVENT}\b"
ENTERED = r"\benter(?:ed|s|ing)?\b[^.;]*\Z"
"""With it, a week is counted from its first day."""

TODAY = r"(?i:\bearlier\s+(?:on\s+)?)\Z"
"""`Earlier Wednesday` is written on Wednesday."""

AHEAD = r"(?i:\b(?:will|until|due|scheduled|expected|next|would|by|plans?|planned|deadline)\b)"

GENERIC = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december president minister prime foreign defence defense ministry secretary general government
    security council united nations international north south east west state news agency photo file""".split()
)
"""Capitalised words that tell no subject."""
