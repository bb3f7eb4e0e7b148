"""Style sheets of a drawing as what they say of each element, so that none need stand in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import tinycss2
from tinycss2.ast import Declaration, Node

MOST_RULES = 10_000  # twice those of the longest of CNCF's logos
type Said = Mapping[str, str]
"""Values by property."""


@dataclass(slots=True)
class Sheet:
    """What is said of elements by tag, class and id, in this order; `unread` are rules of other kinds."""

    by_tag: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    by_class: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    by_id: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    order: dict[str, int] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)

    def said(self, tag: str, classes: Iterable[str], name: str) -> Iterator[Said]:
        """What holds of such an element, the weakest word first."""
        yield self.by_tag.get("*", {})
        yield self.by_tag.get(tag, {})
        # Of two classes the one that the sheet names last is the stronger, whichever the element names first.
        for word in sorted(set(classes) & self.order.keys(), key=lambda one: self.order[one]):
            yield self.by_class[word]
        yield self.by_id.get(name, {})


def read(texts: Iterable[str]) -> Sheet:
    """The sheets as one. Raises ValueError, with a sentence, where there are too many rules."""
    sheet = Sheet()
    number = 0
    for text in texts:
        for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            number += 1
            if number > MOST_RULES:
                raise ValueError(f"its style sheet has more than {MOST_RULES:,} rules")
            if rule.type == "at-rule":
                sheet.unread.append(f"@{rule.lower_at_keyword}")
            elif rule.type == "qualified-rule":
                _take(sheet, rule.prelude, declarations(rule.content), number)
    return sheet


def declarations(given: str | list[Node]) -> dict[str, str]:
    """Values by property; the last one counts, and importance is not known."""
    return {
        one.lower_name: tinycss2.serialize(one.value).strip()
        for one in tinycss2.parse_blocks_contents(given, skip_comments=True, skip_whitespace=True)
        if isinstance(one, Declaration)
    }


def _take(sheet: Sheet, prelude: list[Node], said: Said, number: int) -> None:
    """Puts what is said where selectors of one word find it; no drawing program writes others."""
    for selector in tinycss2.serialize(prelude).split(","):
        word = selector.strip()
        name = word[1:]
        if word.startswith(".") and _is_name(name):
            sheet.by_class[name].update(said)
            sheet.order[name] = number
        elif word.startswith("#") and _is_name(name):
            sheet.by_id[name].update(said)
        elif word == "*" or _is_name(word):
            sheet.by_tag[word].update(said)
        else:
            sheet.unread.append(word[:40])


def _is_name(word: str) -> bool:
    return bool(word) and word.replace("-", "").replace("_", "").isalnum()
