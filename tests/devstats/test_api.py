"""What programs are told of metrics and scopes."""

import pytest

from devstats import metrics
from tests.landscape.api import asking

pytestmark = pytest.mark.django_db


def test_every_metric_is_listed_as_it_is_defined() -> None:
    told = asking.answer("v1/metrics")

    known = list(metrics.registry().values())
    commits = metrics.definition("commits")
    assert told["count"] == len(known)
    assert [row["slug"] for row in told["results"]] == [one.slug for one in known]
    assert next(row for row in told["results"] if row["slug"] == "commits") == {
        "slug": "commits",
        "title": commits.title,
        "question": commits.question,
        "unit": "commits",
        "arithmetic": str(commits.arithmetic),
        "better": str(commits.better),
        "chart": commits.chart,
        "caveat": commits.caveat or None,
        "group": commits.group,
        "version": commits.version,
        "splits": list(commits.splits),
        "devstats_name": commits.devstats_name or None,
        "devstats_difference": commits.devstats_difference or None,
        "url": "/devstats/all/commits",
    }


def test_scopes_are_everything_then_levels_then_projects() -> None:
    asking.two_days()

    assert asking.answer("v1/scopes") == {
        "count": 3,
        "results": [
            {"path": "all", "kind": "all", "slug": "", "title": "All CNCF", "url": "/devstats/all"},
            {
                "path": "maturity/graduated",
                "kind": "maturity",
                "slug": "graduated",
                "title": "Graduated",
                "url": "/devstats/maturity/graduated",
            },
            {
                "path": "project/rook",
                "kind": "project",
                "slug": "rook",
                "title": "Rook",
                "url": "/devstats/project/rook",
            },
        ],
    }


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("kind=project", ["project/rook"]),
        ("q=ROO", ["project/rook"]),
        ("q=roo&kind=maturity", []),
        ("limit=1&offset=1", ["maturity/graduated"]),
        # By its steps Rook was accepted on 2018-01-29, and incubating from 2018-09-25.
        ("on=2018-02-01&kind=maturity", ["maturity/sandbox"]),
        ("on=2017-01-01", ["all"]),
    ],
)
def test_scopes_are_narrowed(query: str, paths: list[str]) -> None:
    asking.two_days()

    assert [row["path"] for row in asking.answer(f"v1/scopes?{query}")["results"]] == paths
