"""Months of the large tables: how a divided table is made, and a partition before it is needed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection, migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState

# table → the instant whose month decides; it never changes and is part of the key.
PARTITIONED = {"devstats_act": "acted_at", "devstats_commit": "pushed_at"}
# Any number will do that no other advisory lock of ours uses.
_LOCK = 7_310_001


class CreatePartitioned(migrations.CreateModel):
    """Django's CreateModel for a table of `PARTITIONED`, divided by range."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        _from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Create the parent table; its partitions are made by `ensure`."""
        model: Any = to_state.apps.get_model(app_label, self.name)
        sql, params = schema_editor.table_sql(model)
        schema_editor.execute(
            f"{sql} PARTITION BY RANGE ({PARTITIONED[model._meta.db_table]})", params or None
        )
        schema_editor.deferred_sql.extend(schema_editor._model_indexes_sql(model))  # type: ignore[attr-defined] # noqa: SLF001 - as create_model does


def ensure(days: Iterable[date]) -> None:
    """Make the partitions that rows of `days` fall into, where they are missing.

    Attaching needs a lock that lets others read and write, where CREATE … PARTITION OF would not.
    """
    months = sorted({day.replace(day=1) for day in days})
    wanted = {_partition(table, month): (table, month) for table in PARTITIONED for month in months}
    with transaction.atomic(), connection.cursor() as cursor:
        if not _missing(cursor, wanted):
            return
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        for name in _missing(cursor, wanted):
            table, month = wanted[name]
            after = date(month.year + month.month // 12, month.month % 12 + 1, 1)
            cursor.execute(f"CREATE TABLE {name} (LIKE {table} INCLUDING ALL)")
            cursor.execute(
                f"ALTER TABLE {table} ATTACH PARTITION {name} "
                f"FOR VALUES FROM ('{month} 00:00:00+00') TO ('{after} 00:00:00+00')"
            )


def _partition(table: str, month: date) -> str:
    return f"{table}_y{month.year:04}m{month.month:02}"


def _missing(cursor: Any, wanted: Iterable[str]) -> list[str]:  # noqa: ANN401 - Django's cursor wrapper has no public type
    names = list(wanted)
    cursor.execute("SELECT relname FROM pg_class WHERE relname = ANY(%s) AND relkind = 'r'", [names])
    there = {name for (name,) in cursor.fetchall()}
    return [name for name in names if name not in there]
