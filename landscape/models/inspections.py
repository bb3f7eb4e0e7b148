"""What delivered files break, kept so that no file is read again for it."""

from django.db import models
from django.db.models import Q


class Inspection(models.Model):
    """All that the file of this checksum breaks, by the rules of an edition.

    `counts` are by rule; `flaws` are `landscape.flaws.Flaw` as JSON. It follows from the file alone: whoever
    deletes it loses time, nothing else.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    edition = models.PositiveIntegerField()
    counts = models.JSONField(default=dict)
    flaws = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="inspection_has_a_sha256"
            ),
        )

    def __str__(self) -> str:
        return f"{self.sha256[:12]} by edition {self.edition}"
