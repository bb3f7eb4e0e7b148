"""One item of a landscape.yml, read into a record."""

import itertools
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from landscape.catalogue import Maturity, Shelf, Step, slug_of
from landscape.intake import landscape_details, landscape_keys, repositories
from landscape.intake.nodes import Fields, Node, Text
from landscape.intake.quality import Rule
from landscape.intake.records import Problems, Record, shown

_CRUNCHBASE = re.compile(
    r"https?://(?:www\.)?crunchbase\.com/organization/([^/?#]+)/?(?:[?#].*)?$", re.IGNORECASE
)
_MEMBERSHIP = re.compile(r"\s*\((?:member|supporter|contributor)\)$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands in the file."""

    shelf: Shelf
    path: str
    holds_members: bool


class Reader:
    """Reads the items of one file, whose `shelves` are known by then."""

    def __init__(self, problems: Problems, shelves: AbstractSet[Shelf]) -> None:
        self._problems = problems
        self._shelves = shelves
        self._names: dict[str, set[tuple[int, int, str]]] = {}

    def organisations(self) -> dict[str, str]:
        """Names of the organisations met, by slug.

        That of the member with this slug, else what an item calls it, else the slug's own words; the
        shortest where there are several, so that the order of the file does not matter.
        """
        return {slug: min(names)[2] for slug, names in self._names.items()}

    def record(self, item: Fields, place: Place) -> Record | None:
        """The record of `item`; None where it has no name."""
        problems = self._problems
        problems.item = item.line
        name = problems.name(item, place.path, what="item")
        path = f"{place.path} / {name}"
        record = self._whole(item, place, name, path) if name else None
        problems.item = 0
        return record

    def _whole(self, item: Fields, place: Place, name: str, path: str) -> Record:
        problems = self._problems
        problems.unknown(item, landscape_keys.ITEM, path)
        for key in sorted(item.fields.keys() & landscape_keys.OLD):
            sentence = f"the key {shown(key)} is of landscape's first program; the official site ignores it"
            problems.warning(item.fields[key].line, path, sentence, rule=Rule.OLD_KEY)
        extra = problems.fields(item.fields.get("extra"), f"{path} / extra") or Fields(item.line)
        problems.unknown(extra, landscape_keys.EXTRA, f"{path} / extra")
        homepage = problems.address(item.fields.get("homepage_url"), f"{path} / homepage_url")
        if "homepage_url" not in item.fields:
            problems.warning(item.line, path, "the item has no homepage_url", rule=Rule.NO_HOMEPAGE)
        patterns, has_primary, elsewhere = self._repositories(item, path)
        links = landscape_details.links(item, extra, path, problems)
        organisation, crunchbase = self._organisation(item, path, member=name if place.holds_members else "")
        return Record(
            line=item.line,
            name=name,
            shelf=place.shelf,
            description=problems.text(item.fields.get("description"), f"{path} / description"),
            homepage=homepage,
            maturity=self._maturity(item.fields.get("project"), f"{path} / project"),
            organisation=organisation,
            also_on=self._also_on(item.fields.get("second_path"), f"{path} / second_path", place.shelf),
            repositories=patterns,
            has_primary=has_primary,
            moves=self._moves(extra, f"{path} / extra"),
            links=tuple(dict.fromkeys(elsewhere + links + crunchbase)),
            details=landscape_details.details(item, extra, path, problems),
        )

    def _maturity(self, node: Node | None, path: str) -> str:
        word = self._problems.text(node, path)
        level = word.lower()
        if node is None or level == "":
            return ""
        if level not in list(Maturity):
            known = ", ".join(Maturity)
            self._problems.warning(
                node.line, path, f"{shown(word)} is none of {known}; dropped", rule=Rule.MATURITY
            )
            return ""
        if level != word:
            self._problems.warning(node.line, path, f"{shown(word)} is read as {level}", rule=Rule.MATURITY)
        return level

    def _moves(self, extra: Fields, path: str) -> tuple[tuple[Step, date], ...]:
        moves = []
        for step in Step:
            node = extra.fields.get(step)
            if node is not None and (day := self._problems.day(node, f"{path} / {step}")):
                moves.append((step, day))
        for (earlier, first), (later, second) in itertools.pairwise(moves):
            if second < first:
                sentence = f"{later} on {second} is before {earlier} on {first}"
                self._problems.warning(extra.fields[later].line, path, sentence, rule=Rule.DATES_ORDER)
        return tuple(moves)

    def _organisation(self, item: Fields, path: str, *, member: str) -> tuple[str, list[tuple[str, str]]]:
        """The slug of who stands behind `item`, Crunchbase's, the only key that all files share; its link."""
        given = item.fields.get("organization")
        if isinstance(given, Fields):
            name = self._problems.name(given, f"{path} / organization", what="organization")
            return (self._named(slug_of(name), name, rank=1) if name else ""), []
        node = item.fields.get("crunchbase", given)
        address = self._problems.address(node, f"{path} / crunchbase")
        if node is None or not address:
            return "", []
        if not (found := _CRUNCHBASE.match(address)):
            sentence = f"{shown(address)} is not an organisation on Crunchbase; dropped"
            self._problems.warning(node.line, f"{path} / crunchbase", sentence, rule=Rule.CRUNCHBASE)
            return "", []
        slug = slug_of(found[1])
        if member:
            self._named(slug, _MEMBERSHIP.sub("", member), rank=0)
        link = [("crunchbase", address)] if node is not given else []
        return self._named(slug, unquote(found[1]).replace("-", " ").title(), rank=2), link

    def _named(self, slug: str, name: str, *, rank: int) -> str:
        self._names.setdefault(slug, set()).add((rank, len(name), name))
        return slug

    def _also_on(self, node: Node | None, path: str, shelf: Shelf) -> tuple[Shelf, ...]:
        shelves = []
        for row in [node] if isinstance(node, Text) else self._problems.rows(node, path):
            words = [slug_of(word.strip()) for word in self._problems.text(row, path).split(" / ")]
            if len(words) == 2 and (words[0], words[1]) in self._shelves:  # noqa: PLR2004 - as in a Shelf
                shelves.append((words[0], words[1]))
            else:
                sentence = f"{shown(self._problems.text(row, path))} names no category / subcategory; dropped"
                self._problems.warning(row.line, path, sentence, rule=Rule.SECOND_PATH)
        return tuple(sorted({found for found in shelves if found != shelf}))

    def _repositories(self, item: Fields, path: str) -> tuple[tuple[str, ...], bool, list[tuple[str, str]]]:
        """Patterns, whether the first of them is the primary repository, and links to other hosts."""
        patterns: list[str] = []
        elsewhere: list[tuple[str, str]] = []
        primary = self._repository(item.fields.get("repo_url"), f"{path} / repo_url", elsewhere)
        patterns += primary
        for row in self._problems.rows(item.fields.get("additional_repos"), f"{path} / additional_repos"):
            fields = self._problems.fields(row, f"{path} / additional_repos") or Fields(row.line)
            patterns += self._repository(
                fields.fields.get("repo_url"), f"{path} / additional_repos", elsewhere
            )
        node = item.fields.get("project_org")
        if node is not None and (url := self._problems.address(node, f"{path} / project_org")):
            owner = repositories.owner(url)
            patterns += [owner.pattern] if owner.pattern else []
            if not owner.pattern:
                self._problems.warning(node.line, f"{path} / project_org", owner.remark, rule=owner.rule)
        return tuple(dict.fromkeys(patterns)), bool(primary), elsewhere

    def _repository(self, node: Node | None, path: str, elsewhere: list[tuple[str, str]]) -> list[str]:
        url = self._problems.address(node, path)
        if node is None or not url:
            return []
        found = repositories.address(url)
        if found.remark:
            self._problems.warning(node.line, path, found.remark, rule=found.rule)
        if url.startswith("http://"):
            sentence = f"{shown(url)} does not begin with https"
            self._problems.warning(node.line, path, sentence, rule=Rule.PLAIN_HTTP)
        if found.pattern:
            return [found.pattern]
        elsewhere.append(("repository", url))
        return []
