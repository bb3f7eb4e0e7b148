"""Group tabs: which shelves are looked at together."""

from collections.abc import Mapping
from dataclasses import dataclass

from landscape.catalogue import Card, Catalogue, Shelf

EVERYTHING = "all"
PROJECTS = "projects"
MEMBERS = "members"

# Categories that CNCF's landscape shows apart from its projects and products, by their slugs.
_APART: Mapping[str, frozenset[str]] = {
    "partners": frozenset({"platform", "special"}),
    "serverless": frozenset({"serverless"}),
    "wasm": frozenset({"wasm"}),
    "ai-native": frozenset({"ai-agent", "inference", "training", "data", "ai-native-infra"}),
}
TITLES: Mapping[str, str] = {
    PROJECTS: "Projects and products",
    MEMBERS: "Members",
    "partners": "Certified and partners",
    "serverless": "Serverless",
    "wasm": "Wasm",
    "ai-native": "AI native",
    EVERYTHING: "Everything",
}


@dataclass(frozen=True, slots=True)
class Tabs:
    """The tabs of one catalogue."""

    members: frozenset[str]

    @classmethod
    def of(cls, catalogue: Catalogue) -> "Tabs":
        """The tabs as the categories of `catalogue` make them."""
        return cls(frozenset(category.slug for category in catalogue.categories if category.holds_members))

    def admits(self, tab: str, card: Card, shelf: Shelf) -> bool:
        """Whether `tab` shows `card` where it stands on `shelf`.

        Projects and products are all that no other tab has, and every CNCF project wherever it stands: a
        project must not be missing because its category is another tab's.
        """
        category = shelf[0]
        if tab == EVERYTHING:
            return True
        if tab == MEMBERS:
            return category in self.members
        if tab != PROJECTS:
            return category in _APART[tab]
        if card.maturity:
            return True
        return category not in self.members and not any(category in apart for apart in _APART.values())
