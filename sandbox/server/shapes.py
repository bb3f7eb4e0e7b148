"""Accounts and repositories as GitHub's JSON shows them."""

import base64

from sandbox.server.speech import written
from sandbox.world.shelf import Shelf
from sandbox.world.things import Account, Fork

type Json = dict[str, object]

_SITE = "https://github.com"
_USER_LINKS = {
    "followers_url": "/followers",
    "following_url": "/following{/other_user}",
    "gists_url": "/gists{/gist_id}",
    "starred_url": "/starred{/owner}{/repo}",
    "subscriptions_url": "/subscriptions",
    "organizations_url": "/orgs",
    "repos_url": "/repos",
    "events_url": "/events{/privacy}",
    "received_events_url": "/received_events",
}
_REPOSITORY_LINKS = {
    "archive_url": "/{archive_format}{/ref}",
    "assignees_url": "/assignees{/user}",
    "blobs_url": "/git/blobs{/sha}",
    "branches_url": "/branches{/branch}",
    "collaborators_url": "/collaborators{/collaborator}",
    "comments_url": "/comments{/number}",
    "commits_url": "/commits{/sha}",
    "compare_url": "/compare/{base}...{head}",
    "contents_url": "/contents/{+path}",
    "contributors_url": "/contributors",
    "deployments_url": "/deployments",
    "downloads_url": "/downloads",
    "events_url": "/events",
    "forks_url": "/forks",
    "git_commits_url": "/git/commits{/sha}",
    "git_refs_url": "/git/refs{/sha}",
    "git_tags_url": "/git/tags{/sha}",
    "hooks_url": "/hooks",
    "issue_comment_url": "/issues/comments{/number}",
    "issue_events_url": "/issues/events{/number}",
    "issues_url": "/issues{/number}",
    "keys_url": "/keys{/key_id}",
    "labels_url": "/labels{/name}",
    "languages_url": "/languages",
    "merges_url": "/merges",
    "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}",
    "pulls_url": "/pulls{/number}",
    "releases_url": "/releases{/id}",
    "stargazers_url": "/stargazers",
    "statuses_url": "/statuses/{sha}",
    "subscribers_url": "/subscribers",
    "subscription_url": "/subscription",
    "tags_url": "/tags",
    "teams_url": "/teams",
    "trees_url": "/git/trees{/sha}",
}
_LICENSES = {
    "apache-2.0": ("Apache License 2.0", "Apache-2.0"),
    "mit": ("MIT License", "MIT"),
    "cc-by-4.0": ("Creative Commons Attribution 4.0 International", "CC-BY-4.0"),
}


def node_id(kind: str, number: int | str) -> str:
    """An opaque id, as GraphQL knows the thing by."""
    return f"{kind}_{base64.urlsafe_b64encode(str(number).encode()).decode().rstrip('=')}"


def user(account: Account, base: str) -> Json:
    """A simple user."""
    url = f"{base}/users/{account.login}"
    return {
        "login": account.login,
        "id": account.id,
        "node_id": node_id("U", account.id),
        "avatar_url": f"https://avatars.githubusercontent.com/u/{account.id}?v=4",
        "gravatar_id": "",
        "url": url,
        "html_url": f"{_SITE}/{account.login}",
        **{name: url + end for name, end in _USER_LINKS.items()},
        "type": account.type,
        "user_view_type": "public",
        "site_admin": False,
    }


def profile(account: Account, base: str) -> Json:
    """A public user."""
    return {
        **user(account, base),
        "name": account.name,
        "company": account.company,
        "blog": "",
        "location": account.location,
        "email": None,
        "hireable": None,
        "bio": None,
        "twitter_username": None,
        "public_repos": 0,
        "public_gists": 0,
        "followers": 0,
        "following": 0,
        "created_at": written(account.created_at),
        "updated_at": written(account.created_at),
    }


def repository(shelf: Shelf, base: str) -> Json:
    """A repository as it appears within other things."""
    born = shelf.repository
    return {
        **_repository_links(born.id, born.name, born.owner, base),
        "description": born.description,
        "fork": False,
        "language": born.language,
        "license": {
            "key": born.license,
            "name": _LICENSES[born.license][0],
            "spdx_id": _LICENSES[born.license][1],
            "url": f"{base}/licenses/{born.license}",
            "node_id": node_id("L", born.license),
        },
        "topics": born.topics,
        "default_branch": born.default_branch,
        "created_at": written(born.created_at),
        "updated_at": written(shelf.updated_at),
        "pushed_at": written(shelf.pushed_at or born.created_at),
        **_figures(stars=len(shelf.stars), forks=len(shelf.forks), tickets=shelf.open_tickets),
        "size": len(shelf.commits),
    }


def full_repository(shelf: Shelf, base: str) -> Json:
    """A repository on its own."""
    return {
        **repository(shelf, base),
        "organization": user(shelf.repository.owner, base),
        "network_count": len(shelf.forks),
        "subscribers_count": 0,
    }


def fork(shelf: Shelf, made: Fork, base: str) -> Json:
    """A fork in the list of forks."""
    born = shelf.repository
    return {
        **_repository_links(made.id, born.name, made.owner, base),
        "description": born.description,
        "fork": True,
        "language": born.language,
        "default_branch": born.default_branch,
        "created_at": written(made.created_at),
        "updated_at": written(made.created_at),
        "pushed_at": written(made.created_at),
        **_figures(stars=0, forks=0, tickets=0),
    }


def _repository_links(number: int, name: str, owner: Account, base: str) -> Json:
    full_name = f"{owner.login}/{name}"
    url, page = f"{base}/repos/{full_name}", f"{_SITE}/{full_name}"
    return {
        "id": number,
        "node_id": node_id("R", number),
        "name": name,
        "full_name": full_name,
        "private": False,
        "owner": user(owner, base),
        "html_url": page,
        "url": url,
        **{link: url + end for link, end in _REPOSITORY_LINKS.items()},
        "git_url": f"git://github.com/{full_name}.git",
        "ssh_url": f"ssh://github.com/{full_name}.git",
        "clone_url": f"{page}.git",
        "svn_url": page,
        "mirror_url": None,
        "homepage": None,
    }


def _figures(*, stars: int, forks: int, tickets: int) -> Json:
    return {
        "stargazers_count": stars,
        "watchers_count": stars,
        "watchers": stars,
        "forks_count": forks,
        "forks": forks,
        "open_issues_count": tickets,
        "open_issues": tickets,
        "has_issues": True,
        "has_projects": True,
        "has_downloads": True,
        "has_wiki": True,
        "has_pages": False,
        "has_discussions": False,
        "archived": False,
        "disabled": False,
        "visibility": "public",
    }
