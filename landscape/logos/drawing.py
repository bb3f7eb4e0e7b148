"""A cleaned logo as points: what stands in a sheet."""

from dataclasses import dataclass
from io import BytesIO

import resvg_py
from PIL import Image

from landscape.logos.reading import Unfit

CELL = (160, 80)  # twice the tile of the explorer, once its largest
_PAPER = 255
_LIGHT = 200  # of 255: what is lighter on the whole cannot be told from paper
_OVERSAMPLED = 3
_VISIBLE = 8


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PNG of a cell's size with the logo in its middle; `is_light` wants a dark ground."""

    png: bytes
    is_light: bool


def drawn(svg: str, *, width: float, height: float) -> Drawn:
    """The logo, without the margins it came with. Raises Unfit where nothing can be seen of it."""
    # Drawn into a box that it fits whichever way it lies, so that a mile costs no more than a square.
    scale = _OVERSAMPLED * min(CELL[0] / width, CELL[1] / height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    try:
        points = resvg_py.svg_to_bytes(
            svg_string=svg.replace("<svg ", f'<svg width="{size[0]}" height="{size[1]}" ', 1),
            skip_system_fonts=True,
        )
    except ValueError as error:
        raise Unfit(f"it cannot be drawn: {error}") from None
    with Image.open(BytesIO(points), formats=("PNG",)) as opened:
        image = opened.convert("RGBA")
    edges = image.getchannel("A").point(lambda alpha: _PAPER if alpha > _VISIBLE else 0).getbbox()
    if edges is None:
        raise Unfit("nothing can be seen of it")
    image = image.crop(edges)
    fit = min(CELL[0] / image.width, CELL[1] / image.height)
    size = (max(1, round(image.width * fit)), max(1, round(image.height * fit)))
    image = image.resize(size, Image.Resampling.LANCZOS)
    cell = Image.new("RGBA", CELL)
    cell.paste(image, ((CELL[0] - image.width) // 2, (CELL[1] - image.height) // 2))
    written = BytesIO()
    cell.save(written, "PNG", optimize=True)
    return Drawn(written.getvalue(), _is_light(image))


def _is_light(image: Image.Image) -> bool:
    """Whether nearly all that is visible is nearly white, as logos for dark pages are."""
    alpha = image.getchannel("A")
    counts = image.convert("L").histogram(alpha.point(lambda one: _PAPER if one > _PAPER // 2 else 0))
    seen = sum(counts)
    return seen > 0 and sum(counts[_LIGHT:]) > 0.9 * seen and not _is_full(alpha)


def _is_full(alpha: Image.Image) -> bool:
    """Whether it covers its ground wholly: then it brings along what it stands on."""
    lowest, _ = alpha.getextrema()
    return isinstance(lowest, int | float) and lowest > _PAPER // 2
