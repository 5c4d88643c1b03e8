"""Groups of English words that outlets choose between for one and the same referent.

A swap inside a group is the editor's choice of label, not of fact. A word may stand in several groups.
"""

from __future__ import annotations

GROUPS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (name, frozenset(words.split()))
    for name, words in (
        (
            "armed men",
            """terrorist terrorists militant militants fighter fighters rebel rebels separatist separatists insurgent
            insurgents gunman gunmen guerrilla guerrillas extremist extremists jihadist jihadists mercenary mercenaries
            troops forces soldiers army militia militias military combatants attackers assailants guards""",
        ),
        (
            "a disputed territory",
            """occupied breakaway disputed annexed liberated contested separatist rebel self-proclaimed unrecognised
            unrecognized controlled""",
        ),
        ("those who rule", "government regime administration authorities junta leadership cabinet rulers state"),
        ("the head of a state", "president leader ruler dictator strongman premier chancellor monarch autocrat"),
        (
            "fighting",
            """war conflict fighting hostilities invasion aggression operation campaign offensive incursion intervention
            clashes violence crisis flare-up counteroffensive""",
        ),
        (
            "an attack",
            "attack strike raid assault bombing shelling bombardment airstrike massacre terror blast explosion",
        ),
        ("a protest", "protest rally demonstration riot riots unrest uprising revolt march disturbances"),
        ("those who protest", "protesters demonstrators rioters activists marchers mob crowd crowds"),
        ("people who come", "migrants refugees immigrants aliens foreigners asylum-seekers arrivals newcomers"),
        ("a secret agent", "spy agent operative officer mole dealer assassin"),
        ("those killed", "victims casualties dead fatalities martyrs losses"),
        ("killing", "killed murdered slain died executed assassinated martyred shot slaughtered massacred"),
        ("leaving a post", "sacked fired left resigned dismissed ousted removed quit departed suspended"),
        ("asking", "asked requested demanded urged called appealed ordered told pleaded"),
        ("a barrier", "wall fence barrier border"),
        ("a region", "region territory province enclave area land republic district zone"),
        ("taking a place", "captured seized liberated took occupied annexed conquered recaptured retook freed"),
        ("a meeting", "summit meeting talks negotiations conference gathering session"),
        ("a suspect", "suspect attacker gunman shooter perpetrator killer assailant defendant accused"),
        ("an agreement", "agreement deal pact accord treaty truce ceasefire"),
        ("a change of law", "reform overhaul crackdown clampdown"),
    )
)
