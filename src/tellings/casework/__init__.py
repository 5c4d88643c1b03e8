"""The stages that see documents together: what each takes out of the case, and what it puts back.

One module per stage, each with a `find`, called with the documents that the stage has not seen. What cannot have
changed is not worked out again: a new document is compared with all older ones by looking up its fingerprints, and
lineages are solved anew only where copies connect them to it.
"""

from tellings.casework import (
    claims,
    copies,
    dating,
    disputes,
    edits,
    entities,
    lineages,
    relations,
    stories,
    timeline,
    wording,
)

__all__ = [
    "claims",
    "copies",
    "dating",
    "disputes",
    "edits",
    "entities",
    "lineages",
    "relations",
    "stories",
    "timeline",
    "wording",
]
