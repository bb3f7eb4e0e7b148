"""What the path of an address names, and what an address may not say."""

import pytest

from devstats.question import KEYS, Question, Where, parse_path
from devstats.vocabulary import Misunderstood, Scope

KUBERNETES = Scope("project", "kubernetes")


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("all", Where(Scope("all"))),
        ("all/", Where(Scope("all"))),
        ("all/events", Where(Scope("all"), "events")),
        ("/devstats/all/events.json", Where(Scope("all"), "events", "json")),
        ("project/kubernetes", Where(KUBERNETES)),
        ("project/kubernetes/time-to-merge.csv", Where(KUBERNETES, "time-to-merge", "csv")),
        ("repository/kubernetes/kubernetes", Where(Scope("repository", "kubernetes/kubernetes"))),
        (
            "repository/kubernetes/kubernetes.github.io",
            Where(Scope("repository", "kubernetes/kubernetes.github.io")),
        ),
        ("repository/a/data.json", Where(Scope("repository", "a/data.json"))),
        ("repository/a/data.json/stars.svg", Where(Scope("repository", "a/data.json"), "stars", "svg")),
        ("repository/all/events/events", Where(Scope("repository", "all/events"), "events")),
    ],
)
def test_a_path_names_a_scope_a_metric_and_a_format(path: str, where: Where) -> None:
    assert parse_path(path) == where


BEGINS = "it begins with all, maturity, category, project, group, repository"
UNITS = "units are s m h d w M Q y"
SIGN = "a step begins with +, - or /, and in an address + is written %2B; try now-7d"


@pytest.mark.parametrize(
    ("path", "query", "sentence"),
    [
        ("", {}, f"cannot read the scope ''; {BEGINS}"),
        ("events", {}, f"cannot read the scope 'events'; {BEGINS}"),
        (
            "project/kubernetes.json",
            {},
            "cannot read the scope 'project/kubernetes.json'; try project/kubernetes",
        ),
        (
            "repository/kubernetes",
            {},
            "cannot read the scope 'repository/kubernetes'; try repository/kubernetes/kubernetes",
        ),
        ("all/events/rows", {}, "cannot read 'events/rows' behind all; only a metric stands there"),
        ("all/Events", {}, "cannot read the metric 'Events'; try pulls-opened"),
        ("all/.json", {}, "cannot read the metric ''; try pulls-opened"),
        ("all/events.xlsx", {}, "cannot write events as 'xlsx'; it is written as json, csv, svg"),
        ("all/events.", {}, "cannot write events as ''; it is written as json, csv, svg"),
        ("all/events.json.gz", {}, "cannot write events as 'json.gz'; it is written as json, csv, svg"),
        (
            "all/events",
            {"form": "now-7d"},
            f"cannot read the key 'form' in the address; it takes {', '.join(KEYS)}",
        ),
        (
            "all/events",
            {"from": "now-7x"},
            f"cannot read '-7x' in the window 'now-7x to now': 'x' is no unit; {UNITS}; try -7d",
        ),
        (
            "all/events",
            {"to": "now 1d"},
            f"cannot read '1d' in the window 'now-7d to now 1d': {SIGN}",
        ),
        (
            "all/events",
            {"asof": "yesterday"},
            "cannot read asof='yesterday': cannot read 'yesterday'; try 2017-07-24 or 2017-07-24T10:17:00Z",
        ),
        (
            "all/events",
            {"asof": "now-1d"},
            "cannot read asof='now-1d': cannot read 'now-1d'; try 2017-07-24 or 2017-07-24T10:17:00Z",
        ),
        (
            "all/events",
            {"asof": "2017-02-30"},
            "cannot read asof='2017-02-30': there is no '2017-02-30' in the calendar",
        ),
        (
            "all/events",
            {"every": "minute"},
            "cannot read the grain 'minute'; it is one of hour, day, week, month, quarter, year",
        ),
        ("all/events", {"by": "company"}, "cannot read by='company'; it is one of repository, person, kind"),
        ("all/events", {"bots": "yes"}, "cannot read bots='yes'; it is one of exclude, include, only"),
        ("all/events", {"compare": "last"}, "cannot read compare='last'; it is one of previous, year"),
        ("all/events", {"repository": "kops"}, "cannot read repository='kops'; try kubernetes/kubernetes"),
        ("all/events", {"person": "a b"}, "cannot read person='a b'; it is a login on GitHub"),
        ("all/events", {"kind": "Issue!"}, "cannot read kind='Issue!'; try issue-comment"),
    ],
)
def test_what_an_address_may_not_say_is_named(path: str, query: dict[str, str], sentence: str) -> None:
    with pytest.raises(Misunderstood) as caught:
        Question.from_url(path, query)

    assert str(caught.value) == sentence
