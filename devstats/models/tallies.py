"""Counts made from facts: person-level rows by day and by month, replaced whole when a day is stale."""

from django.db import models


class _Tally(models.Model):
    """One metric's amount in one repository by one person in one segment; 0 and "" stand for none.

    `item` tells samples and members that are not people apart; it is a hash of the item's text.
    """

    pk = models.CompositePrimaryKey("metric", "repository_id", "day", "person_id", "segment", "item")
    metric = models.TextField()
    repository_id = models.BigIntegerField()
    day = models.DateField()
    person_id = models.BigIntegerField()
    segment = models.TextField()
    item = models.BigIntegerField()
    amount = models.FloatField()
    n = models.IntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.metric} {self.day}"


class TallyDay(_Tally):
    """A UTC day's tally."""

    class Meta:
        db_table = "devstats_tally_day"
        indexes = (models.Index(fields=["metric", "day"], name="tally_day_metric"),)


class TallyMonth(_Tally):
    """A calendar month's tally; `day` is its first."""

    class Meta:
        db_table = "devstats_tally_month"
        indexes = (models.Index(fields=["metric", "day"], name="tally_month_metric"),)
