"""What imports left open, and the answers that are remembered."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from landscape import certified_items
from landscape.certifications import CertifiedProduct, ConfirmedFolder
from landscape.editing import doubting
from landscape.kinds import Redirect
from landscape.maintainers import maintainership
from landscape.models import Revision
from landscape.queries.catalogue import catalogue
from landscape.words import Distinct
from tests.landscape import conformances, landscapes, maintained
from tests.landscape.conformances import answered, said
from tests.landscape.editing.stewards import steward
from tests.landscape.landscapes import at_home, one_shelf
from tests.landscape.maintained import HEADER

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


def folders(root: Path) -> None:
    """Two folders of certified Kubernetes that may be one product."""
    files = {"v1.29/ovh": said("OVHcloud", "Managed"), "v1.30/OVH": said("OVH", "Kubernetes")}
    conformances.load(root, files)


def labelled() -> None:
    """A list of maintainers whose label may mean an item."""
    landscapes.load(one_shelf(at_home("Crow Project", project="sandbox")), on=date(2026, 1, 1))
    maintained.load(f"{HEADER}Sandbox,Crow,Kim,Example,kim,\n".encode(), on=date(2026, 2, 1))


def offered(root: Path) -> None:
    """A certified product that is called like an item of somebody else."""
    landscapes.load(one_shelf(at_home("Keel")), on=date(2024, 1, 1))
    conformances.load(root, {"v1.30/keel": said("Harbour", "Keel")})


@pytest.mark.parametrize(
    ("word", "versions", "confirmed"),
    [
        ("same", {"ovh": ["1.29", "1.30"]}, {"ovh": "ovh", "OVH": "ovh"}),
        ("different", {"ovh": ["1.29"], "ovh-2": ["1.30"]}, {"ovh": "ovh", "OVH": "ovh-2"}),
    ],
)
def test_folders_become_one_product_or_stay_two(
    tmp_path: Path, word: str, versions: dict[str, list[str]], confirmed: dict[str, str]
) -> None:
    folders(tmp_path / "first")
    (question,) = doubting.questions(catalogue())

    answer(steward(), question.key, word)
    open_after = doubting.questions(catalogue())
    conformances.load(tmp_path / "next", {"v1.31/x": said("X", "X")}, on="2026-03-01")

    found = catalogue()
    products = {slug: list(map(str, one.versions)) for slug, one in found.of(CertifiedProduct).items()}
    assert {question.first, question.second} == {"ovh", "OVH"}
    assert {slug: own for slug, own in products.items() if slug != "x"} == versions
    assert {one.folder: one.product for one in found.of(ConfirmedFolder).values()} == confirmed
    assert open_after == doubting.questions(found) == []


def test_a_product_that_is_an_item_is_an_other_name_of_it(tmp_path: Path) -> None:
    offered(tmp_path)
    (question,) = doubting.questions(catalogue())

    answer(steward(), question.key, "same")

    found = catalogue()
    assert found.cards["keel"].aliases == {"Harbour: Keel"}
    assert certified_items.links(found.of(CertifiedProduct).values(), found).items == {"keel": "keel"}
    assert doubting.questions(found) == []


def test_a_product_that_is_no_item_is_not_asked_about_again(tmp_path: Path) -> None:
    offered(tmp_path / "first")
    (question,) = doubting.questions(catalogue())

    answer(steward(), question.key, "different")
    conformances.load(tmp_path / "next", {"v1.31/keel": said("Harbour", "Keel")}, on="2026-03-01")

    found = catalogue()
    assert certified_items.links(found.of(CertifiedProduct).values(), found).items == {}
    assert doubting.questions(found) == []


def test_a_label_that_means_an_item_is_an_other_name_of_it() -> None:
    labelled()
    (question,) = doubting.questions(catalogue())

    answer(steward(), question.key, "same")

    (post,) = maintainership(catalogue()).by_item["crow-project"]
    assert (question.first_name, question.second_name) == ("Crow", "Crow Project")
    assert post.person.handle == "kim"
    assert doubting.questions(catalogue()) == []


def test_a_label_that_means_no_item_is_not_asked_about_again() -> None:
    labelled()
    (question,) = doubting.questions(catalogue())

    answer(steward(), question.key, "different")
    maintained.load(f"{HEADER}Sandbox,Crow,Lee,Example,lee,\n".encode(), on=date(2026, 3, 1))

    found = maintainership(catalogue())
    assert (list(found.by_item), [one.label for one in found.unmatched]) == ([], ["Crow"])
    assert doubting.questions(catalogue()) == []


def test_every_sort_of_question_is_asked_under_its_title(tmp_path: Path) -> None:
    labelled()
    theirs = {"crunchbase": "https://www.crunchbase.com/organization/x"}
    crow, rook, castle = at_home("Crow Project"), at_home("Rook", **theirs), at_home("Castle", **theirs)
    landscapes.load(one_shelf(crow, rook), on=date(2026, 3, 1))
    landscapes.load(one_shelf(crow, castle, at_home("Keel")), on=date(2026, 4, 1))
    folders(tmp_path / "folders")
    conformances.load(tmp_path / "keel", {"v1.28/keel": said("Harbour", "Keel")}, on="2026-02-01")
    platforms = {"v1.34/oke": answered("Oracle", "OKE"), "v1.35/OKE": answered("Oracle Cloud", "Engine")}
    conformances.load(tmp_path / "ai", platforms, on="2026-02-01")

    page = steward().get(DOUBTS).content.decode()

    assert {one.about for one in doubting.questions(catalogue())} == doubting.TITLES.keys()
    assert re.findall(r"<h2>(.*?)</h2>", page) == list(doubting.TITLES.values())
