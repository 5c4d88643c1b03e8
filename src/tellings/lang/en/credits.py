"""How English articles credit the agency whose text they carry: patterns around a form of its name, `{agency}`.

`CREDITS` say that the text is the agency's; `SOURCES` name it in the running text as where the news comes from, which
is weaker. `OTHERS` are names of agencies that no list has. `PHOTO` are the words beside an agency's name that make it
a credit for a picture.
"""

from __future__ import annotations

CREDITS: tuple[str, ...] = (
    r"^[^\n]{0,80}?\((?:via )?{agency}(?:[/,][^()\n]{1,30})?\)\s*[-–—:?\ufffd]",
    r"^[^\n()]{0,80}\((?:via )?{agency}(?:[/,][^()\n]{1,30})?\)(?=\s*(?:$|\w))",
    r"^[^\n/]{0,60}/{agency}/",
    r"^\W*(?:(?:By|BY|by|From|FROM)\s+)?(?:[\w.'’ ]{2,60},?\s+)?(?:[Tt]he |THE )?{agency}"
    r"(?: (?:Writer|Reporter|News|staff))?\W*$",
    r"(?:Copyright|©|\(c\))[^\n]{0,20}\b(?:[Tt]he |by )*{agency}\b",
    r"\b(?i:source|sources|with inputs? from|with information from|with reporting by|reporting by)\s*:?\s+"
    r"(?:[Tt]he )?(?:\w+(?:,| and|/) ?)?{agency}\b",
    r"\b{agency}\s+(?:and [\w ]+ )?contributed to this",
    r"(?:^|\n)[-–—]+ ?{agency}\W*(?:$|\n)",
)

SOURCES: tuple[str, ...] = (
    r"\b(?:first |exclusively )?(?:reported|published|seen) by (?:the )?{agency}\b",
    r"\b[Aa] report by (?:the )?{agency}\b",
    r"\btold (?:the )?{agency}\b",
    r"\b{agency} (?:has )?(?:first )?reported\b",
)

OTHERS: str = (
    r"(?:[A-Z][\w’'-]+ ){1,4}"
    r"(?:News Service|News Agency|Press Agency|Press Association|Newswire|Wire Service|(?<!Free )Press)"
)
"""Names that say themselves that somebody is an agency; "Press" also ends the names of newspapers."""

PHOTO: tuple[str, ...] = (
    "photo",
    "photograph",
    "photographer",
    "picture",
    "image",
    "file",
    "video",
    "getty",
    "handout",
)
