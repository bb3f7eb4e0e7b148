"""What a steward sees and does in a browser."""

from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from landscape.catalogue import Source
from landscape.editing import described
from landscape.intake import guide_chapters, sigs_2018
from landscape.kinds import KINDS
from landscape.models import Change, Revision
from landscape.queries.catalogue import catalogue, read
from tests.landscape import conformances, landscapes
from tests.landscape.editing.stewards import filled, steward
from tests.landscape.landscapes import at_home, one_shelf

pytestmark = pytest.mark.django_db

ROOK = "/admin/catalogue/item/edit/rook"
PAST = "/admin/catalogue/item/history/rook"


@pytest.fixture
def ada() -> Client:
    landscapes.load(one_shelf(at_home("Rook", description="A bird."), at_home("Crow")), on=date(2026, 1, 1))
    return steward()


def sent(client: Client, address: str, step: str = "write", **changed: Any) -> Any:  # noqa: ANN401 - Django's answer
    form = filled(client.get(address).content.decode())
    return client.post(address, form | {"reason": "Its page says so", "_step": step} | changed)


def words(answer: Any) -> str:  # noqa: ANN401 - Django's answer
    return " ".join(answer.content.decode().split())


def test_an_edit_is_shown_before_it_is_written(ada: Client) -> None:
    shown = sent(ada, ROOK, "preview", description="Storage.")
    before = catalogue().cards["rook"].description
    written = ada.post(ROOK, filled(words(shown)) | {"_step": "write"})

    assert "<del>A bird.</del> <ins>Storage.</ins>" in words(shown)
    assert before == "A bird."
    assert written.status_code == HTTPStatus.FOUND
    assert catalogue().cards["rook"].description == "Storage."
    revision = Revision.objects.latest("pk")
    assert (revision.who, revision.source, revision.why, revision.is_whole) == (
        "ada",
        Source.STEWARD,
        "Its page says so",
        False,
    )


def test_all_problems_are_told_at_once_and_nothing_is_written(ada: Client) -> None:
    answer = sent(
        ada,
        ROOK,
        homepage="javascript:alert(1)",
        shelf="somewhere",
        reason="",
        on="2126-01-01",
        **{"audits-0-audited_on": "soon"},
    )

    told = words(answer)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Homepage: &#x27;javascript:alert(1)&#x27; is not an http or https address" in told
    assert "Shelf: &#x27;somewhere&#x27; is no shelf" in told
    assert "Audits, row 1, Day: that is no day such as 2018-11-28" in told
    assert "Why: say why; others will read it in the history" in told
    assert "Effective from: 2126-01-01 is yet to come" in told
    assert Revision.objects.count() == 1


def test_what_breaks_a_rule_of_the_catalogue_is_told_in_the_form(ada: Client) -> None:
    answer = sent(ada, ROOK, "preview", name="Crow", organisation="nobody")

    assert "there is no organisation &#x27;nobody&#x27;" in words(answer)
    assert "two items on one shelf are called &#x27;Crow&#x27;" in words(answer)


def test_a_form_sent_as_it_came_changes_nothing(ada: Client) -> None:
    answer = sent(ada, ROOK)

    assert "nothing is different" in words(answer)
    assert Revision.objects.count() == 1


def test_an_edit_made_meanwhile_by_somebody_else_is_shown_not_overwritten(ada: Client) -> None:
    form = filled(ada.get(ROOK).content.decode()) | {"reason": "Mine", "_step": "write"}
    sent(steward("bob"), ROOK, description="Bob's.", reason="His reason")

    answer = ada.post(ROOK, form | {"description": "Ada's."})
    again = ada.post(ROOK, filled(words(answer)) | {"_step": "write"})

    assert "somebody else has changed this" in words(answer)
    assert "His reason (bob)" in words(answer)
    assert [one.who for one in Revision.objects.order_by("pk")] == ["a test", "bob", "ada"]
    assert again.status_code == HTTPStatus.FOUND
    assert catalogue().cards["rook"].description == "Ada's."


def test_a_word_is_withdrawn_in_the_form(ada: Client) -> None:
    sent(ada, ROOK, description="Storage.")

    page = words(ada.get(ROOK))
    sent(ada, ROOK, withdraw="description")

    assert "A steward's word, ada's" in page
    assert 'Everybody else says: <span class="edit-otherwise">A bird.</span>' in page
    assert catalogue().cards["rook"].description == "A bird."


def test_rows_are_added_changed_and_taken_out(ada: Client) -> None:
    sent(
        ada,
        ROOK,
        **{"audits-0-audited_on": "2020-05-01", "audits-0-kind": "security", "audits-0-vendor": "X"},
    )
    with_audit = catalogue().cards["rook"].details.audits
    sent(ada, ROOK, **{"audits-0-DELETE": "on"})

    assert [(one.audited_on, one.kind, one.vendor) for one in with_audit] == [
        (date(2020, 5, 1), "security", "X")
    ]
    assert catalogue().cards["rook"].details.audits == ()


def test_two_main_repositories_are_refused_with_a_sentence(ada: Client) -> None:
    names = ("a/b", "c/d")
    rows = {f"repositories-{number}-pattern": name for number, name in enumerate(names)}
    mains = {f"repositories-{number}-is_primary": "on" for number in range(2)}

    answer = sent(ada, ROOK, "preview", **rows, **mains, **{"repositories-TOTAL_FORMS": "2"})

    assert "one repository is the main one, not several" in words(answer)


def test_another_row_is_given_without_a_script(ada: Client) -> None:
    page = words(ada.get(ROOK))
    more = words(sent(ada, ROOK, "more:audits"))

    assert ("audits-0-kind" in page, "audits-1-kind" in page) == (True, False)
    assert "audits-1-kind" in more


def test_a_level_is_changed_with_the_day_and_what_shows_it(ada: Client) -> None:
    proof = "https://example.org/vote"
    fields = {"moved-sandbox": "", "moved-accepted-moved_on": "2020-02-02", "moved-accepted-evidence": proof}
    sent(ada, ROOK, maturity="sandbox", **fields)

    (move,) = catalogue().cards["rook"].moves
    assert (move.step, move.moved_on, move.evidence, move.source) == (
        "accepted",
        date(2020, 2, 2),
        proof,
        Source.STEWARD,
    )


def test_a_thing_is_added_taken_away_and_brought_back(ada: Client) -> None:
    sent(ada, "/admin/catalogue/item/add", name="Jay", shelf="runtime/storage")
    added = sorted(catalogue().cards)
    ada.post("/admin/catalogue/item/remove/crow", {"reason": "Gone", "on": "2026-03-01"})
    taken = sorted(catalogue().cards)
    past = "/admin/catalogue/item/history/crow"
    ada.post(past, {"reason": "Back", "on": "2026-04-01", "withdraw": "exists"})

    assert (added, taken) == (["crow", "jay", "rook"], ["jay", "rook"])
    assert [sorted(read(day).cards) for day in (date(2026, 2, 1), date(2026, 3, 2))] == [
        ["crow", "rook"],
        ["rook"],
    ]
    assert sorted(catalogue().cards) == ["crow", "jay", "rook"]


def test_an_earlier_version_is_said_again(ada: Client) -> None:
    sent(ada, ROOK, description="Wrong.", on="2026-02-01")
    page = words(ada.get(PAST))

    ada.post(PAST, {"reason": "It was right before", "on": "2026-03-01", "again": "1"})

    assert "Its page says so" in page
    assert catalogue().cards["rook"].description == "A bird."
    assert read(date(2026, 2, 15)).cards["rook"].description == "Wrong."


def test_the_word_of_another_day_holds_from_that_day(ada: Client) -> None:
    sent(ada, ROOK, description="Storage.", on="2026-03-03")

    told = [read(day).cards["rook"].description for day in (date(2026, 3, 2), date(2026, 3, 3))]
    assert told == ["A bird.", "Storage."]


@pytest.mark.parametrize(
    ("kind", "slug", "changed", "expected"),
    [
        ("category", "runtime", {"name": "Run time"}, "Run time"),
        ("subcategory", "runtime/storage", {"name": "Keeping"}, "Keeping"),
        ("group", "sig-storage", {"mission": "Keep it."}, "Keep it."),
        ("chapter", "service-mesh", {"title": "Meshes"}, "Meshes"),
    ],
)
def test_every_kind_has_a_form(
    ada: Client, kind: str, slug: str, changed: dict[str, str], expected: str
) -> None:
    on = date(2026, 1, 1)
    sigs_2018_signature = landscapes.signature(Source.GROUPS_OF_2018, effective_on=on)
    from landscape.intake import group_files  # noqa: PLC0415 - used here alone

    group_files.apply(sigs_2018.groups(), sigs_2018_signature)
    guide_chapters.apply(guide_chapters.ours(), landscapes.signature(Source.OUR_GUIDE, effective_on=on))

    answer = sent(ada, f"/admin/catalogue/{kind}/edit/{slug}", **changed)

    assert answer.status_code == HTTPStatus.FOUND, words(answer)
    change = Change.objects.filter(kind=kind, slug=slug).latest("pk")
    (name,) = changed
    assert change.fields[name][1] == expected


def test_certified_products_lead_stewards_to_their_forms_and_nobody_else(ada: Client, tmp_path: Path) -> None:
    conformances.load(tmp_path, {"v1.30/keel": conformances.said("Harbour", "Keel")})
    page, form = "/certifications/keel", "/admin/catalogue/certified-product/edit/keel"

    assert f'href="{form}"' in words(ada.get(page))
    assert ada.get(form).status_code == HTTPStatus.OK
    assert form not in words(Client().get(page))


def test_every_kind_has_a_form_or_a_reason_why_not(ada: Client) -> None:
    page = words(ada.get("/admin/catalogue/"))

    assert sorted([*described.KINDS, *described.OF_FILES]) == sorted(KINDS)
    for kind in described.KINDS:
        assert f'href="/admin/catalogue/{kind}/add"' in page
    for one in described.OF_FILES.values():
        assert escape(one.why) in page


def test_lists_are_found_by_name_and_suggestions_too(ada: Client) -> None:
    page = words(ada.get("/admin/catalogue/item?q=roo"))
    suggested = ada.get("/admin/catalogue/item/suggest?q=CRO").json()

    assert "item/edit/rook" in page
    assert "item/edit/crow" not in page
    assert suggested == {"results": [{"slug": "crow", "name": "Crow"}]}


@pytest.mark.parametrize(
    "address",
    [
        "item/edit/nobody",
        "nothing",
        "item/history/nobody",
        "item/remove/nobody",
        "nothing/add",
        "item/edit/%00",
    ],
)
def test_what_is_not_there_is_said_so(ada: Client, address: str) -> None:
    assert ada.get(f"/admin/catalogue/{address}").status_code == HTTPStatus.NOT_FOUND
