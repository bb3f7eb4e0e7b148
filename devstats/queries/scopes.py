"""Scopes as repositories: what the catalogue says, followed through renames by GitHub's numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from devstats.queries.not_found import NotFound
from devstats.vocabulary import Scope
from landscape.queries import scopes as catalogue

# By index repository_alias_name. Who has a name now goes before who had it; a pattern means those that stand
# under the owner now, wherever they were before.
_REPOSITORIES = """
WITH asked AS (
    SELECT alias.name_lower, alias.repository_id, lower(repository.name) = alias.name_lower AS is_current
    FROM devstats_repository_alias AS alias
    INNER JOIN devstats_repository AS repository ON repository.id = alias.repository_id
    WHERE alias.name_lower = ANY(%(names)s)
),

owned AS (
    SELECT split_part(lower(repository.name), '/', 1) || '/*' AS pattern, repository.id
    FROM devstats_repository AS repository
    WHERE split_part(lower(repository.name), '/', 1) = ANY(%(owners)s)
)

SELECT asked.name_lower AS pattern, asked.repository_id
FROM asked
WHERE
    asked.is_current
    OR NOT EXISTS (
        SELECT FROM asked AS current
        WHERE current.name_lower = asked.name_lower AND current.is_current
    )
UNION ALL
SELECT owned.pattern, owned.id
FROM owned
"""

_NAMES = """
SELECT repository.name
FROM devstats_repository AS repository
WHERE repository.id = ANY(%(repositories)s)
ORDER BY repository.id DESC
LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Reach:
    """A scope's title and the repositories it reaches, by number; None for all there are."""

    title: str
    repositories: tuple[int, ...] | None


def reach(scope: Scope, *, on: date | None = None) -> Reach:
    """What `scope` reaches, by the catalogue of the day `on` (None: today's); raises NotFound."""
    return reaches([scope], on=on)[0]


def reaches(scopes: Sequence[Scope], *, on: date | None = None) -> list[Reach]:
    """What each of `scopes` reaches, in one look; raises NotFound for the first that is not known."""
    # One look at the catalogue for a page of projects, where one for each would be hundreds.
    projects = {project.slug: project for project in catalogue.projects()} if len(scopes) > 1 else {}
    asked = [_named(scope, on, projects) for scope in scopes]
    known = repositories(pattern for _, patterns in asked for pattern in patterns or ())
    return [
        _reach(scope, title, None if patterns is None else _together(patterns, known))
        for scope, (title, patterns) in zip(scopes, asked, strict=True)
    ]


def repositories(patterns: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The repositories that each pattern means: `owner/name` or `owner/*`, lower case; renamed ones too."""
    found: dict[str, list[int]] = {pattern: [] for pattern in patterns}
    if not found:
        return {}
    names = [pattern for pattern in found if not pattern.endswith("/*")]
    owners = [pattern.removesuffix("/*") for pattern in found if pattern.endswith("/*")]
    with connection.cursor() as cursor:
        cursor.execute(_REPOSITORIES, {"names": names, "owners": owners})
        for pattern, number in cursor.fetchall():
            found[pattern].append(number)
    return {pattern: tuple(sorted(numbers)) for pattern, numbers in found.items()}


def _named(
    scope: Scope, on: date | None, projects: Mapping[str, catalogue.Project]
) -> tuple[str, tuple[str, ...] | None]:
    """The scope's title and its patterns; None for all repositories there are."""
    match scope.kind:
        case "all":
            return catalogue.EVERYTHING, None
        case "project":
            project = projects.get(scope.slug) or catalogue.project(scope.slug)
            if project is None:
                raise NotFound(f"no project {scope.slug!r} is in the catalogue")
            return project.title, project.repositories
        case "maturity":
            titles = {slug: title for slug, title, _ in catalogue.maturities()}
            if scope.slug not in titles:
                raise NotFound(f"no maturity {scope.slug!r} is known; there are {', '.join(titles)}")
            patterns = [
                pattern
                for project in catalogue.projects(on=on)
                if project.maturity == scope.slug
                for pattern in project.repositories
            ]
            return titles[scope.slug], tuple(patterns)
        case "repository":
            return scope.slug, (scope.slug.lower(),)
    raise NotFound(f"no {scope.kind} {scope.slug!r} is in the catalogue")


def _together(patterns: tuple[str, ...], known: dict[str, tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sorted({number for pattern in patterns for number in known[pattern]}))


def _reach(scope: Scope, title: str, numbers: tuple[int, ...] | None) -> Reach:
    if scope.kind != "repository" or numbers is None:
        return Reach(title, numbers)
    if not numbers:
        name = scope.slug.lower()
        if not {name, f"{name.partition('/')[0]}/*"} & catalogue.tracked():
            raise NotFound(f"no repository {scope.slug!r} is known here")
        return Reach(title, numbers)
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, {"repositories": list(numbers)})
        row = cursor.fetchone()
    assert row is not None  # its number came from this table
    return Reach(row[0], numbers)
