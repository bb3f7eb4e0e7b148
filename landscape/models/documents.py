"""Files as they were delivered, whole."""

from django.db import models
from django.db.models import Q

from landscape.models import columns


class Document(models.Model):
    """What a source delivered: the state it shows holds from `effective_on` until that of the next one.

    Of every file the catalogue keeps what it understands; comments, order, quoting and unknown keys are
    kept here, so that an export gives them back. `content` is gzipped, `sha256` that of the whole file.
    """

    source = columns.source()
    effective_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["source", "effective_on"], name="document_is_unique"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_has_a_sha256"
            ),
            *columns.is_filled("source", table="document"),
        )

    def __str__(self) -> str:
        return f"{self.source} of {self.effective_on}"
