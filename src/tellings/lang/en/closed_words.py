"""English words of the closed classes: they carry grammar, not content, and anchor no comparison by themselves."""

from __future__ import annotations

ARTICLES = frozenset("a an the".split())
PRONOUNS = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself
    it its itself they them their theirs themselves this that these those who whom whose which one""".split()
)
PERSONAL_PRONOUNS = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves this these those".split()
)
AUXILIARIES = frozenset(
    """am is are was were be been being has have had having do does did doing done will would shall should can
    could may might must isnt arent wasnt werent hasnt havent hadnt dont doesnt didnt wont wouldnt shouldnt cant
    couldnt cannot hes shes its theyre were ive theyve id hed im""".split()
)
PREPOSITIONS = frozenset(
    """of in on at by for with from to into onto upon over under about as than through during between among against
    within without toward towards across along around after before since until till per via amid amidst up down
    off out near inside outside behind beyond alongside
    throughout past""".split()
)
CONJUNCTIONS = frozenset(
    """and or but nor so yet if when while whilst where whereas because although though that then thus hence also
    too there here how why what just""".split()
)
FUNCTION = ARTICLES | PRONOUNS | AUXILIARIES | PREPOSITIONS | CONJUNCTIONS | frozenset({"s", "re", "ve", "ll", "not"})
"""Weak in an alignment: these words recur everywhere, so that one of them alone does not hold two texts together."""

STYLISTIC = (
    ARTICLES | AUXILIARIES | PREPOSITIONS | frozenset("and but so that then which who whom there s re ve ll".split())
) - frozenset("would could may might must should shall without against after before until since inside outside".split())
"""Adding or dropping these alone changes the build of a sentence and hardly its news."""

LIGHT_VERBS = frozenset("be have do make come take get go hold bring give put begin start".split())
"""Verbs that carry their objects: "was made" and "came" say the same of an announcement."""
