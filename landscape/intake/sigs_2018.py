"""Kubernetes' special interest groups as they were in November 2018, with what each has become."""

import functools
from dataclasses import dataclass
from pathlib import Path

import yaml

from landscape.catalogue import Source, slug_of
from landscape.groups import Group, GroupKind

PLACE = Path(__file__).parent.parent / "seed" / "sigs-2018.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerSig:
    """A SIG of 2018.

    `became` is its name among the SIGs of today, or what happened to it instead, in the year `year`;
    `today` is the name of the SIG that has its work now, "" where none has.
    """

    name: str
    slug: str
    looked_after: str
    became: str
    year: int | None
    today: str

    @property
    def goes_on(self) -> bool:
        """Whether there is a SIG of that name still."""
        return self.became == self.name


@functools.cache
def read() -> tuple[FormerSig, ...]:
    """The 31 SIGs, by name; the file is a part of the program, so a mistake in it is a failed test."""
    rows = yaml.load(PLACE.read_bytes(), Loader=yaml.CSafeLoader)["sigs"]
    return tuple(
        FormerSig(
            name=row["name"],
            slug=row["slug"],
            looked_after=row["looked_after"],
            became=row["became"],
            year=row.get("year"),
            today=row["name"] if row["became"] == row["name"] else row.get("today", ""),
        )
        for row in rows
    )


def groups() -> tuple[Group, ...]:
    """The 31 SIGs as groups, each with what became of it where it does not go on."""
    return tuple(
        Group(
            slug=_slug(sig.name),
            kind=GroupKind.SIG,
            name=sig.name,
            mission=sig.looked_after,
            successors=() if sig.goes_on or not sig.today else (_slug(sig.today),),
            became="" if sig.goes_on else f"{sig.became}, {sig.year}",
            source=Source.GROUPS_OF_2018,
        )
        for sig in read()
    )


def predecessors(group: Group) -> tuple[str, ...]:
    """Slugs of the SIGs of 2018 whose work is that of `group` now."""
    if group.kind is not GroupKind.SIG:
        return ()
    return tuple(_slug(sig.name) for sig in read() if sig.today == group.name and not sig.goes_on)


def _slug(name: str) -> str:
    """The slug that a SIG has, or would have, in kubernetes/community."""
    known = {sig.name: sig.slug for sig in read()}
    return f"sig-{known.get(name) or slug_of(name)}"
