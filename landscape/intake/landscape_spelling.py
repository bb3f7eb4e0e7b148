"""What a landscape.yml says of an item, key by key: the reader's work the other way round."""

from collections.abc import Callable, Mapping
from datetime import date

from landscape.catalogue import Shelf, slug_of
from landscape.details import Audit, Summary
from landscape.intake import landscape_keys, repositories
from landscape.intake.nodes import Fields, Node, Text
from landscape.intake.records import Record
from landscape.intake.yaml_text import Plain

type Path = tuple[str, ...]

# What CNCF's file puts in double quotes throughout.
STYLES: Mapping[Path, str] = {("second_path",): '"'}

ALIASES: Mapping[Path, Path] = {
    ("extra", keys[0]): ("extra", keys[1]) for keys in landscape_keys.SUMMARY_TEXTS.values() if len(keys) > 1
}
"""A second key under which a file may have a value."""

_DETAILS: Mapping[str, Path] = {
    "logo": ("logo",),
    "joined_on": ("joined",),
    "is_end_user": ("enduser",),
    "is_unnamed": ("unnamed_organization",),
    "is_open_source": ("open_source",),
    "may_share_repository": ("allow_duplicate_repo",),
    "licence": ("license",),
    "branch": ("branch",),
    "stock_ticker": ("stock_ticker",),
    "is_specification": ("extra", "specification"),
    "parent": ("extra", "parent_project"),
    "chat_channel": ("extra", "chat_channel"),
    "lfx_slug": ("extra", "lfx_slug"),
    "clomonitor_name": ("extra", "clomonitor_name"),
    "training_certifications": ("extra", "training_certifications"),
    "training_types": ("extra", "training_type"),
    "annual_review_on": ("extra", "annual_review_date"),
}


def spelled(
    record: Record, shelves: Mapping[Shelf, str], organisations: Mapping[str, str]
) -> dict[Path, Plain]:
    """What stands under each key of `record`, in the order of a new item; what is blank is left out.

    `shelves` are "Category / Subcategory" by shelf, `organisations` names by slug. A link of a kind that
    the format has no key for is not there.
    """
    links: dict[str, str] = {}
    for kind, url in record.links:
        links.setdefault(kind, url)
    details = record.details
    found: dict[Path, object] = {
        ("name",): record.name,
        ("description",): record.description,
        ("homepage_url",): record.homepage,
        ("project",): record.maturity,
        ("second_path",): [shelves[shelf] for shelf in record.also_on],
        **_repositories(record),
        **{(key,): links.get(kind) for kind, key in landscape_keys.ITEM_LINKS.items()},
        **{("extra", key): links.get(kind) for kind, key in landscape_keys.EXTRA_LINKS.items()},
        **{("extra", str(step)): day for step, day in record.moves},
        **{path: getattr(details, name) for name, path in _DETAILS.items()},
        **_summary(details.summary),
        ("extra", "tag"): list(details.tags),
        ("extra", "audits"): [_audit(audit) for audit in details.audits],
        ("extra", "other_links"): [{"name": link.name, "url": link.url} for link in details.other_links],
        ("extra", "annotations"): dict(details.annotations),
    }
    if record.organisation and "crunchbase" not in links:
        name = organisations.get(record.organisation, record.organisation)
        if slug_of(name) == record.organisation:
            found["organization",] = {"name": name}
        else:
            found["crunchbase",] = f"https://www.crunchbase.com/organization/{record.organisation}"
    said = {path: written for path, value in found.items() if (written := _plain(value, path)) is not None}
    return dict(sorted(said.items(), key=lambda pair: _place(pair[0])))


def keys_before(path: Path) -> tuple[str, ...]:
    """The keys that a new one at `path` comes after."""
    keys = landscape_keys.EXTRA_ORDER if len(path) > 1 else landscape_keys.ITEM_ORDER
    return keys[: keys.index(path[-1])]


def same_row(path: Path) -> Callable[[Node, Plain], bool]:
    """Whether a row of a list at `path` of a file says the same as a row spelled out here."""
    match path:
        case ("additional_repos",):
            return _is_same_repository
        case ("extra", "audits" | "other_links"):
            return _has_same_fields
        case _:
            return lambda row, wanted: isinstance(row, Text) and _words(row.text) == _words(str(wanted))


def _place(path: Path) -> tuple[int, int]:
    inner = landscape_keys.EXTRA_ORDER.index(path[1]) if len(path) > 1 else 0
    return landscape_keys.ITEM_ORDER.index(path[0]), inner


def _plain(value: object, path: Path) -> Plain | None:
    match value:
        case bool():
            # Nothing said is no; only of open source it is not.
            return value if value or path == ("open_source",) else None
        case date():
            return value.isoformat()
        case str():
            return value or None
        case tuple():
            return ", ".join(value) or None
        case list() | dict():
            return value or None
        case _:
            return None


def _repositories(record: Record) -> dict[Path, object]:
    """The primary repository, further ones, and the one organisation all of whose repositories count."""
    primary, patterns = "", list(record.repositories)
    elsewhere = sorted(url for kind, url in record.links if kind == "repository")
    if record.has_primary:
        primary = _address(patterns.pop(0))
    elif elsewhere:
        primary = elsewhere.pop(0)
    owners = sorted(pattern for pattern in patterns if pattern.endswith("/*"))
    further = sorted(set(patterns) - set(owners[:1]))
    return {
        ("repo_url",): primary,
        ("project_org",): _address(owners[0]) if owners else "",
        ("additional_repos",): [{"repo_url": url} for url in (*map(_address, further), *elsewhere)],
    }


def _address(pattern: str) -> str:
    return f"https://github.com/{pattern.removesuffix('/*')}"


def _summary(summary: Summary) -> dict[Path, object]:
    texts = {field: keys[0] for field, keys in landscape_keys.SUMMARY_TEXTS.items()}
    return {
        ("extra", key): getattr(summary, field)
        for field, key in (texts | landscape_keys.SUMMARY_LISTS).items()
    }


def _audit(audit: Audit) -> dict[str, Plain]:
    said = (audit.audited_on.isoformat(), audit.kind, audit.url, audit.vendor)
    return {key: value for key, value in zip(landscape_keys.AUDIT, said, strict=True) if value}


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _has_same_fields(row: Node, wanted: Plain) -> bool:
    assert isinstance(wanted, dict)
    said = (
        {key: node.text.strip() for key, node in row.fields.items() if isinstance(node, Text)}
        if isinstance(row, Fields)
        else {}
    )
    return {key: text for key, text in said.items() if text} == wanted


def _is_same_repository(row: Node, wanted: Plain) -> bool:
    assert isinstance(wanted, dict)
    node = row.fields.get("repo_url") if isinstance(row, Fields) else None
    if not isinstance(node, Text):
        return False
    url, other = node.text.strip(), str(wanted["repo_url"])
    return url == other or (repositories.address(url).pattern or url) == repositories.address(other).pattern
