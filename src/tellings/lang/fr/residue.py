"""What French pages print around their articles. Names and forms as in the English pack, read beside it."""

from __future__ import annotations

# ruff: noqa: E501 (a pattern broken over lines is harder to read than a long one)

LINES = frozenset(
    line.strip()
    for line in """
    publicité|partager|imprimer|commenter|commentaires|lire la suite|lire plus|fermer|retour|suivant
    précédent|accueil|s'abonner|s'inscrire|se connecter|je m'abonne|abonnez-vous|newsletter|chargement
    chargement en cours|agrandir|voir plus|voir tout|envoyer par email|copier le lien|haut de page
    mentions légales|tous droits réservés|accepter|tout accepter|tout refuser|accepter et continuer|continuer sans accepter
    réservé aux abonnés|article réservé aux abonnés|abonnés|déjà abonné|offrir cet article|offrir l'article|écouter l'article
    écouter cet article|écouter|enregistrer|ajouter aux favoris|réagir|répondre|voir les commentaires|lire les commentaires
    signaler une erreur|politique de confidentialité|politique de cookies|conditions générales|nous contacter|plan du site
    aller au contenu|menu|rechercher|recherche|en direct|en continu|plein écran|agrandir l'image|lien copié|lire le journal
    """.replace("\n", "|").split("|")
    if line.strip()
)

TEASER_OPENERS = (
    r"(?:à )?(?:lire|voir|écouter|regarder|relire|revoir)(?: (?:aussi|également|ici|notre .{1,30}))?|sur le même (?:sujet|thème)",
)

LIST_HEADINGS = (
    r"(?:articles|sujets) (?:liés|similaires|recommandés)|sur le même (?:sujet|thème)|les plus lus|à lire aussi|à voir aussi|à lire également|vous aimerez aussi|dans la même rubrique|notre sélection|plus d'articles|pour aller plus loin",
)

FURNITURE = (
    r"(?:abonnez-vous|inscrivez-vous|suivez-nous|retrouvez-nous)\b.{0,160}|(?:ce site|notre site|nous) utilis(?:e|ons) (?:des |les )?cookies\b.{0,300}|en (?:poursuivant|continuant) votre navigation.{0,300}|(?:mots-clés|tags|thèmes) ?: .{0,200}|recevez .{0,80}(?:newsletter|mail|e-mail)\b.{0,80}",
    r"(?:rejoignez|suivez|retrouvez|abonnez-vous à|likez) .{0,50}\b(?:whatsapp|telegram|facebook|instagram|twitter|google (?:news|actualités)|youtube|tiktok|réseaux sociaux)\b.{0,100}",
    r"(?:téléchargez|installez) .{0,40}\bapplication\b.{0,80}|temps de lecture\b.{0,30}|lecture \d+ min.{0,10}|\d+ min(?:utes)?(?: de lecture)?|\d+ (?:commentaires?|partages|vues|réactions)|déjà abonnée? ?\??.{0,40}",
    r"(?:cet article|ce contenu|la suite) (?:est|de cet article est) réservée? .{0,60}abonnés.{0,60}|(?:pour (?:lire la suite|continuer la lecture)|il vous reste \d+ ?%)\b.{0,120}|(?:vous avez (?:repéré|trouvé|remarqué)|une) (?:une )?(?:erreur|faute|coquille)\b.{0,30}\b(?:signal|contact|écri|dans).{0,80}",
    r"(?:toute )?(?:reproduction|rediffusion)\b.{0,60}\b(?:interdite|sans autorisation)\b.{0,60}|(?:soutenez|soutenir) (?:un|notre|le) (?:journalisme|journal)\b.{0,80}|les opinions exprimées\b.{0,200}",
)

CREDITS = (
    r"(?:source|sources|photo|photos|crédit|crédits|crédit photo|crédits photo|image|illustration|vidéo) ?(?:: ?| ?© ?)[^.]{1,80}|(?:avec|par) (?:l'|les |l’)?(?:afp|reuters|ap|agences?)|[^.]{2,40} avec (?:l'|les )?(?:afp|reuters|ap|agences?)|agences",
    r"cet (?:article|texte) (?:a été|est) (?:initialement|d'abord|traduit|republié|publié)\b.{0,160}",
)

BYLINES = (r"par \w.{2,80}",)

AGO = (r"il y a \w+ (?:secondes?|minutes?|heures?|jours?|semaines?|mois)",)

MONTHS = frozenset(
    """janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr juil sept
    oct nov déc""".split()
)

DATE_WORDS = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche à le mis jour publié modifié h min par la du""".split()
)

REPORTING = frozenset("""dit déclaré affirmé annoncé indiqué ajouté selon accusé démenti""".split())
