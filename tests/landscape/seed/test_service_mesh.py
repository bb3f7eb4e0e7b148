"""Service meshes and Istio's parts: all points that were promised, typed here and not read from the files."""

import pytest

from landscape.intake import seed
from tests.landscape.seed import guide

CAPABILITIES = [
    "Observability",
    "Traffic control",
    "Service discovery",
    "Resilience",
    "Deployment strategies",
    "Security",
]
PARTS = {
    "Envoy": """
        dynamic discovery; load balancing; TLS termination; HTTP/2 and gRPC proxying; circuit breakers;
        health checks; staged rollouts by percentage; fault injection; metrics
    """,
    "Pilot": "discovery; traffic management; routing; resiliency",
    "Mixer": "access control; usage policy; telemetry; plug-ins",
    "Galley": "configuration",
    "Citadel": "authentication; identity",
}


def text() -> str:
    return guide.chapter("service-mesh").text


def test_the_matrix_holds_every_capability_against_every_mesh_of_the_catalogue() -> None:
    head, *table = guide.rows(guide.section(text(), "## Who could do what in November 2018"))

    assert [row[0] for row in table] == CAPABILITIES
    assert all(len(row) == len(head) and all(row) for row in table)
    linked = {slug for cell in head for _, slug in guide.ITEM_LINK.findall(cell)}
    assert linked == guide.standing_on("orchestration-management", "service-mesh")
    assert linked == {"istio", "linkerd", "consul"}


def test_every_capability_is_explained() -> None:
    table = guide.rows(guide.section(text(), "## What a mesh can do"))

    assert [guide.words(row[0]) for row in table][1:] == CAPABILITIES


@pytest.mark.parametrize("part", PARTS)
def test_every_point_of_a_part_is_told(part: str) -> None:
    told = guide.section(text(), f"### {part}").lower()

    points = [" ".join(point.lower().split()) for point in PARTS[part].split(";")]
    assert [point for point in points if f"**{point}**" not in " ".join(told.split())] == []


def test_what_became_of_each_part_is_told() -> None:
    table = guide.rows(guide.section(text(), "## What became of each"))

    assert {guide.words(row[0]) for row in table} >= {*PARTS, "Istio", "the sidecar"}


def test_control_plane_data_plane_and_sidecar_are_told_apart() -> None:
    told = guide.section(text(), "## Istio's architecture in 2018")

    terms = ["**The control plane**", "**The data plane**", "**sidecar**"]
    assert [term for term in terms if term not in told] == []
    assert "](drawing:istio)" in told


def test_the_parts_are_items_of_their_own() -> None:
    assert guide.standing_on("orchestration-management", "istios-control-plane") == {
        "istio-pilot",
        "istio-mixer",
        "istio-galley",
        "istio-citadel",
    }
    assert {record.slug for record in seed.read().records} >= {"envoy", "istio"}
