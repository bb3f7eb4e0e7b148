"""What could not be kept, by reason, with the lines where it stands."""

import re
from dataclasses import dataclass, field

LINES_NAMED = 20
# A file of garbage must not become a ledger row of garbage.
REASONS_NAMED = 50
OTHER = "other reasons"

_PLACE = re.compile(r" \((?:byte|char) [0-9]+\)")
_INDEX = re.compile(r"\[[0-9]+\]")


@dataclass(slots=True)
class Problems:
    """Rejections of one file: how many lines, each reason's count and first lines."""

    total: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)

    def add(self, reason: str, line: int) -> None:
        """Count one line (numbered from 1) as rejected for `reason`."""
        self.total += 1
        reason = _INDEX.sub("[...]", _PLACE.sub("", reason))
        if reason not in self.counts and len(self.counts) >= REASONS_NAMED:
            reason = OTHER
        self.counts[reason] = self.counts.get(reason, 0) + 1
        named = self.lines.setdefault(reason, [])
        if len(named) < LINES_NAMED:
            named.append(line)

    def listed(self) -> list[dict[str, object]]:
        """For the ledger: `{reason, count, lines}`, the most frequent first."""
        return [
            {"reason": reason, "count": count, "lines": self.lines[reason]}
            for reason, count in sorted(self.counts.items(), key=lambda entry: (-entry[1], entry[0]))
        ]
