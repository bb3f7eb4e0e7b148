"""CLOMonitor's map and projects' own files into the catalogue."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from landscape import maintainers, project_files, revise
from landscape.catalogue import Card, Catalogue, Difference, Step
from landscape.intake import attaching, confirming, maintainer_files
from landscape.intake.confirming import Doubt
from landscape.maintainers import MaintainerList
from landscape.projects import ProjectFile, RepositoryMap

ABOUT_MAPS = frozenset({"repository-map", "item"})
ABOUT_FILES = frozenset({"project-file", "maintainers", "item"})
_LEVELS = {
    Step.ACCEPTED: "sandbox",
    Step.INCUBATING: "incubating",
    Step.GRADUATED: "graduated",
    Step.ARCHIVED: "archived",
}


def with_maps(maps: Iterable[RepositoryMap], catalogue: Catalogue) -> Catalogue:
    """`catalogue` with `maps` as all that CLOMonitor says, and the repositories of items that follow."""
    said = {one.name: one for one in maps}
    return attaching.attached(replace(catalogue, others={**catalogue.others, RepositoryMap: said}))


def with_files(things: Iterable[ProjectFile | MaintainerList], catalogue: Catalogue) -> Catalogue:
    """`catalogue` with what these projects say of themselves; others' words stay as they are."""
    files = {one.slug: one for one in things if isinstance(one, ProjectFile)}
    lists = maintainer_files.keyed(one for one in things if isinstance(one, MaintainerList))
    others: dict[type, Mapping[str, Any]] = {
        **catalogue.others,
        ProjectFile: {**catalogue.of(ProjectFile), **files},
        MaintainerList: {**catalogue.of(MaintainerList), **lists},
    }
    return attaching.attached(replace(catalogue, others=others))


def apply_maps(maps: Iterable[RepositoryMap], signature: revise.Signature) -> Difference:
    """Writes what `with_maps` proposes; gives what changed."""
    said = tuple(maps)
    return revise.revise(lambda before: with_maps(said, before), replace(signature, about=ABOUT_MAPS))


def apply_files(things: Sequence[ProjectFile | MaintainerList], signature: revise.Signature) -> Difference:
    """Writes what `with_files` proposes; gives what changed on the day.

    Each file holds until the next one of its project; what follows from it for the item goes through all
    later versions of that item.
    """
    signature = replace(signature, about=ABOUT_FILES, is_whole=False)
    changed = revise.revise(lambda before: with_files(things, before), signature)
    files = [one for one in things if isinstance(one, ProjectFile)]
    slugs = project_files.of_files(files, changed.after).sure.values()
    for day in confirming.later_versions(slugs, signature.effective_on):
        revise.revise(attaching.attached, replace(signature, effective_on=day))
    return changed


def doubts_of_maps(maps: Sequence[RepositoryMap], catalogue: Catalogue) -> tuple[Doubt, ...]:
    """Entries that no item is known for, and levels that differ from the catalogue's."""
    found = project_files.of_maps(maps, catalogue)
    named = [one for one in maps if one.name in found.unsure]
    likely = _likely([(one.name, one.title) for one in named], catalogue)
    # What has no level is a TAG or a part of a project: an item that is spelt alike is another thing.
    doubts = {
        one.name: Doubt(
            one.name,
            tuple(dict.fromkeys((*found.unsure[one.name], *(candidates if one.maturity else ()))))[:3],
        )
        for one, candidates in zip(named, likely, strict=True)
    }
    for one in maps:
        card = catalogue.cards.get(found.sure.get(one.name, ""))
        if card and one.maturity and card.maturity and one.maturity != card.maturity:
            why = f"is {one.maturity} there and {card.maturity} here"
            doubts[one.name] = Doubt(one.name, (card.slug,), why)
    return tuple(doubts[one.name] for one in maps if one.name in doubts)


def doubts_of_files(
    things: Sequence[ProjectFile | MaintainerList], catalogue: Catalogue
) -> tuple[Doubt, ...]:
    """Files that no item is known for, and where a file and the catalogue differ."""
    files = [one for one in things if isinstance(one, ProjectFile)]
    found = project_files.of_files(files, catalogue)
    named = [one for one in files if one.slug in found.unsure]
    likely = _likely([(one.slug, one.name) for one in named], catalogue)
    doubts = [
        Doubt(one.slug, tuple(dict.fromkeys((*found.unsure[one.slug], *candidates)))[:3])
        for one, candidates in zip(named, likely, strict=True)
    ]
    for file in files:
        if card := catalogue.cards.get(found.sure.get(file.slug, "")):
            doubts += [Doubt(file.slug, (card.slug,), why) for why in _differences(file, card, catalogue)]
    lists = [one for one in things if isinstance(one, MaintainerList)]
    return (*doubts, *maintainer_files.doubts(lists, catalogue))


def _differences(file: ProjectFile, card: Card, catalogue: Catalogue) -> list[str]:
    """A sentence for each fact in which the catalogue is believed and the file says otherwise."""
    told = []
    days = {move.step: move.moved_on for move in card.moves}
    for step, entry in project_files.logged(file).items():
        if days[step] != entry.moved_on:
            told.append(f"{step} on {entry.moved_on} there and on {days[step]} here")
    level = _LEVELS[file.moves[-1].step] if file.moves else ""
    if level and card.maturity and level != card.maturity:
        told.append(f"is {level} there and {card.maturity} here")
    names = {
        (category.slug, slug): (category.name, name)
        for category in catalogue.categories
        for slug, name in category.subcategories
    }
    places = [names[shelf] for shelf in (card.shelf, *sorted(card.also_on))]
    wanted = (file.category, file.subcategory)
    if any(wanted) and not any(_is_at(wanted, place) for place in places):
        told.append(f"stands in {' / '.join(filter(None, wanted))} there and in {' / '.join(places[0])} here")
    return told


def _is_at(wanted: tuple[str, str], place: tuple[str, str]) -> bool:
    """Whether a place is the one that is wanted, as far as that is said."""
    pairs = zip(wanted, place, strict=True)
    return all(not word or word.casefold() == name.casefold() for word, name in pairs)


def _likely(spelt: Sequence[tuple[str, str]], catalogue: Catalogue) -> list[tuple[str, ...]]:
    return confirming.likely(spelt, maintainers.names(catalogue), maintainers.identifiers(catalogue))
