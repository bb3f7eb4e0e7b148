"""Scopes as repositories: what the catalogue says, followed through renames by GitHub's numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db import connection

from devstats.queries.not_found import NotFound
from devstats.vocabulary import Scope
from landscape.queries import scopes as catalogue
from landscape.queries.scopes import Project

# By the primary key of aliases. Who has a name now goes before who had it; a pattern means those that stand
# under the owner now, wherever they were before.
_REPOSITORIES = """
WITH asked AS (
    SELECT
        alias.name_lower,
        alias.repository_id,
        repository.name,
        lower(repository.name) = alias.name_lower AS is_current
    FROM devstats_repository_alias AS alias
    INNER JOIN devstats_repository AS repository ON repository.id = alias.repository_id
    WHERE alias.name_lower = ANY(%(names)s)
),

owned AS (
    SELECT split_part(lower(repository.name), '/', 1) || '/*' AS pattern, repository.id, repository.name
    FROM devstats_repository AS repository
    WHERE split_part(lower(repository.name), '/', 1) = ANY(%(owners)s)
)

SELECT asked.name_lower AS pattern, asked.repository_id, asked.name
FROM asked
WHERE
    asked.is_current
    OR NOT EXISTS (
        SELECT FROM asked AS current
        WHERE current.name_lower = asked.name_lower AND current.is_current
    )
UNION ALL
SELECT owned.pattern, owned.id, owned.name
FROM owned
"""

# Ends at the first that is none of them: of all of GitHub that is nearly every one.
_HAS_OTHERS = "SELECT EXISTS (SELECT FROM devstats_repository WHERE id <> ALL(%s::bigint[]))"

# What `all` is called where more than the repositories of CNCF projects was harvested.
EVERY_REPOSITORY = "All repositories"

type Found = dict[str, dict[int, str]]
"""The repositories, number and name, that each pattern means."""


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
    named = _Names(on, is_list=len(scopes) > 1)
    asked = [named(scope) for scope in scopes]
    found = _found(pattern for _, patterns in asked for pattern in patterns or ())
    return [
        _reach(scope, title, None if patterns is None else {pattern: found[pattern] for pattern in patterns})
        for scope, (title, patterns) in zip(scopes, asked, strict=True)
    ]


def repositories(name: str) -> tuple[int, ...]:
    """The repositories that a name means, in any case; none where nobody has or had it."""
    return tuple(sorted(_found([name.lower()])[name.lower()]))


def repositories_of_items() -> dict[str, tuple[int, ...]]:
    """The repositories of every item of today's catalogue, by its slug; none of one whose are not known."""
    patterns = catalogue.repositories_of_items()
    found = _found(pattern for named in patterns.values() for pattern in named)
    return {
        slug: tuple(sorted({number for pattern in named for number in found[pattern]}))
        for slug, named in patterns.items()
    }


class _Names:
    """Titles and patterns of scopes, by the catalogue of a day; a list of them is not asked one by one."""

    def __init__(self, on: date | None, *, is_list: bool) -> None:
        self._on = on
        self._is_list = is_list

    def __call__(self, scope: Scope) -> tuple[str, tuple[str, ...] | None]:
        """The scope's title and its patterns; None for all repositories there are."""
        match scope.kind:
            case "all":
                return (catalogue.EVERYTHING if self._holds_projects_only else EVERY_REPOSITORY), None
            case "project":
                project = self._projects.get(scope.slug) if self._is_list else None
                return self._of(scope.slug, project or catalogue.project(scope.slug))
            case "maturity":
                return self._level(scope.slug)
            case "repository":
                return scope.slug, (scope.slug.lower(),)
        raise NotFound(f"no {scope.kind} {scope.slug!r} is in the catalogue")

    @cached_property
    def _holds_projects_only(self) -> bool:
        patterns = {pattern for project in self._projects.values() for pattern in project.repositories}
        theirs = {number for found in _found(patterns).values() for number in found}
        with connection.cursor() as cursor:
            cursor.execute(_HAS_OTHERS, [sorted(theirs)])
            row = cursor.fetchone()
        return bool(row != (True,))

    @cached_property
    def _projects(self) -> dict[str, Project]:
        return {project.slug: project for project in catalogue.projects()}

    @cached_property
    def _levels(self) -> dict[str, str]:
        return {slug: title for slug, title, _ in catalogue.maturities()}

    @cached_property
    def _members(self) -> list[Project]:
        return catalogue.projects(on=self._on)

    @staticmethod
    def _of(slug: str, project: Project | None) -> tuple[str, tuple[str, ...]]:
        if project is None:
            raise NotFound(f"no project {slug!r} is in the catalogue")
        return project.title, project.repositories

    def _level(self, slug: str) -> tuple[str, tuple[str, ...]]:
        if slug not in self._levels:
            raise NotFound(f"no maturity {slug!r} is known; there are {', '.join(self._levels)}")
        members = (project for project in self._members if project.maturity == slug)
        return self._levels[slug], tuple(pattern for project in members for pattern in project.repositories)


def _found(patterns: Iterable[str]) -> Found:
    found: Found = {pattern: {} for pattern in patterns}
    if not found:
        return {}
    names = [pattern for pattern in found if not pattern.endswith("/*")]
    owners = [pattern.removesuffix("/*") for pattern in found if pattern.endswith("/*")]
    with connection.cursor() as cursor:
        cursor.execute(_REPOSITORIES, {"names": names, "owners": owners})
        for pattern, number, name in cursor.fetchall():
            found[pattern][number] = name
    return found


def _reach(scope: Scope, title: str, found: Found | None) -> Reach:
    if found is None:
        return Reach(title, None)
    names = {number: name for named in found.values() for number, name in named.items()}
    if scope.kind == "repository":
        if not names and not _patterns(scope.slug.lower()) & catalogue.tracked():
            raise NotFound(f"no repository {scope.slug!r} is known here")
        title = names[max(names)] if names else title
    return Reach(title, tuple(sorted(names)))


def _patterns(name: str) -> set[str]:
    """The patterns that mean a repository of that name."""
    return {name, f"{name.partition('/')[0]}/*"}
