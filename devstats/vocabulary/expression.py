"""One end of a window in Grafana's grammar: `now` or an instant, then steps and rounding in turn."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from devstats.vocabulary import instants, steps
from devstats.vocabulary.misunderstood import Misunderstood
from devstats.vocabulary.steps import Step

UNITS = "s m h d w M Q y"

# Grafana gives up at the tenth digit too; no window of ours needs as many.
MOST_DIGITS = 9

_OPERATION = re.compile(r"\s*(?P<sign>[-+/])\s*(?P<count>[0-9]*)\s*(?P<unit>[^\s+/-]*)")
_EPOCH_MILLISECONDS = re.compile(r"[0-9]{11,14}")


@dataclass(frozen=True, slots=True)
class Operation:
    """A step back or forth (`-7d`), or rounding to a unit (`/d`)."""

    sign: Literal["+", "-", "/"]
    count: int
    step: Step

    def __str__(self) -> str:
        return f"/{self.step}" if self.sign == "/" else f"{self.sign}{self.count}{self.step}"


@dataclass(frozen=True, slots=True)
class Expression:
    """Where the reading starts (None: at `now`), and what is done to it in turn."""

    start: datetime | None
    operations: tuple[Operation, ...]

    def __str__(self) -> str:
        start = "now" if self.start is None else instants.day_or_instant(self.start)
        return start + "".join(map(str, self.operations))

    def resolve(self, now: datetime, *, rounds: Literal["up", "down"]) -> datetime:
        """The instant meant. Raises OverflowError outside the years 1 to 9999.

        Rounding up gives the beginning of the next unit, as ends are excluded, even from a beginning.
        An end so rounded belongs to the unit before it: `now/d/w` is the end of the week that holds today,
        `now/d-1d/d` the end of yesterday, as in Grafana, where such ends stand at 23:59:59.999. Only months
        behind a rounding differ: in February our `now/M+1M` ends with March, Grafana's on the 28th.
        """
        at = self.start or now
        is_end = False
        for operation in self.operations:
            match operation.sign:
                case "+":
                    at = steps.moved(at, operation.count, operation.step)
                case "-":
                    at = steps.moved(at, -operation.count, operation.step)
                case "/" if rounds == "up":
                    inside = at - timedelta(microseconds=1) if is_end else at
                    at = steps.moved(steps.floor(inside, operation.step), 1, operation.step)
                    is_end = True
                case "/":
                    at = steps.floor(at, operation.step)
        return at


def parse(text: str, *, place: str) -> Expression:
    """Read `now-7d/d` or `2017-07-24T10:17+1h`; spaces between the parts are dropped.

    `place` says where `text` stood ("the window 'now-7x to now'"), for the sentence of Misunderstood.
    """
    start, position = _start(text, place)
    operations = []
    while text[position:].strip():
        match = _OPERATION.match(text, position)
        if match is None:
            raise _no_sign(text, position, place)
        operations.append(_operation(match, place))
        position = match.end()
    return Expression(start, tuple(operations))


def _start(text: str, place: str) -> tuple[datetime | None, int]:
    lead = len(text) - len(text.lstrip())
    if text.startswith("now", lead):
        return None, lead + len("now")
    match = instants.PATTERN.match(text, lead)
    if match is None:
        raise _no_start(text.strip(), place)
    try:
        return instants.read(match), match.end()
    except Misunderstood as error:
        raise Misunderstood(f"cannot read {match.group()!r} in {place}: {error}; try 2017-07-24") from None


def _operation(match: re.Match[str], place: str) -> Operation:
    word = match.group().strip()
    sign, count, unit = match["sign"], match["count"], match["unit"]
    if len(count) > MOST_DIGITS:
        raise Misunderstood(f"cannot read {word!r} in {place}: {count} is too many; try {sign}1{unit or 'd'}")
    step = _step(unit)
    if step is None:
        missing = "the unit is missing" if not unit else f"{unit!r} is no unit"
        like = _likely(unit)
        remedy = f"/{like}" if sign == "/" else f"{sign}{count or 1}{like}"
        raise Misunderstood(f"cannot read {word!r} in {place}: {missing}; units are {UNITS}; try {remedy}")
    number = int(count or 1)
    match sign:
        case "+" | "-":
            return Operation(sign, number, step)
    if number != 1:
        raise Misunderstood(f"cannot read {word!r} in {place}: it can round to one unit only; try /{step}")
    return Operation("/", 1, step)


def _step(unit: str) -> Step | None:
    try:
        return Step("y" if unit == "Y" else unit)
    except ValueError:
        return None


def _likely(unit: str) -> Step:
    """The unit probably meant, for the remedy only: of a fiscal one, a wrong case, a word such as `days`."""
    for word in (
        unit.removeprefix("f"),
        unit[:3].lower(),
        unit[:2].lower(),
        unit[:1].lower(),
        unit[:1].upper(),
    ):
        step = _WORDS.get(word) or _step(word)
        if step:
            return step
    return Step.DAY


_WORDS = {"min": Step.MINUTE, "mo": Step.MONTH}


def _no_start(text: str, place: str) -> Misunderstood:
    word = re.split(r"\s", text, maxsplit=1)[0] if text else text
    if _EPOCH_MILLISECONDS.fullmatch(word):
        at = datetime.fromtimestamp(0, tz=UTC) + timedelta(milliseconds=int(word))
        return Misunderstood(
            f"cannot read {word!r} in {place}: instants are written as dates, not as milliseconds; "
            f"try {instants.day_or_instant(at)}"
        )
    return Misunderstood(
        f"cannot read {word!r} in {place}: it begins with now or a date; try now-7d or 2017-07-24"
    )


def _no_sign(text: str, position: int, place: str) -> Misunderstood:
    word = re.split(r"[\s+/-]", text[position:].lstrip(), maxsplit=1)[0]
    if word.startswith("|"):
        remedy = f"steps stand right behind the date; try {text[:position].strip()}-7d"
    elif word.startswith("T"):
        remedy = f"a time has hours and minutes; try {text[:position].strip()}T10:17"
    else:
        remedy = "a step begins with +, - or /, and in an address + is written %2B; try now-7d"
    return Misunderstood(f"cannot read {word!r} in {place}: {remedy}")
