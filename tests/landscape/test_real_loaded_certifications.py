"""CNCF's own files through the command: what comes out of the database again."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.plugin import DjangoDbBlocker

from landscape.certified import Offer
from landscape.models import Change, Revision, Version
from landscape.queries import certifications as boards
from tests.landscape import landscapes
from tests.landscape.conformances import run
from tests.landscape.intake.test_real_certifications import AI, FIGURES, KUBERNETES

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not KUBERNETES.exists(), reason=f"the real data is not at {KUBERNETES}"),
]
LOADED_ON = date(2024, 8, 1)


@pytest.fixture(scope="module", autouse=True)
def everything(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The landscape and both archives, loaded once for all that is asked of them here."""
    with django_db_blocker.unblock():
        landscapes.load(landscapes.real(), on=date(2024, 1, 1))
        run(str(KUBERNETES), "--on", LOADED_ON.isoformat())
        run(str(AI), "--on", "2025-12-01")
        yield
        landscapes.forget()


def page(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_every_version_has_the_counts_of_its_files() -> None:
    board = boards.board()

    kinds = (Offer.DISTRIBUTION, Offer.HOSTED, Offer.INSTALLER, Offer.OTHER, None)
    assert {
        str(version): (files, *(board.offers[version].get(kind, 0) for kind in kinds))
        for version, files in board.files.items()
    } == FIGURES
    assert (len(board.products), len(board.matrix.versions)) == (355, 24)


def test_loading_both_again_writes_nothing() -> None:
    counts = [model.objects.count() for model in (Revision, Change, Version)]

    lasts = []
    for archive, on in ((KUBERNETES, "2024-08-01"), (AI, "2025-12-01")):
        lines = run(str(archive), "--on", on).splitlines()
        lasts.append([line for line in lines if not line.startswith("?")][-1])

    assert lasts == ["nothing changed", "nothing changed"]
    assert [model.objects.count() for model in (Revision, Change, Version)] == counts


def test_91_doubts_are_listed_and_may_all_be_read() -> None:
    lines = run(str(KUBERNETES), "--on", "2024-08-01", "--verbosity", "2").splitlines()

    assert sum("may be one product" in line for line in lines) == 91
    assert sum("may be the item" in line for line in lines) == 16
    short = run(str(KUBERNETES), "--on", "2024-08-01").splitlines()
    assert short[-1] == "? and 87 more (all with --verbosity 2)"


def test_products_that_surely_are_items_lead_to_them() -> None:
    items = boards.board().items

    assert len(items) == 93
    named = ("aks", "eks", "gke", "kubermatic", "ske")
    assert {slug: items[slug].slug for slug in named} == {
        "aks": "azure-kubernetes-service-aks",
        "eks": "amazon-elastic-container-service-for-kubernetes-eks",
        "gke": "google-kubernetes-engine-gke",
        "kubermatic": "kubermatic-kubernetes-platform",
        "ske": "samsung-kubernetes-engine-ske",
    }
    # One page for three of VMware's products, and a vendor called as somebody's project is.
    assert not {"pks", "tkgi", "kraken"} & items.keys()


def test_38_platforms_stand_beside_and_eks_carries_two() -> None:
    board = boards.board()

    assert len(board.platforms) == 38
    assert [one.slug for one in board.beneath["eks"]] == ["eks", "nvidia-nim-eks"]


def test_a_day_before_the_load_shows_what_was_told_in_2018() -> None:
    assert boards.board(date(2024, 7, 31)).products == {}
    assert len(boards.board(LOADED_ON).products) == 355
    assert "As of November 2018" in page("/certifications?on=2024-07-31")


def test_53_offer_hosted_1_30() -> None:
    text = page("/certifications?kubernetes=1.30&type=hosted")

    assert "53 of 355 products" in " ".join(text.split())
    assert text.count('<th scope="row" class="matrix-product"><a ') == 53


def test_the_whole_matrix_is_small_and_one_question(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    page("/certifications")

    with django_assert_num_queries(2):  # which catalogue this is, and what the page's foot says of it
        response = Client().get("/certifications", headers={"Accept-Encoding": "gzip"})

    assert len(response.content) <= 150_000
    assert response["Content-Encoding"] == "gzip"


def test_the_csv_has_a_line_a_product_and_a_column_a_version() -> None:
    lines = page("/certifications.csv").splitlines()

    assert len(lines) == 356
    assert lines[0].split(",") == ["vendor", "product", "slug", "item", "first", "last", *FIGURES]
