"""English words that tell owners of figures and counted groups apart."""

from __future__ import annotations

OWNER_KINDS: dict[str, str] = {
    **dict.fromkeys("police policeman policewoman sheriff detective deputy trooper investigator".split(), "police"),
    **dict.fromkeys("officer officers detectives deputies investigators troopers".split(), "police"),
    **dict.fromkeys("ministry minister".split(), "ministry"),
    **dict.fromkeys("army military troops soldiers commander forces general".split(), "army"),
    **dict.fromkeys(
        "hospital hospitals doctor doctors medic medics nurse surgeon ambulance paramedics medical".split(), "hospital"
    ),
    **dict.fromkeys("monitor monitors monitoring observatory monitoring-group watchdog".split(), "monitor"),
    **dict.fromkeys(
        "tv television radio channel news media newspaper agency broadcaster newswire website websites".split(), "media"
    ),
    **dict.fromkeys("rebel rebels separatist separatists insurgent insurgents guerrillas".split(), "rebels"),
    **dict.fromkeys("witness witnesses resident residents villager villagers survivor survivors".split(), "witness"),
    **dict.fromkeys("activist activists opposition".split(), "activists"),
    **dict.fromkeys("rescuer rescuers rescue firefighters".split(), "rescuers"),
}
"""What an owner is. Words for any authority ("officials", "government") are left out: they agree with all of these."""

NO_NAME: frozenset[str] = frozenset(
    """the a an and of for in on to according so-called state state-run official officials spokesman spokeswoman local
    national other another human rights group source sources authorities government republic president saturday sunday
    monday tuesday wednesday thursday friday""".split()
)
"""Words of an owner's name that tell it from no other."""

HEARSAY_OWNERS: frozenset[str] = frozenset("reportedly allegedly reports reported unconfirmed".split())

WHOLE_GROUPS: frozenset[str] = frozenset(
    """people person persons victim individual others relative human soul man woman civilian resident local inhabitant
    citizen national toll member body corpse death life fatality adult male female relative""".split()
)
"""Nouns for anybody: a number of these may count all whom an event befell."""

GROUP_KINDS: dict[str, str] = {
    **dict.fromkeys("medic doctor nurse paramedic surgeon pharmacist".split(), "medical"),
    **dict.fromkeys("child baby infant toddler boy girl teen teenager kid schoolchild pupil minor".split(), "child"),
    **dict.fromkeys("officer policeman policewoman deputy trooper police".split(), "police"),
    **dict.fromkeys("journalist reporter photographer cameraman".split(), "press"),
    **dict.fromkeys("woman girl wife mother daughter sister".split(), "woman"),
    **dict.fromkeys("evacuee refugee".split(), "evacuee"),
}
"""Groups that go by several nouns."""

GROUP_WORDS: dict[str, str] = {
    **dict.fromkeys("medical medics hospital".split(), "medical"),
    **dict.fromkeys("aid relief humanitarian".split(), "aid"),
}
"""Words before a noun that name a group: "medical staff", "aid workers"."""
