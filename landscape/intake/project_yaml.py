"""`project.yaml` of CNCF's `.project` repositories, schema 1.0.0: a project in its maintainers' own words.

Required is what the schema requires. A key it does not know is a warning here: what is known is worth having.
"""

import re
from itertools import pairwise

from landscape.catalogue import Maturity, Step
from landscape.intake import project_documents
from landscape.intake.findings import Findings, Problems
from landscape.intake.nodes import Fields, Node, Text
from landscape.intake.records import is_web_address, shown
from landscape.projects import LoggedMove, ProjectFile, ProjectRepository, ReportedAudit

SCHEMA_VERSION = "1.0.0"
_SLUG = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
_KIND = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_TEAM = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:/[\w-]{1,100})?")
_WORDS = """
    schema_version slug name description type project_lead slack_channels maturity_log repositories
    website adopters artwork social mailing_lists audits package_managers security governance legal
    documentation landscape
"""
_KEYS = frozenset(_WORDS.split())
# A level of the log is the step that leads to it; a project begins in the sandbox by being accepted.
_STEPS = {
    Maturity.SANDBOX: Step.ACCEPTED,
    Maturity.INCUBATING: Step.INCUBATING,
    Maturity.GRADUATED: Step.GRADUATED,
    Maturity.ARCHIVED: Step.ARCHIVED,
}


def read(content: bytes) -> Findings[ProjectFile]:
    """The one project of `content` and everything that is wrong with it; nothing where it has errors."""
    problems = Problems()
    root = problems.tree(content)
    if root is None:
        return Findings(problems=problems.found())
    if not isinstance(root, Fields) or "maturity_log" not in root.fields:
        problems.error(root.line, "", "this is not a project.yaml: there is no key maturity_log")
        return Findings(problems=problems.found())
    found = _project(problems, problems.fields(root, "") or root)
    return Findings(() if problems.has_errors else (found,), problems.found())


def _project(problems: Problems, root: Fields) -> ProjectFile:
    problems.unknown(root, _KEYS, "")
    words = {key: _required(problems, root, key) for key in ("schema_version", "slug", "name", "description")}
    if words["schema_version"] not in {"", SCHEMA_VERSION}:
        sentence = f"{shown(words['schema_version'])} is not a schema known here; {SCHEMA_VERSION} is"
        problems.error(root.fields["schema_version"].line, "schema_version", sentence)
    if words["slug"] and not _SLUG.fullmatch(words["slug"]):
        sentence = f"{shown(words['slug'])} is not made of small letters, digits and hyphens"
        problems.error(root.fields["slug"].line, "slug", sentence)
    shelf = problems.fields(root.fields.get("landscape"), "landscape") or Fields(root.line)
    problems.unknown(shelf, {"category", "subcategory"}, "landscape")
    return ProjectFile(
        slug=words["slug"],
        name=words["name"],
        description=words["description"],
        kind=problems.line_of(root.fields.get("type"), "type"),
        homepage=problems.address(root.fields.get("website"), "website"),
        leads=_leads(problems, root.fields.get("project_lead")),
        moves=_moves(problems, root.fields["maturity_log"]),
        repositories=_repositories(problems, root),
        links=_links(problems, root),
        audits=_audits(problems, root.fields.get("audits")),
        documents=project_documents.documents(problems, root),
        packages=_packages(problems, root.fields.get("package_managers")),
        agreements=_agreements(problems, root),
        category=problems.line_of(shelf.fields.get("category"), "landscape / category"),
        subcategory=problems.line_of(shelf.fields.get("subcategory"), "landscape / subcategory"),
    )


def _required(problems: Problems, root: Fields, key: str) -> str:
    word = problems.line_of(root.fields.get(key), key)
    if not word:
        problems.error(root.line, key, f"the project has no {key}")
    return word


def _leads(problems: Problems, node: Node | None) -> tuple[str, ...]:
    leads = []
    for row in [node] if isinstance(node, Text) else problems.rows(node, "project_lead"):
        word = problems.line_of(row, "project_lead").removeprefix("@")
        if word and not _TEAM.fullmatch(word):
            sentence = f"{shown(word)} is neither a GitHub handle nor a team; dropped"
            problems.warning(row.line, "project_lead", sentence)
        elif word:
            leads.append(word)
    return tuple(dict.fromkeys(leads))


def _moves(problems: Problems, node: Node) -> tuple[LoggedMove, ...]:
    path = "maturity_log"
    moves = []
    for row in problems.rows(node, path):
        fields = problems.fields(row, path)
        if fields is None:
            continue
        problems.unknown(fields, {"phase", "date", "issue"}, path)
        word = problems.line_of(fields.fields.get("phase"), f"{path} / phase").lower()
        day = problems.instant_day(fields.fields.get("date"), f"{path} / date")
        evidence = problems.address(fields.fields.get("issue"), f"{path} / issue")
        if word not in _STEPS:
            problems.error(fields.line, f"{path} / phase", f"{shown(word)} is none of {', '.join(_STEPS)}")
        elif day is None:
            problems.error(fields.line, f"{path} / date", f"the day of {word} is missing")
        else:
            moves.append(LoggedMove(_STEPS[Maturity(word)], day, evidence))
            if not evidence:
                problems.warning(fields.line, f"{path} / issue", f"no issue says why it became {word}")
    if not moves and not problems.has_errors:
        problems.error(node.line, path, "there is no entry in the log")
    for earlier, later in pairwise(moves):
        if later.moved_on < earlier.moved_on:
            sentence = f"{later.step} on {later.moved_on} stands after {earlier.step} on {earlier.moved_on}"
            problems.error(node.line, path, sentence)
    return tuple(moves)


def _repositories(problems: Problems, root: Fields) -> tuple[ProjectRepository, ...]:
    path = "repositories"
    found: dict[str, ProjectRepository] = {}
    rows = problems.rows(root.fields.get(path), path)
    for row in rows:
        fields = Fields(row.line, {"url": row}) if isinstance(row, Text) else problems.fields(row, path)
        if fields is None:
            continue
        problems.unknown(fields, {"url", "tags", "primary"}, path)
        pattern = problems.repository(fields.fields.get("url"), f"{path} / url")
        tags = [
            problems.line_of(tag, path) for tag in problems.rows(fields.fields.get("tags"), f"{path} / tags")
        ]
        is_primary = problems.flag(fields.fields.get("primary"), f"{path} / primary")
        if pattern in found:
            problems.warning(row.line, path, f"the repository {pattern} comes again; counted once")
        elif pattern:
            found[pattern] = ProjectRepository(
                pattern, is_primary, tuple(sorted({tag for tag in tags if tag}))
            )
    if not rows:
        problems.error(root.line, path, "the project has no repository")
    if sum(repository.is_primary for repository in found.values()) > 1:
        problems.error(root.fields[path].line, path, "more than one repository is the primary one")
    return tuple(found.values())


def _links(problems: Problems, root: Fields) -> tuple[tuple[str, str], ...]:
    links = [("artwork", problems.address(root.fields.get("artwork"), "artwork"))]
    social = problems.fields(root.fields.get("social"), "social") or Fields(root.line)
    for kind, node in social.fields.items():
        if _KIND.fullmatch(kind):
            links.append((kind, problems.address(node, f"social / {kind}")))
        else:
            problems.warning(node.line, "social", f"{shown(kind)} is no kind of link; dropped")
    for row in problems.rows(root.fields.get("slack_channels"), "slack_channels"):
        if (channel := problems.fields(row, "slack_channels")) is not None:
            problems.unknown(channel, {"name", "workspace", "link", "primary"}, "slack_channels")
            links.append(("slack", problems.address(channel.fields.get("link"), "slack_channels / link")))
    # Most are e-mail addresses, which are not kept; a list that has a page is.
    links += [
        ("mailing-list", problems.address(row, "mailing_lists"))
        for row in problems.rows(root.fields.get("mailing_lists"), "mailing_lists")
        if is_web_address(problems.line_of(row, "mailing_lists"))
    ]
    return tuple(dict.fromkeys((kind, url) for kind, url in links if url))


def _audits(problems: Problems, node: Node | None) -> tuple[ReportedAudit, ...]:
    audits = []
    for row in problems.rows(node, "audits"):
        fields = problems.fields(row, "audits")
        if fields is None:
            continue
        problems.unknown(fields, {"date", "type", "url"}, "audits")
        day = problems.instant_day(fields.fields.get("date"), "audits / date")
        kind = problems.line_of(fields.fields.get("type"), "audits / type")
        url = problems.address(fields.fields.get("url"), "audits / url")
        if day and kind and url:
            audits.append(ReportedAudit(day, kind, url))
        else:
            problems.warning(fields.line, "audits", "an audit needs date, type and url; left out")
    return tuple(audits)


def _packages(problems: Problems, node: Node | None) -> tuple[tuple[str, str], ...]:
    registries = problems.fields(node, "package_managers") or Fields(0)
    named = (
        (registry, problems.line_of(row, f"package_managers / {registry}"))
        for registry, value in registries.fields.items()
        for row in (
            [value] if isinstance(value, Text) else problems.rows(value, f"package_managers / {registry}")
        )
    )
    return tuple((registry, name) for registry, name in named if name and _KIND.fullmatch(registry))


def _agreements(problems: Problems, root: Fields) -> tuple[str, ...]:
    legal = problems.fields(root.fields.get("legal"), "legal") or Fields(root.line)
    path = "legal / identity_type"
    identity = problems.fields(legal.fields.get("identity_type"), path) or Fields(root.line)
    return tuple(word for word in ("dco", "cla") if problems.flag(identity.fields.get(f"has_{word}"), path))
