"""Groups and chapters of the guide are found by what they are called and by what they say."""

import pytest
from django.test import Client

from landscape.lexicon import Kind
from landscape.queries import searching
from landscape.queries.searching import Hit
from tests.landscape import grouped
from tests.landscape.grouped import SIGS

pytestmark = pytest.mark.django_db


@pytest.fixture
def all_groups(db: None) -> None:
    grouped.load_ours()
    grouped.load(SIGS)


@pytest.mark.usefixtures("all_groups")
@pytest.mark.parametrize(
    ("text", "kind", "slug"),
    [
        ("sig storage", Kind.GROUP, "sig-storage"),
        ("sig storge", Kind.GROUP, "sig-storage"),
        ("wg data", Kind.GROUP, "wg-data"),
        ("csi", Kind.GROUP, "sig-storage"),
        ("jo-doe", Kind.PERSON, "jo-doe"),
        ("kubernetes-csi/docs", Kind.REPOSITORY, "kubernetes-csi/docs"),
        ("service meshes", Kind.CHAPTER, "service-mesh"),
        ("Citadel", Kind.CHAPTER, "service-mesh"),
        ("phoenix", Kind.CHAPTER, "reading"),
    ],
)
def test_what_is_meant_comes_first(text: str, kind: Kind, slug: str) -> None:
    (hit, *_) = searching.hits(text, limit=3)

    assert (hit.kind, hit.slug) == (kind, slug)


@pytest.mark.usefixtures("all_groups")
def test_a_hit_says_what_it_is() -> None:
    assert [searching.hits(text, limit=1) for text in ("sig storage", "service meshes")] == [
        [Hit(Kind.GROUP, "sig-storage", "SIG Storage", "Special interest group")],
        [Hit(Kind.CHAPTER, "service-mesh", "Service meshes", "Guide · as of November 2018")],
    ]


@pytest.mark.usefixtures("all_groups")
@pytest.mark.parametrize(
    ("text", "address"), [("sig storage", "/groups/sig-storage"), ("service meshes", "/guide/service-mesh")]
)
def test_a_hit_leads_to_its_page(text: str, address: str) -> None:
    response = Client().get("/search", {"q": text})

    assert f'<a class="find-hit" href="{address}">' in response.content.decode()
