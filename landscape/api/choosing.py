"""Which items are asked for: by the explorer's own facets and words, by kind and by group."""

import functools
import operator

from pydantic import Field

from landscape.api import item_shapes, items
from landscape.api.asked import Page, Words
from landscape.api.refusals import quoted
from landscape.catalogue import Card
from landscape.explorer import sorting
from landscape.explorer.facets import FACETS
from landscape.explorer.index import Index, Mask
from landscape.explorer.selection import Misunderstood, Selection
from landscape.explorer.tabs import EVERYTHING

_REMEMBERED = 4
_SEVERAL = "; several with commas between them"


class ItemsAsked(Page):
    """Which items: those that every filter admits."""

    maturity: str = Field("", description=f"graduated, incubating, sandbox, archived or none{_SEVERAL}")
    category: str = Field("", description=f"Slug of a category the item stands in{_SEVERAL}")
    subcategory: str = Field("", description=f'"category/subcategory", by their slugs{_SEVERAL}')
    membership: str = Field("", description=f"Slug of a level of membership{_SEVERAL}")
    certified: str = Field("", description=f"distribution, hosted, installer or ai-platform{_SEVERAL}")
    repository: str = Field("", description="public, or none")
    organisation: str = Field("", description=f"Slug of the organisation behind it{_SEVERAL}")
    licence: str = Field("", description=f"Slug of a licence, as said or else as measured{_SEVERAL}")
    language: str = Field("", description=f"Slug of a programming language{_SEVERAL}")
    activity: str = Field("", description=f"rising, steady, falling or silent{_SEVERAL}")
    country: str = Field("", description=f"Country of the organisation, two letters of ISO 3166{_SEVERAL}")
    organisation_type: str = Field(
        "",
        alias="organisation-type",
        description=f"company, foundation, academic, end-user, government or people{_SEVERAL}",
    )
    accepted: str = Field("", description=f"The year in which a project was accepted{_SEVERAL}")
    source: str = Field("", description="Who lists it: landscape, november-2018")
    kind: str = Field("", description=f"member, project, certified or product{_SEVERAL}")
    group: str = Field("", description=f"Slug of a group whose repositories or advice it has{_SEVERAL}")
    sort: str = Field("", description=f"{', '.join(sorting.Sort)}; the other way round with - before it")
    q: Words = Field("", description="Words of its name, description, place, organisation or repositories")


_FIELDS = {field.alias or name: name for name, field in ItemsAsked.model_fields.items()}


def chosen(index: Index, asked: ItemsAsked) -> list[Card]:
    """The cards that are asked for, in the order asked for; raises Misunderstood."""
    said = [(facet.key, [getattr(asked, _FIELDS[facet.key])]) for facet in FACETS if facet.key in _FIELDS]
    said += [("q", [asked.q]), ("tab", [EVERYTHING]), ("sort", [asked.sort])]
    selection = Selection.parse([*said, *([("on", [asked.on.isoformat()])] if asked.on else [])])
    shown = {card.slug for card in index.of_mask(_mask(index, selection))}
    kinds = _kinds(asked.kind)
    found = [card for card, kind in _by_name(index) if card.slug in shown and (not kinds or kind in kinds)]
    if selection.sort is sorting.Sort.NAME and not selection.is_reversed:
        return found
    return sorting.sort(found, selection.sort, index.around, is_reversed=selection.is_reversed)


def _mask(index: Index, selection: Selection) -> Mask:
    """What the explorer would show; how many each further choice would leave is not asked here."""
    mask = index.of_tab(selection.tab)
    if selection.words:
        mask &= index.with_words(selection.words)
    for key, values in selection.chosen:
        mask &= functools.reduce(operator.or_, (index.answers[key].get(value, 0) for value in values))
    return mask


def _kinds(text: str) -> frozenset[item_shapes.Kind]:
    words = [word for word in text.split(",") if word]
    for word in words:
        if word not in list(item_shapes.Kind):
            raise Misunderstood(f"there is no kind {quoted(word)}; there are {', '.join(item_shapes.Kind)}")
    return frozenset(map(item_shapes.Kind, words))


@functools.lru_cache(maxsize=_REMEMBERED)
def _by_name(index: Index) -> tuple[tuple[Card, item_shapes.Kind], ...]:
    cards = sorted(index.cards, key=sorting.by_name)
    return tuple((card, items.kind(card, index.tabs.members)) for card in cards)
