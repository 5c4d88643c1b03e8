"""English words that tell who said something: neutral verbs, verbs that take a stand, and set phrases."""

from __future__ import annotations

NEUTRAL = frozenset(
    """say says said saying tell tells told telling add adds added adding write writes wrote writing report reports
    reported reporting state states stated stating announce announces announced announcing note notes noted
    noting quote quotes quoted quoting cite cites cited citing tweeted tweeting posted explain
    explains explained""".split()
)
MARKED = frozenset(
    """claim claims claimed claiming allege alleges insist insists insisted insisting argue argues argued
    arguing admit admits admitted admitting acknowledge acknowledges acknowledged concede concedes conceded
    confess confessed deny denies denied denying stress stresses stressed stressing warn warns warned warning
    vow vows vowed boast boasts boasted complain complains complained maintain maintains maintained declare
    declares declared assert asserts asserted asserting accuse accuses accused accusing charge charges charged
    demand demands demanded request requests requested reveal reveals revealed confirm confirms confirmed
    confirming suggest suggests suggested indicate indicates indicated reiterate reiterated emphasise emphasised
    emphasize emphasized underline underlined slam slams slammed blast blasted lash lashed contend contends
    contended urge urges urged call called point pointed""".split()
)
DOUBTING = frozenset(
    """claim claims claimed claiming allege alleges alleged alleging suggest suggests suggested suggesting indicate
    indicates indicated indicating believe believes believed purport purports purported suspect suspects
    suspected""".split()
)
"""Verbs that keep a distance: against a plain "said" they hedge."""

PHRASES = frozenset(
    {
        ("according", "to"),
        ("in", "the", "words", "of"),
        ("in", "a", "statement"),
        ("on", "condition", "of", "anonymity"),
        ("told", "reporters"),
        ("sources", "familiar", "with"),
        ("people", "familiar", "with"),
        ("by", "his", "account"),
    }
)
PRONOUN_SOURCES = frozenset("he she it they we i who".split())
SOURCE_NOUNS = frozenset(
    """official officials spokesman spokeswoman spokesperson spokespeople source sources police ministry minister
    government agency agencies report reports statement authorities witness witnesses reporters media newspaper
    outlet prosecutors lawyer lawyers experts analysts military army office""".split()
)
