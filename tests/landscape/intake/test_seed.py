"""Our own starting catalogue."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from landscape.catalogue import Step, name_key
from landscape.intake import landscape_yml, seed
from landscape.models import Item, Revision
from landscape.queries.catalogue import catalogue
from tests.landscape import landscapes
from tests.landscape.landscapes import item, landscape, needs_real_data, one_shelf

INCUBATING = """
    OpenTracing Fluentd gRPC containerd rkt CNI Envoy Jaeger Notary TUF Vitess CoreDNS NATS Linkerd Helm Rook
"""
SANDBOX = """
    SPIFFE SPIRE OPA CloudEvents Telepresence Harbor OpenMetrics TiKV Cortex Buildpacks Falco
"""


def test_it_holds_the_projects_of_november_2018() -> None:
    names: dict[str, list[str]] = {}
    for record in seed.read().records:
        names.setdefault(record.maturity, []).append(record.name)

    assert names == {
        "graduated": ["Kubernetes", "Prometheus"],
        "incubating": INCUBATING.split(),
        "sandbox": SANDBOX.split(),
    }
    assert seed.as_of() == date(2018, 11, 1)


def test_every_project_says_what_it_is_where_it_lives_and_what_became_of_it() -> None:
    for record in seed.read().records:
        assert record.description.endswith(".")
        assert 40 < len(record.description) < 200
        assert record.homepage.startswith("https://")
        assert record.became.endswith(".")
        assert record.became_url.startswith("https://")
        assert record.repositories
        assert all(pattern == pattern.lower() for pattern in record.repositories)


def test_the_last_step_of_every_project_is_its_level_then() -> None:
    levels = {Step.ACCEPTED: "sandbox", Step.INCUBATING: "incubating", Step.GRADUATED: "graduated"}
    for record in seed.read().records:
        steps = dict(record.moves)
        assert max(steps.values()) <= seed.as_of()
        assert levels[list(steps)[-1]] == record.maturity


@needs_real_data
def test_its_dates_are_those_of_the_landscape() -> None:
    facts = {
        record.name: record for record in landscape_yml.read(landscapes.real()).records if record.maturity
    }
    differing = []
    for record in seed.read().records:
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


def test_no_name_belongs_to_two_projects() -> None:
    records = seed.read().records
    keys = [name_key(name) for record in records for name in record.aliases]

    assert len(keys) == len(set(keys))
    assert len({record.slug for record in records}) == len(records) == 29


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
def test_what_was_said_already_is_not_compared_with_every_day_since() -> None:
    landscapes.load_seed()
    for year in range(2019, 2024):
        landscapes.load(one_shelf(item(f"Rook {year}")), on=date(year, 12, 31))

    with CaptureQueriesContext(connection) as queries:
        changed = landscapes.load_seed()

    assert not changed
    assert changed.after.cards.keys() == catalogue(seed.as_of()).cards.keys()
    assert len(queries) <= 3
