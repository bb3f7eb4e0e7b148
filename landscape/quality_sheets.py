"""Data quality as files for other programs."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from landscape import remedies
from landscape.queries.quality import Quality, Ruled
from landscape.sheets import shielded

_COLUMNS = ("item", "name", "line", "path", "sentence", "value")


@dataclass(frozen=True, slots=True)
class _Row:
    """One thing to mend."""

    item: str
    name: str
    line: int | None
    path: str
    sentence: str
    value: str


def board_as_csv(found: Quality) -> bytes:
    """A line for each rule: its word, its sentence, how many break it."""
    rows = [(rule, one.sentence, one.number) for rule, one in found.rules.items()]
    return _csv(("rule", "sentence", "number"), rows)


def board_as_json(found: Quality) -> bytes:
    """The file, every rule with its number at each file, and how many projects say each field."""
    return _json(
        {
            "file": {"on": found.file.on.isoformat(), "sha256": found.file.sha256} if found.file else None,
            "rules": [
                {
                    "rule": rule,
                    "sentence": one.sentence,
                    "remedy": remedies.remedy(rule),
                    "number": one.number,
                    "files": [{"on": on.isoformat(), "number": number} for on, number in one.told],
                }
                for rule, one in found.rules.items()
            ],
            "coverage": [
                {"field": one.field.key, "having": one.having, "of": one.of} for one in found.coverage
            ],
        }
    )


def rule_as_csv(ruled: Ruled) -> bytes:
    """A line for each thing to mend; `line` is that of the file in force."""
    return _csv(_COLUMNS, [tuple(getattr(row, name) for name in _COLUMNS) for row in _rows(ruled)])


def rule_as_json(ruled: Ruled) -> bytes:
    """{"rule", "sentence", "remedy", "count", "results": [{item, name, line, path, sentence, value}]}."""
    results = [{name: getattr(row, name) for name in _COLUMNS} for row in _rows(ruled)]
    return _json(
        {
            "rule": ruled.rule,
            "sentence": ruled.sentence,
            "remedy": remedies.remedy(ruled.rule),
            "count": len(results),
            "results": results,
        }
    )


def _rows(ruled: Ruled) -> list[_Row]:
    return [
        _Row(
            item=card.slug if card else "",
            name=card.name if card else flaw.name,
            line=flaw.line or None,
            path=flaw.path,
            sentence=flaw.sentence,
            value=flaw.value,
        )
        for flaw, card in ruled.flaws
    ]


def _csv(heading: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(heading)
    for row in rows:
        writer.writerow([shielded("" if value is None else str(value)) for value in row])
    return out.getvalue().encode()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
