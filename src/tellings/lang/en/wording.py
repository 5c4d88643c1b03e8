"""English words by which outlets frame what they report: labels for people, for places and for what was done to them.

A *marked* word takes a side or can be read so; a *plain* one can stand beside any. A word list only proposes: a label
counts where it is tied to somebody who is named, or stands in the same sentence of another outlet.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Armed people

PLAIN_SIDES = _words(
    "troops forces soldiers soldier army armies military servicemen serviceman units unit police policemen guards"
)
"""They count for a side only behind its name: "Armenian troops"."""
IRREGULARS = _words(
    """terrorist terrorists militant militants rebel rebels separatist separatists insurgent insurgents gunman gunmen
    guerrilla guerrillas guerilla guerillas extremist extremists jihadist jihadists islamist islamists mercenary
    mercenaries secessionist secessionists militia militias militiamen paramilitary paramilitaries bandit bandits
    saboteur saboteurs radicals putschists"""
)
"""They count wherever they stand: nobody else is called so."""
SINGLE_IRREGULARS = _words("gunman militant terrorist extremist mercenary bandit islamist jihadist saboteur")
"""One of these alone is as often a culprit as a fighter of a side: they count only where they are tied to one."""
LOOSE_IRREGULARS = _words(
    """fighter fighters defender defenders attacker attackers gang occupier occupiers invader invaders aggressor
    aggressors partisan partisans liberators martyrs combatants combatant volunteers resistance faction men cadres
    commandos thugs criminals"""
)
"""They count where the coverage ties them to somebody: "defenders of the Council"."""
MARKED_SIDES = (IRREGULARS | LOOSE_IRREGULARS) - _words(
    """fighter fighters gunman gunmen men combatants combatant mercenary mercenaries militia militias militiamen
    paramilitary paramilitaries saboteur saboteurs commandos cadres faction volunteers"""
)
"""Words that take a side; the others say what kind of fighters somebody is."""
ARMED = _words("armed")
ARMED_NOUNS = _words("gang men group groups faction factions gangs militants fighters opposition bands")
FAITHS = _words(
    """arab arabs sunni sunnis shia shiite shiites muslim muslims islamic islamist islamists takfiri takfiris salafi
    salafist salafists wahhabi jihadi jihadist christian christians jewish hindu buddhist western foreign african asian
    european democratic republican conservative liberal communist marxist maoist leftist"""
)
"""Words like names before a label that tell a faith or a mind, and no side."""
BODIES = _words("group groups organisation organization movement faction party outfit militia network cell gang")
"""Between a label and a name: "the terrorist group X"."""
SIDE_FILLERS = _words("ethnic armed special security regular government loyal elite local foreign own military ground")
"""Between a side's name and its label: "ethnic Armenian armed forces"."""
NAMING = _words("calling called styling known naming")

# Places

STATUS = _words(
    """occupied breakaway disputed annexed contested self-proclaimed self-declared unrecognised unrecognized self-
    styled restive self-governing autonomous secessionist separatist-held rebel-held besieged liberated seized
    captured retaken recaptured reclaimed stolen ancestral separatist rebel rogue temporarily-occupied illegally-
    occupied de-facto break-away"""
)
STATUS_ENDINGS = ("-occupied", "-held", "-controlled", "-administered", "-ruled", "-backed", "-run")
TERRITORY = _words("region territory enclave exclave province republic area zone land strip peninsula statelet entity")

# What is done to places

TAKING = _words("seize occupy capture take annex conquer overrun invade grab storm")
RETAKING = _words("liberate recapture retake free reclaim regain recover")
MARKED_TAKING = _words("occupy annex conquer invade grab liberate free reclaim regain recover")
"""They say whose the place was, or should be; between the others outlets choose for variety."""
RETURNS = _words("back over")
"""Behind a verb of taking they are part of it: "taken back"."""

# Those who rule

RULERS = _words("ruler dictator strongman despot autocrat tyrant warlord chieftain ringleader kingpin usurper")
LEADERS = _words("president leader premier chairman head commander chief chancellor king emir sultan")
"""Plain words in a person's title, and those that take a side."""
REGIMES = _words("regime junta dictatorship clique rulers")
GOVERNMENTS = _words("government administration authorities leadership cabinet")
"""The same for those who rule a country, behind its name."""

# People who are held

HELD = _words("hostage hostages captive captives prisoner prisoners detainee detainees guest guests")
OCCUPATIONS = _words(
    """employee employees worker workers staff engineer engineers technician technicians crew personnel sailor sailors
    journalist journalists villager villagers resident residents civilian civilians policeman policemen officer
    officers guard guards man men woman women people person persons student students child children refugee refugees
    migrant migrants protester protesters demonstrator demonstrators rioter rioters passenger passengers soldier
    soldiers troops servicemen fighter fighters inmate inmates patient patients teacher teachers miner miners trader
    traders"""
)

# Distance

HEDGE_WORDS = _words(
    """reportedly allegedly apparently supposedly purportedly ostensibly seemingly presumably arguably alleged
    purported supposed suspected so-called self-styled unconfirmed unverified presumed rumoured rumored evidently"""
)
HEDGE_PHRASES: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in (
        "thought to be",
        "thought to have",
        "believed to be",
        "believed to have",
        "was said to have been",
        "were said to have been",
        "was said to have",
        "were said to have",
        "is said to be",
        "are said to be",
        "said to be",
        "said to have been",
        "said to have",
        "reported to be",
        "reported to have",
        "was reported to have been",
        "appeared to",
        "appears to",
        "appear to",
        "seemed to",
        "seems to",
        "seem to",
        "understood to",
        "suspected of",
        "claimed to have",
        "what it called",
        "what he called",
        "what she called",
        "what they called",
        "so called",
    )
)
HEDGE_TAKES_VERB = _words("appeared appears appear seemed seems seem understood")
"""With these the verb behind "to" is part of the form: "appeared to show"."""

PLAIN_REPORTS = _words(
    """say tell add write report state announce note quote reply respond post explain continue confirm declare repeat
    reiterate indicate recall"""
)
"""Lemmas of reporting verbs that keep still; the difference between two of them is style."""
REPORTS = _words(
    """say tell add write report state announce note quote reply respond post explain continue claim allege insist
    argue admit acknowledge concede confess deny stress warn vow boast complain maintain declare assert accuse
    demand reveal confirm suggest indicate reiterate emphasise emphasize underline underscore slam blast contend
    urge pledge threaten promise condemn dismiss reject charge assure hail praise blame lash stipulate swear lament
    mock scoff deplore denounce repeat recall point call dispute rebut refute"""
)

# Violence

DEEDS = _words(
    """deny reject dismiss accuse demand threaten call dispute rebut refute condemn denounce deplore urge point charge
    blame hail praise promise swear mock lament recall"""
)
"""Reporting verbs that tell what was done by saying it: a difference only within one sentence."""
PEOPLE_HEADS = _words(
    """other others many some more most several few hundreds thousands dozens scores all nobody none everyone everybody
    anyone someone person people one ones those who number total half lot lots rest
    toll"""
)
"""Heads of a patient that name nobody in particular: the referent is people."""
THINGS = _words(
    """him her he she us them they me you i we himself herself themselves each it itself this that these those which
    what something anything everything nothing way"""
)
"""Heads of a patient that stand for no one can tell what."""
IDLE_PATIENTS = _words(
    """deal deals agreement agreements balance accord accords chord tone bargain record records target targets note
    ground home headlines headline back nerve road roads snag wall time times pose jackpot roof bid price prices
    question questions idea problem problems issue issues death deaths picture photo film video match goal penalty wink
    glance look self interview"""
)
"""What a verb of violence has as its object where nothing is done to anybody: "strike a deal"."""

REBUTTALS = _words("deny reject dismiss refute rebut dispute admit acknowledge concede confess retract")
"""Lemmas of what a reader would miss where one copy of a text leaves it out."""

NEED_OBJECT = _words(
    """kill murder slay slaughter massacre execute assassinate martyr behead lynch wound injure maim destroy demolish
    seize occupy capture annex overrun liberate recapture retake free detain abduct kidnap besiege"""
)
"""In the past tense without an object they are short for a passive, as in headlines."""

HARMING = _words(
    """kill murder slay slaughter massacre execute assassinate martyr behead lynch gun stab wound injure maim shoot bomb
    shell bombard torture drown abduct kidnap ambush"""
)
"""Lemmas of verbs with one who does it and one to whom it is done, harm in nearly every use."""
FIGURATIVE = _words(
    """hit strike attack target destroy damage devastate wreck hurt beat crush storm raid raze level flatten pound rape
    besiege eliminate neutralise neutralize liquidate burn gas poison detain
    torch blow demolish"""
)
"""Lemmas of verbs of harm that news uses of elections and records too: counted where tellings differ in them."""
DYING = _words("die perish fall succumb drown suffocate")
"""Lemmas of verbs that tell a death and nobody who caused it."""
FALLING = _words("hero heroes battle combat action martyr martyrs duty")
"""What has to stand near "fell" for it to be a death."""
FALLEN = _words("soldier soldiers servicemen serviceman fighter fighters troops officer officers policeman policemen")

# What is house style

EVERYDAY: tuple[frozenset[str], ...] = (
    frozenset({"america", "united states", "united states of america", "us", "u.s", "usa", "u.s.a", "states"}),
    frozenset({"britain", "great britain", "united kingdom", "uk", "u.k", "england"}),
    frozenset({"american", "us", "u.s", "americans"}),
    frozenset({"british", "uk", "u.k", "english", "britons", "briton", "brits"}),
    frozenset({"democrat", "democrats", "democratic", "dems", "democratic party"}),
    frozenset({"republican", "republicans", "gop", "republican party"}),
    frozenset({"arab", "arabs", "arabic"}),
    frozenset({"muslim", "muslims", "islamic", "moslem"}),
    frozenset({"jew", "jews", "jewish"}),
    frozenset({"shia", "shiite", "shi'ite", "shias", "shiites", "shi'a"}),
    frozenset({"russia", "russian federation"}),
    frozenset({"soviet union", "ussr", "u.s.s.r", "soviet"}),
    frozenset({"european union", "eu", "e.u"}),
    frozenset({"united nations", "un", "u.n"}),
    frozenset({"netherlands", "holland"}),
    frozenset({"united arab emirates", "uae", "u.a.e", "emirates"}),
    frozenset({"south korea", "republic of korea", "korea"}),
    frozenset({"ireland", "republic of ireland", "irish republic"}),
    frozenset({"ivory coast", "cote d'ivoire"}),
    frozenset({"new york", "new york city", "nyc"}),
    frozenset({"washington", "washington d.c", "dc", "d.c"}),
)
"""Names of one thing between which every desk chooses for length or rhythm."""
SLIGHT_GROUPS = frozenset({"a meeting", "an agreement", "a region", "asking", "leaving a post"})
"""Groups of labels whose members differ in nothing that anybody minds."""

# What is no vocabulary of an outlet

CALENDAR = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow tonight morning afternoon evening night noon
    midnight week weeks month months year years day days hour hours minute minutes time last next early late earlier
    later gmt local am pm jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat
    sun"""
)
COMMON = _words(
    """also more most many much some any all one two three four five six seven eight nine ten first second third no not
    only other others another such same own both each every few several new even still well very just now over
    around however meanwhile according including since because said say says told tell added saying per cent percent
    against between during before after while where when which who whose whom what how why may might could would
    should can will shall must been being be is are was were has have had do does did its their his her our your us
    them they he she it we you i me him my this that these those there here than then so too as at by for from in
    into of off on onto or out to up upon with within without under until about across along among an a the and but
    if nor yet via amid s t re ve ll d m mr mrs ms dr"""
)
