"""Colours can be told apart in both themes, as the tokens have them (WCAG 2.2)."""

from __future__ import annotations

import re

import pytest

from devstats.charts import drawing
from tests.places import ROOT

TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#\w+), (#\w+)\);", (ROOT / "static" / "css" / "tokens.css").read_text()
    )
}
TEXT, MARK = 4.5, 3.0
GROUNDS = ("paper", "surface")
ON_GROUNDS = [
    *(("ink", ground, TEXT) for ground in (*GROUNDS, "wash", "tint")),
    *(("muted", ground, TEXT) for ground in (*GROUNDS, "wash", "tint")),
    *(("sea", ground, TEXT) for ground in (*GROUNDS, "wash", "tint")),
    *((name, ground, TEXT) for name in ("signal", "good", "mean") for ground in GROUNDS),
    *((f"series-{number}", "surface", TEXT if number != 2 else MARK) for number in range(1, 7)),
    *(
        (name, ground, MARK)
        for name in ("graduated", "incubating", "sandbox", "archived")
        for ground in GROUNDS
    ),
    *((name, ground, MARK) for name in ("edge", "series-rest", "before") for ground in GROUNDS),
    ("on-sea", "sea", TEXT),
]


@pytest.mark.parametrize(("name", "ground", "least"), ON_GROUNDS)
@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_a_colour_stands_out_from_its_ground(name: str, ground: str, least: float, theme: int) -> None:
    assert contrast(TOKENS[name][theme], TOKENS[ground][theme]) >= least


@pytest.mark.parametrize("hue", range(1, 7))
@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_a_monogram_stands_out_from_its_tint(hue: int, theme: int) -> None:
    colour, surface, ink = (TOKENS[name][theme] for name in (f"series-{hue}", "surface", "ink"))
    sheet = (ROOT / "static" / "css" / "parts.css").read_text()
    found = re.search(
        r"var\(--hue\) (\d+)%, var\(--surface\)\);\s+color: color-mix\(in srgb, "
        r"var\(--hue\) (\d+)%, var\(--ink\)",
        sheet,
    )
    assert found is not None

    tint, letters = mixed(colour, surface, int(found[1])), mixed(colour, ink, int(found[2]))

    assert contrast(letters, tint) >= TEXT


def test_every_colour_has_a_light_and_a_dark_value() -> None:
    names = re.findall(r"--([\w-]+): [^;]*#", (ROOT / "static" / "css" / "tokens.css").read_text())

    assert sorted(names) == sorted(TOKENS)


@pytest.mark.parametrize(
    "sheet", ["base", "layout", "parts", "bar", "charts", "pages", "find", "explorer", "map", "items"]
)
def test_no_other_sheet_names_a_colour(sheet: str) -> None:
    text = (ROOT / "static" / "css" / f"{sheet}.css").read_text()

    assert re.findall(r"#[0-9a-f]{3,8}\b", text) == []


def test_a_drawing_of_its_own_has_the_colours_of_the_site() -> None:
    light, _, dark = drawing._STYLE.partition("@media")
    wanted = list(re.findall(r"--([\w-]+): #", light))

    assert {name: (value(light, name), value(dark, name)) for name in wanted} == {
        name: TOKENS[name] for name in wanted
    }


def value(text: str, name: str) -> str:
    """What a style gives a name."""
    found = re.search(rf"--{name}: (#\w+);", text)
    assert found is not None, name
    return found[1]


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminances, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, percent: int) -> str:
    """So much of one colour with the rest of the other."""
    pairs = zip(parts(one), parts(other), strict=True)
    return "#" + "".join(f"{round((a * percent + b * (100 - percent)) / 100):02x}" for a, b in pairs)


def luminance(colour: str) -> float:
    """How light a colour is, by WCAG's formula."""
    red, green, blue = (channel(part / 255) for part in parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def parts(colour: str) -> list[int]:
    """Red, green and blue, from 0 to 255."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    return [int(digits[place : place + 2], 16) for place in (0, 2, 4)]


def channel(share: float) -> float:
    """A colour's part, from how it is written to how bright it is."""
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
