"""The counts published with the real data (its README), from the command line and from the document."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.usefixtures("kubernetes_week")

FIGURES = [
    ("events", None, 12_001, 7_405),
    ("devstats-contributions", None, 11_197, 7_193),
    ("devstats-contributors", None, 732, 386),
    ("pulls-opened", None, 456, 167),
    ("pulls-closed", None, 423, 152),
    ("pulls-closed", "pull-merged", 330, 105),
    ("pulls-merged", None, 330, 105),
    ("pulls-reopened", None, 14, 9),
    ("pull-authors", None, 215, 93),
    ("issues-opened", None, 361, 136),
    ("issues-closed", None, 222, 81),
    ("issues-reopened", None, 11, 2),
    ("comments", "issue-comment", 7_668, 5_621),
    ("comments", "review-comment", 1_677, 912),
    ("comments", "commit-comment", 10, 8),
    ("pushes", None, 355, 105),
    ("commits", None, 800, 251),
    ("stars", None, 464, 143),
    ("forks", None, 277, 69),
    ("releases", None, 4, 0),
]


@pytest.mark.parametrize(("metric", "kind", "of_all", "of_one"), FIGURES)
def test_every_published_figure_comes_out_exactly(
    metric: str, kind: str | None, of_all: int, of_one: int
) -> None:
    asked = [asked_for(scope, metric, kind) for scope in ("all", "repository/kubernetes/kubernetes")]

    assert [json.loads(told(*words, "--json"))["total"] for words in asked] == [of_all, of_one]
    assert [total(told(*words)) for words in asked] == [f"{of_all:,}", f"{of_one:,}"]


def asked_for(scope: str, metric: str, kind: str | None) -> list[str]:
    narrowed = [] if kind is None else ["--kind", kind]
    return [scope, metric, "--from", "2017-07-24", "--to", "2017-07-29", "--bots", "include", *narrowed]


def told(*words: str) -> str:
    written = StringIO()
    call_command("ask", *words, stdout=written)
    return written.getvalue()


def total(text: str) -> str:
    return next(line.split()[1] for line in text.splitlines() if line.startswith("total "))
