"""A file as it was delivered, made into a logo: cleaned, looked at, and drawn."""

import hashlib
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from landscape.logos import cleaning, drawing, pictures
from landscape.logos.cleaning import Cleaned
from landscape.logos.reading import LARGEST_BYTES, Unfit
from landscape.logos.words import SVG

# Raised with every change of what is kept of a file: those of before are then made anew.
_MAKING = 1
_POINTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")


@dataclass(frozen=True, slots=True)
class Made:
    """A logo as it is kept; `left_out` names what its file had that was not taken."""

    svg: str
    png: bytes
    is_light: bool
    left_out: tuple[str, ...]


def fingerprint(content: bytes) -> str:
    """By which a file is known again that has been made into a logo already."""
    return hashlib.sha256(b"%d " % _MAKING + content).hexdigest()


def made(content: bytes) -> Made:
    """The logo in the file `content`, an SVG or a picture made of points. Raises Unfit."""
    if len(content) > LARGEST_BYTES:
        raise Unfit(f"it is larger than {LARGEST_BYTES // 1024**2} MB")
    if content.startswith(_POINTS):
        clean = _framed(content)
    else:
        clean = cleaning.cleaned(content, mark=f"l{fingerprint(content)[:6]}-")
    drawn = drawing.drawn(clean.svg, width=clean.width, height=clean.height)
    return Made(clean.svg, drawn.png, drawn.is_light, clean.left_out)


def _framed(content: bytes) -> Cleaned:
    """A picture made of points in the frame of an SVG, so that every logo is one."""
    try:
        picture = pictures.small(content)
    except pictures.Unseen as unseen:
        raise Unfit(str(unseen)) from None
    root = Element("svg", xmlns=SVG, viewBox=f"0 0 {picture.width} {picture.height}")
    SubElement(root, "image", href=picture.address, width=str(picture.width), height=str(picture.height))
    return Cleaned(tostring(root, encoding="unicode"), picture.width, picture.height, ())
