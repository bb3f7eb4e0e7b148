"""Pictures of pages for those who pass their address on: 1200 × 630 points, in the house look."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import rendercv_fonts
import resvg_py
from django.utils.html import escape
from PIL import ImageFont

WIDE, HIGH = 1200, 630

_MARGIN: Final = 64
_ROOM: Final = WIDE - 2 * _MARGIN
_GAP: Final = 28

_SERIF, _SANS = "Gentium Book Plus", "Source Sans 3"
_FOLDER = Path(rendercv_fonts.__file__).parent
_FONTS = {
    (_SERIF, "bold"): _FOLDER / _SERIF / "GentiumBookPlus-Bold.ttf",
    (_SANS, "bold"): _FOLDER / _SANS / "SourceSans3-Bold.ttf",
    (_SANS, "normal"): _FOLDER / _SANS / "SourceSans3-Regular.ttf",
}
# Letters that the two have not; ten megabytes each, read only for texts that need them.
_OTHER_LETTERS = [
    _FOLDER / "Noto Sans" / f"NotoSans{script}-Regular.ttf" for script in ("", "SC", "JP", "KR")
]
_LATIN_ENDS = "\u024f"

_PAPER, _INK, _MUTED, _LINE, _SEA, _SIGNAL = "#faf8f3", "#17222c", "#56636f", "#ddd8cc", "#0a6a94", "#b5400c"
_LEVELS = {"graduated": "#0a6a94", "incubating": "#2f8391", "sandbox": "#5c938a", "archived": "#8a8479"}


@dataclass(frozen=True, slots=True)
class _Face:
    """How letters look; `size` in points of the picture."""

    size: int
    family: str = _SANS
    weight: str = "normal"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A level and for how many days it was held, and since when."""

    level: str
    days: int
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a picture says: where the page is, its title, a sentence, figures with their words, a day.

    `level` is a project's; `life` its levels in their order.
    """

    place: str
    title: str
    said: str = ""
    level: str = ""
    life: tuple[Stretch, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    on: date | None = None


def png(picture: Picture) -> bytes:
    """The picture as PNG; the same everywhere, as its fonts are of packages and not of the machine."""
    text = svg(picture)
    fonts = [*_FONTS.values(), *(_OTHER_LETTERS if max(text) > _LATIN_ENDS else [])]
    return resvg_py.svg_to_bytes(
        svg_string=text,
        skip_system_fonts=True,
        font_files=[str(path) for path in fonts],
        font_family=_SANS,
        serif_family=_SERIF,
        sans_serif_family=_SANS,
    )


def svg(picture: Picture) -> str:
    """The picture as an SVG document."""
    parts = "".join((*_head(picture), *_title(picture), *_life(picture), *_figures(picture)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" height="{HIGH}">'
        f'<rect width="{WIDE}" height="{HIGH}" fill="{_PAPER}"/>'
        f'<rect width="{WIDE}" height="10" fill="{_LEVELS.get(picture.level, _SEA)}"/>{parts}</svg>'
    )


def _head(picture: Picture) -> Iterator[str]:
    """The mark of the site, and the day."""
    yield (
        f'<g transform="translate({_MARGIN} 48) scale(2)">'
        f'<circle cx="10" cy="10" r="8.5" fill="none" stroke="{_SEA}" stroke-width="1.6"/>'
        f'<path d="M10 2.5 12 10l-2 7.5L8 10z" fill="{_SIGNAL}"/></g>'
    )
    yield _text("Periplus", (_MARGIN + 54, 79), _Face(32, _SERIF, "bold"))
    if picture.on:
        day = f"{picture.on.day} {picture.on:%B %Y}"
        yield _text(day, (WIDE - _MARGIN, 79), _Face(28), fill=_MUTED, anchor="end")


def _title(picture: Picture) -> Iterator[str]:
    """Where it is, its title as large as it fits on two lines, and what is said in what room is left."""
    place = lines(picture.place, face=_Face(30), most=1)
    yield from (_text(line, (_MARGIN, 168), _Face(30), fill=_MUTED) for line in place)
    size, title = _fitting(picture.title)
    base = 184 + size * 0.9
    for number, line in enumerate(title):
        yield _text(line, (_MARGIN, base + number * size), _Face(size, _SERIF, "bold"))
    end = base + (len(title) - 1) * size
    most = 2 if len(title) > 1 and picture.life else 3
    said = lines(picture.said, face=_Face(32), most=most)
    for number, line in enumerate(said):
        yield _text(line, (_MARGIN, end + 62 + number * 42), _Face(32))


def _life(picture: Picture) -> Iterator[str]:
    """The bar of levels with the word and the day of each."""
    whole = sum(max(stretch.days, 1) for stretch in picture.life)
    x = float(_MARGIN)
    labels: list[tuple[float, str, float]] = []
    for stretch in picture.life:
        wide = max(stretch.days, 1) / whole * _ROOM
        yield f'<rect x="{x:.1f}" y="470" width="{wide:.1f}" height="16" fill="{_LEVELS[stretch.level]}"/>'
        said = f"{stretch.level} {stretch.since.day} {stretch.since:%b %Y}"
        labels.append((x, said, _length(said, face=_Face(24, weight="bold"))))
        x += wide
    for left, said in _placed(labels):
        yield _text(said, (left, 520), _Face(24, weight="bold"))


def _placed(labels: list[tuple[float, str, float]]) -> list[tuple[float, str]]:
    """Labels at or near their places, none over another; where there is no room the earliest are left out."""
    while sum(wide + _GAP for *_, wide in labels) - _GAP > _ROOM:
        labels = labels[1:]
    placed: list[tuple[float, str]] = []
    end = float(WIDE - _MARGIN)
    for number, (x, said, wide) in reversed(list(enumerate(labels))):
        before = sum(length + _GAP for *_, length in labels[:number])
        left = min(max(x, _MARGIN + before), end - wide)
        placed.append((left, said))
        end = left - _GAP
    return placed


def _figures(picture: Picture) -> Iterator[str]:
    x = float(_MARGIN)
    yield f'<path d="M{_MARGIN} 546H{WIDE - _MARGIN}" stroke="{_LINE}" stroke-width="2"/>'
    for number, word in picture.figures:
        wide = _length(number, face=_Face(30, weight="bold"))
        end = x + wide + 10 + _length(word, face=_Face(28))
        if end > WIDE - _MARGIN:
            return
        yield _text(number, (x, 592), _Face(30, weight="bold"))
        yield _text(word, (x + wide + 10, 592), _Face(28), fill=_MUTED)
        x = end + 36


def _fitting(title: str) -> tuple[int, list[str]]:
    """The largest size at which a title has one line or, smaller, two; and its lines."""
    for size, most in ((96, 1), (80, 1), (64, 2), (52, 2)):
        found = lines(title, face=_Face(size, _SERIF, "bold"), most=most)
        if " ".join(found) == " ".join(title.split()):
            return size, found
    return size, found


def lines(text: str, *, face: _Face, most: int) -> list[str]:
    """`text` in at most so many lines that fit; what is left out is an ellipsis."""
    words = text.split()
    found: list[str] = []
    while words and len(found) < most:
        count = _longest(words, face=face)
        line, words = " ".join(words[:count]), words[count:]
        if words and len(found) == most - 1:
            line = f"{line} …"
        found.append(_cut(line, face=face))
    return found


def _longest(words: Sequence[str], *, face: _Face) -> int:
    """How many of `words` stand in a line; one at least."""
    count = 1
    while count < len(words):
        line = " ".join(words[: count + 1])
        if _length(line, face=face) > _ROOM:
            break
        count += 1
    return count


def _cut(line: str, *, face: _Face) -> str:
    """The line as far as it fits."""
    while len(line) > 1 and _length(line, face=face) > _ROOM:
        line = f"{line.removesuffix('…').rstrip()[:-1]}…"
    return line


def _length(text: str, *, face: _Face) -> float:
    # Of what stands in for letters the font has not, each is as wide as it is high at most.
    strange = sum(letter > _LATIN_ENDS for letter in text)
    plain = "".join(letter for letter in text if letter <= _LATIN_ENDS)
    return _measure(face).getlength(plain) + strange * face.size


@functools.lru_cache(maxsize=16)
def _measure(face: _Face) -> ImageFont.FreeTypeFont:
    # The plain layout is what Pillow always has; kerning makes a line shorter, if anything.
    return ImageFont.truetype(
        _FONTS[face.family, face.weight], face.size, layout_engine=ImageFont.Layout.BASIC
    )


def _text(text: str, at: tuple[float, float], face: _Face, *, fill: str = _INK, anchor: str = "start") -> str:
    x, y = at
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{face.family}" font-weight="{face.weight}"'
        f' font-size="{face.size}" fill="{fill}" text-anchor="{anchor}">{escape(_printable(text))}</text>'
    )


def _printable(text: Iterable[str]) -> str:
    """Without what no XML may hold."""
    return "".join(letter for letter in text if letter.isprintable())
