"""Files made to do harm are refused with one sentence by every reader but that of the landscape."""

import time
from collections.abc import Callable

import pytest

from landscape.intake import (
    clomonitor,
    guide_yml,
    maintainers_yaml,
    nodes,
    project_maintainers,
    project_yaml,
    settings_yml,
    sigs,
    tags,
)
from landscape.intake.findings import Findings

type Reader = Callable[[bytes], Findings[object]]

YAML: list[tuple[Reader, str]] = [
    (sigs.read, "sigs"),
    (tags.read, "tags"),
    (clomonitor.read, "-"),
    (guide_yml.read, "categories"),
    (settings_yml.read, "foundation"),
    (project_yaml.read, "maturity_log"),
    (maintainers_yaml.read, "maintainers"),
]
LAUGHS = b"a: &a [x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c]\n" % (name, name, name - 1, name - 1) for name in range(ord("b"), ord("z"))
)


@pytest.mark.parametrize("reader", [reader for reader, _ in YAML], ids=lambda reader: reader.__module__)
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "line 1: the file is empty"),
        (LAUGHS, "line 2: the alias *a is refused; write the value out"),
        (b"sigs: &a\n- *a\n", "line 2: the alias *a is refused; write the value out"),
        (b"tags: " + b"[" * 100_000, "line 1: values are nested more than 32 deep"),
        (b"a: \xe9t\xe9\n", "line 1: this is not YAML: invalid trailing UTF-8 octet"),
        (b"a: \x00\n", "line 1: this is not YAML: control characters are not allowed"),
        (
            b"sigs: !!python/object/apply:os.system [id]\n---\na: b\n",
            "line 2: a second document begins; one is expected",
        ),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_file_that_is_not_plain_yaml_is_refused(reader: Reader, content: bytes, sentence: str) -> None:
    began_at = time.process_time()

    found = reader(content)

    assert found.things == ()
    assert [str(problem) for problem in found.errors] == [sentence]
    assert time.process_time() - began_at < 60


@pytest.mark.parametrize(
    "reader",
    [*(reader for reader, _ in YAML), project_maintainers.read],
    ids=lambda reader: reader.__module__,
)
def test_a_file_that_is_far_too_large_is_refused_at_once(reader: Reader) -> None:
    content = b"a: " + b"x" * nodes.LARGEST_BYTES
    began_at = time.process_time()

    found = reader(content)

    assert found.things == ()
    assert [problem.sentence for problem in found.errors] in (
        [["the file is larger than 16 MB"], ["the guide is larger than 1 MB"]]
    )
    assert time.process_time() - began_at < 60


@pytest.mark.parametrize("reader", [reader for reader, _ in YAML], ids=lambda reader: reader.__module__)
@pytest.mark.parametrize(
    "content", [b"words\n", b"[]\n", b"{}\n", b"[[[]]]\n", b"~\n", b"- {a: b}\n", b"1: 2\n"]
)
def test_a_file_of_another_kind_is_refused(reader: Reader, content: bytes) -> None:
    found = reader(content)

    assert found.things == ()
    (problem,) = found.errors
    assert problem.sentence.startswith("this is not a ")


@pytest.mark.parametrize(("reader", "key"), YAML, ids=lambda value: getattr(value, "__module__", value))
@pytest.mark.parametrize(
    "value", ["words", "{}", "[]", "[[]]", "[{}]", "[~]", "{a: {b: [c]}}", "~", "[1, {2: 3}]"]
)
def test_no_shape_under_the_right_key_breaks_a_reader(reader: Reader, key: str, value: str) -> None:
    content = f"- repositories: {value}\n" if key == "-" else f"{key}: {value}\nurl: https://example.org\n"

    found = reader(content.encode())

    assert found.problems or found.things
