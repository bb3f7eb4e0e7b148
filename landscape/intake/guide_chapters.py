"""Chapters of the guide as the catalogue keeps them: our own, and those of a guide.yml."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from landscape import revise
from landscape.catalogue import Catalogue, Difference, Source, slug_of
from landscape.guide import Chapter, GuideChapter
from landscape.intake import chapters
from landscape.queries import catalogue as catalogues

_IMPORTED = "cncf-"  # CNCF's chapters and ours may have one title


def ours() -> tuple[Chapter, ...]:
    """The chapters that come with the program, in their order."""
    found = chapters.ours()
    assert not any(chapter.errors for chapter in found), "our own chapters have no errors"
    return tuple(
        Chapter(
            slug=chapter.slug,
            title=chapter.title,
            source=Source.OUR_GUIDE,
            position=position,
            as_of=chapter.as_of,
            text=chapter.text,
            items=chapter.items,
        )
        for position, chapter in enumerate(found)
    )


def imported(guide: Iterable[GuideChapter]) -> tuple[Chapter, ...]:
    """The chapters of CNCF's guide, in their order."""
    return tuple(
        Chapter(
            slug=_IMPORTED + slug_of(chapter.title),
            title=chapter.title,
            source=Source.CNCF_GUIDE,
            position=position,
            text=chapter.text,
            keywords=chapter.keywords,
            sections=chapter.sections,
        )
        for position, chapter in enumerate(guide)
    )


def compare(said: Iterable[Chapter], catalogue: Catalogue, *, source: Source) -> Catalogue:
    """`catalogue` with `said` as all that `source` has written; chapters of the other source stay."""
    known = catalogue.of(Chapter)
    kept = {slug: chapter for slug, chapter in known.items() if chapter.source is not source}
    found = {chapter.slug: chapter for chapter in said}
    if taken := sorted(found.keys() & kept.keys()):
        sentences = (f"{slug} is a chapter of {kept[slug].source} already" for slug in taken)
        raise revise.Refused("; ".join(sentences))
    return replace(catalogue, others={**catalogue.others, Chapter: {**kept, **found}})


def apply(said: Iterable[Chapter], signature: revise.Signature) -> Difference:
    """Writes what `compare` proposes; gives what changed. What was said last of that day costs nothing."""
    found = tuple(said)
    signature = replace(signature, about=frozenset({"chapter"}), digest=_digest(found))
    if revise.is_said(signature):
        there = catalogues.catalogue(signature.effective_on)
        return Difference(there, there)
    return revise.revise(lambda before: compare(found, before, source=signature.source), signature)


def _digest(said: tuple[Chapter, ...]) -> str:
    return hashlib.blake2b(repr(said).encode(), digest_size=16).hexdigest()
