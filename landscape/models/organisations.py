"""Who stands behind an item."""

from django.db import models
from django.db.models import Q

from landscape.models import columns
from landscape.organisations import KIND_TITLES, OrganisationKind


class Organisation(models.Model):
    """A company, foundation or group of people; see `landscape.organisations.About`."""

    slug = columns.slug()
    name = columns.name()
    country = models.CharField(max_length=2, blank=True)
    kind = models.CharField(
        max_length=20, blank=True, choices=[(kind.value, title) for kind, title in KIND_TITLES.items()]
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["slug"], name="organisation_slug_is_unique"),
            models.CheckConstraint(
                condition=Q(country="") | Q(country__regex=r"^[A-Z]{2}$"), name="organisation_country_is_code"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["", *(kind.value for kind in OrganisationKind)]),
                name="organisation_kind_is_known",
            ),
            *columns.is_slug(table="organisation"),
            *columns.is_filled("name", table="organisation"),
        )

    def __str__(self) -> str:
        return self.name
