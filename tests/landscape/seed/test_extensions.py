"""Extending Kubernetes' API, how Kubernetes was understood, and reading: what was promised, typed here."""

import pytest

from tests.landscape.seed import guide

EXAMPLES = ["TensorFlow", "Istio", "Calico", "etcd operator", "Rook", "Prometheus operator"]
BOOKS = [
    "Beyond the Phoenix Project",
    "The DevOps Handbook",
    "Mythbusting DevOps in the Enterprise",
    "DevSecOps Handbook (2019)",
    "Kubernetes the Hard Way",
]


@pytest.mark.parametrize(
    ("heading", "points"),
    [
        ("## The API is the product", ["**Desired state.**", "**Watch.**", "(authn/authz)"]),
        ("## Controllers and the control loop", ["**controller**", "loop"]),
        (
            "## Two ways to a new kind",
            [
                "**CustomResourceDefinition**",
                "**The aggregator**",
                "**Take a CRD**",
                "**Take the aggregator**",
            ],
        ),
        ("## Aggregated API servers: why, and what for", ["**Metrics**", "**Custom metrics**"]),
    ],
)
def test_the_api_and_both_ways_to_extend_it_are_explained(heading: str, points: list[str]) -> None:
    told = guide.section(guide.chapter("extending-kubernetes").text, heading)

    assert [point for point in points if point not in told] == []


def test_the_examples_are_exactly_these_and_each_is_an_item_that_stands_with_the_extensions() -> None:
    told = guide.section(guide.chapter("extending-kubernetes").text, "## Examples")

    linked = dict(guide.ITEM_LINK.findall(told))
    assert list(linked) == EXAMPLES
    assert set(linked.values()) == guide.standing_on("kubernetes-api", "extensions")


def test_the_three_readings_of_kubernetes_follow_each_other() -> None:
    text = guide.chapter("how-kubernetes-was-understood").text

    assert "**Container management → container platform → services platform**" in text
    headings = [line for line in text.split("\n") if line.startswith("## ") and line[3].isdigit()]
    assert headings == ["## 1. Container management", "## 2. Container platform", "## 3. Services platform"]


def test_every_book_is_told_of_in_its_order() -> None:
    headings = [line[3:] for line in guide.chapter("reading").text.split("\n") if line.startswith("## ")]

    assert headings[:-1] == BOOKS
