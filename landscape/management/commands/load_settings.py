"""Load the settings.yml of a landscape's site into the catalogue."""

from collections.abc import Mapping

from landscape import arrangement, revise
from landscape.arrangement import Arrangement
from landscape.catalogue import Catalogue, Difference, Source
from landscape.intake import settings_file, settings_yml
from landscape.management.files import FileCommand, Reading


class Command(FileCommand[Arrangement]):
    """How a landscape is shown: its tabs, what is featured, orders, an event."""

    kind = "arrangement"
    title = "arrangement"
    help = (
        "Loads the settings.yml of a landscape's site: tabs, featured items, orders, hidden subcategories, "
        "end users, TAGs, the members' category, links and the upcoming event. What is about looks is left "
        "out, and said so. Any error is listed and nothing is changed."
    )

    def read(self, content: bytes) -> Reading[Arrangement]:
        return Reading(Source.LANDSCAPE_SETTINGS, settings_yml.read(content))

    def apply(self, things: tuple[Arrangement, ...], signature: revise.Signature) -> Difference:
        (said,) = things
        return settings_file.apply(said, signature)

    def doubts(self, things: tuple[Arrangement, ...], catalogue: Catalogue) -> tuple[str, ...]:
        return tuple(sentence for said in things for sentence in arrangement.doubts(said, catalogue))

    def counts(self, catalogue: Catalogue, source: Source) -> Mapping[str, int]:  # noqa: ARG002 - one source has arrangements
        found = arrangement.of(catalogue)
        return {
            "tabs": len(found.tabs),
            "featured": len(found.featured),
            "orders": len(found.orders),
            "end-user rules": len(found.end_users),
            "TAG rules": len(found.tags),
            "links": len(found.links),
            "events": 0 if found.event is None else 1,
        }
