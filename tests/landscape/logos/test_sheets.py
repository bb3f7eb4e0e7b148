"""Which logos stand together, and the picture of them."""

from __future__ import annotations

import base64
import re
from io import BytesIO

from PIL import Image

from landscape.catalogue import Card, Catalogue, Category, Source
from landscape.details import Details
from landscape.logos import sheets
from landscape.logos.files import LogoFile
from landscape.logos.made import made
from landscape.logos.sheets import MOST, Place
from tests.landscape.drawings import triangle


def catalogue(*cards: tuple[str, str, str], files: dict[str, str]) -> Catalogue:
    """Cards (slug, category, name of the file), and digests by the names of files."""
    return Catalogue(
        categories=tuple(Category(slug, slug, False, (("x", "X"),)) for slug in ("b", "a")),  # noqa: FBT003 - no members
        cards={
            slug: Card(
                slug=slug, source=Source.LANDSCAPE, name=slug, shelf=(shelf, "x"), details=Details(logo=logo)
            )
            for slug, shelf, logo in cards
        },
        others={
            LogoFile: {
                name: LogoFile(digest, is_light=False, packed_bytes=1) for name, digest in files.items()
            }
        },
    )


def test_each_category_has_a_sheet_and_what_nobody_uses_another() -> None:
    found = catalogue(
        ("one", "a", "1.svg"),
        ("two", "b", "2.svg"),
        ("three", "b", "3.svg"),
        ("again", "a", "3.svg"),
        ("without", "a", "none.svg"),
        files={"1.svg": "d1", "2.svg": "d2", "3.svg": "d3", "unused.svg": "d4"},
    )

    assert sheets.laid_out(found) == [("d3", "d2"), ("d1",), ("d4",)]


def test_a_large_category_has_several_of_about_one_size() -> None:
    files = {f"{n:03}.svg": f"d{n:03}" for n in range(MOST + 2)}
    found = catalogue(*((f"i{n:03}", "a", f"{n:03}.svg") for n in range(MOST + 2)), files=files)

    assert [len(digests) for digests in sheets.laid_out(found)] == [49, 49]


def test_a_logo_is_where_the_last_sheet_has_it() -> None:
    assert sheets.places([("old", ["a", "b"]), ("new", ["b"])]) == {
        "a": Place("old", 0),
        "b": Place("new", 0),
    }


def test_a_sheet_goes_by_what_is_in_it() -> None:
    assert len({sheets.name(["a", "b"]), sheets.name(["b", "a"]), sheets.name(["a"])}) == 3


def test_every_view_shows_its_logo() -> None:
    colours = [("red", (255, 0, 0)), ("blue", (0, 0, 255))] * 5
    cells = {str(n): made(triangle(colour)).png for n, (colour, _) in enumerate(colours)}

    sheet = sheets.stitched(list(cells), cells)

    points = Image.open(BytesIO(base64.b64decode(sheet.partition("base64,")[2].partition('"')[0]))).convert(
        "RGB"
    )
    boxes = [tuple(map(int, box.split())) for box in re.findall(r'viewBox="([^"]*)"/>', sheet)]
    assert re.findall(r'<view id="(\d+)"', sheet) == [str(n) for n in range(10)]
    for (x, y, width, height), (_, colour) in zip(boxes, colours, strict=True):
        seen = points.getpixel((x + width * 3 // 4, y + height // 4))
        assert isinstance(seen, tuple)
        assert all(abs(one - other) < 30 for one, other in zip(seen, colour, strict=True))
