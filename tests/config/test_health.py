"""`/health` tells a probe whether pages can be served, whatever name the probe calls us by."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from pytest_django import Settings

from config import health


def _refuse(*_: object) -> None:
    raise DatabaseError("gone")


@pytest.mark.django_db
def test_a_site_with_its_database_is_healthy(client: Client) -> None:
    answer = client.get(health.PATH, headers={"host": "10.0.0.7"})

    assert (answer.status_code, answer.json()) == (200, {"database": "answers"})


@pytest.mark.django_db
def test_a_site_without_its_database_is_not_and_says_no_more(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "cursor", _refuse)

    answer = client.get(health.PATH)

    assert (answer.status_code, answer.json()) == (503, {"error": "the database does not answer"})


@pytest.mark.django_db
def test_a_probe_is_not_sent_to_https(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(health.PATH).status_code == 200
