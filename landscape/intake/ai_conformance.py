"""Kubernetes AI conformance: every `vX.Y/<product>/PRODUCT.yaml` of CNCF's k8s-ai-conformance.

A file has `metadata`, its keys written aKey or a_key, and `spec`: areas of requirements as the vendor
answered them.
"""

import re
from collections.abc import Iterator

from landscape.certified import AIConformance, KubernetesVersion, Level, Requirement, Status
from landscape.intake import certified_files
from landscape.intake.archive import Files
from landscape.intake.certified_files import Place, Reading, Sheet
from landscape.intake.nodes import Fields, Node, Rows, Text, Unreadable, tree
from landscape.intake.records import Problems, is_web_address, shown

_METADATA_WORDS = {
    "kubernetesversion": "kubernetes",
    "platformname": "name",
    "platformversion": "version",
    "vendorname": "vendor",
    "description": "description",
    "websiteurl": "website",
    "repourl": "repository",
    "documentationurl": "documentation",
    "productlogourl": "logo",
    "contactemailaddress": "contact",  # never read
    "k8sconformanceurl": "rests_on",
}
_REQUIREMENT_WORDS = {word: word for word in ("id", "description", "level", "status", "notes")}
_TOP_WORDS = frozenset({"metadata", "spec", "contact_email_address", "contactEmailAddress"})
_RESTS_ON = re.compile(
    r"https://github\.com/cncf/k8s-conformance/(?:tree|blob)/[^/]+/(v\d{1,3}\.\d{1,3}/[^/?#]+)/?.*"
)
_SCHEME = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*:", re.ASCII)


def read(files: Files) -> Reading[AIConformance]:
    """The answers in `files` (of `certified_files.delivered`) and everything wrong with them."""
    return certified_files.read(files, _conformance)


def recognises(files: Files) -> bool:
    """Whether `files` are answers to the AI checklist, not certifications; the first readable one tells."""
    for file in files.files:
        try:
            root = tree(file.content)
        except Unreadable:
            continue
        return isinstance(root, Fields) and {"metadata", "spec"} <= root.fields.keys()
    return False


def _conformance(fields: Fields, place: Place, problems: Problems) -> AIConformance | None:
    problems.unknown(fields, _TOP_WORDS, place.path)
    metadata = problems.fields(fields.fields.get("metadata"), f"{place.path} / metadata")
    areas = problems.fields(fields.fields.get("spec"), f"{place.path} / spec")
    if metadata is None or areas is None:
        problems.error(fields.line, place.path, "there is no metadata, or no spec")
        return None
    sheet = Sheet(metadata, f"{place.path} / metadata", problems, _METADATA_WORDS)
    _check_version(sheet, place, problems)
    return AIConformance(
        kubernetes=place.kubernetes,
        folder=place.folder,
        vendor=sheet.name("vendor", is_needed=True),
        name=sheet.name("name", is_needed=True),
        version=sheet.name("version"),
        description=sheet.text("description"),
        website=sheet.address("website"),
        repository=sheet.address("repository"),
        documentation=sheet.address("documentation"),
        logo=sheet.address("logo"),
        rests_on=_rests_on(sheet, place, problems),
        requirements=tuple(_requirements(areas, place, problems)),
    )


def _check_version(sheet: Sheet, place: Place, problems: Problems) -> None:
    said = sheet.name("kubernetes")
    # A patch version is as good: v1.35.3 in v1.35.
    minor = ".".join(said.split(".")[:2])
    try:
        is_same = KubernetesVersion.parse(minor) == place.kubernetes
    except ValueError:
        is_same = False
    if said and not is_same:
        sentence = f"the file says Kubernetes {shown(said)}; the folder's {place.kubernetes} counts"
        problems.warning(sheet.line_of("kubernetes"), place.path, sentence)


def _rests_on(sheet: Sheet, place: Place, problems: Problems) -> str:
    address = sheet.address("rests_on")
    found = _RESTS_ON.fullmatch(address)
    if address and found is None:
        sentence = f"{shown(address)} is no folder of cncf/k8s-conformance; dropped"
        problems.warning(sheet.line_of("rests_on"), place.path, sentence)
    return found[1] if found else ""


def _requirements(areas: Fields, place: Place, problems: Problems) -> Iterator[Requirement]:
    seen: set[str] = set()
    for area, node in areas.fields.items():
        path = f"{place.path} / {area}"
        for row in problems.rows(node, path):
            fields = problems.fields(row, path)
            if fields is None:
                continue
            requirement = _requirement(fields, area, path, problems)
            if requirement.id and requirement.id in seen:
                sentence = f"the requirement {shown(requirement.id)} is answered twice"
                problems.error(fields.line, path, sentence)
            seen.add(requirement.id)
            yield requirement


def _requirement(fields: Fields, area: str, path: str, problems: Problems) -> Requirement:
    answers = Fields(fields.line, {key: node for key, node in fields.fields.items() if key != "evidence"})
    sheet = Sheet(answers, path, problems, _REQUIREMENT_WORDS)
    level_word, status_word = sheet.name("level"), sheet.name("status")
    level = next((level for level in Level if level.casefold() == level_word.casefold()), None)
    status = next((status for status in Status if status.casefold() == status_word.casefold()), None)
    for word, said, meant in (("level", level_word, level), ("status", status_word, status)):
        if said and meant is None:
            sentence = f"the {word} {shown(said)} is not one of the checklist's"
            problems.warning(sheet.line_of(word), path, sentence)
    return Requirement(
        area=area,
        id=sheet.name("id", is_needed=True),
        description=sheet.text("description"),
        level=level,
        level_word=level_word,
        status=status,
        status_word=status_word,
        evidence=tuple(_evidence(fields.fields.get("evidence"), f"{path} / evidence", problems)),
        notes=sheet.text("notes"),
    )


def _evidence(node: Node | None, path: str, problems: Problems) -> Iterator[str]:
    # Six vendors wrote the word N/A where a list belongs.
    rows = [node] if isinstance(node, Text) else node.rows if isinstance(node, Rows) else []
    if isinstance(node, Fields):
        problems.error(node.line, path, "a list is expected here")
    for row in rows:
        said = problems.text(row, path)
        if _SCHEME.match(said) and not is_web_address(said):
            problems.warning(row.line, path, f"{shown(said)} is not an http or https address; dropped")
        elif said:
            yield said
