"""One item of a landscape.yml, read into a record."""

import itertools
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from landscape.catalogue import Maturity, Shelf, Step, slug_of
from landscape.intake import repositories
from landscape.intake.nodes import Fields, Node, Text
from landscape.intake.records import Problems, Record, shown

_CRUNCHBASE = re.compile(
    r"https?://(?:www\.)?crunchbase\.com/organization/([^/?#]+)/?(?:[?#].*)?$", re.IGNORECASE
)
_MEMBERSHIP = re.compile(r"\s*\((?:member|supporter|contributor)\)$")
_WORDS = """
    item name homepage_url logo crunchbase description repo_url joined twitter extra project second_path
    unnamed_organization enduser url_for_bestpractices additional_repos branch license allow_duplicate_repo
    open_source project_org organization stock_ticker slug
"""
_EXTRA_WORDS = """
    lfx_slug clomonitor_name summary_tags summary_personas summary_use_case summary_business_use_case
    summary_release_rate summary_integrations summary_integration annual_review_date chat_channel audits
    training_type training_certifications other_links specification parent_project annotations tag
"""
_EXTRA_LINK_WORDS = """
    annual_review artwork blog bluesky dev_stats discord docker documentation facebook funding
    github_discussions gitter linkedin mailing_list package_manager pinterest reddit slack stack_overflow
    summary_intro youtube
"""
_KEYS = frozenset(_WORDS.split())
_EXTRA_LINKS = {word: f"{word}_url" for word in _EXTRA_LINK_WORDS.split()}
_EXTRA_KEYS = frozenset((*_EXTRA_WORDS.split(), *_EXTRA_LINKS.values(), *(step.value for step in Step)))


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
        name = problems.name(item, place.path, what="item")
        if not name:
            return None
        path = f"{place.path} / {name}"
        problems.unknown(item, _KEYS, path)
        extra = problems.fields(item.fields.get("extra"), f"{path} / extra") or Fields(item.line)
        problems.unknown(extra, _EXTRA_KEYS, f"{path} / extra")
        homepage = problems.address(item.fields.get("homepage_url"), f"{path} / homepage_url")
        if "homepage_url" not in item.fields:
            problems.warning(item.line, path, "the item has no homepage_url")
        patterns, has_primary, elsewhere = self._repositories(item, path)
        return Record(
            line=item.line,
            name=name,
            shelf=place.shelf,
            description=problems.text(item.fields.get("description"), f"{path} / description"),
            homepage=homepage,
            maturity=self._maturity(item.fields.get("project"), f"{path} / project"),
            organisation=self._organisation(item, path, member=name if place.holds_members else ""),
            also_on=self._also_on(item.fields.get("second_path"), f"{path} / second_path", place.shelf),
            repositories=patterns,
            has_primary=has_primary,
            moves=self._moves(extra, f"{path} / extra"),
            links=tuple(dict.fromkeys(elsewhere + self._links(item, extra, path))),
        )

    def _maturity(self, node: Node | None, path: str) -> str:
        word = self._problems.text(node, path)
        level = word.lower()
        if node is None or level == "":
            return ""
        if level not in list(Maturity):
            known = ", ".join(Maturity)
            self._problems.warning(node.line, path, f"{shown(word)} is none of {known}; dropped")
            return ""
        if level != word:
            self._problems.warning(node.line, path, f"{shown(word)} is read as {level}")
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
                self._problems.warning(extra.fields[later].line, path, sentence)
        return tuple(moves)

    def _organisation(self, item: Fields, path: str, *, member: str) -> str:
        """The slug of who stands behind `item`: Crunchbase's, the only key that all files share."""
        given = item.fields.get("organization")
        if isinstance(given, Fields):
            name = self._problems.name(given, f"{path} / organization", what="organization")
            return self._named(slug_of(name), name, rank=1) if name else ""
        node = item.fields.get("crunchbase", given)
        address = self._problems.address(node, f"{path} / crunchbase")
        if node is None or not address:
            return ""
        if not (found := _CRUNCHBASE.match(address)):
            sentence = f"{shown(address)} is not an organisation on Crunchbase; dropped"
            self._problems.warning(node.line, f"{path} / crunchbase", sentence)
            return ""
        slug = slug_of(found[1])
        if member:
            self._named(slug, _MEMBERSHIP.sub("", member), rank=0)
        return self._named(slug, found[1].replace("-", " ").title(), rank=2)

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
                self._problems.warning(row.line, path, sentence)
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
                self._problems.warning(node.line, f"{path} / project_org", owner.remark)
        return tuple(dict.fromkeys(patterns)), bool(primary), elsewhere

    def _repository(self, node: Node | None, path: str, elsewhere: list[tuple[str, str]]) -> list[str]:
        url = self._problems.address(node, path)
        if node is None or not url:
            return []
        found = repositories.address(url)
        if found.remark:
            self._problems.warning(node.line, path, found.remark)
        if found.pattern:
            return [found.pattern]
        elsewhere.append(("repository", url))
        return []

    def _links(self, item: Fields, extra: Fields, path: str) -> list[tuple[str, str]]:
        links = [("twitter", self._problems.address(item.fields.get("twitter"), f"{path} / twitter"))]
        for link, key in _EXTRA_LINKS.items():
            url = self._problems.address(extra.fields.get(key), f"{path} / extra / {key}")
            links.append((link.replace("_", "-"), url))
        for row in self._problems.rows(extra.fields.get("other_links"), f"{path} / extra / other_links"):
            fields = self._problems.fields(row, f"{path} / extra / other_links") or Fields(row.line)
            links.append(
                ("other", self._problems.address(fields.fields.get("url"), f"{path} / extra / other_links"))
            )
        return [(kind, url) for kind, url in links if url]
