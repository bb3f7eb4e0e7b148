"""CNCF's landscape.yml: categories of subcategories of items, read with every problem it has.

The format is described nowhere but in the programs that read it; its keys stand in `landscape_keys`.
"""

import re

from landscape import revise
from landscape.catalogue import Catalogue, Category, Difference, Source, slug_of
from landscape.intake import attaching, comparison, landscape_checks, landscape_item, landscape_keys, seed
from landscape.intake.nodes import Fields, Node, Rows, Unreadable, tree
from landscape.intake.quality import Rule
from landscape.intake.records import Problem, Problems, Reading, shown

# Which category holds members is said in the site's settings.yml, not in the file; all known ones are
# called "CNCF Members", "Members" or the like.
_MEMBERS = re.compile(r"\bmembers?\b", re.IGNORECASE)


def read(content: bytes) -> Reading:
    """The records of `content` and everything that is wrong with it; a reading with errors is not applied."""
    try:
        root = tree(content)
    except Unreadable as refusal:
        return Reading(problems=(Problem(refusal.line, "", str(refusal), is_error=True),))
    return _File(root).reading()


def compare(reading: Reading, catalogue: Catalogue) -> Catalogue:
    """`catalogue` as it is once this landscape holds.

    Where our starting catalogue was loaded, it fills again what an earlier landscape said and this one does
    not: what exists follows from the two files, not from their history.
    """
    confirmed = seed.confirmed_slugs()
    after = comparison.proposal(reading, catalogue, source=Source.LANDSCAPE, confirmed=confirmed)
    return attaching.attached(seed.compare(seed.read(), after) if seed.is_in(after) else after)


def apply(reading: Reading, signature: revise.Signature) -> Difference:
    """Writes what `compare` proposes; gives what changed."""
    return revise.revise(lambda catalogue: compare(reading, catalogue), signature)


class _File:
    """One landscape.yml being read."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._problems = Problems()
        self._categories: dict[str, tuple[str, dict[str, str]]] = {}
        self._items: list[tuple[Fields, landscape_item.Place]] = []

    def reading(self) -> Reading:
        keys = self._root.fields if isinstance(self._root, Fields) else {}
        categories = keys.get("landscape", keys.get("categories"))
        rows = categories.rows if isinstance(categories, Rows) else []
        # Other files of CNCF's have a list under one of these keys too: guide.yml, settings.yml.
        if not any(isinstance(row, Fields) and "name" in row.fields for row in rows):
            sentence = (
                "this is not a landscape: there is no list of categories with names under the key landscape"
            )
            self._problems.error(self._root.line, "", sentence)
            return Reading(problems=self._problems.found())
        for row in rows:
            self._category(row)
        shelves = {
            (slug, inner) for slug, (_, subcategories) in self._categories.items() for inner in subcategories
        }
        reader = landscape_item.Reader(self._problems, shelves)
        listed = [
            landscape_checks.Listed(record, f"{place.path} / {record.name}")
            for fields, place in self._items
            if (record := reader.record(fields, place))
        ]
        landscape_checks.check(listed, self._problems)
        records = [one.record for one in listed]
        if not records and not any(problem.is_error for problem in self._problems.found()):
            self._problems.error(self._root.line, "landscape", "there is no item in this landscape")
        return Reading(
            categories=tuple(
                Category(slug, name, _holds_members(name), tuple(subcategories.items()))
                for slug, (name, subcategories) in self._categories.items()
            ),
            organisations=reader.organisations(),
            records=tuple(records),
            problems=self._problems.found(),
        )

    def _category(self, node: Node) -> None:
        fields = self._problems.fields(node, "landscape")
        if fields is None or not (name := self._problems.name(fields, "landscape", what="category")):
            return
        self._problems.unknown(fields, landscape_keys.CATEGORY, name)
        slug = slug_of(name)
        if slug in self._categories:
            first = self._categories[slug][0]
            self._problems.warning(
                fields.line,
                name,
                f"the category {shown(first)} comes again; both are one",
                rule=Rule.SHELF_TWICE,
            )
        _, subcategories = self._categories.setdefault(slug, (name, {}))
        for row in self._problems.rows(fields.fields.get("subcategories"), f"{name} / subcategories"):
            self._subcategory(row, (slug, name), subcategories)

    def _subcategory(self, node: Node, category: tuple[str, str], subcategories: dict[str, str]) -> None:
        category_slug, category_name = category
        fields = self._problems.fields(node, category_name)
        if fields is None or not (name := self._problems.name(fields, category_name, what="subcategory")):
            return
        path = f"{category_name} / {name}"
        self._problems.unknown(fields, landscape_keys.SUBCATEGORY, path)
        slug = slug_of(name)
        if slug in subcategories:
            first = subcategories[slug]
            self._problems.warning(
                fields.line,
                path,
                f"the subcategory {shown(first)} comes again; both are one",
                rule=Rule.SHELF_TWICE,
            )
        subcategories.setdefault(slug, name)
        place = landscape_item.Place((category_slug, slug), path, holds_members=_holds_members(category_name))
        for row in self._problems.rows(fields.fields.get("items"), f"{path} / items"):
            if (item := self._problems.fields(row, path)) is not None:
                self._items.append((item, place))


def _holds_members(name: str) -> bool:
    return bool(_MEMBERS.search(name))
