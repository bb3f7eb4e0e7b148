"""The SQL by which a day is counted."""

from devstats import metrics
from devstats.vocabulary import Arithmetic

_COLUMNS = "metric, repository_id, day, person_id, segment, item, amount, n"

# A recount works on copies of its own: what the facts say now, and how that differs from what is held.
PREPARE = """
CREATE TEMPORARY TABLE IF NOT EXISTS devstats_fresh (LIKE devstats_tally_day) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS devstats_change (LIKE devstats_tally_day) ON COMMIT DELETE ROWS;
TRUNCATE devstats_fresh, devstats_change;
"""

_AMOUNTS = {
    Arithmetic.SUM: "sum(seen.amount)",
    Arithmetic.DISTINCT: "sum(seen.amount)",
    # Of two levels at one instant the greater, so that any order of facts gives the same.
    Arithmetic.LAST: "(array_agg(seen.amount ORDER BY seen.at DESC, seen.amount DESC))[1]",
}


def count(metric: metrics.Definition) -> str:
    """Count one day of `metric` from the facts into the copy."""
    return _samples(metric) if metric.arithmetic.is_percentile else _amounts(metric)


def _amounts(metric: metrics.Definition) -> str:
    """One row a repository, person and segment, and a member that is no person; nobody is no member."""
    item = "hashtextextended(seen.item, 0)" if metric.member == "item" else "0::bigint"
    members_only = "AND seen.person_id <> 0" if metric.member == "person" else ""
    return f"""
INSERT INTO devstats_fresh ({_COLUMNS})
SELECT
    %(metric)s,
    seen.repository_id,
    %(day)s,
    seen.person_id,
    seen.segment,
    {item},
    {_AMOUNTS[metric.arithmetic]},
    count(*)
FROM (
{metrics.observations(metric)}
) AS seen
WHERE
    seen.at >= %(from_at)s
    AND seen.at < %(until)s
    {members_only}
GROUP BY seen.repository_id, seen.person_id, seen.segment, {item}
"""


def _samples(metric: metrics.Definition) -> str:
    """One row a sample; a second sample of one item gets a number of its own."""
    return f"""
INSERT INTO devstats_fresh ({_COLUMNS})
SELECT
    %(metric)s,
    seen.repository_id,
    %(day)s,
    seen.person_id,
    seen.segment,
    hashtextextended(
        seen.item,
        row_number() OVER (
            PARTITION BY seen.repository_id, seen.person_id, seen.segment, seen.item
            ORDER BY seen.at, seen.amount
        ) - 1
    ),
    seen.amount,
    1
FROM (
{metrics.observations(metric)}
) AS seen
WHERE
    seen.at >= %(from_at)s
    AND seen.at < %(until)s
"""


# By index tally_day_metric. A row that is as it was stays, so that counting again writes nothing.
REMOVE = f"""
WITH gone AS (
    DELETE FROM devstats_tally_day AS held
    WHERE
        held.metric = ANY(%(metrics)s)
        AND held.day = %(day)s
        AND NOT EXISTS (
            SELECT FROM devstats_fresh AS fresh
            WHERE
                fresh.metric = held.metric
                AND fresh.repository_id = held.repository_id
                AND fresh.person_id = held.person_id
                AND fresh.segment = held.segment
                AND fresh.item = held.item
                AND fresh.amount = held.amount
                AND fresh.n = held.n
        )
    RETURNING held.*
)
INSERT INTO devstats_change ({_COLUMNS})
SELECT
    gone.metric, gone.repository_id, gone.day, gone.person_id, gone.segment, gone.item,
    -gone.amount, -gone.n
FROM gone
"""

ADD = f"""
WITH come AS (
    INSERT INTO devstats_tally_day ({_COLUMNS})
    SELECT
        fresh.metric, fresh.repository_id, fresh.day, fresh.person_id, fresh.segment, fresh.item,
        fresh.amount, fresh.n
    FROM devstats_fresh AS fresh
    WHERE NOT EXISTS (
        SELECT FROM devstats_tally_day AS held
        WHERE
            held.metric = ANY(%(metrics)s)
            AND held.day = %(day)s
            AND held.metric = fresh.metric
            AND held.repository_id = fresh.repository_id
            AND held.person_id = fresh.person_id
            AND held.segment = fresh.segment
            AND held.item = fresh.item
    )
    RETURNING *
)
INSERT INTO devstats_change ({_COLUMNS})
SELECT
    come.metric, come.repository_id, come.day, come.person_id, come.segment, come.item,
    come.amount, come.n
FROM come
"""

# In the order of the key: two days of one month may be counted at once, and must not wait for each other.
FOLD = f"""
INSERT INTO devstats_tally_month AS held ({_COLUMNS})
SELECT
    change.metric, change.repository_id, %(month)s, change.person_id, change.segment, change.item,
    sum(change.amount), sum(change.n)
FROM devstats_change AS change
WHERE change.metric = ANY(%(additive)s)
GROUP BY change.metric, change.repository_id, change.person_id, change.segment, change.item
HAVING sum(change.amount) <> 0 OR sum(change.n) <> 0
ORDER BY change.metric, change.repository_id, change.person_id, change.segment, change.item
ON CONFLICT (metric, repository_id, day, person_id, segment, item) DO UPDATE
SET amount = held.amount + excluded.amount, n = held.n + excluded.n
"""

_CHANGED = """
    AND (held.metric, held.repository_id, held.person_id, held.segment, held.item) IN (
        SELECT change.metric, change.repository_id, change.person_id, change.segment, change.item
        FROM devstats_change AS change
        WHERE change.n < 0
    )
"""

EMPTY = f"""
DELETE FROM devstats_tally_month AS held
WHERE
    held.metric = ANY(%(additive)s)
    AND held.day = %(month)s
    AND held.n = 0
    {_CHANGED}
"""

# A month's level is that of its last day that has one, so it cannot be kept by differences.
UNLEVEL = """
DELETE FROM devstats_tally_month AS held
USING devstats_change AS change
WHERE
    change.metric = ANY(%(levels)s)
    AND held.metric = change.metric
    AND held.repository_id = change.repository_id
    AND held.day = %(month)s
    AND held.person_id = change.person_id
    AND held.segment = change.segment
    AND held.item = change.item
"""

LEVEL = f"""
INSERT INTO devstats_tally_month ({_COLUMNS})
SELECT DISTINCT ON (held.metric, held.repository_id, held.person_id, held.segment, held.item)
    held.metric, held.repository_id, %(month)s, held.person_id, held.segment, held.item, held.amount, held.n
FROM devstats_tally_day AS held
INNER JOIN devstats_change AS change
    ON
        held.metric = change.metric
        AND held.repository_id = change.repository_id
        AND held.person_id = change.person_id
        AND held.segment = change.segment
        AND held.item = change.item
WHERE
    change.metric = ANY(%(levels)s)
    AND held.day >= %(month)s
    AND held.day < %(next_month)s
ORDER BY held.metric, held.repository_id, held.person_id, held.segment, held.item, held.day DESC
"""

COUNTED = """
INSERT INTO devstats_counted_day AS held (day, serial, counted_at, seconds)
VALUES (%(day)s, nextval('devstats_serial'), now(), %(seconds)s)
ON CONFLICT (day) DO UPDATE
SET serial = excluded.serial, counted_at = excluded.counted_at, seconds = excluded.seconds
"""
