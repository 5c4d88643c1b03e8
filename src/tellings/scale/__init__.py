"""The same stages over a corpus of any size, in processes of one machine or on a Ray cluster; cases are cut out of it.

A run is a row of steps: `read` (pieces of the inputs), `ids` and `documents` (what was met twice is joined, the rest
put with its day), `annotate` (all that is read out of one document), `doubles`, `prints`, `pairs` and `align` (copies),
`lineages`. Each is a function over independent pieces, or an exchange that brings rows of one bucket together
(`engines.py`). Nothing is decided here that a case decides: the functions are the stages' own.
"""

from tellings.scale.cutting import Cut, cut
from tellings.scale.estimating import Estimate, estimate, told
from tellings.scale.folder import public
from tellings.scale.log import Log
from tellings.scale.running import Outcome, run

__all__ = ["Cut", "Estimate", "Log", "Outcome", "cut", "estimate", "public", "run", "told"]
