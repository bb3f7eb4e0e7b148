"""A small catalogue to explore, and the real one where it is at hand."""

from __future__ import annotations

import functools
from datetime import date

from landscape.catalogue import Card, Catalogue, Category, Maturity, Move, Repository, Source, Step
from landscape.explorer.index import Index
from landscape.intake import landscape_yml
from tests.landscape import landscapes

MESH, STORAGE, HOSTED, GOLD, AGENT = (
    ("runtime", "mesh"),
    ("runtime", "storage"),
    ("platform", "certified-kubernetes-hosted"),
    ("members", "gold"),
    ("ai-agent", "memory"),
)
CATEGORIES = (
    Category(
        "runtime", "Runtime", holds_members=False, subcategories=(("mesh", "Mesh"), ("storage", "Storage"))
    ),
    Category(
        "platform",
        "Platform",
        holds_members=False,
        subcategories=(("certified-kubernetes-hosted", "Certified Kubernetes - Hosted"),),
    ),
    Category(
        "members", "Members", holds_members=True, subcategories=(("gold", "Gold"), ("silver", "Silver"))
    ),
    Category("ai-agent", "AI Agent", holds_members=False, subcategories=(("memory", "Memory"),)),
)


def card(name: str, shelf: tuple[str, str], **fields: object) -> Card:
    """A card named like its slug."""
    given = {"slug": name.lower(), "source": Source.LANDSCAPE, "name": name, "shelf": shelf} | fields
    return Card(**given)  # type: ignore[arg-type]  # of the fields' types, as each test gives them


def moved(*steps: tuple[Step, str]) -> frozenset[Move]:
    return frozenset(Move(step, date.fromisoformat(on), Source.LANDSCAPE) for step, on in steps)


def code(*patterns: str) -> frozenset[Repository]:
    return frozenset(
        Repository(pattern, place == 0, Source.LANDSCAPE) for place, pattern in enumerate(patterns)
    )


def small() -> Catalogue:
    """Two meshes, a store, an archived project, a hosted product, a member, a project among the agents."""
    cards = [
        card(
            "Sail",
            MESH,
            maturity=Maturity.GRADUATED.value,
            organisation="harbour",
            moves=moved((Step.ACCEPTED, "2018-03-01"), (Step.GRADUATED, "2021-06-01")),
            repositories=code("sail/sail", "sail/rope"),
            description="Carries requests over the wind",
        ),
        card("Oar", MESH, organisation="harbour", repositories=code("oar/oar")),
        card(
            "Hold",
            STORAGE,
            maturity=Maturity.SANDBOX.value,
            moves=moved((Step.ACCEPTED, "2021-02-01")),
            also_on=frozenset({AGENT}),
            aliases=frozenset({"Cargo"}),
        ),
        card("Wreck", STORAGE, maturity=Maturity.ARCHIVED.value),
        card("Dock", HOSTED, organisation="pier"),
        card("Pier", GOLD, organisation="pier"),
        card("Gull", AGENT, maturity=Maturity.SANDBOX.value, moves=moved((Step.ACCEPTED, "2024-02-01"))),
    ]
    return Catalogue(
        categories=CATEGORIES,
        organisations={"harbour": "Harbour", "pier": "Pier & Sons"},
        cards={one.slug: one for one in cards},
    )


@functools.cache
def real() -> Catalogue:
    """CNCF's landscape of 2026-08-07, without a database."""
    return landscape_yml.compare(landscape_yml.read(landscapes.real()), Catalogue())


@functools.cache
def real_index() -> Index:
    """The same, ready for questions."""
    return Index.of(real())
