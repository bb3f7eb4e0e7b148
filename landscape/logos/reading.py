"""The text of an SVG as a tree, within limits and without anything that a document type could bring in."""

import re
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from landscape.logos.words import SVG

LARGEST_BYTES = 4 * 1024 * 1024  # CNCF's largest has 2.7 MB, by a picture inside it
MOST_ELEMENTS = 50_000
DEEPEST = 64
_ENTITY_LENGTH = 200
_ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
_DECLARATION = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{1,40})["'][^>]{0,200}\?>""")
_DOCTYPE = re.compile(
    r"""<!DOCTYPE\s(?:[^\[>"']|"[^"]*+"|'[^']*+')*+(?:\[((?:[^\]"']|"[^"]*+"|'[^']*+')*+)\]\s*+)?>"""
)
_NAMED = re.compile(r"""\s*+<!ENTITY\s+(\w{1,40})\s+(?:"([^"&%<]*+)"|'([^'&%<]*+)')\s*+>\s*+""")
_USED = re.compile(r"&(\w{1,40});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


class Unfit(ValueError):  # noqa: N818 - it names what the file is
    """A file that is no logo to be shown; the sentence says why."""


def tree(content: bytes) -> Element:
    """The root of the SVG in `content`. Raises Unfit."""
    if len(content) > LARGEST_BYTES:
        raise Unfit(f"it is larger than {LARGEST_BYTES // 1024**2} MB")
    builder = _Builder()
    parser = DefusedXMLParser(
        target=builder, encoding="utf-8", forbid_dtd=True, forbid_entities=True, forbid_external=True
    )
    try:
        parser.feed(_without_doctype(_text(content)).encode())
        root: Element = parser.close()
    except DefusedXmlException:
        raise Unfit("it declares entities, or a document type out of place") from None
    except (ParseError, ValueError, LookupError) as error:
        if isinstance(error, Unfit):
            raise
        raise Unfit(f"it is not well-formed XML: {error}") from None
    if root.tag != f"{{{SVG}}}svg":
        raise Unfit("it is not an SVG")
    return root


class _Builder(TreeBuilder):
    """Refuses while it is built what would be too much once it is."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise Unfit(f"its elements stand more than {DEEPEST} deep in one another")
        if self._count > MOST_ELEMENTS:
            raise Unfit(f"it has more than {MOST_ELEMENTS:,} elements")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def _text(content: bytes) -> str:
    """As text without its declaration; what has none is UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        found = _DECLARATION.match(content.removeprefix(b"\xef\xbb\xbf"))
        encoding = found[1].decode().lower() if found else "utf-8"
        if encoding.startswith("utf-16") and b"\0" not in content:
            encoding = "utf-8"  # drawing programs wrote the one word and then the other letters
        if encoding not in _ENCODINGS:
            raise Unfit(f"its encoding {encoding} is not known")
    try:
        text = content.decode("utf-8-sig" if encoding in {"utf-8", "utf8"} else encoding)
    except UnicodeDecodeError:
        raise Unfit(f"it is not {encoding.upper()} as it says, or no text at all") from None
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text, count=1)


def _without_doctype(text: str) -> str:
    """`text` without its document type; the names for namespaces that Illustrator declares in one, spelt out.

    Such a name stands for a short plain text, never for another name: nothing can grow by it.
    """
    start = text.find("<!DOCTYPE")
    if start < 0:
        return text
    found = _DOCTYPE.match(text, start)
    if found is None:
        raise Unfit("its document type cannot be read")
    meant: dict[str, str] = {}
    subset, place = found[1] or "", 0
    while place < len(subset):
        named = _NAMED.match(subset, place)
        if named is None:
            if subset[place:].strip():
                raise Unfit("it declares entities that are more than short texts")
            break
        meant[named[1]] = (named[2] or named[3] or "")[:_ENTITY_LENGTH]
        place = named.end()
    rest = text[:start] + text[found.end() :]
    if not meant:
        return rest
    grown = sum(len(meant.get(name, "")) for name in _USED.findall(rest))
    if len(rest) + grown > LARGEST_BYTES:
        raise Unfit(f"it grows beyond {LARGEST_BYTES // 1024**2} MB by its entities")
    return _USED.sub(lambda one: meant.get(one[1], one[0]) if one[1] not in _OF_XML else one[0], rest)
