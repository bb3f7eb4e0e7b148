"""What the forms of stewards call things, and how they group and explain them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together under a heading."""

    title: str
    names: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Described:
    """A kind of thing: what one and many are called, what names one, and its fields in their groups."""

    one: str
    many: str
    named_by: str
    groups: tuple[Group, ...] = ()
    page: str = ""
    """The name of the address of its page."""

    @property
    def with_article(self) -> str:
        """What one is called, as in "add an item"."""
        return f"{'an' if self.one[0].lower() in 'aeio' else 'a'} {self.one}"


@dataclass(frozen=True, slots=True)
class OfFiles:
    """A kind of thing that no steward edits: what many are called, and where they come from."""

    many: str
    why: str


_LIFE = tuple(f"moved-{step}" for step in ("accepted", "incubating", "graduated", "archived"))

KINDS: Mapping[str, Described] = {
    "item": Described(
        "item",
        "items",
        "name",
        (
            Group("What it is", ("name", "description", "homepage", "organisation", "logo", "aliases")),
            Group("Where it stands", ("shelf", "also_on", "tags", "parent")),
            Group(
                "Level",
                ("maturity", *_LIFE),
                "Only projects of the CNCF have a level. Each move has a day, and an address that shows it.",
            ),
            Group(
                "Repositories",
                ("repositories", "branch", "licence", "is_open_source", "may_share_repository"),
            ),
            Group("Links", ("links", "other_links", "chat_channel")),
            Group("Audits", ("audits", "annual_review_on")),
            Group("Summary", ("summary",), "What the project says of itself to people who choose."),
            Group("What became of it", ("became", "became_url"), "For what is no longer as it was."),
            Group(
                "As a member or specification",
                ("joined_on", "is_end_user", "is_unnamed", "is_specification", "stock_ticker"),
            ),
            Group(
                "Other programs' names for it",
                ("lfx_slug", "clomonitor_name", "training_certifications", "training_types", "annotations"),
            ),
        ),
        "item",
    ),
    "category": Described(
        "category", "categories", "name", (Group("Category", ("name", "position", "holds_members")),)
    ),
    "subcategory": Described(
        "subcategory", "subcategories", "name", (Group("Subcategory", ("name", "position")),)
    ),
    "organisation": Described("organisation", "organisations", "name"),
    "group": Described(
        "group",
        "groups",
        "name",
        (
            Group("What it is", ("kind", "name", "mission", "charter", "label", "became")),
            Group("Who leads", ("seats",), "The term's first and last day, where they are known."),
            Group("Subprojects", ("subprojects",)),
            Group("Meetings", ("meetings",), "In words: Tuesday, 09:00, PT (Pacific Time), biweekly."),
            Group("How to reach it", ("slack", "mailing_list", "teams", "links")),
            Group("Other groups", ("stakeholders", "predecessors", "successors")),
        ),
        "group",
    ),
    "chapter": Described(
        "chapter of the guide",
        "chapters of the guide",
        "title",
        (
            Group("Chapter", ("title", "position", "as_of", "text")),
            Group("Sections", ("sections",)),
            Group("What it speaks of", ("items", "keywords")),
        ),
        "chapter",
    ),
    "certified-product": Described(
        "certified product", "certified products", "name", (), "certified-product"
    ),
    "ai-platform": Described("AI platform", "AI platforms", "name", (), "ai-platform"),
    "confirmed-folder": Described("confirmed folder", "confirmed folders", "folder"),
    "unread-certification": Described("unread certification", "unread certifications", "folder"),
    "maintainers": Described("list of maintainers", "lists of maintainers", "label"),
    "redirect": Described("redirect", "redirects", "to"),
}
"""The kinds that stewards edit, in the order the pages list them."""

OF_FILES: Mapping[str, OfFiles] = {
    "arrangement": OfFiles(
        "arrangements of the explorer",
        "from settings.yml (load_settings). Its tabs, orders and end users hang together: change the file "
        "and load it again.",
    ),
    "repository-map": OfFiles(
        "CLOMonitor's entries",
        "from clomonitor-cncf.yaml (load_repositories): what CLOMonitor has, kept as it has it. Which "
        "repositories an item has is said in the item.",
    ),
    "project-file": OfFiles(
        "projects' own files",
        "from .project repositories (load_project): what a project says of itself, kept in its own words. "
        "What is wrong in it is mended there, or in the item.",
    ),
    "logo": OfFiles(
        "logos",
        "from the folder of logos (load_logos): each cleaned as it is loaded. Which of them an item has is "
        "said in the item.",
    ),
    "steward-word": OfFiles("things with a steward's word", "made by the forms themselves."),
    "distinct": OfFiles(
        "answers that two are different", "made by answering what imports left open; not asked again."
    ),
}
"""All other kinds, each with the reason why it has no form."""

SHELVES = frozenset({"also_on"})
LONG = frozenset(
    {"description", "mission", "text", "use_case", "business_use_case", "integrations", "became", "notes"}
)
ADDRESSES = frozenset(
    {
        "homepage",
        "became_url",
        "url",
        "charter",
        "website",
        "repository_url",
        "documentation",
        "list_url",
        "evidence",
    }
)

_TITLES = {
    "first": "Kind",
    "second": "Value",
    "shelf": "Shelf",
    "also_on": "Further shelves",
    "maturity": "Level now",
    "moved-accepted": "Accepted",
    "moved-incubating": "Incubating",
    "moved-graduated": "Graduated",
    "moved-archived": "Archived",
    "moved_on": "Day",
    "evidence": "What shows it",
    "pattern": "Repository",
    "is_primary": "Is the main one",
    "aliases": "Other names",
    "logo": "Logo's file name",
    "tags": "Tags",
    "became": "What became of it",
    "became_url": "Where that is told",
    "joined_on": "Joined on",
    "is_end_user": "Is an end user",
    "is_unnamed": "Wishes not to be named",
    "is_specification": "Is a specification",
    "is_open_source": "Is open source",
    "may_share_repository": "May share its repository",
    "holds_members": "Holds members, not products",
    "position": "Place",
    "lfx_slug": "Name in LFX",
    "clomonitor_name": "Name in CLOMonitor",
    "audited_on": "Day",
    "other_links": "Named links",
    "chat_channel": "Chat channel",
    "annual_review_on": "Annual review",
    "stock_ticker": "Stock ticker",
    "offer": "Type",
    "offer_word": "Type as it was written",
    "kubernetes": "Kubernetes",
    "as_of": "Speaks of the day",
    "seats": "Leads",
    "to": "Leads to",
    "since": "From",
    "through": "Until",
    "clock": "Time of day",
    "unread": "Unread versions",
    "under": "Label before it",
    "list_url": "List kept at",
    "exists": "Is in the catalogue",
}
_HELP = {
    "name": "As people say it.",
    "aliases": "One a line. Files that use one of these names are taken to mean this.",
    "shelf": "category/subcategory; begin to type and choose.",
    "also_on": "One a line, each category/subcategory.",
    "organisation": "The organisation's word in addresses; begin to type and choose.",
    "pattern": "owner/name, or owner/* for all of an owner's; lower case.",
    "logo": "Of a file in the folder of logos, as kubernetes.svg.",
    "tags": "Technical advisory groups, one a line, as in tag-storage.",
    "parent": "Name of the project it is a part of.",
    "is_unnamed": "A member that is shown without its name.",
    "may_share_repository": "Another item having the same repository is meant so.",
    "position": "0 is the first; the others make room.",
    "text": "Markdown. The next step shows it as it will be read.",
    "items": "Slugs of items, one a line.",
    "keywords": "One a line.",
    "country": "Two capital letters, as in DE.",
    "handle": "On GitHub, without @.",
    "stakeholders": "Slugs of groups, one a line.",
    "predecessors": "Slugs of groups, one a line.",
    "successors": "Slugs of groups, one a line.",
    "folders": "One a line.",
    "to": "The slug of the item.",
}
_SUGGESTED = {
    "organisation": "organisation",
    "shelf": "subcategory",
    "to": "item",
    "parent": "item",
    "product": "certified-product",
}


def title(kind: str, name: str) -> str:
    """What a field is called."""
    if kind == "category" and name == "name":
        return "Name"
    return _TITLES.get(name) or name.removeprefix("is_").replace("_", " ").capitalize()


def help_text(kind: str, name: str) -> str:  # noqa: ARG001 - one text for all kinds, so far
    """What a field wants."""
    return _HELP.get(name, "")


def suggested(kind: str, name: str) -> str:
    """The kind of thing whose slugs a field wants, "" for none."""
    return _SUGGESTED.get(name, "") if kind or name == "product" else ""


def groups(kind: str, names: list[str]) -> list[Group]:
    """The fields of a kind in their groups; what no group names stands in one of its own."""
    found = KINDS[kind].groups
    grouped = {name for group in found for name in group.names}
    rest = tuple(name for name in names if name not in grouped)
    return (
        [*found, Group("Further" if found else KINDS[kind].one.capitalize(), rest)] if rest else list(found)
    )
