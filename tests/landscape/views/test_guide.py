"""The guide: ours as of November 2018 with its items and drawings, CNCF's by its sections."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from landscape.catalogue import Source
from landscape.guide import GuideChapter, GuideSection
from landscape.intake import chapters, guide_chapters
from tests.landscape import grouped, landscapes
from tests.landscape.landscapes import item

pytestmark = pytest.mark.django_db


@pytest.fixture
def both_guides() -> None:
    """Our catalogue and chapters, a landscape of today with hardly anything, and a guide of CNCF's."""
    landscapes.load_seed()
    grouped.load_ours()
    landscapes.load(landscapes.one_shelf(item("Rook", project="graduated")), on=date(2026, 8, 7))
    text = "Runs <script>alert(1)</script> **things**."
    guide = GuideChapter("Runtime", text, ("x",), (GuideSection("Storage", "# What it is\n\nKeeps."),))
    signature = landscapes.signature(Source.CNCF_GUIDE)
    guide_chapters.apply(guide_chapters.imported([guide]), signature)


def page(address: str) -> str:
    """The page's text with single spaces."""
    response = Client().get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def article(text: str) -> str:
    """The chapter itself."""
    return text.partition('<article class="prose">')[2].partition("</article>")[0]


@pytest.mark.usefixtures("both_guides")
def test_the_guide_lists_our_chapters_then_cncfs_in_their_order() -> None:
    found = re.findall(r'guide-title"> <a href="([^"]*)">([^<]*)</a>', page("/guide"))

    ours = [(f"/guide/{one.slug}", one.title.replace("'", "&#x27;")) for one in chapters.ours()]
    assert len(ours) == 9
    assert found == [*ours, ("/guide/cncf-runtime", "Runtime")]


@pytest.mark.usefixtures("both_guides")
def test_every_chapter_of_ours_is_marked_and_has_its_contents() -> None:
    for one in chapters.ours():
        text = page(f"/guide/{one.slug}")

        assert "As of November 2018" in text
        anchors = re.findall(r'<li (?:class="is-inner")?> ?<a href="#([^"]*)"', text.replace("<li>", "<li >"))
        headings = re.findall(r'<h[23] id="([^"]*)"', article(text))
        assert anchors == headings
        assert headings


@pytest.mark.usefixtures("both_guides")
def test_an_item_of_today_is_linked_as_it_is_and_one_of_2018_as_it_was() -> None:
    text = article(page("/guide/container-ecosystem"))

    assert set(re.findall(r'<a href="(/items/[^"]*)"[^>]*>(Railcar|Kata Containers)<', text)) == {
        ("/items/kata-containers?on=2018-11-01", "Kata Containers"),
        ("/items/railcar?on=2018-11-01", "Railcar"),
    }
    projects = page("/guide/projects-of-november-2018")
    assert 'href="/items/rook"' in projects
    assert 'href="/items/rook?' not in projects


@pytest.mark.usefixtures("both_guides")
def test_no_link_to_an_item_is_lost() -> None:
    for one in chapters.ours():
        linked = set(re.findall(r"\]\(item:([a-z0-9-]+)\)", one.text))

        found = re.findall(r'href="/items/([a-z0-9-]+)', page(f"/guide/{one.slug}"))

        assert linked <= set(found)


@pytest.mark.usefixtures("both_guides")
def test_drawings_stand_in_the_page() -> None:
    figure = page("/guide/service-mesh").partition('<figure class="drawing">')[2].partition("</figure>")[0]

    assert "<svg" in figure
    assert "Istio in 2018" in figure


@pytest.mark.usefixtures("both_guides")
def test_a_chapter_of_cncfs_has_its_sections_and_nothing_that_runs() -> None:
    text = article(page("/guide/cncf-runtime"))

    assert re.findall(r"<(h\d)[^>]*>([^<]*)<", text) == [("h2", "Storage"), ("h3", "What it is")]
    assert re.findall(r'href="([^"]*)"', text) == ["/landscape?subcategory=runtime/storage&amp;tab=all"]
    assert "script" not in text
    assert "<strong>things</strong>" in text


@pytest.mark.usefixtures("both_guides")
@pytest.mark.parametrize(
    ("address", "queries"),
    [("/guide", 2), ("/guide/service-mesh", 3), ("/guide/cncf-runtime", 2)],
)
def test_a_page_asks_the_database_no_more_than_it_must(address: str, queries: int) -> None:
    page(address)

    with CaptureQueriesContext(connection) as asked:
        page(address)

    assert len(asked) == queries


@pytest.mark.usefixtures("both_guides")
def test_another_day_is_passed_on() -> None:
    found = re.findall(r'href="(/guide/[^"]*)"', page("/guide?on=2020-01-01"))

    assert found == [f"/guide/{one.slug}?on=2020-01-01" for one in chapters.ours()]


@pytest.mark.usefixtures("both_guides")
def test_an_unknown_chapter_is_a_404_with_a_sentence(settings: object) -> None:
    settings.DEBUG = False  # type: ignore[attr-defined]  # pytest-django's fixture
    response = Client().get("/guide/nothing")

    assert response.status_code == 404
    assert "There is no chapter &#x27;nothing&#x27; in the guide." in response.content.decode()


def test_before_anything_is_known_the_guide_says_so() -> None:
    assert "No chapter is known of this day" in page("/guide?on=2017-01-01")
