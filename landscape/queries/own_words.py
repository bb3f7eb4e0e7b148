"""What projects and CLOMonitor say of each item, remembered until the catalogue is revised."""

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from landscape import project_files
from landscape.catalogue import Card, Step
from landscape.explorer.index import Index
from landscape.projects import LoggedMove, ProjectFile, RepositoryMap

_REMEMBERED = 4


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Projects' own files and CLOMonitor's entries, by slug of the item."""

    files: Mapping[str, ProjectFile]
    maps: Mapping[str, tuple[RepositoryMap, ...]]


# An index is one and the same until the catalogue is revised.
@functools.lru_cache(maxsize=_REMEMBERED)
def of(index: Index) -> OwnWords:
    """Those in the catalogue of `index`; no query."""
    there = index.catalogue
    files, maps = there.of(ProjectFile), there.of(RepositoryMap)
    mapped: defaultdict[str, list[RepositoryMap]] = defaultdict(list)
    for name, slug in sorted(project_files.of_maps(maps.values(), there).sure.items()):
        mapped[slug].append(maps[name])
    return OwnWords(
        files={
            slug: files[name] for name, slug in project_files.of_files(files.values(), there).sure.items()
        },
        maps={slug: tuple(own) for slug, own in mapped.items()},
    )


def evidence(card: Card, words: OwnWords) -> dict[Step, LoggedMove]:
    """What shows that an item reached its steps, by step in their order; steps without an address are absent.

    What the catalogue says of a move counts; the project's own file is asked where it gives no address.
    """
    file = words.files.get(card.slug)
    logged = dict(project_files.logged(file)) if file else {}
    said = {
        move.step: LoggedMove(move.step, move.moved_on, move.evidence) for move in card.moves if move.evidence
    }
    return {step: move for step in Step if (move := said.get(step) or logged.get(step)) and move.evidence}
