"""What was dropped or failed."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.lookup import Found, Lookup
from tellings.records import Problem
from tellings.views.asking import Ask
from tellings.views.evidence import Names, named


@dataclass(frozen=True, slots=True)
class ProblemsView:
    """Problems by stage; those of documents of the case lead to them, others name a path."""

    problems: Found[Problem]
    names: Names


def problems(case: Lookup, ask: Ask) -> ProblemsView:
    """The problems that are asked for."""
    found = case.problems_of(ask.wanted)
    return ProblemsView(found, named(case, (problem.document for problem in found.items)))
