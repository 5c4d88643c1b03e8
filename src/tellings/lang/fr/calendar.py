"""The names of French weekdays and months, which some pages write with capitals."""

DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche".split())
MONTHS = frozenset("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
