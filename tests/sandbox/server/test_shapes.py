"""Every reply against GitHub's own description of it."""

import functools
import gzip
import json
from typing import Any

import jsonschema
import pytest

from sandbox.server.answers import Sandbox
from tests.places import SHARED_DATA
from tests.sandbox.worlds import ask, small_sandbox, told

_DESCRIPTION = SHARED_DATA / "github-api/api.github.com.json.gz"
pytestmark = pytest.mark.skipif(not _DESCRIPTION.exists(), reason="GitHub's OpenAPI description is not here")

_K8S = "/repos/kubernetes/kubernetes"
_LISTS = {
    "/issues?state=all&per_page=100": "/repos/{owner}/{repo}/issues",
    "/issues/comments?per_page=100": "/repos/{owner}/{repo}/issues/comments",
    "/issues/events?per_page=100": "/repos/{owner}/{repo}/issues/events",
    "/pulls?state=all&per_page=50": "/repos/{owner}/{repo}/pulls",
    "/pulls/comments?per_page=100": "/repos/{owner}/{repo}/pulls/comments",
    "/comments": "/repos/{owner}/{repo}/comments",
    "/releases": "/repos/{owner}/{repo}/releases",
    "/stargazers": "/repos/{owner}/{repo}/stargazers",
    "/forks": "/repos/{owner}/{repo}/forks",
    "/commits?per_page=100": "/repos/{owner}/{repo}/commits",
    "": "/repos/{owner}/{repo}",
}


@functools.cache
def _description() -> dict[str, Any]:
    with gzip.open(_DESCRIPTION) as file:
        # OpenAPI 3.0 says `nullable` where JSON schema has a list of types.
        return json.load(file, object_hook=_nullable)  # type: ignore[no-any-return]  # json knows no types


def _nullable(part: dict[str, Any]) -> dict[str, Any]:
    if part.pop("nullable", None) is True:
        return {"anyOf": [part, {"type": "null"}]}
    return part


@functools.cache
def _sandbox() -> Sandbox:
    return small_sandbox()


def _validate(content: object, path: str) -> None:
    description = _description()
    schema = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.Draft202012Validator({**schema, "components": description["components"]}).validate(content)


@pytest.mark.parametrize("address", _LISTS)
def test_a_reply_is_as_github_describes_it(address: str) -> None:
    reply = ask(_sandbox(), _K8S + address)

    assert reply.status == 200
    assert told(reply)
    _validate(told(reply), _LISTS[address])


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/rate_limit", "/rate_limit"),
        ("/users/k8s-ci-robot", "/users/{username}"),
        ("/search/issues?q=repo:envoyproxy/envoy+is:pr", "/search/issues"),
    ],
)
def test_what_belongs_to_no_repository_is_described_too(address: str, path: str) -> None:
    _validate(told(ask(_sandbox(), address)), path)


def test_reviews_are_as_github_describes_them() -> None:
    replies = [told(ask(_sandbox(), f"{_K8S}/pulls/{number}/reviews")) for number in _pulls()]

    assert any(replies)
    for reply in replies:
        _validate(reply, "/repos/{owner}/{repo}/pulls/{pull_number}/reviews")


def test_stars_have_their_time_for_those_who_ask_for_it() -> None:
    stars = told(ask(_sandbox(), f"{_K8S}/stargazers", accept="application/vnd.github.star+json"))

    assert isinstance(stars, list)
    assert {tuple(star) for star in stars} == {("starred_at", "user")}
    _validate(stars, "/repos/{owner}/{repo}/stargazers")


def test_the_check_itself_finds_what_is_missing() -> None:
    with pytest.raises(jsonschema.ValidationError):
        _validate([{"id": 1}], "/repos/{owner}/{repo}/issues")


def _pulls() -> list[int]:
    pulls = told(ask(_sandbox(), f"{_K8S}/pulls?state=all&per_page=20"))
    assert isinstance(pulls, list)
    return [pull["number"] for pull in pulls]
