"""Scopes: which repositories a question reaches."""

from datetime import date

import pytest

from devstats import rollups
from devstats.models import Repository
from devstats.queries import NotFound, scopes
from devstats.queries.scopes import Reach
from devstats.vocabulary import Scope
from landscape.queries import scopes as catalogue
from landscape.queries.scopes import Project
from tests.devstats.queries.asking import answer, totals, values
from tests.worlds.facts import Facts, hours

pytestmark = pytest.mark.django_db

PROJECTS = [
    Project("beacon", "Beacon", "graduated", ("beacon/*", "harbour/signal"), ""),
    Project("mole", "Mole", "sandbox", ("harbour/mole",), ""),
    Project("reef", "Reef", "sandbox", ("reef/reef",), ""),
]


@pytest.fixture(autouse=True)
def _a_coast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Repositories that were renamed, moved and replaced, each with one push a day of its number."""
    facts = Facts()
    facts.repository("beacon/lamp", number=1, once=["fog/lamp"])
    facts.repository("Harbour/Signal", number=2)
    facts.repository("reef/moved", number=3, once=["beacon/moved"])
    facts.repository("harbour/mole", number=4)  # took the name that number 5 had
    facts.repository("harbour/old-mole", number=5, once=["harbour/mole"])
    for number, name in enumerate(
        ("beacon/lamp", "Harbour/Signal", "reef/moved", "harbour/mole", "harbour/old-mole"), start=1
    ):
        for hour in range(number):
            facts.act("push", f"2017-07-03 {hour:02}:00", "ada", name)
    facts.store()
    hours("2017-07-03", "2017-07-04")
    rollups.recount_stale()
    monkeypatch.setattr(catalogue, "projects", listed)
    monkeypatch.setattr(catalogue, "project", {one.slug: one for one in PROJECTS}.get)
    monkeypatch.setattr(
        catalogue, "maturities", lambda: [("graduated", "Graduated", 1), ("sandbox", "Sandbox", 2)]
    )
    monkeypatch.setattr(
        catalogue, "tracked", lambda: frozenset(name for one in PROJECTS for name in one.repositories)
    )


asked_on: list[date | None] = []


def listed(*, on: date | None = None) -> list[Project]:
    """The catalogue's list; the days it is asked about are written down."""
    asked_on.append(on)
    return PROJECTS


@pytest.mark.parametrize(
    ("scope", "reach"),
    [
        ("all", Reach("All repositories", None)),
        ("repository/beacon/lamp", Reach("beacon/lamp", (1,))),
        ("repository/FOG/Lamp", Reach("beacon/lamp", (1,))),
        ("repository/harbour/signal", Reach("Harbour/Signal", (2,))),
        ("repository/harbour/mole", Reach("harbour/mole", (4,))),
        ("repository/harbour/old-mole", Reach("harbour/old-mole", (5,))),
        ("repository/beacon/moved", Reach("reef/moved", (3,))),
        ("repository/reef/reef", Reach("reef/reef", ())),
        ("repository/beacon/never-seen", Reach("beacon/never-seen", ())),
        ("project/beacon", Reach("Beacon", (1, 2))),
        ("project/reef", Reach("Reef", ())),
        ("maturity/sandbox", Reach("Sandbox", (4,))),
        ("maturity/graduated", Reach("Graduated", (1, 2))),
    ],
)  # fmt: skip
def test_a_scope_reaches_its_repositories_through_renames_by_number(scope: str, reach: Reach) -> None:
    assert scopes.reach(Scope.parse(scope)) == reach


def test_all_is_named_for_cncf_while_nothing_but_its_projects_was_harvested(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owners = ("beacon/*", "harbour/*", "reef/*")
    monkeypatch.setattr(
        catalogue, "projects", lambda: [Project("coast", "Coast", "sandbox", owners, became="")]
    )

    assert scopes.reach(Scope("all")) == Reach("All CNCF", None)


@pytest.mark.parametrize(
    ("scope", "sentence"),
    [
        ("repository/nobody/nothing", "no repository 'nobody/nothing' is known here"),
        ("project/atlantis", "no project 'atlantis' is in the catalogue"),
        ("maturity/ripe", "no maturity 'ripe' is known; there are graduated, sandbox"),
        ("category/runtime", "no category 'runtime' is in the catalogue"),
        ("group/sig-node", "no group 'sig-node' is in the catalogue"),
    ],
)
def test_what_is_not_known_is_not_found(scope: str, sentence: str) -> None:
    with pytest.raises(NotFound) as caught:
        answer(f"{scope}/pushes")

    assert str(caught.value) == sentence


def test_a_known_project_of_which_nothing_was_ever_seen_has_no_answer_but_a_coverage() -> None:
    found = answer("project/reef/pushes", to="2017-07-04", every="day")

    assert (found.whole.total, values(found.whole), found.lines) == (None, [None], ())
    assert found.coverage.share == 1.0


def test_the_history_of_a_renamed_repository_goes_with_it() -> None:
    facts = Facts()
    facts.repository("harbour/lantern", number=1, once=["beacon/lamp", "fog/lamp"])
    Repository.objects.filter(id=1).update(name="harbour/lantern")
    facts.store()

    found = answer("repository/beacon/lamp/pushes", to="2017-07-04", by="repository", every="day")

    assert (found.scope_title, totals(found)) == ("harbour/lantern", {"harbour/lantern": 1})
    # It stands under another owner now, and no longer in a project that is "everything of that owner".
    assert scopes.reach(Scope.parse("project/beacon")).repositories == (2,)


def test_a_filter_narrows_a_scope_and_asks_for_nothing_else() -> None:
    inside = answer("project/beacon/pushes", to="2017-07-04", repository="HARBOUR/signal")

    assert inside.whole.total == 2
    with pytest.raises(NotFound, match="'harbour/mole' is no repository of project/beacon"):
        answer("project/beacon/pushes", repository="harbour/mole")
    with pytest.raises(NotFound, match="no repository 'a/b' is known here"):
        answer("all/pushes", repository="a/b")


def test_parts_of_one_name_are_one_line() -> None:
    facts = Facts()
    facts.repository("beacon/lamp", number=-7)
    facts.act("push", "2017-07-03 20:00", "ben", "beacon/lamp")
    facts.store()
    rollups.recount_stale()

    found = answer("all/devstats-contributors", to="2017-07-04", by="repository", every="day")

    assert totals(found)["beacon/lamp"] == 2
    assert answer("repository/beacon/lamp/devstats-contributors", to="2017-07-04").whole.total == 2


def test_as_of_a_day_the_catalogue_of_that_day_counts() -> None:
    asked_on.clear()

    answer("maturity/sandbox/pushes")
    answer("maturity/sandbox/pushes", asof="2017-07-05T10:00")

    assert asked_on == [None, date(2017, 7, 5)]
