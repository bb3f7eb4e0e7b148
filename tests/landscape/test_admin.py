"""The catalogue in the admin."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from landscape.models import Item, Revision
from tests.landscape import landscapes

pytestmark = [
    pytest.mark.django_db,
    # Nothing was collected for these pages, and nothing of it is looked at.
    pytest.mark.filterwarnings("ignore:No directory at"),
]


@pytest.fixture
def steward(client: Client, settings: Settings) -> Client:
    settings.STORAGES |= {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    client.force_login(User.objects.create_superuser("steward"))
    landscapes.load_seed()
    return client


@pytest.mark.parametrize("table", ["item", "category", "organisation", "revision", "version", "change"])
def test_every_table_can_be_searched_and_read(steward: Client, table: str) -> None:
    assert steward.get(f"/admin/landscape/{table}/?q=rook").status_code == 200


def test_an_item_is_shown_but_not_changed_there(steward: Client) -> None:
    rook = Item.objects.get(slug="rook")

    shown = steward.get(f"/admin/landscape/item/{rook.pk}/change/")
    sent = steward.post(f"/admin/landscape/item/{rook.pk}/change/", {"name": "Crow"})

    assert b"rook/rook" in shown.content
    assert sent.status_code == 403
    assert steward.get("/admin/landscape/item/add/").status_code == 403
    assert Item.objects.get(slug="rook").name == "Rook"
    assert Revision.objects.count() == 1
