"""Values of attributes, as they may stand in a logo."""

import re
from dataclasses import dataclass

from landscape.logos.words import GEOMETRY, LOCAL, OUTLINE, PAINTS, PLAIN, PRESENTATION, REFERENCES, WORD

_OUTLINES = frozenset({"d", "points"})
_NUMBER = re.compile(r"(\.\d+)")


@dataclass(frozen=True, slots=True)
class Local:
    """A name of the drawing's own that a value refers to; `otherwise` is what holds without it."""

    name: str
    otherwise: str


def plain(name: str, value: str, *, digits: int | None) -> str | None:
    """The value where it is one that names nothing else, None where it or its name is not known."""
    if name not in GEOMETRY and name not in PRESENTATION:
        return None
    allowed = OUTLINE if name in _OUTLINES else PLAIN
    text = value.strip()
    if not allowed.fullmatch(text):
        return None
    text = re.sub(r"\s+", " ", text)
    if name in _OUTLINES and digits is not None:
        # Cut and not rounded: "a1 1 0 019.99" holds two flags before its 9.99, which a 10 would swallow.
        text = _NUMBER.sub(lambda found: found[1][: digits + 1], text)
    return text


def word(value: str) -> str | None:
    """A single plain word."""
    text = value.strip().lower()
    return text if WORD.fullmatch(text) else None


def local(name: str, value: str) -> Local | None:
    """What `url(#name)` refers to, where such a value may."""
    if name not in PAINTS and name not in REFERENCES:
        return None
    found = LOCAL.fullmatch(value)
    if found is None:
        return None
    return Local(found[1], found[2].strip() or ("none" if name in PAINTS else ""))
