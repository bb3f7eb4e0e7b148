"""The questions of the certification matrix, on small worlds."""

import pytest

from landscape import certified
from landscape.certified import Cell, KubernetesVersion, Matrix, Offer, Row, Turnover
from tests.landscape.certifications import certification, product, version

GKE = product(
    "gke",
    certification("v1.9/gke", "Google", offer=Offer.HOSTED),
    certification("v1.11/gke", "Google", offer=Offer.HOSTED),
    unread=("1.10",),
)
AKS = product("aks", certification("v1.10/aks", "Azure", offer=Offer.HOSTED))
KOPS = product("kops", certification("v1.10/kops", "azure", "A tool", offer=Offer.INSTALLER))


@pytest.mark.parametrize(
    ("text", "expected"), [("1.9", KubernetesVersion(1, 9)), ("v1.30", KubernetesVersion(1, 30))]
)
def test_a_version_is_read(text: str, expected: KubernetesVersion) -> None:
    assert KubernetesVersion.parse(text) == expected


@pytest.mark.parametrize("text", ["", "1", "v1.30.1", "1.x", "1.30\n", "1.1234", "-1.3", "1.٣"])
def test_what_is_no_version_is_refused_with_its_word(text: str) -> None:
    with pytest.raises(ValueError, match="as a version of Kubernetes such as") as refusal:
        KubernetesVersion.parse(text)

    assert repr(text) in str(refusal.value)


def test_versions_stand_in_their_order_and_not_in_that_of_their_letters() -> None:
    assert [str(each) for each in sorted(map(version, ["1.10", "2.0", "1.9"]))] == ["1.9", "1.10", "2.0"]


def test_first_and_last_count_the_files_that_cannot_be_read() -> None:
    certified_later = product("civo", certification("v1.20/civo"), unread=("1.19", "1.21"))

    assert (certified_later.first, certified_later.last) == (version("1.19"), version("1.21"))


def test_the_matrix_has_a_cell_for_every_product_and_version() -> None:
    nothing = Cell()

    assert certified.matrix([GKE, KOPS, AKS]) == Matrix(
        (version("1.9"), version("1.10"), version("1.11")),
        (
            Row(KOPS, (nothing, Cell(KOPS.certifications), nothing)),
            Row(AKS, (nothing, Cell(AKS.certifications), nothing)),
            Row(
                GKE,
                (
                    Cell((GKE.certifications[0],)),
                    Cell((), is_unread=True),
                    Cell((GKE.certifications[1],)),
                ),
            ),
        ),
    )


def test_a_matrix_of_nothing_is_empty() -> None:
    assert certified.matrix([]) == Matrix((), ())


def test_a_cell_names_each_type_once() -> None:
    entries = (
        certification("v1.20/a", offer=Offer.HOSTED),
        certification("v1.20/b", offer=None),
        certification("v1.20/c", offer=Offer.HOSTED),
    )

    assert Cell(entries).offers == (Offer.HOSTED, None)


def test_who_offers_hosted_1_10_is_answered_by_that_version_alone() -> None:
    products = [GKE, KOPS, AKS]

    assert certified.offering(products, kubernetes=version("1.10"), offer=Offer.HOSTED) == (AKS,)
    assert certified.offering(products, kubernetes=version("1.9"), offer=Offer.HOSTED) == (GKE,)
    assert certified.offering(products, kubernetes=version("1.9"), offer=Offer.INSTALLER) == ()


def test_turnover_names_who_joined_and_who_left() -> None:
    found = certified.turnover([GKE, KOPS, AKS], before=version("1.10"), after=version("1.11"))

    assert found == Turnover(joined=(), left=("aks", "kops"))
    assert certified.turnover([GKE, AKS], before=version("1.9"), after=version("1.10")).joined == ("aks",)


def test_offers_are_counted_by_version() -> None:
    entries = [*GKE.certifications, *AKS.certifications, *KOPS.certifications, certification("v1.9/x")]

    assert certified.offers(entries) == {
        version("1.9"): {Offer.HOSTED: 1, None: 1},
        version("1.10"): {Offer.HOSTED: 1, Offer.INSTALLER: 1},
        version("1.11"): {Offer.HOSTED: 1},
    }
