"""The UTC day of an instant as a stored, generated column."""

from zoneinfo import ZoneInfo

from django.db import models
from django.db.models.functions import TruncDate

# `datetime.UTC` cannot be written into a migration; this can.
UTC = ZoneInfo("UTC")


def day_of(field: str) -> models.GeneratedField:
    """A stored column holding the UTC day of the instant in `field`."""
    return models.GeneratedField(
        expression=TruncDate(field, tzinfo=UTC), output_field=models.DateField(null=True), db_persist=True
    )
