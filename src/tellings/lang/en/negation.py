"""English words that turn a statement round, and those that do so together with "not"."""

from __future__ import annotations

NEGATIONS = frozenset(
    """not no never none nobody nothing neither nor nowhere without cannot isnt arent wasnt werent hasnt havent
    hadnt dont doesnt didnt wont wouldnt shouldnt cant couldnt mustnt neednt aint""".split()
)
NEGATIVE_VERBS = frozenset(
    """deny denies denied denying refuse refuses refused refusing reject rejects rejected rejecting fail fails
    failed failing""".split()
)
RESTRICTIONS = frozenset("only just merely simply solely".split())
"""After "not" these make it the opposite of a denial: "not only" is a yes."""
