"""The names of German weekdays and months: written with capitals, they are no names of anybody."""

DAYS = frozenset("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag".split())
MONTHS = frozenset("januar jänner februar märz april mai juni juli august september oktober november dezember".split())
