"""A landscape.yml with other content and everything else as it was: comments, order, quoting, unknown keys.

The file is not written anew from what was read. Where a value differs, its place in the text is known, and
only that is changed; an item that comes stands at its place among its neighbours and looks like them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from landscape.catalogue import Shelf, slug_of
from landscape.intake import landscape_spelling as spelling
from landscape.intake import landscape_yml, yaml_text
from landscape.intake.nodes import Fields, Node, Rows, Text
from landscape.intake.records import Reading, Record
from landscape.intake.yaml_edit import Key, Page, Unwritable
from landscape.intake.yaml_text import Plain

EMPTY = b"landscape:\n"
"""A landscape without a category: what a file is written into where none was delivered."""

__all__ = ["EMPTY", "Unwritable", "rewritten"]


def rewritten(content: bytes, wanted: Reading) -> bytes:
    """`content` as it must be to be read as `wanted`, with as few lines changed as that takes.

    The `line` of a wanted record says which item of `content` it is, 0 that it is new; items that no record
    names go. Categories and subcategories are added where they are missing and never taken away.
    Raises Unwritable.
    """
    return _Rewriting(content, wanted).content()


@dataclass(slots=True)
class _Shelf:
    """A subcategory of the file: its mapping, its items by line, and what each becomes."""

    fields: Fields
    items: dict[int, Fields]


@dataclass(frozen=True, slots=True)
class _Coming:
    """A row that comes into a list: its lines, whose dash stands at `column`."""

    name: str
    lines: str
    column: int

    def place(self) -> str:
        """What it is sorted by."""
        return self.name.casefold()

    def at(self, column: int) -> str:
        """Its lines with the dash at that column."""
        if column == self.column:
            return self.lines
        lines = self.lines.split("\n")
        return "\n".join(" " * column + line[self.column :] if line.strip() else line for line in lines)


class _Rewriting:
    """One file being rewritten."""

    def __init__(self, content: bytes, wanted: Reading) -> None:
        self._page = Page(content)
        self._wanted = wanted
        before = landscape_yml.read(content)
        self._before = {record.line: record for record in before.records}
        if len(self._before) < len(before.records):
            raise Unwritable("two items begin on one line; only items on lines of their own can be changed")
        # What places are called in the file, and what they are to be called.
        self._old_names = _shelf_names(wanted) | _shelf_names(before)
        self._names = _shelf_names(before) | _shelf_names(wanted)
        self._categories = {one.slug: one for one in before.categories}
        self._old_organisations = before.organisations
        self._shelves = self._found_shelves()
        # CNCF's file begins each item with a key that says nothing, as do files without an item.
        items = [item for shelf in self._shelves.values() for item in shelf.items.values()]
        self._marks_items = not items or any("item" in item.fields for item in items)
        self._places = {line: shelf for shelf, found in self._shelves.items() for line in found.items}

    def content(self) -> bytes:
        """The file rewritten."""
        self._rename()
        stays: set[int] = set()
        comes: defaultdict[Shelf, list[_Coming]] = defaultdict(list)
        for record in self._wanted.records:
            shelf = self._places.get(record.line)
            if shelf is None:
                comes[record.shelf].append(_Coming(record.name, self._new_lines(record), 0))
                continue
            item = self._shelves[shelf].items[record.line]
            changes = self._page.changes
            self._change(item, self._before[record.line], record)
            if self._before[record.line].shelf == record.shelf:
                stays.add(record.line)
            else:
                column = self._page.column(self._page.dash(item))
                lines = self._page.cut(item, since=changes)
                comes[record.shelf].append(_Coming(record.name, lines, column))
        for shelf, found in self._shelves.items():
            self._rearrange(found, stays, comes.pop(shelf, []))
        self._add_shelves(comes)
        return self._page.content()

    def _rename(self) -> None:
        """Gives categories and subcategories that are called otherwise their new names."""
        wanted = {one.slug: one for one in self._wanted.categories}
        for row in _rows(self._page.root, "landscape", "categories"):
            before, after = self._categories.get(_slug(row)), wanted.get(_slug(row))
            if before is None or after is None:
                continue
            self._call(row, before.name, after.name)
            old, new = dict(before.subcategories), dict(after.subcategories)
            for inner in _rows(row, "subcategories"):
                self._call(inner, old.get(_slug(inner)), new.get(_slug(inner)))

    def _call(self, row: Node, before: str | None, after: str | None) -> None:
        if isinstance(row, Fields) and after is not None and _name(row) == before != after:
            self._page.put(row, Key("name"), after)

    def _found_shelves(self) -> dict[Shelf, _Shelf]:
        found: dict[Shelf, _Shelf] = {}
        for category in _rows(self._page.root, "landscape", "categories"):
            for subcategory in _rows(category, "subcategories"):
                if not isinstance(subcategory, Fields):
                    continue
                shelf = (_slug(category), _slug(subcategory))
                items = {item.line: item for item in _rows(subcategory, "items") if isinstance(item, Fields)}
                if shelf in found:
                    # The same subcategory again: its items are known, new ones go to the first.
                    found[shelf[0], f"{shelf[1]} {subcategory.line}"] = _Shelf(subcategory, items)
                else:
                    found[shelf] = _Shelf(subcategory, items)
        return found

    def _change(self, item: Fields, before: Record, after: Record) -> None:
        names = self._old_organisations, self._wanted.organisations
        is_called_so = all(self._names.get(shelf) == self._old_names.get(shelf) for shelf in before.also_on)
        if before == after and len({side.get(before.organisation) for side in names}) == 1 and is_called_so:
            return
        old = spelling.spelled(before, self._old_names, self._old_organisations)
        new = spelling.spelled(after, self._names, self._wanted.organisations)
        changed = {path: new.get(path) for path in {**old, **new} if old.get(path) != new.get(path)}
        extra = item.fields.get("extra")
        outer = {path: value for path, value in changed.items() if len(path) == 1}
        inner = {path: value for path, value in changed.items() if len(path) > 1}
        for path, value in outer.items():
            self._change_key(item, path, value)
        if not inner:
            return
        if not isinstance(extra, Fields):
            values: Plain = {path[1]: value for path, value in inner.items() if value is not None}
            self._page.put(item, Key("extra", spelling.keys_before(("extra",))), values)
        elif _is_emptied(extra, inner):
            self._page.drop(item, "extra")
        else:
            for inner_path, value in inner.items():
                self._change_key(extra, inner_path, value)

    def _change_key(self, fields: Fields, path: spelling.Path, value: Plain | None) -> None:
        name = _name_in(fields, path)
        key = Key(name, spelling.keys_before(path), spelling.STYLES.get(path, ""))
        if value is None:
            if name in fields.fields:
                self._page.drop(fields, name)
        elif isinstance(value, list):
            self._page.put_rows(fields, key, value, spelling.same_row(path))
        else:
            self._page.put(fields, key, value)

    def _rearrange(self, shelf: _Shelf, stays: set[int], comes: Sequence[_Coming]) -> None:
        """Takes the items that leave out of their list, and puts those that come at their places."""
        page = self._page
        staying = {line: item for line, item in shelf.items.items() if line in stays}
        if len(staying) == len(shelf.items) and not comes:
            return
        if not staying:
            column = page.column(min(shelf.fields.starts.values())) + 2
            rows = sorted(comes, key=_Coming.place)
            page.put_lines(shelf.fields, "items", "".join(row.at(column) for row in rows))
            return
        for line, item in shelf.items.items():
            if line not in stays:
                page.drop_row(item)
        items = list(staying.values())
        names = [_name(item) for item in items]
        column = page.column(page.dash(items[0]))
        for coming in sorted(comes, key=_Coming.place):
            position = _position(names, coming.name)
            at = page.row_lines(items[position - 1])[1] if position else page.row_lines(items[0])[0]
            page.insert_lines(at, coming.at(column), column)

    def _new_lines(self, record: Record) -> str:
        value: dict[str, Plain] = {"item": None} if self._marks_items else {}
        extra: dict[str, Plain] = {}
        for path, written in spelling.spelled(record, self._names, self._wanted.organisations).items():
            (value if len(path) == 1 else extra)[path[-1]] = written
        value |= {"extra": extra} if extra else {}
        return yaml_text.row(value, column=0, newline=self._page.newline) + self._page.newline

    def _add_shelves(self, comes: Mapping[Shelf, Sequence[_Coming]]) -> None:
        """Adds the categories and subcategories that are wanted and missing, each at the end of its list."""
        landscape = self._page.root
        assert isinstance(landscape, Fields), "a landscape is a mapping"
        key = "landscape" if "landscape" in landscape.fields else "categories"
        categories: dict[str, Fields] = {}
        for row in _rows(landscape, key):
            if isinstance(row, Fields):
                categories.setdefault(_slug(row), row)
        missing = []
        for category in self._wanted.categories:
            shelves = [
                self._shelf_lines(name, comes.get((category.slug, slug), ()))
                for slug, name in category.subcategories
                if (category.slug, slug) not in self._shelves
            ]
            if category.slug not in categories:
                missing.append(self._opened("category", category.name, "subcategories", shelves))
            elif shelves:
                self._append(categories[category.slug], "subcategories", shelves)
        if missing:
            self._append(landscape, key, missing)

    def _append(self, fields: Fields, key: str, rows: Sequence[_Coming]) -> None:
        """Puts `rows` at the end of the list under `key`."""
        page = self._page
        known = _rows(fields, key)
        if known:
            column = page.column(page.dash(known[-1]))
            lines = "".join(row.at(column) for row in rows)
            page.insert_lines(page.line_end(page.end(known[-1])), lines, column)
        else:
            column = page.column(min(fields.starts.values())) + 2
            page.put_lines(fields, key, "".join(row.at(column) for row in rows))

    def _shelf_lines(self, name: str, comes: Sequence[_Coming]) -> _Coming:
        return self._opened("subcategory", name, "items", sorted(comes, key=_Coming.place))

    def _opened(self, marker: str, name: str, key: str, rows: Sequence[_Coming]) -> _Coming:
        """A row with a name and `rows` in the list under `key`."""
        newline = self._page.newline
        value: dict[str, Plain] = {marker: None, "name": name, key: []}
        head = yaml_text.row(value, column=0, newline=newline)
        lines = "".join(row.at(4) for row in rows)
        return _Coming(name, (head.removesuffix(" []") + newline + lines) if rows else head + newline, 0)


def _name_in(fields: Fields, path: spelling.Path) -> str:
    """The last key of `path`, or the other one under which the file has its value."""
    alias = spelling.ALIASES.get(path)
    is_alias = path[-1] not in fields.fields and alias is not None and alias[-1] in fields.fields
    return alias[-1] if alias is not None and is_alias else path[-1]


def _is_emptied(extra: Fields, changed: Mapping[spelling.Path, Plain | None]) -> bool:
    """Whether nothing is left in `extra` once these values of it have `changed`."""
    dropped = {_name_in(extra, path) for path, value in changed.items() if value is None}
    return extra.fields.keys() <= dropped and all(value is None for value in changed.values())


def _shelf_names(reading: Reading) -> dict[Shelf, str]:
    return {
        (category.slug, slug): f"{category.name} / {name}"
        for category in reading.categories
        for slug, name in category.subcategories
    }


def _position(names: Sequence[str], name: str) -> int:
    """How many of `names` stand before `name` so that the fewest are on the wrong side of it."""
    wanted = name.casefold()
    after = [known.casefold() > wanted for known in names]
    wrong = [
        sum(after[:position]) + sum(not one for one in after[position:]) for position in range(len(names) + 1)
    ]
    return wrong.index(min(wrong))


def _rows(node: Node, *keys: str) -> Sequence[Node]:
    for key in keys:
        found = node.fields.get(key) if isinstance(node, Fields) else None
        if isinstance(found, Rows):
            return found.rows
    return ()


def _name(fields: Fields) -> str:
    name = fields.fields.get("name")
    return " ".join(name.text.split()) if isinstance(name, Text) else ""


def _slug(node: Node) -> str:
    return slug_of(_name(node)) if isinstance(node, Fields) else ""
