"""Markdown becomes HTML that harms nobody, and plain words."""

import time
from html.parser import HTMLParser

import pytest

from landscape import markup
from landscape.intake import guide_yml


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(html: str) -> list[tuple[str, dict[str, str | None]]]:
    """The elements a browser would make of `html`, in their order, with their attributes."""
    parser = _Elements()
    parser.feed(html)
    return parser.found


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("It *runs* **well**.", "<p>It <em>runs</em> <strong>well</strong>.</p>\n"),
        ("- a\n- `b`\n", "<ul>\n<li>a</li>\n<li><code>b</code></li>\n</ul>\n"),
        ("### A\n##### B\n# C\n", "<h3>A</h3>\n<h4>B</h4>\n<h2>C</h2>\n"),
        (
            "[a](https://example.org/?b=1&c=2)",
            '<p><a href="https://example.org/?b=1&amp;c=2" rel="noopener noreferrer nofollow">a</a></p>\n',
        ),
        ("a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>\n"),
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>\n"),
    ],
)
def test_markdown_is_written_as_html(markdown: str, html: str) -> None:
    assert markup.html(markdown) == html


def test_a_table_is_written_as_one() -> None:
    written = markup.html("| a |\n| - |\n| b |\n")

    assert elements(written) == [(tag, {}) for tag in ("table", "thead", "tr", "th", "tbody", "tr", "td")]


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">a</a>',
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](data:text/html,<script>alert(1)</script>)",
        "[a](vbscript:x)",
        "[a](ftp://example.org/a)",
        "[a](mailto:jo@example.org)",
        "<javascript:alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        '<b onmouseover="alert(1)" style="position:fixed">b</b>',
        "<iframe src=https://example.org></iframe>",
        "<form action=https://example.org><input name=a></form>",
        "<style>*{display:none}</style>",
        "![a](https://example.org/tracker.png)",
        "<math><mi//xlink:href=javascript:alert(1)>",
        '<div id="top" class="card" hx-get="/admin">x</div>',
        "<!-- --><script>alert(1)</script -->",
        "<noscript><p title='</noscript><script>alert(1)</script>'>",
    ],
)
def test_nothing_that_runs_loads_or_looks_like_ours_is_left(markdown: str) -> None:
    found = elements(markup.html(markdown))

    assert {tag for tag, _ in found} <= {"p", "a", "b", "div"}
    assert [attributes for _, attributes in found if attributes.keys() - {"rel", "title"}] == []


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("### What it is\n\nIt *runs*\n`a` [b](https://example.org).", "What it is It runs a b."),
        ("- one\n- two\n", "one two"),
        ("<script>alert(1)</script>\n\nafter <b>x</b>", "after x"),
        ("", ""),
    ],
)
def test_the_words_of_a_text_are_left_for_search(markdown: str, text: str) -> None:
    assert markup.text(markdown) == text


def test_what_is_left_out_is_named() -> None:
    markdown = "<b onclick=x>b</b> <IFRAME src=y></IFRAME> <i>i</i> ![a](b) <a href=c title=d>e</a>"

    assert markup.unsafe_tags(markdown) == ("b onclick", "iframe", "img")


@pytest.mark.parametrize("piece", ["[", "*a ", "`", "> ", "<b ", "![", "<div>", "- ", "&", "<a href="])
def test_a_text_made_to_be_slow_is_not(piece: str) -> None:
    markdown = (piece * guide_yml.LONGEST_TEXT)[: guide_yml.LONGEST_TEXT]
    began_at = time.process_time()

    markup.html(markdown)
    markup.unsafe_tags(markdown)

    assert time.process_time() - began_at < 60
