"""YAML becomes a plain tree with lines, or one sentence."""

import time

import pytest

from landscape.intake import nodes
from landscape.intake.nodes import Fields, Rows, Text, Unreadable, tree


def test_a_document_is_read_with_the_lines_of_its_values() -> None:
    found = tree(b"# a comment\nname: Rook\nlinks:\n  - one\n  - ~\nempty:\nquoted: ''\n")

    assert found == Fields(
        2,
        {
            "name": Text(2, "Rook", is_none=False),
            "links": Rows(4, [Text(4, "one", is_none=False), Text(5, "~", is_none=True)]),
            "empty": Text(6, "", is_none=True),
            "quoted": Text(7, "", is_none=False),
        },
    )


def test_a_key_that_comes_again_is_noted_and_its_last_value_counts() -> None:
    found = tree(b"name: Rook\nname: Crow\n")

    assert found == Fields(1, {"name": Text(2, "Crow", is_none=False)}, [("name", 2)])


LAUGHS = b"a: &a [x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c]\n" % (name, name, name - 1, name - 1) for name in range(ord("b"), ord("z"))
)


@pytest.mark.parametrize(
    ("content", "line", "sentence"),
    [
        (b"", 1, "the file is empty"),
        (b"# only a comment\n", 1, "the file is empty"),
        (b"a: [1\nb: 2\n", 2, "this is not YAML: did not find expected ',' or ']'"),
        (b"a: 1\n\tb: 2\n", 2, "this is not YAML: found a tab character that violates indentation"),
        (b"a: 1\nb: \xff\xfe\n", 2, "this is not YAML: invalid leading UTF-8 octet"),
        (b"a: 1\nb: \x01\n", 2, "this is not YAML: control characters are not allowed"),
        (b"a: 1\n---\nb: 2\n", 2, "a second document begins; one is expected"),
        (b"? [a]\n: b\n", 1, "a key must be a word, not a list or a mapping"),
        (LAUGHS, 2, "the alias *a is refused; write the value out"),
        (b"a: &a\n  b: *a\n", 2, "the alias *a is refused; write the value out"),
        (b"<<: *nothing\n", 1, "the alias *nothing is refused; write the value out"),
        (b"a: " + b"[" * 100_000, 1, "values are nested more than 32 deep"),
        (b"- " * 100_000, 1, "values are nested more than 32 deep"),
        (b"a: " + b"x" * nodes.LARGEST_BYTES, 1, "the file is larger than 16 MB"),
        (b"- x\n" * (nodes.MOST_VALUES + 1), 500_000, "the file holds more than 500,000 values"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_what_is_not_one_plain_document_is_refused_with_a_sentence(
    content: bytes, line: int, sentence: str
) -> None:
    began_at = time.process_time()

    with pytest.raises(Unreadable) as refusal:
        tree(content)

    assert (refusal.value.line, str(refusal.value)) == (line, sentence)
    assert time.process_time() - began_at < 60
