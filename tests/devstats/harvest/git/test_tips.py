import pytest

from devstats.harvest.git import clones, commits, tips
from devstats.harvest.git.clones import Clone
from devstats.harvest.git.tips import Move, Tips
from tests.devstats.harvest.git.conftest import Cloned

type Listed = tuple[set[str], set[str]]


def _listed(clone: Clone, move: Move) -> Listed:
    return set(commits.shas(clone, move.entered)), set(commits.shas(clone, move.left))


def _changes(clone: Clone, before: Tips) -> dict[str, Listed]:
    found = tips.changes(before, clone.tips, clones.unknown(clone, before))
    return {
        "default": _listed(clone, found.default),
        "branches": _listed(clone, found.branches),
        "anywhere": _listed(clone, found.anywhere),
    }


NOTHING: Listed = (set(), set())


def test_at_first_all_is_new_and_nothing_has_left(cloned: Cloned) -> None:
    first = cloned.made.commit(b"1")
    on_branch, on_tag = cloned.made.commit(b"2", first), cloned.made.commit(b"3", first)
    cloned.made.point(main=first, side=on_branch, tags__v1=on_tag)

    found = _changes(cloned.fetched(), Tips.none())

    assert found == {
        "default": ({first}, set()),
        "branches": ({first, on_branch}, set()),
        "anywhere": ({first, on_branch, on_tag}, set()),
    }


def test_a_look_without_a_change_finds_none(cloned: Cloned) -> None:
    cloned.made.point(main=cloned.made.commit(b"1"))
    before = cloned.fetched().tips

    found = _changes(cloned.fetched(), before)

    assert found == {"default": NOTHING, "branches": NOTHING, "anywhere": NOTHING}


def test_a_merged_branch_enters_the_default_one_only(cloned: Cloned) -> None:
    first = cloned.made.commit(b"1")
    side = cloned.made.commit(b"2", first)
    cloned.made.point(main=first, side=side)
    before = cloned.fetched().tips
    merge = cloned.made.commit(b"3", first, side)
    cloned.made.point(main=merge)
    cloned.made.drop("side")

    found = _changes(cloned.fetched(), before)

    assert found == {
        "default": ({side, merge}, set()),
        "branches": ({merge}, set()),
        "anywhere": ({merge}, set()),
    }


def test_history_written_anew_tells_what_was_there_before(cloned: Cloned) -> None:
    first = cloned.made.commit(b"1")
    second = cloned.made.commit(b"2", first)
    third = cloned.made.commit(b"3", second)
    cloned.made.point(main=third)
    before = cloned.fetched().tips
    instead = cloned.made.commit(b"2, mended", first)
    cloned.made.point(main=instead)

    found = _changes(cloned.fetched(), before)

    moved = ({instead}, {second, third})
    assert found == {"default": moved, "branches": moved, "anywhere": moved}


def test_a_branch_deleted_before_it_was_merged_leaves_orphans(cloned: Cloned) -> None:
    first = cloned.made.commit(b"1")
    orphan, tagged = cloned.made.commit(b"2", first), cloned.made.commit(b"3", first)
    cloned.made.point(main=first, side=orphan, release=tagged, tags__v1=tagged)
    before = cloned.fetched().tips
    cloned.made.drop("side")
    cloned.made.drop("release")

    found = _changes(cloned.fetched(), before)

    assert found == {
        "default": NOTHING,
        "branches": (set(), {orphan, tagged}),
        "anywhere": (set(), {orphan}),
    }


def test_another_default_branch_is_a_move_between_branches(cloned: Cloned) -> None:
    first = cloned.made.commit(b"1")
    old, new = cloned.made.commit(b"2", first), cloned.made.commit(b"3", first)
    cloned.made.point(main=old, trunk=new)
    before = cloned.fetched().tips
    cloned.made.git("symbolic-ref", "HEAD", "refs/heads/trunk")

    found = _changes(cloned.fetched(), before)

    assert found == {"default": ({new}, {old}), "branches": NOTHING, "anywhere": NOTHING}


def test_what_a_lost_clone_held_is_unknown_and_the_rest_is_read_again(cloned: Cloned) -> None:
    first = cloned.made.commit(b"1")
    rewritten = "0" * 39 + "1"
    cloned.made.point(main=first)
    before = Tips("refs/heads/main", {"refs/heads/main": rewritten})
    clone = cloned.fetched()

    found = tips.changes(before, clone.tips, clones.unknown(clone, before))

    assert found.unknown == {rewritten}
    assert _listed(clone, found.default) == ({first}, set())


def test_a_tip_is_the_name_of_a_commit() -> None:
    with pytest.raises(ValueError, match="'--all' is not the name of a commit"):
        Tips("refs/heads/main", {"refs/heads/main": "--all"})
