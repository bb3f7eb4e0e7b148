"""What a landscape.yml says, and what is wrong with it."""

import pytest

from landscape.intake import landscape_yml
from tests.landscape.landscapes import item, landscape, one_shelf


def problems(content: bytes) -> list[str]:
    found = landscape_yml.read(content)
    return [f"{'error' if problem.is_error else 'warning'} {problem}" for problem in found.problems]


def test_an_organisation_whose_key_is_escaped_is_called_by_what_it_says() -> None:
    crunchbase = "https://www.crunchbase.com/organization/%E5%BC%80%E6%BA%90"
    reading = landscape_yml.read(one_shelf(item("Gardener", crunchbase=crunchbase)))

    assert list(reading.organisations.values()) == [
        "\N{CJK UNIFIED IDEOGRAPH-5F00}\N{CJK UNIFIED IDEOGRAPH-6E90}"
    ]


def test_an_organisation_is_called_as_its_member_is() -> None:
    crunchbase = "https://www.crunchbase.com/organization/sap"
    content = landscape(
        {
            "Runtime": {"Storage": [item("Gardener", crunchbase=crunchbase)]},
            "Members": {
                "Gold": [item(name, crunchbase=crunchbase) for name in ("SAP Labs (member)", "SAP (member)")]
            },
        }
    )

    assert landscape_yml.read(content).organisations == {"sap": "SAP"}


NOT_A_LANDSCAPE = "this is not a landscape: there is no list of categories with names under the key landscape"


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (b"just words", [f"error line 1: {NOT_A_LANDSCAPE}"]),
        (b"- a\n- b\n", [f"error line 1: {NOT_A_LANDSCAPE}"]),
        (b"sigs:\n- name: Storage\n", [f"error line 1: {NOT_A_LANDSCAPE}"]),
        (b"landscape: nothing\n", [f"error line 1: {NOT_A_LANDSCAPE}"]),
        (b"landscape:\n", [f"error line 1: {NOT_A_LANDSCAPE}"]),
        (b"landscape: []\n", [f"error line 1: {NOT_A_LANDSCAPE}"]),
        (b"landscape:\n  a: b\n", [f"error line 1: {NOT_A_LANDSCAPE}"]),
        (b"categories:\n- category: A guide\n  content: words\n", [f"error line 1: {NOT_A_LANDSCAPE}"]),
        (
            b"landscape:\n- name: A\n",
            ["error line 1, landscape: there is no item in this landscape"],
        ),
        (
            b"landscape:\n- name: A\n- B\n- subcategories: []\n",
            [
                "error line 3, landscape: keys with values are expected here",
                "error line 4, landscape: the category has no name",
            ],
        ),
        (
            b"landscape:\n- name: [a]\n  subcategories: []\n",
            ["error line 2, landscape: a text is expected here"],
        ),
        (
            b"landscape:\n- name: A\n  subcategories:\n  - name: ''\n",
            ["error line 4, A: the subcategory has no name"],
        ),
        (
            b"landscape:\n- name: A\n  subcategories: many\n",
            ["error line 3, A / subcategories: a list is expected here"],
        ),
        (
            b"landscape:\n- name: A\n  subcategories:\n  - name: B\n    items: {}\n",
            ["error line 5, A / B / items: a list is expected here"],
        ),
        (
            one_shelf({"homepage_url": "https://a.org"}, {"name": "  ", "homepage_url": "https://a.org"}),
            [
                "error line 8, Runtime / Storage: the item has no name",
                "error line 9, Runtime / Storage: the item has no name",
            ],
        ),
        (
            one_shelf(item("Crow"), item("Rook"), item("Rook")),
            ["error line 14, runtime / storage: the name 'Rook' stands here already, on line 11"],
        ),
        (
            one_shelf(item("x" * 201)),
            ["error line 8, Runtime / Storage: the text has 201 characters; at most 200 are kept"],
        ),
        (
            one_shelf(item("Rook", extra="none", additional_repos="https://github.com/rook/rook")),
            [
                "error line 11, Runtime / Storage / Rook / extra: keys with values are expected here",
                "error line 12, Runtime / Storage / Rook / additional_repos: a list is expected here",
            ],
        ),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_a_wrong_shape_is_an_error_with_its_line_and_path(content: bytes, sentences: list[str]) -> None:
    assert problems(content) == sentences


def warned(**fields: object) -> bytes:
    return one_shelf(item("Rook", **fields))


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (
            warned(project="Sandboxed"),
            ["project: 'Sandboxed' is none of graduated, incubating, sandbox, archived; dropped"],
        ),
        (warned(project="Graduated"), ["project: 'Graduated' is read as graduated"]),
        (
            warned(twitter="javascript:alert(1)"),
            ["twitter: 'javascript:alert(1)' is not an http or https address; dropped"],
        ),
        (
            warned(repo_url="git@github.example:rook/rook.git"),
            ["repo_url: 'git@github.example:rook/rook.git' is not an http or https address; dropped"],
        ),
        (
            warned(extra={"blog_url": "data:text/html,<script>"}),
            ["extra / blog_url: 'data:text/html,<script>' is not an http or https address; dropped"],
        ),
        (
            warned(twitter="https://[::1"),
            ["twitter: 'https://[::1' is not an http or https address; dropped"],
        ),
        (
            warned(extra={"accepted": "last May"}),
            ["extra / accepted: 'last May' is not a day such as 2018-11-28; dropped"],
        ),
        (
            warned(extra={"accepted": "2018-02-30"}),
            ["extra / accepted: '2018-02-30' is not a day such as 2018-11-28; dropped"],
        ),
        (
            warned(project="graduated", extra={"accepted": "2020-01-02", "graduated": "2020-01-01"}),
            ["extra: graduated on 2020-01-01 is before accepted on 2020-01-02"],
        ),
        (
            warned(second_path=["Serverless / Tools", "Storage"]),
            [
                "second_path: 'Serverless / Tools' names no category / subcategory; dropped",
                "second_path: 'Storage' names no category / subcategory; dropped",
            ],
        ),
        (warned(repu_url="https://a.org"), ["the key 'repu_url' is not known"]),
        (
            warned(crunchbase="https://crunchbase.com/person/a"),
            ["crunchbase: 'https://crunchbase.com/person/a' is not an organisation on Crunchbase; dropped"],
        ),
        (warned(description="a\x07b"), ["description: control characters were left out"]),
        (
            warned(repo_url="https://gitlab.com/a/b"),
            ["repo_url: 'https://gitlab.com/a/b' is not on GitHub; kept as a link"],
        ),
        (one_shelf({"name": "Rook"}), ["the item has no homepage_url", "the item has no logo"]),
    ],
    ids=lambda value: repr(value)[-60:],
)
def test_a_wrong_value_is_a_warning_and_costs_only_itself(content: bytes, sentences: list[str]) -> None:
    found = landscape_yml.read(content)

    told = [str(problem) for problem in found.warnings]
    assert [one.split("Rook", 1)[1].removeprefix(" / ").removeprefix(": ") for one in told] == sentences
    assert found.errors == ()
    assert [record.name for record in found.records] == ["Rook"]


def test_a_category_that_comes_again_is_one_with_the_first() -> None:
    content = landscape({"AI": {"A": [item("One")]}}) + landscape({"AI ": {"A": [], "B": [item("Two")]}})[11:]

    found = landscape_yml.read(content)

    assert [(category.name, category.subcategories) for category in found.categories] == [
        ("AI", (("a", "A"), ("b", "B")))
    ]
    assert [record.shelf for record in found.records] == [("ai", "a"), ("ai", "b")]
    assert [problem.sentence for problem in found.warnings] == [
        "the category 'AI' comes again; both are one",
        "the subcategory 'A' comes again; both are one",
    ]
    assert found.errors == ()


def test_all_problems_of_a_file_are_told_at_once_in_the_order_of_their_lines() -> None:
    content = one_shelf({"homepage_url": "ftp://a"}, item("Crow", project="new"), item("Rook", extra=["x"]))

    assert [line.split(",", 1)[0] for line in problems(content)] == [
        "error line 8",
        "warning line 12",
        "error line 17",
    ]


def test_markup_in_texts_stays_text() -> None:
    content = one_shelf(item("<script>alert(1)</script>", description="<b>bold</b> & more"))

    record = landscape_yml.read(content).records[0]

    assert record.name == "<script>alert(1)</script>"
    assert record.description == "<b>bold</b> & more"
