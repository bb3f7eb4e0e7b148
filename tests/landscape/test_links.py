"""What links are called, and how their addresses are read."""

from __future__ import annotations

import pytest

from landscape import links


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("stack-overflow", "Stack Overflow"),
        ("mailing-list", "Mailing list"),
        ("carrier-pigeon", "Carrier pigeon"),
    ],
)
def test_a_kind_of_link_has_a_plain_name(kind: str, title: str) -> None:
    assert links.titled(kind) == title


def test_what_one_reads_stands_first_and_what_is_kept_elsewhere_last() -> None:
    kinds = ["crunchbase", "twitter", "blog", "dev-stats", "documentation", "slack"]

    assert sorted(kinds, key=links.place) == [
        "documentation",
        "blog",
        "slack",
        "twitter",
        "dev-stats",
        "crunchbase",
    ]


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://www.example.org/", "example.org"),
        ("http://example.org/a/", "example.org/a"),
        ("https://example.org/a?b=c", "example.org/a?b=c"),
    ],
)
def test_an_address_is_read_without_what_every_address_has(url: str, read: str) -> None:
    assert links.plain(url) == read
