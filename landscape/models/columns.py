"""Columns and constraints that several tables share."""

from django.db import models
from django.db.models import Q

from landscape.catalogue import NAME_LENGTH, URL_LENGTH, Source

# Three slugs of at most 80 (name, category, subcategory) with hyphens and a number between and after them.
SLUG_LENGTH = 255


def slug() -> "models.SlugField[str, str]":
    """The word for a thing in addresses."""
    return models.SlugField(max_length=SLUG_LENGTH, db_index=False)


def name() -> "models.CharField[str, str]":
    """What people call a thing."""
    return models.CharField(max_length=NAME_LENGTH)


def url() -> "models.CharField[str, str]":
    """An http or https address, or nothing."""
    return models.CharField(max_length=URL_LENGTH, blank=True)


def source() -> "models.CharField[str, str]":
    """Who says so."""
    return models.CharField(max_length=40, choices=sources)


def sources() -> list[tuple[str, str]]:
    """Whoever can say something; asked for when it is needed, so that one more needs no migration."""
    return [(source.value, source.value) for source in Source]


def is_filled(*fields: str, table: str) -> list[models.CheckConstraint]:
    """Constraints: none of the text `fields` is blank."""
    return [
        models.CheckConstraint(condition=~Q(**{field: ""}), name=f"{table}_{field}_is_filled")
        for field in fields
    ]


def is_web_address(*fields: str, table: str) -> list[models.CheckConstraint]:
    """Constraints: each of `fields` is blank or an http or https address."""
    return [
        models.CheckConstraint(
            condition=Q(**{field: ""}) | Q(**{f"{field}__regex": r"^https?://[^\s]+$"}),
            name=f"{table}_{field}_is_web_address",
        )
        for field in fields
    ]


def is_slug(*, table: str) -> list[models.CheckConstraint]:
    """Constraint: the slug is of lower-case letters, digits, hyphens and underscores."""
    return [
        models.CheckConstraint(
            condition=Q(slug__regex=r"^[a-z0-9][a-z0-9_-]*$"),
            name=f"{table}_slug_is_slug",
        )
    ]
