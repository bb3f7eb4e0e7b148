"""Markdown made into HTML that is safe on any page, and into plain words for search.

`page` is for chapters of our own: with anchors, drawings and links to items. `html` is for texts of others:
of HTML in them what is safe is kept, and nothing that could look like a part of our pages.
"""

import html as escaping
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import nh3
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

type Addresses = Mapping[str, Callable[[str], str | None]]
"""By scheme ("item"), the address of what a link such as `item:rook` names; None: it has no page."""

_SCHEMES = frozenset({"http", "https"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HIGHEST_HEADING = 2  # the page's own title is the first

# Texts of others: what these tags hold goes with them; of other tags that are left out the text stays.
_EMPTIED = frozenset({"script", "style", "iframe", "object", "template", "noscript", "svg", "math"})
_TAG_WORDS = """
    a abbr b blockquote br code dd del dfn div dl dt em h2 h3 h4 h5 h6 hr i kbd li ol p pre q s samp
    small span strong sub sup table tbody td th thead tr ul var
"""
_TAGS = frozenset(_TAG_WORDS.split())
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}, "abbr": {"title"}}
_OTHERS = MarkdownIt("commonmark", {"html": True, "typographer": False}).enable(["table", "strikethrough"])
_OTHERS_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags=set(_EMPTIED),
    attributes=_ATTRIBUTES,
    url_schemes=set(_SCHEMES),
    link_rel="noopener noreferrer nofollow",
    strip_comments=True,
)
_BLOCK_ENDS = frozenset(
    {"paragraph_close", "heading_close", "list_item_close", "fence", "code_block", "td_close"}
)

# Our own chapters: HTML in them is shown as it is written, so that all of these are the renderer's.
_DRAWING = "drawing:"
_OUR_TAG_WORDS = """
    a blockquote br code div em figure h1 h2 h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul
"""
_OURS = MarkdownIt("commonmark", {"html": False}).enable("table")
_OURS_CLEANER = nh3.Cleaner(
    tags=set(_OUR_TAG_WORDS.split()),
    attributes={
        "a": {"href", "title"},
        "div": {"class", "tabindex", "role", "aria-label"},
        "figure": {"id"},
        "ol": {"start"},
        "pre": {"tabindex"},
        "td": {"class"},
        "th": {"class", "scope"},
    }
    | {tag: {"id"} for tag in _HEADINGS},
    url_schemes=set(_SCHEMES),
    link_rel="noopener noreferrer",
    strip_comments=True,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level, its anchor, its words."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """A text as `html`, safe to stand in a page, and its headings in order."""

    html: str
    headings: tuple[Heading, ...]


def html(markdown: str, *, headings_from: int = _HIGHEST_HEADING) -> str:
    """`markdown` as HTML without scripts, styles, forms, pictures and addresses other than http and https.

    The highest heading of the text becomes `headings_from`, the others follow in order.
    """
    tokens = _OTHERS.parse(markdown)
    _place_headings(tokens, headings_from)
    return _OTHERS_CLEANER.clean(_OTHERS.renderer.render(tokens, _OTHERS.options, {}))


def text(markdown: str) -> str:
    """The words of `markdown` in one line, without marks, HTML and addresses."""
    words = []
    for token in _OTHERS.parse(markdown):
        for part in token.children or ([token] if token.type in {"fence", "code_block"} else []):
            if part.type in {"text", "code_inline", "fence", "code_block"}:
                words.append(part.content)
            elif part.type in {"softbreak", "hardbreak"}:
                words.append(" ")
        if token.type in _BLOCK_ENDS:
            words.append(" ")
    return " ".join("".join(words).split())


def unsafe_tags(markdown: str) -> tuple[str, ...]:
    """The HTML of `markdown` that `html` leaves out: names of tags, and of attributes as "tag attribute"."""
    found: dict[str, None] = {}
    for token in _OTHERS.parse(markdown):
        for part in (token, *(token.children or ())):
            if part.type == "image":
                found["img"] = None
            if part.type not in {"html_block", "html_inline"}:
                continue
            for tag, rest in re.findall(r"<([a-zA-Z][\w-]{0,40})([^<>]{0,2000})", part.content):
                name = tag.lower()
                if name not in _TAGS:
                    found[name] = None
                    continue
                for attribute in re.findall(r"([a-zA-Z][\w-]{0,40})\s*=", rest):
                    if attribute.lower() not in _ATTRIBUTES.get(name, set()):
                        found[f"{name} {attribute.lower()}"] = None
    return tuple(found)


def page(markdown: str, *, addresses: Addresses, drawings: Mapping[str, str] | None = None) -> Page:
    """`markdown` as a page; raw HTML in it is shown as it is written.

    A link such as `item:rook` leads where `addresses` says, and is plain words where that says None.
    `drawings` are SVGs of our own by name: a line `![What it shows](drawing:name)` becomes that drawing with
    its caption; every other picture becomes its words, as a page loads nothing from elsewhere.
    """
    drawings = drawings or {}
    tokens = _OURS.parse(markdown)
    captions = _captions(tokens, drawings)
    headings = tuple(_headings(tokens))
    _frame(tokens)
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = list(_inline(token.children, addresses))
    rendered = _OURS.renderer.render(tokens, _OURS.options, {})
    clean = _OURS_CLEANER.clean(rendered)
    for name, caption in captions.items():
        words = escaping.escape(caption)
        figure = f"{_scrolling(f'Drawing: {caption}')}{drawings[name]}</div><figcaption>{words}</figcaption>"
        clean = clean.replace(_placeholder(name), f'<figure class="drawing">{figure}</figure>')
    return Page(clean, headings)


def _place_headings(tokens: list[Token], top: int) -> None:
    """Headings without a gap between their levels, from `top` down."""
    levels = sorted({token.tag for token in tokens if token.type == "heading_open"})
    placed = {tag: f"h{min(top + position, 6)}" for position, tag in enumerate(levels)}
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = placed[token.tag]


def _placeholder(name: str) -> str:
    return f'<figure id="drawing-{name}"></figure>'


def _scrolling(label: str) -> str:
    return f'<div class="scroll" tabindex="0" role="region" aria-label="{escaping.escape(label)}">'


def _captions(tokens: list[Token], drawings: Mapping[str, str]) -> dict[str, str]:
    """Captions by name of the drawings that stand alone in a paragraph, which gives its place to them."""
    captions: dict[str, str] = {}
    for index, token in enumerate(tokens):
        children = token.children or []
        if token.type != "inline" or [child.type for child in children] != ["image"]:
            continue
        source = str(children[0].attrs.get("src", ""))
        name = source.removeprefix(_DRAWING)
        if source.startswith(_DRAWING) and name in drawings and tokens[index - 1].type == "paragraph_open":
            captions[name] = children[0].content
            for edge in (tokens[index - 1], tokens[index + 1]):
                edge.type, edge.tag, edge.hidden = "html_block", "", False
            tokens[index - 1].content = _placeholder(name)
            token.children = []
    return captions


def _headings(tokens: list[Token]) -> Iterator[Heading]:
    """Gives every heading an anchor of its own."""
    taken: Counter[str] = Counter()
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        title = "".join(child.content for child in tokens[index + 1].children or [])
        anchor = stem = slugify(title) or "part"
        while taken[anchor]:
            taken[stem] += 1
            anchor = f"{stem}-{taken[stem]}"
        taken[anchor] += 1
        token.attrSet("id", anchor)
        yield Heading(int(token.tag[1:]), anchor, title)


def _frame(tokens: list[Token]) -> None:
    """Tables and code scroll in frames that the keyboard reaches; figures stand to the right by a class.

    A page allows no style attributes, so alignment cannot be said as Markdown's renderer does.
    """
    heading = "this page"
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = "".join(child.content for child in tokens[index + 1].children or [])
        elif token.type == "table_open":
            token.type, token.content = "html_block", f"{_scrolling(f'Table: {heading}')}<table>"
        elif token.type == "table_close":
            token.type, token.content = "html_block", "</table></div>"
        elif token.type in {"th_open", "td_open"}:
            is_figure = "right" in str(token.attrs.pop("style", ""))
            if is_figure:
                token.attrSet("class", "number")
            if token.type == "th_open":
                token.attrSet("scope", "col")
        elif token.type in {"fence", "code_block"}:
            token.type = "html_block"
            token.content = f'<pre tabindex="0"><code>{escaping.escape(token.content)}</code></pre>\n'


def _inline(children: list[Token], addresses: Addresses) -> Iterator[Token]:
    """Links by the schemes of `addresses` led on, pictures and links to nowhere left as their words."""
    is_dropped = False
    for token in children:
        if token.type == "image":
            yield Token("text", "", 0, content=token.content)
        elif token.type == "link_open":
            scheme, colon, name = str(token.attrs.get("href", "")).partition(":")
            if colon and scheme in addresses:
                address = addresses[scheme](name)
                token.attrSet("href", address or "")
                is_dropped = not address
            else:
                is_dropped = bool(colon) and scheme.lower() not in _SCHEMES
            if not is_dropped:
                yield token
        elif token.type == "link_close":
            if not is_dropped:
                yield token
            is_dropped = False
        else:
            yield token
