"""A new kind of thing is a dataclass and a line, and has all that the others have."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

import msgspec
import pytest

from landscape import kinds, revise
from landscape.catalogue import Catalogue
from landscape.kinds import assembled, things
from landscape.models import Change
from landscape.queries import catalogue as catalogues
from landscape.queries.history import history
from tests.landscape import landscapes
from tests.landscape.landscapes import at_home, one_shelf, signature


@dataclass(frozen=True, slots=True)
class Lead:
    """Of a group."""

    handle: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A kind that is no part of the program; it goes by the word crew."""

    name: str
    leads: frozenset[Lead] = frozenset()
    repositories: tuple[str, ...] = ()


OLD = Group("SIG Node", frozenset({Lead("a", date(2018, 1, 1)), Lead("b")}), ("kubernetes/node",))
NEW = replace(OLD, leads=frozenset({Lead("b")}))


@pytest.fixture
def groups_are_a_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast("dict[str, type]", kinds.KINDS), "crew", Group)
    # Made of KINDS when the program starts.
    monkeypatch.setitem(catalogues._DECODERS, "crew", msgspec.json.Decoder(Group))


def say(groups: Mapping[str, Group], *, on: date) -> None:
    revise.revise(
        lambda before: replace(before, others={**before.others, Group: groups}),
        replace(signature(effective_on=on), about=frozenset({"crew"}), is_whole=False),
    )


@pytest.mark.django_db
def test_things_of_a_new_kind_have_history_beside_the_others(groups_are_a_kind: None) -> None:
    landscapes.load(one_shelf(at_home("Rook")), on=date(2019, 1, 1))
    say({"sig-node": OLD}, on=date(2019, 1, 1))
    say({"sig-node": NEW}, on=date(2020, 1, 1))
    say({}, on=date(2021, 1, 1))

    days = [date(2018, 1, 1), date(2019, 6, 1), date(2020, 6, 1), None]
    assert [dict(catalogues.read(on).of(Group)) for on in days] == [
        {},
        {"sig-node": OLD},
        {"sig-node": NEW},
        {},
    ]
    assert [told.value for told in history("crew", "sig-node")] == [OLD, NEW, None]
    assert [*catalogues.read(None).cards] == ["rook"]
    logged = Change.objects.filter(kind="crew").order_by("pk").values_list("action", "fields__leads")
    first: Any = [{"handle": "a", "since": "2018-01-01"}, {"handle": "b", "since": None}]
    assert list(logged) == [
        ("added", [None, first]),
        ("changed", [first, first[1:]]),
        ("removed", [first[1:], None]),
    ]


@pytest.mark.django_db
def test_a_catalogue_taken_apart_is_put_together_again(groups_are_a_kind: None) -> None:
    landscapes.load_seed()
    whole = replace(catalogues.read(None), others={Group: {"sig-node": OLD}})

    again = assembled(things(whole))

    assert replace(again, others={Group: again.of(Group)}) == replace(whole, gone={})
    assert Catalogue().of(Group) == {}
