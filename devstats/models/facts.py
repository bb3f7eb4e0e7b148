"""What GitHub said, keyed by GitHub's own numbers so that every source meets in the same row.

Keys begin with `repository_id` (the schema distributes as it stands). There are no foreign keys: facts
arrive in any order.
"""

from django.db import models

from devstats.models.days import day_of


class Act(models.Model):
    """One act of one account in one repository: one row for each event GitHub published.

    Partitioned by the month of `acted_at`. `kind` names thing and action (`pull-merged`, `issue-comment`,
    `push`); `key` is GitHub's number of the thing; `item` is its path below the repository's address.
    """

    pk = models.CompositePrimaryKey("repository_id", "kind", "key", "acted_at")
    repository_id = models.BigIntegerField()
    kind = models.TextField()
    key = models.BigIntegerField()
    acted_at = models.DateTimeField()
    acted_on = day_of("acted_at")
    account_id = models.BigIntegerField()
    item = models.TextField()

    class Meta:
        db_table = "devstats_act"
        indexes = (models.Index(fields=["acted_at"], name="act_at"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Commit(models.Model):
    """One commit in one push; a commit pushed twice has two rows and one sha.

    Partitioned by the month of `pushed_at`. `account_id` is who pushed; `author_hash` a salted hash of the
    author's e-mail address.
    """

    pk = models.CompositePrimaryKey("repository_id", "sha", "pushed_at")
    repository_id = models.BigIntegerField()
    sha = models.TextField()
    pushed_at = models.DateTimeField()
    pushed_on = day_of("pushed_at")
    account_id = models.BigIntegerField()
    author_hash = models.BigIntegerField(null=True)
    is_distinct = models.BooleanField(null=True, help_text="GitHub: first seen in this push")

    class Meta:
        db_table = "devstats_commit"
        indexes = (models.Index(fields=["pushed_at"], name="commit_at"),)

    def __str__(self) -> str:
        return self.sha


class Pull(models.Model):
    """A pull request: what never changes, and the newest state and size seen, each with its instant."""

    pk = models.CompositePrimaryKey("repository_id", "id")
    repository_id = models.BigIntegerField()
    id = models.BigIntegerField()
    number = models.IntegerField()
    author_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(null=True)
    merged_at = models.DateTimeField(null=True)
    merged_on = day_of("merged_at")
    merger_id = models.BigIntegerField(null=True)
    state_as_of = models.DateTimeField(null=True)
    state = models.TextField(default="")
    closed_at = models.DateTimeField(null=True)
    size_as_of = models.DateTimeField(null=True)
    additions = models.IntegerField(null=True)
    deletions = models.IntegerField(null=True)
    changed_files = models.IntegerField(null=True)
    commits = models.IntegerField(null=True)

    class Meta:
        db_table = "devstats_pull"
        indexes = (models.Index(fields=["merged_at"], name="pull_merged"),)

    def __str__(self) -> str:
        return f"#{self.number}"


class Issue(models.Model):
    """An issue, or a pull request seen as an issue: what never changes, and the newest state seen."""

    pk = models.CompositePrimaryKey("repository_id", "id")
    repository_id = models.BigIntegerField()
    id = models.BigIntegerField()
    number = models.IntegerField()
    is_pull = models.BooleanField(default=False)
    author_id = models.BigIntegerField(null=True)
    created_at = models.DateTimeField(null=True)
    state_as_of = models.DateTimeField(null=True)
    state = models.TextField(default="")
    closed_at = models.DateTimeField(null=True)
    comments = models.IntegerField(null=True)

    class Meta:
        db_table = "devstats_issue"

    def __str__(self) -> str:
        return f"#{self.number}"


class Review(models.Model):
    """A review of a pull request, as submitted."""

    pk = models.CompositePrimaryKey("repository_id", "id")
    repository_id = models.BigIntegerField()
    id = models.BigIntegerField()
    pull_id = models.BigIntegerField(null=True)
    number = models.IntegerField()
    account_id = models.BigIntegerField()
    submitted_at = models.DateTimeField()
    state = models.TextField()

    class Meta:
        db_table = "devstats_review"

    def __str__(self) -> str:
        return f"{self.state} {self.id}"


class Release(models.Model):
    """A published release."""

    pk = models.CompositePrimaryKey("repository_id", "id")
    repository_id = models.BigIntegerField()
    id = models.BigIntegerField()
    tag = models.TextField()
    account_id = models.BigIntegerField(null=True)
    published_at = models.DateTimeField()
    is_prerelease = models.BooleanField()

    class Meta:
        db_table = "devstats_release"

    def __str__(self) -> str:
        return self.tag
