"""The matrix as CSV and JSON."""

import json

from landscape import certified_sheets
from landscape.catalogue import Card, Source
from landscape.certified import Offer, matrix
from tests.landscape.certifications import certification, product

MATRIX = matrix(
    [
        product(
            "gke",
            certification("v1.9/gke", "Google", "=GKE", offer=Offer.HOSTED),
            certification("v1.9/gke", "Google", "=GKE"),
            unread=("1.10",),
        ),
        product("k3s", certification("v1.10/k3s", "SUSE, LLC", "k3s", offer=Offer.DISTRIBUTION)),
    ]
)
ITEMS = {"gke": Card(slug="google-kubernetes-engine", source=Source.LANDSCAPE, name="GKE", shelf=("a", "b"))}


def test_csv_has_a_column_a_version_and_no_formula() -> None:
    written = certified_sheets.as_csv(MATRIX.versions, MATRIX.rows, ITEMS)

    assert written.decode().splitlines() == [
        "vendor,product,slug,item,first,last,1.9,1.10",
        "Google,'=GKE,gke,google-kubernetes-engine,1.9,1.10,hosted; certified,unread",
        '"SUSE, LLC",k3s,k3s,,1.10,1.10,,distribution',
    ]


def test_json_has_the_types_by_version() -> None:
    written = certified_sheets.as_json(MATRIX.versions, MATRIX.rows, ITEMS)

    assert json.loads(written) == {
        "count": 2,
        "versions": ["1.9", "1.10"],
        "results": [
            {
                "slug": "gke",
                "vendor": "Google",
                "name": "=GKE",
                "item": "google-kubernetes-engine",
                "first": "1.9",
                "last": "1.10",
                "certified": {"1.9": ["hosted", "certified"], "1.10": ["unread"]},
            },
            {
                "slug": "k3s",
                "vendor": "SUSE, LLC",
                "name": "k3s",
                "item": None,
                "first": "1.10",
                "last": "1.10",
                "certified": {"1.10": ["distribution"]},
            },
        ],
    }
