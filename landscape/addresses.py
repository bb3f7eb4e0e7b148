"""What items are called in addresses: slugs, which stay, and all that led to them before."""

import re
from dataclasses import replace

from landscape.catalogue import Catalogue
from landscape.kinds import Redirect

# landscape2 keeps letters and digits of any script, hyphens and plus signs.
_OTHER = re.compile(r"[^\w+-]|_")
_HYPHENS = re.compile(r"-{2,}")


def old_id(category: str, subcategory: str, name: str) -> str:
    """What landscape2 calls an item, made of three names: "category--subcategory--name"."""
    return "--".join(map(old_word, (category, subcategory, name)))


def old_word(name: str) -> str:
    """What landscape2 makes of one name: lower case, a hyphen for whatever is no letter or digit."""
    return _HYPHENS.sub("-", _OTHER.sub("-", name).lower()).removesuffix("-")


def old_ids(catalogue: Catalogue) -> dict[str, str]:
    """Slugs by old id; of two items that share one it is the project's, else the first's by slug."""
    names = {category.slug: category.name for category in catalogue.categories}
    inner = {
        (category.slug, slug): name
        for category in catalogue.categories
        for slug, name in category.subcategories
    }
    found: dict[str, str] = {}
    for slug, card in sorted(catalogue.cards.items(), key=lambda pair: (not pair[1].maturity, pair[0])):
        found.setdefault(old_id(names[card.shelf[0]], inner[card.shelf], card.name), slug)
    return found


def renamed(catalogue: Catalogue, *, old: str, new: str) -> Catalogue:
    """`catalogue` with the item `old` under the slug `new`, to which `old` leads from then on."""
    cards = dict(catalogue.cards)
    cards[new] = replace(cards.pop(old), slug=new)
    redirects = {slug: one for slug, one in catalogue.of(Redirect).items() if slug != new}
    return replace(
        catalogue, cards=cards, others={**catalogue.others, Redirect: {**redirects, old: Redirect(new)}}
    )
