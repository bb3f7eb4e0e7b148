"""The container ecosystem of 2018: every name that was promised, typed here and not read from the files."""

import pytest

from tests.landscape.seed import guide

SHELVES = {
    "runtimes": ["runc", "runlxc", "rkt", "runV", "Railcar", "Kata Containers"],
    "engines": ["CRI", "containerd", "Docker", "GKE", "CRI-O", "OpenShift"],
    "docker-engine": ["Moby", "Docker Engine Enterprise", "Docker Engine Community"],
    "containers-as-a-service": ["ECS", "ACS", "GKE"],
    "orchestrators": ["Kubernetes", "Swarm", "Mesos", "Nomad"],
    "managed-kubernetes": ["EKS", "AKS", "GKE"],
}
SECTIONS = {
    "runtimes": "## Runtimes",
    "engines": "## Engines",
    "docker-engine": "## Docker's engine in three",
    "containers-as-a-service": "## Containers as a service",
    "orchestrators": "## Orchestrators",
    "managed-kubernetes": "## Managed Kubernetes",
}
VERSIONS = {
    "Kubernetes": "1.12.0",
    "containerd": "1.2.0-rc.0",
    "gVisor": "50c283b9",
    "CNI": "0.6.0",
    "etcd": "3.3.9",
    "CoreDNS": "1.2.2",
}


@pytest.mark.parametrize("shelf", SHELVES)
def test_each_shelf_holds_what_was_counted_to_it_and_nothing_else(shelf: str) -> None:
    assert guide.standing_on("container-ecosystem", shelf) == {guide.slug_of(name) for name in SHELVES[shelf]}


@pytest.mark.parametrize("shelf", SHELVES)
def test_the_chapter_tells_of_each_where_it_belongs(shelf: str) -> None:
    told = guide.section(guide.chapter("container-ecosystem").text, SECTIONS[shelf])

    linked = dict(guide.ITEM_LINK.findall(told))
    assert {name: linked.get(name) for name in SHELVES[shelf]} == {
        name: guide.slug_of(name) for name in SHELVES[shelf]
    }


def test_the_three_terms_are_told_apart() -> None:
    told = guide.section(guide.chapter("container-ecosystem").text, "## Three words")

    terms = [guide.words(term) for term, *_ in guide.rows(told)]
    assert terms == ["word", "Orchestration", "Engine", "Runtime"]


def test_services_name_their_vendor_and_whether_they_were_on_premises() -> None:
    told = guide.section(guide.chapter("container-ecosystem").text, "## Containers as a service")

    found = {
        guide.words(service): (vendor, on_premises.partition(",")[0])
        for service, vendor, on_premises, _ in guide.rows(told)
    }
    assert found == {
        "service": ("vendor", "on premises in 2018"),
        "ECS": ("Amazon", "no"),
        "ACS": ("Azure", "yes"),
        "GKE": ("Google", "yes"),
    }


def test_nomad_is_hashicorps() -> None:
    told = guide.section(guide.chapter("container-ecosystem").text, "## Orchestrators")

    assert {guide.words(name): by for name, by, *_ in guide.rows(told)}["Nomad"] == "HashiCorp"


def test_the_hard_way_names_its_versions_and_links_each_component() -> None:
    told = guide.section(guide.chapter("kubernetes-the-hard-way").text, "## What it was made of")

    table = [row[:2] for row in guide.rows(told)][1:]
    assert table == [[f"[{name}](item:{guide.slug_of(name)})", version] for name, version in VERSIONS.items()]


def test_the_hard_way_says_for_whom_it_is() -> None:
    assert "people who will run" in guide.section(
        guide.chapter("kubernetes-the-hard-way").text, "## For whom"
    )
