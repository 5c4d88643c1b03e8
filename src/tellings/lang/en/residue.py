"""What English pages print around their articles.

Phrases are folded: lower case, white space as one space, straight quotes, marks at the ends taken off. Patterns are
regular expressions over the folded text. Agencies and platforms have the same names in every language, so this pack is
read for documents in any language, beside that language's own.
"""

# ruff: noqa: E501 (a pattern broken over lines is harder to read than a long one)

from __future__ import annotations

LINES = frozenset(
    line.strip()
    for line in """
    loading|loading more|loading comments|advertisement|advertising|advertise|sponsored|sponsored content|ad|ads|close|more|none
    embed|share|share this|share story|share article|share this story|share this article|share on facebook|share on twitter
    print|print this|email|email address|e-mail|email this|email the author|comment|comments|view comments|show comments
    leave a comment|add a comment|post a comment|post to facebook|posted|posted!|cancelsend|cancel|send|submit|search|menu
    home|next|previous|prev|prev next|previous next|back|back to top|back to gallery|top|go|go to permalink|permalink|replay
    play|pause|mute|unmute|play video|watch video|watch more|watch a clip|watch the video|watch now|watch live|
    fullscreen|full screen|exit full screen|enlarge|enlarge image|view gallery|open gallery|view larger image|zoom|expand
    show more|see more|view more|load more|show less|read more|read more here|read full article|read full story|continue reading
    read the full story|read in app|open in app|get the app|download the app|download our app|continue reading below
    article content|article continues below|article continues below advertisement|story continues below|story continues below advertisement
    story continues|continue reading the main story|advertisement continue reading the main story|skip advertisement
    skip to content|skip to main content|skip to navigation|toggle caption|hide caption|hide captions|show caption
    image|images|photo|photos|video|audio|listen|caption|copy link|copy|copied|link copied|copyright|save|saved|bookmark|like
    follow|following|follow us|subscribe|subscribe now|subscribe today|subscribed|sign up|sign up now|sign me up|sign in|log in|login|register
    log out|sign out|my account|account|you are signed in as|edit|settings|notifications|newsletter|newsletters|unsubscribe
    accept|accept all|accept cookies|reject all|manage cookies|cookie policy|cookie settings|privacy policy|terms of use
    terms of service|terms and conditions|privacy notice|contact us|about us|help|about|feedback|faq|report a typo|report an error
    story highlights|highlights|key points|replay
    close share panel|these are external links and will open in a new window|amp|just in|breaking|live|
    modal trigger|scroll to top of page|scroll to top|to read the full story|congratulations|your subscription supports journalism that matters
    text size a a a|resize text|click to expand|tap to expand|swipe left|swipe|drag to resize|loading video|ad loading|no thanks|not now
    dismiss|maybe later|got it|ok|yes please|please wait|check back for updates|full coverage|photos and video|comments section|join us
    be the first to know|be the first to comment|join the conversation|join the nation's conversation|print subscriber
    try one month for $1|support us|donate|donate now|view as a slideshow|view slideshow|photo gallery|gallery|slideshow
    text size|font size|increase text size|decrease text size|listen to this article|listen to article|translate|whatsapp channel
    tags|topics|filed under|categories|category|keywords|
    thank you for subscribing|thanks for signing up|please try again|an error has occurred|please enter a valid email address
    thank you|enter city and state or zip code|your email address|enter your email|enter your email address|required fields
    view original tweet|view on twitter|view this post on instagram|a post shared by|this video is not available|video unavailable
    already a subscriber|not a subscriber|skip ad|remove ads|adchoices|report ad|end of advertisement|scroll to continue

    contact reporter|updated|published|last updated|image 1
    author|authors|about the author|about the authors|by the way|site map|sitemap|all rights reserved|click here|here
    powered by|send us your feedback|corrections|suggest a correction|send a tip|got a tip|
    """.replace("\n", "|").split("|")
    if line.strip()
)
"""Buttons, notices and labels that stand on a line of their own."""

HIGHLIGHTS = frozenset(
    "story highlights|highlights|key points|key takeaways|at a glance|in brief|summary|in short|story at a glance".split(
        "|"
    )
)
"""Heads of a box whose sentences the article repeats."""

SHARE_WORDS = frozenset(
    """facebook twitter google google+ linkedin pinterest email e-mail share tweet whatsapp print reddit copy link save comments
    comment post telegram messenger flipboard instagram youtube rss more sms tumblr vk viber x threads bluesky mastodon
    facebookemail connect commentemailmore emailmore pocket digg stumbleupon line wechat weibo skype slack url on via or and
    this article to a the tiktok snapchat subscribe follow us us: like mail sharethis permalink""".split()
)
"""A line of nothing but these (two at least, or a platform alone) is a row of buttons."""

PLATFORMS = frozenset(
    """facebook twitter google+ linkedin pinterest whatsapp reddit telegram messenger flipboard instagram youtube tumblr
    facebookemail tiktok tweet threads bluesky""".split()
)

FURNITURE = (
    r"\d+ ?(?:/|of|of ?/) ?\d+",
    r"(?:image|photo|slide|picture|page|video) ?\d+ ?(?:/|of|of ?/) ?\d+",
    r"(?:advertisement|ad|article content|image|photo|page) ?\d*",
    r"\d+ (?:shares?|comments?|likes?|views?|retweets?|reactions?|replies|votes?|min(?:ute)?s? read|reads)",
    r"(?:estimated )?(?:reading time|read time|est\. reading time)\b.{0,30}",
    r"(?:share|tweet|email|print|save|bookmark|like|rate|copy|send|forward) (?:this|on|via|to|by|the)\b.{0,40}",
    r"(?:follow|like|find|join|connect with|friend|tweet|contact) (?:us|me|him|her|them|@\S+|our \w+)\b.{0,40}\b(?:twitter|facebook|instagram|linkedin|telegram|whatsapp|youtube|google news|@\S+|social media|for more|for updates)\b.{0,120}",
    r"follow .{2,60} on (?:twitter|facebook|instagram|linkedin|telegram|whatsapp|x|youtube|google news)\b.{0,80}",
    r"(?:sign|signed) (?:up|in) (?:for|to|here|with|now|today)\b.{0,200}",
    r"subscribe (?:to|for|now|today|here|with|from)\b.{0,200}",
    r"(?:click|tap|press) (?:here|on|to|the|below|this)\b.{0,160}",
    r"(?:download|get|install|open) (?:the|our|it on|in) .{0,30}\bapp\b.{0,80}",
    r"get (?:the|our|today's|breaking|daily|more|unlimited|full|instant) .{0,60}\b(?:newsletter|inbox|headlines|alerts?|access|app|updates|email|news)\b.{0,120}",
    r"(?:please )?(?:enable|turn on) (?:javascript|cookies)\b.{0,120}",
    r"(?:this|our) (?:site|website|page|webpage) uses? cookies\b.{0,300}",
    r"(?:we use|we and our partners use|by (?:continuing|using|clicking|signing|subscribing|registering|submitting))\b.{0,40}\b(?:cookies|you (?:agree|consent|accept|acknowledge)|this site|our site|button)\b.{0,400}",
    r"(?:to find out more|for more|to read more|to learn more|find out more|learn more) about .{0,60}\b(?:commenting|cookies|guidelines|newsletters?|policy)\b.{0,120}",
    r"(?:a|the) link has been (?:sent|posted|copied)\b.{0,80}",
    r"you (?:may|can) (?:unsubscribe|opt out|cancel)\b.{0,120}",
    r"(?:read or )?share this story: ?\S+",
    r"join the (?:conversation|discussion|debate)\b.{0,80}",
    r"(?:unlimited digital access|digital access|subscribe for unlimited|try \w+ (?:months?|weeks?) for)\b.{0,120}",
    r"(?:view|see|show|hide|load|read|post|leave|add|write) (?:all |a |the |more |your |\d+ )*(?:comments?|reply|replies|gallery|slideshow|photos|images|captions?|thread|profile)\b.{0,20}",
    r"(?:comments|commenting) (?:are|is|have been) (?:closed|disabled|off|turned off|open|moderated)\b.{0,120}",
    r"(?:what do you think|have your say|tell us what you think|let us know|we want to hear)\b.{0,120}\b(?:comments?|letters?|email|below|poll|editor)\b.{0,120}",
    r"(?:do you )?have (?:a|any) (?:tip|story|news tip|information|question)\b.{0,120}\b(?:email|contact|call|send|submit|us)\b.{0,80}",
    r"(?:powered|hosted|published|distributed) by \w+(?: \w+)?(?: ?/)?",
    r"(?:story|article) continues (?:below|after)\b.{0,40}",
    r"(?:this (?:story|article|post|report) (?:was|is|has been|may|contains|first|originally))\b.{0,60}\b(?:auto-generated|syndicated feed|affiliate|not been edited|sponsored)\b.{0,160}",
    r"(?:\(with the exception of the headline|except for the headline)\b.{0,160}",
    r".*\.(?:jpe?g|png|gif|webp|mp4|svg)",
    r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|tv|co\.uk|com\.au|co\.in|news)",
    r"(?:follow|contact|email|tweet) @\S+.{0,60}",
    r"(?:\w+ ){0,3}order reprints?|choose the plan .{0,40}|the story must be told",
    r"(?:partly|mostly|mainly) (?:cloudy|sunny|clear)\b.{0,200}",
    r"(?:\w ){1,4}\w",
    r"your weather is set to\b.{0,80}|accuweather\b.{0,30}",
    r"(?:thank you|thanks) for (?:signing up|subscribing|registering|reading)\b.{0,80}",
    r"(?:today's headlines|daily|weekly|morning|evening|breaking news) newsletter",
    r"% of readers think .{0,80}",
    r"(?:most|more) (?:read|popular|viewed|commented|shared)(?: (?:in|on|from|stories|news|articles|this|today|now)\b.{0,40})?",
    r"(?:written|edited) with the help of ai\b.{0,40}",
    r"(?:if you are|if you're) reading this (?:on|in) .{0,30}\bapp\b.{0,60}",
    r"(?:choose|select) (?:a|an|your|from|the option)\b.{0,60}",
    r"(?:tags?|topics?|filed under|filed in|categories|keywords|posted in|more about|more on|labels)\s?:.{0,200}",
    r"(?:\w+ ){0,2}interpretation of the news based on evidence.{0,120}",
)

LONG_FURNITURE = (
    r"by (?:clicking|signing|subscribing|continuing|registering|submitting)\b.{0,80}\byou (?:consent|agree|accept|acknowledge)",
    r"(?:we|this (?:site|website)) uses? cookies\b",
)
"""Notices that may run over several lines: how they begin."""

HOLDING = (
    ("furniture", "your ", r".{0,80}\b(?:delivered|straight|direct|directly|sent) (?:straight )?(?:to|into) your (?:inbox|phone|email).{0,80}"),
    ("furniture", "winds ", r".{0,120}\b(?:highs?|lows?) (?:near |around |of )?(?:the )?(?:\w+ )?\d{1,3} ?°? ?[fc]\b.{0,120}"),
    ("furniture", "-day forecast", r".{0,60}\b\d+-day forecast"),
    ("furniture", "check out this story on ", r".{0,900}\bcheck out this story on \S+.{0,80}"),
    ("teaser", " more", r".{0,200}\b(?:see|read|learn|view|find out|watch) more"),
    ("credit", "all rights reserved", r".{0,160}\ball rights reserved\b.{0,200}"),
    ("credit", " contributed ", r".{3,200}\bcontributed (?:to|reporting|research)\b.{0,80}"),
)  # fmt: skip
"""Patterns that may begin anywhere: kind, words that the unit must hold (looked for first, as it is quick), pattern."""

TEASER_OPENERS = (
    r"(?:also |must |now |further |recommended |related |suggested )?(?:read|see|watch|listen|view|reading|viewing)(?: also| more| next| too| now| this| live| here| on| full story| further| the full story)?",
    r"(?:related|recommended|similar|suggested|more|other|latest|top|featured|linked)(?: (?:story|stories|news|article|articles|posts?|content|links?|coverage|reading|video|videos|headlines|topics?))?",
    r"(?:don't miss|dont miss|in case you missed it|icymi|in the news|from the archives?|you may (?:also )?like|you might (?:also )?like|up next|trending(?: now)?|editor's picks?|must[- ]reads?|must[- ]watch|in pics|in pictures|in photos|photos|photo gallery|gallery|web story|explained|see pics|see photos|video|podcast|slideshow|exclusive video)",
    r"(?:read|see|watch) (?:the )?(?:full|more|related|our|all)\b[^:|]{0,40}",
    r"(?:click|tap) (?:here )?(?:to|for)\b[^:|]{0,30}",
)
"""What stands before the colon, bar or dash of a link to another story."""

TEASERS = (
    r"(?:read|see|watch|view|hear|get) more (?:about|on|at|from|in|stories|news|of|coverage|here)\b.{0,160}",
    r"(?:read|see|watch|view) (?:the )?(?:full|complete|entire|original) (?:story|article|interview|report|text|transcript|video|post|coverage|speech)\b.{0,100}",
    r"(?:for more|more) (?:from|stories|news|coverage|on this story|information|videos|photos|headlines)\b.{0,120}",
    r"(?:click|tap) (?:here|on) .{0,30}\b(?:read|watch|see|view|more|full|related)\b.{0,120}",
    r"interested in this topic\? .{0,120}",
    r"you (?:may|might) (?:also )?(?:want|like|be interested)\b.{0,120}",
    r"(?:from the archives|related|more|read|see|watch): .{3,200}(?:»|>>|›|→)?",
    r"(?:check out|discover) more\b.{0,80}",
)

LIST_HEADINGS = (
    r"(?:related|recommended|more|other|latest|top|popular|recent|trending|featured|similar|suggested|sponsored|promoted|editor'?s?'?|most[ -](?:read|popular|viewed|shared|commented|watched))"
    r"(?: (?:\w+|&|and|from|on|in|the|to|for|this|our)){0,4} (?:stories|story|posts?|news|articles?|content|links?|videos?|video|reads?|headlines|topics|coverage|reading|picks|picks?|choice|galleries|now|today)",
    r"related|trending|trending (?:now|in|on|stories|topics|today)\b.{0,30}",
    r"most (?:read|popular|viewed|shared|commented|watched|recent)\b.{0,40}",
    r"just watched|must watch|now playing|recommended videos?|more videos?|related videos?|previous story|next story|next article|previous article|popular|most popular",
    r"you (?:may|might|will|could) (?:also )?(?:like|be interested in|enjoy|have missed|want to read)\b.{0,20}",
    r"(?:more|also|latest|news|stories|headlines|elsewhere|around|also) (?:from|in|on) (?:the |our |this |around the )?.{1,40}",
    r"(?:don't miss|in case you missed it|read next|up next|what to read next|from the web|around the web|from our partners|promoted stories|paid content|editor's picks|editors' picks|our picks|must reads?|also on .{1,30}|interested in this topic\? you may also want to view these photo galleries|see also|also read|read also|recommended|recommended for you|popular now|recent posts|latest news|top stories|other stories|more stories)",
)
"""Lines that open a list of links."""

CREDITS = (
    r"(?:source|sources|via|courtesy|courtesy of|with (?:agency )?inputs?(?: from)?|inputs? from|agencies) ?(?::|-|–|—|\|) ?.{0,50}",
    r"(?:source|sources|via|courtesy of|with (?:agency )?inputs? from|with agency inputs|inputs? from|agencies)(?:[ ,]+[\w'’&.]+){0,5}",
    r"(?:photo(?:graph|s)?|image|images|picture|pic|pictures|video|media|illustration|graphic|file photo|file|cover image|main image|featured image|top image|lead image|thumbnail)(?: ?\(s\))?(?: (?:credit|courtesy|source|copyright|by|via|from|provided by|illustration by))*s? ?(?::|\||©|-|–|by\b|via\b|courtesy\b|copyright\b|credit\b|from\b).{1,90}",
    r"(?:pool|file|handout|courtesy|staff) (?:photo|image|picture)s?(?: (?:by|via|from|of))? ?.{0,60}",
    r"credits?\b ?(?::|-|by)? ?.{2,80}",
    r"(?:image|photo|video|media) (?:copyright|credit|caption|source|courtesy)\b ?.{0,60}",
    r"(?:©|\(c\)|copyright\b) ?.{2,240}",
    r"this (?:material|content|article|story) may not be (?:published|reproduced|broadcast|copied|republished)\b.{0,160}",
    r"(?:not for|no) (?:reproduction|republication|redistribution)\b.{0,80}",
)
"""Where a picture or a text comes from, on a line of its own."""

CREDIT_TAIL = (
    r"(?:file )?(?:photo(?:graph)?s?|image|picture|pic|credit|photo credit|picture credit|image credit)s?\s?(?::|by\b|via\b|credit\b|courtesy\b)\s?[^()\[\]]{2,90}",
    r"(?:file|photo|image|file photo|file image|file picture|pictured|published [^()\[\]]{4,40}\d{4})",
)
"""What the brackets behind a caption hold."""

REPORT_CREDITS = (
    r"[\(\[]?(?:additional |further )?(?:reporting|writing|editing|compiled|edited|reported|written|translated|graphic|research)\b[^.]{0,30}\bby .{2,400}",
)
"""Who worked on a text, at its end: says who reported, but is no part of the report."""

AGENCIES = (
    "ap", "afp", "reuters", "associated press", "the associated press", "agence france-presse", "agence france presse",
    "getty", "getty images", "gettyimages", "epa", "epa-efe", "efe", "tass", "itar-tass", "ria novosti", "sputnik",
    "interfax", "xinhua", "ani", "pti", "ians", "upi", "dpa", "ansa", "kyodo", "yonhap", "anadolu", "anadolu agency", "aa",
    "bloomberg", "bloomberg news", "cnn", "news agencies", "agencies", "lehtikuva", "shutterstock", "istock", "alamy", "ap photo",
    "ap images", "ap file", "ap video", "afp photo", "reuters photo", "pool", "pool photo", "rex", "zuma press", "zuma", "sipa",
    "pa", "pa media", "press association", "unsplash", "pixabay", "pexels", "flickr", "wikimedia commons", "wikipedia",
    "nurphoto", "ukrinform", "unian", "mena", "wafa", "irna", "isna", "tasnim", "mehr", "saba", "spa", "wam", "app", "bernama",
    "antara", "the canadian press", "canadian press", "aap", "belga", "anp", "apa", "keystone", "ritzau", "ntb", "tt", "stt",
    "pap", "mti", "ctk", "tanjug", "hina", "lusa", "europa press", "telam", "notimex", "prensa latina", "kcna", "imago", "polaris", "redux",
)  # fmt: skip
"""News and picture agencies, and stocks of pictures."""

BYLINES = (
    r"(?:by|from|story by|written by|reported by|authored by|posted by|published by|guest post by|text by|report by|report) [\w'’.].{1,120}",
    r"(?:[\w.'’ -]+ )?(?:staff|web desk|news desk|web team|staff writer|staff reporter|correspondent|our correspondent|staff report|news service|wire service|wire report|wires|monitoring desk|online desk|digital desk|bureau|editor|editorial board|columnist|contributor|guest writer|special correspondent|political reporter|national security writer)",
)

DATELINES = (
    r"(?:(?:originally |first |last )?(?:published|posted|updated|modified|created|issued|date|edited|uploaded|last (?:updated|modified|edited)|time|added)\b ?(?:on|at|in|:|-|–|—)? ?)+(?P<moment>.{0,90}\d.{0,60})",
)

AGO = (
    r"(?:\d+|one|an?|two|three|four|five|six|seven|eight|nine|ten) (?:sec(?:ond)?s?|min(?:ute)?s?|hrs?|hours?|days?|weeks?|months?|years?)(?: \d+ min(?:ute)?s?)?(?: ago)",
    r"(?:today|yesterday|just now|updated \d+ \w+ ago)",
    r"\d+ hrs? \d+ mins? ago",
    r"(?:updated |posted |published )?about an? (?:hour|minute|day|week|month|year) ago",
)
"""A time that counts from a moment that nobody knows: when the page was fetched."""

MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec""".split()
)
DATE_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun am pm a.m p.m a.m. p.m. et est edt pt pst
    pdt ct cst cdt gmt utc ist bst cet cest msk eet eest jst aest at on published updated posted last modified date time local th st nd rd
    z hrs hours h a m p of the originally first created edited ago and by""".split()
)
"""With the months, all that a line may hold beside numbers to be read as a moment."""

PROMO_WORDS = frozenset(
    """newsletter subscri cookies inbox patreon paypal donat mailing click sign unlimited email e-mail mobile javascript
    browser password account consent privacy""".split()
)
"""A paragraph that holds one of these, as a word or in one, is looked at again."""

PROMO_CUES = (
    r"sign(?:ing)? up", r"newsletters?", r"subscribe (?:to|for|now|today)", r"unsubscribe", r"(?:your|my) (?:inbox|email|e-mail|account|subscription|browser)",
    r"digital (?:access|subscription)", r"click(?:ing)? (?:here|on|the)", r"privacy (?:policy|notice)", r"terms (?:of|and)", r"you (?:consent|agree|may|can|will|'ll)",
    r"you'll", r"cookies", r"(?:free|premium) (?:trial|articles?|content|access|newsletter)", r"(?:log|sign) ?in", r"our (?:newsletter|app|site|website|journalism|readers|emails?|partners)",
    r"unlimited (?:digital )?access", r"subscribers?\b", r"for (?:just )?\$\d", r"javascript", r"email (?:address|newsletter|alerts?)", r"support (?:our|independent|quality)", r"get (?:the|our|all|daily)",
    r"mobile app", r"mailing list", r"please consider", r"enjoyed this", r"(?:on|via|or) (?:patreon|paypal)", r"follow(?:ing)? (?:me|us|my|our)", r"lik(?:e|ing) (?:me|us)", r"sharing it",
    r"buy(?:ing)? (?:my|our)", r"home screen",
)  # fmt: skip
"""Two different ones in a short paragraph without a quotation make it an advertisement of the page's own."""

CAPTION_OPENERS = (
    r"(?:file ?photo|file|file picture|in this (?:\w+\W+){0,6}(?:file )?(?:photo|image|picture)|(?:image|photo|picture|video) caption|pictured|photo ?:|caption|above)\b.*",
    r".{5,80}\b(?:is|are) (?:seen|pictured|shown)\b.*",
    r".{3,120}(?:\((?:l|r|c|left|right|center|centre)\)|, (?:left|right|center|centre),|\((?:file|file photo|pictured)\)).*",
)

REPORTING = frozenset("said says told added wrote announced reported according denied warned called accused".split())
"""Words of report: a paragraph that has one is left alone by the rules for advertisements."""

ENDINGS = r"""[.!?…。！？؟।]["'”’»)\]*]*"""
