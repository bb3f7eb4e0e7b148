"""Nothing of a hostile drawing runs, loads or grows."""

from __future__ import annotations

import base64
import re
import time

import pytest

from landscape.logos import reading
from landscape.logos.cleaning import cleaned
from landscape.logos.made import made
from landscape.logos.reading import Unfit
from tests.landscape.drawings import points, svg

PATH = '<path d="M0 0h20v10z"/>'
HTML = base64.b64encode(b"<script>alert(1)</script>").decode()
# What is left out, and the word for it.
HARMLESS = [
    ("<script>alert(1)</script>", "script"),
    ('<script xlink:href="https://evil.example/x.js"/>', "script"),
    ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>', "script"),
    ('<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="javascript:1"/>', "iframe"),
    ('<path onclick="alert(1)" d="M0 0"/>', "onclick"),
    ('<path OnLoad="alert(1)" d="M0 0"/>', "OnLoad"),
    ("<foreignObject><p>hello</p></foreignObject>", "foreignObject"),
    ('<use href="https://evil.example/x.svg#a"/>', "an address outside of itself"),
    ('<use xlink:href="data:image/svg+xml;base64,AAAA#a"/>', "an address outside of itself"),
    ('<path fill="url(https://evil.example/#a)" d="M0 0"/>', "an address outside of itself"),
    ('<path style="fill:url(//evil.example/#a)" d="M0 0"/>', "an address outside of itself"),
    ('<path style="fill:\\75rl(//evil.example/#a)" d="M0 0"/>', None),
    ('<path filter="url(x.svg#a)" d="M0 0"/>', "an address outside of itself"),
    ("<style>@import url(https://evil.example/x.css);</style>", "@import in its style sheet"),
    ("<style>@font-face{src:url(https://evil.example/x)}</style>", "@font-face in its style sheet"),
    ("<style>path{background:url(https://evil.example/x)}</style>", None),
    ("<style>path{behavior:url(x);-moz-binding:url(x)}</style>", None),
    ('<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>', None),
    ('<set attributeName="onclick" to="alert(1)"/>', "set"),
    ('<animate attributeName="href" values="javascript:alert(1)"/>', "animate"),
    ('<feImage href="https://evil.example/x.png"/>', "feImage"),
    ('<handler type="text/ecmascript">alert(1)</handler>', "handler"),
    ('<?xml-stylesheet href="https://evil.example/x.css"?>', None),
    ('<path cursor="url(https://evil.example/x)" d="M0 0"/>', None),
    ('<path fill="red&quot; onload=&quot;alert(1)" d="M0 0"/>', None),
    ('<path d="M0 0&#34;&gt;&lt;script&gt;"/>', None),
]


@pytest.mark.parametrize(("inside", "word"), HARMLESS, ids=range(len(HARMLESS)))
def test_what_might_run_or_load_is_left_out_and_said(inside: str, word: str | None) -> None:
    found = cleaned(svg(inside + PATH), mark="l-")

    assert found.left_out == (() if word is None else (word,)) or word in (None, *found.left_out)
    assert (
        re.findall(r"script|evil|alert|java|\bon\w+=|data:|url\(|http(?!://www.w3.org/2000/svg)", found.svg)
        == []
    )


def test_a_root_that_loads_is_undressed_like_all_else() -> None:
    found = cleaned(svg(PATH, head='viewBox="0 0 20 10" onload="alert(1)"'), mark="l-")

    assert "onload" not in found.svg
    assert found.left_out == ("onload",)


REFUSED = [
    (
        svg("&a;" + PATH, before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "it declares entities that are more than short texts",
    ),
    (
        svg("&b;", before='<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'),
        "it declares entities that are more than short texts",
    ),
    (
        svg(PATH, before='<!DOCTYPE svg [<!ENTITY % p SYSTEM "http://evil.example/x.dtd"> %p;]>'),
        "it declares entities that are more than short texts",
    ),
    (svg(PATH, before='<!DOCTYPE svg [<!ENTITY a "b">'), "its document type cannot be read"),
    (svg("<g>" * 80 + PATH + "</g>" * 80), "its elements stand more than 64 deep in one another"),
    (svg("<g/>" * 50_001), "it has more than 50,000 elements"),
    (b" " * (reading.LARGEST_BYTES + 1), "it is larger than 4 MB"),
    (svg('<image href="https://evil.example/x.png"/>'), "it loads a picture from elsewhere"),
    (svg('<image href="file:///etc/passwd"/>'), "it loads a picture from elsewhere"),
    (svg(f'<image href="data:text/html;base64,{HTML}"/>'), "it loads a picture from elsewhere"),
    (svg(f'<image href="data:image/svg+xml;base64,{HTML}"/>'), "it loads a picture from elsewhere"),
    (
        svg(f'<image href="data:image/png;base64,{HTML}"/>'),
        "a picture in it cannot be read (UnidentifiedImageError)",
    ),
    (svg(f'<g id="a"><use href="#a"/></g>{PATH}'), "something in it is drawn inside itself"),
    (
        svg('<mask id="a"><path mask="url(#a)" d="M0 0"/></mask><path mask="url(#a)" d="M0 0h9v9z"/>'),
        "something in it is drawn inside itself",
    ),
]


@pytest.mark.parametrize(("content", "sentence"), REFUSED, ids=range(len(REFUSED)))
def test_what_can_only_be_meant_ill_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Unfit) as refusal:
        made(content)

    assert str(refusal.value) == sentence


def test_ten_lines_that_draw_a_billion_things_are_refused_at_once() -> None:
    lines = "".join(
        f'<g id="l{n}">{f"<use href={chr(34)}#l{n - 1}{chr(34)}/>" * 10}</g>' for n in range(1, 10)
    )
    began = time.monotonic()

    with pytest.raises(Unfit, match="more often than can be drawn"):
        made(svg(f'<defs><g id="l0">{PATH}</g>{lines}</defs><use href="#l9"/>'))

    assert time.monotonic() - began < 2


def test_entities_that_grow_are_refused() -> None:
    doctype = f'<!DOCTYPE svg [<!ENTITY a "{"x" * 200}">]>'

    with pytest.raises(Unfit, match="it grows beyond 4 MB by its entities"):
        made(svg("&a;" * 30_000 + PATH, before=doctype))


def test_a_picture_of_many_points_in_few_bytes_is_refused_before_it_is_unpacked() -> None:
    bomb = points(size=(30_000, 1_000))
    began = time.monotonic()

    with pytest.raises(Unfit, match="a picture of 30,000 × 1,000 points is too large"):
        made(bomb)

    assert time.monotonic() - began < 1


def test_a_picture_that_breaks_off_is_refused() -> None:
    with pytest.raises(Unfit, match="a picture in it cannot be read"):
        made(points()[:60])
