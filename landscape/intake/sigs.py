"""Kubernetes' sigs.yaml: SIGs, working groups and committees with their subprojects.

Keys and their meaning follow the generator of kubernetes/community. The file names a person's e-mail address
beside nearly every name; none is read.
"""

from collections.abc import Mapping
from dataclasses import replace

from landscape.catalogue import slug_of
from landscape.groups import Group, GroupKind, Role, Subproject
from landscape.intake import group_fields
from landscape.intake.findings import Findings, Problems
from landscape.intake.nodes import Fields, Node
from landscape.intake.records import shown

_COMMUNITY = "https://github.com/kubernetes/community/blob/main"
_KINDS = {
    "sigs": GroupKind.SIG,
    "workinggroups": GroupKind.WORKING_GROUP,
    "usergroups": GroupKind.USER_GROUP,
    "committees": GroupKind.COMMITTEE,
}
_GROUP_WORDS = """
    dir name mission_statement charter_link label leadership meetings contact subprojects
    stakeholder_sigs
"""
_GROUP_KEYS = frozenset(_GROUP_WORDS.split())
_CONTACT_KEYS = frozenset({"slack", "mailing_list", "teams", "liaison"})
_LEADERSHIP = {"chairs": Role.CHAIR, "tech_leads": Role.TECH_LEAD, "emeritus_leads": Role.EMERITUS}
_SUBPROJECT_KEYS = frozenset({"name", "description", "contact", "owners", "leads", "meetings"})


def read(content: bytes) -> Findings[Group]:
    """The groups of `content`, SIGs first, and everything that is wrong with it."""
    problems = Problems()
    root = problems.tree(content)
    if root is None:
        return Findings(problems=problems.found())
    if not is_sigs(root):
        problems.error(
            root.line, "", "this is not a sigs.yaml: there is no list of groups under the key sigs"
        )
        return Findings(problems=problems.found())
    assert isinstance(root, Fields)
    # gb_rep is Kubernetes' member of CNCF's Governing Board, no group.
    problems.unknown(root, _KINDS.keys() | {"gb_rep"}, "")
    groups: dict[str, Group] = {}
    stakeholders: list[tuple[str, Node | None]] = []
    for key, kind in _KINDS.items():
        for row in problems.rows(root.fields.get(key), key):
            fields = problems.fields(row, key)
            if fields is None or (group := _group(problems, fields, kind, key)) is None:
                continue
            if group.slug in groups:
                problems.error(fields.line, key, f"the group {shown(group.slug)} comes again")
                continue
            groups[group.slug] = group
            stakeholders.append((group.slug, fields.fields.get("stakeholder_sigs")))
    if not groups and not problems.has_errors:
        problems.error(root.line, "sigs", "there is no group in this file")
    return Findings(_with_stakeholders(problems, groups, stakeholders), problems.found())


def is_sigs(root: Node) -> bool:
    """Whether this is a sigs.yaml, whatever else is wrong with it."""
    return isinstance(root, Fields) and "sigs" in root.fields


def _group(problems: Problems, fields: Fields, kind: GroupKind, key: str) -> Group | None:
    name = problems.name(fields, key, what="group")
    if not name:
        return None
    path = f"{key} / {name}"
    group_fields.unknown_but(problems, fields, _GROUP_KEYS, path)
    slug = group_fields.slug(problems, fields, name, path)
    leadership = problems.fields(fields.fields.get("leadership"), f"{path} / leadership") or Fields(
        fields.line
    )
    problems.unknown(leadership, _LEADERSHIP.keys(), f"{path} / leadership")
    seats = [
        seat
        for word, role in _LEADERSHIP.items()
        for seat in group_fields.seats(
            problems, leadership.fields.get(word), role, f"{path} / leadership / {word}"
        )
    ]
    contact = problems.fields(fields.fields.get("contact"), f"{path} / contact") or Fields(fields.line)
    group_fields.unknown_but(problems, contact, _CONTACT_KEYS, f"{path} / contact")
    seats += group_fields.seats(
        problems, contact.fields.get("liaison"), Role.LIAISON, f"{path} / contact / liaison"
    )
    return Group(
        slug=slug,
        kind=kind,
        name=name,
        mission=group_fields.mission(problems, fields, path),
        charter=group_fields.charter(problems, fields, f"{_COMMUNITY}/{slug}", path),
        label=problems.line_of(fields.fields.get("label"), f"{path} / label"),
        seats=tuple(seats),
        subprojects=_subprojects(problems, fields.fields.get("subprojects"), f"{path} / subprojects"),
        meetings=group_fields.meetings(problems, fields.fields.get("meetings"), f"{path} / meetings"),
        slack=group_fields.slack(problems, contact, f"{path} / contact"),
        mailing_list=group_fields.mailing_list(problems, contact, f"{path} / contact"),
        teams=_teams(problems, contact.fields.get("teams"), f"{path} / contact / teams"),
    )


def _subprojects(problems: Problems, node: Node | None, path: str) -> tuple[Subproject, ...]:
    found: dict[str, Subproject] = {}
    for row in problems.rows(node, path):
        fields = problems.fields(row, path)
        name = problems.name(fields, path, what="subproject") if fields else ""
        if fields is None or not name:
            continue
        inner = f"{path} / {name}"
        group_fields.unknown_but(problems, fields, _SUBPROJECT_KEYS, inner)
        slug = slug_of(name)
        if slug in found:
            problems.error(fields.line, path, f"the subproject {shown(name)} comes again")
            continue
        contact = problems.fields(fields.fields.get("contact"), f"{inner} / contact") or Fields(fields.line)
        group_fields.unknown_but(problems, contact, _CONTACT_KEYS, f"{inner} / contact")
        owners = [
            folder
            for link in problems.rows(fields.fields.get("owners"), f"{inner} / owners")
            if (folder := group_fields.owned_folder(problems, link, f"{inner} / owners"))
        ]
        if not owners:
            problems.warning(fields.line, inner, "the subproject owns nothing: it links to no OWNERS file")
        found[slug] = Subproject(
            slug=slug,
            name=name,
            description=problems.text(fields.fields.get("description"), f"{inner} / description"),
            folders=tuple(owners),
            seats=group_fields.seats(problems, fields.fields.get("leads"), Role.LEAD, f"{inner} / leads"),
            meetings=group_fields.meetings(problems, fields.fields.get("meetings"), f"{inner} / meetings"),
            slack=group_fields.slack(problems, contact, f"{inner} / contact"),
            mailing_list=group_fields.mailing_list(problems, contact, f"{inner} / contact"),
        )
    return tuple(found.values())


def _teams(problems: Problems, node: Node | None, path: str) -> tuple[tuple[str, str], ...]:
    teams = []
    for row in problems.rows(node, path):
        fields = problems.fields(row, path)
        if fields is not None and (name := problems.line_of(fields.fields.get("name"), path)):
            teams.append((name, problems.line_of(fields.fields.get("description"), path)))
    return tuple(teams)


def _with_stakeholders(
    problems: Problems, groups: Mapping[str, Group], given: list[tuple[str, Node | None]]
) -> tuple[Group, ...]:
    """The groups, those of a working group's SIGs by their slugs: the file has their names."""
    by_name = {group.name: slug for slug, group in groups.items() if group.kind is GroupKind.SIG}
    found = dict(groups)
    for slug, node in given:
        path = f"{groups[slug].name} / stakeholder_sigs"
        slugs = []
        for row in problems.rows(node, path):
            name = problems.line_of(row, path)
            if name in by_name:
                slugs.append(by_name[name])
            else:
                problems.warning(row.line, path, f"there is no SIG {shown(name)} in this file; left out")
        if slugs:
            found[slug] = replace(groups[slug], stakeholders=tuple(dict.fromkeys(slugs)))
    return tuple(found.values())
