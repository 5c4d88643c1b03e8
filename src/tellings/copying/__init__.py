"""How the passages that documents share are found, in four steps; `copies.py` puts them together."""
