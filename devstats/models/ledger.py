"""What was loaded, what is due, which days must be counted again, and which were."""

from django.db import models
from django.db.models.functions import Now


class ArchiveHour(models.Model):
    """One GH Archive file, usually an hour: what it held, what became of it, or that it is still due."""

    class State(models.TextChoices):
        """Where a file is on its way in."""

        DUE = "due"
        LOADING = "loading"
        LOADED = "loaded"
        DAMAGED = "damaged"
        FAILED = "failed"

    name = models.TextField(unique=True, help_text="the file's own name")
    hour = models.DateTimeField(null=True, unique=True, help_text="the hour its name tells, if it does")
    source = models.TextField(default="", help_text="where to load it from")
    state = models.TextField(choices=State, default=State.DUE)
    checksum = models.TextField(default="")
    selection = models.TextField(default="", help_text="'every', or a digest of what was tracked")
    events = models.IntegerField(default=0)
    matched = models.IntegerField(default=0)
    stored = models.IntegerField(default=0)
    duplicates = models.IntegerField(default=0)
    rejected = models.IntegerField(default=0)
    rejections = models.JSONField(default=list)
    types = models.JSONField(default=dict)
    seconds = models.FloatField(null=True)
    message = models.TextField(default="")
    changed_at = models.DateTimeField(db_default=Now())
    lease_until = models.DateTimeField(null=True)
    serial = models.BigIntegerField(default=0, help_text="raised by every change")

    class Meta:
        db_table = "devstats_archive_hour"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=["due", "loading", "loaded", "damaged", "failed"]),
                name="archive_hour_state",
            ),
        )

    def __str__(self) -> str:
        return self.name


class StaleDay(models.Model):
    """A UTC day whose tallies no longer follow from the facts; `metric` is empty for all of them."""

    pk = models.CompositePrimaryKey("day", "metric")
    day = models.DateField()
    metric = models.TextField()
    serial = models.BigIntegerField()
    marked_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "devstats_stale_day"

    def __str__(self) -> str:
        return f"{self.day} {self.metric}".strip()


class CountedDay(models.Model):
    """A UTC day that has been counted, and when last."""

    day = models.DateField(primary_key=True)
    serial = models.BigIntegerField()
    counted_at = models.DateTimeField(db_default=Now())
    seconds = models.FloatField()

    class Meta:
        db_table = "devstats_counted_day"

    def __str__(self) -> str:
        return str(self.day)


class MetricState(models.Model):
    """The definition by which a metric was counted last, so that a changed one is noticed."""

    metric = models.TextField(primary_key=True)
    digest = models.TextField()
    version = models.IntegerField()
    counted_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "devstats_metric_state"

    def __str__(self) -> str:
        return self.metric
