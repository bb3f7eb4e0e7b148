"""The options of facets: each drawn once, and then only given its count."""

from collections.abc import Iterable
from functools import lru_cache

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from landscape.explorer.finding import Option

# Stands where the count goes, and nowhere else: XML and HTML have no such character.
_COUNT = "\x00"


def drawn(key: str, options: Iterable[Option]) -> SafeString:
    """The `options` of a facet, one after the other."""
    parts = []
    for option in options:
        before, after = _around(
            key, option.value, option.title, is_chosen=option.is_chosen, is_none=not option.count
        )
        parts += [before, f"{option.count:,}", after]
    return mark_safe("".join(parts))  # noqa: S308 - templates escaped it


@lru_cache(maxsize=8192)
def _around(key: str, value: str, title: str, *, is_chosen: bool, is_none: bool) -> tuple[str, str]:
    """What stands before and after the count."""
    option = {"value": value, "title": title, "is_chosen": is_chosen, "is_none": is_none}
    template = get_template("landscape/explorer.html#option")
    before, _, after = template.render({"key": key, "option": option, "count": _COUNT}).partition(_COUNT)
    return before, after
