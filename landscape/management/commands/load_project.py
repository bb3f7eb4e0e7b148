"""Load what projects say of themselves: the project.yaml and maintainers.yaml of their `.project`."""

from collections.abc import Mapping

from landscape import project_files, revise
from landscape.catalogue import Catalogue, Difference, Source
from landscape.intake import project_deliveries, project_folders
from landscape.intake.confirming import Doubt
from landscape.intake.project_folders import Said
from landscape.maintainers import MaintainerList
from landscape.management.files import Reading
from landscape.management.matched import MatchedCommand
from landscape.projects import ProjectFile


class Command(MatchedCommand[Said]):
    """The files of projects, each of its own project alone."""

    kind = "project-file"
    title = "projects"
    place = "FILE|FOLDER|URL"
    help = (
        "Loads a .project project.yaml, the .project folder of a project with its maintainers.yaml, or a "
        "folder or tar archive (plain, gz or xz; a path or an http(s) address) of many. Each file holds "
        "until the next one of its project. Where the catalogue has it otherwise (a day, a level, a place) "
        "the catalogue is believed and the difference listed. Loading the same again changes nothing. Any "
        "error is listed and nothing is changed. E-mail addresses are not kept."
    )

    def deliver(self, place: str) -> Reading[Said]:
        return Reading(Source.DOT_PROJECT, project_folders.read(place))

    def read(self, content: bytes) -> Reading[Said]:
        return Reading(Source.DOT_PROJECT, project_folders.of_file(content))

    def apply(self, things: tuple[Said, ...], signature: revise.Signature) -> Difference:
        return project_deliveries.apply_files(things, signature)

    def questions(self, reading: Reading[Said], catalogue: Catalogue) -> tuple[Doubt, ...]:
        return project_deliveries.doubts_of_files(reading.findings.things, catalogue)

    def counts(self, catalogue: Catalogue, source: Source) -> Mapping[str, int]:
        files = catalogue.of(ProjectFile)
        found = project_files.of_files(files.values(), catalogue).sure
        lists = [one for one in catalogue.of(MaintainerList).values() if one.source is source]
        return {
            "projects": len(files),
            "without an item": len(files) - len(found),
            "repositories": sum(len(one.repositories) for one in files.values()),
            "documents": sum(len(one.documents) for one in files.values()),
            "lists": len(lists),
        }
