"""Files of maintainers in the catalogue: CNCF's sheet is whole, a project's own file speaks of itself."""

from datetime import date

import pytest

from landscape.catalogue import Source
from landscape.intake import maintainer_files
from landscape.intake.maintainer_files import keyed
from landscape.maintainers import MaintainerList
from landscape.models import Revision
from landscape.projects import Maintainer
from landscape.queries.catalogue import catalogue
from landscape.queries.history import history
from tests.landscape import maintained
from tests.landscape.maintained import HEADER, SHEET
from tests.landscape.sources import told

ROOK = b"""
maintainers:
- project_id: rook
  teams:
  - {name: project-maintainers, members: ["@Jo-Doe", ann]}
  - {name: docs, members: [jo-doe]}
"""
CROW = b"maintainers: [{project_id: crow, teams: [{name: project-maintainers, members: [kim]}]}]\n"


def test_a_sheet_and_a_projects_own_file_are_told_apart() -> None:
    sheet, file = maintainer_files.read(SHEET), maintainer_files.read(ROOK)

    assert (sheet[0], file[0]) == (Source.PROJECT_MAINTAINERS, Source.DOT_PROJECT)
    assert sheet[1].things[0] == MaintainerList(
        source=Source.PROJECT_MAINTAINERS,
        label="Rook",
        maturity="graduated",
        list_url="https://example.org/OWNERS",
        maintainers=(Maintainer("Jo Doe", "Jo-Doe", "Example"), Maintainer("Ann", "ann")),
    )
    assert file[1].things == (
        MaintainerList(
            source=Source.DOT_PROJECT,
            label="rook",
            maintainers=(
                Maintainer("", "Jo-Doe", teams=("project-maintainers", "docs")),
                Maintainer("", "ann", teams=("project-maintainers",)),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "error line 1: the file is empty"),
        (b"sigs: []\n", "error line 1: this is not a maintainers.yaml: there is no key maintainers"),
        (b"a,b,c\n", "error line 1: this is not a project-maintainers.csv: its first row has other columns"),
    ],
)
def test_what_is_neither_is_refused(content: bytes, sentence: str) -> None:
    assert told(maintainer_files.read(content)[1]) == [sentence]


def test_lists_of_one_label_keep_apart() -> None:
    labels = ("Linkerd", "Steering Committee", "Crow", "Steering Committee", "crow")
    content = HEADER + "".join(f",{label},Jo,,jo,\n" for label in labels)

    found = keyed(maintainer_files.read(content.encode())[1].things)

    assert {key: (one.label, one.under) for key, one in found.items()} == {
        "project-maintainers/linkerd": ("Linkerd", ""),
        "project-maintainers/linkerd-steering-committee": ("Steering Committee", "Linkerd"),
        "project-maintainers/crow": ("Crow", ""),
        "project-maintainers/crow-steering-committee": ("Steering Committee", "Crow"),
        "project-maintainers/crow-2": ("crow", ""),
    }


@pytest.mark.django_db
def test_a_sheet_replaces_the_one_before_and_nobodys_own_file() -> None:
    maintained.load(ROOK)
    maintained.load(SHEET)

    changed = maintained.load(f"{HEADER},Jay,Jo Doe,,jo-doe,\n".encode())

    assert set(changed.after.of(MaintainerList)) == {"dot-project/rook", "project-maintainers/jay"}
    assert set(catalogue().of(MaintainerList)) == {"dot-project/rook", "project-maintainers/jay"}


@pytest.mark.django_db
def test_the_same_again_changes_nothing_as_of_a_later_day_either() -> None:
    for content in (SHEET, ROOK):
        maintained.load(content)

    again = [maintained.load(content, on=date(2026, 8, day)) for content in (SHEET, ROOK) for day in (7, 7)]

    assert not any(again)
    assert Revision.objects.count() == 2


@pytest.mark.django_db
def test_a_projects_own_file_holds_until_its_next_one_whatever_other_projects_say() -> None:
    maintained.load(ROOK, on=date(2026, 8, 5))
    maintained.load(CROW, on=date(2026, 8, 3))
    maintained.load(ROOK.replace(b", ann", b""), on=date(2026, 8, 1))

    rook = history("maintainers", "dot-project/rook")

    assert [(one.valid_from.day, len(one.value.maintainers)) for one in rook] == [(1, 1), (5, 2)]
    assert set(catalogue(date(2026, 8, 4)).of(MaintainerList)) == {"dot-project/crow", "dot-project/rook"}


@pytest.mark.django_db
def test_who_maintained_on_a_day_is_known_in_whatever_order_sheets_are_loaded() -> None:
    later = SHEET.replace(b",,Ann,,ann,\n", b"")
    maintained.load(later, on=date(2026, 8, 7))
    maintained.load(SHEET, on=date(2026, 1, 7))

    people = {
        day: [one.name for one in catalogue(day).of(MaintainerList)["project-maintainers/rook"].maintainers]
        for day in (date(2026, 8, 6), date(2026, 8, 7))
    }

    assert people == {date(2026, 8, 6): ["Jo Doe", "Ann"], date(2026, 8, 7): ["Jo Doe"]}
    assert catalogue(date(2026, 1, 6)).of(MaintainerList) == {}
