"""What Spanish pages print around their articles. Names and forms as in the English pack, read beside it."""

from __future__ import annotations

# ruff: noqa: E501 (a pattern broken over lines is harder to read than a long one)

LINES = frozenset(
    line.strip()
    for line in """
    publicidad|compartir|imprimir|comentar|comentarios|leer más|seguir leyendo|cerrar|volver|siguiente
    anterior|inicio|suscríbete|suscribirse|iniciar sesión|regístrate|boletín|cargando|ampliar|ver más
    ver todo|copiar enlace|copiar el enlace|aviso legal|todos los derechos reservados|aceptar
    aceptar todo|rechazar|archivado en
    """.replace("\n", "|").split("|")
    if line.strip()
)

TEASER_OPENERS = (
    r"(?:lea|lee|leer|vea|ver|mira|escucha|te puede interesar|le puede interesar)(?: (?:también|además|más|aquí))?|más (?:información|noticias)|en fotos|en video",
)

LIST_HEADINGS = (
    r"(?:noticias|artículos|notas|temas) (?:relacionad[oa]s|recomendad[oa]s)|lo más (?:leído|visto|popular)|te puede interesar|también te puede interesar|le puede interesar|más noticias|más información|últimas noticias|más en .{1,40}|más sobre .{1,40}",
)

FURNITURE = (
    r"(?:suscríbete|suscríbase|síguenos|síganos|regístrate|apúntate)\b.{0,160}|(?:este sitio|esta web|nuestra web) (?:usa|utiliza) cookies\b.{0,300}|utilizamos cookies\b.{0,300}|(?:etiquetas|temas|palabras clave) ?: .{0,200}|recib[ae] .{0,80}(?:correo|boletín|newsletter)\b.{0,80}",
)

CREDITS = (
    r"(?:fuente|fuentes|foto|fotos|fotografía|crédito|créditos|imagen|video|vídeo) ?(?:: ?| ?© ?)[^.]{1,80}|con información de [^.]{2,60}",
)

BYLINES = (r"por \w.{2,80}",)

AGO = (r"hace \w+ (?:segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?)",)

MONTHS = frozenset(
    """enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene feb mar abr
    may jun jul ago sep oct nov dic""".split()
)

DATE_WORDS = frozenset(
    """lunes martes miércoles jueves viernes sábado domingo de del a las el hs hrs h actualizado publicado""".split()
)

REPORTING = frozenset("""dijo afirmó declaró anunció agregó añadió según aseguró acusó negó""".split())
