"""The figures that CNCF's own files of certified Kubernetes and AI conformance must give."""

import functools
from collections import Counter

import pytest

from landscape import certified, certified_products
from landscape.certified import AIConformance, Certification, Offer, Status
from landscape.intake import ai_conformance, certified_files, conformance
from landscape.intake.certified_files import Reading
from tests.landscape.certifications import version
from tests.places import SHARED_DATA

KUBERNETES = SHARED_DATA / "landscape" / "k8s-conformance-1.7-1.30.tar.xz"
AI = SHARED_DATA / "landscape" / "k8s-ai-conformance.tar.xz"
pytestmark = pytest.mark.skipif(not KUBERNETES.exists(), reason=f"the real data is not at {SHARED_DATA}")

# By a count over the files: all, distributions, hosted, installers, others, without a type.
FIGURES = {
    "1.7": (27, 0, 0, 0, 0, 27),
    "1.8": (45, 0, 0, 1, 0, 44),
    "1.9": (45, 5, 1, 0, 1, 38),
    "1.10": (62, 16, 11, 7, 1, 25),
    "1.11": (69, 19, 12, 9, 1, 26),
    "1.12": (68, 19, 18, 7, 2, 20),
    "1.13": (95, 36, 23, 14, 1, 18),
    "1.14": (100, 35, 28, 20, 1, 14),
    "1.15": (88, 28, 30, 21, 1, 8),
    "1.16": (106, 37, 33, 22, 2, 8),
    "1.17": (104, 43, 32, 16, 1, 7),
    "1.18": (131, 52, 41, 24, 3, 6),
    "1.19": (114, 54, 34, 19, 1, 0),
    "1.20": (115, 45, 39, 23, 3, 0),
    "1.21": (117, 49, 39, 23, 1, 0),
    "1.22": (115, 45, 44, 21, 2, 0),
    "1.23": (128, 56, 46, 24, 2, 0),
    "1.24": (122, 48, 44, 26, 4, 0),
    "1.25": (114, 48, 41, 23, 2, 0),
    "1.26": (119, 50, 44, 21, 4, 0),
    "1.27": (124, 46, 52, 23, 3, 0),
    "1.28": (130, 55, 50, 21, 4, 0),
    "1.29": (120, 51, 46, 21, 2, 0),
    "1.30": (125, 50, 53, 17, 5, 0),
}
# Sentence and line of each, by version and folder; the sentences are the YAML parser's.
_KEY, _END, _COLON = (
    "did not find expected key",
    "found unexpected end of stream",
    "could not find expected ':'",
)
_MAPPING, _TOKEN = (
    "mapping values are not allowed in this context",
    "found character that cannot start any token",
)
INVALID = {
    ("gke", 8, _KEY): "1.10 1.11 1.12 1.13 1.14",
    ("rancher", 9, _END): "1.10 1.11 1.12 1.13",
    ("acornsoft-cocktail", 9, _END): "1.13 1.16 1.17 1.18 1.19 1.20 1.21",
    ("h3c-cloudos", 6, _COLON): "1.14 1.17 1.19 1.22",
    ("metakube-aws", 8, _MAPPING): "1.16 1.17 1.18 1.19 1.20 1.21",
    ("metakube-openstack", 8, _MAPPING): "1.16 1.17 1.18 1.19 1.20 1.21",
    ("windrivercloud", 9, _KEY): "1.16 1.18",
    ("SamsungSDS-Kubernetes-Service", 7, _TOKEN): "1.17 1.19 1.21",
    ("nexastack", 10, _COLON): "1.18 1.20",
    ("dahua-MagicCube", 6, _COLON): "1.19 1.22",
    ("civo", 8, _KEY): "1.20",
    ("whitemist", 9, _KEY): "1.21",
    ("JDOS", 7, _COLON): "1.22",
}


@functools.cache
def kubernetes() -> Reading[Certification]:
    return conformance.read(certified_files.delivered(str(KUBERNETES)))


@functools.cache
def ai() -> Reading[AIConformance]:
    return ai_conformance.read(certified_files.delivered(str(AI)))


def test_every_version_has_its_files_and_its_types() -> None:
    files = Counter(record.kubernetes for record in kubernetes().records)
    files.update(unread.kubernetes for unread in kubernetes().unread)
    offers = certified.offers(kubernetes().records)

    kinds = (Offer.DISTRIBUTION, Offer.HOSTED, Offer.INSTALLER, Offer.OTHER, None)
    assert {
        str(each): (files[each], *(offers[each].get(kind, 0) for kind in kinds)) for each in sorted(files)
    } == FIGURES
    assert (len(kubernetes().records), sum(files.values())) == (2339, 2383)


def test_the_44_invalid_files_are_reported_one_by_one() -> None:
    assert kubernetes().errors == ()
    assert sorted(
        (problem.path, problem.line, problem.sentence) for problem in kubernetes().left_out
    ) == sorted(
        (f"v{each}/{folder}/PRODUCT.yaml", line, f"this is not YAML: {sentence}")
        for (folder, line, sentence), versions in INVALID.items()
        for each in versions.split()
    )
    assert len(kubernetes().left_out) == 44
    assert {(problem.path, problem.is_error) for problem in kubernetes().left_out} == {
        (f"v{each.kubernetes}/{each.folder}/PRODUCT.yaml", False) for each in kubernetes().unread
    }


def test_the_types_are_spelt_in_sixteen_ways_one_of_them_not_at_all() -> None:
    assert Counter((record.offer_word, record.offer) for record in kubernetes().records) == {
        ("distribution", Offer.DISTRIBUTION): 784,
        ("Distribution", Offer.DISTRIBUTION): 84,
        ("distro", Offer.DISTRIBUTION): 19,
        ("hosted", Offer.HOSTED): 528,
        ("hosted platform", Offer.HOSTED): 219,
        ("Hosted", Offer.HOSTED): 10,
        ("Hosted platform", Offer.HOSTED): 2,
        ("hosted & dedicated", Offer.HOSTED): 2,
        ("installer", Offer.INSTALLER): 345,
        ("Installer", Offer.INSTALLER): 52,
        ("Certified Kubernetes - Installer", Offer.INSTALLER): 6,
        ("platform", Offer.OTHER): 41,
        ("container platform", Offer.OTHER): 4,
        ("multi-cloud container platform", Offer.OTHER): 1,
        ("vendor", Offer.OTHER): 1,
        ("", None): 241,
    }


def test_every_other_fault_of_the_files_is_a_warning() -> None:
    def kind(sentence: str) -> str:
        for part in ("is not an http", "comes again", "is read as", "is not known", "the file is called"):
            if part in sentence:
                return part
        return sentence

    assert Counter(kind(problem.sentence) for problem in kubernetes().warnings) == {
        "is not an http": 78,
        "comes again": 24,
        "is read as": 5,
        "is not known": 2,
        "the file is called": 34,
    }


def test_no_address_of_a_person_is_kept() -> None:
    texts = repr(kubernetes()) + repr(ai())

    # One picture has an @ in its name.
    assert {word for word in texts.split() if "@" in word and "3@0.5x" not in word} == set()


def test_vendors_products_and_folders_are_as_many_as_there_are_spellings() -> None:
    records = kubernetes().records

    assert len({record.vendor for record in records}) == 241
    assert len({(record.vendor, record.name) for record in records}) == 391
    folders = {record.folder for record in records} | {unread.folder for unread in kubernetes().unread}
    assert len(folders) == 356


def test_products_are_followed_and_the_alike_are_listed() -> None:
    followed = certified_products.products(kubernetes().records, {}, unread=kubernetes().unread)

    # One folder of the 356, dahua-MagicCube, has no file that can be read.
    assert len(followed.products) == 355
    whole = [product.slug for product in followed.products if len(product.versions) == len(FIGURES)]
    assert whole == ["kubermatic", "kublr", "nirmata"]
    doubtful = {(doubt.first, doubt.second) for doubt in followed.doubtful}
    assert len(doubtful) == 91
    assert doubtful > {
        ("OVH", "ovh"),
        ("linode", "lke"),
        ("pks", "tkgi"),
        ("oce", "oke"),
        ("nifcloud-hatoba", "nifcloud-kubernetes-service-hatoba"),
        ("vmware-tanzu-community-edition", "vmware-tanzu-comnmunity-edition"),
        ("v1.10/vke", "v1.20/vke"),
        ("v1.16/nks", "v1.21/nks"),
    }


def test_25_folders_joined_with_1_30_and_20_left() -> None:
    followed = certified_products.products(kubernetes().records, {}, unread=kubernetes().unread)

    found = certified.turnover(followed.products, before=version("1.29"), after=version("1.30"))

    assert (len(found.joined), len(found.left)) == (25, 20)


def test_gke_is_certified_where_its_files_cannot_be_read() -> None:
    followed = certified_products.products(kubernetes().records, {}, unread=kubernetes().unread)
    gke = next(product for product in followed.products if product.slug == "gke")

    assert [str(each) for each in gke.unread] == ["1.10", "1.11", "1.12", "1.13", "1.14"]
    assert not {entry.kubernetes for entry in gke.certifications} & set(gke.unread)


def test_53_products_offer_hosted_1_30() -> None:
    followed = certified_products.products(kubernetes().records, {})

    found = certified.offering(followed.products, kubernetes=version("1.30"), offer=Offer.HOSTED)

    assert len(found) == 53
    # Amazon calls its EKS a "platform", and that is other.
    assert {"gke", "aks", "iks", "oke", "eks"} - {product.slug for product in found} == {"eks"}


def test_the_60_ai_answers_are_kept_whole() -> None:
    records = ai().records

    assert (ai().errors, ai().left_out, ai().unread) == ((), (), ())
    assert Counter(str(record.kubernetes) for record in records) == {
        "1.33": 12,
        "1.34": 22,
        "1.35": 21,
        "1.36": 5,
    }
    answers = [requirement for record in records for requirement in record.requirements]
    assert Counter(answer.status_word for answer in answers) == {
        "Implemented": 585,
        "": 20,
        "N/A": 12,
        "Not Implemented": 6,
        "Partially Implemented": 2,
    }
    assert all((answer.status is None) == (answer.status_word == "") for answer in answers)
    assert Counter(answer.level_word for answer in answers) == {"MUST": 523, "SHOULD": 102}
    # 1,082 pieces of evidence, of which four are empty, and six times the word N/A instead of a list.
    assert sum(len(answer.evidence) for answer in answers) == 1084
    assert sum(bool(record.rests_on) for record in records) == 36


def test_seven_musts_are_recorded_as_not_applicable() -> None:
    unmet = [(record.place, answer.id, answer.status) for record in ai().records for answer in record.unmet]

    assert unmet == [
        ("v1.33/daocloud", "cluster_autoscaling", Status.NOT_APPLICABLE),
        *(
            (place, requirement, Status.NOT_APPLICABLE)
            for place in ("v1.33/talos", "v1.34/talos")
            for requirement in ("cluster_autoscaling", "accelerator_metrics", "ai_service_metrics")
        ),
    ]


def test_37_platforms_answered_once_one_renamed_folder_is_confirmed() -> None:
    found = certified_products.products(ai().records, {})
    confirmed = certified_products.products(ai().records, {"OKE": "oke"})

    assert [(doubt.first, doubt.second) for doubt in found.doubtful] == [("OKE", "oke")]
    assert (len(confirmed.products), confirmed.doubtful) == (37, ())


def test_both_archives_are_told_apart_and_read() -> None:

    are_answers = []
    for place, read in ((KUBERNETES, conformance.read), (AI, ai_conformance.read)):
        files = certified_files.delivered(str(place))
        are_answers.append(ai_conformance.recognises(files))
        read(files)

    assert are_answers == [False, True]
