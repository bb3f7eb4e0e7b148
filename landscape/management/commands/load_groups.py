"""Load Kubernetes' sigs.yaml or CNCF's tags.yaml into the catalogue."""

from collections import Counter
from collections.abc import Mapping

from landscape import revise
from landscape.catalogue import Catalogue, Difference, Source
from landscape.groups import Group, GroupKind
from landscape.intake import group_files
from landscape.management.files import FileCommand, Reading

_COUNTED = {
    GroupKind.SIG: "SIGs",
    GroupKind.WORKING_GROUP: "working groups",
    GroupKind.USER_GROUP: "user groups",
    GroupKind.COMMITTEE: "committees",
    GroupKind.TAG: "TAGs",
    GroupKind.TOC_SUBPROJECT: "TOC subprojects",
}


class Command(FileCommand[Group]):
    """The groups of a file: those of its source, and no others."""

    kind = "group"
    title = "groups"
    help = (
        "Loads Kubernetes' sigs.yaml or CNCF's tags.yaml, told apart by what is in it. Replaces the groups "
        "that an earlier file of the same source listed, until the day of the next one that was loaded; "
        "loading the same again changes nothing. Any error is listed and nothing is changed."
    )

    def read(self, content: bytes) -> Reading[Group]:
        return Reading(*group_files.read(content))

    def apply(self, things: tuple[Group, ...], signature: revise.Signature) -> Difference:
        return group_files.apply(things, signature)

    def counts(self, catalogue: Catalogue, source: Source) -> Mapping[str, int]:
        groups = [group for group in catalogue.of(Group).values() if group.source is source]
        kinds = Counter(group.kind for group in groups)
        subprojects = [subproject for group in groups for subproject in group.subprojects]
        return {word: kinds[kind] for kind, word in _COUNTED.items() if kinds[kind]} | {
            "subprojects": len(subprojects),
            "OWNERS links": sum(len(subproject.folders) for subproject in subprojects),
        }
