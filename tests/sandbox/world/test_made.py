import subprocess
from pathlib import Path

from sandbox.world import git, things
from sandbox.world.made import World
from sandbox.world.projects import SKETCHES
from sandbox.world.shelf import Shelves
from sandbox.world.things import DAY_SECONDS
from tests.sandbox.worlds import NOON, TWO, small_world


def test_the_same_seed_gives_the_same_world_in_whatever_steps_it_is_asked() -> None:
    at_once = small_world(days=30).history(after=0, through=NOON + 20 * DAY_SECONDS)
    stepwise = small_world(days=30)
    for step in range(1, 40):
        stepwise.history(after=0, through=NOON + step * DAY_SECONDS // 2)

    assert list(stepwise.history(after=0, through=NOON + 20 * DAY_SECONDS)) == list(at_once)


def test_a_repository_stands_the_same_however_often_it_was_looked_at() -> None:
    once = Shelves(small_world()).at(NOON)
    often = Shelves(small_world())
    for hours in range(40 * 24, -1, -7):
        often.at(NOON - hours * 3600)

    assert often.at(NOON).by_id == once.by_id
    assert often.accounts == once.accounts


def test_another_seed_gives_another_world() -> None:
    ours = small_world(seed=1).history(after=0, through=NOON)
    other = small_world(seed=2).history(after=0, through=NOON)

    assert [happening.at for happening in ours] != [happening.at for happening in other]


def test_ids_and_numbers_grow_with_time() -> None:
    history = small_world().history(after=0, through=NOON)

    for kind in (
        things.Issue,
        things.PullRequest,
        things.Comment,
        things.Review,
        things.IssueEvent,
        things.Push,
    ):
        ids = [happening.thing.id for happening in history if isinstance(happening.thing, kind)]
        assert ids == sorted(set(ids))
    for repository in {happening.repository for happening in history}:
        numbers = [
            happening.thing.number
            for happening in history
            if happening.repository is repository
            and isinstance(happening.thing, (things.Issue, things.PullRequest))
        ]
        assert numbers == list(range(1, len(numbers) + 1))


def test_week_ends_are_quieter_than_working_days() -> None:
    opened = [0] * 7
    for happening in small_world(days=140).history(after=0, through=NOON):
        if isinstance(happening.thing, things.PullRequest):
            opened[(happening.at // DAY_SECONDS + 3) % 7] += 1

    assert max(opened[5:]) < min(opened[:5])


def test_git_gives_commits_the_ids_they_have_here(tmp_path: Path) -> None:
    pushes = [
        happening.thing
        for happening in small_world(days=12).history(after=0, through=NOON)
        if isinstance(happening.thing, things.Push)
    ]
    commits = [commit for push in pushes for commit in push.commits][:25]
    subprocess.run(["git", "init", "-q", tmp_path], check=True)

    for commit in commits:
        body = git.commit(
            tree_sha=commit.tree,
            parents=commit.parents,
            author=(commit.author, commit.authored_at),
            committer=(commit.committer, commit.committed_at),
            message=commit.message,
        )
        assert _object(tmp_path, "commit", body) == commit.sha
    first = commits[0]
    blobs = {
        change.path: _object(tmp_path, "blob", git.blob(change.path, change.change, change.lines))
        for change in first.changes
    }
    assert _object(tmp_path, "tree", git.tree(blobs)) == first.tree


def test_the_projects_are_the_29_of_november_2018() -> None:
    assert len({sketch.project for sketch in SKETCHES}) == 29
    assert len({sketch.full_name for sketch in SKETCHES}) == len(SKETCHES)


def test_nothing_happens_to_a_repository_before_it_is_there() -> None:
    history = World.made(seed=3, days=5, until=NOON, sketches=TWO).history(after=0, through=NOON)

    assert [happening.at for happening in history] == sorted(happening.at for happening in history)
    assert min(happening.at for happening in history) > (NOON // DAY_SECONDS - 5) * DAY_SECONDS


def _object(folder: Path, kind: str, body: bytes) -> str:
    # A commit may name a tree and parents that are not there: --literally asks for none.
    command = ["git", "-C", str(folder), "hash-object", "-t", kind, "--literally", "--stdin"]
    return subprocess.run(command, input=body, check=True, capture_output=True).stdout.decode().strip()
