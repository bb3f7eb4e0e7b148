"""Windows as headings."""

from __future__ import annotations

from devstats.question import Question

_NUMBERS = {"24 hours": "day", "7 days": "seven days"}


def everything(asked: Question) -> str:
    """`The ecosystem, last seven days`."""
    words = asked.window.describe()
    for number, spelt in _NUMBERS.items():
        words = words.replace(number, spelt)
    return f"The ecosystem, {words}"
