"""What devstats may know of the catalogue: projects, their levels, and the repositories that are tracked."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from landscape.catalogue import Maturity, Source, Step
from landscape.models import Item, MaturityMove, Revision

EVERYTHING = "All CNCF"
_LEVEL_AFTER = {
    Step.ACCEPTED.value: Maturity.SANDBOX.value,
    Step.INCUBATING.value: Maturity.INCUBATING.value,
    Step.GRADUATED.value: Maturity.GRADUATED.value,
    Step.ARCHIVED.value: Maturity.ARCHIVED.value,
}


@dataclass(frozen=True, slots=True)
class Project:
    """A project and its repositories: "owner/name" or "owner/*", lower case, the primary ones first.

    `became` says what has come of it since the starting catalogue was drawn up, "" where nothing is told.
    """

    slug: str
    title: str
    maturity: str
    repositories: tuple[str, ...]
    became: str


def projects(*, on: date | None = None) -> list[Project]:
    """CNCF projects: graduated, incubating, sandbox, archived, each by name.

    With `on`, those accepted by then, each at the level of its last step by then (accepted and no further
    is sandbox); names and repositories are those of today.
    """
    items = Item.objects.exclude(maturity="")
    if on is None:
        return _sorted(_projects(items, level=F("maturity")))
    steps = MaturityMove.objects.filter(item=OuterRef("pk"), moved_on__lte=on)
    # Of two steps on one day the later one of a project's life counts.
    later = Case(
        *(When(step=step, then=Value(position)) for position, step in enumerate(Step)),
        output_field=IntegerField(),
    )
    last = Subquery(steps.order_by("-moved_on", later.desc()).values("step")[:1])
    return _sorted(_projects(items, level=last))


def project(slug: str) -> Project | None:
    """The project or other item of that slug; None where there is none."""
    found = _projects(Item.objects.filter(slug=slug), level=F("maturity"))
    return found[0] if found else None


def repositories_of_items() -> dict[str, tuple[str, ...]]:
    """The repositories of each item by its slug, "owner/name" or "owner/*"; none of one that has none."""
    found: dict[str, list[str]] = {}
    for slug, pattern in Item.objects.values_list("slug", "repositories__pattern").distinct():
        found.setdefault(slug, []).extend([pattern] if pattern is not None else [])
    return {slug: tuple(sorted(patterns)) for slug, patterns in found.items()}


def tracked() -> frozenset[str]:
    """Repositories of all items: "owner/name" or "owner/*", lower case.

    CLOMonitor's too that belong to no item, such as those of the TAGs.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT pattern FROM landscape_repositorylink
            UNION
            SELECT repository ->> 'pattern'
            FROM landscape_version
            CROSS JOIN LATERAL jsonb_array_elements(body -> 'repositories') AS repository
            WHERE kind = 'repository-map' AND valid_until IS NULL AND body IS NOT NULL
            """
        )
        return frozenset(pattern for (pattern,) in cursor.fetchall())


def maturities() -> list[tuple[str, str, int]]:
    """Slug, title and number of projects of each level that has any, graduated first."""
    numbers = dict(Item.objects.exclude(maturity="").values_list("maturity").annotate(number=Count("pk")))
    return [(level.value, level.capitalize(), numbers[level]) for level in Maturity if level in numbers]


def is_sample() -> bool:
    """Whether all there is comes from our own starting catalogue."""
    found = Item.objects.aggregate(items=Count("pk"), own=Count("pk", filter=Q(source=Source.NOVEMBER_2018)))
    return bool(0 < found["items"] == found["own"])


def catalogue_note() -> str:
    """Which catalogue this is and of when, as words for a page."""
    latest = {
        source: (effective_on, revised_at)
        for source, effective_on, revised_at in Revision.objects.order_by("source", "-effective_on", "-pk")
        .distinct("source")
        .values_list("source", "effective_on", "revised_at")
    }
    if Source.LANDSCAPE in latest:
        effective_on, revised_at = latest[Source.LANDSCAPE]
        word = "loaded on" if effective_on == revised_at.date() else "as of"
        return f"CNCF landscape, {word} {effective_on.day} {effective_on:%B %Y}"
    if Source.NOVEMBER_2018 in latest:
        return "as of November 2018, our own starting catalogue"
    return "no catalogue is loaded yet"


def _projects(items: QuerySet[Item], *, level: F | Subquery) -> list[Project]:
    """One Project for each of `items` that has a `level`."""
    facts: dict[str, tuple[str, str, str]] = {}
    patterns: dict[str, dict[str, None]] = {}
    primary_first = (F("repositories__is_primary").desc(nulls_last=True), "repositories__pattern")
    rows = items.annotate(level=level).exclude(level=None).order_by(*primary_first)
    for slug, name, word, became, pattern in rows.values_list(
        "slug", "name", "level", "became", "repositories__pattern"
    ):
        facts[slug] = (name, _LEVEL_AFTER.get(str(word), str(word)), became)
        patterns.setdefault(slug, {})
        if pattern is not None:
            patterns[slug][pattern] = None
    return [
        Project(slug, name, maturity, tuple(patterns[slug]), became)
        for slug, (name, maturity, became) in facts.items()
    ]


def _sorted(found: list[Project]) -> list[Project]:
    levels = [level.value for level in Maturity]
    return sorted(found, key=lambda one: (levels.index(one.maturity), one.title.casefold(), one.slug))
