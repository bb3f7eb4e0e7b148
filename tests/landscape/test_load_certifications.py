"""The command that loads certifications."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from landscape.catalogue import Source
from landscape.certifications import AIPlatform, CertifiedProduct, ConfirmedFolder, UnreadFile
from landscape.certified import KubernetesVersion
from landscape.models import Change, Revision, Version
from landscape.queries.catalogue import read
from tests.landscape import landscapes
from tests.landscape.conformances import answered, folder, load, run, said

pytestmark = pytest.mark.django_db

BROKEN = "vendor: [\n"


def versions(on: date | None = None) -> dict[str, list[str]]:
    """The versions each product is certified for, by slug."""
    return {slug: list(map(str, one.versions)) for slug, one in read(on).of(CertifiedProduct).items()}


def test_it_prints_what_there_is_and_what_changed(tmp_path: Path) -> None:
    files = {"v1.29/gke": said("Google", "GKE"), "v1.30/gke": said("Google", "GKE"), "v1.30/x": BROKEN}

    first, second = load(tmp_path / "all", files), load(tmp_path / "all", files)

    counted = [
        "all as of 2024-06-01",
        "      versions  2",
        "certifications  2",
        "      left out  1",
        "      products  1",
    ]
    assert first.splitlines() == [*counted, "      products  1 added, 0 changed, 0 removed"]
    assert second.splitlines() == [*counted, "nothing changed"]


def test_it_answers_machines_in_json(tmp_path: Path) -> None:
    landscapes.load(landscapes.one_shelf(landscapes.item("GKE")), on=date(2024, 1, 1))
    place = folder(tmp_path, {"v1.30/gke": said("Google", "GKE", colour="red"), "v1.30/x": BROKEN})

    answer = json.loads(run(place, "--json", "--on", "2024-06-01"))

    assert 0 <= answer.pop("seconds") < 60
    assert answer == {
        "source": "k8s-conformance",
        "on": "2024-06-01",
        "dry_run": False,
        "certifications": 1,
        "versions": {"1.30": 2},
        "products": {"added": ["gke"], "changed": [], "removed": []},
        "doubtful": [],
        "doubtful_items": [
            {
                "product": "gke",
                "items": ["google-kubernetes-engine-gke"],
                "why": "the same name, of another organisation",
            }
        ],
        "kept": [],
        "errors": [],
        "left_out": [
            {
                "line": 2,
                "path": "v1.30/x/PRODUCT.yaml",
                "sentence": "this is not YAML: did not find expected node content",
            }
        ],
        "warnings": [
            {"line": 5, "path": "v1.30/gke/PRODUCT.yaml", "sentence": "the key 'colour' is not known"}
        ],
    }


def test_what_is_left_out_and_warned_of_is_told_apart(tmp_path: Path) -> None:
    err = StringIO()

    place = folder(tmp_path, {"v1.30/gke": said(colour="red"), "v1.30/x": BROKEN})
    call_command("load_certifications", place, stdout=StringIO(), stderr=err)

    assert err.getvalue().splitlines() == [
        "warning: line 5, v1.30/gke/PRODUCT.yaml: the key 'colour' is not known",
        "left out: line 2, v1.30/x/PRODUCT.yaml: this is not YAML: did not find expected node content",
    ]


def test_a_second_load_writes_nothing(tmp_path: Path) -> None:
    files = {"v1.30/gke": said(), "v1.30/x": BROKEN}
    load(tmp_path, files)
    before = [model.objects.count() for model in (Revision, Change, Version)]

    load(tmp_path, files)

    assert [model.objects.count() for model in (Revision, Change, Version)] == before == [1, 2, 2]


def test_a_dry_run_says_what_would_change_and_changes_nothing(tmp_path: Path) -> None:
    place = folder(tmp_path, {"v1.30/gke": said()})

    lines = run(place, "--dry-run").splitlines()

    assert lines[-2:] == ["      products  would be 1 added, 0 changed, 0 removed", "+ gke"]
    assert (versions(), Revision.objects.count()) == ({}, 0)


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"v1.30/x": BROKEN}, "there is no vX.Y/<product>/PRODUCT.yaml that could be read"),
        ({}, "there is no vX.Y/<product>/PRODUCT.yaml that could be read"),
    ],
)
def test_a_folder_of_nothing_is_an_error_and_changes_nothing(
    tmp_path: Path, files: dict[str, str], sentence: str
) -> None:
    load(tmp_path / "good", {"v1.30/gke": said()})
    (tmp_path / "bad").mkdir()

    with pytest.raises(CommandError) as refusal:
        load(tmp_path / "bad", files)

    assert str(refusal.value).splitlines() == ["nothing was loaded:", sentence]
    assert (versions(), Revision.objects.count()) == ({"gke": ["1.30"]}, 1)


def test_a_day_to_come_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="2999-01-01 is yet to come"):
        load(tmp_path, {"v1.30/gke": said()}, on="2999-01-01")


def test_versions_without_files_are_not_spoken_of(tmp_path: Path) -> None:
    """CNCF moves the files of old versions to an archive."""
    load(tmp_path / "old", {"v1.29/gke": said(), "v1.29/x": BROKEN, "v1.30/gke": said(), "v1.30/aks": said()})

    load(tmp_path / "new", {"v1.30/gke": said(), "v1.31/gke": said()}, on="2025-06-01")

    assert versions(date(2024, 12, 31)) == {"gke": ["1.29", "1.30"], "aks": ["1.30"]}
    assert versions() == {"gke": ["1.29", "1.30", "1.31"]}
    unread = UnreadFile(KubernetesVersion(1, 29), "x", source=Source.CERTIFIED_KUBERNETES)
    assert read(None).of(UnreadFile) == {"k8s-conformance/v1.29/x": unread}


def test_a_file_that_can_be_read_at_last_is_no_longer_unread(tmp_path: Path) -> None:
    load(tmp_path / "old", {"v1.29/gke": said(), "v1.30/gke": BROKEN})
    assert [str(each) for each in read(None).of(CertifiedProduct)["gke"].unread] == ["1.30"]

    load(tmp_path / "new", {"v1.30/gke": said()}, on="2025-06-01")

    assert read(None).of(CertifiedProduct)["gke"].unread == ()
    assert read(None).of(UnreadFile) == {}


def test_a_confirmed_folder_is_remembered(tmp_path: Path) -> None:
    place = folder(
        tmp_path / "all", {"v1.29/OVH": said("OVH", "Managed"), "v1.30/ovh": said("OVH", "Managed")}
    )
    doubtful = run(place, "--on", "2024-01-01").splitlines()[-1]
    assert doubtful.startswith("? OVH and ovh may be one product: the folders differ in case")
    assert versions() == {"ovh": ["1.29"], "ovh-2": ["1.30"]}

    run(place, "--on", "2024-06-01", "--same", "OVH=ovh", "--same", "ovh=ovh")
    run(place, "--on", "2024-07-01")

    assert versions() == {"ovh": ["1.29", "1.30"]}
    assert versions(date(2024, 3, 1)) == {"ovh": ["1.29"], "ovh-2": ["1.30"]}
    confirmed = read(None).of(ConfirmedFolder)
    assert {key: one.product for key, one in confirmed.items()} == {
        "k8s-conformance/OVH": "ovh",
        "k8s-conformance/ovh": "ovh",
    }


@pytest.mark.parametrize("words", ["OVH", "=ovh", "OVH=", "OVH=O V H"])
def test_what_confirms_nothing_is_refused(tmp_path: Path, words: str) -> None:
    with pytest.raises(CommandError, match="is not a folder and a slug such as OVH=ovh"):
        run(folder(tmp_path, {"v1.30/gke": said()}), "--same", words)


def test_answers_to_the_ai_checklist_are_known_by_their_content(tmp_path: Path) -> None:
    load(tmp_path / "k8s", {"v1.30/gke": said()})

    load(tmp_path / "ai", {"v1.35/gke": answered(dra="Implemented")})

    catalogue = read(None)
    assert [*catalogue.of(CertifiedProduct)] == [*catalogue.of(AIPlatform)] == ["gke"]
    assert [one.id for one in catalogue.of(AIPlatform)["gke"].certifications[0].requirements] == ["dra"]
    assert sorted(Revision.objects.values_list("source", flat=True)) == [
        "k8s-ai-conformance",
        "k8s-conformance",
    ]


def test_a_landscape_leaves_certifications_as_they_are(tmp_path: Path) -> None:
    load(tmp_path, {"v1.30/gke": said()}, on="2024-01-01")

    landscapes.load(landscapes.one_shelf(landscapes.item("GKE")), on=date(2024, 6, 1))

    assert versions() == {"gke": ["1.30"]}
