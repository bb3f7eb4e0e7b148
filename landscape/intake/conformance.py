"""Certified Kubernetes: every `vX.Y/<product>/PRODUCT.yaml` of CNCF's k8s-conformance."""

from landscape.certified import Certification, Offer
from landscape.intake import certified_files
from landscape.intake.archive import Files
from landscape.intake.certified_files import Place, Reading, Sheet
from landscape.intake.nodes import Fields
from landscape.intake.records import Problems, shown

_WORDS = {
    "vendor": "vendor",
    "name": "name",
    "version": "version",
    "type": "type",
    "description": "description",
    "websiteurl": "website",
    "repourl": "repository",
    "documentationurl": "documentation",
    "productlogourl": "logo",
    "contactemailaddress": "contact",  # never read
    "vesion": "version",
    "discription": "description",
}
_MISSPELT = frozenset({"vesion", "discription"})
# The rules know three types; these are the words that vendors gave from 1.7 to 1.30, in lower case.
_OFFERS = {
    "distribution": Offer.DISTRIBUTION,
    "distro": Offer.DISTRIBUTION,
    "hosted": Offer.HOSTED,
    "hosted platform": Offer.HOSTED,
    "hosted & dedicated": Offer.HOSTED,
    "installer": Offer.INSTALLER,
    "certified kubernetes - installer": Offer.INSTALLER,
    "platform": Offer.OTHER,
    "container platform": Offer.OTHER,
    "multi-cloud container platform": Offer.OTHER,
    "vendor": Offer.OTHER,
}


def read(files: Files) -> Reading[Certification]:
    """The certifications in `files` (of `certified_files.delivered`) and everything wrong with them."""
    return certified_files.read(files, _certification)


def _certification(fields: Fields, place: Place, problems: Problems) -> Certification | None:
    if {"metadata", "spec"} <= fields.fields.keys():
        problems.error(fields.line, place.path, "this is an answer to the AI checklist, not a certification")
        return None
    for key in sorted(_MISSPELT & fields.fields.keys()):
        sentence = f"the key {shown(key)} is read as {_WORDS[key]}"
        problems.warning(fields.fields[key].line, place.path, sentence)
    sheet = Sheet(fields, place.path, problems, _WORDS)
    offer_word = sheet.name("type")
    offer = _OFFERS.get(" ".join(offer_word.lower().split())) if offer_word else None
    if offer_word and offer is None:
        offer = Offer.OTHER
        sentence = f"the type {shown(offer_word)} is not known; it counts as other"
        problems.warning(sheet.line_of("type"), place.path, sentence)
    version = sheet.name("version")
    if not version:
        problems.warning(sheet.line_of("version"), place.path, "the product's version is missing")
    return Certification(
        kubernetes=place.kubernetes,
        folder=place.folder,
        vendor=sheet.name("vendor", is_needed=True),
        name=sheet.name("name", is_needed=True),
        version=version,
        description=sheet.text("description"),
        website=sheet.address("website"),
        repository=sheet.address("repository"),
        documentation=sheet.address("documentation"),
        logo=sheet.address("logo"),
        offer=offer,
        offer_word=offer_word,
    )
