"""What is typed finds what is meant, letters wrong or missing, among all of the real landscape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection

from landscape import indexing, lexicon, revise
from landscape.catalogue import Catalogue
from landscape.kinds import SHELVED, Redirect
from landscape.lexicon import Entry, Kind
from landscape.models import SearchEntry
from landscape.queries import searching
from landscape.queries.catalogue import catalogue
from landscape.queries.searching import Hit
from tests.landscape import grouped, landscapes
from tests.landscape.explorer import catalogues
from tests.landscape.landscapes import needs_real_data


@pytest.fixture(scope="module")
def real(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:  # noqa: ANN401 - pytest-django's own
    """The real landscape's entries, once for all tests of this module."""
    with django_db_blocker.unblock():
        indexing.index(catalogues.real())
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE landscape_searchentry")
        yield
        SearchEntry.objects.all().delete()


def first(text: str) -> tuple[str, str]:
    hit = searching.hits(text, limit=1)[0]
    return hit.kind, hit.slug


@needs_real_data
@pytest.mark.django_db
@pytest.mark.usefixtures("real")
@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("kubernetes", "kubernetes"),
        ("kuberntes", "kubernetes"),
        ("Kubernets", "kubernetes"),
        ("promethues", "prometheus"),
        ("prom", "prometheus"),
        ("istoi", "istio"),
        ("isti", "istio"),
        ("envy", "envoy"),
        ("linkrd", "linkerd"),
        ("opentelemtry", "opentelemetry"),
        ("open telemetry", "opentelemetry"),
        ("etdc", "etcd"),
        ("contaienrd", "containerd"),
        ("CoreDNS", "coredns"),
        ("argoproj/argo", "argo"),
    ],
)
def test_the_project_that_is_meant_comes_first(text: str, slug: str) -> None:
    assert first(text) == (Kind.ITEM, slug)


@needs_real_data
@pytest.mark.django_db
@pytest.mark.usefixtures("real")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("red hat", (Kind.ORGANISATION, "red-hat")),
        ("service mesh", (Kind.SUBCATEGORY, "orchestration-management/service-mesh")),
        ("servce mesh", (Kind.SUBCATEGORY, "orchestration-management/service-mesh")),
        ("wasm", (Kind.CATEGORY, "wasm")),
    ],
)
def test_organisations_and_categories_are_found_too(text: str, found: tuple[str, str]) -> None:
    assert first(text) == found


@needs_real_data
@pytest.mark.django_db
@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("text", ["", "   ", "++", "'", "%", "qqqxxzz", "\x00", "' OR 1=1 --qqqxxzz" * 9])
def test_what_names_nothing_finds_nothing(text: str) -> None:
    assert searching.hits(text, limit=5) == []


@needs_real_data
@pytest.mark.django_db
@pytest.mark.usefixtures("real")
def test_a_hit_says_what_it_is_and_where_it_stands() -> None:
    assert searching.hits("prometheus", limit=1) == [
        Hit(
            Kind.ITEM,
            "prometheus",
            "Prometheus",
            "Graduated · Observability · Cloud Native Computing Foundation",
        )
    ]


@needs_real_data
@pytest.mark.django_db
@pytest.mark.usefixtures("real")
def test_each_way_of_being_found_has_its_index() -> None:
    with connection.cursor() as cursor:
        # With so few rows reading them all costs about as much, which the planner may prefer.
        cursor.execute("SET LOCAL enable_seqscan = off")
        plans = []
        for condition in (
            "'kuberntes' <% names",
            "to_tsvector('simple', COALESCE(names, '')) @@ to_tsquery('simple', '''prom'':*')",
            "to_tsvector('english', COALESCE(about, '')) @@ plainto_tsquery('english', 'tracing')",
        ):
            cursor.execute(f"EXPLAIN SELECT id FROM landscape_searchentry WHERE {condition}")  # noqa: S608 - from above
            plans.append("\n".join(line for (line,) in cursor))

    used = ["search_entry_names_trigrams", "search_entry_names_words", "search_entry_about_words"]
    assert [name in plan for name, plan in zip(used, plans, strict=True)] == [True, True, True]


@pytest.mark.django_db
def test_a_revision_makes_what_can_be_found_what_the_catalogue_has() -> None:
    landscapes.load(landscapes.one_shelf(landscapes.item("Rook"), landscapes.item("Ceph")))

    before = {row.pk: row.title for row in SearchEntry.objects.filter(kind=Kind.ITEM)}
    landscapes.load(landscapes.one_shelf(landscapes.item("Rook"), landscapes.item("Minio")))
    after = {row.pk: row.title for row in SearchEntry.objects.filter(kind=Kind.ITEM)}

    assert sorted(before.values()) == ["Ceph", "Rook"]
    assert sorted(after.values()) == ["Minio", "Rook"]
    assert {pk for pk, title in before.items() if title == "Rook"} <= set(after)


@pytest.mark.django_db
def test_what_has_left_is_found_after_what_is_there_and_says_when_it_left() -> None:
    landscapes.load(
        landscapes.one_shelf(landscapes.at_home("Rookery", project="sandbox")), on=date(2020, 1, 1)
    )
    landscapes.load(landscapes.one_shelf(landscapes.at_home("Rook")))

    assert searching.hits("rook", limit=9) == [
        Hit(Kind.ITEM, "rook", "Rook", "Storage"),
        Hit(Kind.ITEM, "rookery", "Rookery", "Left on 7 Aug 2026 · Sandbox"),
    ]


@pytest.mark.django_db
def test_what_a_file_of_days_gone_by_tells_is_found_too() -> None:
    landscapes.load(landscapes.one_shelf(landscapes.at_home("Rook")))

    landscapes.load(landscapes.one_shelf(landscapes.at_home("Ceph")), on=date(2020, 1, 1))

    assert [(hit.slug, hit.said) for hit in searching.hits("ceph", limit=9)] == [
        ("ceph", "Left on 7 Aug 2026")
    ]


@pytest.mark.django_db
def test_what_goes_by_another_slug_now_has_not_left() -> None:
    landscapes.load(landscapes.one_shelf(landscapes.at_home("Rook"), landscapes.at_home("Ceph")))
    about = SHELVED | {"redirect"}

    revise.revise(ceph_is_rook, replace(landscapes.signature(), is_whole=False, about=about))

    assert [hit.slug for hit in searching.hits("ceph", limit=9)] == []


def ceph_is_rook(present: Catalogue) -> Catalogue:
    cards = {slug: card for slug, card in present.cards.items() if slug != "ceph"}
    return replace(present, cards=cards, others={**present.others, Redirect: {"ceph": Redirect("rook")}})


@pytest.mark.django_db
def test_a_group_that_has_left_is_found() -> None:
    grouped.load_ours()
    grouped.load(grouped.SIGS, on=date(2026, 8, 7))

    found = searching.hits("SIG AWS", limit=1)

    assert [(hit.kind, hit.slug, hit.said) for hit in found] == [
        (Kind.GROUP, "sig-aws", "Left on 7 Aug 2026 · Special interest group")
    ]


@pytest.mark.django_db
def test_words_as_typed_in_a_text_come_before_names_with_letters_wrong() -> None:
    landscapes.load(
        landscapes.one_shelf(
            landscapes.at_home("Runrax", project="graduated"),
            landscapes.at_home("Old runtimes", description="Before it there was runlxc"),
        )
    )

    assert searching.hits("runlxc", limit=1)[0].slug == "old-runtimes"


@pytest.mark.django_db
def test_a_site_that_was_set_up_before_there_was_a_search_gets_its_entries() -> None:
    landscapes.load(landscapes.one_shelf(landscapes.item("Rook")))
    SearchEntry.objects.all().delete()

    indexing.index(catalogue())

    assert [hit.title for hit in searching.hits("rook", limit=1)] == ["Rook"]


def test_an_entry_has_every_name_once_and_what_is_said_of_it() -> None:
    entries = {(entry.kind, entry.slug): entry for entry in lexicon.entries(catalogues.small())}

    assert entries[Kind.ITEM, "sail"] == Entry(
        kind=Kind.ITEM,
        slug="sail",
        title="Sail",
        key="sail",
        names="sail rope",
        about="Carries requests over the wind Mesh Harbour",
        said="Graduated · Mesh · Harbour",
        weight=1.0,
    )
    assert entries[Kind.ITEM, "hold"].names == "hold cargo"
    assert entries[Kind.ORGANISATION, "harbour"].said == "Organisation · 2 items"
    assert len(entries) == 7 + 2 + 4 + 6 + 3


def test_an_empty_catalogue_has_no_entries() -> None:
    assert lexicon.entries(Catalogue()) == []
