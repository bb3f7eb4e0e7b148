"""Where a thing is mended: in cncf/landscape by anybody, in the admin by who may."""

from collections.abc import Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.urls import NoReverseMatch, reverse

from landscape.models import Item

_FILE = "https://github.com/cncf/landscape/{verb}/master/landscape.yml#L{line}"
_FORM = "admin:landscape_item_change"


def seen(line: int) -> str:
    """That line of the file as it is today at GitHub; "" for no line."""
    return _FILE.format(verb="blob", line=line) if line else ""


def edited(line: int) -> str:
    """GitHub's page to edit the file, at that line; whoever sends it makes a pull request."""
    return _FILE.format(verb="edit", line=line) if line else ""


def forms(user: AbstractBaseUser | AnonymousUser, slugs: Iterable[str]) -> Mapping[str, str]:
    """The admin's form of each of these items of today, for a steward who is signed in; else none."""
    if not getattr(user, "is_staff", False):
        return {}
    keys = Item.objects.filter(slug__in=set(slugs)).values_list("slug", "pk")
    try:
        return {slug: reverse(_FORM, args=[key]) for slug, key in keys}
    except NoReverseMatch:
        return {}
