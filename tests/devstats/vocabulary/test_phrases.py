"""Windows and spans in words a person would say."""

from datetime import UTC, datetime

import pytest

from devstats.vocabulary import Window

NOW = datetime(2017, 7, 24, 10, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ("now-7d to now", "last 7 days"),
        ("now-24h to now", "last 24 hours"),
        ("now-1d to now", "last 24 hours"),
        ("now-1h to now", "past hour"),
        ("now-6M to now", "last 6 months"),
        ("now-1y to now", "past year"),
        ("now/d to now", "today so far"),
        ("now/d to now/d", "today"),
        ("now-1d/d to now-1d/d", "yesterday"),
        ("now/M to now", "this month so far"),
        ("now/Q to now/Q", "this quarter"),
        ("now-7d/d to now-1d/d", "last 7 whole days"),
        ("now-1M/M to now-1M/M", "last whole month"),
        ("2011-02-12 to now", "since 12 February 2011"),
        ("2017-07-24 to 2017-07-29", "24-28 July 2017"),
        # no short words: as written
        ("now-14d to now-7d", "now-14d to now-7d"),
        ("now-7d/d to now-2d/d", "now-7d/d to now-2d/d"),
        ("now-7d/d to now-1h/h", "now-7d/d to now-1h/h"),
        ("now/M to now/w", "now/M to now/w"),
        ("2017-07-24T10:17 to now", "2017-07-24T10:17:00Z to now"),
        ("now-7d to 2017-07-24", "now-7d to 2017-07-24"),
    ],
)
def test_a_window_is_told_in_words_where_these_are_short(window: str, words: str) -> None:
    assert Window.parse(window).describe().replace("\N{EN DASH}", "-") == words


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ("2017-07-24 to 2017-07-25", "24 July 2017"),
        ("2017-07-24 to 2017-07-29", "24-28 July 2017"),
        ("2017-07-28 to 2017-08-04", "28 July - 3 August 2017"),
        ("2016-12-28 to 2017-01-04", "28 December 2016 - 3 January 2017"),
        ("2017-07-01 to 2017-08-01", "July 2017"),
        ("2017-07-01 to 2017-10-01", "July-September 2017"),
        ("2016-12-01 to 2017-02-01", "December 2016 - January 2017"),
        ("2017-01-01 to 2018-01-01", "2017"),
        ("2015-01-01 to 2018-01-01", "2015-2017"),
        ("2017-07-24T10:17 to 2017-07-24T12:00", "24 July 2017 10:17-12:00 UTC"),
        ("2017-07-24T10:17:05.5Z to 2017-07-24T10:18", "24 July 2017 10:17:05.5-10:18 UTC"),
        ("now-7d to now", "17 July 2017 10:17 - 24 July 2017 10:17 UTC"),
    ],
)
def test_a_span_is_told_in_the_longest_units_that_are_whole(window: str, words: str) -> None:
    assert Window.parse(window).resolve(NOW).describe().replace("\N{EN DASH}", "-") == words
