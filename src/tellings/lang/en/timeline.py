"""English words that cut the clause out which tells an event, and those that say that it is none (yet)."""

from __future__ import annotations

PLANNED = (
    r"\b(?:will|would|shall|won['’]t|could|(?-i:may)|might|should|must|can|cannot|due to|expected to"
    r"|expects? to|plan(?:s|ned)? to|scheduled|set to|is to|are to|hopes? to|ready to|until|unless|if|deadline for"
    r"|ultimatum to|about to|going to)\b"
)
"""Words that make a clause a plan, a wish or a condition."""
HABITUAL = r"\b(?:every|each|usually|often|always|regularly|annual(?:ly)?|a year|per year|a day|a month|normally)\b"
NEGATED = r"(?:\b(?:no|not|never|nobody|nothing|none|neither|nor|without|cannot)|n['’]t)\b"
"""Words that make a clause say that something did not happen."""
NOT_TOLD = r"\bnot (?:only|just|far|least)\b"
"""Negations that negate nothing."""
RELATIVE = r"(?:who|which|whose|where|whom)\b"
ASIDE = (
    r"(?:who|which|whose|where|whom|but|while|although|though|whereas|according|a|an|the|its|his|her|their|one of|and"
    r"|adding|saying|citing|marking|in what|as)\b"
)
"""Words behind a comma that begin something that is no part of the event."""
KEPT = (
    r"(?:killing|wounding|injuring|leaving|drowning|destroying|taking|causing|forcing|and (?:killed|wounded|injured))\b"
)
"""Words behind a comma that go on with the event."""
SUBORDINATE = r"\b(?:as|after|before|while|when|since|because|that|where|who|which|until|although|though|if|whether)\b"
"""Words that begin a clause of their own."""
ANTECEDENT = r"(?:the|a|an|its|their|his|her|this|that|these|those|some|several|two|three|four)\b"
INFINITIVE = r"\bto\s+[a-z]+\s+(?=\w)"
"""What may stand between a noun and the object that a relative clause is about."""
AUXILIARY = r"(?:have|has|had|is|are|was|were|will|would|may|could)\b"
FINITE = (
    r"\b(?:\w{2,}ed|was|were|is|are|has|have|had|did|began|broke|came|fell|took|went|blew|shot|struck|hit|left|lost|held"
    r"|sent|met|set|swept|drove|fought|won|fled|gave|got|ran|rose|sank|said|told|saw|made|found|cut|shut|spent|slept|bought"
    r"|brought|built|caught|drew|flew|grew|kept|led|paid|put|read|sat|spoke|stood|threw|withdrew|wrote|died|tore|burst"
    r"|stole|swore|became|burnt|dug|hid|hung|knew|meant|rode|shook|slid|split|spread|thought|understood|woke)\b"
)
"""Finite verbs, by ending or by form."""
PERFECT = (
    r"\b(?:has|have)\s+(?:\w+ly\s+|also\s+|now\s+|again\s+)?(?P<verb>\w+ed|been|hit|begun|broken|taken|fallen|left|lost"
    r"|shot|struck|cut|shut|sent|set|met|won|fled|given|gone|come|made|put|withdrawn|driven|risen|become|told|said|died"
    r"|blown)\b"
)
"""What has just happened."""
COORDINATE = r"\s(?:and|but)\s(?:that|the|it|he|she|they|his|her|its|their|an?|there|this)\b"
"""Where another clause may begin without a comma."""
DANGLING = (
    r"(?:\s+(?:that|which|who|and|but|when|as|while|after|before|since|because|with|reportedly|in|on|of|the|a"
    r"|was|were|is|are|has|had|would|will),?)+$"
)
"""Words that a clause cannot end in."""
TO_COME = (
    r"\b(?:runs? out|expires?|begins?|starts?|ends?|opens?|takes? effect|resumes?|closes?|falls? due)(?:\s\w+)?\s+$"
)
"""Verbs in the present before a time that is still to come."""
ADJECTIVE = r"\b(?:in|an?|the|of|his|her|its|their|to)\s+\w+ed\b"
"""Participles that describe and tell nothing."""
PRESENT = r"\b(?:is|are)\b(?:\s+\w+ly)?(?:\s+\w+(?:ed|en|wn|ing)\b)?"
"""With no other verb beside a day that is past, these describe a picture."""
PRINTED = r"\b(?:published|updated|posted|modified|photo|picture|file)\b[^\n]{0,40}$"
"""What stands before the time at which a page or a picture was made."""
PRONOUN = r"[\W_]*(?:it|he|she|they|we|i|its|his|her|their|our|my|this|that)\b"
"""First words of a clause that cannot be read without what stands before it."""
STATE = frozenset({"been", "become", "said", "told", "had"})
"""Perfects that tell of a state or of words."""
YEAR = r"\b(?:in|since|from|during|of|to|until|through|by|year|and|late|early|mid|back|circa)[\s(-]*$|[(–—-]\s*$"
"""What stands before a number of four digits that is a year, and no street, model or hill."""
SINCE = r"\bsince(?:\s+(?:in|late|early|last|the|about|around))*\s*$"
BY = (
    r"\b(?:(?:up|down) from [\w ,]+|by|until|till|before|as of|from|for|than)"
    r"(?:\s+(?:late|early|about|around|next|this|the))*\s*$"
)
"""Prepositions before a time that make it no time of an event."""
BETWEEN = r"^\s*(?:–|—|-|to|and|until|through)\s*$"
"""What stands between the two ends of a span of time."""
WHEN = r"^\s*,\s*when\b"
