"""What sigs.yaml and tags.yaml say in the same words: who sits where, when a group meets, where it talks."""

import re
from collections.abc import Set as AbstractSet
from datetime import date
from urllib.parse import unquote, urlsplit

from landscape.catalogue import slug_of
from landscape.groups import Meeting, OwnedFolder, Role, Seat
from landscape.intake import repositories
from landscape.intake.findings import Problems
from landscape.intake.nodes import Fields, Node
from landscape.intake.records import is_web_address, shown

# The address of a person is never looked at, so that it can be in no value, path or sentence.
_PERSON_KEYS = frozenset({"github", "name", "company", "email", "lfx_id", "term"})
_MEETING_LINKS = {
    "url": "join",
    "zoom_url": "join",
    "archive_url": "notes",
    "meeting_notes_url": "notes",
    "recordings_url": "recordings",
    "calendar_url": "calendar",
    "tag_calendar": "calendar",
}
_MEETING_KEYS = frozenset({"description", "day", "time", "tz", "frequency", "schedule", *_MEETING_LINKS})
_SCHEDULE = re.compile(
    r"(?P<frequency>.*?)\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?\s+at\s+"
    r"(?P<clock>\d[\d:.]*\s*(?:[ap]\.?m\.?)?)\s*(?P<zone>.*)",
    re.IGNORECASE,
)
_LONGEST_PERSON = 80
_PLACEHOLDER = re.compile(r"foo[ -]ba[rz][ -]ba[rz]\.?", re.IGNORECASE)
_RAW_HOST = "raw.githubusercontent.com"
_SLACK = re.compile(r"#?([a-z0-9][\w-]{0,79})", re.IGNORECASE)


def slug(problems: Problems, fields: Fields, name: str, path: str) -> str:
    """The folder's name of a group, which is its slug; that of its name where it is none."""
    node = fields.fields.get("dir")
    word = problems.line_of(node, f"{path} / dir")
    if word and slug_of(word) != word:
        problems.warning(
            node.line if node else 0, path, f"{shown(word)} cannot be a slug; the name's is taken"
        )
        word = ""
    return word or slug_of(name)


def seats(problems: Problems, node: Node | None, role: Role, path: str) -> tuple[Seat, ...]:
    """The people of a list (or one alone), in its order; who has neither name nor handle is left out."""
    found = []
    for row in [node] if isinstance(node, Fields) else problems.rows(node, path):
        person = problems.fields(row, path)
        if person is None:
            continue
        problems.unknown(person, _PERSON_KEYS, path)
        name = problems.line_of(person.fields.get("name"), path)
        handle = problems.handle(person.fields.get("github"), f"{path} / {name or 'github'}")
        if not name and not handle:
            problems.warning(person.line, path, "a person without name and handle; left out")
            continue
        if not handle and len(name) > _LONGEST_PERSON:
            problems.warning(person.line, path, f"{shown(name)} is a sentence, not a name; left out")
            continue
        since, through = _term(problems, person, f"{path} / {name or handle}")
        company = problems.line_of(person.fields.get("company"), path)
        found.append(
            Seat(role=role, name=name or handle, handle=handle, company=company, since=since, through=through)
        )
    _warn_of_repeats(problems, found, node, path)
    return tuple(found)


def meetings(problems: Problems, node: Node | None, path: str) -> tuple[Meeting, ...]:
    """The meetings of a list, in the file's own words."""
    found = []
    for row in problems.rows(node, path):
        fields = problems.fields(row, path)
        if fields is None:
            continue
        problems.unknown(fields, _MEETING_KEYS, path)
        words = {
            key: problems.line_of(fields.fields.get(key), f"{path} / {key}")
            for key in ("description", "day", "time", "tz", "frequency", "schedule")
        }
        if schedule := _SCHEDULE.fullmatch(words["schedule"]):
            parts = {key: part.strip() for key, part in schedule.groupdict().items()}
        else:
            parts = {"day": words["day"], "clock": words["time"], "zone": words["tz"]}
            parts["frequency"] = words["frequency"] or words["schedule"]
        links = tuple(dict.fromkeys(problems.links(fields, _MEETING_LINKS, path)))
        if words["description"] or links or any(parts.values()):
            found.append(Meeting(title=words["description"], links=links, **parts))
    return tuple(found)


def mission(problems: Problems, fields: Fields, path: str) -> str:
    """What a group is for; the template's own words are not that."""
    node = fields.fields.get("mission_statement")
    text = problems.text(node, f"{path} / mission_statement")
    if node is not None and _PLACEHOLDER.fullmatch(text):
        problems.warning(node.line, f"{path} / mission_statement", f"{shown(text)} is a placeholder; dropped")
        return ""
    return text


def mailing_list(problems: Problems, contact: Fields, path: str) -> str:
    """The page of a group's mailing list; an e-mail address is not kept."""
    return problems.address(contact.fields.get("mailing_list"), f"{path} / mailing_list")


def slack(problems: Problems, contact: Fields, path: str, *, key: str = "slack") -> str:
    """A Slack channel's name, or its number, without #."""
    node = contact.fields.get(key)
    word = problems.line_of(node, f"{path} / {key}")
    if not word or node is None:
        return ""
    if not (found := _SLACK.fullmatch(word)):
        problems.warning(node.line, f"{path} / {key}", f"{shown(word)} is not a Slack channel; dropped")
        return ""
    return found[1]


def charter(problems: Problems, fields: Fields, folder: str, path: str) -> str:
    """The address of a group's charter, which is an address or a file in its `folder`."""
    node = fields.fields.get("charter_link")
    word = problems.line_of(node, f"{path} / charter_link")
    if node is None or not word or "://" in word:
        return problems.address(node, f"{path} / charter_link") if word else ""
    if re.fullmatch(r"[\w-][\w./-]*", word) and ".." not in word:
        return f"{folder}/{word}"
    problems.warning(
        node.line, f"{path} / charter_link", f"{shown(word)} is neither an address nor a file; dropped"
    )
    return ""


def owned_folder(problems: Problems, node: Node, path: str) -> OwnedFolder | None:
    """The folder whose OWNERS (or MAINTAINERS) file `node` links to; None where it does not."""
    url = problems.line_of(node, path)
    parts = urlsplit(url) if is_web_address(url) else None
    words = [unquote(word) for word in parts.path.split("/") if word] if parts else []
    match words:
        case [owner, name, "refs", "heads", _, *inside, _] if parts and parts.hostname == _RAW_HOST:
            pass
        case [owner, name, "blob" | "tree", _, *inside, _] if parts and parts.hostname == "github.com":
            pass
        case [owner, name, _, *inside, _] if parts and parts.hostname == _RAW_HOST:
            pass
        case _:
            owner = name = ""
            inside = []
    pattern = repositories.address(f"https://github.com/{owner}/{name}").pattern if owner else ""
    if not pattern or ".." in inside:
        problems.warning(node.line, path, f"{shown(url)} links to no OWNERS file on GitHub; left out")
        return None
    return OwnedFolder(pattern, "/".join(inside))


def unknown_but(problems: Problems, fields: Fields, known: AbstractSet[str], path: str) -> None:
    """Note keys that are not `known`; those of e-mail addresses are known and never read."""
    problems.unknown(fields, known | {"private_mailing_list", "email"}, path)


def _term(problems: Problems, person: Fields, path: str) -> tuple[date | None, date | None]:
    term = problems.fields(person.fields.get("term"), f"{path} / term")
    if term is None:
        return None, None
    days = []
    for key in ("start", "end"):
        node = term.fields.get(key)
        days.append(
            problems.day(node, f"{path} / term / {key}") if problems.text(node, path) and node else None
        )
    since, through = days
    if since and through and through < since:
        problems.warning(
            term.line, f"{path} / term", f"the term ends on {through}, before its start on {since}"
        )
        return None, None
    return since, through


def _warn_of_repeats(problems: Problems, found: list[Seat], node: Node | None, path: str) -> None:
    seen: set[str] = set()
    for seat in found:
        key = (seat.handle or seat.name).lower()
        if key in seen and node is not None:
            problems.warning(node.line, path, f"{shown(seat.handle or seat.name)} is listed twice")
        seen.add(key)
