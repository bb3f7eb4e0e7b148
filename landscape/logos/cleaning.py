"""An SVG put together anew of what draws, and of nothing that runs, loads, or tells of who made it."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, tostring

from landscape.logos import pictures, reading, styles, values
from landscape.logos.reading import Unfit
from landscape.logos.references import References
from landscape.logos.words import DRAWN, ELEMENTS, SILENT, STYLES, SVG, TEXTS, XLINK

MOST_WIDTH = 1_000_000
_HREFS = ("href", f"{{{XLINK}}}href")
_LENGTH = re.compile(r"\s*([0-9.]{1,30})(?:px|pt|mm|cm|in|pc)?\s*")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A logo that may be shown; `left_out` names what it had that might have run, or loaded something."""

    svg: str
    width: float
    height: float
    left_out: tuple[str, ...]


def cleaned(content: bytes, *, mark: str) -> Cleaned:
    """The logo in the SVG `content`; its ids begin with `mark`, so that several may stand in one page.

    Raises Unfit.
    """
    root = reading.tree(content)
    try:
        sheet = styles.read(_sheets(root))
    except ValueError as error:
        raise Unfit(str(error)) from None
    box = _box(root)
    made = Element("svg", xmlns=SVG, viewBox=" ".join(f"{edge:.6g}" for edge in box))
    making = _Making(sheet, References(mark), digits=_digits(box[2]))
    making.left_out += [f"{word} in its style sheet" for word in sheet.unread]
    making.dress(root, made)
    for child in root:
        making.take(child, made)
    making.references.settle(made)
    if not any(element.tag in DRAWN for element in made.iter()):
        raise Unfit("it draws nothing")
    svg = tostring(made, encoding="unicode")
    return Cleaned(svg, box[2], box[3], tuple(dict.fromkeys(making.left_out)))


@dataclass(slots=True)
class _Making:
    """The drawing while it is put together."""

    sheet: styles.Sheet
    references: References
    digits: int | None
    left_out: list[str] = field(default_factory=list)

    def take(self, given: Element, into: Element) -> None:
        """Puts what is known of `given` into `into`."""
        namespace, _, tag = given.tag.rpartition("}")
        if namespace != f"{{{SVG}" or tag in SILENT:
            if tag in {"script", "iframe", "object", "embed"}:
                self.left_out.append(tag)
            return
        if tag in TEXTS:
            if "".join(given.itertext()).strip():
                raise Unfit("its text needs a font: it must be turned into outlines")
            return
        if tag not in ELEMENTS:
            self.left_out.append(tag)
            return
        if tag == "image":
            self._take_image(given, into)
            return
        made = SubElement(into, ELEMENTS[tag])
        self.dress(given, made)
        if made.get("display") == "none":
            into.remove(made)  # what is never shown is not kept, and cannot be shown by a trick
            return
        if tag == "switch":
            self._take_first(given, made)
            return
        for child in given:
            self.take(child, made)

    def dress(self, given: Element, made: Element) -> None:
        """Gives `made` the attributes of `given`, and what styles say of it."""
        tag = given.tag.rpartition("}")[2]
        said: dict[str, str] = {}
        for name, value in given.attrib.items():
            if name.lower().startswith("on"):
                self.left_out.append(name[:40])
            elif name in _HREFS:
                self._refer(tag, value, made)
            elif name not in {"style", "class", "id"}:
                said[name] = value
        for more in self.sheet.said(tag, given.get("class", "").split(), given.get("id", "")):
            said |= more
        said |= styles.declarations(given.get("style", ""))
        for name, value in said.items():
            self._say(name, value, made)
        if given.get("id"):
            self.references.named(given.get("id", ""), made)

    def _say(self, name: str, value: str, made: Element) -> None:
        if name in STYLES:
            if (word := values.word(value)) is not None:
                style = made.get("style")
                made.set("style", f"{style};{name}:{word}" if style else f"{name}:{word}")
            return
        if made.tag == "svg" and "viewBox" in made.attrib and name in _OF_ROOT:
            return
        plain = values.plain(name, value, digits=self.digits)
        if plain is not None:
            made.set(name, plain)
        elif (local := values.local(name, value)) is not None:
            self.references.used(local.name, made, name, otherwise=local.otherwise)
        elif "url(" in value.lower():
            self.left_out.append("an address outside of itself")

    def _refer(self, tag: str, value: str, made: Element) -> None:
        target = value.strip()
        if target.startswith("#") and tag != "a":
            self.references.used(target[1:], made, "href", otherwise="")
        elif tag not in {"a", "image"}:
            self.left_out.append("an address outside of itself")

    def _take_image(self, given: Element, into: Element) -> None:
        address = next((given.attrib[name] for name in _HREFS if name in given.attrib), "")
        try:
            picture = pictures.from_address(address)
        except pictures.Unseen as unseen:
            raise Unfit(str(unseen)) from None
        made = SubElement(into, "image")
        self.dress(given, made)
        made.set("href", picture.address)
        for side, length in (("width", picture.width), ("height", picture.height)):
            if side not in made.attrib:
                made.set(side, str(length))

    def _take_first(self, given: Element, made: Element) -> None:
        """Of a switch the first choice that draws: the others are for programs that we are not."""
        for child in given:
            before = len(made)
            self.take(child, made)
            if len(made) > before:
                return


_OF_ROOT = frozenset({"viewBox", "x", "y", "width", "height", "preserveAspectRatio", "transform"})


def _sheets(root: Element) -> Iterator[str]:
    for element in root.iter(f"{{{SVG}}}style"):
        yield "".join(element.itertext())


def _box(root: Element) -> tuple[float, float, float, float]:
    """The part of the plane that is shown; raises Unfit where nobody says it, or it is absurd."""
    given = root.get("viewBox") or root.get("viewbox")
    if given:
        numbers = given.replace(",", " ").split()
    else:
        sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
        numbers = ["0", "0", *(side[1] for side in sides if side)]
    try:
        x, y, width, height = map(float, numbers)
    except ValueError:
        raise Unfit("it says neither a viewBox nor a width and a height") from None
    if not all(map(math.isfinite, (x, y, width, height))) or width <= 0 or height <= 0:
        raise Unfit("its viewBox shows nothing")
    if max(abs(x), abs(y), width, height) > MOST_WIDTH:
        raise Unfit(f"its viewBox is larger than {MOST_WIDTH:,}")
    return x, y, width, height


def _digits(width: float) -> int | None:
    """After how many decimals nothing can be seen, None where that is not known.

    One more than a point by itself needs: the steps of an outline add up, and so does what is cut off them.
    """
    return max(2, 6 - int(math.log10(width))) if width >= 1 else None
