"""Load who maintains what: CNCF's project-maintainers.csv, or a project's own maintainers.yaml."""

from collections import Counter
from collections.abc import Mapping

from landscape import maintainers, revise
from landscape.catalogue import Catalogue, Difference, Maturity, Source
from landscape.intake import maintainer_files
from landscape.intake.confirming import Doubt
from landscape.maintainers import MaintainerList
from landscape.management.files import Reading
from landscape.management.matched import MatchedCommand


class Command(MatchedCommand[MaintainerList]):
    """The lists of a file: those of its source, or those of its projects."""

    kind = "maintainers"
    title = "lists"
    help = (
        "Loads CNCF's project-maintainers.csv or a .project maintainers.yaml, told apart by what is in it. "
        "The CSV replaces the one before, until the day of the next one that was loaded; a maintainers.yaml "
        "speaks of its own projects alone. Labels that are no item's name are listed, and kept until --same "
        "says what they mean. Loading the same again changes nothing. Any error is listed and nothing is "
        "changed. E-mail addresses are not kept."
    )

    def read(self, content: bytes) -> Reading[MaintainerList]:
        return Reading(*maintainer_files.read(content))

    def apply(self, things: tuple[MaintainerList, ...], signature: revise.Signature) -> Difference:
        return maintainer_files.apply(things, signature)

    def questions(self, reading: Reading[MaintainerList], catalogue: Catalogue) -> tuple[Doubt, ...]:
        return maintainer_files.doubts(reading.findings.things, catalogue)

    def counts(self, catalogue: Catalogue, source: Source) -> Mapping[str, int]:
        lists = [one for one in catalogue.of(MaintainerList).values() if one.source is source]
        people = [(one.maturity, person) for one in lists for person in one.maintainers]
        levels = Counter(level for level, _ in people)
        matched = maintainers.items(lists, catalogue)
        return {
            "labels": len({one.label for one in lists}),
            "without an item": len({one.label for index, one in enumerate(lists) if index not in matched}),
            "posts": len(people),
            **{f"in {level}": levels[level] for level in Maturity if levels[level]},
            "handles": len({person.handle.lower() for _, person in people if person.handle}),
        }
