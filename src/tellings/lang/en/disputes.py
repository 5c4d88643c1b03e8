"""English words and patterns of denying, rejecting and accusing."""

from __future__ import annotations

TELLING = frozenset(
    {"says", "claims", "accuses", "confirms", "admits", "learns", "shows", "thinks", "warns", "condemns"}
)
"""Acts that put something forward as so; wishes, demands, offers and plans can be refused but not denied."""
AGAINST = frozenset({"denies", "rejects"})
"""Acts of a plain verb of saying whose content negates a deed or calls something false."""
DENYING = r"den(?:y|ies|ied|ying)|refut(?:e[sd]?|ing)|rebut(?:s|ted|ting)?|disavow(?:s|ed|ing)?|disclaim(?:s|ed|ing)?"
REJECTING = (
    r"reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e[sd]?|ing)|contradict(?:s|ed|ing)?|repudiat(?:e[sd]?|ing)"
    r"|contest(?:s|ed|ing)?|challeng(?:e[sd]?|ing)|debunk(?:s|ed|ing)?|scoff(?:s|ed) at|ridicul(?:e[sd]?|ing)"
    r"|brush(?:es|ed) (?:off|aside)|laugh(?:s|ed) off|shrug(?:s|ged) off|condemn(?:s|ed) as"
)
CALLING = r"call(?:s|ed|ing)?|brand(?:s|ed|ing)?|label(?:s|led|ed)?|dub(?:s|bed)?|describ(?:e[sd]?|ing)"
CLAIM = (
    r"(?:claims?|allegations?|accusations?|charges?|reports?|announcements?|findings?|idea|notion|suggestions?"
    r"|statements?|versions?|accounts?|rumou?rs?|assertions?|figures?|toll|numbers?|counts?|estimates?|story|stories"
    r"|insinuations?|conclusions?|narrative|theory|speculation|slander)"
)
"""What one says; with one of these as its object a verb of rejecting denies rather than refuses."""
FALSE = (
    r"(?:untrue|false|falsehoods?|fabricated|fabrications?|invented|inventions?|lies?|hoax(?:es)?|staged|baseless"
    r"|groundless|unfounded|propaganda|slanders?|nonsense|theat(?:re|er)|fiction|fantasy|fairy|disinformation"
    r"|misinformation|provocation|rubbish|absurd|libel|incorrect|ridiculous|bedtime)"
)
"""What one calls a statement that is to be disbelieved."""
CALLED = r"as\s+(?:an?\s+)?(?:[“\"‘][^”\"’]{1,90}[”\"’]|(?:\w+\s+){0,3}?" + FALSE + r")"
"""What a denial calls the statement that it denies: as "pure invention", as entirely baseless."""
UNTRUE = (
    r"(?:untrue|false|falsehoods?|fabricated|fabrications?|invented|inventions?|lies?|hoax(?:es)?|staged|baseless"
    r"|groundless|unfounded|propaganda|slanders?|nonsense|fiction|disinformation|misinformation|libel|incorrect)"
)
"""Those of them that say it of a statement alone, wherever they stand; the others may judge a deed."""
DETERMINERS = frozenset("the a an these those such its their his her our my your this that of no any some".split())
"""Before a verb's form these make it a noun: "the country's challenges", "the disputes"."""
WITHHELD = frozenset(
    """access entry bail visa visas permission treatment care medical food water parole asylum request requests appeal
    appeals motion right rights chance opportunity service services entrance admission custody release leave them him
    her us me""".split()
)
"""What is denied to somebody rather than denied."""
POINTING = frozenset("it this that them these those which such the a an any all".split())
"""Words in front of a claim's name, or alone, that point back at what was said."""
INVOLVED = frozenset(
    """involvement responsibility role part wrongdoing complicity knowledge link links participation connection guilt
    liability blame""".split()
)
"""What is denied of a deed that was told before."""
NOT_TOLD = r"\bclaim(?:s|ed|ing)?\s+(?:of\s+)?responsibility\b"
"""What is no deed, though it speaks of one."""
NEGATIONS = frozenset(
    """not never no nothing nobody none neither nor didnt hasnt havent wasnt werent dont doesnt isnt arent didn hasn
    haven wasn weren don doesn isn aren""".split()
)
DEEDS = frozenset(
    """fire shell bomb attack strike hit target shoot kill arm launch start open blow cross violate use deploy order
    send carry conduct commit plant destroy harm hurt cause involve responsible behind seize enter invade supply
    abduct kidnap torture capture execute murder sabotage break steal hack poison burn detonate drop mine beat rape loot
    raid ambush train fund finance present sink wound intercept""".split()
)
"""What one is charged with; "we have not fired" denies it."""
OURSELVES = frozenset("we our us ours i my".split())
SELVES = frozenset("it its they their them he his she her".split()) | OURSELVES
FORCES = frozenset(
    """army forces troops military police soldiers fighters men aircraft planes jets warplanes artillery guns coalition
    government side units officers company guards militia party group movement""".split()
)
"""Subjects whose deeds a speaker answers for."""
BETWEEN = frozenset(
    "know knew known identified identify sure think thought believe worry show shown say said the by of".split()
)
"""Words between a negation and a deed that show that something else is negated."""
BLAMING = r"(?:blam|accus|charg|implicat|suspect|fault)"
INSTEAD = r"\b(?:instead|in turn|for (?:its|his|her|their) part|but|and|while)\b"
OPENERS = r"^(?:[\W_]*(?:but|and|however|meanwhile|although|though|while|yet|nor|or|for|so|still|also)\b[,\s]*)+"
"""Words in front of a source that are no part of its name."""
EVERYBODY = frozenset("both each neither all everyone everybody nobody no".split())
"""First words of sources that stand for both sides of a quarrel, so that nobody is left who asserts."""
FIGHTERS = frozenset(
    """rebels militants gunmen terrorists insurgents separatists defenders fighters attackers militiamen jihadists
    extremists protesters soldier policeman shell missile rocket""".split()
)
BLAMING_IT = r"\bblam(?:e[sd]?|ing)\s+(?:it|this|that|the\s+\w+(?:\s+\w+)?)\s+on\s+"
"""A charge that points back at what was told."""
AT_FAULT = r"\b(?:(?:is|was|are|were|be|been|being)\s+(?:\w+ly\s+)?(?:responsible|behind|at fault|to blame)\b|culprit)"
"""What makes a plain statement a charge."""
NO_SUCH = (
    r"\b(?:no such|no knowledge of|nothing to do with|not true|not the case"
    r"|did(?:n['’]t| not) (?:happen|take place|occur)|never (?:happened|took place|occurred))\b"
)
"""What says that something was not so, without a deed."""
HELD_STILL = (
    r"\b(?:still (?:h[eo]ld|holds|held|control\w*|ha[ds]? (?:full )?control)"
    r"|remain\w* (?:firmly )?(?:under|in) (?:\w+ )?(?:control|hands)|repelled|repulsed|fought off|beaten back)"
)
"""What says of a capture that it has not happened."""
PLEADING = (
    r"\b(?:plead(?:s|ed|ing)? not guilty|pled not guilty"
    r"|(?:maintain|protest)(?:s|ed)? (?:his|her|their|its) innocence)\b"
)
"""What the accused do in court."""
BLAMED = frozenset("blamed responsible behind fault culprit culprits perpetrator perpetrators".split())
MODALS = frozenset("will would should could can may might must shall".split())
"""Before a negation these make it a refusal or a guess, not a denial."""
SUBJECT_ENDS = r"[,;:–—]\s|\b(?:but|and|while|though|although|which|that|as|after|when|because)\s"
"""Where the subject of a verb begins at the latest."""
ADVERBS = frozenset(
    """has have had always repeatedly consistently strongly flatly firmly categorically vehemently angrily also since
    later however quickly strenuously previously immediately again in turn still long longer officially both all
    is was were been being be have are do does did""".split()
)
"""Words between a subject and its verb."""
SUPPOSING = frozenset("if unless whether".split())
"""Before a negated deed these make it one that may come, as "to" does: no duty to launch."""
SEVERAL = frozenset("i we you they who that which people police both".split())
"""Subjects of a verb without an ending: "they deny"."""
RIVAL = (
    r"\b(?:but|still|however|while|whereas|though|although|tolls?|figures?|counts?|counted|conflicting|claimed|claims"
    r"|claiming|put(?:s|ting)?|only|other|risen|earlier|initial|unverified|instead|hardly|true|disput\w+"
    r"|raised|revised|lower|higher|according)\b"
)
"""Words that set a number against another one."""
COUNTS = (
    r"(?:(?:has|have|had)\s+(?:raised|revised|lowered|given|put|counted|recorded|listed|conflicting|different|other|\d"
    r"|an? (?:lower|higher|different))|gave|gives|puts?|counts|counted|lists|listed|reported|recorded|raised|raises"
    r"|revised|lowered)\b"
)
"""Verbs of who gives a number without saying anything: "the Monitor has raised its count"."""
TOLL = (
    r"\b(?:the|its|their|that|conflicting|different|lower|higher) (?:\w+ ){0,2}"
    r"(?:toll|count|figure|number|losses|casualties|list)s?\b"
)
"""A count that the reader is taken to know of."""
ELSEWHERE = (
    r"\b(?:elsewhere|separate(?:ly)?|another|in a (?:further|second|third|similar)|also (?:on|killed|hit|struck)"
    r"|(?:an?|second|third) (?:\w+ ){0,2}(?:attack|airstrike|strike|raid|bomb\w*|blast|explosion|clash\w*|shooting"
    r"|shelling|crash|ambush|rocket|mortar))\b"
)
"""Words that bring in another event than the one told."""
OWN_LOSSES = (
    r"\b(?:lost|own losses|losses at|of (?:its|their|his) (?:own )?(?:\w+ )?(?:men|troops|fighters|soldiers))\b"
)
"""Words of a side that counts its own dead."""
FIGHTING = frozenset({"military", "militant", "police"})
"""Victims that are somebody's own losses."""
OFFICE = frozenset(
    """ministry minister defence defense foreign interior president presidential government army forces military
    spokesman spokeswoman general colonel officials office state national united""".split()
)
"""Words of a name that say what somebody is, not whose."""
SOURCES = frozenset(
    """the of for a an in at on and official officials spokesman spokeswoman source sources group agency agencies news
    monitoring based reports report media state still local""".split()
)
"""Words of a source that two owners may share."""
