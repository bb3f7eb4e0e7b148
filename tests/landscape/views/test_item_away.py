"""What can be taken away from an item: snippets, a frame, words for machines, a sheet."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.landscape import landscapes, moments

pytestmark = pytest.mark.django_db

# What schema.org lets one say of each type, of the words that we use.
_OF_THING = {"@type", "@id", "name", "description", "url", "image", "sameAs"}
_ALLOWED = {
    "Organization": _OF_THING,
    "SoftwareApplication": _OF_THING | {"license", "publisher"},
    "SoftwareSourceCode": _OF_THING | {"license", "publisher", "codeRepository"},
    "BreadcrumbList": _OF_THING | {"itemListElement"},
    "ListItem": _OF_THING | {"position", "item"},
    "CreativeWork": _OF_THING,
}


def load(name: str = "Rook", **fields: object) -> None:
    landscapes.load(
        landscapes.landscape(
            {
                "Runtime": {"Storage": [landscapes.at_home(name, **fields)]},
                "CNCF Members": {"Gold": [landscapes.at_home("Acme")]},
            }
        )
    )


def linked(address: str) -> list[dict[str, Any]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', moments.page(address))
    (document,) = [json.loads(text) for text in found]
    assert document.keys() == {"@context", "@graph"}
    graph: list[dict[str, Any]] = document["@graph"]
    return graph


def snippets(address: str) -> dict[str, str]:
    found = re.findall(r'<pre tabindex="0" aria-label="([^"]*)"[^>]*>(.*?)</pre>', moments.page(address))
    return {title: unescape(text) for title, text in found}


def test_what_search_engines_read_is_json_that_ends_no_script() -> None:
    nasty = "</script><script>alert(1)</script>&"
    load(description=nasty, repo_url="https://github.com/rook/rook", license="Apache License 2.0")

    assert linked("/items/rook") == [
        {
            "@type": ["SoftwareApplication", "SoftwareSourceCode"],
            "@id": "http://testserver/items/rook",
            "name": "Rook",
            "description": nasty,
            "url": "https://rook.example.org/",
            "image": "http://testserver/items/rook/card.png",
            "codeRepository": "https://github.com/rook/rook",
            "license": {"@type": "CreativeWork", "name": "Apache License 2.0"},
        },
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": name, "item": f"http://testserver{path}"}
                for place, (name, path) in enumerate(
                    [
                        ("Landscape", "/landscape"),
                        ("Runtime", "/landscape?category=runtime&tab=all"),
                        ("Storage", "/landscape?subcategory=runtime/storage&tab=all"),
                        ("Rook", "/items/rook"),
                    ],
                    1,
                )
            ],
        },
    ]


@pytest.mark.parametrize("address", ["/items/rook", "/items/acme"])
def test_nothing_is_said_that_schema_org_has_no_word_for(address: str) -> None:
    load(repo_url="https://github.com/rook/rook", license="MIT", twitter="https://twitter.com/rook_io")

    def wrong(node: dict[str, Any]) -> list[str]:
        types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
        allowed = set[str]().union(*(_ALLOWED[one] for one in types))
        inside = [one for value in node.values() for one in (value if isinstance(value, list) else [value])]
        return [
            *(node.keys() - allowed),
            *(word for one in inside if isinstance(one, dict) for word in wrong(one)),
        ]

    assert [word for node in linked(address) for word in wrong(node)] == []


def test_a_member_is_an_organisation() -> None:
    load()

    assert linked("/items/acme")[0]["@type"] == "Organization"


def test_snippets_hold_whole_addresses_and_no_name_breaks_out() -> None:
    load('Rook ](x) "<b>')

    address = "http://testserver/items/rook-x-b"
    assert snippets("/items/rook-x-b") == {
        "Badge in Markdown": f'[![Rook (x) "b]({address}/badge.svg)]({address})',
        "Badge in HTML": (
            f'<a href="{address}"><img src="{address}/badge.svg"'
            ' alt="Rook ](x) &quot;&lt;b&gt;" height="20"></a>'
        ),
        "Badge in AsciiDoc": f'image:{address}/badge.svg["Rook (x) b",link="{address}"]',
        "Frame in HTML": (
            f'<iframe src="{address}/embed" title="Rook ](x) &quot;&lt;b&gt;"'
            ' width="100%" height="180" loading="lazy"></iframe>'
        ),
    }


def test_what_is_no_longer_so_has_no_badge_to_copy() -> None:
    load()

    assert snippets("/items/rook?on=2026-08-10") == {}


def test_the_sheet_says_what_the_page_says_as_of_its_day() -> None:
    load(project="sandbox", description="Storage <b>", extra={"accepted": "2018-01-29"})

    text = moments.page("/items/rook/sheet?on=2026-08-10")

    assert moments.words(text.partition('<article class="sheet">')[2].partition("</article>")[0]).startswith(
        "Runtime / Storage Rook sandbox CNCF project since 29 Jan 2018 as of 10 Aug 2026 Storage &lt;b&gt;"
    )
    assert '<link rel="canonical" href="http://testserver/items/rook">' in text
    assert Client().get("/items/nobody/sheet").status_code == 404
