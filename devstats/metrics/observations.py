"""The observations of a metric as SQL, in one shape whatever the definition leaves out."""

from devstats.metrics.definition import Definition

_NOTHING = {"person_id": "0::bigint", "segment": "''", "item": "''"}


def observations(definition: Definition) -> str:
    """A SELECT of at, utc_day, repository_id, amount, person_id, segment, item; nobody is 0, nothing is ''.

    Bounds on `at` and `repository_id` set around it reach the tables inside. A percent sign is doubled, as
    it is meant to be run with parameters.
    """
    optional = ",\n    ".join(
        f"coalesce(seen.{name}, {nothing}) AS {name}"
        if name in definition.columns
        else f"{nothing} AS {name}"
        for name, nothing in _NOTHING.items()
    )
    return f"""\
SELECT
    seen.at,
    seen.utc_day,
    seen.repository_id,
    seen.amount::double precision AS amount,
    {optional}
FROM (
{definition.sql}
) AS seen""".replace("%", "%%")
