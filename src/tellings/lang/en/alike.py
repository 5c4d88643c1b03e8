"""English words that stand for one kind of deed, so that one telling of it meets another."""

from __future__ import annotations

ALIKE: dict[str, str] = {
    "fire": "fire shell shelling round rocket missile mortar artillery gun gunfire bombard bombardment",
    "raid": "airstrike air-strike bomb bombing raid warplane jet aircraft airplane helicopter sortie strike",
    "kill": "kill die dead death murder massacre execute slay slain bodies body",
    "capture": "capture recapture retake seize occupy liberate overrun conquer",
    "arm": "arm weapon arsenal rearm",
    "fight": "fight fighting clash conflict hostilities battle combat",
    "begin": "begin start erupt outbreak outburst break",
    "free": "free freed release released",
    "hostage": "hostage captive",
}
"""The word that stands for all of them, and the others: "no round was fired" meets "shells fell"."""
