"""A label of another list is sure, or doubtful with what it may mean."""

import pytest

from landscape.labels import Doubt, Matches, matches

SLUGS = {
    "Container Network Interface (CNI)": "cni",
    "Chaos Mesh": "chaos-mesh",
    "Tekton": "tekton",
    "SPIFFE": "spiffe",
    "Linkerd": "linkerd",
    "\uff32\uff2f\uff2f\uff2b": "rook",  # ROOK in full width
}


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("tekton", "tekton"),
        ("Chaos  mesh", "chaos-mesh"),
        ("Rook", "rook"),
        ("Tekton: Maintainers", "tekton"),
        ("Tekton (Governance Committee)", "tekton"),
        ("Container Network Interface (CNI)", "cni"),
    ],
)
def test_a_name_or_a_part_of_it_is_sure(label: str, slug: str) -> None:
    assert matches([(label,)], SLUGS) == Matches({0: slug}, ())


def test_a_name_with_more_words_is_sure_only_where_the_list_splits_it() -> None:
    labels = [("Tekton Chains",), ("SPIFFE Steering Committee",), ("Tekton (Core)",), ("SPIFFE",)]

    found = matches(labels, SLUGS)

    assert found == Matches(
        {0: "tekton", 2: "tekton", 3: "spiffe"}, (Doubt("SPIFFE Steering Committee", (1,), ("spiffe",)),)
    )


def test_any_spelling_of_a_label_will_do() -> None:
    assert matches([("The mesh", "chaos mesh")], SLUGS) == Matches({0: "chaos-mesh"}, ())


def test_a_confirmed_alias_ends_the_doubt() -> None:
    assert matches([("ChaosMesh",)], SLUGS).doubtful == (Doubt("ChaosMesh", (0,), ("chaos-mesh",)),)

    assert matches([("ChaosMesh",)], SLUGS | {"chaosmesh": "chaos-mesh"}).doubtful == ()


def test_a_label_in_doubt_is_told_once_with_all_its_places() -> None:
    labels = [("Linkerd",), ("Steering Committee",), ("Tekton",), ("Steering Committee",), ("Zebra",)]

    assert matches(labels, SLUGS).doubtful == (
        Doubt("Steering Committee", (1, 3), ("linkerd", "tekton")),
        Doubt("Zebra", (4,), ()),
    )
