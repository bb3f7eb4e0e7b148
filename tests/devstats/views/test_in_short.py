"""A scope in six numbers, as pages of the catalogue ask for it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from devstats import rollups
from tests.worlds import WORLDS

pytestmark = pytest.mark.django_db


def fragment(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_it_is_a_part_of_a_page_with_six_numbers_of_four_weeks() -> None:
    WORLDS["a_week_at_the_lighthouse"]()
    rollups.recount_stale()

    text = fragment("/devstats/repository/lighthouse/lamp/in-short?asof=2017-07-10")

    titles = re.findall(r'<span class="in-short-title">(.*?)</span>', text)
    assert "<html" not in text
    assert len(titles) == 6
    assert "12 Jun – 9 Jul 2017" in words(text)
    assert (
        re.search(r"harvested to 9 Jul 2017, 00:00 , \d+(\.\d+)? % of this window", words(text)) is not None
    )
    assert (
        'href="/devstats/repository/lighthouse/lamp/devstats-contributions?from=now-28d/d&amp;to=now-1d/d&amp;asof=2017-07-10'
        in text
    )


def test_what_was_never_harvested_is_said_to_be_so() -> None:
    text = words(fragment("/devstats/all/in-short"))

    assert text.startswith("Nothing has been harvested yet")
    assert text.endswith("not harvested yet")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/devstats/project/nobody/in-short", 404),
        ("/devstats/all/in-short?from=tomorrow", 400),
        ("/devstats/all/in-short?nonsense=1", 400),
    ],
)
def test_what_cannot_be_answered_is_refused(address: str, status: int) -> None:
    assert Client().get(address).status_code == status
