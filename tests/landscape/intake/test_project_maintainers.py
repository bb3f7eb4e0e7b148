"""Who maintains what by project-maintainers.csv, and which item each of its labels means."""

import time
from collections import Counter

import pytest

from landscape.catalogue import Catalogue
from landscape.intake import landscape_yml, project_maintainers
from landscape.labels import Doubt
from landscape.projects import Maintainer, MaintainerBlock
from tests.landscape import landscapes
from tests.landscape.sources import needs_real_files, real, told

HEADER = ",Project,Maintainer Name,Company,Github Name,OWNERS/MAINTAINERS\n"


def sheet(*rows: str) -> bytes:
    return (HEADER + "".join(f"{row}\n" for row in rows)).encode()


def test_level_and_project_hold_until_the_next() -> None:
    found = project_maintainers.read(
        b"\xef\xbb\xbf"
        + sheet(
            'Graduated,Rook,Jo Doe,"Example, Inc.",jo-doe,https://example.org/OWNERS',
            ",,Ann,,@ann,",
            "",
            ",Crow,Kim,@example,kim,",
            "Sandbox,Jay,Lee,,lee,",
        )
    )

    assert told(found) == []
    assert found.things == (
        MaintainerBlock(
            line=2,
            label="Rook",
            maturity="graduated",
            list_url="https://example.org/OWNERS",
            maintainers=(Maintainer("Jo Doe", "jo-doe", "Example, Inc."), Maintainer("Ann", "ann")),
        ),
        MaintainerBlock(
            line=5, label="Crow", maturity="graduated", maintainers=(Maintainer("Kim", "kim", "example"),)
        ),
        MaintainerBlock(line=6, label="Jay", maturity="sandbox", maintainers=(Maintainer("Lee", "lee"),)),
    )


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (b"", ["error line 1: this is not a project-maintainers.csv: its first row has other columns"]),
        (b"a,b\n", ["error line 1: this is not a project-maintainers.csv: its first row has other columns"]),
        (sheet(), ["error line 1: there is no project in this file"]),
        (sheet(",,Jo,,jo,"), ["error line 2: the row stands under no project"]),
        (sheet(",A,Jo,,jo"), ["error line 2: the row has 5 columns; 6 are expected"]),
        (
            sheet("Grown,A,Jo,,jo,"),
            ["warning line 2: 'Grown' is none of graduated, incubating, sandbox, archived; dropped"],
        ),
        (
            sheet(",A,Jo,,jo,javascript:alert(1)"),
            [
                (
                    "warning line 2, A / OWNERS/MAINTAINERS: 'javascript:alert(1)' is not an http or https "
                    "address; dropped"
                )
            ],
        ),
        (
            sheet(",A,Jo,,jo,", ",,,,ann,", ",,Kim,,,", ",,Lee,,two words,", ",,Jo,,JO,"),
            [
                "warning line 3, A: 'ann' has no name; the handle is taken",
                "warning line 4, A: 'Kim' has no GitHub handle",
                "warning line 5, A / Github Name: 'two words' cannot be a GitHub handle; dropped",
                "warning line 6, A: 'JO' is listed twice; counted once",
            ],
        ),
        (sheet(",A,,,,"), ["warning line 2, A: nobody is named in this block"]),
        (
            sheet(',A,"Jo,,jo,', ",,Ann,,ann,", ',,Kim",,kim,'),
            [
                "error line 2: a quoted value runs over several lines; a quote is missing",
            ],
        ),
        (sheet(',A,"Jo,,jo,', ",,Ann,,ann,"), ["error line 2: this is not CSV: unexpected end of data"]),
        (sheet(",A,Jo,,jo,") + b",,\xff,,b,\n", ["error line 3: the file is not UTF-8"]),
        (
            sheet("x" * 200_000 + ",A,Jo,,jo,"),
            ["error line 2: this is not CSV: field larger than field limit (131072)"],
        ),
    ],
    ids=lambda value: repr(value)[-60:],
)
def test_what_is_wrong_is_said_with_its_line(content: bytes, sentences: list[str]) -> None:
    assert told(project_maintainers.read(content)) == sentences


def test_markup_and_addresses_in_a_row_do_no_harm() -> None:
    found = project_maintainers.read(sheet(",<b>A</b>,Jo jo@example.org,=cmd(),jo,"))

    assert found.things[0].label == "<b>A</b>"
    assert found.things[0].maintainers == (Maintainer("Jo", "jo", "=cmd()"),)


@needs_real_files
def test_the_real_file_has_its_known_figures() -> None:
    content = real("project-maintainers.csv")

    found = project_maintainers.read(content)

    assert found.errors == ()
    people = [(block.maturity, person) for block in found.things for person in block.maintainers]
    twice = sum("is listed twice" in problem.sentence for problem in found.warnings)
    assert (len(people), twice, len(people) + twice) == (2382, 8, 2390)
    assert Counter(level for level, _ in people) == {"graduated": 830, "incubating": 500, "sandbox": 1052}
    assert (len(found.things), len({block.label for block in found.things})) == (247, 246)
    assert len({person.handle.lower() for _, person in people if person.handle}) == 2160
    assert [problem.line for problem in found.warnings if "twice" not in problem.sentence] == [205, 382, 797]


@needs_real_files
def test_twenty_labels_of_the_real_file_are_for_people_to_match() -> None:
    blocks = project_maintainers.read(real("project-maintainers.csv")).things
    cards = landscape_yml.compare(landscape_yml.read(landscapes.real()), Catalogue()).cards
    slugs = {name: slug for slug, card in cards.items() for name in (card.name, *card.aliases)}
    began_at = time.process_time()

    found = project_maintainers.matches(blocks, slugs)

    assert time.process_time() - began_at < 60
    assert len(found.sure) == 226
    assert {blocks[index].label: slug for index, slug in found.sure.items() if slug == "tekton"} == {
        "Tekton (Governance Committee)": "tekton",
        **{
            f"Tekton {part}": "tekton"
            for part in (
                "Pipeline",
                "Pipelines-as-Code",
                "Triggers",
                "Results",
                "CLI",
                "Dashboard",
                "Chains",
                "Operator",
            )
        },
    }
    assert {doubt.label: doubt.candidates[:1] for doubt in found.doubtful} == {
        "CNI": ("cni",),
        "Cadence": ("cadence-workflow",),
        "ChaosMesh": ("chaos-mesh",),
        "Cloud Development Kit for Kubernetes (cdk8s)": ("cdk-for-kubernetes-cdk8s",),
        "External Secrets Operator": ("external-secrets",),
        "Kubernetes maintainers": ("kubernetes",),
        "Kubernetes steering": ("kubernetes",),
        "LitmusChaos": ("litmus",),
        "Logging Operator": ("logging-operator-kube-logging",),
        "Notary": ("notary",),
        "OPCR": (),
        "Open Policy Agent": ("opa",),
        "Open Workflow Specification": (),
        "Piraeus-Datastore": ("piraeus-datastore",),
        "SPIFFE Steering Committee": ("spiffe",),
        "Steering Committee": ("linkerd",),
        "TUF (The Update Framework)": ("tuf",),
        "VS Code Kubernetes Tools": ("visual-studio-code-kubernetes-tools",),
        "k8sgpt-ai": ("k8sgpt",),
        "metal3": ("metal3-io",),
    }
    assert next(doubt for doubt in found.doubtful if doubt.label == "Steering Committee") == Doubt(
        "Steering Committee", (17, 158), ("linkerd", "microcks")
    )
