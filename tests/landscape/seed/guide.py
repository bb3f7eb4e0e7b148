"""The guide's own chapters, as tests look into them."""

import functools
import re
from collections.abc import Iterator

from landscape.chapters import GuideChapter
from landscape.intake import chapters, seed

ITEM_LINK = re.compile(r"\[([^\]]+)\]\(item:([a-z0-9-]+)\)")


@functools.cache
def chapter(slug: str) -> GuideChapter:
    return next(chapter for chapter in chapters.ours() if chapter.slug == slug)


def slug_of(name: str) -> str:
    """The slug of the item that bears `name`, or has it as another name."""
    found = [record.slug for record in seed.read().records if name in record.aliases]
    assert len(found) == 1, f"{name} is the name of {len(found)} items"
    return found[0]


def standing_on(category: str, subcategory: str) -> set[str]:
    """Slugs of the items on a shelf."""
    shelf = (category, subcategory)
    return {record.slug for record in seed.read().records if shelf in {record.shelf, *record.also_on}}


def rows(text: str) -> Iterator[list[str]]:
    """The rows of all tables, headings among them, as their cells."""
    for line in text.split("\n"):
        if line.startswith("| ") and not line.startswith("| ---"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def words(cell: str) -> str:
    """A cell without its links and emphasis."""
    return ITEM_LINK.sub(r"\1", cell).replace("**", "")


def section(text: str, heading: str) -> str:
    """What stands under `heading`, up to the next one."""
    _, found, rest = text.partition(f"{heading}\n")
    assert found, f"there is no heading {heading}"
    return re.split(r"\n#{2,} ", rest)[0]
