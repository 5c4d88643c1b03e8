"""How two tellings of a sentence are laid side by side, and what a difference is called; `edits.py` joins them."""
