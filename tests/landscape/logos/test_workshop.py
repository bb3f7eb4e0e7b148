"""Processes that make logos, and what becomes of those that run away."""

from __future__ import annotations

import pytest

from landscape.logos import workshop
from landscape.logos.made import Made, made
from landscape.logos.reading import Unfit
from tests.landscape.drawings import svg, triangle


def found(*files: bytes) -> list[Made | str]:
    """What became of them, in their order; a refusal by its sentence."""
    done = dict(workshop.logos(files))
    return [
        str(one) if isinstance(one, Unfit) else one for one in (done[place] for place in range(len(files)))
    ]


def test_every_file_is_made_or_refused_in_its_place() -> None:
    red, blue = triangle("red"), triangle("blue")

    assert found(red, b"<p/>", blue) == [made(red), "it is not an SVG", made(blue)]


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workshop, "PATIENCE_SECONDS", 0)
    slow = svg("".join(f'<path d="M{n} 0h20v10z"/>' for n in range(40_000)))

    assert found(slow) == ["it takes more than 0 seconds to draw"]

    monkeypatch.undo()
    assert found(triangle()) == [made(triangle())]


def test_no_files_need_no_process() -> None:
    assert list(workshop.logos([])) == []
