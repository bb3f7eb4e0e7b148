"""Lists of items as files for other programs."""

import csv
import json
import re
from dataclasses import fields, replace
from io import StringIO

import pytest

from landscape import sheets
from landscape.catalogue import Catalogue
from landscape.intake import landscape_yml
from landscape.sheets import Format, Row
from tests.landscape.landscapes import item, landscape
from tests.places import ROOT

CONTENT = landscape(
    {
        "Runtime": {
            "Storage": [
                item(
                    "Rook",
                    project="graduated",
                    description='Keeps "data",\nwell',
                    repo_url="https://github.com/rook/rook",
                    additional_repos=[{"repo_url": "https://github.com/rook/kit"}],
                    twitter="https://x.com/rook",
                    crunchbase="https://www.crunchbase.com/organization/rook",
                    second_path=["Data / Files"],
                    open_source=False,
                    extra={
                        "accepted": "2018-01-29",
                        "graduated": "2020-10-07",
                        "audits": [
                            {
                                "date": "2019-12-12",
                                "type": "security",
                                "url": "https://example.org/",
                                "vendor": "T",
                            }
                        ],
                    },
                )
            ]
        },
        "Data": {"Files": [item("=HYPERLINK(1)", description=" @SUM(A1)")]},
    }
)

ROOK = Row(
    slug="rook",
    name="Rook",
    category="Runtime",
    subcategory="Storage",
    also_on=("Data / Files",),
    maturity="graduated",
    accepted_on="2018-01-29",
    incubating_on="",
    graduated_on="2020-10-07",
    archived_on="",
    organisation="Rook",
    homepage="https://example.org/",
    repositories=("rook/rook", "rook/kit"),
    description='Keeps "data",\nwell',
    twitter="https://x.com/rook",
    crunchbase="https://www.crunchbase.com/organization/rook",
    joined_on="",
    is_end_user=False,
    is_specification=False,
    is_open_source=False,
    licence="",
    parent="",
    audits=1,
    latest_audit_on="2019-12-12",
    country="",
    organisation_type="",
    groups=(),
    stars=None,
    contributors=None,
    measured_licence="",
    languages=(),
    first_commit_on="",
    latest_commit_on="",
    latest_act_on="",
    activity="",
    measured_at="",
    logo="a.svg",
)


def world() -> Catalogue:
    return landscape_yml.compare(landscape_yml.read(CONTENT), Catalogue())


def test_a_row_holds_what_its_columns_are_called() -> None:
    catalogue = world()

    assert sheets.rows(catalogue, [catalogue.cards["rook"]]) == [ROOK]


def test_csv_has_a_heading_and_reads_back() -> None:
    catalogue = world()

    content = sheets.written(catalogue, [catalogue.cards["rook"]], Format.CSV)

    heading, row = csv.reader(StringIO(content.decode(), newline=""))
    assert heading == [field.name for field in fields(Row)]
    found = dict(zip(heading, row, strict=True))
    assert found["description"] == ROOK.description
    assert found["repositories"] == "rook/rook; rook/kit"
    assert (found["is_open_source"], found["audits"], found["joined_on"]) == ("false", "1", "")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '"=1"', "＝1", "\n=1"],  # noqa: RUF001 - wide signs
)
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    content = sheets.as_csv([replace(ROOK, name=text)]).decode()

    _, row = csv.reader(StringIO(content, newline=""))
    assert row[1] == f"'{text}"


def test_json_holds_values_as_they_are() -> None:
    catalogue = world()
    cards = sorted(catalogue.cards.values(), key=lambda card: card.slug)

    answer = json.loads(sheets.written(catalogue, cards, Format.JSON))

    assert answer["count"] == 2
    assert [row["name"] for row in answer["results"]] == ["=HYPERLINK(1)", "Rook"]
    assert answer["results"][1]["repositories"] == ["rook/rook", "rook/kit"]
    assert list(answer["results"][1]) == [field.name for field in fields(Row)]


def test_yaml_is_a_landscape_of_these_items_alone() -> None:
    catalogue = world()

    content = sheets.written(catalogue, [catalogue.cards["rook"]], Format.YAML)

    found = landscape_yml.read(content)
    before = next(record for record in landscape_yml.read(CONTENT).records if record.name == "Rook")
    assert found.errors == ()
    assert [replace(record, line=0, links=()) for record in found.records] == [
        replace(before, line=0, links=())
    ]


def test_an_empty_list_is_an_empty_file_of_its_kind() -> None:
    assert sheets.written(world(), [], Format.CSV).count(b"\n") == 1
    assert json.loads(sheets.written(world(), [], Format.JSON)) == {"count": 0, "results": []}
    assert sheets.written(world(), [], Format.YAML) == b"landscape:\n"


def test_the_columns_are_documented_in_their_order() -> None:
    text = (ROOT / "docs" / "landscape.md").read_text()

    listed = text[text.index("Columns: ") :].partition(".\nDays")[0].partition(". Days")[0]
    assert re.findall(r"`(\w+)`", listed) == [field.name for field in fields(Row)]
