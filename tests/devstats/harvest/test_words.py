"""Names, numbers and logins: the small words of the harvest."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from devstats.harvest import bots, identity, names

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)

BOTS = """k8s-ci-robot k8s-merge-robot k8s-reviewable dependabot[bot] Copilot googlebot coveralls fejta-bot
    k8s-cherrypick-bot renovate-bot some-bot-2 jenkins-x codecov-io GoogleBot cm-gerrit"""
PEOPLE = """ada grpc-ci joe-testing abbott botandrose dhigginbotham tjenkinson robotbrain k8s kubernetes
    test987987 CharlesRobot"""


@pytest.mark.parametrize("login", BOTS.split())
def test_a_bot_is_known_by_its_login(login: str) -> None:
    assert bots.login_is_bot(login)


@pytest.mark.parametrize("login", PEOPLE.split())
def test_no_human_is_lost_for_an_ending(login: str) -> None:
    assert not bots.login_is_bot(login)


@pytest.mark.parametrize(
    ("name", "hour"),
    [
        ("2017-07-24-5.json.gz", datetime(2017, 7, 24, 5, tzinfo=UTC)),
        ("2017-07-24-05.json", datetime(2017, 7, 24, 5, tzinfo=UTC)),
        ("2026-11-22-11.json.gz", datetime(2026, 11, 22, 11, tzinfo=UTC)),
        ("2026-11-22-12.json.gz", None),
        ("2011-02-11-23.json.gz", None),
        ("2017-02-30-1.json.gz", None),
        ("2017-07-24-24.json.gz", None),
        ("sample.json", None),
        ("x2017-07-24-5.json.gz", None),
    ],
)
def test_a_file_tells_its_hour_by_its_name(name: str, hour: datetime | None) -> None:
    assert names.hour_of(Path("somewhere") / name, now=NOW) == hour


@pytest.mark.parametrize("name", ["2017-07-24-5.json.gz", "2017-07-24-05.json.gz", "2017-07-24-5.json"])
def test_an_hour_has_one_name_whatever_its_file_is_called(name: str) -> None:
    assert names.name_of(Path(name), now=NOW) == "2017-07-24-5.json.gz"


def test_numbers_of_our_own_never_meet_githubs() -> None:
    assert identity.repository_id("CNCF/Demo") == identity.repository_id("cncf/demo") < 0
    assert identity.account_id("Ada") == identity.account_id("ada") < 0
    assert identity.account_id("cncf/demo") != identity.repository_id("cncf/demo")
    assert 0 <= identity.number_of("a", 1) < 2**63
    assert identity.number_of("a", "bc") != identity.number_of("ab", "c")


def test_an_address_is_kept_as_a_salted_hash_alone(settings: object) -> None:
    identity._salt.cache_clear()
    identity.author_hash.cache_clear()
    one = identity.author_hash("Ada@Example.org ")
    identity._salt.cache_clear()
    identity.author_hash.cache_clear()
    settings.EMAIL_HASH_SALT = "another"  # type: ignore[attr-defined] # pytest-django's
    other = identity.author_hash("ada@example.org")
    identity._salt.cache_clear()
    identity.author_hash.cache_clear()

    assert one is not None
    assert other is not None
    assert one != other
    assert 0 <= one < 2**63


def test_the_case_of_an_address_does_not_matter_and_an_empty_one_is_none() -> None:
    assert identity.author_hash("Ada@Example.org ") == identity.author_hash("ada@example.org")
    assert identity.author_hash(" ") is None
