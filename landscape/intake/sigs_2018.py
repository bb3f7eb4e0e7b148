"""Kubernetes' special interest groups as they were in November 2018, with what each has become."""

import functools
from dataclasses import dataclass
from pathlib import Path

import yaml

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
