"""Landscapes made up for one test, and the real ones where they are at hand."""

import functools
import gzip
import tarfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.db import connection

from landscape import revise
from landscape.catalogue import Catalogue, Difference, Source, slug_of
from landscape.intake import landscape_yml, seed
from landscape.queries.catalogue import catalogue
from tests.places import SHARED_DATA

type Items = Sequence[Mapping[str, object]]

REAL = SHARED_DATA / "landscape" / "landscape.yml.gz"
YEAR_ENDS = SHARED_DATA / "landscape" / "year-ends.tar.xz"
NOON = datetime(2026, 8, 7, 12, tzinfo=UTC)
needs_real_data = pytest.mark.skipif(not REAL.exists(), reason=f"the real data is not at {SHARED_DATA}")


def landscape(categories: Mapping[str, Mapping[str, Items]]) -> bytes:
    """A landscape.yml of the given items by category and subcategory."""
    return yaml.safe_dump(
        {
            "landscape": [
                {
                    "category": None,
                    "name": category,
                    "subcategories": [
                        {"subcategory": None, "name": subcategory, "items": [dict(item) for item in items]}
                        for subcategory, items in subcategories.items()
                    ],
                }
                for category, subcategories in categories.items()
            ]
        },
        sort_keys=False,
    ).encode()


def item(name: str, **fields: object) -> dict[str, object]:
    """An item with a homepage and whatever else is said of it."""
    return {"name": name, "homepage_url": "https://example.org/", "logo": "a.svg"} | fields


def at_home(name: str, **fields: object) -> dict[str, object]:
    """An item with a homepage of its own, by which it can be known."""
    return item(name, homepage_url=f"https://{slug_of(name)}.example.org/") | fields


def one_shelf(*items: Mapping[str, object]) -> bytes:
    """A landscape of one subcategory."""
    return landscape({"Runtime": {"Storage": items}})


def signature(
    source: Source = Source.LANDSCAPE, *, effective_on: date = date(2026, 8, 7)
) -> revise.Signature:
    return revise.Signature(
        who="a test", source=source, why="to see", effective_on=effective_on, revised_at=NOON
    )


def load(content: bytes, *, on: date = date(2026, 8, 7)) -> Difference:
    """Loads the landscape in `content`, which must have no errors, as that of a day."""
    return landscape_yml.apply(landscape_yml.read(content), signature(effective_on=on))


def load_seed() -> Difference:
    return seed.apply(seed.read(), signature(Source.NOVEMBER_2018, effective_on=seed.as_of()))


def real() -> bytes:
    """CNCF's landscape of 2026-08-07."""
    return gzip.decompress(REAL.read_bytes())


@functools.cache
def year_ends() -> Mapping[int, bytes]:
    """CNCF's landscapes of the last days of years, by year."""
    with tarfile.open(YEAR_ENDS) as archive:
        return {
            int(Path(member.name).name[:4]): file.read()
            for member in archive.getmembers()
            if (file := archive.extractfile(member))
        }


def forget() -> None:
    """Empties the catalogue and its history, which the database lets nobody delete row by row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SET CONSTRAINTS ALL IMMEDIATE;"  # a table with checks to come cannot be emptied
            "TRUNCATE landscape_revision, landscape_category, landscape_organisation, landscape_oldid CASCADE"
        )


def without_log(found: Catalogue | None = None) -> tuple[object, ...]:
    """The whole catalogue but for what was removed before."""
    found = found or catalogue()
    return found.categories, found.organisations, found.cards


def run(*words: str) -> str:
    """What `load_landscape` prints."""
    out = StringIO()
    call_command("load_landscape", *words, stdout=out, stderr=StringIO())
    return out.getvalue()


def parsed(content: bytes) -> Any:  # noqa: ANN401 - whatever the YAML holds
    return yaml.load(content, Loader=yaml.CSafeLoader)
