"""Delivered files and what they break: each is read once, when it comes in."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from landscape import documents, flaws
from landscape.catalogue import Source
from landscape.flaws import EDITION, Flaw
from landscape.intake.records import Reading
from landscape.models import Document, Inspection


@dataclass(frozen=True, slots=True)
class Inspected:
    """A file that holds from a day, and how often it breaks each rule; None where nobody looked yet."""

    on: date
    sha256: str
    counts: Mapping[str, int] | None


def keep(content: bytes, reading: Reading | None = None) -> None:
    """Remembers what the landscape in `content` breaks; `reading` where it was read already."""
    found = flaws.of_file(content, reading)
    Inspection.objects.update_or_create(
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={
            "edition": EDITION,
            "counts": dict(flaws.counts(found)),
            "flaws": [asdict(flaw) for flaw in found],
        },
    )


def catch_up() -> int:
    """Reads the files that nobody looked at by the rules of today; answers how many these were."""
    waiting = [one for one in files() if one.counts is None]
    for one in waiting:
        content = documents.held(Source.LANDSCAPE, on=one.on)
        assert content is not None, "it is among the files"
        keep(content)
    return len(waiting)


def files() -> tuple[Inspected, ...]:
    """Every landscape that was delivered, the earliest first. One query."""
    known = Inspection.objects.filter(edition=EDITION, sha256=OuterRef("sha256"))
    kept = (
        Document.objects.filter(source=Source.LANDSCAPE)
        .annotate(counts=Subquery(known.values("counts")))
        .order_by("effective_on")
        .values_list("effective_on", "sha256", "counts")
    )
    return tuple(Inspected(on, sha256, counts) for on, sha256, counts in kept)


def found(one: Inspected) -> tuple[Flaw, ...]:
    """All that a file breaks; read now where nobody looked at it yet, and not remembered then."""
    if one.counts is None:
        content = documents.held(Source.LANDSCAPE, on=one.on)
        assert content is not None, "it is among the files"
        return flaws.of_file(content)
    rows = Inspection.objects.values_list("flaws", flat=True).get(sha256=one.sha256)
    return tuple(Flaw(**row) for row in rows)
