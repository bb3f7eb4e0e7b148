"""What every test stands on: real PostgreSQL and Valkey of their own, a real worker, a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import django
import hypothesis
import pytest
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker

from config import embedded
from tests.places import ROOT

# Before anything reads the settings: a home of the tests' own, and nothing from the shell or `.env`.
# (A worker of xdist inherits what its controller has set here.)
_GIVEN = Path(os.environ.get("PERIPLUS_HOME") or ROOT / ".local").absolute()
_HOME = _GIVEN if "PYTEST_XDIST_WORKER" in os.environ else _GIVEN / "tests"
for _name in ("DATABASE_URL", "REDIS_URL", *(name for name in os.environ if name.startswith("PERIPLUS_"))):
    os.environ.pop(_name, None)
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "PERIPLUS_HOME": str(_HOME),
    "PERIPLUS_ENV": "",
    "PERIPLUS_LOG": "warning",
    # Static files as they lie in the tree; those of a real site are collected in test_supervisor.py.
    "PERIPLUS_DEBUG": "yes",
    # playwright keeps an event loop running in the thread of a test, which Django takes for an async view.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "yes",
}
(_HOME / "static").mkdir(parents=True, exist_ok=True)
# What a test wrote need not survive a power cut.
(_HOME / "postgresql.conf").write_text("fsync = off\nfull_page_writes = off\n")
_SERVICES = embedded.ensure()
# Each of xdist's workers rings bells of its own; its database gets a name of its own from pytest-django.
_NUMBER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw-1").removeprefix("gw")) + 1
os.environ["REDIS_URL"] = f"{_SERVICES.redis_url}?db={_NUMBER}"
# pytest-django sets Django up only where the settings have been read by now, and test modules import models.
django.setup()
# Where the controller of xdist named the settings, its workers have read them before this module.
settings.REDIS_URL = os.environ["REDIS_URL"]

# An example that takes long on a busy machine is no fault of what it shows.
hypothesis.settings.register_profile("tests", deadline=None)
hypothesis.settings.load_profile("tests")

pytest_plugins = ["tests.browser", "tests.workers"]


@pytest.fixture(autouse=True)
def _no_answer_is_remembered() -> None:
    """Whatever a test leaves in a cache is not the next one's."""
    from django.core.cache import cache  # noqa: PLC0415 - the settings are read after this module

    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """pytest-django's; and in the end the connections of killed workers, which would keep the database."""
    yield
    from django.db import connection  # noqa: PLC0415 - the settings are read after this module

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
