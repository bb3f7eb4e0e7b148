"""What projects and CLOMonitor say of each item, remembered until the catalogue is revised."""

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from landscape import project_files
from landscape.explorer.index import Index
from landscape.projects import ProjectFile, RepositoryMap

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
