"""How a landscape wants to be shown, as values: tabs of categories, featured items, orders, events."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from landscape.catalogue import Catalogue, Maturity, slug_of

type CategoryRule = tuple[str, tuple[str, ...]]
"""Name of a category and of those of its subcategories that are meant; none stands for all."""

# A landscape has one arrangement at a time, and so this one slug for it.
SLUG = "landscape"
# The tab of everything, which is ours: no landscape names it.
EVERYTHING = "all"


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the explorer: its name, its word in addresses, the names of its categories."""

    name: str
    alias: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Featured:
    """Items to show larger: those whose `field` (maturity or subcategory) is `value`, except on some tabs.

    `order` says which come first, None where it does not matter; `label` is what their tile says.
    """

    field: str
    value: str
    order: int | None = None
    label: str = ""
    except_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An event to announce, both days included."""

    name: str
    since: date
    through: date
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """The settings of a landscape's site that are not about its looks.

    `orders` are categories whose subcategories are shown in the given order, and no others of them.
    `tags` are (TAG, the shelves it answers for).
    """

    foundation: str
    url: str
    description: str = ""
    members_category: str = ""
    tabs: tuple[Tab, ...] = ()
    featured: tuple[Featured, ...] = ()
    orders: tuple[CategoryRule, ...] = ()
    end_users: tuple[CategoryRule, ...] = ()
    tags: tuple[tuple[str, tuple[CategoryRule, ...]], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    event: Event | None = None


def loaded(catalogue: Catalogue) -> Arrangement | None:
    """The arrangement that a settings.yml gave this catalogue, None where none was loaded."""
    return catalogue.of(Arrangement).get(SLUG)


def of(catalogue: Catalogue) -> Arrangement:
    """How `catalogue` is shown: as its settings say, or else as CNCF's landscape is."""
    return loaded(catalogue) or built_in(catalogue)


def built_in(catalogue: Catalogue) -> Arrangement:
    """What holds where no settings were loaded; categories that `catalogue` lacks are no harm in it."""
    return replace(_CNCF, tabs=tuple(_with_members(tab, catalogue) for tab in _CNCF.tabs))


def with_members(catalogue: Catalogue) -> Catalogue:
    """`catalogue` with that category for the members' which its settings name, where there is such a one."""
    found = loaded(catalogue)
    slug = slug_of(found.members_category) if found and found.members_category else ""
    if slug not in {one.slug for one in catalogue.categories}:
        return catalogue
    return replace(
        catalogue,
        categories=tuple(replace(one, holds_members=one.slug == slug) for one in catalogue.categories),
    )


def doubts(arrangement: Arrangement, catalogue: Catalogue) -> tuple[str, ...]:
    """A sentence for each category and subcategory that is named in it and not in `catalogue`."""
    categories = {one.slug: one for one in catalogue.categories}
    inner = {slug for one in catalogue.categories for slug, _ in one.subcategories}
    found = [
        f"{where}: there is no category {name!r}"
        for where, name in _named(arrangement)
        if slug_of(name) not in categories
    ]
    found += [
        f"{where} / {category}: there is no subcategory {name!r}"
        for where, (category, names) in _rules(arrangement)
        if slug_of(category) in categories
        for name in names
        if slug_of(name) not in dict(categories[slug_of(category)].subcategories)
    ]
    found += [
        f"featured_items: there is no subcategory {rule.value!r}"
        for rule in arrangement.featured
        if rule.field == "subcategory" and slug_of(rule.value) not in inner
    ]
    return tuple(dict.fromkeys(found))


def _with_members(tab: Tab, catalogue: Catalogue) -> Tab:
    if tab.alias != _MEMBERS:
        return tab
    return replace(tab, categories=tuple(one.name for one in catalogue.categories if one.holds_members))


def _named(arrangement: Arrangement) -> Iterator[tuple[str, str]]:
    if arrangement.members_category:
        yield "members_category", arrangement.members_category
    for tab in arrangement.tabs:
        yield from ((f"groups / {tab.name}", name) for name in tab.categories)
    yield from ((where, category) for where, (category, _) in _rules(arrangement))


def _rules(arrangement: Arrangement) -> Iterator[tuple[str, CategoryRule]]:
    yield from (("categories", rule) for rule in arrangement.orders)
    yield from (("enduser", rule) for rule in arrangement.end_users)
    for tag, rules in arrangement.tags:
        yield from ((f"tags / {tag}", rule) for rule in rules)


_MEMBERS = "members"
_CNCF = Arrangement(
    foundation="CNCF",
    url="https://landscape.cncf.io",
    tabs=(
        # What no other tab has: also of a landscape with other categories.
        Tab("Projects and products", "projects", ()),
        Tab("Members", _MEMBERS, ()),
        Tab("Certified and partners", "partners", ("Platform", "Special")),
        Tab("Serverless", "serverless", ("Serverless",)),
        Tab("Wasm", "wasm", ("Wasm",)),
        Tab("AI native", "ai-native", ("AI Agent", "Inference", "Training", "Data", "AI Native Infra")),
    ),
    featured=(
        Featured("maturity", Maturity.GRADUATED.value, 1, "Graduated"),
        Featured("maturity", Maturity.INCUBATING.value, 2, "Incubating"),
        Featured("subcategory", "Platinum"),
        Featured("subcategory", "Gold"),
    ),
)
