"""English words that count or measure: numbers, scales, quantifiers, approximators and units, in folded form."""

from __future__ import annotations

NUMBERS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
} | {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=1
    )
}
QUANTIFIERS = frozenset(
    """all most many some several few half both every each any none dozen dozens hundred hundreds thousands
    millions billions scores majority minority third quarter twice double triple single couple numerous almost
    nearly virtually entire whole part partly""".split()
)
"""How much of a group is meant: "all" to "most" changes a figure although no number stands there."""

AMOUNTS = frozenset("all most many several few half both every none dozens hundreds thousands millions".split())
"""Quantifiers that state an amount even where nothing takes their place."""

APPROXIMATORS = frozenset(
    """about around approximately roughly nearly almost some over under more less least most than at up to below
    above fewer exactly just""".split()
)
"""Before a number these say how exact it is; none of them alone is a quantity."""

UNITS = {
    "km": "kilometre",
    "kms": "kilometre",
    "kilometer": "kilometre",
    "kilometers": "kilometre",
    "kilometres": "kilometre",
    "metres": "metre",
    "meters": "metre",
    "meter": "metre",
    "cm": "centimetre",
    "mm": "millimetre",
    "mi": "mile",
    "miles": "mile",
    "ft": "foot",
    "feet": "foot",
    "yards": "yard",
    "inches": "inch",
    "kg": "kilogram",
    "kilograms": "kilogram",
    "kilos": "kilogram",
    "lb": "pound",
    "lbs": "pound",
    "pounds": "pound",
    "tonnes": "tonne",
    "tons": "ton",
    "metric": "metric",
    "barrels": "barrel",
    "litres": "litre",
    "liters": "litre",
    "gallons": "gallon",
    "acres": "acre",
    "hectares": "hectare",
    "mph": "mph",
    "kph": "kph",
    "degrees": "degree",
    "percent": "percent",
    "percentage": "percent",
    "dollars": "dollar",
    "euros": "euro",
    "pence": "pound",
    "rubles": "rouble",
    "roubles": "rouble",
    "yuan": "yuan",
    "yen": "yen",
}
CONVERTED = frozenset(
    """kilometre metre centimetre millimetre mile foot yard inch kilogram pound litre gallon acre hectare mph kph
    degree""".split()
)
"""Measures that a house restates for its readers, usually in brackets: no new figure."""

CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble"}
CLOCK = frozenset({"am", "pm", "gmt", "et", "est", "edt", "bst", "utc", "cet", "eastern", "noon", "midnight"})
TIME_UNITS = frozenset("second seconds minute minutes hour hours day days week weeks month months year years".split())
