"""CNCF's tags.yaml: TAGs and the TOC's own subprojects, with the terms of their leads."""

from landscape.catalogue import slug_of
from landscape.groups import Group, GroupKind, Role, Seat, Subproject
from landscape.intake import group_fields
from landscape.intake.findings import Findings, Problems
from landscape.intake.nodes import Fields, Node
from landscape.intake.records import shown

_KINDS = {"tags": GroupKind.TAG, "toc_subprojects": GroupKind.TOC_SUBPROJECT}
_FOLDERS = {
    GroupKind.TAG: "https://github.com/cncf/toc/blob/main/tags",
    GroupKind.TOC_SUBPROJECT: "https://github.com/cncf/toc/blob/main/toc_subprojects",
}
_GROUP_LINKS = {
    "tag_initiatives": "initiatives",
    "subproject_initiatives": "initiatives",
    "landscape_url": "landscape",
}
_GROUP_WORDS = """
    dir name mission_statement charter_link label leadership meetings contact tag_subprojects
"""
_GROUP_KEYS = frozenset(_GROUP_WORDS.split())
_SUBPROJECT_WORDS = """
    dir name mission_statement leadership meetings contact landscape_url
"""
_SUBPROJECT_KEYS = frozenset(_SUBPROJECT_WORDS.split())
# A picture in the TOC's repository, shown on its own pages only.
_PICTURE_KEYS = frozenset({"landscape_preview_image"})
_CONTACT_KEYS = frozenset({"slack", "slack_channel", "mailing_list", "toc_liaison"})
_LEADERSHIP = {
    "chairs": Role.CHAIR,
    "tech_leads": Role.TECH_LEAD,
    "subproject_leads": Role.LEAD,
    "emeritus_leads": Role.EMERITUS,
}


def read(content: bytes) -> Findings[Group]:
    """The groups of `content`, TAGs first, and everything that is wrong with it."""
    problems = Problems()
    root = problems.tree(content)
    if root is None:
        return Findings(problems=problems.found())
    if not is_tags(root):
        problems.error(
            root.line, "", "this is not a tags.yaml: there is no list of groups under the key tags"
        )
        return Findings(problems=problems.found())
    assert isinstance(root, Fields)
    problems.unknown(root, _KINDS.keys(), "")
    groups: dict[str, Group] = {}
    for key, kind in _KINDS.items():
        for row in problems.rows(root.fields.get(key), key):
            fields = problems.fields(row, key)
            if fields is None or (group := _group(problems, fields, kind, key)) is None:
                continue
            if group.slug in groups:
                problems.error(fields.line, key, f"the group {shown(group.slug)} comes again")
            groups[group.slug] = group
    if not groups and not problems.has_errors:
        problems.error(root.line, "tags", "there is no group in this file")
    return Findings(tuple(groups.values()), problems.found())


def is_tags(root: Node) -> bool:
    """Whether this is a tags.yaml, whatever else is wrong with it."""
    return isinstance(root, Fields) and "tags" in root.fields


def _group(problems: Problems, fields: Fields, kind: GroupKind, key: str) -> Group | None:
    name = problems.name(fields, key, what="group")
    if not name:
        return None
    path = f"{key} / {name}"
    group_fields.unknown_but(problems, fields, _GROUP_KEYS | _GROUP_LINKS.keys(), path)
    slug = group_fields.slug(problems, fields, name, path)
    contact, slack, mailing_list = _contact(problems, fields, path)
    liaisons = group_fields.seats(
        problems, contact.fields.get("toc_liaison"), Role.LIAISON, f"{path} / contact / toc_liaison"
    )
    return Group(
        slug=slug,
        kind=kind,
        name=name,
        mission=group_fields.mission(problems, fields, path),
        charter=group_fields.charter(problems, fields, f"{_FOLDERS[kind]}/{slug}", path),
        label=problems.line_of(fields.fields.get("label"), f"{path} / label"),
        seats=_leadership(problems, fields, path) + liaisons,
        subprojects=_subprojects(problems, fields.fields.get("tag_subprojects"), f"{path} / tag_subprojects"),
        meetings=group_fields.meetings(problems, fields.fields.get("meetings"), f"{path} / meetings"),
        slack=slack,
        mailing_list=mailing_list,
        links=problems.links(fields, _GROUP_LINKS, path),
    )


def _subprojects(problems: Problems, node: Node | None, path: str) -> tuple[Subproject, ...]:
    found: dict[str, Subproject] = {}
    for row in problems.rows(node, path):
        fields = problems.fields(row, path)
        name = problems.name(fields, path, what="subproject") if fields else ""
        if fields is None or not name:
            continue
        inner = f"{path} / {name}"
        group_fields.unknown_but(problems, fields, _SUBPROJECT_KEYS | _PICTURE_KEYS, inner)
        slug = group_fields.slug(problems, fields, name, inner)
        if slug in found:
            problems.error(fields.line, path, f"the subproject {shown(slug_of(name))} comes again")
        _, slack, mailing_list = _contact(problems, fields, inner)
        found[slug] = Subproject(
            slug=slug,
            name=name,
            description=group_fields.mission(problems, fields, inner),
            seats=_leadership(problems, fields, inner),
            meetings=group_fields.meetings(problems, fields.fields.get("meetings"), f"{inner} / meetings"),
            slack=slack,
            mailing_list=mailing_list,
            links=problems.links(fields, _GROUP_LINKS, inner),
        )
    return tuple(found.values())


def _leadership(problems: Problems, fields: Fields, path: str) -> tuple[Seat, ...]:
    path = f"{path} / leadership"
    leadership = problems.fields(fields.fields.get("leadership"), path) or Fields(fields.line)
    problems.unknown(leadership, _LEADERSHIP.keys(), path)
    return tuple(
        seat
        for word, role in _LEADERSHIP.items()
        for seat in group_fields.seats(problems, leadership.fields.get(word), role, f"{path} / {word}")
    )


def _contact(problems: Problems, fields: Fields, path: str) -> tuple[Fields, str, str]:
    """The contact's fields, the Slack channel (its name, else its number) and the mailing list's page."""
    path = f"{path} / contact"
    contact = problems.fields(fields.fields.get("contact"), path) or Fields(fields.line)
    group_fields.unknown_but(problems, contact, _CONTACT_KEYS, path)
    channel = group_fields.slack(problems, contact, path, key="slack_channel")
    number = group_fields.slack(problems, contact, path)
    return contact, channel or number, group_fields.mailing_list(problems, contact, path)
