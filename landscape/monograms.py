"""Monograms in the house style: letters and a colour for whatever has no logo, the same everywhere."""

import re
import zlib
from dataclasses import dataclass

LENGTH = 2
HUES = 6

_SMALL_WORDS = frozenset({"a", "and", "by", "for", "from", "of", "on", "the", "with"})


@dataclass(frozen=True, slots=True)
class Monogram:
    """One or two letters, and which of the six colours of the tokens, from 1."""

    letters: str
    hue: int


def monogram(name: str) -> Monogram:
    """That of `name`: capitals of a word with several, initials of several words, else its beginning."""
    return Monogram(_letters(name), zlib.crc32(name.casefold().encode()) % HUES + 1)


def _letters(name: str) -> str:
    # What stands in brackets explains the name: "CDK for Kubernetes (CDK8s)".
    plain = re.sub(r"\([^)]*\)", " ", name)
    spoken: list[str] = re.findall(r"[^\W_]+", plain)
    words = [word for word in spoken if word.casefold() not in _SMALL_WORDS]
    if not words:
        return name.strip()[:1].upper() or "?"
    capitals = "".join(letter for letter in words[0] if letter.isupper())
    if len(capitals) >= LENGTH:
        return capitals[:LENGTH]
    if len(words) > 1:
        return (words[0][0] + words[1][0]).upper()
    return words[0][:LENGTH]
