"""The real week, loaded once for the tests of this folder."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from tests.oracles import plain
from tests.worlds import kubernetes
from tests.worlds.facts import at

_TABLES = """
SELECT string_agg(quote_ident(relname), ', ')
FROM pg_class
WHERE relname LIKE 'devstats\\_%' AND relkind IN ('r', 'p') AND NOT relispartition
"""


@pytest.fixture(scope="session")
def raw_events() -> list[plain.Event]:
    """The events as the files hold them."""
    if not kubernetes.FOLDER.exists():
        pytest.skip(f"the real events are not at {kubernetes.FOLDER}")
    return plain.events(kubernetes.FOLDER)


@pytest.fixture(scope="package")
def week_of_kubernetes(
    raw_events: list[plain.Event],
    django_db_setup: None,
    django_db_blocker: Any,  # noqa: ANN401 - pytest-django keeps the type to itself
) -> Iterator[None]:
    """The real events in the tables; taken out again, as other tests compare whole tables."""
    with django_db_blocker.unblock():
        kubernetes.a_week_of_kubernetes(now=at("2026-11-22"))
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(_TABLES)
        (tables,) = cursor.fetchone() or ("",)
        cursor.execute(f"TRUNCATE {tables}")


@pytest.fixture
def kubernetes_week(week_of_kubernetes: None, db: None) -> None:
    """The real events, and whatever a test adds to them taken back after it."""
