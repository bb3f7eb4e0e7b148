"""Our own starting catalogue."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from landscape.catalogue import Catalogue, Source, Step, name_key
from landscape.intake import comparison, landscape_yml, seed
from landscape.intake.records import Record, is_web_address
from landscape.models import Item, Revision
from landscape.models.items import PATTERN
from landscape.queries import scopes
from landscape.queries.catalogue import catalogue
from tests.landscape import landscapes
from tests.landscape.landscapes import item, landscape, needs_real_data, one_shelf

INCUBATING = """
    OpenTracing Fluentd gRPC containerd rkt CNI Envoy Jaeger Notary TUF Vitess CoreDNS NATS Linkerd Helm Rook
"""
SANDBOX = """
    SPIFFE SPIRE OPA CloudEvents Telepresence Harbor OpenMetrics TiKV Cortex Buildpacks Falco
"""


def projects() -> list[Record]:
    return [record for record in seed.read().records if record.maturity]


def test_it_holds_the_projects_of_november_2018() -> None:
    names: dict[str, list[str]] = {}
    for record in projects():
        names.setdefault(record.maturity, []).append(record.name)

    assert names == {
        "graduated": ["Kubernetes", "Prometheus"],
        "incubating": INCUBATING.split(),
        "sandbox": SANDBOX.split(),
    }
    assert seed.as_of() == date(2018, 11, 1)


def test_everything_says_what_it_is_where_it_lives_and_what_became_of_it() -> None:
    for record in seed.read().records:
        assert record.description.endswith(".")
        assert record.description.count(". ") == 0
        assert 40 < len(record.description) < 200
        assert is_web_address(record.homepage)
        assert record.became.endswith(".")
        assert len(record.became) < 160
        assert record.became_url.startswith("https://")
        assert all(re.fullmatch(PATTERN, pattern) for pattern in record.repositories)
    assert all(record.repositories for record in projects())
    assert all(record.organisation for record in seed.read().records if not record.maturity)


def test_every_organisation_that_is_named_is_listed_and_the_other_way_round() -> None:
    reading = seed.read()

    assert {record.organisation for record in reading.records} - {""} == reading.organisations.keys()


def test_every_shelf_is_spelt_in_one_way() -> None:
    reading = seed.read()

    shelves = {
        (category.slug, inner) for category in reading.categories for inner, _ in category.subcategories
    }
    assert shelves == {shelf for record in reading.records for shelf in (record.shelf, *record.also_on)}
    assert len({name for category in reading.categories for name in [category.name]}) == len(
        reading.categories
    )


@needs_real_data
def test_it_calls_what_the_landscape_of_today_lists_as_that_alone_would() -> None:
    reading = landscape_yml.read(landscapes.real())
    alone, with_ours = (
        comparison.proposal(reading, Catalogue(), source=Source.LANDSCAPE, confirmed=confirmed).cards
        for confirmed in ({}, seed.confirmed_slugs())
    )

    # Projects that are known by shorter names.
    assert with_ours.keys() - alone.keys() == {"cni", "notary", "opa", "tuf"}
    assert len(with_ours.keys() & {record.slug for record in seed.read().records}) == 57


def test_the_last_step_of_every_project_is_its_level_then() -> None:
    levels = {Step.ACCEPTED: "sandbox", Step.INCUBATING: "incubating", Step.GRADUATED: "graduated"}
    for record in projects():
        steps = dict(record.moves)
        assert max(steps.values()) <= seed.as_of()
        assert levels[list(steps)[-1]] == record.maturity


@needs_real_data
def test_its_dates_are_those_of_the_landscape() -> None:
    facts = {
        record.name: record for record in landscape_yml.read(landscapes.real()).records if record.maturity
    }
    differing = []
    for record in projects():
        theirs = next(facts[name] for name in record.aliases if name in facts)
        known = {(step, day) for step, day in theirs.moves if day <= seed.as_of()}
        differing += [(record.name, *move) for move in known ^ set(record.moves)]
        assert record.homepage == theirs.homepage
        assert record.shelf == theirs.shelf

    # Both told of in the file: the landscape knows no day for rkt and a wrong one for TiKV.
    assert sorted(differing) == [
        ("TiKV", Step.INCUBATING, date(2018, 8, 28)),
        ("rkt", Step.INCUBATING, date(2017, 3, 29)),
    ]


def test_no_name_belongs_to_two_things() -> None:
    records = seed.read().records
    keys = [name_key(name) for record in records for name in record.aliases]

    assert len(keys) == len(set(keys))
    assert len({record.slug for record in records}) == len(records) == 93
    assert len(projects()) == 29


@pytest.mark.django_db
def test_loading_it_twice_changes_nothing() -> None:
    landscapes.load_seed()

    changed = landscapes.load_seed()

    assert not changed
    assert Revision.objects.count() == 1


@pytest.mark.django_db
def test_it_does_not_bring_back_what_a_landscape_removed() -> None:
    landscapes.load_seed()
    landscapes.load(one_shelf(item("rkt", project="archived"), item("Rook", project="graduated")))
    landscapes.load(one_shelf(item("Rook", project="graduated")))

    changed = landscapes.load_seed()

    assert not changed
    assert not Item.objects.filter(slug="rkt").exists()
    assert Item.objects.count() == 28


@pytest.mark.django_db
def test_it_fills_what_a_landscape_leaves_blank_and_overrules_nothing() -> None:
    landscapes.load(
        one_shelf(
            item("Container Network Interface (CNI)", project="graduated", description="Theirs."),
            item("Rook", project="graduated"),
        )
    )

    landscapes.load_seed()

    cards = catalogue().cards
    assert (cards["cni"].name, cards["cni"].maturity) == ("Container Network Interface (CNI)", "graduated")
    assert (cards["cni"].description, cards["cni"].became) == ("Theirs.", "Still incubating.")
    assert cards["cni"].shelf == ("runtime", "storage")
    assert cards["rook"].description.startswith("Lets Kubernetes run storage systems")
    assert {repository.pattern for repository in cards["rook"].repositories} == {"rook/rook", "rook/*"}


@pytest.mark.django_db
def test_a_description_the_landscape_takes_back_is_ours_again() -> None:
    landscapes.load_seed()
    ours = catalogue().cards["rook"].description
    landscapes.load(one_shelf(item("Rook", description="Theirs.")))
    theirs = catalogue().cards["rook"].description

    landscapes.load(one_shelf(item("Rook")))

    assert theirs == "Theirs."
    assert catalogue().cards["rook"].description == ours


@pytest.mark.django_db
def test_its_shelves_stay_while_something_of_it_stands_on_them() -> None:
    landscapes.load_seed()

    landscapes.load(landscape({"New": {"Shelf": [item("Thing")]}}))

    found = [category.name for category in catalogue().categories]
    assert found[0] == "New"
    assert set(found) > {"New", "Runtime", "Provisioning"}
    assert Item.objects.count() == 30


@pytest.mark.django_db
def test_all_of_it_is_loaded_where_nothing_else_is() -> None:
    landscapes.load_seed()

    assert Item.objects.count() == 93
    assert {project.slug for project in scopes.projects()} == {record.slug for record in projects()}


@pytest.mark.django_db
@pytest.mark.parametrize("is_seed_first", [True, False])
def test_a_landscape_says_what_there_is_but_for_projects(*, is_seed_first: bool) -> None:
    content = one_shelf(item("runc"), item("Stone"))

    for load in (landscapes.load_seed, lambda: landscapes.load(content))[:: 1 if is_seed_first else -1]:
        load()

    cards = catalogue().cards
    assert cards.keys() == {record.slug for record in projects()} | {"runc", "stone"}
    assert cards["runc"].became.startswith("Still the OCI's own implementation")
    assert "platform" not in {category.slug for category in catalogue().categories}


@pytest.mark.django_db
def test_names_of_organisations_are_those_of_a_landscape() -> None:
    landscapes.load(one_shelf(item("Mesos", crunchbase="https://www.crunchbase.com/organization/apache")))

    landscapes.load_seed()

    assert catalogue().organisations == {"apache": "Apache"}
    assert catalogue().cards["apache-mesos"].organisation == "apache"


@pytest.mark.django_db
def test_what_was_said_already_is_not_compared_with_every_day_since() -> None:
    landscapes.load_seed()
    for year in range(2019, 2024):
        landscapes.load(one_shelf(item(f"Rook {year}")), on=date(year, 12, 31))

    with CaptureQueriesContext(connection) as queries:
        changed = landscapes.load_seed()

    assert not changed
    assert changed.after.cards.keys() == catalogue(seed.as_of()).cards.keys()
    assert len(queries) <= 3
