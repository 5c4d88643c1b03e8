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
    powered by|send us your feedback|corrections|suggest a correction|send a tip|got a tip
    newest|oldest|most liked|top rated|reply|replies|disqus|readers' comments|reader comments|what are your thoughts|what do you think
    your thoughts|paid post|paid content|partner content|branded content|in partnership with|by taboola|by outbrain|keep reading|next up
    latest updates|see all|see all topics|view all|related tags|related topics|story tags|in this story|in this article|mentioned in this article
    playback speed|audio player|video player|autoplay|auto play|volume|subtitles off|captions off|captions settings|subtitles settings|chapters
    descriptions off|picture-in-picture|quality levels|seek to live|video player is loading|this is a modal window|beginning of dialog window
    end of dialog window|close modal dialog|yes no|live updates|live reporting|show key events only|turn on notifications
    get alerts|get notifications|auto-refresh on|auto-refresh off|refresh|pinned post|pinned|latest post|jump to latest|load more updates
    new updates available|premium|enter your date of birth|sensitive content|cancel anytime|cancel any time|cancel any time. no commitment
    limited time offer|limited-time offer|no commitment|gift this article|give this article|gift article|gift a subscription|view offers
    see subscription options|view subscription options|app store|google play|play store|open app|view in app|use app|copy url|link copied to clipboard
    print edition|e-paper|epaper|today's paper|digital edition|classifieds|rss|rss feed|rss feeds|save for later|save article|add to favorites
    add to favourites|add to bookmarks|dark mode|light mode|reading mode|a- a a|a- a|terms & conditions|english|select language|change language|select edition
    main menu|toggle navigation|toggle menu|open menu|close menu|search for|search this site|go back|first name|last name|your name|your email
    invalid email address|newsletter promotion|after newsletter promotion|skip past newsletter promotion|newsletter sign-up|newsletter signup
    trackback|trackbacks|post navigation|handout|ends|end|/ends|terms apply|terms and conditions apply|my profile|leave this field empty
    featured|skip to footer|skip to search|accessibility help|accessibility links|sections|page not found|unmute video
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
    this article to a the tiktok snapchat subscribe full story page friends with in follow us us: like mail sharethis permalink""".split()
)
"""A line of nothing but these (two at least, or a platform alone) is a row of buttons."""

PLATFORMS = frozenset(
    """facebook twitter google+ linkedin pinterest whatsapp reddit telegram messenger flipboard instagram youtube tumblr
    facebookemail tiktok tweet threads bluesky""".split()
)

SHARE_VERBS = frozenset("share print tweet email e-mail copy bookmark".split())
"""With which a row of buttons may begin that names no platform."""

FURNITURE = (
    r"\d+ ?(?:/|of|of ?/) ?\d+",
    r"(?:image|photo|slide|picture|page|video) ?\d+ ?(?:/|of|of ?/) ?\d+",
    r"(?:advertisement|ad|article content|image|photo|page) ?\d*",
    r"\(?[\d.,]+ ?[km]? (?:shares?|comments?|likes?|views?|retweets?|reactions?|replies|votes?|ratings?|reads|people (?:reacted|like this|have read this|are reading this))\)?",
    r"\d+[ -]min(?:ute)?s?(?: \d+ sec(?:ond)?s?)?[ -]read|comments? ?\(\d+\)?",
    r"(?:shares|likes|views|visits|hits|reads|comments|page ?views|visitors)\b ?:? ?[\d.,]+ ?[km]?|(?:read|viewed|visited|shared|seen) [\d.,]+ ?[km]? times?",
    r"sort(?:ed)? by\b.{0,30}|(?:newest|oldest|best|top rated|most liked) first",
    r"(?:please )?(?:log ?in|sign ?in|register|subscribe)(?: or [\w ]{2,20}| for free| here| now)? to (?:leave|post|add|join|read|continue|view|comment|reply|save|watch|listen|access|unlock)\b.{0,60}",
    r"you must be .{0,20}\b(?:(?:logged|signed) in|registered|a (?:subscriber|member)|\d\d .{0,20}\b(?:view|enter|access|visit|watch))\b.{0,60}",
    r"save my name, email\b.{0,120}|notify me (?:of|when|by|via)\b.{0,60}|leave a comment\b.{0,60}",
    r"(?:please |all |the |reader |readers' |keep |your )*comments?\b.{0,30}\b(?:moderat\w+|civil and|respectful|on topic|guidelines)\b.{0,120}",
    r"(?:the )?comments? (?:posted|published|left|made|below|on this (?:page|site))\b.{0,80}\b(?:do not|readers?|users?|public|solely|not necessarily)\b.{0,160}",
    r"like this:? (?:like )?loading|copy this code to .{2,40}|be the first (?:one )?to (?:comment|know|reply|review|like|share|rate|hear)\b.{0,60}",
    r"(?:sponsored|promoted|recommended|paid) (?:links?|content|posts?|stories|articles) (?:by|from) .{2,30}",
    r"(?:view|see|read|browse|explore|show|find) (?:all|more|other)(?: (?:posts|articles|stories|news|by|about|topics?|tags?|results|coverage|updates|on these|on this)\b.{0,60})?",
    r"more (?:posts|articles|stories|news|columns|work)? ?by .{2,60}|(?:next|previous) (?:story|article|post)(?: (?:in|on|from) .{1,40})?",
    r"listen to (?:this|the) (?:article|story|episode|podcast|audio|full)\b.{0,40}",
    r"0?0:00|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d|\d(?:\.\d+)?x",
    r"(?:current time|remaining time|duration|loaded|progress|stream type|video duration|episode length)(?::| ) ?(?:-?\d[\d:.]* ?%?(?: ?(?:min|sec|hour)\w*.{0,30})?|live)",
    r"(?:sorry, )?(?:your|this) (?:browser|device)\b.{0,30}\bsupport.{0,120}|(?:media |video )?playback is (?:unsupported|not supported|unavailable)\b.{0,60}",
    r"to (?:view|see|watch|use|play|hear|show|display|enjoy) (?:you )?(?:this|the) (?:video|content|page|site|feature|audio|clip|post|embed)\b.{0,160}\b(?:javascript|browser|cookies|permission|enable|plugin|allow)\b.{0,100}",
    r"(?:listen|subscribe|find us|available|follow)(?: now| free)? (?:on|in|via|at|to) .{0,40}\b(?:apple podcasts?|spotify|google podcasts?|soundcloud|stitcher|amazon music)\b.{0,100}",
    r"this (?:audio|article|story|text|transcript|translation|summary|content) (?:is|was|has been) (?:auto-?generated|(?:generated|read|voiced|translated|created|produced|summari[sz]ed)\b.{0,10}\b(?:by|with|using) (?:an? )?(?:automat\w+|ai|artificial|machine|text))\b.{0,120}",
    r"(?:was|is) this (?:article|story|page|content|information|post) (?:useful|helpful|valuable|interesting|worth .{1,20}|to you)(?: to you)?|did you (?:find|like|enjoy) this (?:article|story|post|page|information)\b.{0,40}",
    r"(?:how would you )?rate this \w+|how would you rate (?:this|the|our) \w+|(?:average |your |user |reader )?ratings?: ?[\d.,]+.{0,20}|(?:\d stars? ?)+",
    r"(?:what )?did you think of this (?:article|story|piece)|thank(?:s| you) for (?:your )?(?:feedback|rating|voting|vote|comment|interest|subscription)\b.{0,60}",
    r"(?:have you |did you )?(?:spot(?:ted)?|found|find|notice|noticed|see|seen) (?:an |a )(?:error|mistake|typo|bug|inaccuracy)\b(?: in (?:this|the|our) (?:article|story|text|page)\b)?(?:[?,.:;-]? ?(?:please |let us|select|tell us|click|contact|report|e-?mail|write|highlight)\b.{0,80})?",
    r"report (?:an? |this )?(?:error|mistake|typo|abuse|comment|correction|bug|ad|inaccuracy)(?: (?:in|on|to|with) (?:this|the|us|our)\b.{0,40})?|submit an? (?:\w+ )?(?:correction|tip|letter|story|comment|event|obituary)\b.{0,40}|send us (?:an? )?(?:\w+ )?(?:tip|story|stories|tips|photos|feedback|correction)s?\b.{0,60}",
    r"our standards: .{2,80}|(?:(?:read|see|view) )?(?:our |the )?(?:full )?(?:editorial|corrections?|ethics|comments?|commenting|community|moderation|fact-checking|privacy|cookies?|complaints|republishing|advertising)(?: (?:and|&) \w+)? (?:polic(?:y|ies)|standards|guidelines|principles|code|rules|settings|preferences)",
    r"(?:send|submit|write) (?:a |your |us )*(?:letters?|corrections?|comments?|feedback|tips?)(?: to)?(?: (?:the|our) (?:editor|newsroom|desk|team)\b| \S+@\S+).{0,60}|letters to the editor",
    r"(?:contact|e-?mail|write to|reach) \w+ (?P<surname>\w{3,}) (?:at|via|on|by) .{0,60}\b\w*(?P=surname)\w*@\S+|\w+ (?P<family>\w{3,}) can be (?:reached|contacted) .{0,60}\b\w*(?P=family)\w*@\S+",
    r"(?:contact|e-?mail|write to|reach|follow) (?:the )?(?:author|authors|writer|writers|reporter|reporters|newsroom|editors?|our (?:\w+ )?(?:team|desk|newsroom))\b.{0,80}",
    r"(?:e-?mail|tips|contact)(?: us| me)? ?:? ?(?:at )?\S+@\S+\.\w+.{0,60}|(?:got|have) an? (?:story|tip|lead|question|comment)\b.{0,60}\b(?:\S+@\S+|e-?mail|let us know|get in touch|contact us|send it)\b.{0,60}",
    r"\d+ new (?:updates?|posts?|comments?|messages?)(?: available)?|this live (?:blog|page|coverage|stream|feed)\b.{0,60}|our live (?:coverage|blog)\b.{0,30}\b(?:ended|closed|over)\b.{0,40}|follow (?:our |the )?(?:live )(?:updates|blog|coverage)\b.{0,60}",
    r"we (?:value|respect|care about) your privacy\b.{0,160}|(?:accept|reject|allow|manage|decline)(?: all| & continue| and continue| and close)?(?: (?:cookies?|preferences|consent|choices)| & continue| and continue)|do not sell (?:or share )?my\b.{0,60}|your privacy (?:choices|rights|settings)|cookies? (?:help us\b.{0,80}|preferences|consent|notice|choices)",
    r"this (?:content|post|video) is (?:provided|hosted) by\b.{0,120}|allow \w+ content|(?:sorry, )?(?:this|the) (?:embedded |live )?(?:content|video|audio|clip|stream|page|feature)(?: is| has| was| could| cannot| can)?(?:n't)?(?: not| no longer| currently| been| be)* (?:available|unavailable|loaded|expired|playable|played|viewed)\b.{0,100}",
    r"are you (?:over|at least|aged|older than) \d\d\b.{0,40}|(?:warning|content warning|trigger warning|editor's note)?:? ?(?:this|the following) (?:video|article|story|post|page|image|clip|footage|content) (?:may )?(?:contains?|includes?|features?) .{0,60}\b(?:disturbing|distressing|graphic|upsetting|sensitive|explicit|offensive|strong language|spoilers|affiliate)\b.{0,100}",
    r"this (?:article|story|content|post|video|page|feature) is .{0,40}\b(?:subscribers?|members?|registered (?:users|readers))\b.{0,60}|(?:exclusive(?:ly)? |only |free |available )*(?:to|for) (?:our )?(?:subscribers|members|registered users)(?: only)?|(?:subscribers?|members?|premium)[ -](?:only|exclusive|content|article|story)(?: content| article)?",
    r"(?:to (?:continue|keep|finish) reading|(?:create|register|open|start)\b.{0,40}\bto (?:continue|keep) reading)\b.{0,100}|already (?:an? )?(?:\w+ )?(?:subscriber|member|subscribed|registered|have an? (?:account|subscription))\b.{0,60}",
    r"you(?:'ve| have)? (?:\w+ ){0,4}(?:\d+ )?(?:of (?:your )?)?(?:\d+ )?(?:free|complimentary) (?:articles?|stories|views)\b.{0,60}",
    r"(?:start|begin|get|try|claim|activate) (?:your|a|our) (?:\w+ ){0,3}(?:trial|subscription|membership)\b.{0,80}",
    r"(?:get|try|join|start|save|subscribe|upgrade|unlock|enjoy|claim|support|access|read|from|only|just|limited|go|special|new)\b.{2,60}\b(?:(?:first|\d+|one|two|three|six) (?:months?|weeks?|days|year) (?:free|for)\b|free (?:for|trial)\b|\d+ ?% off\b|your first (?:year|month)\b|ad-free\b|as little as\b|cancel any ?time\b|(?:for|from) (?:just |only )?[$€£]\d).{0,60}",
    r"(?:from|only|just|for) [$€£]\d\S* ?(?:an?|per|/) ?(?:month|week|year|mo)",
    r"(?:become|be) (?:an?|our) (?:\w+ )?(?:member|subscriber|supporter|patron|insider)(?: (?:today|now|here)\b.{0,40})?|join \S+(?: \S+)?(?:\+| plus| premium| pro)(?: (?:today|now|free|for)\b.{0,40})?",
    r"(?:please )?(?:support|fund|help us keep|help keep|help us|help fund) (?:our|us|independent|quality|local|free|keep)\b.{0,30}\b(?:journalism|newsroom)\b.{0,80}|support (?:our work|independent media|local news)\b.{0,40}",
    r"your (?:support|donations?|contributions?|subscription|gift)\b.{0,40}\b(?:us|our (?:work|journalism|newsroom)|journalism)\b.{0,60}|we (?:need|rely on|depend on) your (?:support|help|donations?)|make a (?:\w+ )?(?:donation|contribution)(?: (?:today|now|here))?|buy (?:us|me) a (?:coffee|beer)",
    r"(?:get it|download(?: it| now)?|now available|available)(?: now)? (?:on|from|in|at) (?:the )?(?:app ?store|google play|apple store|play store|appgallery|ios|android)\b.{0,60}|scan (?:the|this) (?:qr )?code\b.{0,60}",
    r"(?:click here to )?(?:join|follow|subscribe to|visit|check out) (?:us on|our|the .{2,30}|.{2,30}'s?) ?(?:official )?(?:whatsapp|telegram|facebook|instagram|youtube|viber|tiktok|twitter|discord|signal)\b.{0,80}",
    r"our (?:official )?(?:whatsapp|telegram|facebook|instagram|youtube|viber|tiktok|twitter) (?:channel|page|group|account|feed)|add .{2,40} as (?:an?|your) (?:preferred|trusted) source\b.{0,40}",
    r"follow .{2,60} on (?:social media|(?:every|all|any|our|these|other|your favou?rite) (?:social )?(?:\w+ )?(?:channels?|platforms?|networks?|media))\b.{0,40}",
    r"(?:twitter|instagram|x|facebook|threads|bluesky|mastodon|telegram|tiktok)(?: handle)? ?:? ?@\S+|(?:font|text) size\b.{0,20}|(?:increase|decrease|reset) (?:font|text)(?: size)?",
    r"you are here:?.{0,100}|(?:back|return|go) (?:back )?to (?:the )?(?:home ?page|home|top|main page|index|main content|search results|list)|(?:error|failed) (?:to load|loading)\b.{0,40}|sorry, .{0,30}\b(?:available|unavailable|found|loaded)\b.{0,40}",
    r"(?:yes, )?i (?:agree|consent|would like|want|have read|accept)\b.{0,40}\b(?:terms|receive (?:offers|emails?|newsletters?|news|marketing)|privacy policy)\b.{0,120}|(?:delivered|sent) (?:every|each|daily|weekly)\b.{0,40}",
    r"check your (?:inbox|e-?mail|spam)\b.{0,80}|(?:something went wrong|an error occurred)\b.{0,30}\b(?:try|later|refresh|again)\b.{0,40}|get .{2,60} (?:in|to|by|via) (?:your )?(?:inbox|e-?mail)\b.{0,40}|privacy notice: .{0,300}",
    r"advertisement\b\W{1,5}(?:scroll|continue|story|article)\b.{0,60}|remove (?:all )?ads\b.{0,40}|why you can trust .{2,40}|trusted by .{2,30}\b(?:readers|subscribers|users)",
    r"(?:view|open|see|show|click for|enlarge) (?:this )?(?:larger )?(?:image|photo|picture|video)(?: (?:in|on|at|full|gallery)\b.{0,30})?|view in fullscreen",
    r"(?:this is )?(?:a |an )?(?:developing|breaking)(?: news)? story(?:(?: and|,|;|:|-|\.| –| —)+ ?(?:please |more |check |it |will |follow |stay |updates |refresh |we).{0,120})?|this (?:story|article|page|post) (?:will be|is being) (?:regularly )?updated\b.{0,120}|this (?:story|article|page|post) (?:has been|was) updated",
    r"(?:more|further|full) (?:details?|updates?|information|story|report)? ?(?:to follow|to come|soon|follow(?:s|ing)? (?:soon|shortly)|shortly)|(?:check back|come back|stay tuned)\b.{0,80}|stay (?:informed|connected|up to date|up-to-date|updated|with us|in the know)(?: (?:with|for|on)\b.{0,80})?",
    r"for (?:more|the latest|breaking|all the latest|all) (?:\w+ )?(?:news|stories|headlines|coverage|updates|on this story|videos)\b.{0,20}\b(?:visit|go to|log on|follow|download|subscribe|click)\b.{0,80}|visit \S+\.\w+ for more\b.{0,40}",
    r"(?:disclaimer|disclosure): .{2,300}|(?:the |any )?(?:views|opinions)(?: (?:and|or) (?:views|opinions))? expressed\b.{0,60}\b(?:article|here|herein|personal|author'?s?|own|column|piece|writer|necessarily)\b.{0,200}",
    r"(?:posted|filed) (?:in|under) \D{1,80}|(?:category|section|language|tagged(?: with| as| in| under)?): ?\S.{0,120}|(?:issn|article id|story id|word count):? [\dx,-]+",
    r"(?:estimated )?(?:reading time|read time|est\. reading time)\b.{0,30}",
    r"(?:share|tweet|email|print|save|bookmark|like|rate|copy|send|forward|gift|translate) (?:full )?(?:(?:this|the) )?(?:article|story|post|page|link|video|photo|image|gallery|content|episode|thread|comment|report|news|item|poll)(?: (?:on|via|with|to|by|in|as|link|url|and)\b.{0,40})?",
    r"(?:share|tweet|email|print|save|bookmark|send) (?:this|(?:this )?(?:on|via|by|with|to))(?: (?:facebook|twitter|x|whatsapp|telegram|linkedin|e-?mail|reddit|pinterest|messenger|bluesky|friends?|a friend|others|your .{1,20}|:|by|via|on|with)\b.{0,40})?",
    r"(?:follow|like|find|join|connect with|friend|tweet|contact) (?:us|me|him|her|them|@\S+|our \w+)\b.{0,40}\b(?:twitter|facebook|instagram|linkedin|telegram|whatsapp|youtube|google news|@\S+|social media|for more|for updates)\b.{0,120}",
    r"follow .{2,60} on (?:twitter|facebook|instagram|linkedin|telegram|whatsapp|x|youtube|google news)\b.{0,80}",
    r"(?:sign|signed) (?:up|in) (?:for|to|here|with|now|today)\b.{0,200}",
    r"subscribe (?:to|for|now|today|here|with|from)\b.{0,200}",
    r"(?:click|tap|press) (?:(?:here|on|to|the|below|this)\b|['\"]).{0,160}",
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
    r"(?:this (?:story|article|post|report) (?:was|is|has|has been|may|contains|first|originally))\b.{0,80}\b(?:auto-generated|wire agency|agency feed|syndicated feed|affiliate|not been edited|sponsored)\b.{0,160}",
    r"(?:\(with the exception of the headline|except for the headline)\b.{0,160}",
    r".*\.(?:jpe?g|png|gif|webp|mp4|svg)",
    r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|info|tv|co\.uk|com\.au|co\.in|news)",
    r"(?:follow|contact|email|tweet) @\S+.{0,60}",
    r"choose the plan .{0,40}",
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
    ("furniture", "your podcasts", r".{0,160}\b(?:wherever|where|anywhere) you (?:get|find|listen to) your podcasts.{0,60}"),
    ("furniture", "order reprint", r"(?:\w+ ){0,3}order reprints?"),
    ("furniture", "news based on evidence", r"(?:\w+ ){0,2}interpretation of the news based on evidence.{0,120}"),
    ("furniture", ": @", r".{2,40} on (?:twitter|instagram|x|facebook|threads|bluesky|mastodon|telegram|tiktok): @\S+"),
    ("furniture", "akismet", r".*"),
    ("furniture", "recaptcha", r".*"),
    ("furniture", "is obligatory", r".{0,160}\b(?:reference|link|hyperlink|credit|attribution) to .{0,120}"),
    ("furniture", "link", r"(?:when|if|in case|any|all|the|on|full|partial|use|using|re\w+|copying|quoting)\b.{0,120}\b(?:hyperlink|link|reference)\b.{0,100}\b(?:is|are|be) (?:obligatory|required|mandatory|necessary|compulsory)\b.{0,40}"),
    ("furniture", "only with a", r".{0,120}\b(?:materials?|content|us(?:e|ing)|reprint\w*|republ\w+|reproduc\w+)\b.{0,60}\bonly with an? (?:active |direct )*(?:hyperlink|link|reference|attribution|credit)\b.{0,80}"),
    ("furniture", "permission", r"(?:no part\b.{0,120}\bwithout\b.{0,40}\bpermission\b.{0,60}|(?:reproduc\w+|unauthori[sz]ed|any|copying|republi\w+)\b.{0,120}\bwithout\b.{0,40}\bpermission\b.{0,40}\b(?:prohibited|forbidden|not (?:permitted|allowed)|illegal)\b.{0,40})"),
    ("furniture", "prohibited", r"(?:reproduc\w+|unauthori[sz]ed|copying|republi\w+|redistribution)\b.{0,120}\bprohibited"),
    ("credit", " appeared first on ", r"the post .{3,240} appeared first on .{2,60}"),
    ("credit", "version of this ", r"a version of this (?:article|story|piece|column|essay|post|interview)\b.{0,300}"),
    ("credit", "this ", r"this (?:article|story|piece|post|column|essay|op-ed|commentary|excerpt|interview|content)\b.{0,20}\b(?:(?:was|is|has been) (?:also |first |originally |previously )*(?:published|republished|posted|produced|syndicated|reproduced|distributed|reprinted|translated|adapted|supplied|provided)|(?:first |originally |also )*(?:appeared|appears|ran))\b(?: (?:on|in|by|at|with|from|under|as|and|for|through|via)\b|:| \w+ \d).{0,220}"),
    ("credit", "ly published", r"originally published (?:at|in|by|on) \D{2,100}"),
    ("credit", "permission", r"re(?:published|printed|produced|posted) (?:here )?(?:with|by)\b.{0,20}\bpermission\b.{0,120}"),
    ("credit", "creative commons", r"re(?:published|printed|produced|posted) .{0,20}\bunder\b.{0,20}\bcreative commons\b.{0,120}"),
    ("credit", "with assistance from", r"with assistance from .{3,200}"),
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
    r"(?:with )?(?:agency )?inputs?(?: from (?:the )?agencies)?|(?:news )?agencies",
    r"(?:image|photo|picture)s? (?:is |used |are )?(?:for )?(?:representational|representative|representation|illustrative|illustration|stock|archive|symbolic)(?: (?:purposes?|use|only))*|(?:representational|representative|illustrative|stock|archive|archival|symbolic|library)(?: (?:image|photo|picture|pic)s?)",
    r"(?:charts?|graphics?|infographics?|maps?): .{2,60}",
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
    r"(?:file|archive|handout)\s?:\s?[^()\[\]]{2,90}|[^()\[\]]{2,50}\bvia\s[^()\[\]]{2,50}",
    r"(?:file )?(?:photo(?:graph)?s?|image|picture|pic|credit|photo credit|picture credit|image credit)s?\s?(?::|by\b|via\b|credit\b|courtesy\b)\s?[^()\[\]]{2,90}",
    r"(?:file|photo|image|file photo|file image|file picture|pictured|published [^()\[\]]{4,40}\d{4})",
)
"""What the brackets behind a caption hold."""

NAMED_CREDITS = (
    r"(?:sources?|via|courtesy of|with (?:agency )?inputs? from|inputs? from)(?! of\b)(?:[ ,]+[\w'’&.-]+){1,5}",
)
"""Credits that are told from a sentence by their names alone: every word but small ones begins with a capital."""

END_CREDITS = (r"(?:with|from)(?:[ ,]+[\w'’&.-]+){1,8}",)
"""The same at the end of a page, where nothing else begins so."""

REPORT_CREDITS = (
    r"[\(\[]?(?:additional |further )?(?:reporting|writing|editing|compiled|edited|reported|written|translated|graphic|research)\b[^.]{0,30}\bby:? .{2,400}",
)
"""Who worked on a text, at its end: says who reported, but is no part of the report."""

WITH_AGENCIES = (
    r"(?P<who>.{2,40}?) ?(?P<link>with|and|&|/|,) ?(?:the |other )?(?:news )?(?:agencies|wires|wire services?|wire reports|news services)",
)
"""An outlet's name beside the agencies that it used, `link` between them."""

ABOUT_AUTHOR = (
    r"is (?:an?|the|our)\b.{0,160}\b(?:reporter|correspondent|journalist|columnist|writer|editor|contributor|producer|fellow|professor|analyst|author|freelancer|blogger|critic)\b|(?:covers|writes|reports|blogs)\b.{0,80}\b(?:for|at|about|on)\b|can be (?:reached|contacted)\b",
)
"""What follows an author's name in a note about the author."""

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
    r"authors?: [\w'’].{1,80}",
    r"(?:by|from|story by|written by|reported by|authored by|posted by|published by|guest post by|text by|report by|report) [\w'’.].{1,120}",
    r"(?:[\w.'’ -]+ )?(?:staff|web desk|news desk|web team|staff writer|staff reporter|correspondent|our correspondent|staff report|news service|wire service|wire report|wires|monitoring desk|online desk|digital desk|bureau|editor|editorial board|columnist|contributor|guest writer|special correspondent|political reporter|national security writer)",
)

DATELINES = (
    r"(?:(?:originally |first |last )?(?:published|posted|updated|modified|created|issued|date|edited|uploaded|last (?:updated|modified|edited)|time|added)\b ?(?:on|at|in|:|-|–|—)? ?)+(?P<moment>.{0,90}\d.{0,60})",
)

AGO = (
    r"(?:\d+|one|an?|two|three|four|five|six|seven|eight|nine|ten) (?:sec(?:ond)?s?|min(?:ute)?s?|hrs?|hours?|days?|weeks?|months?|years?)(?: \d+ min(?:ute)?s?)?(?: ago)",
    r"(?:today|yesterday|just now|updated \d+ \w+ ago)",
    r"\d+ hrs? \d+ mins? ago|\d+ ?(?:s|m|h|d|w|mins?|hrs?) ago",
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
