"""The fact tables as the harvest writes them: keys, columns, and the rule by which each is merged."""

from devstats.harvest.merges import (
    Snapshot,
    Table,
    account_type,
    both,
    either,
    greatest,
    greatest_text,
    least,
    least_text,
)

_LONG_AGO = "'-infinity'::timestamptz"

ACTS = Table(
    "devstats_act",
    key={"repository_id": "bigint", "kind": "text", "key": "bigint", "acted_at": "timestamptz"},
    rules={"account_id": ("bigint", least), "item": ("text", least_text)},
    day="acted_on",
)
COMMITS = Table(
    "devstats_commit",
    key={"repository_id": "bigint", "sha": "text", "pushed_at": "timestamptz"},
    rules={
        "account_id": ("bigint", least),
        "author_hash": ("bigint", least),
        "is_distinct": ("boolean", either),
    },
    day="pushed_on",
)
PULLS = Table(
    "devstats_pull",
    key={"repository_id": "bigint", "id": "bigint"},
    rules={
        "number": ("integer", least),
        "author_id": ("bigint", least),
        "created_at": ("timestamptz", least),
        "merged_at": ("timestamptz", least),
        "merger_id": ("bigint", least),
    },
    snapshots=(
        Snapshot(
            {"state_as_of": "timestamptz", "closed_at": "timestamptz", "state": "text"},
            by={"state_as_of": _LONG_AGO, "closed_at": _LONG_AGO, "state": "''"},
        ),
        Snapshot(
            {
                "size_as_of": "timestamptz",
                "additions": "integer",
                "deletions": "integer",
                "changed_files": "integer",
                "commits": "integer",
            },
            by={
                "size_as_of": _LONG_AGO,
                "additions": "-1",
                "deletions": "-1",
                "changed_files": "-1",
                "commits": "-1",
            },
        ),
    ),
    day="merged_on",
)
ISSUES = Table(
    "devstats_issue",
    key={"repository_id": "bigint", "id": "bigint"},
    rules={
        "number": ("integer", least),
        "is_pull": ("boolean", either),
        "author_id": ("bigint", least),
        "created_at": ("timestamptz", least),
    },
    snapshots=(
        Snapshot(
            {
                "state_as_of": "timestamptz",
                "closed_at": "timestamptz",
                "state": "text",
                "comments": "integer",
            },
            by={"state_as_of": _LONG_AGO, "closed_at": _LONG_AGO, "state": "''", "comments": "-1"},
        ),
    ),
)
REVIEWS = Table(
    "devstats_review",
    key={"repository_id": "bigint", "id": "bigint"},
    rules={
        "pull_id": ("bigint", least),
        "number": ("integer", least),
        "account_id": ("bigint", least),
        "submitted_at": ("timestamptz", least),
        # A review is dismissed after it was given, and the words stand in that order: approved,
        # changes_requested, commented, dismissed.
        "state": ("text", greatest_text),
    },
)
RELEASES = Table(
    "devstats_release",
    key={"repository_id": "bigint", "id": "bigint"},
    rules={
        "tag": ("text", least_text),
        "account_id": ("bigint", least),
        "published_at": ("timestamptz", least),
        # A pre-release becomes a release, not the other way.
        "is_prerelease": ("boolean", both),
    },
)
REPOSITORIES = Table(
    "devstats_repository",
    key={"id": "bigint"},
    snapshots=(
        Snapshot({"seen_at": "timestamptz", "name": "text"}, by={"seen_at": _LONG_AGO, "name": "''"}),
    ),
)
REPOSITORY_ALIASES = Table(
    "devstats_repository_alias",
    key={"name_lower": "text", "repository_id": "bigint"},
    rules={"first_seen_at": ("timestamptz", least), "last_seen_at": ("timestamptz", greatest)},
)
ACCOUNTS = Table(
    "devstats_account",
    key={"id": "bigint"},
    rules={"type": ("text", account_type)},
    snapshots=(
        Snapshot(
            {"seen_at": "timestamptz", "login": "text", "login_is_bot": "boolean"},
            by={"seen_at": _LONG_AGO, "login": "''"},
        ),
    ),
)
ACCOUNT_ALIASES = Table(
    "devstats_account_alias",
    key={"login_lower": "text", "account_id": "bigint"},
    rules={"first_seen_at": ("timestamptz", least), "last_seen_at": ("timestamptz", greatest)},
)

# The order in which tables are written. What many files have in common comes last, so that two workers
# hold it for a moment only; that it is the same order for all is what keeps them from a deadlock.
ALL = (
    ACTS,
    COMMITS,
    REVIEWS,
    RELEASES,
    ISSUES,
    PULLS,
    REPOSITORIES,
    REPOSITORY_ALIASES,
    ACCOUNT_ALIASES,
    ACCOUNTS,
)
