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
    alle rechte vorbehalten|cookies akzeptieren|alle akzeptieren|alle ablehnen|einstellungen|jetzt abonnieren|jetzt anmelden
    jetzt testen|jetzt lesen|nur für abonnenten|exklusiv für abonnenten|mehr anzeigen|alle kommentare|kommentare anzeigen
    antworten|leserkommentare|leserbriefe|vorlesen|artikel anhören|anhören|artikel merken|merkliste|e-paper|menü|suche|suchen
    zum inhalt springen|seitenanfang|kontakt|agb|nutzungsbedingungen|datenschutzerklärung|mediadaten|liveticker|eilmeldung
    vollbild|bild vergrößern|link kopiert|artikel verschenken|schriftgröße|fehler melden|korrekturen
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
    r"(?:folgen sie|abonnieren sie|treten sie|jetzt abonnieren|jetzt folgen)\b.{0,50}\b(?:whatsapp|telegram|facebook|instagram|twitter|google news|youtube|tiktok|threads|bluesky|newsletter)\b.{0,100}",
    r"(?:laden sie|holen sie sich) .{0,40}\bapp\b.{0,60}|jetzt .{0,30}\bapp (?:herunterladen|laden|installieren|testen)|lesezeit\b.{0,30}|\d+ min(?:uten|\.)?(?: lesezeit)?|\d+ (?:kommentare?|mal gelesen|aufrufe|leserkommentare)|(?:noch|bereits|schon) (?:kein )?(?:abo|abonnent|registriert|kunde)\b.{0,80}",
    r"(?:um (?:weiterzulesen|diesen artikel)|weiterlesen mit|dieser (?:artikel|inhalt) ist (?:nur|exklusiv))\b.{0,120}|(?:haben sie )?(?:einen )?fehler (?:gefunden|entdeckt|im (?:text|artikel))\b.{0,100}|(?:war|fanden sie) dieser artikel\b.{0,60}",
    r"(?:nachdruck|vervielfältigung|weiterverbreitung)\b.{0,100}\b(?:verboten|untersagt|genehmigung|gestattet)\b.{0,60}|(?:ein|an dieser stelle finden sie)\b.{0,30}\bexterne[nr]? inhalt.{0,160}",
)

CREDITS = (
    r"(?:quelle|quellen|foto|fotos|bild|bilder|archivfoto|symbolbild|fotograf|video)s? ?(?:: ?| ?© ?|von )[^.]{1,80}",
    r"(?:mit (?:material|informationen) (?:von|der|des) [^.]{2,80}|mit (?:agenturen|agenturmaterial)|agenturen|[^.]{2,30} ?/ ?(?:agenturen|dpa|afp|apa|sda|reuters))",
    r"(?:dieser (?:artikel|text|beitrag)|diese meldung) (?:erschien|ist|wurde) (?:zuerst|erstmals|ursprünglich)\b.{0,140}|mitarbeit: .{3,100}",
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
