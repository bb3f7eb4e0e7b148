"""Any list of items as a file for other programs: CSV, JSON, or a landscape.yml of its own.

The columns, in this order, are the fields of `Row`; new ones are only ever added at the end.
"""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from io import StringIO

from landscape.catalogue import Card, Catalogue, Shelf, Step
from landscape.explorer.surroundings import Surroundings
from landscape.intake import landscape_file
from landscape.standings import Standings

# What spreadsheets take for a formula, also behind spaces and quotes of their own.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001 - full width counts too


class Format(StrEnum):
    """How a list is written."""

    CSV = "csv"
    JSON = "json"
    YAML = "yaml"


CONTENT_TYPES: Mapping[Format, str] = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json",
    Format.YAML: "application/yaml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One item. Days are written 2018-11-28; what nobody said is "", and None where it is a yes or no.

    `also_on` are further places, each "Category / Subcategory"; `repositories` are "owner/name", or
    "owner/*" for all of an owner's, the primary one first. `stars` and what follows are measured: see
    `landscape.standings`; `measured_at` is the newest instant of any of them.
    """

    slug: str
    name: str
    category: str
    subcategory: str
    also_on: tuple[str, ...]
    maturity: str
    accepted_on: str
    incubating_on: str
    graduated_on: str
    archived_on: str
    organisation: str
    homepage: str
    repositories: tuple[str, ...]
    description: str
    twitter: str
    crunchbase: str
    joined_on: str
    is_end_user: bool
    is_specification: bool
    is_open_source: bool | None
    licence: str
    parent: str
    audits: int
    latest_audit_on: str
    logo: str
    country: str
    organisation_type: str
    groups: tuple[str, ...]
    stars: int | None
    contributors: int | None
    measured_licence: str
    languages: tuple[str, ...]
    first_commit_on: str
    latest_commit_on: str
    latest_act_on: str
    activity: str
    measured_at: str


def written(
    catalogue: Catalogue, cards: Iterable[Card], form: Format, standings: Standings | None = None
) -> bytes:
    """`cards`, which stand in `catalogue`, in their order; in YAML in that of the landscape.

    `standings` are what is measured of them, which a landscape.yml has no place for.
    """
    if form is Format.YAML:
        return landscape_file.extract(catalogue, cards)
    found = rows(catalogue, cards, standings)
    return as_csv(found) if form is Format.CSV else as_json(found)


def rows(catalogue: Catalogue, cards: Iterable[Card], standings: Standings | None = None) -> list[Row]:
    """A row for each card, with what is measured of it where `standings` tell."""
    around = Surroundings.of(catalogue, standings or {})
    names = {
        (category.slug, slug): (category.name, name)
        for category in catalogue.categories
        for slug, name in category.subcategories
    }
    return [_row(card, names, catalogue.organisations, around) for card in cards]


def as_csv(found: Iterable[Row]) -> bytes:
    """Rows under a heading; lists are joined by "; ", yes and no are true and false.

    A text that a spreadsheet would run as a formula gets an apostrophe before it, so that it stays a text.
    """
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow([field.name for field in fields(Row)])
    for row in found:
        writer.writerow([_cell(getattr(row, field.name)) for field in fields(Row)])
    return out.getvalue().encode()


def as_json(found: Iterable[Row]) -> bytes:
    """{"count": n, "results": [{column: value}]}, lists as lists."""
    results = [asdict(row) for row in found]
    return json.dumps({"count": len(results), "results": results}, ensure_ascii=False).encode()


def shielded(text: str) -> str:
    """`text`, with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if text.lstrip(' "\n').startswith(_FORMULA) else text


def _row(
    card: Card,
    names: Mapping[Shelf, tuple[str, str]],
    organisations: Mapping[str, str],
    around: Surroundings,
) -> Row:
    days = {move.step: move.moved_on.isoformat() for move in card.moves}
    links = {link.kind: link.url for link in sorted(card.links, key=lambda link: (link.kind, link.url))}
    details, standing = card.details, around.standing(card)
    category, subcategory = names[card.shelf]
    repositories = sorted(card.repositories, key=lambda row: (not row.is_primary, row.pattern))
    return Row(
        slug=card.slug,
        name=card.name,
        category=category,
        subcategory=subcategory,
        also_on=tuple(" / ".join(names[shelf]) for shelf in sorted(card.also_on)),
        maturity=card.maturity,
        accepted_on=days.get(Step.ACCEPTED, ""),
        incubating_on=days.get(Step.INCUBATING, ""),
        graduated_on=days.get(Step.GRADUATED, ""),
        archived_on=days.get(Step.ARCHIVED, ""),
        organisation=organisations.get(card.organisation, ""),
        homepage=card.homepage,
        repositories=tuple(dict.fromkeys(row.pattern for row in repositories)),
        description=card.description,
        twitter=links.get("twitter", ""),
        crunchbase=links.get("crunchbase", ""),
        joined_on=details.joined_on.isoformat() if details.joined_on else "",
        is_end_user=details.is_end_user,
        is_specification=details.is_specification,
        is_open_source=details.is_open_source,
        licence=details.licence,
        parent=details.parent,
        audits=len(details.audits),
        latest_audit_on=max((audit.audited_on.isoformat() for audit in details.audits), default=""),
        logo=details.logo,
        country=around.country(card),
        organisation_type=around.kind_of_organisation(card),
        groups=tuple(sorted(around.groups(card))),
        stars=standing.stars,
        contributors=standing.contributors,
        measured_licence=standing.licence,
        languages=standing.languages,
        first_commit_on=_day(standing.first_commit_on),
        latest_commit_on=_day(standing.latest_commit_on),
        latest_act_on=_day(standing.latest_act_on),
        activity=standing.activity or "",
        measured_at=max((f"{taken.at:%Y-%m-%dT%H:%M:%SZ}" for taken in standing.taken.values()), default=""),
    )


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            value = "; ".join(value)
    return shielded(str(value))
