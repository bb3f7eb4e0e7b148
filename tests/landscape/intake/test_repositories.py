"""Addresses of repositories become patterns."""

import pytest

from landscape.intake import repositories
from landscape.intake.quality import Rule


@pytest.mark.parametrize(
    ("url", "pattern"),
    [
        ("https://github.com/rook/rook", "rook/rook"),
        ("https://github.com/Rook/Rook/", "rook/rook"),
        ("http://www.github.com/rook/rook.git", "rook/rook"),
        ("https://GitHub.com//rook//rook.git/", "rook/rook"),
        ("https://github.com/rook/rook?tab=readme#top", "rook/rook"),
        ("https://github.com/kubernetes/kubernetes.github.io", "kubernetes/kubernetes.github.io"),
    ],
)
def test_a_repository_is_recognised_however_it_is_written(url: str, pattern: str) -> None:
    assert repositories.address(url) == repositories.Address(pattern)


@pytest.mark.parametrize(
    ("url", "pattern", "remark", "rule"),
    [
        (
            "https://github.com/tensorflow",
            "tensorflow/*",
            "'https://github.com/tensorflow' is an organisation, not a repository; read as tensorflow/*",
            Rule.ORGANISATION_AS_REPOSITORY,
        ),
        (
            "https://github.com/orgs/rook/people",
            "rook/*",
            "'https://github.com/orgs/rook/people' is an organisation, not a repository; read as rook/*",
            Rule.ORGANISATION_AS_REPOSITORY,
        ),
        (
            "https://github.com/rook/rook/tree/main/docs",
            "rook/rook",
            "'https://github.com/rook/rook/tree/main/docs' points inside rook/rook; read as that",
            Rule.NOT_A_REPOSITORY,
        ),
        (
            "https://gitlab.com/a/b",
            "",
            "'https://gitlab.com/a/b' is not on GitHub; kept as a link",
            Rule.REPOSITORY_ELSEWHERE,
        ),
        (
            "https://gist.github.com/a/b",
            "",
            "'https://gist.github.com/a/b' is not on GitHub; kept as a link",
            Rule.REPOSITORY_ELSEWHERE,
        ),
        (
            "https://github.com.example.org/a/b",
            "",
            "'https://github.com.example.org/a/b' is not on GitHub; kept as a link",
            Rule.REPOSITORY_ELSEWHERE,
        ),
        (
            "https://github.com/",
            "",
            "'https://github.com/' names no repository; kept as a link",
            Rule.NOT_A_REPOSITORY,
        ),
        (
            "https://github.com/topics/storage",
            "",
            "'https://github.com/topics/storage' names no repository; kept as a link",
            Rule.NOT_A_REPOSITORY,
        ),
        (
            "https://github.com/a/..",
            "",
            "'https://github.com/a/..' names no repository; kept as a link",
            Rule.NOT_A_REPOSITORY,
        ),
        (
            "https://github.com/a b/c",
            "",
            "'https://github.com/a b/c' names no repository; kept as a link",
            Rule.NOT_A_REPOSITORY,
        ),
        (
            "https://github.com/a/*",
            "",
            "'https://github.com/a/*' names no repository; kept as a link",
            Rule.NOT_A_REPOSITORY,
        ),
    ],
)
def test_what_had_to_be_guessed_is_said(url: str, pattern: str, remark: str, rule: Rule) -> None:
    assert repositories.address(url) == repositories.Address(pattern, remark, rule)


def test_an_owner_is_all_of_its_repositories() -> None:
    assert repositories.owner("https://github.com/Kai-Scheduler/") == repositories.Address("kai-scheduler/*")
    assert repositories.owner("https://github.com/rook/rook") == repositories.Address("rook/*")
