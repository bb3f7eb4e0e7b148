"""What is measured of items now; written by `landscape.measuring` alone."""

from django.db import models
from django.db.models import Q

from landscape.models.items import Item
from landscape.standings import Fact, Meter


class Measurement(models.Model):
    """One fact of an item: `value` as JSON, null where there was no answer when it was asked for last.

    `serial` is raised by every writing: what was made of the measurements is fresh until it grows.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="measurements", db_index=False)
    fact = models.CharField(max_length=40, choices=[(fact.value, fact.value) for fact in Fact])
    value = models.JSONField(null=True)
    measured_at = models.DateTimeField()
    meter = models.CharField(max_length=20, choices=[(meter.value, meter.value) for meter in Meter])
    serial = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["item", "fact"], name="measurement_is_one_of_a_fact"),
            models.CheckConstraint(
                condition=Q(fact__in=[fact.value for fact in Fact]), name="measurement_fact_is_known"
            ),
            models.CheckConstraint(
                condition=Q(meter__in=[meter.value for meter in Meter]), name="measurement_meter_is_known"
            ),
        )
        indexes = (models.Index(fields=["serial"], name="measurement_serial"),)

    def __str__(self) -> str:
        return f"{self.fact} of {self.item_id}"
