"""Tables of the catalogue; written by `landscape.revise` alone."""

from landscape.models.documents import Document
from landscape.models.inspections import Inspection
from landscape.models.items import Item, ItemAlias, Link, MaturityMove, Placement, RepositoryLink
from landscape.models.logos import Logo, LogoDelivery, LogoSheet
from landscape.models.measurements import Measurement
from landscape.models.organisations import Organisation
from landscape.models.revisions import Change, Revision
from landscape.models.search import SearchEntry
from landscape.models.shelves import Category, Subcategory
from landscape.models.versions import OldId, Version

__all__ = [
    "Category",
    "Change",
    "Document",
    "Inspection",
    "Item",
    "ItemAlias",
    "Link",
    "Logo",
    "LogoDelivery",
    "LogoSheet",
    "MaturityMove",
    "Measurement",
    "OldId",
    "Organisation",
    "Placement",
    "RepositoryLink",
    "Revision",
    "SearchEntry",
    "Subcategory",
    "Version",
]
