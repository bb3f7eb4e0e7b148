"""Details are written as JSON and read back."""

import json
from datetime import date

from landscape import details
from landscape.details import Audit, Details, NamedLink, Summary

WHOLE = Details(
    logo="rook.svg",
    joined_on=date(2018, 2, 1),
    is_end_user=True,
    is_unnamed=True,
    is_specification=True,
    is_open_source=False,
    licence="Apache-2.0",
    branch="main",
    may_share_repository=True,
    stock_ticker="ROOK",
    parent="Nest",
    chat_channel="#rook",
    lfx_slug="rook",
    clomonitor_name="rook",
    training_certifications=("cka", "ckad"),
    training_types=("e-learning",),
    annual_review_on=date(2023, 6, 13),
    summary=Summary(
        use_case="a",
        business_use_case="b",
        release_rate="c",
        integrations="d",
        personas=("e", "f"),
        tags=("g",),
    ),
    tags=("storage",),
    audits=(Audit(date(2019, 12, 12), "security", "https://example.org/a.pdf", "T"),),
    other_links=(NamedLink("Mastodon", "https://example.social/@rook"),),
    annotations=(("colour", "blue"),),
)


def test_whatever_is_said_reads_back_from_json() -> None:
    written = json.dumps(details.plain(WHOLE))

    assert details.from_plain(json.loads(written)) == WHOLE
    assert details.said(WHOLE).keys() == set(details.NAMES)


def test_nothing_said_is_nothing_written() -> None:
    assert details.plain(Details()) == {}
    assert details.from_plain({}) == Details()


def test_not_open_source_is_something_said() -> None:
    assert details.plain(Details(is_open_source=False)) == {"is_open_source": False}
