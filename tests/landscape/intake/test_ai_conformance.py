"""Answers to the AI checklist are kept as they were given."""

import pytest

from landscape.certified import AIConformance, KubernetesVersion, Level, Requirement, Status
from landscape.intake import ai_conformance
from landscape.intake.certified_files import Reading
from landscape.intake.quality import Rule
from landscape.intake.records import Problem
from tests.landscape.intake.archives import files

PATH = "v1.35/engine/PRODUCT.yaml"
METADATA = """\
metadata:
  kubernetesVersion: v1.35.3
  platformName: Example Engine
  platformVersion: v2
  vendorName: Example
"""
WHOLE = f"""\
{METADATA}  website_url: https://example.org/
  repoUrl: https://github.com/example/engine
  documentation_url: https://docs.example.org/
  productLogoUrl: https://example.org/engine.svg
  description: An engine.
  contactEmailAddress: jane@example.org
  k8s_conformance_url: https://github.com/cncf/k8s-conformance/tree/master/v1.35/base
contact_email_address: jane@example.org
spec:
  accelerators:
    - id: dra_support
      description: Support DRA.
      level: MUST
      status: Implemented
      evidence:
        - https://example.org/dra
        - tests/dra.md
        - see dra.md
        - ''
      notes: Ask jane@example.org for more.
    - {{id: gpu_sharing, level: should, status: Not implemented, evidence: [], notes: ''}}
  operator:
    - {{id: robust_controller, level: MUST, status: N/A, evidence: N/A}}
    - {{id: gang_scheduling, level: MUST, status: ''}}
"""
ENGINE = AIConformance(
    kubernetes=KubernetesVersion(1, 35),
    folder="engine",
    vendor="Example",
    name="Example Engine",
    version="v2",
    website="https://example.org/",
    repository="https://github.com/example/engine",
    documentation="https://docs.example.org/",
    logo="https://example.org/engine.svg",
    description="An engine.",
    rests_on="v1.35/base",
    requirements=(
        Requirement(
            area="accelerators",
            id="dra_support",
            description="Support DRA.",
            level=Level.MUST,
            level_word="MUST",
            status=Status.IMPLEMENTED,
            status_word="Implemented",
            evidence=("https://example.org/dra", "tests/dra.md", "see dra.md"),
            notes="Ask  for more.",
        ),
        Requirement(
            area="accelerators",
            id="gpu_sharing",
            level=Level.SHOULD,
            level_word="should",
            status=Status.NOT_IMPLEMENTED,
            status_word="Not implemented",
        ),
        Requirement(
            area="operator",
            id="robust_controller",
            level=Level.MUST,
            level_word="MUST",
            status=Status.NOT_APPLICABLE,
            status_word="N/A",
            evidence=("N/A",),
        ),
        Requirement(area="operator", id="gang_scheduling", level=Level.MUST, level_word="MUST"),
    ),
)


def reading(text: str) -> Reading[AIConformance]:
    return ai_conformance.read(files({PATH: text}))


def warned(line: int, path: str, sentence: str, *, rule: str = "") -> Problem:
    return Problem(line, path, sentence, is_error=False, rule=rule)


def test_every_answer_is_kept_and_no_person_s_address() -> None:
    found = reading(WHOLE)

    assert found == Reading(
        (ENGINE,),
        warnings=(
            warned(25, f"{PATH} / accelerators / notes", "an e-mail address was left out", rule=Rule.E_MAIL),
        ),
    )


def test_what_must_be_and_is_not_implemented_is_unmet() -> None:
    assert [requirement.id for requirement in ENGINE.unmet] == ["robust_controller", "gang_scheduling"]


def test_words_beside_the_checklist_are_kept_and_mean_nothing() -> None:
    found = reading(f"{METADATA}spec:\n  a:\n    - {{id: x, level: MAY, status: Nearly}}\n")

    assert found.records[0].requirements == (
        Requirement(area="a", id="x", level_word="MAY", status_word="Nearly"),
    )
    assert found.warnings == (
        warned(8, f"{PATH} / a", "the level 'MAY' is not one of the checklist's"),
        warned(8, f"{PATH} / a", "the status 'Nearly' is not one of the checklist's"),
    )


@pytest.mark.parametrize(
    "evidence", ["javascript:alert(1)", " JavaScript:alert(1)", "data:x", "ftp://a.org/"]
)
def test_evidence_that_is_a_link_of_another_kind_is_dropped(evidence: str) -> None:
    found = reading(f"{METADATA}spec:\n  a:\n    - {{id: x, evidence: ['{evidence}', a.md]}}\n")

    assert found.records[0].requirements == (Requirement(area="a", id="x", evidence=("a.md",)),)
    sentence = f"{evidence.strip()!r} is not an http or https address; dropped"
    assert found.warnings == (warned(8, f"{PATH} / a / evidence", sentence),)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://github.com/cncf/k8s-conformance/tree/master/v1.35/eks", "v1.35/eks"),
        ("https://github.com/cncf/k8s-conformance/tree/main/v1.35/eks/", "v1.35/eks"),
        ("https://github.com/cncf/k8s-conformance/blob/master/v1.35/eks/PRODUCT.yaml", "v1.35/eks"),
        ("https://github.com/cncf/k8s-conformance", ""),
        ("https://example.org/cncf/k8s-conformance/tree/master/v1.35/eks", ""),
    ],
)
def test_the_kubernetes_beneath_is_read_from_its_address(address: str, place: str) -> None:
    found = reading(f"{METADATA}  k8sConformanceUrl: {address}\nspec: {{a: []}}\n")

    assert found.records[0].rests_on == place
    sentence = f"{address!r} is no folder of cncf/k8s-conformance; dropped"
    assert found.warnings == (() if place else (warned(6, PATH, sentence),))


@pytest.mark.parametrize("said", ["v1.34", "1.34.2", "newest"])
def test_a_version_other_than_the_folder_s_is_noted(said: str) -> None:
    found = reading(METADATA.replace("v1.35.3", said) + "spec: {a: []}\n")

    assert found.records[0].kubernetes == KubernetesVersion(1, 35)
    sentence = f"the file says Kubernetes {said!r}; the folder's 1.35 counts"
    assert found.warnings == (warned(2, PATH, sentence),)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("metadata: {}\n", ["there is no metadata, or no spec"]),
        (
            "metadata: []\nspec: {}\n",
            ["keys with values are expected here", "there is no metadata, or no spec"],
        ),
        ("metadata: {}\nspec: {}\n", ["the vendor is missing", "the name is missing"]),
        (f"{METADATA}spec: {{a: x}}\n", ["a list is expected here"]),
        (f"{METADATA}spec: {{a: [x]}}\n", ["keys with values are expected here"]),
        (f"{METADATA}spec: {{a: [{{level: MUST}}]}}\n", ["the id is missing"]),
        (f"{METADATA}spec: {{a: [{{id: x}}, {{id: x}}]}}\n", ["the requirement 'x' is answered twice"]),
        (f"{METADATA}spec: {{a: [{{id: x, notes: [y]}}]}}\n", ["a text is expected here"]),
        (f"{METADATA}spec: {{a: [{{id: x, evidence: {{b: c}}}}]}}\n", ["a list is expected here"]),
        (f"{METADATA}spec: {{a: [{{id: x, evidence: [[y]]}}]}}\n", ["a text is expected here"]),
    ],
)
def test_a_file_of_another_form_is_left_out_with_all_its_faults(text: str, sentences: list[str]) -> None:
    found = reading(text)

    assert found.records == ()
    assert [problem.sentence for problem in found.left_out] == sentences


def test_the_two_kinds_of_files_are_told_apart_by_content() -> None:
    broken = {"v1.1/a/PRODUCT.yaml": "a: [\n"}

    assert ai_conformance.recognises(files(broken | {PATH: WHOLE}))
    assert not ai_conformance.recognises(files(broken | {PATH: "vendor: A\n"}))
    assert not ai_conformance.recognises(files(broken))
