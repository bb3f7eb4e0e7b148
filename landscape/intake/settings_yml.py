"""A landscape's settings.yml: tabs, featured items, orders; what is about its looks is noted as unread."""

import re

from landscape.arrangement import EVERYTHING, Arrangement, CategoryRule, Event, Featured, Tab
from landscape.catalogue import Maturity, slug_of
from landscape.intake.findings import Findings, Problems
from landscape.intake.nodes import Fields, Node, Text
from landscape.intake.records import shown

_FIELDS = ("maturity", "subcategory")
_LOOKS = {
    "colors": "colours",
    "images": "pictures",
    "header": "the header",
    "logos_viewbox": "how logos are cut",
    "grid_items_size": "the size of tiles",
    "screenshot_width": "the width of screenshots",
    "view_mode": "the mode it begins in",
    "base_path": "the path of the site",
    "hide_organization_section_in_projects": "what is hidden",
}
_TRACKING = {"analytics": "Google Tag Manager", "osano": "Osano's question about cookies"}
_WORDS = """
    foundation url categories description enduser featured_items footer groups members_category tags
    upcoming_event
"""
_KEYS = frozenset(_WORDS.split())


def read(content: bytes) -> Findings[Arrangement]:
    """The one arrangement of `content` and everything that is wrong with it; nothing where it has errors."""
    problems = Problems()
    root = problems.tree(content)
    if root is None:
        return Findings(problems=problems.found())
    if not is_settings(root):
        sentence = "this is not a settings.yml: there are no keys foundation and url"
        problems.error(root.line, "", sentence)
        return Findings(problems=problems.found())
    fields = problems.fields(root, "")
    assert fields is not None
    found = _arrangement(problems, fields)
    return Findings(() if problems.has_errors else (found,), problems.found())


def is_settings(root: Node) -> bool:
    """Whether these are settings, whatever else is wrong with them."""
    return isinstance(root, Fields) and {"foundation", "url"} <= root.fields.keys()


def _arrangement(problems: Problems, root: Fields) -> Arrangement:
    problems.unknown(root, _KEYS | _LOOKS.keys() | _TRACKING.keys(), "")
    for key in _LOOKS.keys() & root.fields.keys():
        sentence = f"not read, as this site has looks of its own: {_LOOKS[key]}"
        problems.warning(root.fields[key].line, key, sentence)
    for key in _TRACKING.keys() & root.fields.keys():
        problems.warning(
            root.fields[key].line, key, f"not read, as this site counts no visitors: {_TRACKING[key]}"
        )
    foundation = problems.line_of(root.fields["foundation"], "foundation")
    url = problems.address(root.fields["url"], "url")
    for word, key in ((foundation, "foundation"), (url, "url")):
        if not word:
            problems.error(root.fields[key].line, key, f"the landscape has no {key}")
    footer = problems.fields(root.fields.get("footer"), "footer") or Fields(root.line)
    problems.unknown(footer, {"links", "logo", "text"}, "footer")
    links = problems.fields(footer.fields.get("links"), "footer / links") or Fields(root.line)
    tabs = _tabs(problems, root.fields.get("groups"))
    return Arrangement(
        foundation=foundation,
        url=url,
        description=problems.text(root.fields.get("description"), "description"),
        members_category=problems.line_of(root.fields.get("members_category"), "members_category"),
        tabs=tabs,
        featured=_featured(problems, root.fields.get("featured_items"), {tab.name for tab in tabs}),
        orders=_rules(problems, root.fields.get("categories"), "name", "categories"),
        end_users=_rules(problems, root.fields.get("enduser"), "category", "enduser"),
        tags=_tags(problems, root.fields.get("tags")),
        links=problems.links(links, {key: key for key in links.fields}, "footer / links"),
        event=_event(problems, root.fields.get("upcoming_event")),
    )


def _tabs(problems: Problems, node: Node | None) -> tuple[Tab, ...]:
    tabs: dict[str, Tab] = {}
    for row in problems.rows(node, "groups"):
        fields = problems.fields(row, "groups")
        name = problems.name(fields, "groups", what="group") if fields else ""
        if fields is None or not name:
            continue
        path = f"groups / {name}"
        problems.unknown(fields, {"name", "alias", "categories"}, path)
        word = problems.line_of(fields.fields.get("alias"), f"{path} / alias")
        alias = slug_of(word or name)
        if word and alias != word:
            problems.warning(fields.line, path, f"the alias {shown(word)} is read as {alias}")
        categories = _names(problems, fields.fields.get("categories"), f"{path} / categories")
        if not categories:
            problems.warning(fields.line, path, "the group shows no category; left out")
            continue
        if alias == EVERYTHING:
            sentence = "the site's own tab of everything is called all; the group is left out"
            problems.warning(fields.line, path, sentence)
            continue
        if alias in tabs:
            problems.error(fields.line, path, f"the group {shown(alias)} comes again")
        tabs[alias] = Tab(name, alias, categories)
    return tuple(tabs.values())


def _featured(problems: Problems, node: Node | None, tabs: set[str]) -> tuple[Featured, ...]:
    path = "featured_items"
    found = []
    for row in problems.rows(node, path):
        rule = problems.fields(row, path)
        if rule is None:
            continue
        problems.unknown(rule, {"field", "options", "exclude"}, path)
        field = problems.line_of(rule.fields.get("field"), f"{path} / field")
        if field not in _FIELDS:
            sentence = f"{shown(field)} is none of {', '.join(_FIELDS)}; the rule is left out"
            problems.warning(rule.line, path, sentence)
            continue
        exclude = problems.fields(rule.fields.get("exclude"), f"{path} / exclude") or Fields(rule.line)
        except_on = _names(problems, exclude.fields.get("groups"), f"{path} / exclude / groups")
        for name in except_on:
            if name not in tabs:
                problems.warning(exclude.line, f"{path} / exclude", f"there is no group {shown(name)}")
        for option in problems.rows(rule.fields.get("options"), f"{path} / options"):
            if (fields := problems.fields(option, f"{path} / options")) is not None:
                found += _option(problems, fields, field, except_on)
    return tuple(found)


def _option(problems: Problems, fields: Fields, field: str, except_on: tuple[str, ...]) -> list[Featured]:
    path = "featured_items / options"
    problems.unknown(fields, {"value", "order", "label"}, path)
    value = problems.line_of(fields.fields.get("value"), f"{path} / value")
    if not value or (field == "maturity" and value not in list(Maturity)):
        problems.warning(fields.line, path, f"{shown(value)} is no {field} to feature; left out")
        return []
    word = problems.line_of(fields.fields.get("order"), f"{path} / order")
    order = int(word) if re.fullmatch(r"\d{1,6}", word, re.ASCII) else None
    if word and order is None:
        problems.warning(fields.line, path, f"{shown(word)} is not a whole number; dropped")
    return [Featured(field, value, order, problems.line_of(fields.fields.get("label"), path), except_on)]


def _rules(problems: Problems, node: Node | None, key: str, path: str) -> tuple[CategoryRule, ...]:
    rules = []
    for row in problems.rows(node, path):
        fields = problems.fields(row, path)
        if fields is None:
            continue
        problems.unknown(fields, {key, "subcategories"}, path)
        category = problems.line_of(fields.fields.get(key), f"{path} / {key}")
        if not category:
            problems.warning(fields.line, path, "a rule names no category; left out")
            continue
        names = _names(problems, fields.fields.get("subcategories"), f"{path} / {category} / subcategories")
        rules.append((category, names))
    return tuple(rules)


def _tags(problems: Problems, node: Node | None) -> tuple[tuple[str, tuple[CategoryRule, ...]], ...]:
    tags = problems.fields(node, "tags") or Fields(0)
    found = []
    for tag, rules in tags.fields.items():
        if re.fullmatch(r"[a-z]+(?:-[a-z]+)*", tag):
            found.append((tag, _rules(problems, rules, "category", f"tags / {tag}")))
        else:
            problems.warning(rules.line, "tags", f"{shown(tag)} is not a TAG in small letters; left out")
    return tuple(found)


def _event(problems: Problems, node: Node | None) -> Event | None:
    path = "upcoming_event"
    fields = problems.fields(node, path)
    if fields is None:
        return None
    # A banner is a picture with writing on it, loaded from elsewhere: the name is shown instead.
    problems.unknown(fields, {"name", "start", "end", "details_url", "banner_url"}, path)
    name = problems.line_of(fields.fields.get("name"), f"{path} / name")
    since, through = (
        problems.instant_day(fields.fields.get(key), f"{path} / {key}") for key in ("start", "end")
    )
    url = problems.address(fields.fields.get("details_url"), f"{path} / details_url")
    if name and since and through and since <= through and url:
        return Event(name, since, through, url)
    sentence = "an event needs a name, its first and last day in this order, and details_url; left out"
    problems.warning(fields.line, path, sentence)
    return None


def _names(problems: Problems, node: Node | None, path: str) -> tuple[str, ...]:
    rows = [node] if isinstance(node, Text) and not node.is_none else problems.rows(node, path)
    return tuple(dict.fromkeys(name for row in rows if (name := problems.line_of(row, path))))
