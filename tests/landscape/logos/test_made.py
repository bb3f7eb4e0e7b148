"""Files as they are kept and drawn."""

from __future__ import annotations

import base64
from io import BytesIO

import pytest
from PIL import Image

from landscape.logos.made import fingerprint, made
from landscape.logos.reading import Unfit
from tests.landscape.drawings import points, svg, triangle


def cell(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGBA")


def test_a_logo_fills_its_cell_without_the_margins_it_came_with() -> None:
    image = cell(made(svg('<path d="M400 400h40v20h-40z" fill="#00f"/>', head='viewBox="0 0 1000 1000"')).png)

    assert image.size == (160, 80)
    assert image.getbbox() == (0, 0, 160, 80)
    assert image.getpixel((80, 40)) == (0, 0, 255, 255)


def test_a_square_stands_in_the_middle() -> None:
    assert cell(made(svg('<path d="M0 0h9v9h-9z"/>')).png).getbbox() == (40, 0, 120, 80)


def test_a_line_of_a_mile_costs_no_more_than_a_square_and_cannot_be_seen() -> None:
    with pytest.raises(Unfit, match="nothing can be seen of it"):
        made(svg('<path d="M0 0h9v90000h-9z"/>', head='viewBox="0 0 9 90000"'))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_made_of_points_gets_a_frame(kind: str) -> None:
    found = made(points(kind))

    assert found.svg.startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><image href="data:image/png'
    )
    red, green, blue, alpha = cell(found.png).getpixel((80, 40))  # type: ignore[misc]  # of an RGBA image
    assert (red > 240, green < 20, blue < 20, alpha) == (True, True, True, 255)


def test_no_picture_keeps_what_its_camera_said() -> None:
    written = BytesIO()
    image = Image.new("RGB", (9, 9))
    exif = image.getexif()
    exif[0x010E] = "a secret"
    image.save(written, "JPEG", exif=exif)

    _, _, address = made(written.getvalue()).svg.partition("base64,")

    assert b"a secret" not in base64.b64decode(address.partition('"')[0])


@pytest.mark.parametrize(
    ("colour", "is_light"), [("#fff", True), ("#eee", True), ("#f00", False), ("#999", False)]
)
def test_what_is_nearly_white_wants_a_dark_ground(colour: str, is_light: bool) -> None:  # noqa: FBT001 - a parameter
    assert made(triangle(colour)).is_light is is_light


def test_white_on_a_ground_of_its_own_does_not() -> None:
    assert made(svg('<path d="M0 0h20v10H0z" fill="#fff"/>')).is_light is False


def test_what_nobody_can_see_is_refused() -> None:
    with pytest.raises(Unfit, match="nothing can be seen of it"):
        made(svg('<path d="M0 0h20v10z" fill="none"/>'))


def test_ids_of_two_logos_are_never_the_same() -> None:
    use = '<g id="a"><path d="M0 0h9v9z"/></g><use href="#a" x="{}"/>'

    one, other = (made(svg(use.format(x))).svg for x in (1, 2))

    assert one.count('href="#l') == other.count('href="#l') == 1
    assert one.partition('href="')[2][:8] != other.partition('href="')[2][:8]


def test_a_file_is_known_by_all_its_bytes() -> None:
    assert fingerprint(b"a") != fingerprint(b"b")
