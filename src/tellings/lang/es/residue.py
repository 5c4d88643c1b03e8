"""What Spanish pages print around their articles. Names and forms as in the English pack, read beside it."""

from __future__ import annotations

# ruff: noqa: E501 (a pattern broken over lines is harder to read than a long one)

LINES = frozenset(
    line.strip()
    for line in """
    publicidad|compartir|imprimir|comentar|comentarios|leer más|seguir leyendo|cerrar|volver|siguiente
    anterior|inicio|suscríbete|suscribirse|iniciar sesión|regístrate|boletín|cargando|ampliar|ver más
    ver todo|copiar enlace|copiar el enlace|aviso legal|todos los derechos reservados|aceptar
    aceptar todo|rechazar|archivado en|aceptar cookies|configurar cookies|rechazar todo|hazte socio|hazte premium
    solo para suscriptores|solo suscriptores|exclusivo para suscriptores|contenido exclusivo|escuchar|escuchar noticia
    ver comentarios|ocultar comentarios|enviar comentario|responder|guardar|favoritos|enviar por correo|mapa del sitio
    contacto|quiénes somos|política de privacidad|política de cookies|términos y condiciones|condiciones de uso|ir al contenido
    saltar al contenido|menú|buscar|en vivo|en directo|última hora|ver galería|pantalla completa|reproducir|ir arriba|subir
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
    r"(?:únete|únase|suscríbete|(?:sigue|siga|sigan|visita) (?:a|nuestr\w+|toda la|el canal)\b) ?.{0,40}\b(?:whatsapp|telegram|facebook|instagram|twitter|google (?:news|noticias)|youtube|tiktok|redes sociales)\b.{0,100}",
    r"(?:descarga|descargue|baja|instala) (?:la|nuestra|gratis) .{0,30}\b(?:app|aplicación)\b.{0,80}|tiempo de lectura\b.{0,30}|\d+ min(?:utos)?(?: de lectura)?|\d+ (?:comentarios?|compartidos|visitas|lecturas|votos)",
    r"(?:para (?:seguir|continuar) leyendo|inicia(?:r)? sesión (?:para|o)|ya (?:eres|soy|es) (?:suscriptor|socio)|crea (?:tu|una) cuenta)\b.{0,120}|(?:este|el) (?:contenido|artículo) es (?:exclusivo|solo) .{0,60}suscriptores.{0,40}",
    r"(?:queda )?prohibida (?:la|su) reproducción\b.{0,160}|(?:las )?opiniones (?:expresadas|vertidas)\b.{0,200}|noticia en desarrollo.{0,80}|(?:apoya|apoye) (?:el|nuestro) periodismo\b.{0,80}|(?:te|le) (?:ha )?(?:gustado|resultado útil) est[ea] .{0,40}",
)

CREDITS = (
    r"(?:fuente|fuentes|foto|fotos|fotografía|crédito|créditos|imagen|video|vídeo) ?(?:: ?| ?© ?)[^.]{1,80}|con información de [^.]{2,60}|(?:redacción|agencias)|[^.]{2,40} (?:/|con) agencias",
    r"(?:este (?:artículo|texto|reportaje)|esta (?:nota|noticia|columna)) (?:fue|ha sido|se) (?:publicad[oa]|publicó) (?:originalmente|por primera vez)\b.{0,160}",
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
