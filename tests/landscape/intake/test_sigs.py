"""What a sigs.yaml says, and what is wrong with it."""

import re
from collections import Counter

import pytest

from landscape.groups import Group, GroupKind, Meeting, OwnedFolder, Role, Seat, Subproject
from landscape.intake import sigs
from tests.landscape.sources import needs_real_files, real, told

STORAGE = b"""
sigs:
  - dir: sig-storage
    name: Storage
    mission_statement: >
      Keeps data. Ask jo@example.org.
    charter_link: charter.md
    label: storage
    leadership:
      chairs:
        - {github: "@jo-doe", name: Jo Doe, company: Example, email: jo@example.org}
      emeritus_leads:
        - {github: ann, name: Ann}
    meetings:
      - description: Regular
        day: Thursday
        time: "9:00"
        tz: PT (Pacific Time)
        frequency: biweekly
        url: https://zoom.example.org/1
        archive_url: https://docs.example.org/2
    contact:
      slack: sig-storage
      mailing_list: https://lists.example.org/storage
      private_mailing_list: leads@example.org
      teams: [{name: sig-storage-bugs, description: Bugs}]
      liaison: {github: kim, name: Kim}
    subprojects:
      - name: CSI
        description: Drivers.
        contact: {slack: csi}
        owners:
          - https://raw.githubusercontent.com/Kubernetes-CSI/docs/master/OWNERS
          - https://raw.githubusercontent.com/kubernetes/kubernetes/refs/heads/main/pkg/volume/csi/OWNERS
          - https://github.com/kubernetes-csi/kit/blob/main/a/b/MAINTAINERS
        leads: [{github: lee, name: Lee}]
workinggroups:
  - dir: wg-data
    name: Data
    stakeholder_sigs: [Storage, Nobody]
"""


def test_a_group_is_read_whole_without_the_addresses_of_people() -> None:
    found = sigs.read(STORAGE)

    assert told(found) == [
        "warning line 40, Data / stakeholder_sigs: there is no SIG 'Nobody' in this file; left out"
    ]
    assert found.things == (
        Group(
            slug="sig-storage",
            kind=GroupKind.SIG,
            name="Storage",
            mission="Keeps data. Ask .",
            charter="https://github.com/kubernetes/community/blob/main/sig-storage/charter.md",
            label="storage",
            seats=(
                Seat(role=Role.CHAIR, name="Jo Doe", handle="jo-doe", company="Example"),
                Seat(role=Role.EMERITUS, name="Ann", handle="ann"),
                Seat(role=Role.LIAISON, name="Kim", handle="kim"),
            ),
            subprojects=(
                Subproject(
                    slug="csi",
                    name="CSI",
                    description="Drivers.",
                    folders=(
                        OwnedFolder("kubernetes-csi/docs"),
                        OwnedFolder("kubernetes/kubernetes", "pkg/volume/csi"),
                        OwnedFolder("kubernetes-csi/kit", "a/b"),
                    ),
                    seats=(Seat(role=Role.LEAD, name="Lee", handle="lee"),),
                    slack="csi",
                ),
            ),
            meetings=(
                Meeting(
                    title="Regular",
                    day="Thursday",
                    clock="9:00",
                    zone="PT (Pacific Time)",
                    frequency="biweekly",
                    links=(("join", "https://zoom.example.org/1"), ("notes", "https://docs.example.org/2")),
                ),
            ),
            slack="sig-storage",
            mailing_list="https://lists.example.org/storage",
            teams=(("sig-storage-bugs", "Bugs"),),
        ),
        Group(slug="wg-data", kind=GroupKind.WORKING_GROUP, name="Data", stakeholders=("sig-storage",)),
    )
    assert found.things[0].repositories == (
        "kubernetes-csi/docs",
        "kubernetes-csi/kit",
        "kubernetes/kubernetes",
    )


def one(fields: str) -> bytes:
    return f"sigs:\n- name: Storage\n  dir: sig-storage\n{fields}".encode()


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (
            b"tags: []\n",
            ["error line 1: this is not a sigs.yaml: there is no list of groups under the key sigs"],
        ),
        (b"sigs: []\n", ["error line 1, sigs: there is no group in this file"]),
        (b"sigs: many\n", ["error line 1, sigs: a list is expected here"]),
        (b"sigs:\n- dir: sig-a\n", ["error line 2, sigs: the group has no name"]),
        (
            one("- name: storage\n  dir: sig-storage\n"),
            ["error line 4, sigs: the group 'sig-storage' comes again"],
        ),
        (one("  chair: me\n"), ["warning line 4, sigs / Storage: the key 'chair' is not known"]),
        (
            one("  charter_link: javascript:alert(1)\n"),
            [
                (
                    "warning line 4, sigs / Storage / charter_link: "
                    "'javascript:alert(1)' is neither an address nor a file; dropped"
                )
            ],
        ),
        (
            one("  charter_link: ../../secret\n"),
            [
                (
                    "warning line 4, sigs / Storage / charter_link: '../../secret' is neither an address "
                    "nor a file; dropped"
                )
            ],
        ),
        (
            one("  contact:\n    slack: '<b>x</b>'\n    mailing_list: jo@example.org\n"),
            [
                (
                    "warning line 5, sigs / Storage / contact / slack: "
                    "'<b>x</b>' is not a Slack channel; dropped"
                ),
                (
                    "warning line 6, sigs / Storage / contact / mailing_list: "
                    "an address with a person in it; dropped"
                ),
            ],
        ),
        (
            one("  leadership:\n    chairs:\n    - {github: a b, name: Jo}\n    - {email: jo@example.org}\n"),
            [
                (
                    "warning line 6, sigs / Storage / leadership / chairs / Jo: "
                    "'a b' cannot be a GitHub handle; dropped"
                ),
                (
                    "warning line 7, sigs / Storage / leadership / chairs: "
                    "a person without name and handle; left out"
                ),
            ],
        ),
        (
            one("  subprojects:\n  - name: A\n    owners: [https://example.org/OWNERS]\n  - name: a\n"),
            [
                (
                    "warning line 5, sigs / Storage / subprojects / A: "
                    "the subproject owns nothing: it links to no OWNERS file"
                ),
                (
                    "warning line 6, sigs / Storage / subprojects / A / owners: "
                    "'https://example.org/OWNERS' links to no OWNERS file on GitHub; left out"
                ),
                "error line 7, sigs / Storage / subprojects: the subproject 'a' comes again",
            ],
        ),
    ],
    ids=lambda value: repr(value)[:50],
)
def test_what_is_wrong_is_said_with_its_line_and_path(content: bytes, sentences: list[str]) -> None:
    assert told(sigs.read(content)) == sentences


@pytest.mark.parametrize(
    "url",
    [
        "https://raw.githubusercontent.com/a/b/main/../../../c/OWNERS",
        "https://raw.githubusercontent.com/a/b/main/%2e%2e/OWNERS",
        "https://raw.githubusercontent.com/../b/main/OWNERS",
        "https://raw.githubusercontent.com.example.org/a/b/main/OWNERS",
        "http://[::1/a/b/main/OWNERS",
        "javascript:alert(1)",
        "https://github.com/a/b",
    ],
)
def test_a_link_that_leads_elsewhere_owns_nothing(url: str) -> None:
    found = sigs.read(one(f"  subprojects:\n  - name: A\n    owners: ['{url}']\n"))

    assert found.things[0].subprojects == (Subproject(slug="a", name="A"),)
    assert len(found.warnings) == 2


@needs_real_files
def test_the_real_file_has_its_known_figures() -> None:
    content = real("sigs.yaml")

    found = sigs.read(content)

    assert found.errors == ()
    assert Counter(group.kind for group in found.things) == {
        GroupKind.SIG: 24,
        GroupKind.WORKING_GROUP: 8,
        GroupKind.COMMITTEE: 3,
    }
    of_sigs = [part for group in found.things if group.kind is GroupKind.SIG for part in group.subprojects]
    of_all = [part for group in found.things for part in group.subprojects]
    assert (len(of_sigs), sum(len(part.folders) for part in of_sigs)) == (234, 524)
    assert (len(of_all), sum(len(part.folders) for part in of_all)) == (236, 526)
    assert Counter((group.kind.value, seat.role.value) for group in found.things for seat in group.seats) == {
        ("sig", "chair"): 61,
        ("sig", "tech-lead"): 54,
        ("sig", "emeritus"): 89,
        ("sig", "liaison"): 24,
        ("wg", "chair"): 29,
        ("wg", "emeritus"): 9,
        ("wg", "liaison"): 8,
        ("committee", "chair"): 22,
        ("committee", "emeritus"): 22,
        ("committee", "liaison"): 2,
    }
    assert sum(len(group.teams) for group in found.things if group.kind is GroupKind.SIG) == 121
    assert sum(bool(part.seats) for part in of_sigs) == 18
    assert sum(len(part.meetings) for part in of_sigs) == 30
    assert sum(len(group.meetings) for group in found.things) == 59 + 11 + 2
    assert sum(len(group.stakeholders) for group in found.things) > 8


@needs_real_files
def test_no_address_of_a_person_of_the_real_file_is_left() -> None:
    content = real("sigs.yaml")
    assert len(re.findall(rb"[\w.+-]+@[\w-]+\.[\w.]+", content)) > 150

    found = sigs.read(content)

    assert "@" not in repr(found)


@needs_real_files
def test_the_problems_of_the_real_file_are_told() -> None:
    assert told(sigs.read(real("sigs.yaml"))) == [
        (
            "warning line 345, sigs / Architecture / meetings / recordings_url: "
            "'tbd' is not an http or https address; dropped"
        ),
        (
            "warning line 1027, sigs / Cloud Provider / subprojects / provider-aws / meetings / url: "
            "characters that cannot be seen were left out"
        ),
    ]
