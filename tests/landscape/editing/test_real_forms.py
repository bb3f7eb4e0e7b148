"""Forms of the real catalogue: sent as they came they change nothing."""

import random
from collections.abc import Iterator
from datetime import date

import msgspec
import pytest
from pytest_django.plugin import DjangoDbBlocker

from landscape import plain, stewardship
from landscape.editing import described
from landscape.kinds import things
from landscape.queries.catalogue import catalogue
from landscape.stewardship import Deed
from tests.landscape import conformances, grouped, landscapes, maintained
from tests.landscape.editing.stewards import filled, steward
from tests.landscape.intake.test_real_certifications import AI, KUBERNETES
from tests.landscape.landscapes import NOON, needs_real_data
from tests.landscape.sources import real
from tests.places import SHARED_DATA

pytestmark = [pytest.mark.django_db, needs_real_data]

SAMPLED = 5
ON = date(2026, 8, 7)


@pytest.fixture(scope="module", autouse=True)
def everything(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """All real files, loaded once, and what only people say."""
    with django_db_blocker.unblock():
        grouped.load_ours()
        landscapes.load(landscapes.real(), on=ON)
        grouped.load(real("sigs.yaml"), on=ON)
        grouped.load(real("tags.yaml"), on=ON)
        grouped.run("load_guide", str(SHARED_DATA / "landscape" / "guide.yml"), "--on", ON.isoformat())
        maintained.load(real("project-maintainers.csv"), on=ON)
        conformances.run(str(KUBERNETES), "--on", ON.isoformat(), "--same", "gke=gke")
        conformances.run(str(AI), "--on", ON.isoformat())
        said = {"exists": True, "to": "rook"}
        deed = Deed(kind="redirect", slug="castle", who="ada", why="it is so", on=ON, said=said)
        stewardship.done(deed, now=NOON)
        yield
        landscapes.forget()


def sampled(kind: str) -> list[str]:
    """The longest thing of a kind, the shortest one, and some others."""
    found = things(catalogue())[kind]
    by_length = sorted(found, key=lambda slug: (len(msgspec.json.encode(plain.whole(found[slug]))), slug))
    others = random.Random(2018).sample(by_length, min(SAMPLED, len(by_length)))  # noqa: S311 - no secret
    return list(dict.fromkeys([by_length[-1], by_length[0], *others]))


@pytest.mark.parametrize("kind", described.KINDS)
def test_a_real_form_sent_as_it_came_says_nothing(kind: str) -> None:
    client = steward()

    told = {}
    for slug in sampled(kind):
        address = f"/admin/catalogue/{kind}/edit/{slug}"
        form = filled(client.get(address).content.decode())
        answer = client.post(address, form | {"reason": "To see", "_step": "preview"})
        told[slug] = "nothing is different; change a field" in answer.content.decode()

    assert told == dict.fromkeys(told, True)
    assert len(told) >= 1
