"""`.project` files wherever they lie: one file, the folder of a project, or a folder or archive of many."""

import re
from dataclasses import replace
from pathlib import Path

from landscape.intake import archive, delivery, maintainer_files, maintainers_yaml, project_yaml
from landscape.intake.archive import Files
from landscape.intake.findings import Findings
from landscape.intake.nodes import Fields, Unreadable, tree
from landscape.intake.records import Problem
from landscape.maintainers import MaintainerList
from landscape.projects import ProjectFile

type Said = ProjectFile | MaintainerList

MOST_PROJECTS = 2_000  # eight times those of 2026
_FILE = re.compile(r"(?:[^/]+/){0,7}(?:project|maintainers)\.ya?ml", re.IGNORECASE)


def read(place: str) -> Findings[Said]:
    """What the file, folder, archive or address says, with the problems of all files; raises Unreadable."""
    if not delivery.is_address(place) and Path(place).is_dir():
        return of_files(archive.files(place, _FILE))
    content = delivery.content(place)
    return of_files(archive.of(content, _FILE)) if archive.is_archive(content) else of_file(content)


def of_files(files: Files) -> Findings[Said]:
    """What many files say; a project has one file of each kind."""
    things: list[Said] = []
    problems = list(files.errors)
    places: dict[tuple[type, str], str] = {}
    for file in files.files:
        found = of_file(file.content)
        problems += [
            replace(one, path=" / ".join(filter(None, (file.path, one.path)))) for one in found.problems
        ]
        for thing in found.things:
            name = thing.slug if isinstance(thing, ProjectFile) else thing.label
            first = places.setdefault((type(thing), name), file.path)
            if first != file.path:
                sentence = f"the project {name!r} has a file already: {first}"
                problems.append(Problem(0, file.path, sentence, is_error=True))
            things.append(thing)
    if len(places) > 2 * MOST_PROJECTS:
        problems.append(Problem(0, "", f"there are more than {MOST_PROJECTS:,} projects", is_error=True))
    if not files.files and not files.errors:
        sentence = "there is no project.yaml and no maintainers.yaml here"
        problems.append(Problem(0, "", sentence, is_error=True))
    return Findings(tuple(things), tuple(problems))


def of_file(content: bytes) -> Findings[Said]:
    """What one file says: a maintainers.yaml has the key maintainers, a project.yaml has not."""
    try:
        root = tree(content)
    except Unreadable:
        root = None  # either reader tells why
    if isinstance(root, Fields) and "maintainers" in root.fields and "maturity_log" not in root.fields:
        rosters = maintainers_yaml.read(content)
        return Findings(tuple(map(maintainer_files.of_roster, rosters.things)), rosters.problems)
    found = project_yaml.read(content)
    return Findings(tuple(found.things), found.problems)
