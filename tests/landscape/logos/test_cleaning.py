"""Ordinary drawings come out as they went in, less what nobody sees."""

from __future__ import annotations

import base64

import pytest

from landscape.logos.cleaning import Cleaned, cleaned
from landscape.logos.reading import Unfit
from tests.landscape.drawings import points, svg


def clean(inside: str, *, head: str = 'viewBox="0 0 20 10"', before: str = "") -> str:
    """What comes out, without its frame."""
    return frame(inside, head=head, before=before).svg.partition(">")[2].removesuffix("</svg>")


def frame(inside: str, *, head: str = 'viewBox="0 0 20 10"', before: str = "") -> Cleaned:
    return cleaned(svg(inside, head=head, before=before), mark="l-")


def test_an_outline_stays_and_its_frame_tells_its_size() -> None:
    found = cleaned(svg('<path d="M0 0h20v10z"/>', head='width="20px" height="10"'), mark="l-")

    assert found == Cleaned(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h20v10z" /></svg>',
        20,
        10,
        (),
    )


def test_what_editors_keep_for_themselves_is_left_out_without_a_word() -> None:
    found = frame(
        '<title>x</title><metadata>y</metadata><sodipodi:view xmlns:sodipodi="urn:s"/>'
        '<path inkscape:label="z" xmlns:inkscape="urn:i" data-name="w" id="unused" d="M0 0h9v9z"/>'
    )

    assert found.svg.endswith('<path d="M0 0h9v9z" /></svg>')
    assert found.left_out == ()


def test_styles_become_attributes_the_nearer_word_the_stronger() -> None:
    sheet = "<style>path{stroke:red} .b{fill:#fff} .a{fill:#000;opacity:.5} #c{stroke-width:3}</style>"
    path = '<path class="a b" id="c" style="opacity:1" d="M0 0h9v9z"/>'

    assert clean(sheet + path) == (
        '<path d="M0 0h9v9z" stroke="red" fill="#000" opacity="1" stroke-width="3" />'
    )


def test_ids_are_given_anew_where_they_are_used() -> None:
    gradient = '<defs><linearGradient id="g"><stop offset="1" stop-color="red"/></linearGradient></defs>'
    made = clean(f'{gradient}<path fill="url(\'#g\')" d="M0 0h9v9z"/>')

    assert 'id="l-0"' in made
    assert 'fill="url(#l-0)"' in made


def test_a_paint_that_is_not_there_is_none_and_a_clip_that_is_not_there_is_no_clip() -> None:
    assert (
        clean('<path fill="url(#x)" clip-path="url(#y)" d="M0 0h9v9z"/>')
        == '<path d="M0 0h9v9z" fill="none" />'
    )


def test_flags_of_an_arc_are_not_taken_for_digits() -> None:
    assert (
        clean('<path d="M0 0a1.9999999 1 0 019.9999999 1z"/>') == '<path d="M0 0a1.99999 1 0 019.99999 1z" />'
    )


def test_a_switch_draws_the_first_choice_that_draws() -> None:
    made = clean('<switch><foreignObject/><g><path d="M0 0h9"/></g><path d="M1 1h9"/></switch>')

    assert made == '<g><g><path d="M0 0h9" /></g></g>'


def test_names_of_namespaces_that_illustrator_declares_are_understood() -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [ <!ENTITY ns_i "urn:i"> ]>'

    assert clean('<path xmlns:i="&ns_i;" d="M0 0h9"/>', before=doctype) == '<path d="M0 0h9" />'


def test_a_picture_inside_is_written_anew_at_the_size_it_had() -> None:
    address = base64.b64encode(points(size=(2000, 1000))).decode()
    made = clean(f'<image xlink:href="data:image/png;base64,{address}"/>')

    assert made.startswith('<image href="data:image/png;base64,')
    assert made.endswith('width="2000" height="1000" />')


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "it is not well-formed XML: no element found: line 1, column 0"),
        (b"\x00\x01\xff", "it is not UTF-8 as it says, or no text at all"),
        (b"<html><body/></html>", "it is not an SVG"),
        (svg(head=""), "it says neither a viewBox nor a width and a height"),
        (svg(head='viewBox="0 0 0 10"'), "its viewBox shows nothing"),
        (svg(head='viewBox="0 0 nan 10"'), "its viewBox shows nothing"),
        (svg(head='viewBox="0 0 1e9 1e9"'), "its viewBox is larger than 1,000,000"),
        (svg("<g/>"), "it draws nothing"),
        (svg("<text>Sail</text>"), "its text needs a font: it must be turned into outlines"),
    ],
    ids=range(9),
)
def test_what_is_no_logo_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(Unfit) as refusal:
        cleaned(content, mark="l-")

    assert str(refusal.value) == sentence
