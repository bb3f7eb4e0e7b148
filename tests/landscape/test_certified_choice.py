"""What is chosen of the matrix reads back as written, and what cannot be read is told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscape.certified import Offer, matrix
from landscape.certified_choice import Choice
from landscape.explorer.selection import Misunderstood
from tests.landscape.certifications import certification, product, version

TODAY = date(2026, 8, 7)
PRODUCTS = [
    product(
        "gke",
        certification("v1.29/gke", "Google", "GKE", offer=Offer.OTHER),
        certification("v1.30/gke", "Google", "GKE", offer=Offer.HOSTED),
    ),
    product("k3s", certification("v1.29/k3s", "SUSE", "k3s", offer=Offer.DISTRIBUTION), unread=("1.30",)),
    product("old", certification("v1.7/old", "Old", "Engine")),
]


def chosen(**query: str) -> list[str]:
    choice = Choice.parse(query, today=TODAY)
    return [row.product.slug for row in choice.rows(matrix(PRODUCTS).rows)]


@given(
    st.builds(
        Choice,
        kubernetes=st.none() | st.builds(version, st.from_regex(r"[1-9]\.[1-9][0-9]?", fullmatch=True)),
        offer=st.none() | st.sampled_from(Offer),
        vendor=st.text(alphabet="aB é&=+/", max_size=20).map(lambda text: " ".join(text.split())),
        on=st.none() | st.dates(max_value=TODAY),
    )
)
def test_a_choice_reads_back_as_written(choice: Choice) -> None:
    assert Choice.parse(choice.query(), today=TODAY) == choice


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ({}, ["gke", "old", "k3s"]),
        ({"kubernetes": "1.30"}, ["gke", "k3s"]),
        ({"kubernetes": "v1.29", "type": "hosted"}, []),
        ({"kubernetes": "1.30", "type": "hosted"}, ["gke"]),
        ({"type": "other"}, ["gke"]),
        ({"vendor": "  suse "}, ["k3s"]),
        ({"vendor": "engine"}, ["old"]),
        ({"kubernetes": "1.99"}, []),
    ],
)
def test_rows_are_those_that_answer_everything(query: dict[str, str], slugs: list[str]) -> None:
    assert chosen(**query) == slugs


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"colour": "red"}, "there is nothing called 'colour' to choose here"),
        ({"kubernetes": "new"}, "'new' is no version of Kubernetes; write it as 1.30"),
        ({"type": "cloud"}, "'cloud' is no type; there are distribution, hosted, installer, other"),
        ({"vendor": "x" * 101}, "what a vendor is called can have 100 characters, not 101"),
        ({"on": "2026-8-7"}, "'2026-8-7' is no day; write it as 2018-12-31"),
        ({"on": "2026-02-30"}, "there is no day 2026-02-30"),
        ({"on": "2026-08-08"}, "2026-08-08 is yet to come"),
    ],
)
def test_what_cannot_be_read_is_told(query: dict[str, str], sentence: str) -> None:
    with pytest.raises(Misunderstood) as refusal:
        Choice.parse(query, today=TODAY)

    assert str(refusal.value) == sentence
