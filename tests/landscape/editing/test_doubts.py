"""What imports left open, and the answers that are remembered."""

from datetime import date

import pytest
from django.test import Client

from landscape.catalogue import Source
from landscape.certifications import CertifiedProduct
from landscape.editing import doubting
from landscape.kinds import Redirect
from landscape.models import Revision
from landscape.queries.catalogue import catalogue
from landscape.words import Distinct
from tests.landscape import landscapes
from tests.landscape.editing.stewards import steward
from tests.landscape.landscapes import at_home, one_shelf

pytestmark = pytest.mark.django_db

DOUBTS = "/admin/catalogue/doubts"


def renamed() -> None:
    """Rook leaves on the day on which Castle comes, on the same shelf and of the same organisation."""
    landscapes.load(
        one_shelf(at_home("Rook", crunchbase="https://www.crunchbase.com/organization/x")),
        on=date(2026, 1, 1),
    )
    landscapes.load(
        one_shelf(at_home("Castle", crunchbase="https://www.crunchbase.com/organization/x")),
        on=date(2026, 2, 1),
    )


def answer(client: Client, key: str, word: str) -> None:
    client.post(DOUBTS, {"question": key, "answer": word})


def test_a_renamed_item_is_asked_about_and_joined_by_a_redirect() -> None:
    renamed()
    (question,) = doubting.questions(catalogue())

    answer(steward(), question.key, "same")

    assert (question.first_name, question.second_name) == ("Castle", "Rook")
    assert catalogue().of(Redirect) == {"rook": Redirect("castle")}
    assert doubting.questions(catalogue()) == []
    assert Revision.objects.latest("pk").why == "Castle is the same as Rook"


def test_two_that_are_different_are_not_asked_about_again_even_after_the_next_file() -> None:
    renamed()
    (question,) = doubting.questions(catalogue())

    answer(steward(), question.key, "different")
    landscapes.load(one_shelf(at_home("Castle")), on=date(2026, 3, 1))

    assert catalogue().of(Distinct) == {
        question.key: Distinct(about="renamed", first="castle", second="rook")
    }
    assert doubting.questions(catalogue()) == []


def test_an_answer_to_nothing_that_is_open_writes_nothing() -> None:
    renamed()
    before = Revision.objects.count()

    answer(steward(), "renamed/castle/nobody", "same")
    answer(steward("bob"), "renamed/castle/rook", "perhaps")

    assert Revision.objects.count() == before


def test_every_sort_of_question_has_a_title() -> None:
    assert {
        source.value for source in (Source.CERTIFIED_KUBERNETES, Source.AI_CONFORMANCE)
    } < doubting.TITLES.keys()
    assert CertifiedProduct.__doc__
