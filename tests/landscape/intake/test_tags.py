"""What a tags.yaml says, and what is wrong with it."""

from collections import Counter
from datetime import date

import pytest

from landscape.groups import Group, GroupKind, Meeting, Role, Seat, Subproject
from landscape.intake import tags
from tests.landscape.sources import needs_real_files, real, told

INFRASTRUCTURE = b"""
tags:
  - dir: tag-infrastructure
    name: TAG Infrastructure
    mission_statement: Networks.
    charter_link: charter.md
    label: tag-infrastructure
    leadership:
      chairs:
        - github: jo
          lfx_id:
          name: Jo
          company:
          email: jo@example.org
          term: {start: "2025-07-01", end: "2027-06-30"}
    meetings:
      - description: All
        tag_calendar: https://example.org/calendar
    contact:
      slack: C08KBH3RA1K
      mailing_list: https://lists.example.org/infrastructure
      toc_liaison: [{github: kim, name: Kim}]
    tag_subprojects:
      - dir: batch
        name: Batch
        mission_statement: Jobs.
        leadership:
          subproject_leads: [{github: lee, name: Lee, email: lee@example.org}]
        meetings:
          - schedule: Every other Tuesday at 8am PDT/PST
            zoom_url: https://zoom.example.org/1
        contact: {slack: C02, slack_channel: "#batch-wg"}
        landscape_url: https://landscape.example.org/
        landscape_preview_image: ./a.png
    tag_initiatives: https://example.org/initiatives
"""


def test_a_group_is_read_whole_with_the_terms_of_its_leads() -> None:
    found = tags.read(INFRASTRUCTURE)

    assert told(found) == []
    assert found.things == (
        Group(
            slug="tag-infrastructure",
            kind=GroupKind.TAG,
            name="TAG Infrastructure",
            mission="Networks.",
            charter="https://github.com/cncf/toc/blob/main/tags/tag-infrastructure/charter.md",
            label="tag-infrastructure",
            seats=(
                Seat(
                    role=Role.CHAIR,
                    name="Jo",
                    handle="jo",
                    since=date(2025, 7, 1),
                    through=date(2027, 6, 30),
                ),
                Seat(role=Role.LIAISON, name="Kim", handle="kim"),
            ),
            subprojects=(
                Subproject(
                    slug="batch",
                    name="Batch",
                    description="Jobs.",
                    seats=(Seat(role=Role.LEAD, name="Lee", handle="lee"),),
                    meetings=(
                        Meeting(
                            title="",
                            day="Tuesday",
                            clock="8am",
                            zone="PDT/PST",
                            frequency="Every other",
                            links=(("join", "https://zoom.example.org/1"),),
                        ),
                    ),
                    slack="batch-wg",
                    links=(("landscape", "https://landscape.example.org/"),),
                ),
            ),
            meetings=(Meeting(title="All", links=(("calendar", "https://example.org/calendar"),)),),
            slack="C08KBH3RA1K",
            mailing_list="https://lists.example.org/infrastructure",
            links=(("initiatives", "https://example.org/initiatives"),),
        ),
    )


def lead(fields: str) -> bytes:
    return f"tags:\n- name: TAG A\n  leadership:\n    chairs:\n    - {{name: Jo, {fields}}}\n".encode()


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (
            b"sigs: []\n",
            ["error line 1: this is not a tags.yaml: there is no list of groups under the key tags"],
        ),
        (b"tags: []\n", ["error line 1, tags: there is no group in this file"]),
        (
            b"tags:\n- name: A\n- name: a\n",
            ["error line 3, tags: the group 'a' comes again"],
        ),
        (
            lead("term: {start: 2026-07-01, end: 2025-06-30}"),
            [
                (
                    "warning line 5, tags / TAG A / leadership / chairs / Jo / term: "
                    "the term ends on 2025-06-30, before its start on 2026-07-01"
                )
            ],
        ),
        (
            lead("term: {start: soon}"),
            [
                (
                    "warning line 5, tags / TAG A / leadership / chairs / Jo / term / start: "
                    "'soon' is not a day such as 2018-11-28; dropped"
                )
            ],
        ),
        (
            lead("github: jo}\n    - {name: Jo, github: JO"),
            ["warning line 5, tags / TAG A / leadership / chairs: 'JO' is listed twice"],
        ),
        (
            b"tags:\n- name: A\n  dir: ../etc\n  mission_statement: Foo-Baz-Bar\n",
            [
                "warning line 3, tags / A: '../etc' cannot be a slug; the name's is taken",
                "warning line 4, tags / A / mission_statement: 'Foo-Baz-Bar' is a placeholder; dropped",
            ],
        ),
    ],
    ids=lambda value: repr(value)[:50],
)
def test_what_is_wrong_is_said_with_its_line_and_path(content: bytes, sentences: list[str]) -> None:
    assert told(tags.read(content)) == sentences


@needs_real_files
def test_the_real_file_has_its_known_figures() -> None:
    content = real("tags.yaml")

    found = tags.read(content)

    assert found.errors == ()
    assert [
        (
            group.slug,
            Counter(seat.role.value for seat in group.seats if seat.role is not Role.LIAISON),
            [part.slug for part in group.subprojects],
        )
        for group in found.things
    ] == [
        ("tag-developer-experience", {"chair": 3, "tech-lead": 4}, []),
        ("tag-infrastructure", {"chair": 3, "tech-lead": 5}, []),
        ("tag-operational-resilience", {"chair": 3, "tech-lead": 3}, ["green-reviews"]),
        ("tag-security-and-compliance", {"chair": 3, "tech-lead": 6}, ["security-assessments"]),
        ("tag-workloads-foundation", {"chair": 3, "tech-lead": 5}, ["batch"]),
        ("contributor-strategy-and-advocacy-subproject", {}, []),
        ("mentoring-subproject", {"chair": 1}, []),
        ("project-reviews-subproject", {}, []),
    ]
    terms = [seat for group in found.things for seat in group.seats if seat.since and seat.through]
    assert len(terms) == 38
    assert [problem.line for problem in found.warnings] == [588, 593, 627, 666, 671]
    seats = [(group.seats, [part.seats for part in group.subprojects]) for group in found.things]
    assert "@" not in repr(seats)
