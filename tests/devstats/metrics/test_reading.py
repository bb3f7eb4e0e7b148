from collections.abc import Callable

import pytest

from devstats.metrics import BadDefinition, Definition, reading
from devstats.vocabulary import Arithmetic, Direction, Unit

HEADER = """
title = "Pushes"
question = "How often?"
unit = "pushes"
arithmetic = "sum"
chart = "bars"
better = "more"
caveat = "Every one."
version = 1
group = "Code"
order = 10

[example]
world = "a_week_at_the_lighthouse"
from = "2017-07-03"
to = "2017-07-10"
total = 2
"""
SQL = """
SELECT
    act.acted_at AS at,
    act.acted_on AS utc_day,
    act.repository_id,
    1 AS amount,
    act.account_id AS person_id,
    act.kind AS segment,
    act.item
FROM devstats_act AS act
WHERE act.kind = 'push'
"""


def read(header: str = HEADER, sql: str = SQL) -> Definition:
    return reading.read("pushes", f"/*{header}*/{sql}")


def changed(old: str, new: str) -> Callable[[], Definition]:
    assert old in HEADER
    return lambda: read(header=HEADER.replace(old, new, 1))


def with_sql(old: str, new: str) -> Callable[[], Definition]:
    assert old in SQL
    return lambda: read(sql=SQL.replace(old, new, 1))


def test_a_definition_says_what_its_file_says() -> None:
    found = read(
        header=HEADER.replace('"sum"', '"distinct"\nmember = "item"')
        .replace(
            "[example]", '[kinds]\npush = "pushed"\n\n[devstats]\nname = "P"\ndifference = "D"\n\n[example]'
        )
        .replace("total = 2", 'total = 2\npoints = [1, "none", 0.5]')
    )

    assert found == Definition(
        slug="pushes",
        title="Pushes",
        question="How often?",
        unit=Unit.PUSHES,
        arithmetic=Arithmetic.DISTINCT,
        chart="bars",
        better=Direction.MORE_IS_BETTER,
        caveat="Every one.",
        version=1,
        group="Code",
        order=10,
        member="item",
        kinds=(("push", "pushed"),),
        devstats_name="P",
        devstats_difference="D",
        example=found.example,
        sql=SQL.strip(),
        columns=("at", "utc_day", "repository_id", "amount", "person_id", "segment", "item"),
    )
    assert found.example.points == (1, None, 0.5)
    assert (found.example.scope, found.example.every, found.example.bots) == ("all", "day", "exclude")


def test_line_breaks_in_a_text_are_spaces() -> None:
    found = read(header=HEADER.replace('"Every one."', '"""\nEvery\n  one."""'))

    assert found.caveat == "Every one."


def test_what_the_sql_yields_decides_what_a_metric_can_be_split_by() -> None:
    bare = read(sql="SELECT a AS at, b AS utc_day, c.repository_id, extract(EPOCH FROM c.d) AS amount FROM c")

    assert read().splits == ("repository", "person", "kind")
    assert bare.splits == ("repository",)


def test_the_digest_changes_with_what_tallies_are_made_by_and_with_nothing_else() -> None:
    digest = read().digest

    assert changed('"Pushes"', '"Push"')().digest == digest
    assert changed("version = 1", "version = 2")().digest != digest
    assert with_sql("= 'push'", "= 'fork'")().digest != digest
    assert changed('"sum"', '"last"')().digest.startswith("last:")


NO_HEADER = "there is no header; begin with /* and the keys of a metric in TOML"
UNITS = ", ".join(Unit)
ARITHMETIC = ", ".join(Arithmetic)
KEYS = ", ".join(
    [
        *(
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
        ),
        *("order", "kinds", "devstats", "example"),
    ]
)
EXAMPLE_KEYS = "world, scope, from, to, every, bots, total, points"
COLUMNS = "at, utc_day, repository_id, amount, person_id, segment, item"
NOT_SIMPLE = "the SQL must be one simple SELECT, without"
UNNAMED = "needs a name: … AS amount"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: reading.read("pushes", SQL), NO_HEADER),
        (lambda: reading.read("pushes", ""), NO_HEADER),
        (
            lambda: reading.read("Push es", f"/*{HEADER}*/{SQL}"),
            "'Push es' is no name for a metric; use lower-case words joined by hyphens",
        ),
        (
            changed('title = "Pushes"', "title ="),
            "the header is no TOML: Invalid value (at line 2, column 8)",
        ),
        (changed('title = "Pushes"\n', ""), "the key 'title' is missing"),
        (changed('title = "Pushes"', 'title = "  "'), "title is '  '; it must be text"),
        (changed('title = "Pushes"', "title = 3"), "title is 3; it must be text"),
        (changed('question = "How often?"\n', ""), "the key 'question' is missing"),
        (changed('caveat = "Every one."\n', ""), "the key 'caveat' is missing"),
        (changed('group = "Code"\n', ""), "the key 'group' is missing"),
        (changed('unit = "pushes"', 'unit = "shoves"'), f"unit is 'shoves'; it must be one of {UNITS}"),
        (
            changed('"sum"', '"mean"'),
            f"arithmetic is 'mean'; it must be one of {ARITHMETIC}",
        ),
        (changed('"sum"', '"ratio"'), "arithmetic 'ratio' is not supported yet"),
        (changed('"sum"', '"factor"'), "arithmetic 'factor' is not supported yet"),
        (changed('"sum"', '"distinct"'), "the key 'member' is missing"),
        (
            changed('"sum"', '"distinct"\nmember = "company"'),
            "member is 'company'; it must be one of person, item",
        ),
        (
            changed('"sum"', '"sum"\nmember = "person"'),
            "member is for distinct counts; leave it out, as arithmetic is 'sum'",
        ),
        (changed('"bars"', '"pie"'), "chart is 'pie'; it must be one of bars, line"),
        (changed('"more"', '"red"'), "better is 'red'; it must be one of more, less, neutral"),
        (changed("version = 1", "version = 0"), "version is 0; it must be a whole number from 1"),
        (changed("version = 1", "version = true"), "version is True; it must be a whole number from 1"),
        (changed("version = 1\n", ""), "the key 'version' is missing"),
        (changed("order = 10", 'order = "first"'), "order is 'first'; it must be a whole number from 1"),
        (
            changed("order = 10", "order = 10\ncolour = 'red'"),
            f"the key 'colour' is not known; the keys are {KEYS}",
        ),
        (
            changed("[example]", '[devstats]\ntitle = "P"\n[example]'),
            "the key 'devstats.title' is not known; the keys are name, difference",
        ),
        (
            changed("[example]", '[devstats]\ndifference = "D"\n[example]'),
            "the key 'devstats.name' is missing",
        ),
        (changed("order = 10", "order = 10\nkinds = 3"), "kinds is 3; it must be a table, [kinds]"),
        (changed("[example]", "[kinds]\npush = 3\n[example]"), "kinds.push is 3; it must be text"),
        (lambda: read(header=HEADER.partition("[example]")[0]), "the key 'example' is missing"),
        (changed('world = "a_week_at_the_lighthouse"\n', ""), "the key 'example.world' is missing"),
        (
            changed("total = 2", 'total = "two"'),
            "example.total is 'two'; it must be a number, or \"none\"",
        ),
        (changed("total = 2\n", ""), 'example.total is None; it must be a number, or "none"'),
        (
            changed("total = 2", "total = 2\npoints = 2"),
            "example.points is 2; it must be a list of numbers",
        ),
        (
            changed("total = 2", "total = 2\npoints = [true]"),
            'example.points is True; it must be a number, or "none"',
        ),
        (
            changed("total = 2", 'total = 2\nevery = "fortnight"'),
            "example.every is 'fortnight'; it must be one of hour, day, week, month, quarter, year",
        ),
        (
            changed("total = 2", "total = 2\nuntil = 3"),
            f"the key 'example.until' is not known; the keys are {EXAMPLE_KEYS}",
        ),
        (with_sql("    act.acted_at AS at,\n", ""), "the SQL must yield a column 'at'"),
        (with_sql("    act.acted_on AS utc_day,\n", ""), "the SQL must yield a column 'utc_day'"),
        (with_sql("    act.repository_id,\n", ""), "the SQL must yield a column 'repository_id'"),
        (with_sql("    1 AS amount,\n", ""), "the SQL must yield a column 'amount'"),
        (with_sql("act.item", "act.key"), f"the SQL yields a column 'key'; it may yield {COLUMNS}"),
        (with_sql("act.item", "true AS censored"), "the column 'censored' is not supported yet"),
        (with_sql("act.item", "act.kind AS segment"), "the SQL yields a column twice"),
        (with_sql("1 AS amount", "1 + 1"), f"the column '1 + 1' {UNNAMED}"),
        (with_sql("1 AS amount,", ","), f"the column '' {UNNAMED}"),
        (with_sql("1 AS amount", "act.*"), f"the column 'act.*' {UNNAMED}"),
        (with_sql("SELECT", "SELECT DISTINCT"), f"{NOT_SIMPLE} DISTINCT"),
        (with_sql("= 'push'", "= 'push' GROUP BY act.kind"), f"{NOT_SIMPLE} GROUP"),
        (with_sql("= 'push'", "= 'push' ORDER BY act.kind"), f"{NOT_SIMPLE} ORDER"),
        (with_sql("= 'push'", "= 'push' LIMIT 3"), f"{NOT_SIMPLE} LIMIT"),
        (with_sql("1 AS amount", "row_number() OVER () AS amount"), f"{NOT_SIMPLE} OVER"),
        (with_sql("= 'push'", "= 'push';"), "the SQL must be one SELECT, without a semicolon"),
        (with_sql("= 'push'", "IN ('push'"), "the SQL has a parenthesis without its other half"),
        (lambda: read(sql="WITH a AS (SELECT 1) SELECT 1 AS at FROM a"), "the SQL must be one SELECT"),
        (lambda: read(sql=""), "the SQL must be one SELECT"),
        (lambda: read(sql="SELECT 1 AS at"), "the SQL must select FROM a table"),
        (
            lambda: read(
                header=HEADER.replace('"sum"', '"distinct"\nmember = "person"'),
                sql=SQL.replace("    act.account_id AS person_id,\n", ""),
            ),
            "the SQL must yield a column 'person_id', as arithmetic is 'distinct'",
        ),
        (
            lambda: read(header=HEADER.replace('"sum"', '"median"'), sql=SQL.replace(",\n    act.item", "")),
            "the SQL must yield a column 'item', as arithmetic is 'median'",
        ),
        (
            lambda: read(
                header=HEADER.replace("[example]", '[kinds]\npush = "P"\n[example]'),
                sql=SQL.replace("    act.kind AS segment,\n", ""),
            ),
            "kinds are the titles of segments, and the SQL yields no column 'segment'",
        ),
    ],
)
def test_a_bad_definition_is_refused_with_a_sentence(make: Callable[[], Definition], sentence: str) -> None:
    with pytest.raises(BadDefinition) as caught:
        make()

    file, _, said = str(caught.value).partition(": ")
    assert (said, file.endswith(".sql")) == (sentence, True)


@pytest.mark.parametrize(
    "sql",
    [
        SQL + "    AND act.item <> 'a, b; -- c (GROUP BY'\n",
        SQL + "    -- GROUP BY; ORDER\n",
        SQL.replace("FROM devstats_act AS act", "FROM devstats_act AS act\nINNER JOIN x ON x.id = act.key"),
        SQL.replace("= 'push'", "IN (SELECT DISTINCT t.kind FROM t ORDER BY t.kind LIMIT 3)"),
    ],
    ids=["words in a string", "words in a comment", "a join", "words inside parentheses"],
)
def test_words_that_do_no_harm_are_let_through(sql: str) -> None:
    assert read(sql=sql).columns == read().columns
