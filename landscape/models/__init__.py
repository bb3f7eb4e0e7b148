"""Tables of the catalogue; written by `landscape.revise` alone."""

from landscape.models.items import Item, ItemAlias, Link, MaturityMove, Placement, RepositoryLink
from landscape.models.organisations import Organisation
from landscape.models.revisions import Change, Revision
from landscape.models.search import SearchEntry
from landscape.models.shelves import Category, Subcategory

__all__ = [
    "Category",
    "Change",
    "Item",
    "ItemAlias",
    "Link",
    "MaturityMove",
    "Organisation",
    "Placement",
    "RepositoryLink",
    "Revision",
    "SearchEntry",
    "Subcategory",
]
