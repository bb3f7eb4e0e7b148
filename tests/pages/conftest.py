"""A site with real data, opened in a real browser; a page that complains on the console fails its test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection, connections
from playwright.sync_api import BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from devstats import rollups
from tests.landscape import maintained
from tests.landscape.editing.stewards import steward
from tests.worlds import WORLDS, kubernetes
from tests.worlds.facts import at

HERE = Path(__file__).parent

_TABLES = """
SELECT string_agg(quote_ident(relname), ', ')
FROM pg_class
WHERE (relname LIKE 'devstats\\_%' OR relname LIKE 'landscape\\_%'
        OR relname IN ('auth_user', 'django_session'))
    AND relkind IN ('r', 'p') AND NOT relispartition
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here share one site, so one worker; pytest-django makes a database for marked tests."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("pages"))
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(autouse=True)
def _django_db_helper() -> None:
    """In place of pytest-django's: nothing is taken back after a test, as the site keeps its data."""


@pytest.fixture(scope="package")
def site(
    django_db_setup: None,
    django_db_blocker: Any,  # noqa: ANN401 - pytest-django keeps the type to itself
) -> Iterator[str]:
    """The address of a site with our catalogue, the made-up week and, if it lies beside us, the real one."""
    with django_db_blocker.unblock():
        call_command("load_landscape", seed=True, verbosity=0)
        # A label of which nobody can be sure: it is asked about.
        maintained.load(f"{maintained.HEADER}Sandbox,Rook Ceph,Jo Doe,Example,jo-doe,\n".encode())
        WORLDS["a_week_at_the_lighthouse"]()
        rollups.recount_stale()
        if kubernetes.FOLDER.exists():
            kubernetes.a_week_of_kubernetes(now=at("2026-11-22"))
        # Kept connections of the server's threads would stand in the way when the database is dropped.
        connections.settings["default"]["CONN_MAX_AGE"] = 0
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        with connection.cursor() as cursor:
            cursor.execute(_TABLES)
            (tables,) = cursor.fetchone() or ("",)
            cursor.execute(f"TRUNCATE {tables} CASCADE")
        # Under playwright's event loop this is another connection than that of the tests without a browser.
        connection.close()


@pytest.fixture
def kubernetes_week(site: str) -> str:
    """The address of the site, where it holds the real week."""
    if not kubernetes.FOLDER.exists():
        pytest.skip(f"the real events are not at {kubernetes.FOLDER}")
    return site


@pytest.fixture(scope="package")
def session(site: str, django_db_blocker: Any) -> str:  # noqa: ANN401 - pytest-django keeps the type to itself
    """The cookie of a steward who is signed in."""
    with django_db_blocker.unblock():
        return steward().cookies["sessionid"].value


@pytest.fixture
def context(new_context: Callable[..., BrowserContext], site: str, session: str) -> BrowserContext:
    """A browser whose addresses begin at the site, signed in on the pages of stewards alone."""
    context = new_context(base_url=site)
    sign_in(context, site, session)
    return context


def sign_in(context: BrowserContext, site: str, session: str) -> None:
    """Makes the browser a steward's below /admin/; all other pages are seen as everybody sees them."""
    host = urlsplit(site).hostname
    context.add_cookies([{"name": "sessionid", "value": session, "domain": host or "", "path": "/admin/"}])


@pytest.fixture(autouse=True)
def _quiet_console(request: pytest.FixtureRequest) -> Iterator[None]:
    """Errors, warnings and refusals of the content security policy fail the test that caused them."""
    if "page" not in request.fixturenames:
        yield
        return
    page: Page = request.getfixturevalue("page")
    heard: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # A page that is told to answer 400 or 404 does so; the browser mentions it.
        is_status = "the server responded with a status of 4" in message.text
        if message.type in {"error", "warning"} and not is_status:
            heard.append(f"{message.type}: {message.text}")

    page.on("console", listen)
    page.on("pageerror", lambda error: heard.append(f"exception: {error}"))
    yield
    assert heard == []
