"""Which item a word in an address means, whatever it was called by in former times."""

from dataclasses import dataclass

from django.db.models import Q

from landscape.kinds import Redirect
from landscape.models import OldId, Version
from landscape.queries import catalogue

# An item has an old id for each place it stood in: beyond this a name is nobody's in particular.
_TOO_MANY = 50


@dataclass(frozen=True, slots=True)
class Found:
    """An item's slug; `is_redirect` where the word that was asked for is not that slug."""

    slug: str
    is_redirect: bool


def found(word: str) -> Found | None:
    """The item that `word` means: a slug, a slug of before, or landscape2's "category--subcategory--name".

    The name alone will do where one item only ever had it: slugs do not follow names.
    An item that is gone is found by its slug, too: its history stays. At most two queries where the catalogue
    is remembered and the word is a slug of today.
    """
    slug = word.lower()
    present = catalogue.catalogue()
    renamed = present.of(Redirect)
    seen = {slug}
    while slug not in present.cards and slug in renamed and renamed[slug].to not in seen:
        slug = renamed[slug].to
        seen.add(slug)
    if slug not in present.cards and not _has_been(slug):
        old = _by_old_id(slug)
        if old is None:
            return None
        # An old id may lead to a slug that has been renamed since.
        return Found(renamed[old].to if old in renamed else old, is_redirect=True)
    return Found(slug, is_redirect=slug != word)


def _by_old_id(word: str) -> str | None:
    name = Q(old_id=word) if "--" in word else Q(old_id__endswith=f"--{word}")
    slugs = set(OldId.objects.filter(name).values_list("slug", flat=True)[:_TOO_MANY])
    return slugs.pop() if word and len(slugs) == 1 else None


def _has_been(slug: str) -> bool:
    return Version.objects.filter(kind="item", slug=slug, body__isnull=False).exists()
