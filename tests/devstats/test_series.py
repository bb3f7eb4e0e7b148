"""The parts of a split stand in one order, however they were found."""

from hypothesis import given
from hypothesis import strategies as st

from devstats.series import Line, Value, biggest_first


def line(title: str, total: Value) -> Line:
    """A part of a split; its points do not matter here."""
    return Line(key=title.lower(), title=title, points=(), total=total)


def test_the_biggest_part_comes_first_and_ties_go_by_title() -> None:
    lines = [line("Helm", 3), line("Envoy", 7), line("CoreDNS", 3), line("gRPC", 0), line("NATS", None)]

    assert [each.title for each in biggest_first(lines)] == ["Envoy", "CoreDNS", "Helm", "gRPC", "NATS"]


@given(
    st.permutations(
        [line("B", 1), line("A", 1), line("C", None), line("D", -2), line("E", 2.5), line("F", 0)]
    )
)
def test_the_order_does_not_depend_on_how_the_parts_were_found(lines: list[Line]) -> None:
    assert [each.title for each in biggest_first(lines)] == ["E", "A", "B", "F", "D", "C"]
