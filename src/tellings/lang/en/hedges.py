"""English words that keep a distance between the writer and what is written.

Grouped after Hyland's taxonomy of hedges (modal verbs, epistemic adverbs, adjectives, nouns and verbs), with the
verbs of news writing that cast doubt on a speaker. Folded forms: lower case, no apostrophes.
"""

from __future__ import annotations

ADVERBS = frozenset(
    """reportedly allegedly apparently supposedly purportedly ostensibly seemingly possibly probably perhaps maybe
    presumably conceivably potentially likely unlikely arguably evidently tentatively preliminarily
    hypothetically theoretically reputedly""".split()
)
ADJECTIVES = frozenset(
    """alleged suspected reported apparent possible probable potential purported supposed presumed claimed rumoured
    rumored unconfirmed unverified unsubstantiated unproven preliminary tentative expected accused
    would-be putative conceivable uncertain unclear""".split()
)
NOUNS = frozenset(
    """allegation allegations suspicion suspicions rumour rumours rumor rumors claim claims possibility likelihood
    probability speculation chance""".split()
)
_DOUBT = frozenset(
    """seem seems seemed appear appears appeared suggest suggests suggested indicate indicates indicated believe
    believes believed think thought suspect suspects allege alleges claimed claims claim alleging claiming
    suggesting indicating suspecting presumes presume assume assumes assumed speculate speculates speculated
    expects expect planned plans plan intends intended intend hopes hoped aims aimed tends tended estimated
    thinks feared fears purports purport purporting rumoured""".split()
)
POSSIBLE = frozenset("may might could maynt mightnt couldnt".split())
MODALS = frozenset("would should must wouldnt shouldnt".split())
"""Modals that are also grammar (reported speech, duty): a hedge only where a plain form takes their place."""
PLAIN = frozenset(
    """will is are was were has have had did do does can cannot shall wont isnt arent wasnt werent hasnt havent
    hadnt didnt dont doesnt cant""".split()
)
"""Where one of these stands in place of a modal, the doubt is gone."""

PHRASES = frozenset(
    {
        ("it", "seems"),
        ("it", "appears"),
        ("so", "called"),
        ("said", "to", "be"),
        ("said", "to", "have"),
        ("accused", "of"),
        ("suspected", "of"),
        ("believed", "to"),
        ("thought", "to"),
        ("expected", "to"),
        ("understood", "to"),
        ("likely", "to"),
        ("due", "to", "be"),
        ("appeared", "to"),
        ("appears", "to"),
        ("seemed", "to"),
        ("seems", "to"),
        ("planned", "to"),
        ("plans", "to"),
        ("what", "he", "called"),
        ("what", "she", "called"),
        ("what", "they", "called"),
        ("what", "it", "called"),
    }
)
VERBS = _DOUBT | POSSIBLE
SINGLE = ADVERBS | ADJECTIVES | NOUNS
"""A hedge wherever it stands; a verb or a modal counts only against a plain form or when it stands alone."""
