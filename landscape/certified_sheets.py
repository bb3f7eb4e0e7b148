"""The certification matrix as a file for other programs: CSV or JSON."""

import csv
import json
from collections.abc import Iterable, Mapping
from io import StringIO

from landscape.catalogue import Card
from landscape.certified import Cell, KubernetesVersion, Row
from landscape.sheets import shielded

# A certification without a type, and one whose file cannot be read.
UNTYPED, UNREAD = "certified", "unread"


def words(cell: Cell) -> list[str]:
    """The types of one product for one version, in words; none where it is not certified."""
    found = [str(offer or UNTYPED) for offer in cell.offers]
    return [*found, UNREAD] if cell.is_unread else found


def as_csv(versions: Iterable[KubernetesVersion], rows: Iterable[Row], items: Mapping[str, Card]) -> bytes:
    """A line a product, a column a version; several types in one cell are parted by semicolons."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["vendor", "product", "slug", "item", "first", "last", *map(str, versions)])
    for row in rows:
        product = row.product
        item = items[product.slug].slug if product.slug in items else ""
        writer.writerow(
            [
                shielded(product.vendor),
                shielded(product.name),
                product.slug,
                item,
                str(product.first),
                str(product.last),
                *("; ".join(words(cell)) for cell in row.cells),
            ]
        )
    return out.getvalue().encode()


def as_json(versions: Iterable[KubernetesVersion], rows: Iterable[Row], items: Mapping[str, Card]) -> bytes:
    """{"count": n, "versions": [the earliest first], "results": [products with their types by version]}."""
    listed, found = list(map(str, versions)), list(rows)
    return json.dumps(
        {
            "count": len(found),
            "versions": listed,
            "results": [
                {
                    "slug": row.product.slug,
                    "vendor": row.product.vendor,
                    "name": row.product.name,
                    "item": items[row.product.slug].slug if row.product.slug in items else None,
                    "first": str(row.product.first),
                    "last": str(row.product.last),
                    "certified": {
                        version: words(cell)
                        for version, cell in zip(listed, row.cells, strict=True)
                        if words(cell)
                    },
                }
                for row in found
            ],
        },
        ensure_ascii=False,
    ).encode()
