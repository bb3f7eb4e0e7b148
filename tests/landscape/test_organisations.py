"""What is known of organisations besides their names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from landscape import models, revise
from landscape.catalogue import Catalogue, organisation_kinds
from landscape.organisations import About, OrganisationKind
from landscape.queries.catalogue import catalogue
from tests.landscape import landscapes
from tests.landscape.landscapes import item, landscape, signature

MEMBERS = {
    "Runtime": {"Storage": [item("Rook", organization={"name": "Rook Labs"})]},
    "CNCF Members": {
        "Academic": [item("Old University (member)", organization={"name": "Old University"})],
        "End User Supporter": [item("Ferry (member)", organization={"name": "Ferry"})],
        "Nonprofit": [item("Commons (member)", organization={"name": "Commons"})],
        "Silver": [item("Harbour (member)", organization={"name": "Harbour"})],
    },
}


def saying(**abouts: About) -> Callable[[Catalogue], Catalogue]:
    return lambda found: replace(found, abouts={**found.abouts, **abouts})


def by_hand() -> revise.Signature:
    return replace(signature(), is_whole=False)


@pytest.mark.django_db
def test_what_is_said_of_an_organisation_reads_back_from_history_and_tables() -> None:
    landscapes.load(landscape(MEMBERS))

    changed = revise.revise(saying(ferry=About("NO", "company")), by_hand())

    assert changed.organisations.changed == ("ferry",)
    assert catalogue().abouts == {"ferry": About("NO", "company")}
    row = models.Organisation.objects.values_list("name", "country", "kind").get(slug="ferry")
    assert row == ("Ferry", "NO", "company")


@pytest.mark.django_db
def test_a_landscape_that_is_loaded_later_leaves_what_people_said() -> None:
    landscapes.load(landscape(MEMBERS), on=date(2026, 8, 5))
    revise.revise(saying(ferry=About("NO")), replace(by_hand(), effective_on=date(2026, 8, 6)))

    landscapes.load(landscape(MEMBERS | {"New": {"First": [item("Crow")]}}))

    assert catalogue().abouts == {"ferry": About("NO")}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        (About(country="no"), "'no' is no country of ISO 3166"),
        (About(country="ZZ"), "'ZZ' is no country of ISO 3166"),
        (About(country="Norway"), "'Norway' is no country of ISO 3166"),
        (About(kind="<b>"), "'<b>' is no kind of organisation; there are company, foundation"),
    ],
)
def test_what_cannot_be_so_is_refused_and_nothing_written(about: About, sentence: str) -> None:
    landscapes.load(landscape(MEMBERS))

    with pytest.raises(revise.Refused, match=sentence):
        revise.revise(saying(ferry=about), by_hand())

    assert catalogue().abouts == {}


@pytest.mark.django_db
def test_a_version_of_before_there_were_countries_is_read() -> None:
    landscapes.load(landscapes.one_shelf(item("Rook")))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO landscape_version (kind, slug, valid_from, body, revision_id)"
            " SELECT 'organisation', 'ferry', '2026-08-07', '{\"name\": \"Ferry\"}', max(id)"
            " FROM landscape_revision"
        )

    found = catalogue()

    assert (dict(found.organisations), dict(found.abouts)) == ({"ferry": "Ferry"}, {})


@pytest.mark.django_db
def test_the_kind_is_what_was_said_else_what_the_membership_tells() -> None:
    landscapes.load(landscape(MEMBERS))
    revise.revise(saying(ferry=About(kind="government")), by_hand())

    assert organisation_kinds(catalogue()) == {
        "old-university": OrganisationKind.ACADEMIC,
        "ferry": OrganisationKind.GOVERNMENT,
        "commons": OrganisationKind.FOUNDATION,
    }


@landscapes.needs_real_data
@pytest.mark.django_db
def test_the_real_landscape_tells_the_kind_of_its_academic_nonprofit_and_end_user_members() -> None:
    landscapes.load(landscapes.real())

    found = list(organisation_kinds(catalogue()).values())

    assert {kind: found.count(kind) for kind in OrganisationKind if kind in found} == {
        OrganisationKind.FOUNDATION: 19,
        OrganisationKind.ACADEMIC: 3,
        OrganisationKind.END_USER: 71,
    }
