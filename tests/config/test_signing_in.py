"""Who may sign in and what is closed to all others."""

import re
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from landscape.models import Revision
from tests.landscape import landscapes
from tests.landscape.editing.stewards import steward

pytestmark = [
    pytest.mark.django_db,
    # Nothing was collected for these pages, and nothing of it is looked at.
    pytest.mark.filterwarnings("ignore:No directory at"),
]

_WRITABLE = ("/admin/", "/sign-in", "/sign-out")


def addresses(patterns: list[URLPattern | URLResolver] | None = None, before: str = "/") -> Iterator[str]:
    """An address for each pattern of the site, with something in place of what varies."""
    for pattern in patterns or get_resolver().url_patterns:
        route = (
            re.sub(r"<[^>]*>", "rook", str(pattern.pattern))
            .replace("^", "")
            .replace("$", "")
            .replace("\\Z", "")
        )
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + route)
        else:
            yield before + re.sub(r"\(\?P.*\)|\(\?:.*\)", "rook", route)


def test_nothing_but_the_admin_and_the_sign_in_takes_what_is_sent() -> None:
    landscapes.load_seed()
    asked = [one for one in addresses() if not one.startswith(_WRITABLE)]
    client = steward()
    before = Revision.objects.count()

    found = {
        (address, method): getattr(client, method)(address).status_code
        for address in asked
        for method in ("post", "put", "patch", "delete")
    }

    assert len(asked) > 40
    refusals = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
    assert {one: status for one, status in found.items() if status not in refusals} == {}
    assert Revision.objects.count() == before


def test_who_is_not_signed_in_reaches_no_page_of_the_admin() -> None:
    landscapes.load_seed()
    asked = [one for one in addresses() if one.startswith("/admin/")]

    found = {one: Client().get(one) for one in asked}

    assert len(asked) > 40
    open_to_all = {"/admin/jsi18n/"}  # words of buttons
    for address, answer in found.items():
        is_led_away = answer.status_code in {HTTPStatus.FOUND, HTTPStatus.MOVED_PERMANENTLY}
        assert is_led_away or answer.status_code == HTTPStatus.NOT_FOUND or address in open_to_all, address


def test_who_has_an_account_and_is_no_steward_edits_nothing() -> None:
    client = Client()
    client.force_login(User.objects.create_user("eve"))

    assert client.get("/admin/catalogue/").status_code == HTTPStatus.FORBIDDEN
    assert client.get("/admin/").status_code == HTTPStatus.FOUND


def test_a_name_and_a_password_sign_in_and_lead_where_one_was_going() -> None:
    User.objects.create_superuser("ada", password="a long pass phrase")  # noqa: S106 - of this test alone
    client = Client()

    answer = client.post(
        "/sign-in?next=/admin/catalogue/item",
        {"login": "ada", "password": "a long pass phrase", "next": "/admin/catalogue/item"},
    )

    assert (answer.status_code, answer.headers["Location"]) == (HTTPStatus.FOUND, "/admin/catalogue/item")


def test_after_five_wrong_passwords_the_right_one_waits() -> None:
    User.objects.create_superuser("ada", password="a long pass phrase")  # noqa: S106 - of this test alone
    client = Client()
    for _ in range(5):
        client.post("/sign-in", {"login": "ada", "password": "wrong"})

    answer = client.post("/sign-in", {"login": "ada", "password": "a long pass phrase"})

    assert answer.status_code == HTTPStatus.OK
    assert "Too many failed login attempts" in answer.content.decode()


@pytest.mark.parametrize("next_page", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(next_page: str) -> None:
    User.objects.create_superuser("ada", password="a long pass phrase")  # noqa: S106 - of this test alone

    answer = Client().post("/sign-in", {"login": "ada", "password": "a long pass phrase", "next": next_page})

    assert answer.headers["Location"] == "/admin/catalogue/"


def test_nobody_makes_an_account_for_themselves() -> None:
    answer = Client().post("/sign-in/new", {"username": "eve", "password1": "a long pass phrase"})

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "address", ["/items/rook", "/guide/service-mesh", "/groups/sig-storage", "/organisations/google"]
)
def test_pages_lead_stewards_to_their_forms_and_nobody_else(address: str) -> None:
    landscapes.load_seed()
    from landscape.intake import beginnings  # noqa: PLC0415 - used here alone

    beginnings.apply(landscapes.signature())

    theirs, everybodys = steward().get(address), Client().get(address)

    assert "/edit/" in theirs.content.decode()
    assert theirs.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in theirs.headers
    assert "/edit/" not in everybodys.content.decode()
    assert "no-store" not in everybodys.headers.get("Cache-Control", "")
