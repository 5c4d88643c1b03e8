"""English words that ascribe a statement or a stance to somebody, each with its act and the complements it takes.

Acts are those of `tellings.speech.acts`. A cue's frame says where its content stands: `q` a quotation, `c` a clause,
`x` an infinitive or gerund, `o` the direct object, `l` an object and what it is called, `n` an object and a number
("put the toll at"), `a` the direct object is the addressee, and prepositions that lead the content in. Dictionary
forms; inflections are made.
"""

from __future__ import annotations

VERBS: tuple[tuple[str, str, str, str], ...] = (
    # act, frame, prepositions, verbs
    (
        "says",
        "qco",
        "",
        "say state announce declare write tweet report note mention reveal disclose recount relate proclaim pronounce",
    ),
    ("says", "qc", "", "add observe remark reply respond retort recall reiterate repeat stress emphasise emphasize"),
    (
        "says",
        "qco",
        "",
        "underline underscore highlight explain clarify describe detail recall reiterate repeat stress",
    ),
    ("says", "q", "", "continue"),
    ("says", "qc", "", "conclude quip joke comment exclaim shout yell whisper mutter deadpan elaborate opine"),
    (
        "says",
        "qc",
        "",
        "chime crow fume gush interject lament muse sigh snap sneer thunder text message blog email post",
    ),
    ("says", "qca", "about of", "tell inform remind notify brief assure advise"),
    (
        "says",
        "o",
        "",
        "cite quote reference outline articulate express voice relay present issue publish release",
    ),
    ("says", "co", "to", "point allude testify refer attest"),
    ("says", "c", "about of", "speak talk testify lecture"),
    ("says", "n", "", "put"),
    ("discusses", "co", "", "discuss debate address tackle raise broach dispute negotiate tout spotlight invoke"),
    ("says", "l", "", "call label dub term brand deem paint cast"),
    ("says", "o", "", "describe characterise characterize portray "),
    ("claims", "qco", "", "claim allege assert argue contend maintain insist suggest imply insinuate hint posit"),
    ("claims", "qc", "on", "insist boast brag swear"),
    ("confirms", "qco", "", "confirm affirm verify reaffirm corroborate certify validate"),
    ("admits", "qcox", "to", "admit acknowledge concede confess recognise recognize"),
    ("admits", "qc", "", "grant"),
    ("denies", "qcox", "", "deny refute disavow disclaim"),
    ("rejects", "qcox", "", "reject dismiss refuse decline rebuff spurn disown renounce repudiate rebut dispute"),
    ("rejects", "qc", "", "counter"),
    ("rejects", "o", "", "counter contradict debunk deride mock ridicule discount downplay oppose veto overrule"),
    ("opposes", "ocx", "to against", "oppose object disagree protest resist contest challenge question doubt"),
    ("opposes", "", "against with", "campaign rail inveigh rally warn argue fight disagree"),
    ("accuses", "a", "of for", "accuse blame suspect fault charge indict convict"),
    ("accuses", "oa", "", "accuse blame"),
    (
        "condemns",
        "oq",
        "for as",
        "condemn criticise criticize denounce decry slam blast attack lambast lambaste assail",
    ),
    (
        "condemns",
        "o",
        "for as",
        "deplore chide rebuke scold castigate chastise censure berate excoriate bash rip disparage",
    ),
    ("condemns", "o", "for as", "insult vilify smear knock hammer savage trash pan demonise demonize hit ding lash"),
    ("condemns", "qc", "about", "complain grumble gripe moan whine"),
    ("demands", "qcxo", "", "demand order dictate"),
    ("demands", "xao", "", "instruct direct compel command"),
    ("calls for", "", "for", "call"),
    ("calls for", "xqaco", "", "urge implore exhort encourage entreat press beseech"),
    ("calls for", "qcxo", "for", "propose recommend advocate appeal plead push lobby campaign recommend champion"),
    ("demands", "xa", "for", "ask"),
    ("asks", "qcao", "about", "ask"),
    ("asks", "qco", "", "request query inquire wonder enquire"),
    ("asks", "xa", "", "invite beg"),
    ("offers", "xo", "", "offer volunteer"),
    ("promises", "qcxo", "", "promise vow pledge swear guarantee commit"),
    ("agrees", "qcx", "with on to", "agree concur consent"),
    ("agrees", "o", "", "accept approve authorise authorize ratify"),
    ("threatens", "qcxo", "", "threaten"),
    ("warns", "qc", "against of about", "warn caution"),
    ("praises", "oq", "for", "praise laud hail applaud commend welcome congratulate thank salute credit compliment"),
    ("praises", "o", "", "celebrate honour honor extol cheer"),
    ("supports", "o", "", "support back endorse favour favor defend embrace justify promote champion espouse"),
    ("apologises", "qc", "for", "apologise apologize"),
    ("apologises", "qo", "", "regret"),
    ("predicts", "qcox", "", "predict forecast project foresee anticipate envision"),
    ("predicts", "qcxo", "", "expect estimate reckon"),
    (
        "thinks",
        "qco",
        "in of about that",
        "believe think",
    ),
    (
        "thinks",
        "c",
        "",
        "know assume presume suppose guess figure feel imagine conclude judge consider speculate suspect",
    ),
    ("thinks", "c", "", "understand realise realize remember forget reason decide theorise theorize surmise infer"),
    (
        "thinks",
        "o",
        "",
        "know consider view regard perceive understand remember realise realize contemplate weigh ponder",
    ),
    ("thinks", "c", "", "worry trust doubt"),
    ("feels", "qc", "", "hope fear wish worry care"),
    ("feels", "ox", "", "fear love hate like dislike prefer admire respect loathe resent despise value"),
    ("feels", "", "about for over", "worry hope care fret"),
    ("wants", "xoc", "", "want wish"),
    ("wants", "x", "", "hope prefer seek intend aim"),
    ("wants", "o", "", "desire crave"),
    ("plans", "xo", "", "plan intend decide"),
    ("plans", "xc", "on", "plan opt choose resolve vote"),
    ("says", "qc", "", "chant echo interject chuckle scoff demur answer"),
    ("says", "", "on upon", "comment elaborate expand opine dwell report reflect"),
    ("says", "o", "", "share describe frame present preach trumpet peddle spell"),
    ("says", "ca", "", "reassure"),
    ("says", "qc", "", "rule"),
    ("says", "o", "", "dodge evade sidestep skirt rehash recite"),
    ("claims", "", "about of", "brag boast"),
    ("says", "o", "to", "attribute ascribe liken"),
    ("says", "", "to", "respond react reply answer"),
    ("calls for", "", "for", "ask press yearn long argue pray lobby petition clamor clamour agitate"),
    ("calls for", "o", "", "nominate"),
    ("supports", "", "for with behind", "root stump side sympathise sympathize rally identify"),
    ("opposes", "", "with at against", "disagree quibble balk bristle clash scoff sneer chafe protest rail"),
    ("condemns", "", "at against", "lash swipe fire jab rage fulminate"),
    (
        "condemns",
        "o",
        "",
        "skewer pillory taunt heckle boo shame needle bludgeon pummel ravage torch upbraid reprimand",
    ),
    ("condemns", "o", "", "tweak challenge warn"),
    ("thinks", "", "on", "count bank bet"),
    ("thinks", "", "on about of", "focus reflect think ponder muse brood dream"),
    ("thinks", "oc", "", "envisage recall reconsider rethink overlook underestimate overestimate interpret"),
    ("feels", "o", "", "appreciate cherish envy mourn lament relish dread welcome tolerate mind"),
    ("wants", "", "for", "hope wish long hunger look push"),
    ("wants", "x", "", "aspire long hesitate refuse"),
    ("plans", "x", "", "agree arrange prepare elect pledge"),
    ("plans", "o", "", "schedule contemplate"),
    ("learns", "qc", "", "find discover"),
    ("learns", "c", "", "learn hear determine notice"),
    ("shows", "co", "", "show indicate demonstrate reveal signal illustrate underscore"),
    ("shows", "c", "", "prove establish"),
)
TOPICS = frozenset(
    """mention speak talk comment refer cite quote reference respond react reply answer reflect elaborate expand opine
    dwell allude point publish release present issue dodge evade sidestep skirt lecture testify address tweet email
    write text message blog""".split()
)
"""Verbs of saying whose object or topic is what was spoken of, not what was said of it."""
WEAK = frozenset(
    """defend embrace share grant issue publish push maintain commit repeat underscore post figure mean address raise
    present release hit see show allow need text press knock""".split()
)
"""Verbs that say something only with a clause or a quotation as their content."""

NOUNS: tuple[tuple[str, str, str], ...] = (
    # act, `p` where a preposition may lead the content in ("support for"), nouns
    (
        "says",
        "",
        """statement announcement declaration remark comment message report explanation description word observation
    acknowledgement reminder note argument point reference testimony account question answer reply response""",
    ),
    ("claims", "", "claim allegation assertion contention suggestion insistence argument"),
    ("accuses", "p", "accusation charge criticism condemnation attack critique denunciation"),
    ("denies", "p", "denial"),
    ("rejects", "p", "rejection refusal opposition objection resistance"),
    ("demands", "p", "demand call appeal request insistence"),
    ("calls for", "p", "proposal recommendation plea"),
    ("promises", "p", "promise pledge vow commitment assurance"),
    ("offers", "", "offer"),
    ("threatens", "", "threat"),
    ("warns", "p", "warning"),
    ("confirms", "", "confirmation admission"),
    ("supports", "p", "support endorsement backing praise defense defence advocacy enthusiasm preference admiration"),
    ("predicts", "", "prediction forecast expectation"),
    (
        "thinks",
        "p",
        "belief view opinion idea notion theory conclusion assumption perception impression sense suspicion thought",
    ),
    ("feels", "p", "fear hope concern worry doubt confidence frustration anger distaste contempt disdain dislike love"),
    ("feels", "p", "hatred disappointment outrage anxiety"),
    ("wants", "p", "desire wish willingness eagerness interest"),
    ("plans", "", "plan decision intention intent effort"),
    ("shows", "", "evidence indication sign"),
)
NOUN_LEADS = frozenset("that to for about on against over of by from is was in at with has had whether".split())
"""Words behind a noun without which it leads no content in, so that its sentence need not be parsed."""
NOUN_PREPOSITIONS = frozenset("for about on against over of".split())
ADJECTIVES: tuple[tuple[str, str], ...] = (
    (
        "thinks",
        "sure certain convinced confident aware unaware sceptical skeptical doubtful unsure uncertain optimistic",
    ),
    ("thinks", "pessimistic wary mindful conscious"),
    ("says", "clear outspoken vocal silent adamant upfront coy"),
    (
        "feels",
        "afraid worried concerned glad happy proud sorry hopeful surprised disappointed angry fearful anxious upset",
    ),
    (
        "feels",
        "unhappy terrified scared furious frustrated excited thrilled grateful ashamed tired sick nervous satisfied",
    ),
    ("feels", "comfortable uncomfortable enthusiastic passionate horrified shocked stunned"),
    ("wants", "eager willing keen determined reluctant unwilling desperate intent interested"),
    ("opposes", "opposed critical hostile"),
    ("supports", "supportive"),
    ("agrees", "ready prepared open committed"),
)
UNREAL = frozenset("should could would might must may can will shall 'll cannot to".split())
"""Words before a verb that say it is not done, or not yet: "should condemn the shelling"."""
TALKING = frozenset("continue speak talk testify lecture comment".split())
"""Verbs of saying whose "as" tells the time: "as she spoke", unlike "as she put it"."""
ADJECTIVE_PREPOSITIONS = frozenset("about of to with over by at in on".split())

ADVERBS: dict[str, str] = {
    "reportedly": "says",
    "allegedly": "claims",
    "purportedly": "claims",
    "supposedly": "claims",
}
"""Adverbs that ascribe a statement to nobody in particular."""
PASSIVE = frozenset(
    """say report believe expect think allege rumour rumor understand know claim estimate suspect project consider
    predict fear hope intend describe accuse charge see view regard perceive name call dub declare deem ask tell
    portray""".split()
)
"""Verbs that ascribe even where nobody is named: "was reported to have", "is expected to"."""

MASCULINE = frozenset("he him his himself".split())
FEMININE = frozenset("she her hers herself".split())
SINGULAR = MASCULINE | FEMININE
NEUTER = frozenset("it its itself".split())
PLURAL = frozenset("they them their theirs themselves".split())
POSSESSIVE = frozenset("its their his her".split())
RELATIVE = frozenset("who which that whom whose".split())
SELF = frozenset("i we me us my our you your".split())
PERSON_NOUNS = frozenset(
    """minister president premier chancellor secretary spokesman spokeswoman spokesperson leader chief chairman
    chairwoman chair director head mayor governor senator congressman congresswoman representative lawmaker ambassador
    envoy general colonel major captain commander officer judge prosecutor lawyer attorney king queen prince professor
    doctor engineer teacher candidate billionaire mogul nominee businessman author analyst economist official
    diplomat adviser advisor aide strategist manager commissioner coach deputy pope bishop activist journalist
    politician republican democrat man woman""".split()
)
"""Heads of descriptions of one person: "the minister"."""
COLLECTIVES = frozenset(
    """officials authorities forces army military troops leadership government side state soldiers officers
    lawmakers diplomats negotiators militants rebels fighters separatists gunmen insurgents administration presidency
    delegation regime commanders leaders police intelligence""".split()
)
"""Heads of descriptions that speak for the country or group named before them: "Velmark officials"."""
OFFICES = frozenset(
    """minister president premier chancellor secretary spokesman spokeswoman spokesperson leader chief chairman
    chairwoman head mayor governor senator lawmaker ambassador envoy general colonel major captain commander officer
    official prosecutor king queen prince diplomat adviser advisor deputy commissioner negotiator representative
    ombudsman parliamentarian speaker soldier""".split()
)
"""What makes a person speak for the country or body named with it: "Velmark's envoy", not "the Velmark poet"."""
LEADERS = frozenset("leader president chief head ruler".split())
"""Words for one and the same office, where only one person of a country holds any of them."""
ISSUED = frozenset(
    """statement data report reports figures information poll polls survey tally count documents document records
    website tweet post release announcement estimate estimates communique account newspaper letter resolution
    resolutions study""".split()
)
"""What somebody issues and what then speaks for them: "the ministry's statement", "Ilmar Radio data"."""
ISSUING = frozenset(
    """in through on issued issues issuing released releases releasing published publishes put out has have had later
    also then""".split()
)
"""Between somebody and what is issued."""
PARTIES = frozenset("sides side parties neighbours neighbors countries foes rivals".split())
"""With "both", "the two", "each": several who speak at once and are not named one by one."""
TOGETHER = frozenset("both two each all three either neither".split())
DEFINITE = frozenset(
    """the this that these those its their his her our my your he she it they we i you him them us me both each who
    which everyone everybody""".split()
)
"""First words of a source that means somebody in particular, whether or not a name can be found."""
SEVERAL = frozenset("people police family crew staff".split())
"""Nouns for several without the letter that says so."""
AFTER_HEAD = frozenset(", who which that at in of for from with near on inside outside there here".split())
"""Behind the head of a description."""
ANONYMOUS_DETERMINERS = frozenset("a an one another some many several few most other".split())
IRREGULAR = {"swear": "swears swore sworn swearing", "forget": "forgets forgot forgotten forgetting"}
OPENERS = frozenset({"according"})
"""Words that open a phrase which ascribes."""
LIGHT = frozenset(
    """make makes made making issue issues issued issuing have has had having express expresses expressed expressing
    give gives gave given giving get gets got voice voiced raise raised repeat repeated drop dropped""".split()
)
"""Verbs whose subject is the one who speaks in "made the claim that"."""
REPORTING = frozenset(
    """said says added adds told tells announced denied denies deny warned warn accused called dismissed rejected
    claimed vowed urged insisted condemned demanded promised described noted suggest suggested argued acknowledged
    stressed praised criticized criticised confirmed blamed asked predicted defended""".split()
)
"""Verbs that, joined to what somebody said without a subject, are that somebody's next statement."""
TELLING = frozenset(
    """saying telling adding noting calling citing stressing warning writing accusing urging claiming arguing insisting
    describing vowing tweeting asking declaring announcing reiterating repeating""".split()
)
"""Words that, behind a comma, open the next statement of the one who has just been reported."""
ADDING = frozenset("say tell add note warn write stress insist claim argue accuse vow urge announce declare".split())
"""The same by their dictionary forms, where what they hang on may be mistaken."""
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday morning evening afternoon night day week month year eve
    tv television radio""".split()
)
"""When, and on what, something is reported: "reported on Thursday evening"."""
THREATS = frozenset("conflict crisis war fighting violence dispute storm flood strike row which that fire".split())
"""What threatens without speaking."""
VIOLENT = frozenset("attack blast hit hammer torch pummel ravage bludgeon knock".split())
"""Verbs that find fault with persons and do harm to everything else."""
SHELLS = frozenset(
    "sentiment view claim call message statement position point warning comment stance argument accusation".split()
)
"""What stands for the words before it: "the gate is safe, a claim repeated by the ministry"."""
VENUES = frozenset(
    """statement conversation interview speech letter call remarks address tweet post message report comments meeting
    conference briefing broadcast telephone phone video article press television radio week month year day morning
    evening afternoon night""".split()
)
"""Where and when somebody speaks, rather than what of: "called for calm in a speech"."""
SILENT = frozenset(
    """is was are were be been being ensure ensures ensured ensuring happen happens happened cause causes caused make
    makes made have has had get gets got means meant matters do does did help helps helped""".split()
)
"""Verbs that take a clause with "that" and ascribe nothing."""
REJECTING = frozenset(
    """invention fabrication fabrications lie lies slander libel theatre theater nonsense fake false baseless
    unfounded groundless propaganda absurd untrue fiction fantasy fairy hoax rubbish provocation disinformation
    misinformation smear""".split()
)
"""What somebody calls a statement that he rejects."""
DEEDS = frozenset(
    """fire fired firing shell shelled shelling bomb bombed bombing attack attacked attacking strike struck hit target
    targeted targeting shoot shot shooting kill killed killing arm armed launch launched start started open opened blow
    blew blown cross crossed violate violated use used deploy deployed order ordered send sent""".split()
)
"""What one is charged with in a conflict: "our army has not fired" denies it."""
NEGATIONS = frozenset("not never nothing nobody none no didn hasn haven wasn weren don doesn".split())
ENDING = frozenset({"longer", "more"})
"""Adverbs that a negation makes say that something has ended."""
READY = frozenset("ready willing prepared".split())
OFFERED = frozenset(
    """help host take receive talk talks negotiate mediate provide assist offer join discuss resume cooperate accept
    send share meet""".split()
)
"""Predicates of an offer and what is offered: "said it was ready to take in the displaced"."""
ANONYMITY = frozenset("named identified quoted".split())
"""What sources ask not to be."""
NO_CONTENT = frozenset("life lives victim victims toll way responsibility credit place part sides".split())
"""Objects that make another verb of a verb of saying: "the war claimed lives"."""
TRAILING = frozenset("as for of at about over with against from to into".split())
"""Prepositions that go on with the object of a verb of saying rather than with the saying."""
NO_LEAD = frozenset(
    """in on at to during after before as by from with of for about into over upon under through via when while
    and but or then later again also yesterday today monday tuesday wednesday thursday friday saturday sunday last
    early late this earlier simply only just once not never often and""".split()
)
"""Words behind "said" that begin something else than what was said: 'said in a letter “…”'."""
AUXILIARY = frozenset("is are was were be been being has have had having does do did 's ’s".split())
CONDITIONS = frozenset("because if unless until although since".split())
"""Conjunctions of clauses that go on with what was said, wherever they stand."""
APPEALS = frozenset("call appeal".split())
APPEALED = frozenset("on upon to for".split())
"""Verbs and prepositions of "called on X to leave"."""
IMPERSONAL = frozenset("it that this there what which".split())
NOBODY = frozenset("no nobody none neither".split())
REFLEXIVE = frozenset("itself himself herself themselves myself ourselves yourself".split())
