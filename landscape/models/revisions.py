"""The audit log: who changed the catalogue, from which source, why, and what."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from landscape.models import columns


class Revision(models.Model):
    """One revision of the catalogue, written in one transaction.

    `effective_on` is the day from which it holds, which an import of an old file may set back.
    """

    revised_at = models.DateTimeField()
    who = columns.name()
    source = columns.source()
    why = models.TextField()
    effective_on = models.DateField()

    class Meta:
        constraints = (*columns.is_filled("who", "source", "why", table="revision"),)

    def __str__(self) -> str:
        return f"{self.revised_at:%Y-%m-%d %H:%M} {self.why}"


class Action(models.TextChoices):
    """What a revision did to a thing."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Kind(models.TextChoices):
    """What the thing is."""

    CATEGORY = "category"
    SUBCATEGORY = "subcategory"
    ORGANISATION = "organisation"
    ITEM = "item"


class Change(models.Model):
    """One thing that a revision added, changed or removed; `fields` holds {field: [before, after]}."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=20, choices=Kind)
    slug = models.CharField(max_length=2 * columns.SLUG_LENGTH + 1)
    action = models.CharField(max_length=20, choices=Action)
    fields = models.JSONField(encoder=DjangoJSONEncoder)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["revision", "kind", "slug"], name="change_is_unique"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="change_kind_is_known"),
            models.CheckConstraint(condition=Q(action__in=Action.values), name="change_action_is_known"),
        )
        indexes = (models.Index(fields=["kind", "slug"], name="change_of_a_thing"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.slug} {self.action}"
