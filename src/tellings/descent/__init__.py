"""How documents that share text are sorted into families and steps of descent; `lineages.py` puts them together."""
