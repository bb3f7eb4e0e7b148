"""Logos: their pictures, the files they came from, and the sheets they stand in."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Logo(models.Model):
    """A picture: `svg` is the cleaned drawing, gzipped, `png` what stands in a sheet.

    `digest` is the SHA-256 of the drawing. Which file had which picture on which day is history, as of
    everything else: the kind "logo".
    """

    digest = models.CharField(max_length=64, primary_key=True)
    svg = models.BinaryField()
    png = models.BinaryField()
    is_light = models.BooleanField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="logo_has_a_sha256"),
        )

    def __str__(self) -> str:
        return self.digest


class LogoDelivery(models.Model):
    """What a file has been made into, so that it is not made again; `left_out` are words for what it lost."""

    fingerprint = models.CharField(max_length=64, primary_key=True)
    logo = models.ForeignKey(Logo, on_delete=models.PROTECT, related_name="deliveries")
    left_out = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "logo deliveries"

    def __str__(self) -> str:
        return self.fingerprint


class LogoSheet(models.Model):
    """Logos by their digests, in their places; `content` is the sheet, gzipped, once it was asked for.

    Those that are not current stay: pages of past days, and pages that somebody has open, ask for them.
    """

    name = models.CharField(max_length=16, primary_key=True)
    logos = ArrayField(models.CharField(max_length=64))
    is_current = models.BooleanField()
    content = models.BinaryField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(name__regex=r"^[0-9a-f]{16}$"), name="logo_sheet_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name
