"""Pictures made of points: known to be what they say they are, and written anew, small."""

import base64
import binascii
import re
import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

MOST_POINTS = 24_000_000
LONGEST_SIDE = 512
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_DATA = re.compile(r"data:image/(?:png|jpe?g|gif|webp)(?:;charset=[\w-]+)?;base64,", re.IGNORECASE)


class Unseen(ValueError):  # noqa: N818 - it names what the picture is
    """A picture that is not taken; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as an address that holds it; `width` and `height` are those it came with."""

    address: str
    width: int
    height: int


def from_address(address: str) -> Picture:
    """The picture in a `data:` address. Raises Unseen, also for any other address."""
    plain = "".join(address.split())
    found = _DATA.match(plain)
    if found is None:
        raise Unseen("it loads a picture from elsewhere")
    try:
        content = base64.b64decode(plain[found.end() :], validate=False)
    except binascii.Error:
        raise Unseen("a picture in it cannot be read") from None
    return small(content)


def small(content: bytes) -> Picture:
    """A PNG, JPEG, GIF or WebP written anew with no side longer than is ever shown. Raises Unseen."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the size is looked at before anything is unpacked
        try:
            with Image.open(BytesIO(content), formats=_FORMATS) as image:
                width, height = _size(image)
                if image.format == "JPEG":
                    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                plain = image.convert("RGBA")
        except Unseen:
            raise
        except Exception as error:  # noqa: BLE001 - readers raise whatever a broken file makes them stumble over
            raise Unseen(f"a picture in it cannot be read ({type(error).__name__})") from None
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = BytesIO()
    plain.save(written, "PNG", optimize=True)
    encoded = base64.b64encode(written.getvalue()).decode()
    return Picture(f"data:image/png;base64,{encoded}", width, height)


def _size(image: Image.Image) -> tuple[int, int]:
    """Its sides, before anything of it is unpacked. Raises Unseen."""
    width, height = image.size
    if width * height > MOST_POINTS:
        raise Unseen(f"a picture of {width:,} × {height:,} points is too large")
    return width, height
