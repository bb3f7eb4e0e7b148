"""Monograms are the same everywhere and for ever."""

from __future__ import annotations

import pytest

from landscape.monograms import HUES, Monogram, monogram
from tests.landscape.explorer import catalogues
from tests.landscape.landscapes import needs_real_data


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Kubernetes", "Ku"),
        ("etcd", "et"),
        ("CoreDNS", "CD"),
        ("gRPC", "RP"),
        ("Open Policy Agent (OPA)", "OP"),
        ("CDK for Kubernetes (CDK8s)", "CD"),
        ("The Update Framework", "UF"),
        ("C++", "C"),
        ("(member)", "("),
        ("腾讯云", "腾讯"),
        ("42", "42"),
    ],
)
def test_letters_are_taken_from_the_name(name: str, letters: str) -> None:
    assert monogram(name).letters == letters


def test_the_colour_is_that_of_the_name_whatever_its_case() -> None:
    assert monogram("Istio") == Monogram("Is", 3)
    assert monogram("istio").hue == monogram("ISTIO").hue == 3


@needs_real_data
def test_every_colour_is_used_about_as_often() -> None:
    hues = [monogram(card.name).hue for card in catalogues.real().cards.values()]

    assert {hue for hue in hues if abs(hues.count(hue) / len(hues) - 1 / HUES) < 0.03} == {1, 2, 3, 4, 5, 6}
