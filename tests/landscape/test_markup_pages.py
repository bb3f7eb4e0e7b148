"""Markdown as HTML: what it becomes, and what never comes through."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscape import markup
from landscape.markup import Heading

ADDRESSES = {"item": lambda slug: None if slug == "gone" else f"/items/{slug}"}
DRAWING = '<svg viewBox="0 0 1 1"><title>A port</title></svg>'
SAFE = {
    "a",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
} | {
    *(
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "svg",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    )
}


def html(text: str) -> str:
    return markup.page(text, addresses=ADDRESSES, drawings={"port": DRAWING}).html.strip()


class Reader(HTMLParser):
    """All tags and attributes that a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Plain *and* **bold**, `code`.",
            "<p>Plain <em>and</em> <strong>bold</strong>, <code>code</code>.</p>",
        ),
        ("[Rook](item:rook)", '<p><a href="/items/rook" rel="noopener noreferrer">Rook</a></p>'),
        ("[*Rook* it](item:gone), so", "<p><em>Rook</em> it, so</p>"),
        ("[on](#ports)", '<p><a href="#ports" rel="noopener noreferrer">on</a></p>'),
        (
            "<https://example.org/a?b=1&c=2>",
            (
                '<p><a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">'
                "https://example.org/a?b=1&amp;c=2</a></p>"
            ),
        ),
        ("<someone@example.org>", "<p>someone@example.org</p>"),
        ("[a](ftp://example.org) [b](DATA:text/html,c)", "<p>a [b](DATA:text/html,c)</p>"),
        ("![A rook](https://example.org/rook.png)", "<p>A rook</p>"),
        (
            '```sh\n<b a="c">\n```',
            '<pre tabindex="0"><code>&lt;b a="c"&gt;\n</code></pre>',
        ),
        (
            "## A & B\n\n| a | n |\n| - | -: |\n| b | 1 |",
            (
                '<h2 id="a-b">A &amp; B</h2>\n'
                '<div class="scroll" tabindex="0" role="region" aria-label="Table: A &amp; B"><table>'
                '<thead>\n<tr>\n<th scope="col">a</th>\n<th class="number" scope="col">n</th>\n</tr>\n'
                "</thead>\n<tbody>\n"
                '<tr>\n<td>b</td>\n<td class="number">1</td>\n</tr>\n</tbody>\n</table></div>'
            ),
        ),
        (
            "![It's a <port>](drawing:port)",
            (
                '<figure class="drawing"><div class="scroll" tabindex="0" role="region" '
                f'aria-label="Drawing: It&#x27;s a &lt;port&gt;">{DRAWING}</div>'
                "<figcaption>It&#x27;s a &lt;port&gt;</figcaption></figure>"
            ),
        ),
        ("![Nothing](drawing:nowhere)", "<p>Nothing</p>"),
        ("Here ![it](drawing:port) stands", "<p>Here it stands</p>"),
    ],
)
def test_markdown_becomes_html(text: str, expected: str) -> None:
    assert html(text) == expected


def test_every_heading_has_an_anchor_of_its_own_and_is_listed() -> None:
    text = "# Ports\n\n## See `A`\n\n## See [A](item:a)\n\n## See a 2\n\n## See a\n\n### ☂\n"
    page = markup.page(text, addresses=ADDRESSES)

    assert page.headings == (
        Heading(1, "ports", "Ports"),
        Heading(2, "see-a", "See A"),
        Heading(2, "see-a-2", "See A"),
        Heading(2, "see-a-2-2", "See a 2"),
        Heading(2, "see-a-3", "See a"),
        Heading(3, "part", "☂"),
    )
    assert [page.html.count(f'id="{heading.anchor}"') for heading in page.headings] == [1] * 6


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](java&#115;cript:alert(1))",
        "[a](\tjavascript:alert(1))",
        "[a](vbscript:x) [b](data:text/html;base64,AAAA) [c](file:///etc/passwd)",
        '[a](https://example.org "x\\" onclick=\\"alert(1)")',
        '[a](https://example.org" onclick="alert(1))',
        "![a](javascript:alert(1))",
        '![a" onerror="alert(1)](drawing:port)',
        '<figure id="drawing-port"></figure>',
        "<javascript:alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
        "```\n</code></pre><script>alert(1)</script>\n```",
        '## "><script>alert(1)</script>\n\n| a |\n| - |\n| <script>alert(1)</script> |',
        "<style>*{display:none}</style><iframe src=//example.org></iframe><base href=//example.org>",
        '[a](item:x" onclick="y)',
    ],
)
def test_nothing_that_could_run_comes_through(text: str) -> None:
    assert_harmless(html(text))


@given(
    st.text(
        alphabet=st.sampled_from([*"<>[]()!\"'`|-#*\\\n :&;=/", *"javascript:onload=x item:"]), max_size=200
    )
)
def test_whatever_is_written_nothing_that_could_run_comes_through(text: str) -> None:
    assert_harmless(html(text))


def assert_harmless(page: str) -> None:
    seen = Reader(page)
    assert seen.tags <= SAFE
    for name, value in seen.attributes:
        assert not name.startswith("on")
        assert name in {
            "href",
            "title",
            "id",
            "class",
            "rel",
            "role",
            "tabindex",
            "aria-label",
            "scope",
            "start",
            "viewbox",
        }
        if name == "href":
            assert value.startswith(("http://", "https://", "/")) or ":" not in value.partition("?")[0]


def test_an_address_that_is_no_web_address_is_dropped_though_a_resolver_gave_it() -> None:
    page = markup.page("[a](item:a)", addresses={"item": lambda _: "javascript:alert(1)"})

    assert page.html == '<p><a rel="noopener noreferrer">a</a></p>\n'
