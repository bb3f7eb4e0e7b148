"""What is compared, as addresses say it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscape.compare_choice import MOST, Choice, Subject
from landscape.explorer.selection import Misunderstood

SLUGS = st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True), max_size=MOST, unique=True)


@given(SLUGS, st.sampled_from(Subject), st.booleans(), st.sampled_from([None, date(2018, 12, 31)]))
def test_a_choice_reads_back_as_written(
    slugs: list[str],
    subject: Subject,
    only_differing: bool,  # noqa: FBT001 - drawn by hypothesis
    on: date | None,
) -> None:
    choice = Choice(
        subject=subject if slugs else Subject.ITEMS,
        slugs=tuple(slugs),
        only_differing=only_differing,
        on=on,
    )

    assert Choice.parse([(key, [value]) for key, value in choice.query().items()], on=on) == choice


def test_ticked_boxes_are_the_same_as_a_list() -> None:
    ticked = Choice.parse([("items", ["rook", "ceph", ""])], on=None)

    assert ticked.address("/compare") == "/compare?items=rook,ceph"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"items": "a,b,c,d,e,f,g"}, "from 2 to 6 items can be compared, not 7"),
        ({"items": "a,b,a"}, "'a' stands twice in the list; each is compared once"),
        (
            {"items": "a", "subcategories": "a/b"},
            "items are compared with items and subcategories with subcategories, not both",
        ),
        ({"items": "a", "colour": "red"}, "there is nothing called 'colour' to choose here"),
        ({"items": "a", "only": "likes"}, "only can be 'differences', not 'likes'"),
        ({"add": "a" * 101}, "what is looked for can have 100 characters, not 101"),
    ],
)
def test_what_cannot_be_read_is_told(query: dict[str, str], sentence: str) -> None:
    with pytest.raises(Misunderstood) as refusal:
        Choice.parse([(key, [value]) for key, value in query.items()], on=None)

    assert str(refusal.value) == sentence


def test_a_seventh_cannot_be_added() -> None:
    full = Choice(slugs=tuple("abcdef"))

    assert not full.has_room
    with pytest.raises(Misunderstood):
        full.with_slugs((*full.slugs, "g"))
