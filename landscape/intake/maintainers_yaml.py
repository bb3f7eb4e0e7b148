"""`maintainers.yaml` of CNCF's `.project` repositories, schema 1.0.0: who maintains, by teams of handles."""

from landscape.intake.findings import Findings, Problems
from landscape.intake.nodes import Fields, Node
from landscape.intake.records import shown
from landscape.projects import Roster, Team

MAINTAINERS = "project-maintainers"


def read(content: bytes) -> Findings[Roster]:
    """The rosters of `content`, one a project, and everything that is wrong with it."""
    problems = Problems()
    root = problems.tree(content)
    if root is None:
        return Findings(problems=problems.found())
    if not isinstance(root, Fields) or "maintainers" not in root.fields:
        problems.error(root.line, "", "this is not a maintainers.yaml: there is no key maintainers")
        return Findings(problems=problems.found())
    problems.unknown(root, {"maintainers"}, "")
    rosters: dict[str, Roster] = {}
    for row in problems.rows(root.fields["maintainers"], "maintainers"):
        fields = problems.fields(row, "maintainers")
        roster = _roster(problems, fields) if fields else None
        if roster is None:
            continue
        if roster.project in rosters:
            problems.error(roster.line, "maintainers", f"the project {shown(roster.project)} comes again")
        rosters[roster.project] = roster
    if not rosters and not problems.has_errors:
        problems.error(root.line, "maintainers", "there is no project in this file")
    return Findings(tuple(rosters.values()), problems.found())


def _roster(problems: Problems, fields: Fields) -> Roster | None:
    problems.unknown(fields, {"project_id", "org", "teams"}, "maintainers")
    project = problems.line_of(fields.fields.get("project_id"), "maintainers / project_id")
    if not project:
        problems.error(fields.line, "maintainers", "an entry has no project_id")
        return None
    path = f"maintainers / {project}"
    teams: dict[str, Team] = {}
    required = False
    for row in problems.rows(fields.fields.get("teams"), f"{path} / teams"):
        team = problems.fields(row, f"{path} / teams")
        if team is None:
            continue
        problems.unknown(team, {"name", "members", "managed"}, f"{path} / teams")
        name = problems.name(team, f"{path} / teams", what="team")
        if not name:
            continue
        if name in teams:
            problems.error(team.line, f"{path} / teams", f"the team {shown(name)} comes again")
        handles = _handles(problems, team.fields.get("members"), f"{path} / {name}")
        teams[name] = Team(name, handles)
        is_managed = problems.flag(team.fields.get("managed"), f"{path} / {name} / managed")
        required = required or (bool(handles) and (is_managed or name == MAINTAINERS))
    if not required:
        problems.error(fields.line, path, f"there is no team {MAINTAINERS} with members")
    organisation = problems.handle(fields.fields.get("org"), f"{path} / org")
    return Roster(line=fields.line, project=project, organisation=organisation, teams=tuple(teams.values()))


def _handles(problems: Problems, node: Node | None, path: str) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for row in problems.rows(node, path):
        handle = problems.handle(row, path)
        if not handle:
            continue
        if handle.lower() in found:
            problems.warning(row.line, path, f"{shown(handle)} is listed twice; counted once")
        found.setdefault(handle.lower(), handle)
    return tuple(found.values())
