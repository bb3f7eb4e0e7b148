"""What exists: items, where they stand, their repositories, levels, links and other names."""

from django.db import models
from django.db.models import Q

from landscape.catalogue import Maturity, Step
from landscape.models import columns
from landscape.models.organisations import Organisation
from landscape.models.shelves import Subcategory

# GitHub: owners of letters, digits, hyphens (and underscores of managed users), at most 39 characters;
# repositories of letters, digits, hyphens, dots and underscores, at most 100.
PATTERN = r"^[a-z0-9][a-z0-9_-]{0,38}/([a-z0-9._-]{1,100}|\*)$"
PATTERN_LENGTH = 140


class Item(models.Model):
    """A project, product, member or certified offering.

    The slug is given once and does not follow the name or the category. `source` is the most trusted
    source that lists the item, `said_by` the source of each field; `became` is what has come of an item
    that our own starting catalogue shows as it was.
    """

    slug = columns.slug()
    name = columns.name()
    description = models.TextField(blank=True)
    homepage = columns.url()
    maturity = models.CharField(
        max_length=20, blank=True, choices=[(level.value, level.value) for level in Maturity]
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="items"
    )
    subcategory = models.ForeignKey(Subcategory, on_delete=models.PROTECT, related_name="items")
    also_on = models.ManyToManyField(Subcategory, through="Placement", related_name="also_items")
    became = models.TextField(blank=True)
    became_url = columns.url()
    source = columns.source()
    said_by = models.JSONField(default=dict)
    # As `landscape.details.plain` writes it.
    details = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["slug"], name="item_slug_is_unique"),
            # Deferred: one revision may hand a name on from one item to another.
            models.UniqueConstraint(
                fields=["subcategory", "name"],
                name="item_name_is_unique_on_its_shelf",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=Q(maturity__in=["", *(level.value for level in Maturity)]),
                name="item_maturity_is_known",
            ),
            *columns.is_slug(table="item"),
            *columns.is_filled("name", "source", table="item"),
            *columns.is_web_address("homepage", "became_url", table="item"),
        )
        indexes = (models.Index(fields=["maturity"], name="item_projects", condition=~Q(maturity="")),)

    def __str__(self) -> str:
        return self.name


class Placement(models.Model):
    """A further subcategory an item stands in, besides its own."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="placements")
    subcategory = models.ForeignKey(Subcategory, on_delete=models.PROTECT, related_name="placements")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["item", "subcategory"], name="placement_is_unique"),)

    def __str__(self) -> str:
        return f"{self.item_id} in {self.subcategory_id}"


class RepositoryLink(models.Model):
    """A GitHub repository of an item, or all of an owner's ("owner/*"), as one source says it.

    Several items may name one repository, and a pattern of one may cover a repository that another names:
    both then count it.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="repositories")
    pattern = models.CharField(max_length=PATTERN_LENGTH)
    is_primary = models.BooleanField(default=False)
    source = columns.source()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["item", "source", "pattern"], name="repository_link_is_unique"),
            models.UniqueConstraint(
                fields=["item", "source"], condition=Q(is_primary=True), name="repository_link_one_is_primary"
            ),
            models.CheckConstraint(
                condition=Q(pattern__regex=PATTERN), name="repository_link_pattern_is_lower_case"
            ),
            *columns.is_filled("source", table="repository_link"),
        )
        indexes = (models.Index(fields=["pattern"], name="repository_link_pattern"),)

    def __str__(self) -> str:
        return self.pattern


class MaturityMove(models.Model):
    """The day an item reached a step of its life as a project."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="moves")
    step = models.CharField(max_length=20, choices=[(step.value, step.value) for step in Step])
    moved_on = models.DateField()
    source = columns.source()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["item", "step"], name="maturity_move_is_unique"),
            models.CheckConstraint(
                condition=Q(step__in=[step.value for step in Step]), name="maturity_move_step_is_known"
            ),
            *columns.is_filled("source", table="maturity_move"),
        )

    def __str__(self) -> str:
        return f"{self.step} on {self.moved_on}"


class Link(models.Model):
    """An address on the web that belongs to an item, as one source says it."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(max_length=40)
    url = columns.url()
    source = columns.source()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["item", "source", "kind", "url"], name="link_is_unique"),
            *columns.is_filled("kind", "url", "source", table="link"),
            *columns.is_web_address("url", table="link"),
        )

    def __str__(self) -> str:
        return self.url


class ItemAlias(models.Model):
    """Another name of an item, confirmed by a person; sources are matched by it.

    `key` is the name as it is compared: see `landscape.catalogue.name_key`.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="aliases")
    name = columns.name()
    key = columns.name()

    class Meta:
        verbose_name_plural = "item aliases"
        constraints = (
            models.UniqueConstraint(fields=["key"], name="item_alias_key_is_unique"),
            *columns.is_filled("name", "key", table="item_alias"),
        )

    def __str__(self) -> str:
        return self.name
