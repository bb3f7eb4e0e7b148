"""The figures that CNCF's own files must give."""

import itertools
import random
import re
from datetime import date

import pytest
import yaml
from django.db import connection
from django.test.utils import CaptureQueriesContext

from landscape.catalogue import Catalogue, Counts, counts
from landscape.intake import landscape_yml
from landscape.models import Item, RepositoryLink, Revision
from landscape.queries import scopes
from landscape.queries.catalogue import catalogue
from landscape.queries.history import history
from tests.landscape import landscapes
from tests.landscape.landscapes import needs_real_data

WRITES = re.compile(r"\b(?:INSERT|UPDATE|DELETE|MERGE)\b")

pytestmark = [pytest.mark.django_db, needs_real_data]

FIGURES = Counts(
    items=2413,
    categories=15,
    subcategories=80,
    members=722,
    projects={"graduated": 38, "incubating": 38, "sandbox": 151, "archived": 28},
)


def test_the_landscape_of_2026_has_its_known_figures() -> None:
    landscapes.load(landscapes.real())

    assert counts(catalogue()) == FIGURES
    assert Item.objects.exclude(maturity="").count() == 255


def test_the_starting_catalogue_does_not_alter_the_figures() -> None:
    landscapes.load_seed()
    landscapes.load(landscapes.real())

    assert counts(catalogue()) == FIGURES
    assert {"kubernetes/*", "kubernetes-sigs/*", "helm/*", "cloudevents/*"} <= scopes.tracked()


def test_the_order_of_the_two_sources_does_not_matter() -> None:
    landscapes.load_seed()
    landscapes.load(landscapes.real())
    seed_first = landscapes.without_log()
    landscapes.forget()

    landscapes.load(landscapes.real())
    landscapes.load_seed()

    assert landscapes.without_log() == seed_first


def test_loading_the_same_again_writes_nothing() -> None:
    landscapes.load_seed()
    landscapes.load(landscapes.real())
    revisions = Revision.objects.count()

    with CaptureQueriesContext(connection) as queries:
        changed = landscapes.load(landscapes.real())
        changed_by_seed = landscapes.load_seed()

    assert not changed
    assert not changed_by_seed
    assert Revision.objects.count() == revisions
    assert len(queries) <= 2 * 13
    reading = {"SELECT", "WITH", "SAVEPOINT", "RELEASE"}
    assert [query["sql"] for query in queries if query["sql"].split()[0] not in reading] == []
    assert [query["sql"] for query in queries if WRITES.search(query["sql"])] == []


def test_items_that_share_a_name_have_slugs_of_their_own() -> None:
    landscapes.load(landscapes.real())

    slugs = dict(
        Item.objects.filter(
            name__in=[
                "k0rdent",
                "Upbound (member)",
                "Kgateway",
                "MockServer",
                "DeepFlow",
                "Okahu",
                "C",
                "C++",
            ]
        ).values_list("slug", "subcategory__category__name")
    )
    assert slugs == {
        "c": "Wasm",
        "c-plus-plus": "Wasm",
        "deepflow": "AI Native Infra",
        "deepflow-observability": "Observability and Analysis",
        "k0rdent": "Orchestration & Management",
        "k0rdent-certified-kubernetes-distribution": "Platform",
        "kgateway": "Orchestration & Management",  # the CNCF project keeps the plain name
        "kgateway-gateway": "AI Native Infra",
        "mockserver": "App Definition and Development",
        "mockserver-chaos-engineering": "Observability and Analysis",
        "okahu": "AI Native Infra",
        "okahu-observability": "Observability and Analysis",
        "upbound-member": "CNCF Members",
        "upbound-member-scheduling-orchestration": "Orchestration & Management",
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_file_does_not_matter_to_slugs(seed: int) -> None:
    tree = landscapes.parsed(landscapes.real())
    order = random.Random(seed)  # noqa: S311 - a shuffle to repeat, not a secret
    order.shuffle(tree["landscape"])
    for category in tree["landscape"]:
        order.shuffle(category["subcategories"])
        for subcategory in category["subcategories"]:
            order.shuffle(subcategory["items"] or [])
    shuffled = yaml.dump(tree, Dumper=yaml.CSafeDumper).encode()

    one = landscape_yml.compare(landscape_yml.read(landscapes.real()), Catalogue())
    other = landscape_yml.compare(landscape_yml.read(shuffled), Catalogue())

    assert one.cards == other.cards
    assert one.organisations == other.organisations


def test_every_year_end_loads_over_the_one_before_with_its_known_figures() -> None:
    landscapes.load_seed()
    found = {}
    for year in range(2018, 2026):
        landscapes.load(landscapes.year_ends()[year], on=date(year, 12, 31))
    for year in range(2018, 2026):
        figures = counts(catalogue(date(year, 12, 31)))
        found[year] = (figures.items, figures.members, *figures.projects.values())

    assert found == {
        2018: (604, 0, 3, 17, 12, 0),
        2019: (1286, 518, 9, 14, 21, 0),
        2020: (1551, 620, 12, 21, 43, 0),
        2021: (1841, 754, 16, 25, 69, 2),
        2022: (2148, 863, 20, 35, 89, 3),
        2023: (2302, 827, 25, 39, 116, 5),
        2024: (2361, 770, 30, 35, 130, 13),
        2025: (2405, 775, 34, 36, 141, 26),
    }
    assert counts(catalogue()) == figures
    # Whatever landscapes came and went, what only our own catalogue knows is still there.
    own = RepositoryLink.objects.filter(source="november-2018", pattern__endswith="/*")
    assert own.filter(item__slug="kubernetes").count() == 7
    assert not landscapes.load_seed()


def test_no_slug_changes_from_one_landscape_to_the_next() -> None:
    slugs = []
    for year in (2024, 2025):
        landscapes.load(landscapes.year_ends()[year], on=date(year, 12, 31))
        slugs.append(dict(Item.objects.exclude(maturity="").values_list("name", "slug")))

    for before, after in itertools.pairwise(slugs):
        shared = before.keys() & after.keys()
        assert len(shared) > 200
        assert {name: after[name] for name in shared} == {name: before[name] for name in shared}


def test_items_that_were_renamed_or_moved_keep_their_slugs_through_the_years() -> None:
    for year in (2018, 2020, 2022, 2024):
        landscapes.load(landscapes.year_ends()[year], on=date(year, 12, 31))

    told = {
        slug: list(
            dict.fromkeys(
                (seen.value.name, seen.value.shelf[1]) for seen in history("item", slug) if seen.value
            )
        )
        for slug in ("ambassador", "habitat", "notary", "saltstack", "minikube")
    }

    assert told == {
        "ambassador": [("Ambassador", "api-gateway"), ("Emissary-Ingress", "api-gateway")],
        "habitat": [
            ("Habitat", "application-definition-image-build"),
            ("Chef Habitat", "application-definition-image-build"),
        ],
        "notary": [("Notary", "security-compliance"), ("Notary Project", "security-compliance")],
        "saltstack": [
            ("SaltStack", "automation-configuration"),
            ("Salt Project", "automation-configuration"),
        ],
        "minikube": [
            ("Minikube", "application-definition-image-build"),
            ("minikube", "certified-kubernetes-installer"),
        ],
    }
