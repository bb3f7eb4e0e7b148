"""Our chapters and CNCF's, side by side in the catalogue."""

from datetime import date

import pytest

from landscape.catalogue import Source
from landscape.guide import Chapter, GuideChapter, GuideSection
from landscape.intake import guide_chapters
from landscape.queries.catalogue import read
from tests.landscape import grouped, landscapes

GUIDE = (
    GuideChapter("Runtime", "How **things** run.", ("Kata",), (GuideSection("Storage", "Keeps.", ("CSI",)),)),
    GuideChapter("Summary", "That was it."),
)


def apply(*guide: GuideChapter) -> None:
    signature = landscapes.signature(Source.CNCF_GUIDE)
    guide_chapters.apply(guide_chapters.imported(guide), signature)


@pytest.mark.django_db
def test_a_guide_is_kept_with_its_sections_in_their_order() -> None:
    apply(*GUIDE)

    assert dict(read(None).of(Chapter)) == {
        "cncf-runtime": Chapter(
            slug="cncf-runtime",
            title="Runtime",
            source=Source.CNCF_GUIDE,
            text="How **things** run.",
            keywords=("Kata",),
            sections=(GuideSection("Storage", "Keeps.", ("CSI",)),),
        ),
        "cncf-summary": Chapter(
            slug="cncf-summary",
            title="Summary",
            source=Source.CNCF_GUIDE,
            position=1,
            text="That was it.",
        ),
    }


@pytest.mark.django_db
def test_another_guide_takes_the_place_of_the_first_and_of_no_chapter_of_ours() -> None:
    grouped.load_ours()
    apply(*GUIDE)

    apply(GUIDE[1])

    found = read(None).of(Chapter).values()
    assert sum(chapter.source is Source.OUR_GUIDE for chapter in found) == 9
    assert [chapter.slug for chapter in found if chapter.source is Source.CNCF_GUIDE] == ["cncf-summary"]


@pytest.mark.django_db
def test_our_chapters_are_there_from_november_2018_on() -> None:
    grouped.load_ours()

    days = [date(2018, 10, 31), date(2018, 11, 1), date(2026, 8, 7)]
    assert [len(read(day).of(Chapter)) for day in days] == [0, 9, 9]
