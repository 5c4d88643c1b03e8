"""What is done by saying something: one closed list, the same in every language.

Word lists (`lang/<code>/attributions.py`) say which words do it. Codes are those of PLOVER (Open Event Data Alliance),
where one fits: it codes what political actors do to each other, so that plain speech, doubt and fear have none.
"""

from __future__ import annotations

from typing import NamedTuple


class Act(NamedTuple):
    """What an act does.

    `plover` is its code; `denies`, whether it says of its content that it is not so or shall not be; `addressed`,
    whether it is done to somebody who may be named with it; `spoken`, whether it is speech rather than a state of mind,
    a topic or a piece of evidence.
    """

    plover: str | None
    denies: bool
    addressed: bool
    spoken: bool
    meaning: str


ACTS: dict[str, Act] = {
    "says": Act(None, False, False, True, "states or reports, whatever it does besides"),
    "denies": Act(None, True, False, True, "says that it is not so"),
    "confirms": Act(None, False, False, True, "says that it is so, of what was told before"),
    "admits": Act(None, False, False, True, "says that it is so, against itself"),
    "claims": Act(None, False, False, True, "states what the reporter does not vouch for"),
    "accuses": Act("ACCUSE", False, True, True, "says that somebody did wrong"),
    "condemns": Act("ACCUSE", False, True, True, "finds fault with a deed, a thing or somebody"),
    "demands": Act("REQUEST", False, True, True, "tells somebody to do something"),
    "calls for": Act("REQUEST", False, True, True, "urges, proposes, appeals"),
    "asks": Act(None, False, True, True, "puts a question, asks for something"),
    "offers": Act("AGREE", False, True, True, "says what it would do for others"),
    "promises": Act("AGREE", False, True, True, "says what it will do"),
    "agrees": Act("AGREE", False, False, True, "says yes to what others want"),
    "threatens": Act("THREATEN", False, True, True, "says what harm it would do"),
    "warns": Act(None, False, True, True, "says what harm may come"),
    "rejects": Act("REJECT", True, False, True, "says no to a demand, an offer, a charge"),
    "praises": Act("SUPPORT", False, True, True, "finds good, thanks, welcomes"),
    "supports": Act("SUPPORT", False, False, True, "takes the side of somebody or something"),
    "opposes": Act("REJECT", True, False, True, "takes sides against somebody or something"),
    "apologises": Act("CONCEDE", False, True, True, "says that it did wrong"),
    "predicts": Act(None, False, False, True, "says what will be"),
    "discusses": Act(None, False, False, False, "names what was spoken of, not what was said"),
    "thinks": Act(None, False, False, False, "holds an opinion or knowledge"),
    "feels": Act(None, False, False, False, "hopes, fears, likes"),
    "wants": Act(None, False, False, False, "has a wish"),
    "plans": Act(None, False, False, False, "has an intention"),
    "learns": Act(None, False, False, False, "comes to know"),
    "shows": Act(None, False, False, False, "is evidence"),
}
"""Every act there is."""
