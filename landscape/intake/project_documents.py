"""The documents a project.yaml points to: policies, guides, licences, by the keys they stand under."""

from landscape.intake.findings import Problems
from landscape.intake.nodes import Fields, Node, Text
from landscape.intake.records import shown

_GOVERNANCE_WORDS = """
    contributing codeowners governance_doc gitvote_config vendor_neutrality_statement decision_making_process
    roles_and_teams code_of_conduct sub_project_list sub_project_docs contributor_ladder change_process
    comms_channels community_calendar contributor_guide maintainer_lifecycle
"""
# What stands under a key; under every other key of these sections stands {path: …}.
_KNOWN = {
    "security": frozenset({"policy", "threat_model", "contact"}),
    "security / contact": frozenset({"email", "advisory_url"}),
    "governance": frozenset(_GOVERNANCE_WORDS.split()),
    "governance / maintainer_lifecycle": frozenset(
        {"onboarding_doc", "progression_ladder", "mentoring_program", "offboarding_policy"}
    ),
    "legal": frozenset({"license", "identity_type"}),
    "legal / identity_type": frozenset({"has_dco", "has_cla", "cla_only", "dco_url", "cla_url"}),
    "documentation": frozenset({"readme", "support", "architecture", "api"}),
}
_PATH = frozenset({"path"})
# An address of a person, and what is said with true and false.
_NO_DOCUMENTS = frozenset({"email", "has_dco", "has_cla", "cla_only"})
_SECTIONS = ("adopters", "security", "governance", "legal", "documentation")


def documents(problems: Problems, root: Fields) -> tuple[tuple[str, str], ...]:
    """(keys, address or path in the project's repository) of every document, section by section."""
    found: list[tuple[str, str]] = []
    for section in _SECTIONS:
        if section in root.fields:
            found += _under(problems, root.fields[section], section)
    return tuple(dict.fromkeys(found))


def _under(problems: Problems, node: Node, kind: str) -> list[tuple[str, str]]:
    if kind.endswith("mentoring_program"):
        return [found for row in problems.rows(node, kind) for found in _address(problems, row, kind)]
    if kind.endswith("advisory_url"):
        return _address(problems, node, kind)
    fields = problems.fields(node, kind)
    if fields is None:
        return []
    known = _KNOWN.get(kind, _PATH)
    problems.unknown(fields, known, kind)
    if known is _PATH:
        return _document(problems, fields.fields.get("path"), kind)
    return [
        found
        for key in fields.fields
        if key in known and key not in _NO_DOCUMENTS
        for found in _under(problems, fields.fields[key], f"{kind} / {key}")
    ]


def _document(problems: Problems, node: Node | None, kind: str) -> list[tuple[str, str]]:
    word = problems.line_of(node, kind)
    if not word or node is None:
        return []
    if ":" in word.partition("/")[0]:
        return _address(problems, node, kind)
    if word.startswith("/") or "\\" in word or ".." in word.split("/"):
        problems.warning(node.line, kind, f"{shown(word)} leads out of the repository; dropped")
        return []
    return [(kind, word)]


def _address(problems: Problems, node: Node, kind: str) -> list[tuple[str, str]]:
    url = problems.address(node, kind) if isinstance(node, Text) else ""
    return [(kind, url)] if url else []
