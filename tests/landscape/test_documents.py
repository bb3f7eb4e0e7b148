"""Delivered files are kept whole, by the day from which they hold."""

import gzip
from datetime import date

import pytest

from landscape import documents
from landscape.catalogue import Source
from landscape.models import Document

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2020, 1, 1), date(2021, 1, 1)


def keep(content: bytes, effective_on: date) -> bool:
    return documents.keep(content, source=Source.LANDSCAPE, effective_on=effective_on)


def test_a_file_holds_from_its_day_until_the_next_one() -> None:
    keep(b"second", SECOND)
    keep(b"first", FIRST)

    held = [
        documents.held(Source.LANDSCAPE, on=day)
        for day in (date(2019, 12, 31), FIRST, date(2020, 12, 31), SECOND, None)
    ]

    assert held == [None, b"first", b"first", b"second", b"second"]


def test_the_file_in_force_is_not_kept_again() -> None:
    kept = [keep(b"one", FIRST), keep(b"one", SECOND), keep(b"two", SECOND), keep(b"one", date(2022, 1, 1))]

    assert kept == [True, False, True, True]
    assert Document.objects.count() == 3


def test_a_second_delivery_of_a_day_takes_the_place_of_the_first() -> None:
    keep(b"one", FIRST)
    keep(b"two", FIRST)

    assert documents.held(Source.LANDSCAPE) == b"two"
    assert Document.objects.count() == 1


def test_sources_are_kept_apart() -> None:
    keep(b"one", FIRST)

    assert documents.held(Source.NOVEMBER_2018) is None


def test_a_file_that_was_tampered_with_is_refused() -> None:
    keep(b"one", FIRST)
    Document.objects.update(content=gzip.compress(b"two"))

    with pytest.raises(documents.Damaged, match="landscape of 2020-01-01 is not the one that was kept"):
        documents.held(Source.LANDSCAPE)
