"""What projects and CLOMonitor say, as rows of the items they speak of.

Sayings are things of their own, with a history each; the rows follow from them and from what items are
called on the same day, so they are made anew whenever either changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from landscape import project_files
from landscape.catalogue import Card, Catalogue, Link, Move, Repository, Source
from landscape.details import Audit
from landscape.intake.comparison import believed
from landscape.projects import ProjectFile, RepositoryMap


def attached(catalogue: Catalogue) -> Catalogue:
    """`catalogue` with the rows that follow from its CLOMonitor entries and its projects' own files."""
    maps = catalogue.of(RepositoryMap)
    files = catalogue.of(ProjectFile)
    mapped: defaultdict[str, list[RepositoryMap]] = defaultdict(list)
    for name, slug in project_files.of_maps(maps.values(), catalogue).sure.items():
        mapped[slug].append(maps[name])
    filed = {
        slug: files[name] for name, slug in project_files.of_files(files.values(), catalogue).sure.items()
    }
    cards = {
        slug: _with_file(_with_maps(card, mapped.get(slug, ())), filed.get(slug))
        for slug, card in catalogue.cards.items()
    }
    return replace(catalogue, cards=cards)


def _with_maps(card: Card, maps: Iterable[RepositoryMap]) -> Card:
    patterns = dict.fromkeys(repository.pattern for one in maps for repository in one.repositories)
    return _with_repositories(card, dict.fromkeys(patterns, False), Source.CLOMONITOR)


def _with_file(card: Card, file: ProjectFile | None) -> Card:
    source = Source.DOT_PROJECT
    if file is None and not _speaks(card):
        return card
    file = file or ProjectFile(slug=card.slug, name="", description="")
    card = _with_repositories(card, {one.pattern: one.is_primary for one in file.repositories}, source)
    said_by = dict(card.said_by)
    # Only what pages filter by: all the rest is shown from the file itself.
    homepage = believed(
        {"homepage": file.homepage}, {"homepage"} if file.homepage else set(), said_by, source
    )
    audits = tuple(sorted(Audit(one.audited_on, one.kind, one.url, "") for one in file.audits))
    examined = believed({"audits": audits}, {"audits"} if audits else set(), said_by, source)
    return replace(
        card,
        said_by=said_by,
        moves=_moves(card, file),
        links=frozenset(link for link in card.links if link.source is not source)
        | {Link(kind, url, source) for kind, url in file.links},
        details=replace(card.details, **examined),
        **homepage,
    )


def _with_repositories(card: Card, patterns: Mapping[str, bool], source: Source) -> Card:
    rows = frozenset(row for row in card.repositories if row.source is not source)
    rows |= {Repository(pattern, is_primary, source) for pattern, is_primary in patterns.items()}
    return card if rows == card.repositories else replace(card, repositories=rows)


def _moves(card: Card, file: ProjectFile) -> frozenset[Move]:
    """Days that no more trusted source tells."""
    source = Source.DOT_PROJECT
    by_step = {move.step: move for move in card.moves if move.source is not source}
    for step, entry in project_files.logged(file).items():
        if step not in by_step or not by_step[step].source.outranks(source):
            by_step[step] = Move(step, entry.moved_on, source)
    return frozenset(by_step.values())


def _speaks(card: Card) -> bool:
    """Whether a file of before has left rows."""
    source = Source.DOT_PROJECT
    speakers = {row.source for rows in (card.repositories, card.moves, card.links) for row in rows}
    return source in speakers or source in card.said_by.values()
