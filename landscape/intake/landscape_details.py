"""What an item of a landscape.yml says beyond its place, level and repositories, and its links."""

from collections.abc import Callable
from urllib.parse import urlsplit

from landscape.details import Audit, Details, NamedLink, Summary
from landscape.intake import landscape_keys
from landscape.intake.nodes import Fields, Node, Rows, Text
from landscape.intake.quality import Rule
from landscape.intake.records import Problems, shown

SUMMARY_LENGTH = 500
_TAG_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz-")
_SLUG_LETTERS = _TAG_LETTERS | frozenset("0123456789")


def details(item: Fields, extra: Fields, path: str, problems: Problems) -> Details:
    """The details of `item`, whose `extra` is given apart."""
    reader = _Reader(problems)
    inner = f"{path} / extra"
    text, day, is_so = problems.text, problems.day, problems.is_so
    if "logo" not in item.fields:
        problems.warning(item.line, path, "the item has no logo", rule=Rule.NO_LOGO)
    return Details(
        logo=reader.value(item, "logo", path, reader.logo) or "",
        joined_on=reader.value(item, "joined", path, day),
        is_end_user=reader.value(item, "enduser", path, is_so) or False,
        is_unnamed=reader.value(item, "unnamed_organization", path, is_so) or False,
        is_open_source=reader.value(item, "open_source", path, is_so),
        may_share_repository=reader.value(item, "allow_duplicate_repo", path, is_so) or False,
        licence=reader.value(item, "license", path, text) or "",
        branch=reader.value(item, "branch", path, text) or "",
        stock_ticker=reader.value(item, "stock_ticker", path, text) or "",
        is_specification=reader.value(extra, "specification", inner, is_so) or False,
        parent=reader.value(extra, "parent_project", inner, text) or "",
        chat_channel=reader.value(extra, "chat_channel", inner, text) or "",
        lfx_slug=reader.value(extra, "lfx_slug", inner, reader.slug) or "",
        clomonitor_name=reader.value(extra, "clomonitor_name", inner, reader.slug) or "",
        training_certifications=reader.value(extra, "training_certifications", inner, reader.words) or (),
        training_types=reader.value(extra, "training_type", inner, reader.words) or (),
        annual_review_on=reader.value(extra, "annual_review_date", inner, day),
        tags=reader.value(extra, "tag", inner, reader.tags) or (),
        audits=reader.value(extra, "audits", inner, reader.audits) or (),
        other_links=reader.value(extra, "other_links", inner, reader.other_links) or (),
        annotations=reader.value(extra, "annotations", inner, reader.annotations) or (),
        summary=reader.summary(extra, inner),
    )


def links(item: Fields, extra: Fields, path: str, problems: Problems) -> list[tuple[str, str]]:
    """(kind, address) of each link that `item` and its `extra` hold under a key of its own."""
    found = []
    for mapping, keys, inner in (
        (item, landscape_keys.ITEM_LINKS, path),
        (extra, landscape_keys.EXTRA_LINKS, f"{path} / extra"),
    ):
        for kind, key in keys.items():
            # What is no organisation on Crunchbase is told of, and dropped, where organisations are read.
            if key == "crunchbase" or (node := mapping.fields.get(key)) is None:
                continue
            if url := problems.address(node, f"{inner} / {key}"):
                _mind_host(kind, url, node, f"{inner} / {key}", problems)
                found.append((kind, url))
    return found


class _Reader:
    """Reads values of one shape each; what is wrong with them goes to `problems`."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def value[Value](
        self, fields: Fields, key: str, path: str, read: Callable[[Node, str], Value | None]
    ) -> Value | None:
        """What `read` makes of the value under `key`; None where there is none."""
        node = fields.fields.get(key)
        if node is None or (isinstance(node, Text) and node.is_none):
            return None
        return read(node, f"{path} / {key}")

    def logo(self, node: Node, path: str) -> str:
        """The name of a logo's file."""
        name = self._problems.text(node, path).removeprefix("./")
        if not name.lower().endswith(".svg") or "/" in name or "\\" in name:
            sentence = f"{shown(name)} is not the name of an SVG file"
            self._problems.warning(node.line, path, sentence, rule=Rule.LOGO_FILE)
        return name

    def slug(self, node: Node, path: str) -> str:
        """A name in another program."""
        slug = self._problems.text(node, path)
        if not _SLUG_LETTERS.issuperset(slug):
            sentence = f"{shown(slug)} holds more than lower-case letters, digits and hyphens"
            self._problems.warning(node.line, path, sentence, rule=Rule.LFX_SLUG)
        return slug

    def words(self, node: Node, path: str) -> tuple[str, ...]:
        """The words of a list with commas, each once."""
        words = (word.strip() for word in self._problems.text(node, path).split(","))
        return tuple(dict.fromkeys(word for word in words if word))

    def tags(self, node: Node, path: str) -> tuple[str, ...]:
        """One technical advisory group, or a list of them."""
        rows = [node] if isinstance(node, Text) else self._problems.rows(node, path)
        tags = []
        for row in rows:
            tag = self._problems.text(row, path)
            if tag and _TAG_LETTERS.issuperset(tag):
                tags.append(tag)
            else:
                sentence = f"{shown(tag)} holds more than lower-case letters and hyphens; dropped"
                self._problems.warning(row.line, path, sentence, rule=Rule.TAG)
        return tuple(dict.fromkeys(tags))

    def audits(self, node: Node, path: str) -> tuple[Audit, ...]:
        """Audits in the order of the file; one without a day is dropped."""
        audits = []
        for row in self._problems.rows(node, path):
            fields = self._problems.fields(row, path) or Fields(row.line)
            self._problems.unknown(fields, frozenset(landscape_keys.AUDIT), path)
            missing = [key for key in landscape_keys.AUDIT if not _says(fields.fields.get(key))]
            day = None if "date" in missing else self._problems.day(fields.fields["date"], f"{path} / date")
            if missing:
                outcome = "" if day else "; dropped"
                sentence = f"the audit has no {', no '.join(missing)}{outcome}"
                self._problems.warning(row.line, path, sentence, rule=Rule.AUDIT)
            if day:
                kind = self._problems.text(fields.fields.get("type"), f"{path} / type")
                url = self._problems.address(fields.fields.get("url"), f"{path} / url")
                vendor = self._problems.text(fields.fields.get("vendor"), f"{path} / vendor")
                audits.append(Audit(day, kind, url, vendor))
        return tuple(dict.fromkeys(audits))

    def other_links(self, node: Node, path: str) -> tuple[NamedLink, ...]:
        """Links that have a name of their own."""
        links = []
        for row in self._problems.rows(node, path):
            fields = self._problems.fields(row, path) or Fields(row.line)
            self._problems.unknown(fields, frozenset({"name", "url"}), path)
            name = self._problems.text(fields.fields.get("name"), path)
            url = self._problems.address(fields.fields.get("url"), path)
            if url and name:
                links.append(NamedLink(name, url))
            elif not _says(fields.fields.get("url")) or not name:
                sentence = "the link has no name or no address; dropped"
                self._problems.warning(row.line, path, sentence, rule=Rule.OTHER_LINK)
        return tuple(dict.fromkeys(links))

    def annotations(self, node: Node, path: str) -> tuple[tuple[str, str], ...]:
        """Texts by key, for other programs."""
        fields = self._problems.fields(node, path)
        rows = fields.fields.items() if fields else ()
        return tuple((key, self._problems.text(value, f"{path} / {key}")) for key, value in rows)

    def summary(self, extra: Fields, path: str) -> Summary:
        """What a project says of itself."""
        texts = {}
        for name, keys in landscape_keys.SUMMARY_TEXTS.items():
            given = [text for key in keys if (text := self.value(extra, key, path, self._summary_text))]
            texts[name] = given[0] if given else ""
        lists = {
            name: self.value(extra, key, path, self.words) or ()
            for name, key in landscape_keys.SUMMARY_LISTS.items()
        }
        return Summary(**texts, personas=lists["personas"], tags=lists["tags"])

    def _summary_text(self, node: Node, path: str) -> str:
        text = self._problems.text(node, path)
        if len(text) > SUMMARY_LENGTH:
            sentence = f"the text has {len(text):,} characters; the guide asks for at most {SUMMARY_LENGTH}"
            self._problems.warning(node.line, path, sentence, rule=Rule.SUMMARY_LENGTH)
        return text


def _says(node: Node | None) -> bool:
    return isinstance(node, Rows | Fields) or (
        isinstance(node, Text) and bool(node.text) and not node.is_none
    )


def _mind_host(kind: str, url: str, node: Node, path: str, problems: Problems) -> None:
    """Warn of a link of a `kind` that does not lead where links of that kind do."""
    hosts = landscape_keys.HOSTS.get(kind, ())
    host = (urlsplit(url).hostname or "").lower()
    if hosts and not any(host == known or host.endswith(f".{known}") for known in hosts):
        sentence = f"{shown(url)} does not lead to {' or '.join(hosts)}"
        problems.warning(node.line, path, sentence, rule=Rule.LINK_HOST)
