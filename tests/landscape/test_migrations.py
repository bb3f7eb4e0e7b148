"""A catalogue of before the history keeps what it held."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from landscape.queries.catalogue import read
from tests.landscape import landscapes
from tests.landscape.landscapes import at_home, landscape

BEFORE_IT = [("landscape", "0001_initial")]


@pytest.fixture
def back_again() -> Iterator[None]:
    """Whatever happens, the tests after this one find the tables of today."""
    yield
    migrate_to_today()


def migrate_to_today() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def of_then(name: str, **fields: object) -> dict[str, object]:
    """An item without details: there was no place for them before the history."""
    return at_home(name, **fields) | {"logo": ""}


@pytest.mark.django_db(transaction=True)
def test_what_was_there_before_the_history_has_versions_after_it(back_again: None) -> None:
    landscapes.load_seed()
    landscapes.load(
        landscape(
            {
                "Runtime": {
                    "Storage": [
                        of_then(
                            "Rook",
                            project="graduated",
                            repo_url="https://github.com/rook/rook",
                            second_path=["Old / Shelf"],
                            crunchbase="https://www.crunchbase.com/organization/cf",
                            extra={"accepted": "2018-01-29", "blog_url": "https://blog.rook.io/"},
                        )
                    ]
                },
                "Old": {"Shelf": [of_then("Crow")]},
            }
        )
    )
    landscapes.load(landscape({"Runtime": {"Storage": [of_then("Rook", project="graduated")]}}))
    before = read(None)

    MigrationExecutor(connection).migrate(BEFORE_IT)
    migrate_to_today()

    found = read(None)
    assert landscapes.without_log(found) == landscapes.without_log(before)
    assert found.gone == before.gone
    assert found.gone["crow"] == "landscape"
    assert not landscapes.load(landscape({"Runtime": {"Storage": [of_then("Rook", project="graduated")]}}))
