"""Logos drawn for one test: nobody's trademarks."""

from io import BytesIO

from PIL import Image


def svg(
    inside: str = '<path d="M0 0h20v10z"/>', *, head: str = 'viewBox="0 0 20 10"', before: str = ""
) -> bytes:
    """An SVG with this inside; a triangle by default."""
    text = (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {head}>'
    )
    return f"{text}{inside}</svg>".encode()


def triangle(colour: str = "red") -> bytes:
    """An SVG that differs by its colour."""
    return svg(f'<path d="M0 0h20v10z" fill="{colour}"/>')


def points(kind: str = "PNG", *, size: tuple[int, int] = (40, 20), colour: str = "red") -> bytes:
    """A picture made of points."""
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, kind)
    return written.getvalue()
