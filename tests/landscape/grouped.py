"""Files of groups made up for one test, and what loading them prints."""

from datetime import date
from io import StringIO

from django.core.management import call_command

from landscape.catalogue import Catalogue, Difference, Source
from landscape.groups import Group
from landscape.intake import beginnings, group_files
from tests.landscape import landscapes

SIGS = b"""
sigs:
  - dir: sig-storage
    name: Storage
    mission_statement: Keeps [data](https://example.org/data).
    charter_link: charter.md
    label: storage
    leadership:
      chairs:
        - {github: jo-doe, name: Jo Doe, company: Example}
      tech_leads:
        - {github: jo-doe, name: Jo Doe, company: Example}
      emeritus_leads:
        - {github: ann, name: Ann}
    meetings:
      - description: Regular
        day: Thursday
        time: "9:00"
        tz: PT (Pacific Time)
        frequency: weekly
        url: https://zoom.example.org/1
    contact: {slack: sig-storage, mailing_list: https://lists.example.org/storage}
    subprojects:
      - name: CSI
        description: Drivers.
        owners:
          - https://raw.githubusercontent.com/kubernetes-csi/docs/master/OWNERS
          - https://raw.githubusercontent.com/kubernetes/kubernetes/master/pkg/volume/csi/OWNERS
        leads: [{github: lee, name: Lee}]
  - dir: sig-cloud-provider
    name: Cloud Provider
    mission_statement: Any cloud.
workinggroups:
  - {dir: wg-data, name: Data, stakeholder_sigs: [Storage]}
"""
TAGS = b"""
tags:
  - dir: tag-workloads
    name: TAG Workloads
    mission_statement: Batches.
    leadership:
      chairs:
        - {github: kim, name: Kim, term: {start: 2018-01-01, end: 2019-12-31}}
        - {github: bo, name: Bo, term: {start: 2025-01-01, end: 2099-12-31}}
    meetings:
      - {description: Regular, day: Tuesday, time: "16:00", tz: UTC, frequency: weekly}
"""


def load(content: bytes, *, on: date = date(2026, 8, 7)) -> Difference:
    """Loads the groups in `content`, which must have no errors, as those of a day."""
    source, found = group_files.read(content)
    assert not found.errors
    return group_files.apply(found.things, landscapes.signature(source, effective_on=on))


def load_ours() -> None:
    """Loads the SIGs of 2018 and our guide."""
    beginnings.apply(landscapes.signature(Source.NOVEMBER_2018, effective_on=date(2018, 11, 1)))


def groups(catalogue: Catalogue) -> dict[str, Source | None]:
    """Who lists each group."""
    return {slug: group.source for slug, group in catalogue.of(Group).items()}


def run(command: str, *words: str) -> str:
    """What `load_groups` or `load_guide` prints."""
    out = StringIO()
    call_command(command, *words, stdout=out, stderr=StringIO())
    return out.getvalue()
