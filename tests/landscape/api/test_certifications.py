"""Certifications as programs read them."""

from dataclasses import replace
from typing import Any

import pytest

from landscape import certified_products
from landscape.certified import AIConformance, Level, Offer, Product, Requirement, Status
from landscape.intake import ai_conformance, certified_files, conformance
from tests.landscape.api import asking, keeping
from tests.landscape.api.describing import Description
from tests.landscape.certifications import certification, product, version
from tests.places import SHARED_DATA

pytestmark = pytest.mark.django_db

GKE = product(
    "gke",
    replace(certification("v1.29/gke", "Google", "GKE", offer=Offer.HOSTED), offer_word="Hosted"),
    certification("v1.30/gke", "Google", "GKE", website="https://example.org/", offer=Offer.HOSTED),
    unread=("1.14",),
)
KRAKEN = product("kraken", certification("v1.30/kraken", "Samsung", "Kraken", offer=Offer.INSTALLER))
NOTHING_SAID: dict[str, Any] = {
    "type": None,
    "type_word": None,
    "version": None,
    "description": None,
    "website": None,
    "repository": None,
    "documentation": None,
    "folder": None,
    "is_readable": True,
    "rests_on": None,
    "requirements": [],
}
OF_GKE = {"product": "gke", "vendor": "Google", "name": "GKE", **NOTHING_SAID}


@pytest.fixture
def two_products(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two products, one of which was certified once by a file that cannot be read."""
    keeping.keep(monkeypatch, {"certified-product": {"kraken": KRAKEN, "gke": GKE}})


@pytest.mark.usefixtures("two_products")
def test_each_version_of_each_product_is_a_row() -> None:
    assert asking.answer("v1/certifications?vendor=google") == {
        "count": 3,
        "results": [
            {**OF_GKE, "kubernetes": "1.14", "is_readable": False},
            {**OF_GKE, "kubernetes": "1.29", "type": "hosted", "type_word": "Hosted", "folder": "gke"},
            {
                **OF_GKE,
                "kubernetes": "1.30",
                "type": "hosted",
                "website": "https://example.org/",
                "folder": "gke",
            },
        ],
    }


@pytest.mark.usefixtures("two_products")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kubernetes=1.30", [("gke", "1.30"), ("kraken", "1.30")]),
        ("kubernetes=v1.30&type=hosted", [("gke", "1.30")]),
        ("type=installer", [("kraken", "1.30")]),
        ("kubernetes=1.3", []),
        ("q=KRAK", [("kraken", "1.30")]),
        ("limit=1&offset=1", [("gke", "1.29")]),
        ("programme=ai", []),
    ],
)
def test_certifications_are_narrowed(query: str, found: list[tuple[str, str]]) -> None:
    rows = asking.answer(f"v1/certifications?{query}")["results"]

    assert [(row["product"], row["kubernetes"]) for row in rows] == found


def test_a_file_that_is_no_products_is_told_by_its_place_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    places = [("1.20", "dahua"), ("1.14", "gke"), ("1.15", "ovh"), ("1.16", "ovh2")]
    unread = {folder: keeping.UnreadFile(version(of), folder) for of, folder in places}
    other = keeping.UnreadFile(version("1.34"), "nim", source="k8s-ai-conformance")
    confirmed = {one: keeping.Confirmed(folder=one) for one in ("ovh", "v1.16/ovh2")}
    keeping.keep(
        monkeypatch,
        {
            "certified-product": {"gke": GKE},
            "unread-certification": {**unread, "nim": other},
            "confirmed-folder": confirmed,
        },
    )

    rows = asking.answer("v1/certifications")["results"]

    assert rows[0] == {
        "product": None,
        "vendor": None,
        "name": None,
        "kubernetes": "1.20",
        **NOTHING_SAID,
        "folder": "dahua",
        "is_readable": False,
    }
    assert [(row["product"], row["kubernetes"]) for row in rows[1:]] == [
        ("gke", "1.14"),
        ("gke", "1.29"),
        ("gke", "1.30"),
    ]


def test_an_ai_platform_tells_what_it_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = AIConformance(
        kubernetes=version("1.34"),
        folder="eks",
        vendor="Amazon",
        name="EKS",
        rests_on="v1.34/eks",
        requirements=(
            Requirement(
                area="networking",
                id="gateway",
                level=Level.MUST,
                level_word="MUST",
                status=Status.IMPLEMENTED,
                status_word="Implemented",
                evidence=("https://example.org/",),
            ),
        ),
    )
    platform = Product(slug="eks", vendor="Amazon", name="EKS", folders=("eks",), certifications=(answer,))
    keeping.keep(monkeypatch, {"ai-platform": {"eks": platform}})

    assert asking.answer("v1/certifications?programme=ai")["results"] == [
        {
            "product": "eks",
            "vendor": "Amazon",
            "name": "EKS",
            "kubernetes": "1.34",
            **NOTHING_SAID,
            "folder": "eks",
            "rests_on": "v1.34/eks",
            "requirements": [
                {
                    "area": "networking",
                    "id": "gateway",
                    "level": "MUST",
                    "status": "Implemented",
                    "evidence": ["https://example.org/"],
                    "notes": None,
                }
            ],
        }
    ]


@pytest.mark.skipif(not (SHARED_DATA / "landscape").exists(), reason=f"the real data is not at {SHARED_DATA}")
def test_the_real_certifications_are_told_as_described(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = SHARED_DATA / "landscape"
    kubernetes = conformance.read(certified_files.delivered(str(folder / "k8s-conformance-1.7-1.30.tar.xz")))
    ai = ai_conformance.read(certified_files.delivered(str(folder / "k8s-ai-conformance.tar.xz")))
    found = certified_products.products(kubernetes.records, {}, unread=kubernetes.unread)
    platforms = certified_products.products(ai.records, {})
    keeping.keep(monkeypatch, {"certified-product": {one.slug: one for one in found.products}})
    hosted = asking.answer("v1/certifications?kubernetes=1.30&type=hosted")["count"]
    of_30 = asking.answer("v1/certifications?kubernetes=1.30")["count"]
    mismatches = Description().mismatches("/api/v1/certifications", "/api/v1/certifications?limit=1000")
    keeping.keep(monkeypatch, {"ai-platform": {one.slug: one for one in platforms.products}})

    assert (of_30, hosted) == (125, 53)
    assert asking.answer("v1/certifications?programme=ai")["count"] == 60
    assert mismatches == []
    assert Description().mismatches("/api/v1/certifications", "/api/v1/certifications?programme=ai") == []
