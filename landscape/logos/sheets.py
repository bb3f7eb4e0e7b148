"""Many logos in one picture, so that a page of hundreds asks for a few."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from landscape.catalogue import Catalogue
from landscape.logos.drawing import CELL
from landscape.logos.files import LogoFile
from landscape.logos.words import SVG

MOST = 96  # a sheet of so many is some 150 kB, and unpacked 5 MB
_COLUMNS = 8
_QUALITY, _ALPHA_QUALITY = 75, 25  # by eye at twice the size it is shown; the edge's quality costs most


@dataclass(frozen=True, slots=True)
class Place:
    """Where a logo stands: the sheet, and its number there."""

    sheet: str
    number: int


def laid_out(catalogue: Catalogue) -> list[tuple[str, ...]]:
    """The digests of the logos in force, sheet by sheet.

    Each category has sheets of its own, and so has what nobody uses. A logo that stands in several
    categories is in a sheet of the first.
    """
    files = catalogue.of(LogoFile)
    order = {category.slug: place for place, category in enumerate(catalogue.categories)}
    cards = sorted(
        (card for card in catalogue.cards.values() if card.details.logo in files),
        key=lambda card: (order[card.shelf[0]], card.shelf[1], card.slug),
    )
    used: dict[str, dict[str, None]] = {category.slug: {} for category in catalogue.categories}
    seen: set[str] = set()
    for card in cards:
        digest = files[card.details.logo].digest
        if digest not in seen:
            seen.add(digest)
            used[card.shelf[0]][digest] = None
    others = dict.fromkeys(file.digest for _, file in sorted(files.items()) if file.digest not in seen)
    return [part for digests in (*used.values(), others) for part in _parts(tuple(digests))]


def name(digests: Sequence[str]) -> str:
    """By which a sheet of these goes; another one wherever a picture, or how they are drawn, is another."""
    said = f"{CELL} {_COLUMNS} {_QUALITY} {_ALPHA_QUALITY} {' '.join(digests)}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def places(sheets: Iterable[tuple[str, Sequence[str]]]) -> dict[str, Place]:
    """Where each logo stands, by its digest; where it does in several sheets, in the last of them."""
    return {
        digest: Place(sheet, number) for sheet, digests in sheets for number, digest in enumerate(digests)
    }


def stitched(digests: Sequence[str], cells: Mapping[str, bytes]) -> str:
    """The sheet as an SVG with a view for each logo, called by its number.

    `<img src="sheet.svg#12">` shows the one: a browser fetches the sheet once for all of them, and when the
    first is near the window.
    """
    width, height = CELL
    rows = -(-len(digests) // _COLUMNS)
    whole = Image.new("RGBA", (_COLUMNS * width, rows * height))
    views = []
    for number, digest in enumerate(digests):
        x, y = number % _COLUMNS * width, number // _COLUMNS * height
        with Image.open(BytesIO(cells[digest]), formats=("PNG",)) as cell:
            whole.paste(cell, (x, y))
        views.append(f'<view id="{number}" viewBox="{x} {y} {width} {height}"/>')
    written = BytesIO()
    whole.save(written, "WEBP", quality=_QUALITY, alpha_quality=_ALPHA_QUALITY, method=4)
    points = base64.b64encode(written.getvalue()).decode()
    return (
        f'<svg xmlns="{SVG}" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f"{''.join(views)}"
        f'<image width="{whole.width}" height="{whole.height}" href="data:image/webp;base64,{points}"/></svg>'
    )


def _parts(digests: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """At most so many at a time, and about as many in each."""
    number = -(-len(digests) // MOST)
    for part in range(number):
        yield digests[part * len(digests) // number : (part + 1) * len(digests) // number]
