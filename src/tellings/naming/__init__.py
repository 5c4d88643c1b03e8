"""How names are read, step by step; `annotate/names.py` says which module does what."""
