"""Certified Kubernetes, 2018: the pairs of vendor and product, typed here and not read from the files."""

from landscape.intake import seed
from tests.landscape.seed import guide

PAIRS = """
    Alibaba Cloud: Container Service; Apprenda: Kismatic Enterprise Toolkit; AppsCode: Pharmer;
    Caicloud: Compass; Canonical: Canonical Distribution of Kubernetes; Cisco: Cisco Container Platform;
    Cloud Foundry Foundation: Cloud Foundry Container Runtime; CoreOS: Tectonic;
    DaoCloud: DaoCloud Enterprise;
    Docker: Docker Enterprise Edition; Google: GKE; Heptio: AWS Quickstart; Huawei: Cloud Container Engine;
    IBM: IBM Cloud Container Service; IBM: IBM Cloud Private; Loodse: Kubermatic Container Engine;
    Mesosphere: Kubernetes on DC/OS; Microsoft: Azure ACS-Engine; Mirantis: Mirantis Cloud Platform;
    NetEase: Container Service Dedicated; Oracle: Container Engine; Oracle: Oracle Linux; Pivotal: PKS;
    Poseidon: Typhoon; Rancher: Rancher Kubernetes; Red Hat: OpenShift; SAP: Cloud Platform Gardener;
    SUSE: CaaS Platform; Samsung SDS: Kraken; StackPointCloud: Stackpoint.io;
    Tencent Cloud: Container Service;
    VMware: PKS; Weaveworks: kubeadm; Wise2C: WiseCloud
"""


def pairs() -> list[tuple[str, str]]:
    return [
        (vendor, product)
        for pair in " ".join(PAIRS.split()).split("; ")
        for vendor, _, product in [pair.partition(": ")]
    ]


def test_the_certified_products_are_exactly_these() -> None:
    assert [(row.vendor, row.product) for row in seed.certified()] == pairs()
    assert len({vendor for vendor, _ in pairs()}) == 32


def test_the_chapter_lists_exactly_these_and_links_each() -> None:
    told = guide.section(guide.chapter("certified-kubernetes-2018").text, "## The list")

    table = [(vendor, product) for vendor, product, *_ in guide.rows(told)][1:]
    assert table == [(row.vendor, f"[{row.product}](item:{row.item})") for row in seed.certified()]


def test_every_certified_product_is_an_item_of_its_own_and_stands_with_the_certified_ones() -> None:
    items = [row.item for row in seed.certified()]

    assert len(set(items)) == len(items)
    kinds = ("distribution", "hosted", "installer")
    standing = set().union(*(guide.standing_on("platform", f"certified-kubernetes-{kind}") for kind in kinds))
    elsewhere = {guide.slug_of("EKS"), guide.slug_of("AKS")}
    assert standing == {*items} | elsewhere
