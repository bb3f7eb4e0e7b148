"""What a landscape's settings.yml says, and what is wrong with it."""

from datetime import date

import pytest

from landscape.arrangement import Arrangement, Event, Featured, Tab
from landscape.intake import settings_yml
from tests.landscape.sources import needs_real_files, real, told

LEAST = "foundation: Cloud\nurl: https://landscape.example.org\n"


def least(fields: str) -> bytes:
    return (LEAST + fields).encode()


def test_what_arranges_a_landscape_is_read() -> None:
    found = settings_yml.read(
        least(
            "description: A map.\n"
            "members_category: Members\n"
            "groups:\n- {name: All products, categories: [Runtime]}\n"
            "- {name: Members, alias: m, categories: [A]}\n"
            "featured_items:\n"
            "- {field: maturity, options: [{value: graduated, order: 1, label: Best}],"
            " exclude: {groups: [Members]}}\n"
            "- {field: subcategory, options: [{value: Gold}]}\n"
            "categories: [{name: Members, subcategories: [Gold, Silver]}]\n"
            "enduser: [{category: Members}]\n"
            "tags: {storage: [{category: Runtime, subcategories: [Disks]}]}\n"
            "footer: {links: {github: https://github.com/cloud}, text: Words}\n"
            "upcoming_event: {name: Con, start: 2026-07-28, end: 2026-07-31, banner_url: x,"
            " details_url: https://example.org/con}\n"
        )
    )

    assert told(found) == []
    assert found.things == (
        Arrangement(
            foundation="Cloud",
            url="https://landscape.example.org",
            description="A map.",
            members_category="Members",
            tabs=(Tab("All products", "all-products", ("Runtime",)), Tab("Members", "m", ("A",))),
            featured=(
                Featured("maturity", "graduated", 1, "Best", ("Members",)),
                Featured("subcategory", "Gold"),
            ),
            orders=(("Members", ("Gold", "Silver")),),
            end_users=(("Members", ()),),
            tags=(("storage", (("Runtime", ("Disks",)),)),),
            links=(("github", "https://github.com/cloud"),),
            event=Event("Con", date(2026, 7, 28), date(2026, 7, 31), "https://example.org/con"),
        ),
    )


@pytest.mark.parametrize(
    ("content", "sentences"),
    [
        (b"groups: []\n", ["error line 1: this is not a settings.yml: there are no keys foundation and url"]),
        (
            b"foundation: ''\nurl: x\n",
            [
                "error line 1, foundation: the landscape has no foundation",
                "warning line 2, url: 'x' is not an http or https address; dropped",
                "error line 2, url: the landscape has no url",
            ],
        ),
        (
            least("colors: {color1: red}\nosano: {customer_id: a}\n"),
            [
                "warning line 3, colors: not read, as this site has looks of its own: colours",
                (
                    "warning line 4, osano: not read, as this site counts no visitors: "
                    "Osano's question about cookies"
                ),
            ],
        ),
        (least("color: red\n"), ["warning line 3: the key 'color' is not known"]),
        (
            least(
                "groups: [{name: A, alias: '../x', categories: [B]}, {name: x, categories: [B]}, {name: C}]\n"
            ),
            [
                "warning line 3, groups / A: the alias '../x' is read as x",
                "error line 3, groups / x: the group 'x' comes again",
                "warning line 3, groups / C: the group shows no category; left out",
            ],
        ),
        (
            least(
                "featured_items:\n"
                "- {field: stars, options: [{value: '9'}]}\n"
                "- {field: maturity, options: [{value: grown}, {value: sandbox, order: first}],"
                " exclude: {groups: [None]}}\n"
            ),
            [
                (
                    "warning line 4, featured_items: "
                    "'stars' is none of maturity, subcategory; the rule is left out"
                ),
                "warning line 5, featured_items / exclude: there is no group 'None'",
                "warning line 5, featured_items / options: 'grown' is no maturity to feature; left out",
                "warning line 5, featured_items / options: 'first' is not a whole number; dropped",
            ],
        ),
        (
            least(
                "upcoming_event: {name: A, start: 2026-02-02, end: 2026-02-01, details_url: https://a.org}\n"
            ),
            [
                (
                    "warning line 3, upcoming_event: an event needs a name, its first and last day "
                    "in this order, and details_url; left out"
                )
            ],
        ),
        (
            least("footer: {links: {evil: 'javascript:alert(1)'}}\n"),
            [
                (
                    "warning line 3, footer / links / evil: "
                    "'javascript:alert(1)' is not an http or https address; dropped"
                )
            ],
        ),
        (
            least("tags: {TAG 1: []}\n"),
            ["warning line 3, tags: 'TAG 1' is not a TAG in small letters; left out"],
        ),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_what_is_wrong_is_said_with_its_line_and_path(content: bytes, sentences: list[str]) -> None:
    assert told(settings_yml.read(content)) == sentences


@needs_real_files
def test_the_real_file_has_its_known_figures() -> None:
    content = real("settings.yml")

    found = settings_yml.read(content)

    assert found.errors == ()
    assert [problem.path for problem in found.warnings] == [
        "analytics",
        "colors",
        "grid_items_size",
        "header",
        "images",
        "logos_viewbox",
        "osano",
        "screenshot_width",
    ]
    (arrangement,) = found.things
    assert [(tab.alias, len(tab.categories)) for tab in arrangement.tabs] == [
        ("projects", 5),
        ("members", 1),
        ("partners", 2),
        ("serverless", 1),
        ("wasm", 1),
        ("ai-native", 5),
    ]
    partners = ("Certified partners and providers",)
    assert arrangement.featured == (
        Featured("maturity", "graduated", 1, "CNCF Graduated", partners),
        Featured("maturity", "incubating", 2, "CNCF Incubating", partners),
        Featured("subcategory", "Platinum"),
        Featured("subcategory", "Gold"),
    )
    assert [(name, len(names)) for name, names in arrangement.orders] == [
        ("CNCF Members", 6),
        ("Special", 3),
        ("AI Native Infra", 10),
    ]
    assert len(arrangement.links) == 11
