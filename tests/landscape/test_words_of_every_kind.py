"""A steward's word on things of every kind outlives the next file, which says so."""

import json
from datetime import date
from pathlib import Path

import pytest

from landscape import stewardship
from landscape.catalogue import Source
from landscape.certifications import CertifiedProduct
from landscape.groups import Group
from landscape.guide import Chapter
from landscape.kinds import Redirect
from landscape.maintainers import MaintainerList
from landscape.organisations import About, OrganisationKind
from landscape.queries.catalogue import catalogue
from landscape.stewardship import Deed
from tests.landscape import conformances, grouped, landscapes, maintained
from tests.landscape.conformances import folder, said
from tests.landscape.grouped import SIGS, run
from tests.landscape.landscapes import NOON, at_home, one_shelf

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = date(2026, 1, 1), date(2026, 3, 3), date(2026, 6, 1)
KEPT = "kept, a steward's word of 3 Mar 2026"
GUIDE = b"categories:\n- category: Runtime\n  content: <p>How things run.</p>\n  subcategories: []\n"


def say(kind: str, slug: str, /, **fields: object) -> None:
    deed = Deed(kind=kind, slug=slug, who="ada", why="it is so", on=SECOND, said=fields)
    stewardship.done(deed, now=NOON)


def written(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def test_of_a_group(tmp_path: Path) -> None:
    grouped.load(SIGS, on=FIRST)
    say("group", "sig-storage", mission="Keeps everything.")

    told = run("load_groups", written(tmp_path, "sigs.yaml", SIGS), "--on", THIRD.isoformat())

    group = catalogue().of(Group)["sig-storage"]
    assert (group.mission, group.source) == ("Keeps everything.", Source.KUBERNETES_COMMUNITY)
    assert f"= sig-storage, mission: {KEPT}" in told.splitlines()


def test_of_a_chapter(tmp_path: Path) -> None:
    guide = written(tmp_path, "guide.yml", GUIDE)
    run("load_guide", guide, "--on", FIRST.isoformat())
    say("chapter", "cncf-runtime", title="Run time")

    told = run("load_guide", guide, "--on", THIRD.isoformat())

    assert catalogue().of(Chapter)["cncf-runtime"].title == "Run time"
    assert f"= cncf-runtime, title: {KEPT}" in told.splitlines()


def test_of_a_certified_product(tmp_path: Path) -> None:
    conformances.load(tmp_path / "old", {"v1.29/gke": said("Google", "GKE")}, on=FIRST.isoformat())
    say("certified-product", "gke", vendor="Google Cloud")

    place = folder(tmp_path / "new", {"v1.30/gke": said("Google", "GKE")})
    told = conformances.run(place, "--on", THIRD.isoformat())
    again = json.loads(conformances.run(place, "--on", THIRD.isoformat(), "--json"))

    product = catalogue().of(CertifiedProduct)["gke"]
    assert (product.vendor, [str(one) for one in product.versions]) == ("Google Cloud", ["1.29", "1.30"])
    assert f"= gke, vendor: {KEPT}" in told.splitlines()
    assert again["kept"] == [
        {
            "kind": "certified-product",
            "of": "gke",
            "field": "vendor",
            "said": {"value": "Google Cloud", "since": "2026-03-03", "who": "ada"},
            "otherwise": "Google",
        }
    ]


def test_of_a_list_of_maintainers() -> None:
    landscapes.load(one_shelf(at_home("Rook", project="graduated")), on=FIRST)
    maintained.load(maintained.SHEET, on=FIRST)
    (slug,) = (key for key, one in catalogue().of(MaintainerList).items() if one.label == "Rook")
    say("maintainers", slug, list_url="https://example.org/MAINTAINERS")

    maintained.load(maintained.SHEET.replace(b"Jo Doe", b"Jo Roe"), on=THIRD)

    found = catalogue().of(MaintainerList)[slug]
    assert (found.list_url, found.maintainers[0].name) == ("https://example.org/MAINTAINERS", "Jo Roe")


def test_of_an_organisation() -> None:
    page = "https://www.crunchbase.com/organization/acme"
    content = one_shelf(at_home("Rook", crunchbase=page))
    landscapes.load(content, on=FIRST)
    (slug,) = catalogue().organisations
    kind = next(iter(OrganisationKind))
    say("organisation", slug, name="Acme", country="DE", kind=kind.value)

    landscapes.load(one_shelf(at_home("Rook", crunchbase=page), at_home("Crow")), on=THIRD)

    assert catalogue().organisations[slug] == "Acme"
    assert catalogue().abouts[slug] == About("DE", kind)


def test_of_a_redirect() -> None:
    landscapes.load(one_shelf(at_home("Castle")), on=FIRST)
    say("redirect", "rook", exists=True, to="castle")

    landscapes.load(one_shelf(at_home("Castle"), at_home("Crow")), on=THIRD)

    assert catalogue().of(Redirect) == {"rook": Redirect("castle")}
