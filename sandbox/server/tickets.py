"""Issues, pull requests, what is said and done on them, releases and commits, as GitHub's JSON shows them."""

import msgspec

from sandbox.server import shapes
from sandbox.server.shapes import Json, node_id
from sandbox.server.speech import written
from sandbox.world import things
from sandbox.world.shelf import Shelf, Ticket
from sandbox.world.things import Account, Label, PullRequest

_SITE = "https://github.com"


class Shapes:
    """Shapes of what one repository holds, with what many of them share made once."""

    def __init__(self, shelf: Shelf, base: str) -> None:
        self._shelf, self._base = shelf, base
        self._full_name = shelf.repository.full_name
        self._url = f"{base}/repos/{self._full_name}"
        self._page = f"{_SITE}/{self._full_name}"
        self._users: dict[int, msgspec.Raw] = {}
        self._repository: msgspec.Raw | None = None

    def issue(self, ticket: Ticket) -> Json:
        """An item of the list of issues; pull requests are among them."""
        born = ticket.born
        url, page = f"{self._url}/issues/{born.number}", f"{self._page}/issues/{born.number}"
        number = born.issue_id if isinstance(born, PullRequest) else born.id
        shown: Json = {
            "url": url,
            "repository_url": self._url,
            "labels_url": f"{url}/labels{{/name}}",
            "comments_url": f"{url}/comments",
            "events_url": f"{url}/events",
            "html_url": page.replace("/issues/", "/pull/") if ticket.is_pull else page,
            "id": number,
            "node_id": node_id("PR" if ticket.is_pull else "I", number),
            **self._both(ticket),
            "comments": ticket.comments,
            "closed_by": self._user(ticket.closed_by) if ticket.closed_by else None,
            "state_reason": "completed" if ticket.closed_at and not ticket.is_pull else None,
        }
        if ticket.is_pull:
            pull, page = f"{self._url}/pulls/{born.number}", f"{self._page}/pull/{born.number}"
            shown["draft"] = isinstance(born, PullRequest) and born.draft
            shown["pull_request"] = {
                "url": pull,
                "html_url": page,
                "diff_url": f"{page}.diff",
                "patch_url": f"{page}.patch",
                "merged_at": _perhaps(ticket.merged_at),
            }
        return shown

    def pull(self, ticket: Ticket) -> Json:
        """An item of the list of pull requests."""
        born = ticket.born
        assert isinstance(born, PullRequest)
        url, page = f"{self._url}/pulls/{born.number}", f"{self._page}/pull/{born.number}"
        issue = f"{self._url}/issues/{born.number}"
        links = {
            "self": url,
            "html": page,
            "issue": issue,
            "comments": f"{issue}/comments",
            "review_comments": f"{url}/comments",
            "review_comment": f"{self._url}/pulls/comments{{/number}}",
            "commits": f"{url}/commits",
            "statuses": f"{self._url}/statuses/{ticket.head_sha}",
        }
        owner = self._shelf.repository.owner
        return {
            "url": url,
            "id": born.id,
            "node_id": node_id("PR", born.issue_id),
            "html_url": page,
            "diff_url": f"{page}.diff",
            "patch_url": f"{page}.patch",
            "issue_url": issue,
            "commits_url": links["commits"],
            "review_comments_url": links["review_comments"],
            "review_comment_url": links["review_comment"],
            "comments_url": links["comments"],
            "statuses_url": links["statuses"],
            **self._both(ticket),
            "merged_at": _perhaps(ticket.merged_at),
            "merge_commit_sha": ticket.merge_sha,
            "requested_reviewers": [],
            "requested_teams": [],
            "draft": born.draft,
            "auto_merge": None,
            "head": self._end(owner, born.head_ref, ticket.head_sha),
            "base": self._end(owner, born.base_ref, born.base_sha),
            "_links": {name: {"href": href} for name, href in links.items()},
        }

    def comment(self, said: things.Comment) -> Json:
        """A comment on an issue or pull request."""
        page = "pull" if self._shelf.ticket(said.number).is_pull else "issues"
        return {
            "url": f"{self._url}/issues/comments/{said.id}",
            "html_url": f"{self._page}/{page}/{said.number}#issuecomment-{said.id}",
            "issue_url": f"{self._url}/issues/{said.number}",
            "node_id": node_id("IC", said.id),
            **self._said(said.id, said.user, said.body, said.created_at),
        }

    def review_comment(self, said: things.ReviewComment) -> Json:
        """A comment on a line of a pull request."""
        url, pull = f"{self._url}/pulls/comments/{said.id}", f"{self._url}/pulls/{said.number}"
        page = f"{self._page}/pull/{said.number}#discussion_r{said.id}"
        return {
            "url": url,
            "html_url": page,
            "pull_request_url": pull,
            "node_id": node_id("PRRC", said.id),
            "pull_request_review_id": said.pull_request_review_id,
            "diff_hunk": f"@@ -{said.line},1 +{said.line},1 @@",
            "path": said.path,
            "line": said.line,
            "side": "RIGHT",
            "commit_id": said.commit_id,
            "original_commit_id": said.commit_id,
            **self._said(said.id, said.user, said.body, said.created_at),
            "_links": {"self": {"href": url}, "html": {"href": page}, "pull_request": {"href": pull}},
        }

    def commit_comment(self, said: things.CommitComment) -> Json:
        """A comment on a commit."""
        return {
            "url": f"{self._url}/comments/{said.id}",
            "html_url": f"{self._page}/commit/{said.commit_id}#commitcomment-{said.id}",
            "node_id": node_id("CC", said.id),
            "path": None,
            "position": None,
            "line": None,
            "commit_id": said.commit_id,
            **self._said(said.id, said.user, said.body, said.created_at),
        }

    def review(self, given: things.Review) -> Json:
        """A review of a pull request."""
        pull = f"{self._url}/pulls/{given.number}"
        page = f"{self._page}/pull/{given.number}#pullrequestreview-{given.id}"
        return {
            "id": given.id,
            "node_id": node_id("PRR", given.id),
            "user": self._user(given.user),
            "body": given.body,
            "state": given.state,
            "html_url": page,
            "pull_request_url": pull,
            "author_association": "NONE",
            "_links": {"html": {"href": page}, "pull_request": {"href": pull}},
            "submitted_at": written(given.submitted_at),
            "commit_id": given.commit_id,
        }

    def event(self, done: things.IssueEvent) -> Json:
        """What was done to an issue or pull request."""
        commit = f"{self._url}/commits/{done.commit_id}" if done.commit_id else None
        shown: Json = {
            "id": done.id,
            "node_id": node_id("EV", done.id),
            "url": f"{self._url}/issues/events/{done.id}",
            "actor": self._user(done.actor),
            "event": done.event,
            "commit_id": done.commit_id,
            "commit_url": commit,
            "created_at": written(done.created_at),
            "issue": self.issue(self._shelf.ticket(done.number)),
            "performed_via_github_app": None,
        }
        if done.label:
            shown["label"] = {"name": done.label.name, "color": done.label.color}
        return shown

    def release(self, made: things.Release) -> Json:
        """A release."""
        url, tag = f"{self._url}/releases/{made.id}", made.tag_name
        return {
            "url": url,
            "assets_url": f"{url}/assets",
            "upload_url": f"{url}/assets{{?name,label}}",
            "html_url": f"{self._page}/releases/tag/{tag}",
            "tarball_url": f"{self._url}/tarball/{tag}",
            "zipball_url": f"{self._url}/zipball/{tag}",
            "id": made.id,
            "node_id": node_id("RE", made.id),
            "tag_name": tag,
            "target_commitish": made.commit_id,
            "name": tag,
            "body": made.body,
            "draft": False,
            "prerelease": made.prerelease,
            "created_at": written(made.published_at),
            "published_at": written(made.published_at),
            "author": self._user(made.author),
            "assets": [],
        }

    def star(self, given: things.Star) -> Json:
        """A star with its time."""
        return {"starred_at": written(given.starred_at), "user": self._user(given.user)}

    def stargazer(self, given: things.Star) -> msgspec.Raw:
        """A star as GitHub shows it to those who do not ask for the time."""
        return self._user(given.user)

    def fork(self, made: things.Fork) -> Json:
        """A fork."""
        return shapes.fork(self._shelf, made, self._base)

    def commit(self, made: things.Commit) -> Json:
        """A commit of the default branch."""
        url, page = f"{self._url}/commits/{made.sha}", f"{self._page}/commit/{made.sha}"
        return {
            "sha": made.sha,
            "node_id": node_id("C", made.sha),
            "commit": {
                "author": _signed(made.author, made.authored_at),
                "committer": _signed(made.committer, made.committed_at),
                "message": made.message,
                "tree": {"sha": made.tree, "url": f"{self._url}/git/trees/{made.tree}"},
                "url": f"{self._url}/git/commits/{made.sha}",
                "comment_count": 0,
            },
            "url": url,
            "html_url": page,
            "comments_url": f"{url}/comments",
            "author": self._user(made.author),
            "committer": self._user(made.committer),
            "parents": [
                {"sha": sha, "url": f"{self._url}/commits/{sha}", "html_url": f"{self._page}/commit/{sha}"}
                for sha in made.parents
            ],
        }

    def _both(self, ticket: Ticket) -> Json:
        born = ticket.born
        return {
            "number": born.number,
            "title": born.title,
            "user": self._user(born.user),
            "labels": [self._label(label) for label in ticket.labels],
            "state": ticket.state,
            "locked": False,
            "active_lock_reason": None,
            "assignee": None,
            "assignees": [],
            "milestone": None,
            "created_at": written(born.created_at),
            "updated_at": written(ticket.updated_at),
            "closed_at": _perhaps(ticket.closed_at),
            "author_association": "NONE",
            "body": born.body or None,
        }

    def _said(self, number: int, user: Account, body: str, at: int) -> Json:
        return {
            "id": number,
            "user": self._user(user),
            "body": body,
            "created_at": written(at),
            "updated_at": written(at),
            "author_association": "NONE",
        }

    def _label(self, label: Label) -> Json:
        return {
            "id": label.id,
            "node_id": node_id("LA", label.id),
            "url": f"{self._url}/labels/{label.name.replace(' ', '%20')}",
            "name": label.name,
            "color": label.color,
            "default": False,
            "description": f"About {label.name}",
        }

    def _end(self, owner: Account, ref: str, sha: str) -> Json:
        if self._repository is None:
            self._repository = msgspec.Raw(msgspec.json.encode(shapes.repository(self._shelf, self._base)))
        label, user = f"{owner.login}:{ref}", self._user(owner)
        return {"label": label, "ref": ref, "sha": sha, "user": user, "repo": self._repository}

    def _user(self, account: Account) -> msgspec.Raw:
        if account.id not in self._users:
            self._users[account.id] = msgspec.Raw(msgspec.json.encode(shapes.user(account, self._base)))
        return self._users[account.id]


def _perhaps(at: int | None) -> str | None:
    return None if at is None else written(at)


def _signed(account: Account, at: int) -> Json:
    return {"name": account.name, "email": account.email, "date": written(at)}
