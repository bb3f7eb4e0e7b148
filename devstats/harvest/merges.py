"""How two sayings about one row become one: the rules, and the SQL that follows from them.

Every rule is commutative, associative and idempotent, so that facts may come in any order, twice, and by two
workers at once. The same rules stand in `batch` for the rows of one file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

type Rule = Callable[[str, str], str]
"""From the SQL of a held and of a new value to the SQL of what is kept."""


def least(held: str, new: str) -> str:
    """What never changes: the lesser of two; nothing said is no value."""
    return f"least({held}, {new})"


def least_text(held: str, new: str) -> str:
    """As `least`, by bytes: the database's own order of texts is not everywhere the same."""
    return f'least({held} COLLATE "C", {new} COLLATE "C")'


def greatest(held: str, new: str) -> str:
    """What only grows."""
    return f"greatest({held}, {new})"


def greatest_text(held: str, new: str) -> str:
    """As `greatest`, by bytes."""
    return f'greatest({held} COLLATE "C", {new} COLLATE "C")'


def either(held: str, new: str) -> str:
    """True once anybody said so; null where nobody said."""
    return f"coalesce({held} OR {new}, {held}, {new})"


def both(held: str, new: str) -> str:
    """False once anybody said so."""
    return f"({held} AND {new})"


def account_type(held: str, new: str) -> str:
    """A user may become an organisation, never the other way; an app is a bot for good."""
    return (
        f"CASE WHEN 'Bot' IN ({held}, {new}) THEN 'Bot' "
        f"WHEN 'Organization' IN ({held}, {new}) THEN 'Organization' "
        f"WHEN 'User' IN ({held}, {new}) THEN 'User' ELSE '' END"
    )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Columns that are replaced together, by the greater in the order of `by`."""

    columns: dict[str, str]  # column → type
    by: dict[str, str]  # column → SQL of what null counts as: a value below all others

    def is_newer(self, held: str, new: str) -> str:
        """SQL: whether the row `new` holds a greater snapshot than the row `held`."""
        return f"{self._order(new)} > {self._order(held)}"

    def _order(self, row: str) -> str:
        return f"({', '.join(self._comparable(row, column) for column in self.by)})"

    def _comparable(self, row: str, column: str) -> str:
        value = f"coalesce({row}.{column}, {self.by[column]})"
        return f'{value} COLLATE "C"' if self.columns[column] == "text" else value


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table of facts: its key, its other columns with their types, and how each is merged."""

    name: str
    key: dict[str, str]  # column → type
    rules: dict[str, tuple[str, Rule]] = field(default_factory=dict)  # column → type, rule
    snapshots: tuple[Snapshot, ...] = ()
    day: str = ""  # column whose day goes stale with the row

    @property
    def stage(self) -> str:
        """The table of this connection that a file's rows are copied into first."""
        return f"{self.name}_staged"

    @property
    def columns(self) -> dict[str, str]:
        """Every column with its type, in the order in which rows are copied."""
        types = dict(self.key)
        types |= {column: sql_type for column, (sql_type, _) in self.rules.items()}
        for snapshot in self.snapshots:
            types |= snapshot.columns
        return types

    def create_stage(self) -> str:
        """Make the stage, once a connection, and empty it; the end of the transaction does so too.

        Dropped and made anew for each file it would fill the system catalogue with dead rows.
        """
        columns = ", ".join(f"{column} {sql_type}" for column, sql_type in self.columns.items())
        return f"""
            CREATE TEMPORARY TABLE IF NOT EXISTS {self.stage} ({columns}) ON COMMIT DELETE ROWS;
            DELETE FROM {self.stage};
        """

    def copy(self) -> str:
        """Copy rows into the stage."""
        return f"COPY {self.stage} ({', '.join(self.columns)}) FROM STDIN"

    def add(self) -> str:
        """Insert the staged rows whose key is new, and leave the others alone, without a lock."""
        return self._telling(f"""
            INSERT INTO {self.name} ({", ".join(self.columns)})
            SELECT {", ".join(self.columns)}
            FROM {self.stage}
            ORDER BY {", ".join(self.key)}
            ON CONFLICT DO NOTHING
        """)

    def merge(self, only: str = "TRUE") -> str:
        """Insert or update the staged rows that are new or say something new; the others are not touched.

        In the order of the key, so that two workers never wait for each other crosswise. A held row that
        stays as it is is left out beforehand: ON CONFLICT would lock it, and write that down. `only` is
        a condition on the held rows, `held`, that leaves partitions out.
        """
        match = " AND ".join(f"held.{column} = staged.{column}" for column in self.key)
        changes = ", ".join(f"{column} = {merged}" for column, merged in self._merged("held", "excluded"))
        return self._telling(f"""
            INSERT INTO {self.name} AS held ({", ".join(self.columns)})
            SELECT {", ".join(f"staged.{column}" for column in self.columns)}
            FROM {self.stage} AS staged
            LEFT JOIN {self.name} AS held ON {match} AND {only}
            WHERE held.{next(iter(self.key))} IS NULL OR {self._differs("held", "staged")}
            ORDER BY {", ".join(f"staged.{column}" for column in self.key)}
            ON CONFLICT ({", ".join(self.key)}) DO UPDATE
            SET {changes}
            WHERE {self._differs("held", "excluded")}
        """)

    def _telling(self, writing: str) -> str:
        """The statement, answering which days it changed: before, after, and how many rows were new.

        Before and after: a pull request whose merge is told otherwise leaves one day and enters another.
        """
        if not self.day:
            return writing
        return f"""
            WITH changed AS (
                {writing}
                RETURNING
                    old.{self.day} AS day_before,
                    new.{self.day} AS day_after,
                    old.repository_id IS NULL AS is_new
            )
            SELECT day_before, day_after, count(*) FILTER (WHERE is_new)
            FROM changed
            GROUP BY day_before, day_after
        """

    def _merged(self, held: str, new: str) -> list[tuple[str, str]]:
        merged = [
            (column, rule(f"{held}.{column}", f"{new}.{column}")) for column, (_, rule) in self.rules.items()
        ]
        for snapshot in self.snapshots:
            newer = snapshot.is_newer(held, new)
            merged += [
                (column, f"CASE WHEN {newer} THEN {new}.{column} ELSE {held}.{column} END")
                for column in snapshot.columns
            ]
        return merged

    def _differs(self, held: str, new: str) -> str:
        """SQL: whether merging `new` into `held` changes it."""
        changes = [
            f"{held}.{column} IS DISTINCT FROM {rule(f'{held}.{column}', f'{new}.{column}')}"
            for column, (_, rule) in self.rules.items()
        ]
        changes += [snapshot.is_newer(held, new) for snapshot in self.snapshots]
        return f"({' OR '.join(changes)})"
