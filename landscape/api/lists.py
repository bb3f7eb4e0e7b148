"""Organisations, changes and counts as other programs read them."""

import functools
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, Field

from landscape.api.asked import Day, Part, past
from landscape.api.refusals import Unanswerable
from landscape.catalogue import Catalogue
from landscape.catalogue import counts as counted
from landscape.queries import history
from landscape.queries.catalogue import newest_revision

# A few hundred kB each, for the pages of one list.
_REMEMBERED = 8


class What(StrEnum):
    """What can happen to an item."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    LEVEL = "level"
    CATEGORY = "category"


class Change(BaseModel):
    """What happened to an item: from which name, level or place to which; null is none."""

    on: date
    what: What
    slug: str
    name: str
    before: str | None
    after: str | None


class Changes(BaseModel):
    """A part of a list of changes, and how many there are in all."""

    count: int
    results: list[Change]


class Projects(BaseModel):
    """How many CNCF projects there are of each level."""

    sandbox: int
    incubating: int
    graduated: int
    archived: int


class Counts(BaseModel):
    """The figures that people compare."""

    items: int
    categories: int
    subcategories: int
    members: int
    projects: Projects


class Between(Part):
    """Two days: what is told leads from the catalogue of the one to that of the other."""

    from_: Day | None = Field(None, alias="from", description="The first day, from the beginning by default")
    to: Day | None = Field(None, description="The last day, today by default")

    @property
    def days(self) -> tuple[date, date]:
        """The days after `from` through `to`; raises Unanswerable."""
        first = date.min if self.from_ is None else past(self.from_) + timedelta(days=1)
        last = date.max if self.to is None else past(self.to) + timedelta(days=1)
        if self.from_ is not None and self.to is not None and self.to < self.from_:
            raise Unanswerable(f"to is {self.to}, which is before from, {self.from_}")
        return first, last


def changes(first: date, until: date) -> list[dict[str, Any]]:
    """What happened in `[first, until)`, the newest day first, on a day by name."""
    return _changes(first, until, newest_revision())


def counts(catalogue: Catalogue) -> dict[str, Any]:
    """The fields of `Counts`."""
    found = counted(catalogue)
    return {
        "items": found.items,
        "categories": found.categories,
        "subcategories": found.subcategories,
        "members": found.members,
        "projects": found.projects,
    }


@functools.lru_cache(maxsize=_REMEMBERED)
def _changes(first: date, until: date, _revision: int | None) -> list[dict[str, Any]]:
    events = [event for month in history.changes(first, until) for event in month.events]
    events.sort(key=lambda event: event.on, reverse=True)  # stable: on a day they stay as they are
    return [
        {
            "on": event.on,
            "what": event.what,
            "slug": event.slug,
            "name": event.name,
            "before": event.before or None,
            "after": event.after or None,
        }
        for event in events
    ]
