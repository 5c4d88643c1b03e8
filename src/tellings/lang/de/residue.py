"""What German pages print around their articles. Names and forms as in the English pack, read beside it."""

from __future__ import annotations

# ruff: noqa: E501 (a pattern broken over lines is harder to read than a long one)

LINES = frozenset(
    line.strip()
    for line in """
    anzeige|werbung|teilen|drucken|merken|kommentare|kommentar schreiben|mehr|mehr anzeigen|mehr lesen
    weiterlesen|schließen|zurück|weiter|startseite|newsletter|newsletter abonnieren|anmelden
    registrieren|abonnieren|zur startseite|bild vergrößern|bilderstrecke|video abspielen|wird geladen
    lädt|artikel teilen|artikel drucken|link kopieren|nach oben|impressum|datenschutz
    alle rechte vorbehalten
    """.replace("\n", "|").split("|")
    if line.strip()
)

TEASER_OPENERS = (
    r"(?:lesen|sehen|hören) sie (?:auch|hier|dazu|mehr)|lesen sie hierzu|mehr (?:zum thema|dazu|lesen)|auch interessant|siehe auch|zum thema|das könnte sie (?:auch )?interessieren",
)

LIST_HEADINGS = (
    r"mehr zum thema|das könnte (?:sie|dich) (?:auch )?interessieren|meistgelesen|meistgelesene artikel|weitere artikel|ähnliche artikel|auch interessant|verwandte themen|mehr aus .{1,40}",
)

FURNITURE = (
    r"(?:abonnieren|folgen) sie uns\b.{0,120}|(?:diese|unsere) (?:website|webseite|seite) (?:verwendet|nutzt|benutzt) cookies\b.{0,300}|(?:schlagworte|themen|stichworte) ?: .{0,200}|melden sie sich .{0,80}newsletter.{0,80}",
)

CREDITS = (
    r"(?:quelle|quellen|foto|fotos|bild|bilder|archivfoto|symbolbild|fotograf|video)s? ?(?:: ?| ?© ?|von )[^.]{1,80}",
)

BYLINES = (r"von \w.{2,80}",)

AGO = (r"vor \w+ (?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?)",)

MONTHS = frozenset(
    """januar februar märz april mai juni juli august september oktober november dezember jan feb mär apr jun
    jul aug sep okt nov dez""".split()
)

DATE_WORDS = frozenset(
    """montag dienstag mittwoch donnerstag freitag samstag sonntag uhr am um aktualisiert veröffentlicht stand
    datum den""".split()
)

REPORTING = frozenset("""sagte sagt erklärte teilte berichtete hieß warf mitteilte""".split())
