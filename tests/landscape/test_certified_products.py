"""Products are followed by folder and by what was confirmed; what looks alike is asked, never guessed."""

import itertools
import time

import pytest

from landscape import certified_products
from landscape.certified import AIConformance, Certification, Unread
from landscape.certified_products import Doubt, Followed
from tests.landscape.certifications import certification, product, version

OLD = certification("v1.27/ovh", "OVH", "Managed Kubernetes", website="https://ovh.example/k8s/")
NEW = certification("v1.28/OVH", "OVH", "Managed  kubernetes", website="http://www.ovh.example/k8s")
OTHER = certification("v1.28/aks", "Azure", "AKS")
IN_CASE = "the folders differ in case or punctuation only"
SAME = "the same vendor and name"


def reasons(*entries: Certification) -> list[str]:
    return [doubt.reason for doubt in certified_products.products(entries, {}).doubtful]


def test_a_folder_is_one_product_named_as_last_certified() -> None:
    first = certification("v1.9/konvoy", "D2iQ", "Konvoy")
    last = certification("v1.10/konvoy", "Nutanix", "Konvoy")

    found = certified_products.products([last, OTHER, first], {})

    assert found == Followed((product("aks", OTHER), product("konvoy", first, last)), ())
    assert (found.products[1].vendor, found.products[1].first) == ("Nutanix", version("1.9"))


def test_a_renamed_folder_is_asked_and_not_guessed() -> None:
    found = certified_products.products([NEW, OLD], {})

    assert found == Followed(
        (product("ovh", OLD), product("ovh-2", NEW)),
        (Doubt("OVH", "ovh", f"{IN_CASE}; {SAME}; the same address"),),
    )


def test_a_confirmed_folder_joins_its_product_and_settles_the_doubt() -> None:
    found = certified_products.products([OLD, NEW], {"OVH": "ovh"})

    assert found == Followed((product("ovh", OLD, NEW),), ())


def test_two_folders_confirmed_as_two_products_are_no_doubt() -> None:
    found = certified_products.products([OLD, NEW], {"OVH": "ovh-public", "ovh": "ovh"})

    assert found == Followed((product("ovh", OLD), product("ovh-public", NEW)), ())


NETAPP = certification("v1.12/nks", "NetApp", "NetApp Service", website="https://netapp.example/")
NHN = certification("v1.21/nks", "NHN", "NHN Kubernetes", website="https://nhn.example/")


def test_a_folder_taken_over_is_asked() -> None:
    found = certified_products.products([NETAPP, NHN], {})

    reason = "the same folder, but NHN: NHN Kubernetes after NetApp: NetApp Service"
    assert found == Followed((product("nks", NETAPP, NHN),), (Doubt("v1.12/nks", "v1.21/nks", reason),))


def test_a_confirmed_place_parts_a_folder() -> None:
    found = certified_products.products([NETAPP, NHN], {"v1.12/nks": "netapp-service", "nks": "nhn-nks"})

    assert found == Followed((product("netapp-service", NETAPP), product("nhn-nks", NHN)), ())


@pytest.mark.parametrize("confirmed", [{"nks": "nks"}, {"v1.12/nks": "nks", "v1.21/nks": "nks"}])
def test_a_folder_confirmed_as_one_product_all_along_is_no_doubt(confirmed: dict[str, str]) -> None:
    found = certified_products.products([NETAPP, NHN], confirmed)

    assert found == Followed((product("nks", NETAPP, NHN),), ())


def test_a_parted_folder_stands_in_a_doubt_by_its_place() -> None:
    renamed = certification("v1.22/nhn", "NHN", "NHN Kubernetes")

    found = certified_products.products([NETAPP, NHN, renamed], {"v1.12/nks": "netapp-service"})

    assert found.doubtful == (Doubt("nhn", "v1.21/nks", SAME),)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("v1.9/a", "V", "Engine"), ("v1.10/b", "V", "engine"), [SAME]),
        (("v1.9/a", "V", "Engine"), ("v1.10/b", "W", "Engine"), ["the same name"]),
        (("v1.9/a", "V", "Docker for Mac"), ("v1.10/b", "V", "Docker Desktop for Mac"),
         ["a similar name of the same vendor"]),
        (("v1.9/a", "V", "Docker for Mac"), ("v1.10/b", "W", "Docker Desktop for Mac"), []),
        (("v1.9/a", "V", "Engine"), ("v1.10/b", "V", "Platform"), []),
        (("v1.9/a-b", "V", "Engine"), ("v1.10/A_B", "W", "Platform"), [IN_CASE]),
        (("v1.9/a", "V", "Engine One"), ("v1.9/b", "V", "Engine Two"), []),
        (("v1.9/a", "V", "Engine"), ("v1.9/b", "V", "Engine"),
         ["the same vendor and name, though both are certified for 1.9"]),
    ],
)  # fmt: skip
def test_a_doubt_says_what_is_alike(
    one: tuple[str, str, str], other: tuple[str, str, str], expected: list[str]
) -> None:
    assert reasons(certification(*one), certification(*other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("https://a.example/x/", "http://www.a.example/X?from=k8s", ["the same address"]),
        ("https://a.example/x", "https://a.example/y", []),
        ("", "", []),
    ],
)
def test_an_address_is_the_same_however_it_is_written(one: str, other: str, expected: list[str]) -> None:
    assert (
        reasons(
            certification("v1.9/a", "V", "Engine", website=one),
            certification("v1.10/b", "W", "Platform", website=other),
        )
        == expected
    )


def test_a_similar_name_on_the_same_site_is_asked_unless_the_site_is_everybody_s() -> None:
    def on(host: str) -> list[str]:
        return reasons(
            certification("v1.9/a", "V", "Container Engine", website=f"https://{host}/a"),
            certification("v1.10/b", "W", "Container Engine (CE)", website=f"https://{host}/b"),
        )

    assert on("a.example") == ["a similar name on the same site"]
    assert on("github.com") == []


def test_a_name_of_long_ago_is_compared_too() -> None:
    found = certified_products.products(
        [
            certification("v1.9/a", "V", "Engine"),
            certification("v1.10/a", "V", "Something else"),
            certification("v1.11/b", "V", "Engine"),
        ],
        {},
    )

    assert found.doubtful == (Doubt("a", "b", SAME),)


def test_what_cannot_be_read_counts_for_its_product_and_makes_none() -> None:
    unread = [Unread(version("1.29"), "aks"), Unread(version("1.10"), "gone")]

    found = certified_products.products([OTHER], {}, unread=unread)

    assert found == Followed((product("aks", OTHER, unread=("1.29",)),), ())


def test_as_many_folders_as_are_read_are_compared_in_little_time() -> None:
    long = " ".join(str(number) for number in range(40))
    entries = [certification(f"v1.{number % 30}/f{number}", "V", f"{long} {number}") for number in range(500)]
    began_at = time.process_time()

    found = certified_products.products(entries, {})

    assert len(found.doubtful) > 100_000
    assert time.process_time() - began_at < 60


def test_the_order_of_the_files_does_not_matter() -> None:
    entries = [OLD, NEW, OTHER, NETAPP, NHN]
    expected = certified_products.products(entries, {})

    for order in itertools.permutations(entries):
        assert certified_products.products(order, {}) == expected


def test_slugs_are_one_of_a_kind_and_the_first_certified_has_the_plain_one() -> None:
    entries = [
        certification(f"v1.{minor}/{folder}") for minor, folder in enumerate(("B", "b", "b_", "b-2"), 9)
    ]

    for order in itertools.permutations(entries):
        found = certified_products.products(order, {})

        assert [(each.slug, each.folders) for each in found.products] == [
            ("b", ("B",)),
            ("b-2", ("b",)),
            ("b-2-2", ("b-2",)),
            ("b-3", ("b_",)),
        ]


def test_ai_conformance_stands_beside_the_kubernetes_it_names() -> None:
    answers = [
        AIConformance(kubernetes=version("1.35"), folder=folder, vendor="V", name=folder, rests_on=rests_on)
        for folder, rests_on in (("nim", "v1.35/eks"), ("eks", "v1.35/eks"), ("gke", ""), ("x", "v1.35/gke"))
    ]
    eks = product("eks", certification("v1.30/eks"))

    assert certified_products.resting_on(eks, answers) == (answers[1], answers[0])
