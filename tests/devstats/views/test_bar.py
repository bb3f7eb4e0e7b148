"""The context bar: every choice is an address, what cannot be read is told beside its field."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from devstats.question import Question
from devstats.views import bar as bars
from devstats.views.bar import Bar, Link, Place
from devstats.vocabulary import Scope, Window
from tests.devstats.views.lighthouse import BY, between, get, page

NOW = datetime(2017, 7, 10, 8, 30, tzinfo=UTC)
ALL = f"/devstats/all/{BY}"


def bar(**changes: object) -> Bar:
    asked = Question(metric=BY, scope=Scope("all"), **changes)  # type: ignore[arg-type]  # the tests' own words
    return bars.bar(
        asked, NOW, Place(Question.url, [Link("All CNCF", "")], ("repository", "kind"), has_grain=True)
    )


def test_presets_are_addresses_and_the_one_shown_is_marked() -> None:
    assert [(link.title, link.url, link.is_here) for link in bar().presets] == [
        ("24 h", f"{ALL}?from=now-24h", False),
        ("7 d", ALL, True),
        ("30 d", f"{ALL}?from=now-30d", False),
        ("90 d", f"{ALL}?from=now-90d", False),
        ("6 M", f"{ALL}?from=now-6M", False),
        ("1 y", f"{ALL}?from=now-1y", False),
        ("5 y", f"{ALL}?from=now-5y", False),
        ("all", f"{ALL}?from=2011-02-12", False),
    ]


def test_the_window_moves_by_its_own_length() -> None:
    assert bar().moves == bars.Moves(
        earlier=f"{ALL}?from=now-14d&to=now-7d",
        later="",
        wider=f"{ALL}?from=now-14d",
        narrower=f"{ALL}?from=now-84h",
    )


def test_filters_survive_a_move() -> None:
    moves = bar(repository="lighthouse/lamp", window=Window("2017-07-03", "2017-07-05")).moves

    assert moves.later == f"{ALL}?from=2017-07-05&to=2017-07-07&repository=lighthouse/lamp"


def test_a_filter_can_be_taken_away() -> None:
    filters = bar(repository="lighthouse/lamp", kind="push").filters

    assert filters == (
        bars.Filter("repository", "lighthouse/lamp", f"{ALL}?kind=push"),
        bars.Filter("kind", "push", f"{ALL}?repository=lighthouse/lamp"),
    )


def test_only_the_splits_that_the_metric_has_are_offered() -> None:
    split = next(choice for choice in bar().choices if choice.key == "by")

    assert [value for value, _ in split.options] == ["", "repository", "kind"]


@pytest.mark.parametrize(
    ("window", "text"),
    [
        ("now-7d to now", "now-7d to now"),
        ("2017-07-03 to 2017-07-05", "2017-07-03 to 2017-07-05"),
        ("2017-07-03T08:00 to 2017-07-05T08:00:30", "2017-07-03 08:00 to 2017-07-05T08:00:30Z"),
    ],
)
def test_a_window_is_shown_as_people_write_it_and_reads_back(window: str, text: str) -> None:
    shown = bar(window=Window.parse(window)).window_text

    assert shown == text
    assert Window.parse(shown) == Window.parse(window)


@pytest.mark.usefixtures("week")
def test_what_the_form_sends_becomes_the_shortest_address() -> None:
    response = get(f"{ALL}?window=now-30d+to+now&asof=now&every=&by=&bots=exclude&compare=&repository=")

    assert (response.status_code, response["Location"]) == (302, f"{ALL}?from=now-30d")


@pytest.mark.usefixtures("week")
def test_as_of_is_kept_by_the_form() -> None:
    response = get(f"{ALL}?window=now-7d+to+now&asof=2017-07-09+08:00")

    assert response["Location"] == f"{ALL}?asof=2017-07-09T08:00:00Z"


@pytest.mark.usefixtures("week")
@pytest.mark.parametrize("address", ["/", "/devstats/all", ALL, f"{ALL}/rows"])
def test_a_window_that_cannot_be_read_is_told_beside_its_field(address: str) -> None:
    response = get(f"{address}?window=now-7x+to+now&asof=2017-07-09")

    text = response.content.decode()
    field = next(between(text, '<input class="bar-window"', ">"))
    assert response.status_code == 400
    assert 'value="now-7x to now"' in field
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="bar-wrong"' in field
    assert [*between(text, 'id="bar-wrong" role="alert">', "</p>")] == [
        (
            "Cannot read &#x27;-7x&#x27; in the window &#x27;now-7x to now&#x27;: "
            "&#x27;x&#x27; is no unit; units are s m h d w M Q y; try -7d."
        )
    ]


@pytest.mark.usefixtures("week")
def test_an_instant_that_cannot_be_read_is_told_beside_its_field() -> None:
    text = get(f"{ALL}?asof=yesterday").content.decode()

    assert 'aria-invalid="true"' in next(between(text, '<input class="bar-as-of"', ">"))
    assert 'aria-invalid="true"' not in next(between(text, '<input class="bar-window"', ">"))
    assert 'value="yesterday"' in text


@pytest.mark.usefixtures("week")
def test_what_could_be_read_is_kept_beside_what_could_not() -> None:
    text = get(f"{ALL}?from=now-7x&bots=include&repository=lighthouse/lamp").content.decode()

    assert f'href="{ALL}?from=now-30d&amp;bots=include&amp;repository=lighthouse/lamp"' in text


@pytest.mark.usefixtures("week")
def test_a_text_that_is_no_window_cannot_become_markup() -> None:
    text = get(f"{ALL}?window=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()

    assert "<script>alert" not in text


@pytest.mark.usefixtures("week")
def test_the_bar_says_how_fresh_and_how_complete_the_window_is() -> None:
    text = page(f"{ALL}?from=2017-07-03&to=2017-07-10")

    cover = " ".join(next(between(text, '<a class="bar-coverage"', "</a>")).split())
    assert '<time datetime="2017-07-09T00:00:00Z">9 Jul 2017, 00:00</time>' in cover
    assert "86 % · 24 h missing" in cover
