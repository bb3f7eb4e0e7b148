"""What somebody might put into a landscape to do harm is refused, dropped or only text."""

import pytest

from landscape.catalogue import Catalogue
from landscape.details import Audit, NamedLink
from landscape.intake import landscape_file, landscape_yml
from landscape.intake.quality import Rule
from tests.landscape.landscapes import item, one_shelf

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"
BAD_URLS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://a.org",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//example.org/a",
    'https://example.org/"onclick="alert(1)',
    "https://example.org/<script>",
    "https://",
    "https://example.org/" + "a" * 2000,
]


@pytest.mark.parametrize("url", BAD_URLS)
def test_no_address_that_does_something_else_is_kept_anywhere(url: str) -> None:
    row = {"date": "2020-01-01", "type": "security", "url": url, "vendor": "T"}
    content = one_shelf(
        item(
            "Rook",
            homepage_url=url,
            repo_url=url,
            twitter=url,
            crunchbase=url,
            url_for_bestpractices=url,
            project_org=url,
            additional_repos=[{"repo_url": url}],
            organization=url,
            extra={
                "blog_url": url,
                "audits": [row],
                "other_links": [{"name": "x", "url": url}],
            },
        )
    )

    found = landscape_yml.read(content)

    (record,) = found.records
    assert (record.homepage, record.links, record.repositories, record.organisation) == ("", (), (), "")
    assert [audit.url for audit in record.details.audits] == [""]
    assert record.details.other_links == ()
    assert found.errors == ()
    assert sum(problem.rule == Rule.ADDRESS for problem in found.warnings) == 10


def test_markup_is_text_like_any_other_in_every_field() -> None:
    content = one_shelf(
        item(
            MARKUP,
            description=MARKUP,
            extra={
                "summary_use_case": MARKUP,
                "summary_personas": MARKUP,
                "chat_channel": MARKUP,
                "audits": [{"date": "2020-01-01", "type": MARKUP, "url": "https://a.org/", "vendor": MARKUP}],
                "other_links": [{"name": MARKUP, "url": "https://a.org/"}],
                "annotations": {MARKUP: MARKUP},
            },
        )
    )

    (record,) = landscape_yml.read(content).records

    assert record.name == record.description == record.details.summary.use_case == MARKUP
    assert record.details.audits[0] == Audit(
        record.details.audits[0].audited_on, MARKUP, "https://a.org/", MARKUP
    )
    assert record.details.other_links == (NamedLink(MARKUP, "https://a.org/"),)
    assert record.details.annotations == ((MARKUP, MARKUP),)


INJECTIONS = [
    "x\nproject: graduated",
    "x\n          - item:\n            name: Intruder",
    "'\n            project: graduated",
    "x: y # z",
    "*alias",
    "&anchor x",
    "!!python/object:os.system x",
    "{a: b}",
    "[a]",
    "- a",
    "%TAG",
    "---",
    "...",
    "x\n---\ny",
    "\u2028project: graduated",
    "? a",
    "|\n  a",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_text_of_the_catalogue_can_say_anything_else_in_the_export(text: str) -> None:
    delivered = one_shelf(item("Rook", description="Keeps data.", extra={"chat_channel": "#rook"}))
    catalogue = landscape_yml.compare(
        landscape_yml.read(one_shelf(item("Rook", description=text, extra={"chat_channel": text}))),
        Catalogue(),
    )

    content = landscape_file.file(catalogue, delivered)

    (record,) = landscape_yml.read(content).records
    assert (record.name, record.maturity) == ("Rook", "")
    assert record.description == record.details.chat_channel == text.strip()


@pytest.mark.parametrize(
    "extra",
    [
        {"audits": "many"},
        {"audits": [["a"]]},
        {"other_links": {"a": "b"}},
        {"annotations": ["a"]},
        {"summary_use_case": ["a"]},
        {"tag": {"a": "b"}},
        {"lfx_slug": {"a": "b"}},
        {"specification": ["true"]},
    ],
    ids=str,
)
def test_a_value_of_another_shape_is_an_error(extra: dict[str, object]) -> None:
    found = landscape_yml.read(one_shelf(item("Rook", extra=extra)))

    assert len(found.errors) == 1
    assert found.errors[0].path.startswith("Runtime / Storage / Rook / extra / ")


def test_a_text_beyond_all_measure_is_an_error() -> None:
    found = landscape_yml.read(one_shelf(item("Rook", extra={"summary_use_case": "x" * 10_001})))

    assert [problem.sentence for problem in found.errors] == [
        "the text has 10,001 characters; at most 10,000 are kept"
    ]
