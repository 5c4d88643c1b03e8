"""English time expressions: words, and rules from wording to symbol (see `tellings.timex`).

A rule is (name, type, symbol, pattern). Groups of the pattern are turned into the symbol's fields by `FIELDS`; `n` is
read as a number, `dir` comes from tense and prepositions, `clock` from `hour`, `minute`, `ampm`, `noon` or `part`.
At one place the first rule that matches wins, so longer wordings stand before shorter ones.
"""

# ruff: noqa: E501 (a pattern is read best on one line)

from __future__ import annotations

_UNITS = "century decade quarter weekend second minute month hour year week day".split()
_MON = {
    "january": "01",
    "february": "02",
    "march": "03",
    "april": "04",
    "may": "05",
    "june": "06",
    "july": "07",
    "august": "08",
    "september": "09",
    "october": "10",
    "november": "11",
    "december": "12",
}
_WD = {name: str(i) for i, name in enumerate("mon tue wed thu fri sat sun".split(), 1)}
_WDFULL = "monday tuesday wednesday thursday friday saturday sunday".split()
_SEASON = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_ORDINAL = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_PART = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "noon": "T12:00",
    "midday": "T12:00",
    "midnight": "T24:00",
    "dawn": "TMO",
    "dusk": "TEV",
    "daybreak": "TMO",
    "nightfall": "TEV",
    "lunchtime": "TMI",
}
_DECADE = {
    word: str(i)
    for i, word in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), 2)
}
_HOLIDAY = {
    "christmas eve": "christmas-eve",
    "christmas": "christmas",
    "xmas": "christmas",
    "new year's eve": "new-year-eve",
    "new year's": "new-year",
    "new years": "new-year",
    "thanksgiving": "thanksgiving",
    "labor day": "labor",
    "memorial day": "memorial",
    "election day": "election",
    "independence day": "independence",
    "halloween": "halloween",
    "valentine's day": "valentine",
    "easter": "easter",
}

NUMBERS = {
    word: i
    for i, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
} | {
    "a": 1,
    "an": 1,
    "couple": 2,
    "dozen": 12,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "thousand": 1000,
}

FIELDS: dict[str, dict[str, str]] = {
    "mon": _MON | {name[:3]: number for name, number in _MON.items()} | {"sept": "09"},
    "wd": _WD,
    "season": _SEASON,
    "unit": {unit: unit for unit in _UNITS} | {"centurie": "century", "fortnight": "week", "fiscal year": "year"},
    "every": {
        "second": "PT1S",
        "minute": "PT1M",
        "hour": "PT1H",
        "day": "P1D",
        "morning": "P1D",
        "night": "P1D",
        "evening": "P1D",
        "afternoon": "P1D",
        "week": "P1W",
        "weekend": "P1W",
        "month": "P1M",
        "quarter": "P3M",
        "year": "P1Y",
        "decade": "P10Y",
        "fiscal year": "P1Y",
        "hourly": "PT1H",
        "daily": "P1D",
        "nightly": "P1D",
        "weekly": "P1W",
        "biweekly": "P2W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "quarterly": "P3M",
        "yearly": "P1Y",
        "annual": "P1Y",
        "annually": "P1Y",
    },
    "which": {"last": "-1", "past": "-1", "previous": "-1", "next": "1", "coming": "1", "this": "0", "current": "0"},
    "ord": {word: str(i) for i, word in enumerate(_ORDINAL, 1)}
    | {"1st": "1", "2nd": "2", "3rd": "3", "4th": "4", "final": "4"},
    "part": _PART,
    "decade": _DECADE,
    "holiday": _HOLIDAY,
    "direction": {
        "last": "last",
        "next": "next",
        "this": "this",
        "past": "last",
        "coming": "next",
        "this past": "last",
    },
    "sign": {
        "ago": "-",
        "earlier": "-",
        "before": "-",
        "previously": "-",
        "later": "",
        "after": "",
        "hence": "",
        "from now": "",
    },
    "noun": {
        "previous": "-1",
        "next": "1",
        "following": "1",
        "same": "0",
        "the same": "0",
        "that": "0",
        "before": "-1",
        "after": "1",
    },
}
"""How a group's words are written in the symbol. Words are looked up in lower case, weekdays by three letters."""

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JAN(?:UARY)?|FEB(?:RUARY)?|MARCH|APRIL|JUNE|JULY|AUG(?:UST)?|SEPT(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
_MONTH_SURE = (
    r"(?:January|Jan\.|February|Feb\.|April|Apr\.|June|July|August|Aug\.|September|Sept?\.|October|Oct\.|November|Nov\."
    r"|December|Dec\.)"
)
_MONTH_ALONE = (
    r"(?:January|Jan\.|February|Feb\.|March|April|Apr\.|May|June|July|August|Aug\.|September|Sept?\.|October|Oct\.|November"
    r"|Nov\.|December|Dec\.)"
)
M = rf"(?P<mon>{_MONTH})"
MA = rf"(?P<mon>{_MONTH_ALONE})"
WD = r"(?P<wd>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?!s\b)"
_WDLOOSE = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.?)"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,]\d|:\d)"
YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)(?![\w%]|,\d{3}|\.\d|-\w)"
_N1 = (
    r"(?:\d+(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven"
    r"|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen)"
)
N = rf"(?P<n>{_N1}|(?:a|one) hundred|(?:a )?couple(?: of)?|a dozen|an?)"
NN = rf"(?P<n>{_N1}|(?:a|one) hundred|a couple(?: of)?|a dozen)"
_ABOUT = (
    r"(?:(?:about|around|almost|nearly|roughly|some|more than|less than|at least|at most|up to|no more than|over|under"
    r"|as (?:many|long|much) as|within|just|exactly|barely|the entire|a full|another)\s+)?"
)
FEW = r"(?:a few|few|several|many|some|a number of|numerous|countless|couple of)"
_U = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|quarters?|weekends?)"
U = r"(?P<unit>second|minute|hour|day|week|month|quarter|year|decade|centur(?:y|ie)|fortnight|weekend)"
_EARLY = r"(?:(?:early|late|mid|later|earlier|the (?:end|beginning|start|middle|close) of)[ -](?:in |on )?)?"
PART = r"(?P<part>morning|afternoon|evening|night)"
CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<ampm>[ap]\.m\b\.?|[ap]m\b|[AP]\.?M\b\.?|o'clock)"
    r"|(?P<noon>noon|midnight|midday))(?:\s+\(?(?:[ECMP][SD]T|GMT|UTC|BST|CET|IST|Eastern|local)(?: time)?\b\)?)?"
)
_HOLIDAYS = (
    r"(?:Christmas Eve|Christmas(?: Day)?|New Year(?:'s|s|’s) Eve|New Year(?:'s|s|’s)(?: Day)?|Thanksgiving(?: Day)?"
    r"|Labor Day|Memorial Day|Election Day|Independence Day|Halloween|Valentine(?:'s|’s) Day|Easter(?: Sunday)?)"
)
_SEASONS = r"(?P<season>spring|summer|autumn|fall|winter)"
_SENT = r"(?:\s+(?:on\s+)?|,\s+(?:on\s+)?)"

RULES: tuple[tuple[str, str, str, str], ...] = (
    (
        "iso moment",
        "TIME",
        "value {y}-{m}-{d}T{hour}:{minute}",
        r"(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)[T ](?P<hour>[0-2]\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:Z|[+-][0-2]\d:?[0-5]\d)?",
    ),
    ("iso day", "DATE", "value {y}-{m}-{d}", r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?!\d)"),
    (
        "slashed day",
        "DATE",
        "value {y}-{m}-{d}",
        r"(?P<m>0?[1-9]|1[0-2])/(?P<d>0?[1-9]|[12]\d|3[01])/(?P<y>(?:19|20)\d\d)(?!\d)",
    ),
    (
        "slashed day, day first",
        "DATE",
        "value {y}-{m}-{d}",
        r"(?P<d>1[3-9]|2\d|3[01])/(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)(?!\d)",
    ),
    (
        "clock and full date",
        "TIME",
        "value {year}-{mon}-{day} @{clock}",
        rf"{CLOCK}{_SENT}(?:{_WDLOOSE},?\s+)?(?:{M}\s+{DAY},?\s+{YEAR})",
    ),
    (
        "full date and clock",
        "TIME",
        "value {year}-{mon}-{day} @{clock}",
        rf"(?:{_WDLOOSE},?\s+)?{M}\s+{DAY},?\s+{YEAR},?\s+(?:at\s+)?{CLOCK}",
    ),
    (
        "full date",
        "DATE",
        "value {year}-{mon}-{day}",
        rf"(?:{_WDLOOSE},?\s+)?(?:the\s+)?{M}\s+(?:the\s+)?{DAY}(?:\s*,\s*|\s+(?:of\s+)?){YEAR}",
    ),
    (
        "full date, day first",
        "DATE",
        "value {year}-{mon}-{day}",
        rf"(?:{_WDLOOSE},?\s+)?(?:the\s+)?{DAY}(?:\s+(?:of\s+)?|-){M}(?:,?\s+|-){YEAR}",
    ),
    (
        "clock and month day",
        "TIME",
        "monthday {mon}-{day} {lean} @{clock}",
        rf"{CLOCK}{_SENT}(?:{_WDLOOSE},?\s+)?{M}\s+{DAY}",
    ),
    (
        "month day and clock",
        "TIME",
        "monthday {mon}-{day} {lean} @{clock}",
        rf"(?:{_WDLOOSE},?\s+)?{M}\s+{DAY},?\s+(?:at\s+)?{CLOCK}",
    ),
    ("clock and weekday", "TIME", "weekday {wd} {dir} @{clock}", rf"{CLOCK}{_SENT}(?:last\s+)?{WD}"),
    ("weekday and clock", "TIME", "weekday {wd} {dir} @{clock}", rf"{WD}(?:,\s+|\s+)(?:at|around|about)\s+{CLOCK}"),
    ("clock and day", "TIME", "shift anchor day {near} @{clock}", rf"{CLOCK}\s+(?P<near>today|yesterday|tomorrow)"),
    (
        "day and clock",
        "TIME",
        "shift anchor day {near} @{clock}",
        rf"(?P<near>today|yesterday|tomorrow)\s+at\s+{CLOCK}",
    ),
    ("month day, last", "DATE", "monthday {mon}-{day} {direction}", rf"(?P<direction>last|next)\s+{M}\s+{DAY}"),
    ("month day and part", "TIME", "monthday {mon}-{day} {lean} @{clock}", rf"{M}\s+{DAY}\s+{PART}"),
    ("weekday and month day", "DATE", "monthday {mon}-{day} {lean}", rf"{_WDLOOSE},?\s+(?:the\s+)?(?:{M}\s+{DAY})"),
    (
        "weekday and day month",
        "DATE",
        "monthday {mon}-{day} {lean}",
        rf"{_WDLOOSE},?\s+(?:the\s+)?{DAY}\s+(?:of\s+)?{M}",
    ),
    ("month day", "DATE", "monthday {mon}-{day} {lean}", rf"(?:(?:early|late)\s+)?{M}\s+{DAY}(?!\s+(?:{_U})\b)"),
    ("day month", "DATE", "monthday {mon}-{day} {lean}", rf"(?:the\s+)?{DAY}\s+(?:of\s+)?{M}\b(?!\s+\d)"),
    (
        "month and spoken year",
        "DATE",
        "value {spoken}-{mon}",
        rf"{MA}\s+(?P<spoken>nineteen\s+(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\w+)?\b)",
    ),
    ("month and year", "DATE", "value {year}-{mon}", rf"{_EARLY}{M}(?:,?\s+(?:of\s+)?|-){YEAR}"),
    (
        "month and part of a year",
        "DATE",
        "month {mon} {direction}",
        rf"{_EARLY}{MA}\s+(?:of\s+)?(?P<direction>last|this|next)\s+year",
    ),
    (
        "month, last",
        "DATE",
        "month {mon} {direction}",
        rf"(?P<direction>last|next|this|this past|this coming)\s+{MA}\b",
    ),
    ("each month", "SET", "value XXXX-{mon}", rf"(?:each|every)\s+{MA}"),
    (
        "weekdays",
        "SET",
        "value XXXX-WXX-{wd}",
        r"(?:(?:each|every)\s+)(?P<wd>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    ),
    ("weekdays", "SET", "value XXXX-WXX-{wd}", r"(?P<wd>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s\b"),
    (
        "weekday, last",
        "DATE",
        "weekday {wd} {direction}",
        rf"(?P<direction>this past|last|next|this|this coming)\s+{WD}(?!\s+(?:morning|afternoon|evening|night)\b)",
    ),
    (
        "weekday and part, last",
        "TIME",
        "weekday {wd} {direction} @{clock}",
        rf"(?P<direction>last|next|this|this past|this coming)\s+{WD}\s+{PART}",
    ),
    (
        "weekday and part",
        "TIME",
        "weekday {wd} {dir} @{clock}",
        rf"(?:(?:early|late|earlier|later)\s+)?{WD}\s+(?:early\s+|late\s+)?{PART}",
    ),
    ("weekday", "DATE", "weekday {wd} {dir}", rf"(?:(?:early|late|earlier|later)\s+)?{WD}\b"),
    (
        "part and day",
        "TIME",
        "shift anchor day {near} @{clock}",
        rf"(?:(?:early|late)\s+)?(?P<near>yesterday|tomorrow)\s+{PART}",
    ),
    (
        "day",
        "DATE",
        "shift anchor day {near}",
        r"(?:(?:earlier|later|late|early)\s+)?(?P<near>[Yy]esterday|[Tt]omorrow|[Tt]oday)\b(?:(?='s\s+(?:world|society))\b)?",
    ),
    ("tonight", "TIME", "shift anchor day 0 @TNI", r"(?:(?:later|earlier)\s+)?tonight\b"),
    ("last night", "TIME", "shift anchor day -1 @TNI", r"(?:late\s+)?last\s+night\b"),
    ("this morning", "TIME", "shift anchor day 0 @{clock}", rf"(?:(?:later|earlier|early|late)\s+)?this\s+{PART}\b"),
    ("the day before yesterday", "DATE", "shift anchor day -2", r"the\s+day\s+before\s+yesterday"),
    ("the day after tomorrow", "DATE", "shift anchor day 2", r"the\s+day\s+after\s+tomorrow"),
    (
        "quarter and year",
        "DATE",
        "value {year}-Q{ord}",
        rf"(?:the\s+)?(?:fiscal[- ])?(?P<ord>first|second|third|fourth|1st|2nd|3rd|4th)[- ]quarter\s+(?:of\s+|in\s+)?(?:fiscal\s+)?{YEAR}",
    ),
    (
        "year and quarter",
        "DATE",
        "value {year}-Q{ord}",
        rf"(?:the\s+)?{YEAR}(?:'s|’s)?(?:\s+fiscal)?\s+(?P<ord>first|second|third|fourth)[- ](?:fiscal\s+)?quarter",
    ),
    (
        "quarter of a year",
        "DATE",
        "part Q{ord} {which}",
        r"(?:the\s+)?(?P<which>last|this|next)\s+year(?:'s|’s)\s+(?:fiscal\s+)?(?P<ord>first|second|third|fourth)[- ]quarter",
    ),
    (
        "quarter of last year",
        "DATE",
        "part Q{ord} {which}",
        r"(?:the\s+)?(?:fiscal\s+)?(?P<ord>first|second|third|fourth)[- ]quarter\s+(?:of\s+)?(?P<which>last|this|next)\s+year",
    ),
    (
        "quarter a year ago",
        "DATE",
        "yearly -1",
        r"(?:(?:the|its)\s+)?(?:year[- ](?:ago|earlier)(?:\s+(?:fiscal\s+)?(?:first|second|third|fourth))?[- ](?:quarter|period)|(?:quarter|period)\s+a\s+year\s+(?:ago|earlier)|(?:corresponding|same|like|comparable)\s+(?:period|quarter)\s+(?:of\s+)?(?:last\s+year|a\s+year\s+(?:ago|earlier))|last\s+year(?:'s|’s)\s+quarter)",
    ),
    ("year ago", "DATE", "yearly -1", r"(?:(?:the|a)\s+)?year[- ](?:ago|earlier)\b|a\s+year\s+before\b"),
    (
        "halves",
        "DATE",
        "half {ord} {dir}",
        r"(?:the\s+)?(?P<ord>first|second)\s+half(?!\s+(?:of|hour|time))(?:\s+(?=profit|earnings|results|sales|loss))",
    ),
    (
        "half and year",
        "DATE",
        "value {year}-H{ord}",
        rf"(?:the\s+)?(?P<ord>first|second)\s+half\s+of\s+(?:fiscal\s+)?{YEAR}",
    ),
    (
        "half of a year",
        "DATE",
        "part H{ord} {which}",
        r"(?:the\s+)?(?P<ord>first|second)\s+half\s+of\s+(?P<which>last|this|next)\s+year",
    ),
    (
        "quarter, ended",
        "DATE",
        "quarter {ord} last",
        r"(?:(?:the|its|their)\s+)?(?:fiscal[- ])?(?P<ord>first|second|third|fourth)[- ](?:fiscal[- ])?quarter\b(?=\s+ended\b)",
    ),
    (
        "quarter",
        "DATE",
        "quarter {ord} back",
        r"(?:(?:the|its|their)\s+)?(?:fiscal[- ])?(?P<ord>first|second|third|fourth)[- ](?:fiscal[- ])?quarter\b(?!\s+(?:of\s+the\s+game|when|with))",
    ),
    (
        "this quarter",
        "DATE",
        "shift anchor quarter {which}",
        r"(?:the\s+)?(?P<which>last|previous|next|this|current)\s+quarter\b",
    ),
    ("the quarter", "DATE", "same quarter", r"(?:the|its)\s+(?:latest\s+)?(?:quarter|(?<=latest )period)\b(?!\s+of\b)"),
    ("the year that ended", "DURATION", "value P1Y", r"the\s+(?:fiscal\s+)?year(?=\s+(?:ended|ending)\b)"),
    ("for the year", "DATE", "shift anchor year 0", r"(?<=for )the\s+(?:full\s+)?year\b(?=[,.]|\s+[a-z]+ed\b)"),
    ("this season and year", "DATE", "value {year}-{season}", rf"{_EARLY}(?:the\s+)?{_SEASONS}\s+(?:of\s+)?{YEAR}"),
    (
        "season of a year",
        "DATE",
        "part {season} {which}",
        rf"(?:the\s+)?{_SEASONS}\s+of\s+(?P<which>last|next|this)\s+year",
    ),
    (
        "season, last",
        "DATE",
        "season {season} {direction}",
        rf"{_EARLY}(?P<direction>last|next|this|this past|this coming)\s+{_SEASONS}\b",
    ),
    (
        "season",
        "DATE",
        "season {season} {dir}",
        rf"(?:{_EARLY}(?:the|mid-?|late|early)\s+|(?<=in )|(?<=[Ss]ince )|(?<=by )){_SEASONS}\b(?!\s+(?:Olympics|Games|of\s+(?!\d|last|next|this)|in\s+(?:the|prices)|from|line|holiday|through|apart|out|into|back|to))",
    ),
    (
        "past sets",
        "SET",
        "value XXXX-{season}",
        r"(?:the\s+)?(?:past|last)\s+(?:\w+)\s+(?P<season>summer|winter|spring|autumn)s\b",
    ),
    ("weeks ago", "DATE", "shift anchor {unit} -{n}", rf"{_ABOUT}{N}\s+{U}s?\s+ago\b(?:\s+(?:today|this\s+week))?"),
    (
        "some time ago",
        "DATE",
        "value PAST_REF",
        rf"(?:{FEW}|years|weeks|months|days|decades|centuries|moments|minutes|hours|long|not\s+(?:so|that|too)\s+long)(?:\s+{_U})?\s+ago\b",
    ),
    (
        "later",
        "DATE",
        "shift previous {unit} {sign}{n}",
        rf"{_ABOUT}{N}\s+(?P<unit>day|week|month|year|decade)s?\s+(?P<sign>earlier|before|later|after|previously)(?![\w-])(?:(?<!before)(?<!after)|(?=\s*(?:[.,;)]|\Z)))(?!\s+(?:the|a|an|his|her|its|their)\b)",
    ),
    ("from now", "DATE", "shift anchor {unit} {n}", rf"{_ABOUT}{N}\s+{U}s?\s+(?:from\s+now|hence)\b"),
    (
        "the following day",
        "DATE",
        "shift previous {unit} {noun}",
        r"(?:the|that)\s+(?:very\s+)?(?P<noun>previous|next|following|same)\s+(?P<unit>day|week|month|year)\b(?!\s+(?:or|after))",
    ),
    (
        "a day later",
        "DATE",
        "shift previous day {noun}",
        r"the\s+day\s+(?P<noun>before|after)(?=[.,;]|\s+(?:that|the|his|her|a)\b)",
    ),
    (
        "that day",
        "DATE",
        "shift previous {unit} {noun}",
        r"(?:(?:later|earlier|late|early)\s+)?(?P<noun>that|the\s+same)\s+(?P<unit>day|week|month|year)\b",
    ),
    (
        "past units",
        "DURATION",
        "value {duration}",
        rf"(?:the\s+)?(?:last|past|next|first|final|previous|coming|following|latest|preceding)\s+{NN}(?:\s+(?:more|full|consecutive|straight|fiscal|trading))?\s+{U}s?\b(?:\s+or\s+(?:so|more)\b)?",
    ),
    (
        "past some units",
        "DURATION",
        "value {vague}",
        r"(?:(?:the|these)\s+)?(?:last|past|next|first|final|previous|coming|following|recent|early)\s+(?:(?:few|several|couple\s+of|many)\s+)?(?P<unit>second|minute|hour|day|week|month|year|decade|centurie)s\b",
    ),
    (
        "this unit",
        "DATE",
        "shift anchor {unit} {which}",
        rf"{_EARLY}(?:the\s+)?(?P<which>[Ll]ast|[Nn]ext|[Tt]his|(?<=the )current|[Cc]urrent|(?<=the )coming)\s+(?:fiscal\s+)?(?P<unit>week|month|year|decade|century|weekend)\b(?:'s|’s)?(?<!s)",
    ),
    ("earlier this unit", "DATE", "shift anchor {unit} 0", r"(?:earlier|later)\s+in\s+the\s+(?P<unit>year|month|week)"),
    (
        "the past unit",
        "DURATION",
        "value {one}",
        r"(?:the\s+)?(?:past|last|previous|coming)\s+(?P<unit>second|minute|hour|day|week|month|quarter|year|decade|century)\b",
    ),
    (
        "end of the unit",
        "DATE",
        "shift anchor {unit} 0",
        r"(?:the\s+)?(?:end|close|beginning|start|rest|remainder|middle|latter\s+part)\s+of\s+the\s+(?:fiscal\s+)?(?P<unit>year|month|week|decade|century)\b",
    ),
    ("year end", "DATE", "shift anchor year 0", r"(?:the\s+)?(?:year(?:'s|’s)?[- ]end|full\s+year)\b"),
    ("the weekend", "DATE", "shift anchor weekend {weekend}", r"the\s+weekend\b"),
    (
        "decade",
        "DATE",
        "value {decades}",
        r"(?:the\s+)?(?:(?:early|late|mid)[- ]?(?:to[- ](?:late|mid)[- ])?)?(?:the\s+)?(?P<decades>(?:1[5-9]|20)\d0)(?:'s|’s|s)\b",
    ),
    (
        "short decade",
        "DATE",
        "value 19{short}X",
        r"(?:the\s+)?(?:(?:early|late|mid)[- ]?)?(?:the\s+)?['’](?P<short>[2-9])0s\b",
    ),
    (
        "spoken decade",
        "DATE",
        "value 19{decade}X",
        r"(?:the\s+)?(?:(?:early|late|mid)[- ]?)?(?:(?:nineteen[- ])|(?<=the )|(?<=early )|(?<=late ))(?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    ),
    (
        "century",
        "DATE",
        "value {nth}XX",
        r"(?:the\s+)?(?:(?:early|late|mid)[- ]?)?(?P<nth>(?:1\d|2[01])th|21st|twentieth|nineteenth|eighteenth|twenty-first)[- ]century\b",
    ),
    (
        "spoken year",
        "DATE",
        "value {spoken}",
        r"(?P<spoken>nineteen[- ](?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)|two\s+thousand(?:\s+and)?(?:\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?(?=[.,]|\s+(?:and|the|in)\b))(?![- ](?:people|dollars|percent|men))",
    ),
    ("years or so", "DURATION", "value {duration}", rf"(?:the\s+)?{_ABOUT}{NN}\s+(?:to|or)\s+(?:{_N1})\s+{U}s?\b"),
    (
        "units-long",
        "DURATION",
        "value {vague}",
        r"(?P<unit>day|week|month|year|decade|hour|minute|centurie)s[- ]long\b",
    ),
    ("unit-long", "DURATION", "value {one}", r"(?P<unit>day|week|month|year|decade|hour|minute|century)[- ]long\b"),
    (
        "age",
        "",
        "",
        rf"(?:{_N1})[- ](?:years?|months?|weeks?|days?)[- ]olds?\b|aged?\s+{_N1}\b|\b\w+\s+years?\s+(?:old|of\s+age)\b",
    ),
    (
        "number of units, joined",
        "DURATION",
        "value {duration}",
        rf"(?P<n>{_N1}|hundred|half)[- ](?P<unit>second|minute|hour|day|week|month|quarter|year|decade|century)(?:[- ](?:long|period))?\b(?!s|-old)",
    ),
    (
        "sets",
        "SET",
        "value {every}",
        r"(?:each|every)\s+(?:single\s+)?(?P<every>second|minute|hour|day|morning|night|evening|afternoon|weekend|week|month|quarter|year|decade|fiscal year)\b",
    ),
    (
        "times a unit",
        "SET",
        "value {every}",
        r"(?<=\w )(?:(?<=once )|(?<=twice )|(?<=times )|(?<=\d )|(?<=cents )|(?<=million )|(?<=billion )|(?<=dollars )|(?<=barrels )|(?<=thousand )|(?<=people )|(?<=hours )|(?<=days ))an?\s+(?P<every>day|week|month|year|hour)\b(?!\s+(?:ago|earlier|later|before|after|old|or))",
    ),
    (
        "adverb sets",
        "SET",
        "value {every}",
        r"(?P<every>hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|yearly|annually|quarterly(?!\s+[a-z]))\b",
    ),
    (
        "units",
        "DURATION",
        "value {duration}",
        rf"{_ABOUT}(?:the\s+)?{NN}(?:\s+(?:more|full|consecutive|straight|additional|long|solid|whole|fiscal|trading|business|working))?\s+{U}s?\b(?!\s+old)(?:\s+or\s+(?:so|more)\b)?",
    ),
    (
        "half a unit",
        "DURATION",
        "value {halved}",
        r"(?:half\s+an?|a\s+half)[- ](?P<unit>hour|century|year|decade|day)\b",
    ),
    (
        "a unit",
        "DURATION",
        "value {duration}",
        r"(?:(?<=for )|(?<=than )|(?<=about )|(?<=nearly )|(?<=almost )|(?<=after )|(?<=within )|(?<=over )|(?<=in )|(?<=take )|(?<=took )|(?<=least )|(?<=lasted )|(?<=spent ))(?P<n>an?)\s+(?P<unit>minute|hour|day|week|month|year|decade|century)\b(?!\s+(?:ago|earlier|later|old|when|that|of\s+(?:talks|violence)))",
    ),
    (
        "some units",
        "DURATION",
        "value {vague}",
        rf"{FEW}\s+(?:more\s+|other\s+|hundred\s+|dozen\s+)?(?P<unit>second|minute|hour|day|week|month|year|decade|centurie)s\b(?!\s+old)",
    ),
    (
        "bare units",
        "DURATION",
        "value {vague}",
        r"(?:(?<=for )|(?<=[Ii]n )|(?<=within )|(?<=after )|(?<=[Ff]or the )|(?<=over the )|(?<=took )|(?<=take ))(?P<unit>second|minute|hour|day|week|month|year|decade|centurie)s\b",
    ),
    ("fiscal year", "DATE", "value {year}", rf"(?:the\s+)?fiscal(?:\s+year)?\s+{YEAR}"),
    ("part of a year", "DATE", "value {year}", rf"(?:{_EARLY}|(?:the\s+)?year\s+(?:of\s+)?){YEAR}"),
    ("short year", "DATE", "value 19{yy}", r"['’](?P<yy>[4-9]\d)\b(?!s)"),
    ("month", "DATE", "month {mon} {lean}", rf"{_EARLY}(?P<mon>{_MONTH_SURE})(?![\w])"),
    (
        "month, by its preposition",
        "DATE",
        "month {mon} {lean}",
        r"(?:(?<=[Ii]n )|(?<=of )|(?<=[Bb]y )|(?<=[Ii]n early )|(?<=[Ii]n late )|(?<=[Ss]ince )|(?<=until )|(?<=[Ff]rom )|(?<=before )|(?<=after )|(?<=for ))(?P<mon>March|May)(?!\w|\s+[A-Z])",
    ),
    (
        "month, early",
        "DATE",
        "month {mon} {lean}",
        r"(?:early|late|mid|the\s+(?:end|beginning|start|middle|close)\s+of)[ -](?P<mon>March|May)(?!\w)",
    ),
    ("month, of an event", "DATE", "month {mon} {lean}", r"(?<=the )(?P<mon>March|May)(?=\s+[a-z])"),
    ("holiday", "DATE", "holiday {holiday} {dir}", rf"(?P<holiday>{_HOLIDAYS})\b(?!\s+(?:tree|card|gift|bomb))"),
    ("clock", "TIME", "same day @{clock}", CLOCK),
    (
        "now",
        "DATE",
        "value PRESENT_REF",
        r"(?:right\s+now|[Nn]ow(?!-)|currently|[Cc]urrent(?=\s+(?:\w+))|at\s+(?:present|the\s+moment)(?=[,.])|these\s+days|at\s+this\s+(?:time|point|moment)|nowadays|presently|this\s+(?:moment|time\s+around))\b",
    ),
    (
        "past",
        "DATE",
        "value PAST_REF",
        r"(?:(?:more\s+|most\s+)?[Rr]ecently|[Rr]ecent(?=\s+[a-z])|[Pp]reviously(?!\s+(?:[a-z]+(?:ed|n)\b|had\s+been))|the\s+(?:recent\s+|distant\s+)?past\b(?!\s+\w+s?\b(?<!is))(?=[.,;]|\s+(?:and|have|has|but|to|when|that)\b)|formerly|in\s+the\s+past(?!\s+(?:few|several|couple|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d|hours?|days?|weeks?|months?|years?|decades?|century|quarter|season|fiscal|year-)\b)|lately)\b",
    ),
    (
        "future",
        "DATE",
        "value FUTURE_REF",
        r"(?:(?:the\s+)?(?:near\s+|immediate\s+)?(?<=the )future(?!s|\s+(?:president|prime|king|generations|contracts))|the\s+(?:near\s+|immediate\s+)?future|(?<=in )future|near\s+future|(?<!as )(?<!too )soon(?!er)(?!\s+(?:after|before|as)\b)|shortly(?!\s+(?:after|before)))\b",
    ),
)

CASED = ("month", "weekday", "date", "each month", "iso", "day month", "holiday", "slashed", "short year")
"""How the names of rules begin or end whose capitals tell: May from may, Friday from Good Friday's kin."""

TRIGGER = (
    r"\d|(?:[Ss]econd|[Mm]inute|[Hh]our|[Dd]ays?\b|day-|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade|[Cc]entur|[Qq]uarter|[Nn]ight"
    r"|[Mm]orning|[Nn]oon|noon\b|[Ee]vening|[Mm]idday|\b[Nn]ow\b|[Cc]urrent|[Rr]ecent|[Ll]ately|\b[Pp]ast\b|[Ff]uture\b"
    r"|\b[Ss]oon\b|[Ss]hortly|[Pp]resent\b|[Pp]resently|[Pp]revious|[Aa]nnually|[Yy]esterday|[Tt]omorrow|[Tt]oday"
    r"|\b[Ss]pring|\b[Ss]ummer|\b[Aa]utumn|\b[Ff]all\b|\b[Ww]inter|[Nn]ineteen|two\s+thousand|ties\b|\bhalf\b"
    r"|this\s+(?:time|point|moment)|the\s+moment|[Pp]eriod|Christmas|Xmas|Easter|Thanksgiving|Halloween|New\s+Year"
    r"|[Dd]aily|[Hh]ourly|[Ff]ormerly|[Ff]ortnight|[Mm]onday|[Tt]uesday|[Ww]ednesday|[Tt]hursday|[Ff]riday|[Ss]aturday"
    r"|[Ss]unday|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
    r"|(?:DAY|WEEK|MONTH|YEAR|QUARTER|NOW)\b|Labor|Memorial|Election|Independence|Valentine)"
)
"""What every time expression holds somewhere; text without it is passed over, which halves the time."""

FUTURE = (
    r"will|won['’]t|['’]ll|shall|would|could|may|might|should|can|expects?|expected|scheduled|due|plans?|planned|set|upcoming|opens|begins|starts|resumes|reconvenes|meets|expires|votes|ends|arrives|leaves"
    r"|(?:by|until|till|as\s+(?:early|soon|late)\s+as)(?=\s+\Z)|to\s+(?:be|begin|start|open|resume|meet|hold|visit|vote|take|return|arrive|leave|discuss|decide"
    r"|attend|travel|appear|expire|end|go|give|continue|make|sign|announce|launch|run|deliver|present|host|face|release"
    r"|report|address|publish|elect|convene|speak)|ahead\s+of|next|is\s+going|are\s+going|'s\s+going|hopes?|intends?|aims?"
)
"""Words that point forward from the anchor."""

PAST = (
    r"said|says|was|were|had|has|have|did|told|began|broke|left|came|met|went|took|made|gave|found|held|hit|won|lost|fell"
    r"|rose|sent|saw|became|led|ran|shot|cut|put|kept|got|fled|fought|struck|spoke|wrote|drew|grew|knew|bought|sold|paid"
    r"|set\s+off|since|late|early|after|[a-z]{2,}[^e\W]ed"
)
"""Words that point back."""
