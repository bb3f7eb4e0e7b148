"""What may be mended, one by one: breaches of the file's rules, and what else the catalogue lacks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from landscape.catalogue import Card, Catalogue
from landscape.intake import landscape_yml
from landscape.intake.mail import without_mail
from landscape.intake.records import Problem, Reading

VALUE_LENGTH = 200

EDITION = 1
"""Of the rules: raised whenever one of them finds otherwise than before, so that files are read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One thing to mend.

    `name` is what has it, as its source calls it; `shelf` is "category/subcategory" where that is an item,
    `slug` its slug where only the catalogue says so. Of a file it has the line, the path by names, and as
    `value` what stands on that line; elsewhere these are blank. `url` is a page of whatever is no item.
    """

    rule: str
    sentence: str
    name: str = ""
    shelf: str = ""
    slug: str = ""
    url: str = ""
    line: int = 0
    path: str = ""
    value: str = ""


def of_file(content: bytes, reading: Reading | None = None) -> tuple[Flaw, ...]:
    """All that the landscape in `content` breaks, in the order of its lines; `reading` where it was read."""
    reading = landscape_yml.read(content) if reading is None else reading
    lines = content.decode(errors="replace").splitlines()
    records = {record.line: record for record in reading.records}
    found = []
    for problem in reading.problems:
        record = records.get(problem.item)
        found.append(
            Flaw(
                rule=problem.rule or "other",
                sentence=problem.sentence,
                name=record.name if record else "",
                shelf="/".join(record.shelf) if record else "",
                line=problem.line,
                path=problem.path,
                value=_value(lines, problem),
            )
        )
    return tuple(found)


def placed(found: Iterable[Flaw], catalogue: Catalogue) -> list[tuple[Flaw, Card | None]]:
    """Each of `found` with the item of `catalogue` that has it; None where that is none, or gone."""
    by_place = {(card.name, "/".join(card.shelf)): card for card in catalogue.cards.values()}
    return [
        (flaw, catalogue.cards.get(flaw.slug) if flaw.slug else by_place.get((flaw.name, flaw.shelf)))
        for flaw in found
    ]


def counts(found: Iterable[Flaw]) -> Mapping[str, int]:
    """How many there are of each rule."""
    numbers: dict[str, int] = {}
    for flaw in found:
        numbers[flaw.rule] = numbers.get(flaw.rule, 0) + 1
    return numbers


def _value(lines: list[str], problem: Problem) -> str:
    """What stands on the problem's line, without addresses of people."""
    if not 0 < problem.line <= len(lines):
        return ""
    text = without_mail(lines[problem.line - 1].strip())
    return text if len(text) <= VALUE_LENGTH else f"{text[:VALUE_LENGTH]}…"
