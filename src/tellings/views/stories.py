"""The events that the documents are about."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.lookup import Found, Lookup
from tellings.records import Story, Telling
from tellings.views.asking import Ask
from tellings.views.evidence import BY_TELLINGS, Names, named

TELLINGS = 8
"""Documents shown of a story; it leads to all."""


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story with its first documents, those that are most about it first."""

    story: Story
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class StoriesView:
    """Stories by their first day."""

    stories: Found[StoryRow]
    names: Names


def stories(case: Lookup, ask: Ask) -> StoriesView:
    """The stories that are asked for."""
    found = case.page("stories", ask.wanted, BY_TELLINGS)
    rows = tuple(_row(story) for story in found.items)
    return StoriesView(
        Found(rows, found.total, found.offset, found.limit),
        named(case, (telling.document for row in rows for telling in row.tellings)),
    )


def _row(story: Story) -> StoryRow:
    order = sorted(story.tellings, key=lambda telling: (-telling.share, telling.document))
    return StoryRow(story, tuple(order[:TELLINGS]))
