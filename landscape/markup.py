"""Markdown made into HTML that is safe on any page, and into plain words for search."""

import re

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAG_WORDS = """
    a abbr b blockquote br code dd del dfn div dl dt em h2 h3 h4 h5 h6 hr i kbd li ol p pre q s samp
    small span strong sub sup table tbody td th thead tr ul var
"""
_TAGS = frozenset(_TAG_WORDS.split())
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}, "abbr": {"title"}}
_SCHEMES = frozenset({"http", "https"})
# These go with all they hold; of other tags that are left out the text stays.
_EMPTIED = frozenset({"script", "style", "iframe", "object", "template", "noscript", "svg", "math"})
_HIGHEST_HEADING = 2  # the page's own title is the first
_BLOCK_ENDS = frozenset(
    {"paragraph_close", "heading_close", "list_item_close", "fence", "code_block", "td_close"}
)
_PARSER = MarkdownIt("commonmark", {"html": True, "typographer": False}).enable(["table", "strikethrough"])


def html(markdown: str, *, headings_from: int = _HIGHEST_HEADING) -> str:
    """`markdown` as HTML without scripts, styles, forms, pictures and addresses other than http and https.

    The highest heading of the text becomes `headings_from`, the others follow in order.
    """
    tokens = _PARSER.parse(markdown)
    _place_headings(tokens, headings_from)
    return _clean(_PARSER.renderer.render(tokens, _PARSER.options, {}))


def text(markdown: str) -> str:
    """The words of `markdown` in one line, without marks, HTML and addresses."""
    words = []
    for token in _PARSER.parse(markdown):
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
    for token in _PARSER.parse(markdown):
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


def _clean(unsafe: str) -> str:
    return nh3.clean(
        unsafe,
        tags=set(_TAGS),
        clean_content_tags=set(_EMPTIED),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )


def _place_headings(tokens: list[Token], top: int) -> None:
    """Headings without a gap between their levels, from `top` down."""
    levels = sorted({token.tag for token in tokens if token.type == "heading_open"})
    placed = {tag: f"h{min(top + position, 6)}" for position, tag in enumerate(levels)}
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = placed[token.tag]
