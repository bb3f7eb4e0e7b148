"""The guide as programs read it."""

from datetime import date

import pytest

from landscape.guide import GuideSection
from tests.landscape.api import asking, keeping
from tests.landscape.api.describing import Description
from tests.landscape.api.keeping import Written

pytestmark = pytest.mark.django_db

MESH = Written(
    slug="service-mesh",
    title="Service mesh",
    position=1,
    as_of=date(2018, 11, 28),
    text="Of *meshes*",
    items=("istio",),
    sections=(GuideSection("Sidecars", "Beside", ("proxy",)),),
)


def test_chapters_are_told_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Written(slug="z", title="Containers")
    imported = Written(slug="a", title="Runtime", source="cncf-guide", keywords=("cri",))
    keeping.keep(monkeypatch, {"chapter": {"service-mesh": MESH, "z": first, "a": imported}})

    empty: dict[str, object] = {"as_of": None, "text": "", "keywords": [], "items": [], "sections": []}
    assert asking.answer("v1/guide") == {
        "count": 3,
        "results": [
            {"slug": "a", "title": "Runtime", "source": "cncf-guide", **empty, "keywords": ["cri"]},
            {"slug": "z", "title": "Containers", "source": "our-guide", **empty},
            {
                "slug": "service-mesh",
                "title": "Service mesh",
                "source": "our-guide",
                "as_of": "2018-11-28",
                "text": "Of *meshes*",
                "keywords": [],
                "items": ["istio"],
                "sections": [{"title": "Sidecars", "text": "Beside", "keywords": ["proxy"]}],
            },
        ],
    }
    assert Description().mismatches("/api/v1/guide", "/api/v1/guide") == []
