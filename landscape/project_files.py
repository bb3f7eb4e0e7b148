"""Which item a project's own file, or CLOMonitor's entry of it, is about; values only, no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from landscape import maintainers
from landscape.catalogue import Catalogue, Step, name_key
from landscape.projects import LoggedMove, ProjectFile, RepositoryMap


@dataclass(frozen=True, slots=True)
class Found:
    """Slugs of items by what the source calls the project, and what may be meant where none is certain."""

    sure: Mapping[str, str]
    unsure: Mapping[str, tuple[str, ...]]


def of_maps(maps: Iterable[RepositoryMap], catalogue: Catalogue) -> Found:
    """The items of CLOMonitor's entries, by their names; several entries may be parts of one item."""
    return _found({one.name: (one.name, one.title) for one in maps}, catalogue)


def of_files(files: Iterable[ProjectFile], catalogue: Catalogue) -> Found:
    """The items of projects' own files, by their slugs; an item has one file."""
    found = _found({one.slug: (one.slug, one.name) for one in files}, catalogue)
    first: dict[str, str] = {}
    for name in sorted(found.sure):
        first.setdefault(found.sure[name], name)
    sure = {name: slug for name, slug in found.sure.items() if first[slug] == name}
    others = {name: (slug,) for name, slug in found.sure.items() if name not in sure}
    return Found(sure, {**found.unsure, **others})


def logged(file: ProjectFile) -> Mapping[Step, LoggedMove]:
    """The entries of a maturity log by step; of two the later one."""
    return {move.step: move for move in file.moves}


def _found(spelt: Mapping[str, tuple[str, str]], catalogue: Catalogue) -> Found:
    """Certain is what the word for machines and the name mean, where they do not mean two things."""
    words = {name_key(word): slug for word, slug in maintainers.identifiers(catalogue).items()}
    sure: dict[str, str] = {}
    unsure: dict[str, tuple[str, ...]] = {}
    for name, spellings in spelt.items():
        meant = tuple(dict.fromkeys(words[key] for one in spellings if (key := name_key(one)) in words))
        if len(meant) == 1:
            sure[name] = meant[0]
        else:
            unsure[name] = meant
    return Found(sure, unsure)
