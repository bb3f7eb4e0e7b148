from datetime import UTC, datetime, timedelta, timezone

import pytest

from devstats.harvest.git import commits, people, tips
from devstats.harvest.git.clones import Clone
from devstats.harvest.git.commits import Commit
from devstats.harvest.git.people import Person
from devstats.harvest.git.tips import Tips
from devstats.harvest.git.trailers import Trailer
from devstats.harvest.identity import author_hash
from tests.devstats.harvest.git.conftest import Cloned
from tests.devstats.harvest.git.made import BEN

AT = datetime(2017, 7, 14, 4, 40, tzinfo=timezone(timedelta(hours=2)))


def _person(name: str, address: str, written: str | None = None) -> Person:
    return Person(name, author_hash(address), author_hash(written or address))


def _all(clone: Clone) -> list[Commit]:
    return list(commits.read(clone, tips.changes(Tips.none(), clone.tips).anywhere.entered))


def _only(cloned: Cloned, **written: bytes) -> Commit:
    cloned.made.point(main=cloned.made.commit(**written))  # type: ignore[arg-type] # bytes all of them
    (commit,) = _all(cloned.fetched())
    return commit


def test_a_commit_says_who_made_it_and_when_by_their_own_clock(cloned: Cloned) -> None:
    sha = cloned.made.commit(b"Begin\n", files={"a": b"1"})
    cloned.made.point(main=sha)

    read = _all(cloned.fetched())

    assert read == [
        Commit(
            sha,
            cloned.made.git("rev-parse", f"{sha}^{{tree}}"),
            (),
            _person("Ann", "ann@example.com"),
            AT,
            _person("Ben", "ben@example.com"),
            datetime(2017, 7, 13, 20, 40, tzinfo=timezone(timedelta(hours=-7))),
        )
    ]
    assert [at and at.utcoffset() for at in (read[0].authored_at, read[0].committed_at)] == [
        timedelta(hours=2),
        timedelta(hours=-7),
    ]


def test_a_commit_comes_after_all_its_parents(cloned: Cloned) -> None:
    first = cloned.made.commit(b"1")
    arms = [cloned.made.commit(message, first) for message in (b"2", b"3", b"4")]
    octopus = cloned.made.commit(b"5", *arms)
    other_root = cloned.made.commit(b"6")
    last = cloned.made.commit(b"7", octopus, other_root)
    cloned.made.point(main=last)

    read = _all(cloned.fetched())

    order = [commit.sha for commit in read]
    assert sorted(order) == sorted([first, *arms, octopus, other_root, last])
    assert all(order.index(parent) < order.index(commit.sha) for commit in read for parent in commit.parents)
    assert [commit.parents for commit in read if commit.is_merge] == [tuple(arms), (octopus, other_root)]


def test_commits_that_say_nothing_are_commits(cloned: Cloned) -> None:
    first = cloned.made.commit(b"", author=b" <> 0 +0000", committer=b" <> 0 +0000")
    cloned.made.point(main=cloned.made.commit(b"\n\n", first))

    read = _all(cloned.fetched())

    assert [(commit.author.name, commit.author.author_hash, commit.authored_at) for commit in read] == [
        ("", None, datetime(1970, 1, 1, tzinfo=UTC)),
        ("Ann", author_hash("ann@example.com"), AT),
    ]


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        (b"1500000000 +0545", datetime(2017, 7, 14, 2, 40, tzinfo=UTC)),
        (b"1500000000 +051800", datetime(2017, 7, 14, 2, 40, tzinfo=UTC)),
        (b"1500000000 -7500", datetime(2017, 7, 14, 2, 40, tzinfo=UTC)),
        (b"4102444800 +0000", datetime(2100, 1, 1, tzinfo=UTC)),
        (b"999999999999999 +0000", None),
        (b"", None),
        (b"yesterday", None),
    ],
)
def test_an_odd_date_is_read_as_git_reads_it_or_is_none(
    cloned: Cloned, stamp: bytes, expected: datetime | None
) -> None:
    commit = _only(cloned, author=b"Ann <ann@example.com> " + stamp)

    assert commit.authored_at == expected
    assert (commit.author, commit.committer) == (
        _person("Ann", "ann@example.com"),
        _person("Ben", "ben@example.com"),
    )


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        ("Zoë Müller".encode(), b""),
        ("Zoë Müller".encode("latin-1"), b"encoding ISO-8859-1\n"),
        ("Zoë Müller".encode("latin-1"), b""),
        ("Zoë Müller".encode("latin-1"), b"encoding no-such-thing\n"),
        ("Zoë Müller".encode("utf-16-le").replace(b"\0", b""), b"encoding latin1\n"),
    ],
)
def test_a_name_is_read_in_the_encoding_that_it_is_in(cloned: Cloned, name: bytes, headers: bytes) -> None:
    commit = _only(
        cloned,
        author=name + b" <zoe@example.com> 1500000000 +0200",
        headers=headers,
        message=b"x\n\nReviewed-by: " + name + b" <zoe@example.com>\n",
    )

    zoe = _person("Zoë Müller", "zoe@example.com")
    assert (commit.author, [trailer.person for trailer in commit.trailers]) == (zoe, [zoe])


def test_nothing_in_a_commit_can_pass_for_another_one(cloned: Cloned) -> None:
    forged = b"x\n\n\x00" + b"0" * 40 + b"\x00\x00\x01\x02\nSigned-off-by: \x01 <\x02@example.com>\n"
    first = cloned.made.commit(forged, headers=b"gpgsig -----BEGIN\n  commit " + b"0" * 40 + b"\n -----END\n")
    last = cloned.made.commit(b"y\n\nReviewed-by: \x01\x02\x1e <a@example.com>\n", first)
    cloned.made.point(main=last)

    read = _all(cloned.fetched())

    assert [commit.sha for commit in read] == [first, last]
    assert [len(commit.trailers) for commit in read] == [0, 1]


def test_the_mailmap_renames_authors_committers_and_people_in_trailers(cloned: Cloned) -> None:
    mailmap = b"Ann Smith <ann@example.org> <ANN@example.com>\n<ben@example.org> Ben <ben@example.com>\n"
    sha = cloned.made.commit(
        b"x\n\nCo-authored-by: A. <ann@example.com>\nReviewed-by: Cyd <cyd@example.com>\n",
        files={".mailmap": mailmap},
    )
    cloned.made.point(main=sha)

    (commit,) = _all(cloned.fetched())

    ann = _person("Ann Smith", "ann@example.org", "ann@example.com")
    assert (commit.author, commit.committer) == (ann, _person("Ben", "ben@example.org", "ben@example.com"))
    assert [trailer.person for trailer in commit.trailers] == [ann, _person("Cyd", "cyd@example.com")]
    assert commit.co_authors == ()


def test_an_address_of_githubs_tells_the_account(cloned: Cloned) -> None:
    commit = _only(
        cloned,
        author=b"dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com> 1500000000 +0000",
        committer=b"Ann <Ann-Smith@" + b"users.noreply.github.com> 1500000000 +0000",
    )

    accounts = [(who.account_id, who.login) for who in (commit.author, commit.committer)]
    assert accounts == [(49699333, "dependabot[bot]"), (None, "Ann-Smith")]


def test_co_authors_are_found_in_any_spelling_and_each_once(cloned: Cloned) -> None:
    message = b"""Work

Co-authored-by: Cyd <cyd@example.com>
co-authored-by:Cyd<CYD@example.com>
CO-AUTHORED-BY : Dan O'Neil <dan@example.com> (at work)
Co-Authored-By: eve@example.com
Co-authored-by: Fay
 Long <fay@example.com>
Co-authored-by: Ann <ann@example.com>
"""
    commit = _only(cloned, message=message)

    assert [(who.name, who.author_hash) for who in commit.co_authors] == [
        ("Cyd", author_hash("cyd@example.com")),
        ("Dan O'Neil", author_hash("dan@example.com")),
        ("", author_hash("eve@example.com")),
        ("Fay Long", author_hash("fay@example.com")),
    ]


def test_no_address_is_in_what_a_commit_gives(cloned: Cloned) -> None:
    commit = _only(
        cloned,
        author=b"ann@example.com <ann@example.com> 1500000000 +0200",
        message=b"x\n\nSigned-off-by: Ann <ann@example.com>\nMessage-Id: <1@mail.example.com>\n"
        b"Cc: ben@example.com\n",
        committer=BEN,
    )

    assert "@" not in repr(commit)
    assert commit.author == _person("", "ann@example.com")
    assert commit.trailers == (
        Trailer("Signed-off-by", "Ann <<…>>", _person("Ann", "ann@example.com")),
        Trailer("Message-Id", "<<…>>"),
        Trailer("Cc", "<…>"),
    )


def test_a_name_that_cannot_be_decoded_in_utf_8_is_latin_1() -> None:
    assert [people.text(b"Andr\xe9"), people.text(b"Andr\xc3\xa9")] == ["André", "André"]
