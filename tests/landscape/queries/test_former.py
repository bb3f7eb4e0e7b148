"""What is no longer there is known as it was last."""

from datetime import date

import pytest

from landscape.queries import former
from tests.landscape import grouped
from tests.landscape.grouped import SIGS

pytestmark = pytest.mark.django_db


def test_the_newest_version_in_which_it_was_there_is_told() -> None:
    grouped.load_ours()
    grouped.load(SIGS, on=date(2026, 8, 7))

    found = former.last("group", ["sig-aws", "sig-storage", "sig-none"])

    assert {slug: (told.valid_from, told.valid_until, told.value.name) for slug, told in found.items()} == {
        "sig-aws": (date(2018, 11, 1), date(2026, 8, 7), "AWS"),
        "sig-storage": (date(2026, 8, 7), None, "Storage"),
    }
