"""CLOMonitor's cncf.yaml: the best public map of projects to repositories."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from landscape.catalogue import Maturity
from landscape.intake.findings import Findings, Problems
from landscape.intake.nodes import Fields, Node, Rows
from landscape.intake.records import shown
from landscape.projects import ProjectRepository, RepositoryMap

_WORDS = """
    name display_name description category home_url logo_url logo_dark_url devstats_url accepted_at
    maturity repositories
"""
_KEYS = frozenset(_WORDS.split())
_REPOSITORY_KEYS = frozenset({"name", "url", "check_sets", "exclude"})
_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,99}")


def read(content: bytes) -> Findings[RepositoryMap]:
    """The projects of `content` with their repositories, and everything that is wrong with it.

    `tags` of a repository are the names of CLOMonitor's check sets: code, code-lite, community, docs.
    """
    problems = Problems()
    root = problems.tree(content)
    if root is None:
        return Findings(problems=problems.found())
    if not is_clomonitor(root):
        sentence = "this is not a CLOMonitor file: a list of projects with repositories is expected"
        problems.error(root.line, "", sentence)
        return Findings(problems=problems.found())
    assert isinstance(root, Rows)
    found: dict[str, RepositoryMap] = {}
    lines: dict[str, int] = {}
    for row in root.rows:
        fields = problems.fields(row, "")
        if fields is None or (entry := _entry(problems, fields)) is None:
            continue
        if entry.name in found:
            sentence = f"the project {shown(entry.name)} stands here already, on line {lines[entry.name]}"
            problems.error(fields.line, "", sentence)
        found[entry.name] = entry
        lines[entry.name] = fields.line
    _warn_of_shared(problems, found.values(), lines)
    return Findings(tuple(found.values()), problems.found())


def is_clomonitor(root: Node) -> bool:
    """Whether this is a CLOMonitor file, whatever else is wrong with it."""
    return isinstance(root, Rows) and any(
        isinstance(row, Fields) and "repositories" in row.fields for row in root.rows
    )


def _entry(problems: Problems, fields: Fields) -> RepositoryMap | None:
    name = problems.name(fields, "", what="project")
    if not name:
        return None
    if not _NAME.fullmatch(name):
        problems.error(fields.line, name, f"{shown(name)} is not a name of small letters, digits and hyphens")
        return None
    problems.unknown(fields, _KEYS, name)
    title = problems.line_of(fields.fields.get("display_name"), f"{name} / display_name")
    repositories: dict[str, ProjectRepository] = {}
    for row in problems.rows(fields.fields.get("repositories"), f"{name} / repositories"):
        if (repository := _repository(problems, row, f"{name} / repositories")) is None:
            continue
        if repository.pattern in repositories:
            problems.warning(row.line, name, f"the repository {repository.pattern} comes again; counted once")
        repositories.setdefault(repository.pattern, repository)
    if not repositories:
        problems.warning(fields.line, name, "the project has no repository")
    return RepositoryMap(
        name=name,
        title=title or name,
        maturity=_maturity(problems, fields.fields.get("maturity"), f"{name} / maturity"),
        accepted_on=_day(problems, fields.fields.get("accepted_at"), f"{name} / accepted_at"),
        repositories=tuple(repositories.values()),
    )


def _repository(problems: Problems, row: Node, path: str) -> ProjectRepository | None:
    fields = problems.fields(row, path)
    if fields is None:
        return None
    problems.unknown(fields, _REPOSITORY_KEYS, path)
    name = problems.line_of(fields.fields.get("name"), path)
    node = fields.fields.get("url")
    if node is None:
        problems.warning(fields.line, f"{path} / {name}", "the repository has no url; left out")
        return None
    pattern = problems.repository(node, f"{path} / {name} / url")
    if not pattern:
        return None
    sets = problems.rows(fields.fields.get("check_sets"), f"{path} / {name} / check_sets")
    tags = (problems.line_of(row, f"{path} / {name} / check_sets") for row in sets)
    return ProjectRepository(pattern, tags=tuple(sorted({tag for tag in tags if tag})))


def _maturity(problems: Problems, node: Node | None, path: str) -> str:
    level = problems.line_of(node, path).lower()
    if node is None or level == "" or level in list(Maturity):
        return level
    problems.warning(node.line, path, f"{shown(level)} is none of {', '.join(Maturity)}; dropped")
    return ""


def _day(problems: Problems, node: Node | None, path: str) -> date | None:
    return problems.day(node, path) if node is not None and problems.text(node, path) else None


def _warn_of_shared(problems: Problems, entries: Iterable[RepositoryMap], lines: Mapping[str, int]) -> None:
    first: dict[str, str] = {}
    for entry in entries:
        for repository in entry.repositories:
            owner = first.setdefault(repository.pattern, entry.name)
            if owner != entry.name:
                sentence = f"the repository {repository.pattern} stands under {shown(owner)} too"
                problems.warning(lines[entry.name], entry.name, sentence)
