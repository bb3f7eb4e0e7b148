"""Load CNCF's guide.yml into the catalogue."""

from collections.abc import Mapping

from landscape import revise
from landscape.catalogue import Catalogue, Difference, Source
from landscape.guide import Chapter, GuideChapter
from landscape.intake import guide_chapters, guide_yml
from landscape.management.files import FileCommand, Reading


class Command(FileCommand[GuideChapter]):
    """The chapters of a guide.yml; our own stay."""

    kind = "chapter"
    title = "chapters"
    help = (
        "Loads the guide.yml of CNCF's landscape. Replaces the chapters of the one loaded before; our own "
        "stay as they are. Any error is listed and nothing is changed."
    )

    def read(self, content: bytes) -> Reading[GuideChapter]:
        return Reading(Source.CNCF_GUIDE, guide_yml.read(content))

    def apply(self, things: tuple[GuideChapter, ...], signature: revise.Signature) -> Difference:
        return guide_chapters.apply(guide_chapters.imported(things), signature)

    def counts(self, catalogue: Catalogue, source: Source) -> Mapping[str, int]:
        chapters = [one for one in catalogue.of(Chapter).values() if one.source is source]
        return {"chapters": len(chapters), "sections": sum(len(one.sections) for one in chapters)}
