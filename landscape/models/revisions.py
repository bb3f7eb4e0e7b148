"""The audit log: who changed the catalogue, from which source, why, and what."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from landscape.models import columns


class Revision(models.Model):
    """One revision of the catalogue, written in one transaction, and never changed or deleted.

    `effective_on` is the day from which it holds, which an import of an old file may set back. One that is
    whole says all that its source has to say of that day; it may have changed nothing. `digest` is of what
    was said, where somebody wants to know it again.
    """

    revised_at = models.DateTimeField()
    who = columns.name()
    source = columns.source()
    why = models.TextField()
    effective_on = models.DateField()
    is_whole = models.BooleanField()
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        permissions = (("steward", "Can edit the catalogue"),)
        indexes = (
            models.Index(
                fields=["source", "effective_on"], name="revision_that_is_whole", condition=Q(is_whole=True)
            ),
        )
        constraints = (*columns.is_filled("who", "source", "why", table="revision"),)

    def __str__(self) -> str:
        return f"{self.revised_at:%Y-%m-%d %H:%M} {self.why}"


class Action(models.TextChoices):
    """What a revision did to a thing."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Change(models.Model):
    """One thing that a revision added, changed or removed; `fields` holds {field: [before, after]}.

    A revision of the past may change a thing more than once: from `effective_on`, until what came later.
    Never changed or deleted.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=2 * columns.SLUG_LENGTH + 1)
    effective_on = models.DateField()
    action = models.CharField(max_length=20, choices=Action)
    fields = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["revision", "kind", "slug", "effective_on"], name="change_is_unique"
            ),
            *columns.is_filled("kind", "slug", table="change"),
            models.CheckConstraint(condition=Q(action__in=Action.values), name="change_action_is_known"),
        )
        indexes = (models.Index(fields=["kind", "slug"], name="change_of_a_thing"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.slug} {self.action}"
