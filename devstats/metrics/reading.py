"""Reading a definition: a TOML header in a leading comment, then the SQL."""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum

from devstats.metrics import select
from devstats.metrics.bad_definition import BadDefinition
from devstats.metrics.definition import OPTIONAL_COLUMNS, REQUIRED_COLUMNS, Definition, Example
from devstats.vocabulary import Arithmetic, Bots, Direction, Grain, Unit

CHARTS = ("bars", "line")
MEMBERS = ("person", "item")
BETTER = {"more": Direction.MORE_IS_BETTER, "less": Direction.LESS_IS_BETTER, "neutral": Direction.NEUTRAL}
NOT_YET = (Arithmetic.RATIO, Arithmetic.FACTOR)

_FILE = re.compile(r"\s*/\*(?P<header>.*?)\*/(?P<sql>.*)", re.DOTALL)
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KEYS = (
    "title",
    "question",
    "unit",
    "arithmetic",
    "member",
    "chart",
    "better",
    "caveat",
    "version",
    "group",
    "order",
    "kinds",
    "devstats",
    "example",
)
_EXAMPLE_KEYS = ("world", "scope", "from", "to", "every", "bots", "total", "points")

type Table = Mapping[str, object]


def read(slug: str, text: str) -> Definition:
    """The definition in `text`, the file `slug`.sql; raises BadDefinition naming the file and the key."""
    try:
        return _read(slug, text)
    except _Wrong as error:
        raise BadDefinition(f"{slug}.sql", str(error)) from None


class _Wrong(Exception):  # noqa: N818 - becomes BadDefinition, which knows the file
    """What is wrong, without the file."""


def _read(slug: str, text: str) -> Definition:
    if not _SLUG.fullmatch(slug):
        raise _Wrong(f"{slug!r} is no name for a metric; use lower-case words joined by hyphens")
    match = _FILE.fullmatch(text)
    if match is None:
        raise _Wrong("there is no header; begin with /* and the keys of a metric in TOML")
    try:
        header: Table = tomllib.loads(match["header"])
    except tomllib.TOMLDecodeError as error:
        raise _Wrong(f"the header is no TOML: {error}") from None
    _refuse_unknown(header, _KEYS, "")
    sql = match["sql"].strip()
    columns = _columns(sql)
    arithmetic = _arithmetic(header)
    member = _member(header, arithmetic)
    devstats = _table(header, "devstats")
    _refuse_unknown(devstats, ("name", "difference"), "devstats.")
    definition = Definition(
        slug=slug,
        title=_text(header, "title"),
        question=_text(header, "question"),
        caveat=_text(header, "caveat"),
        group=_text(header, "group"),
        unit=_word(header, "unit", Unit),
        arithmetic=arithmetic,
        chart=_one_of(header, "chart", CHARTS),
        better=BETTER[_one_of(header, "better", tuple(BETTER))],
        version=_number(header, "version"),
        order=_number(header, "order"),
        member=member,
        kinds=tuple((key, _text(_table(header, "kinds"), key, "kinds.")) for key in _table(header, "kinds")),
        devstats_name=_text(devstats, "name", "devstats.") if devstats else "",
        devstats_difference=_text(devstats, "difference", "devstats.") if "difference" in devstats else "",
        example=_example(header),
        sql=sql,
        columns=columns,
    )
    _check_columns_serve(definition)
    return definition


def _columns(sql: str) -> tuple[str, ...]:
    try:
        columns = select.columns(sql)
    except ValueError as error:
        raise _Wrong(str(error)) from None
    if missing := [name for name in REQUIRED_COLUMNS if name not in columns]:
        raise _Wrong(f"the SQL must yield a column {missing[0]!r}")
    if "censored" in columns:
        raise _Wrong("the column 'censored' is not supported yet")
    if unknown := [name for name in columns if name not in (*REQUIRED_COLUMNS, *OPTIONAL_COLUMNS)]:
        known = ", ".join((*REQUIRED_COLUMNS, *OPTIONAL_COLUMNS))
        raise _Wrong(f"the SQL yields a column {unknown[0]!r}; it may yield {known}")
    if len(set(columns)) < len(columns):
        raise _Wrong("the SQL yields a column twice")
    return columns


def _arithmetic(header: Table) -> Arithmetic:
    arithmetic = _word(header, "arithmetic", Arithmetic)
    if arithmetic in NOT_YET:
        raise _Wrong(f"arithmetic {str(arithmetic)!r} is not supported yet")
    return arithmetic


def _member(header: Table, arithmetic: Arithmetic) -> str:
    if arithmetic is Arithmetic.DISTINCT:
        return _one_of(header, "member", MEMBERS)
    if "member" in header:
        raise _Wrong(f"member is for distinct counts; leave it out, as arithmetic is {str(arithmetic)!r}")
    return ""


def _check_columns_serve(definition: Definition) -> None:
    needs = {"person": "person_id", "item": "item"}.get(definition.member, "")
    if definition.arithmetic.is_percentile:
        needs = "item"
    if needs and needs not in definition.columns:
        raise _Wrong(
            f"the SQL must yield a column {needs!r}, as arithmetic is {str(definition.arithmetic)!r}"
        )
    if definition.kinds and "segment" not in definition.columns:
        raise _Wrong("kinds are the titles of segments, and the SQL yields no column 'segment'")


def _example(header: Table) -> Example:
    if "example" not in header:
        raise _Wrong("the key 'example' is missing")
    table = _table(header, "example")
    _refuse_unknown(table, _EXAMPLE_KEYS, "example.")
    points = table.get("points", [])
    if not isinstance(points, list):
        raise _Wrong(f"example.points is {points!r}; it must be a list of numbers")
    return Example(
        world=_text(table, "world", "example."),
        scope=_text({"scope": "all", **table}, "scope", "example."),
        from_=_text(table, "from", "example."),
        to=_text(table, "to", "example."),
        every=_word({"every": "day", **table}, "every", Grain, "example."),
        bots=_word({"bots": "exclude", **table}, "bots", Bots, "example."),
        total=_value(table.get("total"), "example.total"),
        points=tuple(_value(point, "example.points") for point in points),
    )


def _value(value: object, key: str) -> float | None:
    """A number, or None where the word "none" says that there is no answer, for which TOML has no other."""
    if value == "none":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Wrong(f'{key} is {value!r}; it must be a number, or "none"')
    return value


def _refuse_unknown(table: Table, known: tuple[str, ...], place: str) -> None:
    if unknown := [key for key in table if key not in known]:
        raise _Wrong(f"the key {place + unknown[0]!r} is not known; the keys are {', '.join(known)}")


def _table(header: Table, key: str) -> Table:
    table = header.get(key, {})
    if not isinstance(table, dict):
        raise _Wrong(f"{key} is {table!r}; it must be a table, [{key}]")
    return table


def _text(table: Table, key: str, place: str = "") -> str:
    if key not in table:
        raise _Wrong(f"the key {place + key!r} is missing")
    value = table[key]
    if not isinstance(value, str) or not value.strip():
        raise _Wrong(f"{place}{key} is {value!r}; it must be text")
    return " ".join(value.split())


def _number(table: Table, key: str) -> int:
    if key not in table:
        raise _Wrong(f"the key {key!r} is missing")
    value = table[key]
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise _Wrong(f"{key} is {value!r}; it must be a whole number from 1")
    return value


def _one_of(table: Table, key: str, words: tuple[str, ...], place: str = "") -> str:
    word = _text(table, key, place)
    if word not in words:
        raise _Wrong(f"{place}{key} is {word!r}; it must be one of {', '.join(words)}")
    return word


def _word[Word: StrEnum](table: Table, key: str, words: type[Word], place: str = "") -> Word:
    return words(_one_of(table, key, tuple(words), place))
