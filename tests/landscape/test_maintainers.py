"""Who maintains what: by item, by person, by company, from lists that have names of their own."""

from dataclasses import replace

from landscape import maintainers
from landscape.catalogue import Card, Catalogue, Category, Shelf, Source
from landscape.details import Details
from landscape.maintainers import MaintainerList, Post, items, maintainership
from landscape.projects import Maintainer

SHEET, FILE = Source.PROJECT_MAINTAINERS, Source.DOT_PROJECT
SHELVES = (
    Category("runtime", "Runtime", holds_members=False, subcategories=(("storage", "Storage"),)),
    Category("members", "Members", holds_members=True, subcategories=(("gold", "Gold"),)),
)
STORAGE, GOLD = ("runtime", "storage"), ("members", "gold")
JO = Maintainer("Jo Doe", "Jo-Doe", "Example, Inc.")
ANN = Maintainer("Ann", "ann", "EXAMPLE,  Inc.")


def card(slug: str, name: str, *, shelf: Shelf = STORAGE, maturity: str = "sandbox") -> Card:
    return Card(slug=slug, source=Source.LANDSCAPE, name=name, shelf=shelf, maturity=maturity)


def sheet(label: str, *people: Maintainer, under: str = "") -> MaintainerList:
    return MaintainerList(source=SHEET, label=label, under=under, maintainers=people)


def of(lists: dict[str, MaintainerList], *cards: Card) -> Catalogue:
    return Catalogue(
        categories=SHELVES, cards={one.slug: one for one in cards}, others={MaintainerList: lists}
    )


def test_posts_are_found_by_item_by_handle_and_by_company_whatever_the_case() -> None:
    rook, crow = sheet("Rook", JO, ANN), sheet("crow", Maintainer("J. Doe", "jo-doe"))

    found = maintainership(of({"a": rook, "b": crow}, card("rook", "Rook"), card("crow", "Crow")))

    assert found.by_item == {
        "crow": (Post(crow.maintainers[0], crow, "crow"),),
        "rook": (Post(JO, rook, "rook"), Post(ANN, rook, "rook")),
    }
    assert [post.item for post in found.roles("JO-DOE")] == ["crow", "rook"]
    assert [post.person for post in found.of_company("example, inc.")] == [JO, ANN]
    assert (found.roles(""), found.of_company(""), found.unmatched) == ((), (), ())


def test_a_list_of_an_unknown_label_is_kept_until_an_alias_says_what_it_means() -> None:
    chaos = sheet("ChaosMesh", JO)

    before = maintainership(of({"a": chaos}, card("chaos-mesh", "Chaos Mesh")))
    confirmed = replace(card("chaos-mesh", "Chaos Mesh"), aliases=frozenset({"chaosmesh"}))
    after = maintainership(of({"a": chaos}, confirmed))

    assert (before.unmatched, before.roles("jo-doe")) == ((chaos,), (Post(JO, chaos, ""),))
    assert (after.unmatched, after.by_item) == ((), {"chaos-mesh": (Post(JO, chaos, "chaos-mesh"),)})


def test_a_body_of_two_projects_is_told_apart_by_the_label_before_it() -> None:
    bodies = [
        sheet("Steering Committee", JO, under="Linkerd"),
        sheet("Steering Committee", ANN, under="Microcks"),
    ]
    cards = [
        replace(card("linkerd", "Linkerd"), aliases=frozenset({"Linkerd: Steering Committee"})),
        card("microcks", "Microcks"),
    ]

    assert items(bodies, of({}, *cards)) == {0: "linkerd"}


def test_a_company_of_the_same_name_is_not_what_is_maintained() -> None:
    member = card("acme-member", "Acme", shelf=GOLD, maturity="")
    product = card("acme-product", "ACME", maturity="")
    project = card("acme", "Acme")

    assert items([sheet("Acme")], of({}, member)) == {}
    assert items([sheet("Acme")], of({}, member, product)) == {0: "acme-product"}
    assert items([sheet("Acme")], of({}, member, project, product)) == {0: "acme"}


def test_words_for_machines_count_in_files_that_are_made_of_them_only() -> None:
    metal3 = replace(card("metal3-io", "Metal³.io"), details=Details(lfx_slug="metal3"))
    known = of({}, metal3)

    assert items([sheet("metal3")], known) == {}
    assert items([MaintainerList(source=FILE, label="metal3")], known) == {0: "metal3-io"}
    assert maintainers.names(known) == {"Metal³.io": "metal3-io"}
