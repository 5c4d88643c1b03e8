"""English words around numbers of people: how exact a number is, what befell whom, who vouches for it, and when."""

from __future__ import annotations

BOUNDS: dict[tuple[str, ...], str] = {
    **dict.fromkeys(
        [
            ("at", "least"),
            ("at", "least", "at"),
            ("no", "fewer", "than"),
            ("no", "less", "than"),
            ("not", "less", "than"),
            ("not", "fewer", "than"),
            ("a", "minimum", "of"),
            ("at", "a", "minimum"),
        ],
        "at_least",
    ),
    **dict.fromkeys(
        [
            ("more", "than"),
            ("well", "more", "than"),
            ("over",),
            ("well", "over"),
            ("just", "over"),
            ("slightly", "more", "than"),
            ("far", "more", "than"),
            ("in", "excess", "of"),
            ("upwards", "of"),
            ("upward", "of"),
            ("greater", "than"),
            ("above",),
        ],
        "more_than",
    ),
    **dict.fromkeys(
        [
            ("nearly",),
            ("almost",),
            ("close", "to"),
            ("nearing",),
            ("approaching",),
            ("just", "under"),
            ("just", "short", "of"),
            ("under",),
            ("hardly",),
            ("barely",),
            ("scarcely",),
            ("not", "quite"),
        ],
        "nearly",
    ),
    **dict.fromkeys(
        [("up", "to"), ("as", "many", "as"), ("as", "much", "as"), ("at", "most"), ("no", "more", "than")], "up_to"
    ),
    **dict.fromkeys([("fewer", "than"), ("less", "than")], "fewer_than"),
    **dict.fromkeys(
        [
            ("about",),
            ("around",),
            ("some",),
            ("roughly",),
            ("approximately",),
            ("an", "estimated"),
            ("estimated",),
            ("perhaps",),
            ("somewhere", "around"),
            ("in", "the", "region", "of"),
        ],
        "about",
    ),
    **dict.fromkeys([("exactly",), ("only",), ("just",), ("a", "total", "of")], "exact"),
}
"""What stands before a number and says how exact it is. "Fewer than n" is at most n - 1."""

BOUNDS_BEHIND: dict[tuple[str, ...], str] = {
    ("or", "more"): "at_least",
    ("at", "least"): "at_least",
    ("or", "so"): "about",
    ("at", "most"): "up_to",
}

VAGUE: dict[tuple[str, ...], tuple[int | None, str]] = {
    ("dozens",): (24, "dozens"),
    ("scores",): (40, "dozens"),
    ("tens",): (20, "dozens"),
    ("several", "dozen"): (36, "dozens"),
    ("a", "few", "dozen"): (36, "dozens"),
    ("some", "dozens"): (24, "dozens"),
    ("hundreds",): (200, "hundreds"),
    ("several", "hundred"): (300, "hundreds"),
    ("a", "few", "hundred"): (300, "hundreds"),
    ("several", "hundreds"): (300, "hundreds"),
    ("many", "hundreds"): (200, "hundreds"),
    ("hundreds", "if", "not", "thousands"): (200, "hundreds"),
    ("hundreds", "or", "thousands"): (200, "hundreds"),
    ("thousands",): (2_000, "none"),
    ("several", "thousand"): (3_000, "none"),
    ("a", "few", "thousand"): (3_000, "none"),
    ("several", "thousands"): (3_000, "none"),
    ("many", "thousands"): (2_000, "none"),
    ("tens", "of", "thousands"): (20_000, "none"),
    ("hundreds", "of", "thousands"): (200_000, "none"),
    ("millions",): (2_000_000, "none"),
    ("several", "million"): (3_000_000, "none"),
    ("several",): (3, "none"),
    ("a", "few"): (3, "none"),
    ("a", "handful"): (3, "none"),
    ("many",): (None, "none"),
    ("a", "number"): (None, "none"),
    ("some",): (None, "none"),
    ("numerous",): (None, "none"),
    ("countless",): (None, "none"),
}
"""Words for an order of magnitude: the least that they commit to, and what they are called."""

EXACT: dict[tuple[str, ...], int] = {
    ("half", "a", "dozen"): 6,
    ("half-a-dozen",): 6,
    ("a", "half-dozen"): 6,
    ("half-dozen",): 6,
    ("a", "dozen"): 12,
    ("a", "couple"): 2,
    ("a", "pair"): 2,
    ("a", "trio"): 3,
    ("a", "hundred"): 100,
    ("a", "thousand"): 1_000,
    ("a", "million"): 1_000_000,
    ("two", "dozen"): 24,
    ("both",): 2,
    ("no", "one"): 0,
    ("no-one",): 0,
    ("nobody",): 0,
    ("none",): 0,
    ("no",): 0,
    ("not", "a", "single"): 0,
    ("not", "one"): 0,
    ("nought",): 0,
}
ANOTHER: frozenset[str] = frozenset({"another", "all"})
"""Words before a number that belong to it and say that it adds to, or repeats, one before."""

FURTHER: frozenset[str] = frozenset({"further", "additional"})
RANGE_OPENERS: frozenset[str] = frozenset({"between", "from"})

RANGE_JOINTS: frozenset[str] = frozenset({"to", "and", "or", "-", "–", "—"})

EFFECTS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        "killing murdering slaying executing assassinating massacring drowning slaughtering".split(), ("killed", "ing")
    ),
    **dict.fromkeys("kill kills murder murders execute executes assassinate bury".split(), ("killed", "base")),
    **dict.fromkeys(
        """killed murdered slain executed assassinated massacred drowned beheaded slaughtered gunned lynched
        electrocuted martyred crushed burnt burned buried hanged stoned destroyed eliminated neutralised neutralized
        liquidated""".split(),
        ("killed", "ed"),
    ),
    **dict.fromkeys("died dies die dying perished perish dead lifeless succumbed deceased".split(), ("killed", "intr")),
    **dict.fromkeys(
        "wounding injuring hurting maiming crippling sickening hospitalising hospitalizing".split(), ("wounded", "ing")
    ),
    **dict.fromkeys("wound wounds injure injures hurts maim injuries".split(), ("wounded", "base")),
    **dict.fromkeys(
        """wounded injured hurt maimed crippled hospitalised hospitalized sickened stabbed beaten poisoned harmed
        treated""".split(),
        ("wounded", "ed"),
    ),
    **dict.fromkeys("shot".split(), ("other", "ed")),
    **dict.fromkeys("shooting".split(), ("other", "ing")),
    **dict.fromkeys("shoot shoots".split(), ("other", "base")),
    **dict.fromkeys("missing disappeared unaccounted untraced vanished".split(), ("missing", "intr")),
    **dict.fromkeys("displacing evacuating uprooting".split(), ("displaced", "ing")),
    **dict.fromkeys("displace evacuate".split(), ("displaced", "base")),
    **dict.fromkeys("displaced evacuated uprooted".split(), ("displaced", "ed")),
    **dict.fromkeys("fled flee fleeing homeless".split(), ("displaced", "intr")),
    **dict.fromkeys(
        "detaining arresting capturing kidnapping abducting jailing imprisoning".split(), ("detained", "ing")
    ),
    **dict.fromkeys(
        "detain detains arrest arrests capture captures kidnap kidnaps abduct abducts".split(), ("detained", "base")
    ),
    **dict.fromkeys(
        """detained arrested captured kidnapped abducted jailed imprisoned interned apprehended""".split(),
        ("detained", "ed"),
    ),
    **dict.fromkeys("hostage captive prisoner hostages".split(), ("detained", "intr")),
    **dict.fromkeys("trapping stranding besieging".split(), ("affected", "ing")),
    **dict.fromkeys("trapped stranded besieged gassed affected".split(), ("affected", "ed")),
}
"""What befell people, by verb form: -ing and base forms have those it befell behind them, "intr" before, "ed" both."""

EFFECT_NOUNS: dict[str, str] = {
    **dict.fromkeys(
        "dead deaths death fatalities fatality bodies body corpses corpse killed slain deceased martyrs".split(),
        "killed",
    ),
    **dict.fromkeys("lives".split(), "killed"),
    **dict.fromkeys("wounded injured injuries injury hurt".split(), "wounded"),
    **dict.fromkeys("missing".split(), "missing"),
    **dict.fromkeys("casualties casualty".split(), "other"),
    **dict.fromkeys("hostages hostage captives detainees abductees".split(), "detained"),
    **dict.fromkeys("refugees displaced evacuees".split(), "displaced"),
}
"""Nouns that are counted and say themselves what befell people."""

COUNTED_SELVES: frozenset[str] = frozenset(
    """deaths death fatalities fatality bodies body corpses corpse lives injuries injury casualties casualty""".split()
)
"""Those of them that count harm, not persons."""

HARMS: frozenset[str] = frozenset("wound wounds injury injuries burns burn fracture fractures".split())
SUSTAINED: frozenset[str] = frozenset("suffered sustained received suffering sustaining had have with".split())
SHOT_DIRECTIONS: frozenset[str] = frozenset("down at into up off back through out".split())
SHOT_HARM: frozenset[str] = frozenset({"non-life-threatening", "nonfatally", "non-fatally", "wounds"})

EVENT_NOUNS: dict[str, str] = {
    **dict.fromkeys(
        "killing death deaths murder killings massacre execution loss assassination slaying".split(), "killed"
    ),
    **dict.fromkeys("bodies body corpses remains".split(), "killed"),
    **dict.fromkeys("wounding injury injuries".split(), "wounded"),
    **dict.fromkeys("kidnapping abduction arrest arrests detention capture".split(), "detained"),
    **dict.fromkeys("evacuation displacement evacuations transfer".split(), "displaced"),
    **dict.fromkeys("disappearance".split(), "missing"),
}
"""Before "of" and people: "the killing of three soldiers"."""

TOLL_WOUNDED: frozenset[str] = frozenset({"injured", "wounded", "injuries", "injury"})
NUMBER_NOUNS: frozenset[str] = frozenset({"number", "total", "count", "tally"})
TOLL_JOINTS: frozenset[str] = frozenset(
    """to at of reached reaches reach hit hits hitting topped tops passed passes crossed crosses exceeded exceeds
    exceed stood
    stands was is were are from surpassed surpasses nearing crossing reaching passing as toll by below near
    nears approached""".split()
)

NEEDS_PERSON: frozenset[str] = frozenset(
    """destroyed eliminated neutralised neutralized liquidated burned burnt buried affected crushed loss""".split()
)
"""Verbs that befall things too: they count where a person is named."""

STATES: dict[tuple[str, ...], str] = {
    ("lost", "their", "lives"): "killed",
    ("lost", "his", "life"): "killed",
    ("lost", "her", "life"): "killed",
    ("lost", "life"): "killed",
    ("lose", "their", "lives"): "killed",
    ("losing", "their", "lives"): "killed",
    ("in", "critical"): "wounded",
    ("in", "a", "critical"): "wounded",
    ("in", "serious"): "wounded",
    ("in", "stable"): "wounded",
    ("in", "a", "stable"): "wounded",
    ("in", "a", "serious"): "wounded",
    ("in", "grave"): "wounded",
    ("in", "intensive"): "wounded",
    ("brain", "damaged"): "wounded",
    ("suffered", "injuries"): "wounded",
    ("suffered", "minor"): "wounded",
    ("suffered", "serious"): "wounded",
    ("suffered", "burns"): "wounded",
    ("suffered", "gunshot"): "wounded",
    ("suffering", "from"): "wounded",
    ("sustained", "injuries"): "wounded",
    ("sustained", "serious"): "wounded",
    ("sustained", "minor"): "wounded",
    ("sustained", "gunshot"): "wounded",
    ("taken", "to", "hospital"): "wounded",
    ("taken", "to", "hospitals"): "wounded",
    ("rushed", "to", "hospital"): "wounded",
    ("transported", "to", "hospital"): "wounded",
    ("were", "hospitalized"): "wounded",
    ("in", "the", "hospital"): "wounded",
    ("in", "hospital"): "wounded",
    ("went", "to", "the", "hospital"): "wounded",
    ("went", "to", "hospital"): "wounded",
    ("remain", "in", "critical"): "wounded",
    ("remains", "in", "critical"): "wounded",
    ("remained", "in", "critical"): "wounded",
    ("remain", "in", "serious"): "wounded",
    ("remains", "in", "serious"): "wounded",
    ("remain", "in", "the", "hospital"): "wounded",
    ("remains", "in", "the", "hospital"): "wounded",
    ("taken", "hostage"): "detained",
    ("taken", "captive"): "detained",
    ("taken", "prisoner"): "detained",
    ("held", "hostage"): "detained",
    ("in", "custody"): "detained",
    ("under", "arrest"): "detained",
    ("left", "homeless"): "displaced",
    ("left", "their", "homes"): "displaced",
    ("forced", "from", "their", "homes"): "displaced",
    ("away", "from", "their", "homes"): "displaced",
    ("live", "in", "besieged"): "affected",
    ("living", "in", "besieged"): "affected",
    ("shot", "dead"): "killed",
    ("shot", "and", "killed"): "killed",
    ("shot", "to", "death"): "killed",
    ("stabbed", "to", "death"): "killed",
    ("burned", "to", "death"): "killed",
    ("burnt", "to", "death"): "killed",
    ("beaten", "to", "death"): "killed",
    ("blown", "up"): "killed",
    ("blown", "to"): "killed",
    ("fell", "as"): "killed",
    ("fatally", "shot"): "killed",
    ("fatally", "wounded"): "killed",
    ("fatally", "injured"): "killed",
    ("mortally", "wounded"): "killed",
    ("with", "gunshot"): "wounded",
    ("with", "injuries"): "wounded",
    ("with", "non-life-threatening"): "wounded",
    ("taken", "as", "hostages"): "detained",
    ("under", "observation"): "wounded",
    ("remain", "critical"): "wounded",
    ("remains", "critical"): "wounded",
    ("remain", "hospitalized"): "wounded",
    ("away", "from", "home"): "displaced",
}
"""Predicates of several words behind those whom they befell."""

TAKING: frozenset[str] = frozenset("took taking take takes taken holding held hold".split())
"""With "hostage" behind those who were taken."""

SELVES: frozenset[str] = frozenset("himself herself self life suicide".split())
SELF_KILLING: frozenset[tuple[str, str]] = frozenset(
    {
        ("gun", "on"),
        ("weapon", "on"),
        ("rifle", "on"),
        ("fatally", "shot"),
        ("fatally", "shooting"),
        ("his", "own"),
        ("her", "own"),
        ("he", "committed"),
        ("she", "committed"),
        ("then", "committed"),
        ("and", "committed"),
        ("before", "committing"),
        ("apparently", "committed"),
    }
)
"""Before "himself", "life" and "suicide": somebody who took part and died."""
FATALLY: frozenset[str] = frozenset({"fatally", "mortally"})
"""With a wound or a shot: it killed."""
WOUNDING: frozenset[str] = frozenset(
    "shot shoot shoots shooting wounded wounding injured injuring stabbed stabbing wound beaten struck".split()
)

DYING: frozenset[str] = frozenset("died dies dead die".split())
TIMES: dict[str, int] = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
MULTIPLES: str = (
    r"\b(double|triple|quadruple|quintuple|sextuple)[ -](homicide|murder|slaying|killing|shooting|stabbing)"
)
SHOOTINGS: frozenset[str] = frozenset({"shooting", "stabbing"})
"""As in "a triple homicide": how many; whom a shooting hit need not have died."""
EMERGENCY: str = "911"
"""A telephone number that is written like a count."""
DEGREES: frozenset[str] = frozenset("critically seriously severely gravely fatally".split())
"""Behind a bare number: how badly some of those before it fared ("four wounded, one critically")."""
MOVED: frozenset[str] = frozenset(
    "taken transported rushed sent airlifted flown brought transferred driven carried admitted".split()
)
SENDING: frozenset[str] = frozenset("sends send sent sending lands landed landing puts put".split())
HOSPITALS: frozenset[str] = frozenset("hospital hospitals hospitalized medical clinic trauma infirmary er".split())
"""Who is moved to one of these is hurt."""
STRUCK: frozenset[str] = frozenset("hit struck grazed".split())
BULLETS: frozenset[str] = frozenset(
    """bullet bullets gunfire gunshot gunshots shrapnel shots fire leg legs arm arms head chest back foot feet abdomen
    stomach face shoulder hand neck torso thigh buttocks knee hip""".split()
)
"""By or in what somebody is hit who is wounded."""

LOSING: frozenset[str] = frozenset({"lost", "losing", "lose", "loses"})
"""With people behind it: "has lost 24 civilians"."""


PERSONS: dict[str, str] = {
    **dict.fromkeys("people person persons victim individual human soul folk survivor".split(), "unspecified"),
    **dict.fromkeys(
        """man woman civilian resident villager worker journalist reporter student teacher professor doctor medic
        nurse paramedic engineer farmer fisherman driver passenger pilot tourist worshiper worshipper pilgrim protester
        protestor demonstrator activist employee staff staffer medical aid-worker volunteer bystander pedestrian
        passerby shepherd baker priest pastor cleric imam monk nun lawyer judge politician mayor governor candidate
        minister deputy lawmaker official councillor diplomat ambassador relative brother sister wife husband mother
        father son daughter uncle aunt cousin grandmother grandfather couple friend neighbor neighbour
        evacuee refugee migrant miner sailor fan guest customer shopper spectator rescuer firefighter
        fireman lifeguard businessman businesswoman trader merchant peasant campesino laborer labourer guide
        technician electrician mechanic clerk cashier owner manager director writer poet author actor
        singer dancer photographer cameraman editor blogger prisoner inmate hostage captive patient
        female male adult elderly parent family-member Israeli national citizen foreigner local inhabitant
        settler crew crewman crewmember attendant conductor scientist researcher academic scholar athlete player
        coach clubgoer partygoer reveler reveller motorist cyclist biker commuter parishioner congregant member-of-staff
        suspect woman-driver unionist trade-unionist leader spokesman spokeswoman gunman gunmen robber shooter
        suspects vendor trucker plumber carpenter builder seamstress caretaker janitor janitress cook waiter waitress
        householder homeowner tenant lodger chemist pharmacist surgeon dentist midwife veterinarian""".split(),
        "civilian",
    ),
    **dict.fromkeys(
        """child baby infant toddler boy girl teen teenager youngster schoolchild schoolboy schoolgirl kid pupil
        minor newborn""".split(),
        "child",
    ),
    **dict.fromkeys(
        """soldier troop serviceman servicewoman marine sergeant corporal lieutenant captain major colonel general
        brigadier commander conscript recruit guardsman paratrooper airman commando peacekeeper troops
        cadet reservist paramilitary infantryman gunner legionnaire ranger""".split(),
        "military",
    ),
    **dict.fromkeys(
        """policeman policewoman police gendarme constable officer trooper guard sheriff deputy-sheriff detective
        inspector patrolman border-guard crpf cop bodyguard""".split(),
        "police",
    ),
    **dict.fromkeys(
        """militant rebel fighter terrorist insurgent guerrilla guerilla jihadist jihadi extremist militiaman bomber
        attacker assailant combatant separatist gangster mercenary partisan paramilitaries islamist
        subversive guerrillas rebels infiltrator mujahid mujahideen""".split(),
        "militant",
    ),
    **dict.fromkeys("personnel".split(), "mixed"),
    **dict.fromkeys("force troops-and-police".split(), "military"),
    "member": "unspecified",
}
"""Nouns for persons, in the singular, and what kind of victim they make."""

PLURALS: frozenset[str] = frozenset(
    "people personnel force police staff crew troops gunmen guerrillas rebels suspects islamist paramilitaries".split()
)
"""Nouns of persons that no single person is called by."""
PEOPLE: frozenset[str] = frozenset("people person persons victim individual others relative man".split())
"""Nouns that leave it to the event who was harmed."""
PERSONS_OF_EFFECT: frozenset[str] = frozenset("hostages hostage captives detainees refugees evacuees".split())
"""Whom something befell before; what befalls them in the sentence counts for more."""
NUMBER_WORDS: frozenset[str] = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens scores hundreds thousands""".split()
)
NAMED_HARM: frozenset[str] = frozenset(
    """killed murdered assassinated executed wounded injured hurt arrested detained kidnapped abducted jailed
    died""".split()
)
"""What is said of somebody by name, and seldom of a place or a thing."""
DETERMINERS: frozenset[str] = frozenset({"a", "an", "the", "another", "one"})
FILLERS: frozenset[str] = frozenset(
    """the other these those all about least also his its their " “ ' ‘ what as""".split()
)
"""Between a verb and the number of those it befell."""
CLAIMING: frozenset[str] = frozenset("claimed claiming claim claims cost costing took taking lost of".split())
"""Before "lives"."""
TAKEN: frozenset[str] = frozenset("hostage captive prisoner hostages".split())
PART_OPENERS: frozenset[str] = frozenset({"including", "among", "amongst"})
PARENTS: frozenset[str] = frozenset("father mother parent parents grandfather grandmother".split())
"""As in "a father of four": nothing befell the four."""
CHILD_AGE = 18
CHILD_AGES: frozenset[str] = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen""".split()
)
GROUPS: frozenset[str] = frozenset({"families", "family", "couples", "crews"})
"""Counted as groups: how many people that is, nobody says."""

IRREGULAR: dict[str, str] = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "babies": "baby",
    "people": "people",
    "police": "police",
    "wives": "wife",
    "bodies": "body",
    "servicemen": "serviceman",
    "servicewomen": "servicewoman",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "gunmen": "gunman",
    "guardsmen": "guardsman",
    "fishermen": "fisherman",
    "firemen": "fireman",
    "militiamen": "militiaman",
    "businessmen": "businessman",
    "cameramen": "cameraman",
    "crewmen": "crewman",
    "patrolmen": "patrolman",
    "infantrymen": "infantryman",
    "passersby": "passerby",
    "passers-by": "passerby",
    "noncombatants": "civilian",
    "schoolchildren": "schoolchild",
    "mercenaries": "mercenary",
    "deputies": "deputy",
    "staff": "staff",
}
VICTIM_WORDS: dict[str, str] = {
    "army": "military",
    "military": "military",
    "government": "military",
    "security": "mixed",
    "police": "police",
    "civilian": "civilian",
    "civilians": "civilian",
    "guerrilla": "militant",
    "rebel": "militant",
    "militant": "militant",
    "terrorist": "militant",
    "aid": "civilian",
    "medical": "civilian",
    "paramilitary": "military",
    "taliban": "militant",
    "corps": "militant",
    "isis": "militant",
    "isil": "militant",
    "qaeda": "militant",
    "daesh": "militant",
    "front": "militant",
    "noncommissioned": "military",
    "family": "civilian",
    "women": "civilian",
    "teen": "child",
    "teenage": "child",
}
"""Words before or behind a noun of persons that say more than the noun itself."""
SAYING_LITTLE: frozenset[str] = frozenset(
    """people person persons member force personnel officer commander leader staff official victim
    employee worker individual guard driver others relative man head chief""".split()
)

CIVIL_EVENTS: frozenset[str] = frozenset(
    """earthquake quake tsunami flood floods flooding landslide landslides cyclone hurricane typhoon tornado
    volcano eruption avalanche wildfire crash crashed stampede capsized derailed church churches worshippers
    worshipers""".split()
)
CRIMES: frozenset[str] = frozenset(
    "shooting shootings gunshot gunfire homicide detectives sheriff robbery stabbing shooter shooters".split()
)
CROWDS: frozenset[str] = frozenset(
    """protesters protestors demonstrators protest protests worshippers worshipers mourners villagers gunmen bandits
    shoppers pilgrims tourists commuters march revelers revellers""".split()
)
"""Who is harmed beside these in a sentence is a civilian."""
WARS: frozenset[str] = frozenset(
    """war militants rebels troops airstrike airstrikes army guerrillas terrorists insurgents regime jihadist
    taliban missiles ceasefire soldiers""".split()
)
"""Disasters, crimes without a war: those harmed are civilians unless it says otherwise."""

THINGS: frozenset[str] = frozenset(
    """attack attacks blast blasts bomb bombs bombing bombings explosion explosions vehicle vehicles car cars truck
    trucks bus buses building buildings home homes house houses village villages town towns city cities province
    provinces region regions district districts area areas shell shells rocket rockets missile missiles mortar mortars
    aircraft plane planes jet jets helicopter helicopters tank tanks drone drones warplanes shot shots round
    rounds bullet bullets time times count counts charge charges case cases incident incidents strike
    strikes airstrike airstrikes raid raids flight flights magnitude weapon weapons rifle rifles pistol pistols gun
    guns property properties nation nations country countries state states resolution resolutions website websites
    party parties side sides sheep cattle animal animals cow cows horse horses dog dogs camel camels
    goat goats bird birds point points percent percentage vote votes seat seats goal goals gram grams kilogram
    kilograms kilo kilos gallon gallons litre litres liter liters barrel barrels dollar dollars euro euros
    hospital hospitals school schools clinic clinics church churches mosque mosques family-home apartment
    apartments unit units block blocks street streets road roads page pages document documents article
    articles video videos photo photos picture pictures second minute minutes hour hours day days
    week weeks month months year years decade decades ceasefire ceasefires truce word words
    reason reasons question questions kind kinds type types part parts thing things step steps way ways
    settlement settlements position positions checkpoint checkpoints post posts base bases trains train
    boat boats ship ships vessel vessels container containers murder murders operation operations violation
    violations shooting shootings killing killings clash clashes magazine magazines mile miles meter meters metre
    metres kilometre kilometres kilometer kilometers acre acres hectare hectares foot feet inch
    inches degree degrees ton tons tonne tonnes pound pounds""".split()
)
"""What is counted here is nobody."""

BE: frozenset[str] = frozenset("be been being was were is are get got gets getting".split())
HAVE: frozenset[str] = frozenset("have has had having".split())
AUXILIARIES: frozenset[str] = (
    BE
    | HAVE
    | frozenset("will would could may might can should must do does did to not also since reportedly allegedly".split())
)
LEADS: frozenset[str] = frozenset(
    """confirmed found feared believed reported declared pronounced presumed shot left listed said known still
    thought""".split()
)
"""Between those it befell and the state they are in: "confirmed dead", "reported missing"."""

FUNCTION: frozenset[str] = frozenset(
    """a an the and or but nor of in on at by for from to with without into onto over under after before during
    since until while when where who whom whose which that this these those as if than then because although
    though amid among amongst between against near inside outside around across through throughout about along
    alongside including include includes included aboard off toward towards via per despite within beyond behind
    beneath it its he she they them their his her him we us our you your i my me there here not no so such too very both
    either neither also just only even still yet already ever never how what why
    late early earlier later ago""".split()
)
PREPOSITIONS: frozenset[str] = frozenset(
    """of in on at by for from with into near inside outside around across through throughout along alongside
    aboard off toward towards within beyond behind beneath between among against during over under""".split()
)
POSSESSIVES: frozenset[str] = frozenset({"his", "her", "their", "my", "our"})
WHOLES: frozenset[str] = frozenset({"them", "whom", "which", "these", "those"})
RELATION_CLAUSE: frozenset[str] = frozenset({"who", "that", "whose", "whom"})
STOPPERS: frozenset[str] = frozenset(
    """after when while before because although though if whether but where until as who which that amid despite
    since""".split()
)

VERBS: frozenset[str] = frozenset(
    """said says say told reported reports report announced claimed claims added confirmed stated acknowledged accused
    hit hits struck exploded destroyed damaged attacked took take takes went began fired launched came comes left
    leaving
    leave saw see seen did does became remain remained remains continued called urged warned
    tried helped worked lived stood opened entered crossed received brought carried used made went gone
    targeted seized freed released rescued sent arrived landed met found blew detonated ran caused causing
    threatened put puts gave gives raised rose shelled bombed raided broke""".split()
)

REPORTING: frozenset[str] = frozenset(
    """pointed said says say saying told tells reported reports reporting announced announces announcing
    confirmed confirms
    claimed claims claiming stated states added adds adding acknowledged admitted estimated estimates estimate
    counted counts
    listed lists put puts insisted insists maintained alleged alleges warned warns wrote writes tweeted noted
    notes quoted
    revealed disclosed gave gives denied denies believe believes believed recorded records documented
    documents""".split()
)
REVISING: frozenset[str] = frozenset("raised raises revised updated lowered cut increased".split())
COUNTS: frozenset[str] = frozenset("count toll figure estimate tally total number".split())
"""As in "The monitor has raised its own count to 71": whose count it is."""
COUNTING_VERBS: frozenset[str] = frozenset("counted counts recorded gives gave documented confirmed has had".split())
PUTTING: frozenset[str] = frozenset("put puts putting placed places estimated".split())
COUNTED_ENTRIES: frozenset[str] = frozenset({"names"})
"""As in "The monitor counted 61", "the ministry gives 38", "put it at 15", "the list has 71 names"."""
RISING: frozenset[str] = frozenset(
    "rose rise rises risen rising raised raise raises increased climbed jumped grew up went dropped fell down".split()
)
"""Before "from 37 to 41", which is then an old and a new count, not a range."""
REPORT_NOUNS: frozenset[str] = frozenset("report reports records documents estimates".split())
"""Nouns for a source that are verbs as well: "the report says"."""
NUMBERED: frozenset[str] = frozenset("people persons others more dozens hundreds scores thousands".split())
"""No source goes back beyond these."""
SOURCE_WALLS: frozenset[str] = frozenset(
    """ " ” “ ' ` ; : , ( ) that while but which when after before because as claimed said""".split()
)
BETWEEN: frozenset[str] = frozenset("have has had having also later on there still now already again meanwhile".split())
"""Between a source and its verb."""
OWNER_CLAUSE: frozenset[str] = frozenset("who whom whose which that".split())
"""Begin a clause about an owner, which is no part of the name."""
BESIDE_OWNER: frozenset[str] = frozenset(
    """and or but to as in of by from also still now already again meanwhile then however later yet so they it he she
    has have had is are was were""".split()
)
"""Left behind an owner that was cut out of a clause."""
OFFICES: frozenset[str] = frozenset(
    """official officials authority authorities government ministry ministries minister spokesman spokeswoman
    spokesperson leader leaders leadership president presidency commander commanders command army military forces
    defence defense interior foreign health police""".split()
)
"""Those who speak for a party, behind its name."""
BEFORE_OWNER: frozenset[str] = frozenset(
    "and or but as while meanwhile however elsewhere earlier then also that".split()
)
"""Left before one."""
OPENERS: frozenset[str] = frozenset("that but and while however meanwhile as or then".split())
INVERTED: frozenset[str] = frozenset(
    {"said", "says", "reported", "reports", "announced", "added", "confirmed", "wrote"}
)
"""Verbs that may stand before who says it: "said a spokesman"."""

NO_SOURCE: frozenset[str] = frozenset({"it", "which", "that", "there", "what", "who", "toll"})
PRONOUNS: frozenset[str] = frozenset({"it", "he", "she", "they", "we", "i"})
HEARSAY: tuple[str, ...] = (
    "unofficially reported",
    "reportedly",
    "allegedly",
    "unconfirmed reports",
    "unverified reports",
)

_MONTHS = "(?:january|february|march|april|june|july|august|september|october|november|december)"
BACKGROUND: tuple[str, ...] = (
    r"\blast (?:year|month|week|summer|winter|spring|autumn|fall|decade|century)\b",
    r"\bin the (?:early |late |mid-?)?(?:19|20)\d0s\b",
    r"\b(?:years?|months?|decades?|weeks?) (?:ago|earlier|before)\b",
    r"\b(?:the )?(?:deadliest|worst|bloodiest|biggest|largest)\b[^.]{0,60}\bsince\b",
    r"\b(?:previous|earlier) (?:attack|strike|bombing|shooting|incident|blast|massacre|accident)s?\b",
    r"\bback in (?:19|20)\d\d\b",
)
"""Signs of another event, before the one that is told."""

CUMULATIVE: tuple[str, ...] = (
    r"\bsince\b(?! then\b)",
    r"\b(?:in|over|during|within) the (?:past|last)\b(?! (?:few )?hours?\b)",
    r"\b(?:in|over|during) recent (?:days|weeks|months|years)\b",
    r"\bpast (?:few |\w+ )?(?:days|weeks|months|years)\b",
    r"\bpast \d+ hours\b",
    r"\bseparate\b(?! part)",
    r"\b(?:around|across) the country\b",
    r"\bnationwide\b",
    r"\b(?:raids|strikes|attacks|clashes) in and around\b",
    r"\b(?:clashes|skirmishes) (?:between|during)\b",
    r"\b(?:has|have) lost\b",
    r"\bseries of\b",
    r"\bso far\b(?= this (?:year|month))",
    r"\bthis (?:year|month)\b",
    r"\bbetween .{1,30} and .{3,30}" + _MONTHS + r"\b",
    r"\battacks? across\b",
    r"\b(?:in|during) (?:the month of )?" + _MONTHS + r"\b(?! \d)",
    r"\boverall\b",
    r"\bin total\b",
    r"\b(?:in|during|of) the (?:fighting|flare-up|conflict|hostilities)\b",
    r"\boperations\b",
    r"\bviolations\b",
    r"\bother military actions\b",
    r"\b(?:ongoing|continuing) (?:attacks|violence|fighting)\b",
    r"\brocket attacks\b",
)
"""Signs of a period or of several events counted together."""

AFTERWARDS: str = r"\b(?:days?|weeks?|months?) after\b"
"""What follows directly behind it is an event before the one told."""

SUB_EVENT: tuple[str, ...] = (
    r"\balone\b",
    r"\bin one (?:attack|incident|strike|of)\b",
    r"\bin another\b",
    r"\banother (?:attack|strike|incident|blast)\b",
)
"""Signs of one place or moment out of several."""

UNITS: frozenset[str] = frozenset(
    """km kilometres kilometers kilometre kilometer metres meters metre meter miles mile feet cm mm kg kilograms
    kilogram kilos
    tonnes tons litres liters gallons barrels hectares acres degrees per-cent percent % votes seats points
    websites settlements villages towns districts regions provinces nations countries shells rockets missiles bombs
    mortars aircraft jets planes helicopters drones tanks vehicles trucks cars buses ships boats vessels
    armoured buildings homes houses properties schools hospitals churches mosques bridges craters
    rounds bullets cartridges weapons rifles sheep cattle cows horses animals inhabitants passengers soldiers troops
    residents people observers warplanes positions checkpoints ceasefires violations airstrikes strikes raids attacks
    jobs flights trains truces sorties names signatures ballots resolutions""".split()
)
"""Other things whose number is reported and can be told differently."""

ABOUT: frozenset[str] = frozenset("of for in worth from to".split())
"""Behind a quantity: what it is a quantity of."""
INSIDE: frozenset[str] = frozenset("the a an of its their another all some".split())
"""Inside a noun phrase."""
PARTICLES: frozenset[str] = frozenset("down up off out".split())

MONEY: frozenset[str] = frozenset(
    """dollars dollar euros euro pounds crowns roubles rubles yen yuan rupees francs pesos liras lira dinars
    dirhams rand
    won shekels usd eur gbp riyals zloty forints kroner krona""".split()
)
CURRENCY_SIGNS: frozenset[str] = frozenset("$€£¥₽₹")

SINCE: str = r"\bsince\b[^.,;:”\"]*$|\b(?:began|started|erupted|broke out)\b[^.,;:]{0,20}$|\bbetween(?: \w+){0,2} ?$"
EARLIER: str = (
    r"\b(?:earlier|previous|initial|initially|old) (?:death )?(?:toll|count|figure|estimate|report)s?\b"
    r"|\b(?:up|down|raised|increased|revised|rose|risen) from\b"
)
DATED: str = r"\b(?:in|since|of|by|from|during|until|after|before|late|early) (?:the )?$"

AGED: frozenset[str] = frozenset("aged age ages".split())
APART: frozenset[str] = frozenset("which who that where".split())
BESIDE_PASSIVE: frozenset[str] = frozenset("also not since confirmed reported and".split())
CLAIMS: frozenset[str] = frozenset("claimed claims claim claiming".split())
COUNTED_BEFORE: frozenset[str] = frozenset("victim male female".split())
DEFINITE: frozenset[str] = frozenset("the other these those all".split())
INCLUDING: frozenset[str] = frozenset("including included includes".split())
JOINED_BY: frozenset[str] = frozenset("the other another all".split())
JOINTS: frozenset[str] = frozenset("and or including with plus them".split())
JUNIOR: frozenset[str] = frozenset("jr sr".split())
LEFT_DEAD: frozenset[str] = frozenset("shot left found".split())
LISTING: frozenset[str] = frozenset("are were was include included includes is but".split())
NAMING: frozenset[str] = frozenset("is was as of by".split())
OBJECTS: frozenset[str] = frozenset("him himself themselves her them the his".split())
OF_THESE: frozenset[str] = frozenset("the its their his her our those these all".split())
OLD: frozenset[str] = frozenset("old olds".split())
OTHERS: frozenset[str] = frozenset("more others other additional further".split())
PLACED: frozenset[str] = frozenset("in at near around outside".split())
REPORTED_BY: frozenset[str] = frozenset(
    "confirmed reported dead announced claimed cited listed counted recorded".split()
)
SUFFERED: frozenset[str] = frozenset("suffered lost suffering".split())
SUFFERERS: frozenset[str] = frozenset("the him himself themselves".split())
TOLL_BOUNDS: frozenset[str] = frozenset("nearing approaching over above at more".split())
YEARS: frozenset[str] = frozenset("years year".split())
"""Small words that the rules of `counting` ask for, each set under what it tells."""
