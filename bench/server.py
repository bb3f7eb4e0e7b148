"""A PostgreSQL of the bench's own, made for it and gone after it; never anybody's data."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from bench.figures import ROOT
from config import embedded

_OURS = "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relname LIKE 'devstats!_%' ESCAPE '!'"


@contextlib.contextmanager
def scratch(home: Path) -> Iterator[psycopg.Connection]:
    """Servers in the new folder `home`, with our tables, for this process and those that it starts."""
    before = dict(os.environ)
    # Neither the site's own folder nor the addresses in its environment or .env file may be met.
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("REDIS_URL", None)
    os.environ |= {"PERIPLUS_HOME": str(home), "PERIPLUS_ENV": ""}
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    try:
        services = embedded.ensure()
        # In a process of its own: Django here would keep to the first server that a run has made.
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, check=True)
        with psycopg.connect(services.database_url, autocommit=True) as connection:
            yield connection
    finally:
        embedded.leave()
        os.environ.clear()
        os.environ.update(before)


def empty(connection: psycopg.Connection) -> None:
    """Leave no rows in our tables, and nothing to be written from before."""
    names = [name for (name,) in connection.execute(_OURS).fetchall()]
    tables = sql.SQL(", ").join(map(sql.Identifier, names))
    connection.execute(sql.SQL("TRUNCATE {}").format(tables))
    connection.execute("CHECKPOINT")


def processor_seconds(home: Path) -> float:
    """What all processes of the server in `home` have had of the processors so far."""
    pid = int((home / "postgresql" / "postmaster.pid").read_text().split()[0])
    server = psutil.Process(pid)
    times = [process.cpu_times() for process in (server, *server.children())]
    ended = server.cpu_times()
    return sum(one.user + one.system for one in times) + ended.children_user + ended.children_system
