"""Which repositories are kept: by name in any case, and by number under any name."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devstats.harvest import tracked
from devstats.harvest.several import load_each
from devstats.harvest.tracked import Selection
from tests.devstats.harvest import tables
from tests.devstats.harvest.files import compact, event, write

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "is_selected"),
    [
        ("cncf/demo", True),
        ("CNCF/Anything", True),
        ("Solo/One", True),
        ("solo/two", False),
        ("cncf", False),
        ("notcncf/demo", False),
        ("cncf-extra/demo", False),
    ],
)
def test_names_match_whole_and_in_any_case(name: str, is_selected: bool) -> None:  # noqa: FBT001 - an expected value
    selection = Selection(frozenset({"cncf/*", "solo/one"}), frozenset({9}))

    assert selection.selects(7, name) is is_selected
    assert selection.selects(9, name)


def test_the_digest_changes_with_patterns_and_numbers_and_with_nothing_else() -> None:
    one = Selection(frozenset({"a/b", "c/*"}), frozenset({1, 2}))
    same = Selection(frozenset({"c/*", "a/b"}), frozenset({2, 1}))
    grown = Selection(frozenset({"a/b", "c/*"}), frozenset({1, 2, 3}))
    other = Selection(frozenset({"a/b"}), frozenset({1, 2}))

    one.selects(5, "x/y")
    assert one.digest == same.digest
    assert len({one.digest, grown.digest, other.digest}) == 3
    assert grown.has_patterns_of(one.digest)
    assert not other.has_patterns_of(one.digest)


def files(folder: Path) -> list[Path]:
    """A repository before and after it came to cncf, one after it left, and a stranger."""
    hours = {
        1: (7, "before/demo"),
        2: (7, "cncf/demo"),
        3: (7, "after/demo"),
        4: (8, "else/where"),
    }
    return [
        write(
            folder,
            [compact(event(repository=repository, at=f"2017-07-24T0{hour}:00:00Z"))],
            name=f"2017-07-24-{hour}.json.gz",
        )
        for hour, repository in hours.items()
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("_tracked")
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (0, 2, 3, 1)])
def test_a_renamed_repository_is_followed_by_its_number_in_any_order(
    tmp_path: Path, order: Sequence[int]
) -> None:
    paths = files(tmp_path)

    list(load_each([paths[place] for place in order], now=NOW, workers=1))

    assert tables.rows("SELECT repository_id, acted_at::text FROM devstats_act ORDER BY acted_at") == [
        (7, f"2017-07-24 0{hour}:00:00+00") for hour in (1, 2, 3)
    ]
    assert tables.rows("SELECT id, name FROM devstats_repository") == [(7, "after/demo")]
    aliases = "SELECT name_lower FROM devstats_repository_alias ORDER BY name_lower"
    assert tables.rows(aliases) == [("after/demo",), ("before/demo",), ("cncf/demo",)]


@pytest.mark.django_db
@pytest.mark.usefixtures("_tracked")
def test_a_second_call_reads_no_payload_of_files_that_hold_nothing_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = files(tmp_path)
    first = list(load_each(paths, now=NOW, workers=1))
    digests = set(tables.rows("SELECT selection FROM devstats_archive_hour"))

    again = list(load_each(paths, now=NOW, workers=1))

    # Two outcomes more: the hours before and after, read again once the number was known.
    assert [outcome.stored for outcome in first] == [0, 1, 0, 0, 1, 1]
    assert digests == {(tracked.selection().digest,)}
    assert [outcome.was_held for outcome in again] == [True] * 4
