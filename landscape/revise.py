"""The one way to change the catalogue: validated, logged, whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from landscape import indexing, writing
from landscape.catalogue import Catalogue, Difference, Source, difference
from landscape.models import Revision
from landscape.queries.catalogue import catalogue
from landscape.rules import problems

__all__ = ["Refused", "Signature", "foresee", "revise"]

# Any number, the same in every process: revisions take turns, so that each is compared with what the one
# before it left.
_LOCK = 0x6C616E64


class Refused(ValueError):  # noqa: N818 - it names what was done with the revision
    """A revision that would break the catalogue; the sentence names every reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who revises, from which source, why; `effective_on` is the day from which it holds."""

    who: str
    source: Source
    why: str
    effective_on: date
    revised_at: datetime


def revise(propose: Callable[[Catalogue], Catalogue], signature: Signature) -> Difference:
    """Makes the catalogue what `propose` gives for the present one; answers what changed.

    Writes one Revision with a Change for each thing, or nothing at all where nothing differs.
    Raises Refused.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        changed = foresee(propose)
        if changed:
            revision = Revision.objects.create(
                who=signature.who,
                source=signature.source,
                why=signature.why,
                effective_on=signature.effective_on,
                revised_at=signature.revised_at,
            )
            writing.write(changed)
            writing.log(changed, revision)
            indexing.index(catalogue())
    return changed


def foresee(propose: Callable[[Catalogue], Catalogue]) -> Difference:
    """What `revise` would change now. Raises Refused."""
    before = catalogue()
    changed = difference(before, propose(before))
    if reasons := problems(changed):
        raise Refused("; ".join(reasons))
    return changed
