"""Load which repositories are whose, as CLOMonitor has it."""

from collections import Counter
from collections.abc import Mapping

from landscape import project_files, revise
from landscape.catalogue import Catalogue, Difference, Maturity, Source
from landscape.intake import clomonitor, project_deliveries
from landscape.intake.confirming import Doubt
from landscape.management.files import Reading
from landscape.management.matched import MatchedCommand
from landscape.projects import RepositoryMap


class Command(MatchedCommand[RepositoryMap]):
    """The projects of CLOMonitor's list with their repositories."""

    kind = "repository-map"
    title = "projects"
    help = (
        "Loads CLOMonitor's cncf.yaml: the repositories of projects, which are tracked from then on. "
        "Replaces the list before, until the day of the next one that was loaded. Projects that are no "
        "item's name are listed; their repositories are tracked, too, and are the item's once --same says "
        "which one is meant. Loading the same again changes nothing. Any error is listed and nothing is "
        "changed."
    )

    def read(self, content: bytes) -> Reading[RepositoryMap]:
        return Reading(Source.CLOMONITOR, clomonitor.read(content))

    def apply(self, things: tuple[RepositoryMap, ...], signature: revise.Signature) -> Difference:
        return project_deliveries.apply_maps(things, signature)

    def questions(self, reading: Reading[RepositoryMap], catalogue: Catalogue) -> tuple[Doubt, ...]:
        return project_deliveries.doubts_of_maps(reading.findings.things, catalogue)

    def counts(self, catalogue: Catalogue, source: Source) -> Mapping[str, int]:
        maps = catalogue.of(RepositoryMap)
        found = project_files.of_maps(maps.values(), catalogue).sure
        levels = Counter(one.maturity for one in maps.values())
        return {
            "projects": len(maps),
            **{f"in {level}": levels[level] for level in Maturity if levels[level]},
            "without an item": len(maps) - len(found),
            "repositories": sum(len(one.repositories) for one in maps.values()),
            "of items": sum(
                row.source is source for card in catalogue.cards.values() for row in card.repositories
            ),
        }
