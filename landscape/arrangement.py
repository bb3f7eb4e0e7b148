"""How a landscape wants to be shown, as values: tabs of categories, featured items, orders, events."""

from dataclasses import dataclass
from datetime import date

type CategoryRule = tuple[str, tuple[str, ...]]
"""Name of a category and of those of its subcategories that are meant; none stands for all."""


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
