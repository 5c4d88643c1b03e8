"""The names of Spanish weekdays and months, which some pages write with capitals."""

DAYS = frozenset("lunes martes miércoles jueves viernes sábado domingo".split())
MONTHS = frozenset(
    """enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre""".split()
)
