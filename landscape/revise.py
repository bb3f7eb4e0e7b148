"""The one way to change the catalogue: validated, logged, whole or not at all."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Min, QuerySet

from landscape import indexing, logo_sheets, overlay, timeline, writing
from landscape.catalogue import Card, Catalogue, Difference, Source
from landscape.kinds import SHELVED, difference
from landscape.models import Revision
from landscape.queries import catalogue as catalogues
from landscape.rules import problems
from landscape.timeline import Span, Stretch, Thing
from landscape.words import Word

__all__ = ["Refused", "Signature", "foresee", "is_said", "revise"]

type Proposal = Callable[[Catalogue], Catalogue]

# Any number, the same in every process: revisions take turns, so that each is compared with what the one
# before it left.
_LOCK = 0x6C616E64


class Refused(ValueError):  # noqa: N818 - it names what was done with the revision
    """A revision that would break the catalogue; the sentence names every reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who revises, from which source, why; `effective_on` is the day from which it holds.

    A whole revision says all that its source has to say of that day, as a file does: it holds until the
    source's next one. Any other, such as a correction by hand, holds for each thing until the next version
    of it, but for those in `through`: what later versions of these say is proposed to as well. `about` are
    the kinds of thing it may change; `digest` is kept for `is_said`.
    """

    who: str
    source: Source
    why: str
    effective_on: date
    revised_at: datetime
    is_whole: bool = True
    about: AbstractSet[str] = SHELVED
    through: AbstractSet[Thing] = frozenset()
    digest: str = ""


def revise(propose: Proposal, signature: Signature) -> Difference:
    """Makes the catalogue what `propose` gives for it; answers what changed on the effective day.

    What holds already for later days is proposed to as well, for as long as the revision holds: so files may
    be loaded in any order. Writes one Revision with a Change for each thing, or nothing at all where its
    source has said all this of the day before. Raises Refused, also where the day is yet to come.
    """
    on = signature.effective_on
    if on > signature.revised_at.date():
        raise Refused(f"{on} is yet to come; a revision holds from today or from a day before")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        found = _stretches(propose, signature)
        changing = [stretch for stretch in found if stretch.changed]
        if changing or (signature.is_whole and not _said(signature).filter(effective_on=on).exists()):
            revision = Revision.objects.create(
                who=signature.who,
                source=signature.source,
                why=signature.why,
                effective_on=on,
                revised_at=signature.revised_at,
                is_whole=signature.is_whole,
                digest=signature.digest,
            )
            _write(changing, revision, signature.through)
    return found[0].changed


def foresee(propose: Proposal, *, on: date | None = None, source: Source = Source.LANDSCAPE) -> Difference:
    """What `revise` would change on the day `on`, now by default. Raises Refused."""
    before = catalogues.read(on)
    return _foreseen(propose, replace(before, elsewhen=catalogues.elsewhen(before.cards, on)), source)


def is_said(signature: Signature) -> bool:
    """Whether this is, by its digest, what the source said last of that day."""
    last = _said(signature).filter(effective_on=signature.effective_on).order_by("-pk").first()
    return last is not None and bool(signature.digest) and last.digest == signature.digest


def _foreseen(propose: Proposal, before: Catalogue, source: Source) -> Difference:
    said = before.of(Word)
    if said and source is not Source.STEWARD:
        # Every other source speaks of the catalogue without stewards' words, which then hold again.
        after = overlay.over(propose(overlay.beneath(before)), said, before)
    else:
        after = propose(before)
    changed = difference(before, after)
    if reasons := problems(changed):
        raise Refused("; ".join(reasons))
    return changed


def _stretches(propose: Proposal, signature: Signature) -> list[Stretch]:
    """What is to change, for each span in which the catalogue was one and the same."""
    whole = Span(signature.effective_on, None)
    if signature.is_whole:
        about = frozenset((kind, "") for kind in (*signature.about, "steward-word"))
        spans = timeline.stretches(replace(whole, until=_next_said(signature)), about=about)
    elif signature.through:
        spans = timeline.stretches(whole, about=signature.through)
    else:
        spans = [whole]
    found: list[Stretch] = []
    called: dict[str, Card] = {}
    for span in spans:
        before = catalogues.read(span.since)
        known = catalogues.elsewhen(before.cards, span.since)
        # What was new in the span before goes by the same slug in this one.
        known |= {slug: card for slug, card in called.items() if slug not in before.cards}
        changed = _foreseen(propose, replace(before, elsewhen=known), signature.source)
        if others := changed.parts.keys() - signature.about - {"steward-word"}:
            raise Refused(f"a revision about {_listed(signature.about)} changes {_listed(others)}")
        called |= changed.after.cards
        found.append(Stretch(span, changed))
    return found


def _said(signature: Signature) -> QuerySet[Revision]:
    """What the source has said before, of any day."""
    return Revision.objects.filter(source=signature.source, is_whole=True)


def _next_said(signature: Signature) -> date | None:
    """The next day of which the source has said something already."""
    days = _said(signature).filter(effective_on__gt=signature.effective_on)
    found: date | None = days.aggregate(first=Min("effective_on"))["first"]
    return found


def _write(changing: list[Stretch], revision: Revision, through: AbstractSet[Thing]) -> None:
    """The history, the old ids, and where the present is reached its tables and what can be found in it."""
    before = None if revision.is_whole else catalogues.read(None)
    timeline.splice(changing, revision, through=through)
    if before is not None:
        present = difference(before, catalogues.read(None))
        writing.write(present)
        if present:
            _arrange(present.after)
    elif changing and changing[-1].span.until is None:
        writing.write(changing[-1].changed)
        # The last stretch began before today, and what the revision is not about may have changed since.
        _arrange(catalogues.read(None))
    elif changing:
        # What was there once is found, too.
        indexing.index(catalogues.read(None))
    for stretch in changing:
        writing.keep_old_ids(stretch.changed.after, is_present=stretch.span.until is None)


def _arrange(present: Catalogue) -> None:
    """What is made of the present as a whole."""
    indexing.index(present)
    logo_sheets.lay_out(present)


def _listed(kinds: AbstractSet[str]) -> str:
    return ", ".join(sorted(kinds))
