"""The names of Russian weekdays and months, which headlines write with capitals, in the forms that dates take."""

DAYS = frozenset("""понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье""".split())
MONTHS = frozenset(
    """январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь января февраля марта апреля мая
    июня июля августа сентября октября ноября декабря""".split()
)
