"""What every form of window means, in instants written out by hand."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from devstats.vocabulary import PRESETS, Span, Window

MONDAY = "2017-07-24T10:17:05Z"
SUNDAY = "2017-07-30T23:59:59Z"
MIDNIGHT = "2017-07-24T00:00:00Z"
END_OF_MARCH = "2017-03-31T12:00:00Z"
END_OF_MARCH_2020 = "2020-03-31T12:00:00Z"
LEAP_DAY = "2020-02-29T12:00:00Z"
NEW_YEAR = "2018-01-01T00:00:00Z"
NEW_YEARS_EVE = "2017-12-31T23:59:59.999999Z"

# window, now, from (included), until (excluded)
CASES = [
    # every unit, back from now
    ("now-90s to now", MONDAY, "2017-07-24T10:15:35Z", "2017-07-24T10:17:05Z"),
    ("now-5m to now", MONDAY, "2017-07-24T10:12:05Z", "2017-07-24T10:17:05Z"),
    ("now-24h to now", MONDAY, "2017-07-23T10:17:05Z", "2017-07-24T10:17:05Z"),
    ("now-7d to now", MONDAY, "2017-07-17T10:17:05Z", "2017-07-24T10:17:05Z"),
    ("now-2w to now", MONDAY, "2017-07-10T10:17:05Z", "2017-07-24T10:17:05Z"),
    ("now-6M to now", MONDAY, "2017-01-24T10:17:05Z", "2017-07-24T10:17:05Z"),
    ("now-2Q to now", MONDAY, "2017-01-24T10:17:05Z", "2017-07-24T10:17:05Z"),
    ("now-1y to now", MONDAY, "2016-07-24T10:17:05Z", "2017-07-24T10:17:05Z"),
    ("now-5Y to now", MONDAY, "2012-07-24T10:17:05Z", "2017-07-24T10:17:05Z"),
    # a minute is no month
    ("now-1m to now", MONDAY, "2017-07-24T10:16:05Z", "2017-07-24T10:17:05Z"),
    ("now-1M to now", MONDAY, "2017-06-24T10:17:05Z", "2017-07-24T10:17:05Z"),
    # forward
    ("now to now+90s", MONDAY, "2017-07-24T10:17:05Z", "2017-07-24T10:18:35Z"),
    ("now to now+1M", MONDAY, "2017-07-24T10:17:05Z", "2017-08-24T10:17:05Z"),
    # a missing N is 1, none is none
    ("now-s to now", MONDAY, "2017-07-24T10:17:04Z", "2017-07-24T10:17:05Z"),
    ("now-d to now", MONDAY, "2017-07-23T10:17:05Z", "2017-07-24T10:17:05Z"),
    ("now-y to now+y", MONDAY, "2016-07-24T10:17:05Z", "2018-07-24T10:17:05Z"),
    ("now-1d to now-0d", MONDAY, "2017-07-23T10:17:05Z", "2017-07-24T10:17:05Z"),
    ("now-007d to now", MONDAY, "2017-07-17T10:17:05Z", "2017-07-24T10:17:05Z"),
    # rounded: down in from, up in to, for every unit
    ("now/s to now/s", "2017-07-24T10:17:05.123456Z", "2017-07-24T10:17:05Z", "2017-07-24T10:17:06Z"),
    ("now/m to now/m", MONDAY, "2017-07-24T10:17:00Z", "2017-07-24T10:18:00Z"),
    ("now/h to now/h", MONDAY, "2017-07-24T10:00:00Z", "2017-07-24T11:00:00Z"),
    ("now/d to now/d", MONDAY, "2017-07-24T00:00:00Z", "2017-07-25T00:00:00Z"),
    ("now/w to now/w", MONDAY, "2017-07-24T00:00:00Z", "2017-07-31T00:00:00Z"),
    ("now/M to now/M", MONDAY, "2017-07-01T00:00:00Z", "2017-08-01T00:00:00Z"),
    ("now/Q to now/Q", MONDAY, "2017-07-01T00:00:00Z", "2017-10-01T00:00:00Z"),
    ("now/y to now/Y", MONDAY, "2017-01-01T00:00:00Z", "2018-01-01T00:00:00Z"),
    ("now/1d to now/1d", MONDAY, "2017-07-24T00:00:00Z", "2017-07-25T00:00:00Z"),
    ("now/d to now", MONDAY, "2017-07-24T00:00:00Z", "2017-07-24T10:17:05Z"),
    # rounded from the very beginning of a unit: stays in from, still goes on in to
    ("now/d to now/d", MIDNIGHT, "2017-07-24T00:00:00Z", "2017-07-25T00:00:00Z"),
    ("now/w to now/w", MIDNIGHT, "2017-07-24T00:00:00Z", "2017-07-31T00:00:00Z"),
    ("now/h to now/h", MIDNIGHT, "2017-07-24T00:00:00Z", "2017-07-24T01:00:00Z"),
    ("now/y to now/y", NEW_YEAR, "2018-01-01T00:00:00Z", "2019-01-01T00:00:00Z"),
    ("2017-07-24 to 2017-07-24/d", MONDAY, "2017-07-24T00:00:00Z", "2017-07-25T00:00:00Z"),
    # the last whole ones
    ("now-7d/d to now-1d/d", MONDAY, "2017-07-17T00:00:00Z", "2017-07-24T00:00:00Z"),
    ("now-7d/d to now-1d/d", MIDNIGHT, "2017-07-17T00:00:00Z", "2017-07-24T00:00:00Z"),
    ("now-7d/d to now/d", MONDAY, "2017-07-17T00:00:00Z", "2017-07-25T00:00:00Z"),
    ("now-1d/d to now-1d/d", MONDAY, "2017-07-23T00:00:00Z", "2017-07-24T00:00:00Z"),
    ("now-1w/w to now-1w/w", MONDAY, "2017-07-17T00:00:00Z", "2017-07-24T00:00:00Z"),
    ("now-1M/M to now-1M/M", MONDAY, "2017-06-01T00:00:00Z", "2017-07-01T00:00:00Z"),
    ("now-1Q/Q to now-1Q/Q", MONDAY, "2017-04-01T00:00:00Z", "2017-07-01T00:00:00Z"),
    ("now-1y/y to now-1y/y", MONDAY, "2016-01-01T00:00:00Z", "2017-01-01T00:00:00Z"),
    # weeks begin on Monday, also where Sunday has not ended and where a year begins within
    ("now/w to now/w", SUNDAY, "2017-07-24T00:00:00Z", "2017-07-31T00:00:00Z"),
    ("now/w to now/w", "2017-07-25T00:00:00Z", "2017-07-24T00:00:00Z", "2017-07-31T00:00:00Z"),
    ("now/w to now/w", LEAP_DAY, "2020-02-24T00:00:00Z", "2020-03-02T00:00:00Z"),
    ("now/w to now/w", "2021-01-01T00:00:00Z", "2020-12-28T00:00:00Z", "2021-01-04T00:00:00Z"),
    ("now-1w/w to now-1w/w", SUNDAY, "2017-07-17T00:00:00Z", "2017-07-24T00:00:00Z"),
    # quarters
    ("now/Q to now/Q", "2017-01-01T00:00:00Z", "2017-01-01T00:00:00Z", "2017-04-01T00:00:00Z"),
    ("now/Q to now/Q", END_OF_MARCH, "2017-01-01T00:00:00Z", "2017-04-01T00:00:00Z"),
    ("now/Q to now/Q", NEW_YEARS_EVE, "2017-10-01T00:00:00Z", "2018-01-01T00:00:00Z"),
    ("now-1Q/Q to now-1Q/Q", END_OF_MARCH, "2016-10-01T00:00:00Z", "2017-01-01T00:00:00Z"),
    ("now-1Q to now", "2017-05-31T00:00:00Z", "2017-02-28T00:00:00Z", "2017-05-31T00:00:00Z"),
    # days that a month lacks become its last
    ("now-1M to now", END_OF_MARCH, "2017-02-28T12:00:00Z", "2017-03-31T12:00:00Z"),
    ("now-1M to now", END_OF_MARCH_2020, "2020-02-29T12:00:00Z", "2020-03-31T12:00:00Z"),
    ("now-1M-1M to now-1M", END_OF_MARCH, "2017-01-28T12:00:00Z", "2017-02-28T12:00:00Z"),
    ("now-2M to now", END_OF_MARCH, "2017-01-31T12:00:00Z", "2017-03-31T12:00:00Z"),
    ("now to now+1M", "2017-01-31T00:00:00Z", "2017-01-31T00:00:00Z", "2017-02-28T00:00:00Z"),
    ("now to now+1M", "2017-08-31T00:00:00Z", "2017-08-31T00:00:00Z", "2017-09-30T00:00:00Z"),
    # leap years
    ("now-1y to now", LEAP_DAY, "2019-02-28T12:00:00Z", "2020-02-29T12:00:00Z"),
    ("now-4y to now", LEAP_DAY, "2016-02-29T12:00:00Z", "2020-02-29T12:00:00Z"),
    ("now to now+1y", LEAP_DAY, "2020-02-29T12:00:00Z", "2021-02-28T12:00:00Z"),
    ("now/M to now/M", LEAP_DAY, "2020-02-01T00:00:00Z", "2020-03-01T00:00:00Z"),
    ("now-1d to now", "2020-03-01T00:00:00Z", "2020-02-29T00:00:00Z", "2020-03-01T00:00:00Z"),
    ("now-1d to now", "1900-03-01T00:00:00Z", "1900-02-28T00:00:00Z", "1900-03-01T00:00:00Z"),
    ("now-365d to now", "2021-01-01T00:00:00Z", "2020-01-02T00:00:00Z", "2021-01-01T00:00:00Z"),
    # year ends
    ("now/y to now/y", NEW_YEARS_EVE, "2017-01-01T00:00:00Z", "2018-01-01T00:00:00Z"),
    ("now-1s to now", NEW_YEAR, "2017-12-31T23:59:59Z", "2018-01-01T00:00:00Z"),
    ("now-1M/M to now-1M/M", NEW_YEAR, "2017-12-01T00:00:00Z", "2018-01-01T00:00:00Z"),
    ("now-13M to now-1M", NEW_YEAR, "2016-12-01T00:00:00Z", "2017-12-01T00:00:00Z"),
    ("now to now+1s", NEW_YEARS_EVE, "2017-12-31T23:59:59.999999Z", "2018-01-01T00:00:00.999999Z"),
    # one operation after the other, from left to right
    ("now-1M/M+3d to now", MONDAY, "2017-06-04T00:00:00Z", "2017-07-24T10:17:05Z"),
    ("now/M-1M to now/M-1M", MONDAY, "2017-06-01T00:00:00Z", "2017-07-01T00:00:00Z"),
    ("now-1M/M to now-1M/M+3d", MONDAY, "2017-06-01T00:00:00Z", "2017-07-04T00:00:00Z"),
    ("now-1d-6h to now-6h", MONDAY, "2017-07-23T04:17:05Z", "2017-07-24T04:17:05Z"),
    ("now-1d+6h to now", MONDAY, "2017-07-23T16:17:05Z", "2017-07-24T10:17:05Z"),
    ("now/d+9h to now/d-6h", MONDAY, "2017-07-24T09:00:00Z", "2017-07-24T18:00:00Z"),
    ("now/y+1Q to now/y-1Q", MONDAY, "2017-04-01T00:00:00Z", "2017-10-01T00:00:00Z"),
    ("now/M/w to now", MONDAY, "2017-06-26T00:00:00Z", "2017-07-24T10:17:05Z"),
    # an end that was rounded up belongs to the unit before it
    ("now to now/d/d", MONDAY, "2017-07-24T10:17:05Z", "2017-07-25T00:00:00Z"),
    ("now/w to now/d/w", SUNDAY, "2017-07-24T00:00:00Z", "2017-07-31T00:00:00Z"),
    ("now/M to now/d/M", "2017-07-31T08:00:00Z", "2017-07-01T00:00:00Z", "2017-08-01T00:00:00Z"),
    ("now-2d/d to now/d-1d/d", MONDAY, "2017-07-22T00:00:00Z", "2017-07-24T00:00:00Z"),
    ("now/y to now/M+1M", "2017-02-15T00:00:00Z", "2017-01-01T00:00:00Z", "2017-04-01T00:00:00Z"),
    # fixed dates, the end excluded
    ("2017-07-24 to 2017-07-29", MONDAY, "2017-07-24T00:00:00Z", "2017-07-29T00:00:00Z"),
    ("2017-07-24 to 2017-07-28/d", MONDAY, "2017-07-24T00:00:00Z", "2017-07-29T00:00:00Z"),
    ("2016-02-29 to 2016-03-01", MONDAY, "2016-02-29T00:00:00Z", "2016-03-01T00:00:00Z"),
    ("2011-02-12 to now", MONDAY, "2011-02-12T00:00:00Z", "2017-07-24T10:17:05Z"),
    ("2017-07-24 to 2017-07-24+5d", MONDAY, "2017-07-24T00:00:00Z", "2017-07-29T00:00:00Z"),
    ("2017-07-24-1w to 2017-07-24", MONDAY, "2017-07-17T00:00:00Z", "2017-07-24T00:00:00Z"),
    ("2017-07-24/M to 2017-07-24/M", MONDAY, "2017-07-01T00:00:00Z", "2017-08-01T00:00:00Z"),
    ("2017-03-31-1M to 2017-03-31", MONDAY, "2017-02-28T00:00:00Z", "2017-03-31T00:00:00Z"),
    # fixed instants
    ("2017-07-24T10:17 to 2017-07-24T10:18", MONDAY, "2017-07-24T10:17:00Z", "2017-07-24T10:18:00Z"),
    ("2017-07-24T10:17:05 to now+1s", MONDAY, "2017-07-24T10:17:05Z", "2017-07-24T10:17:06Z"),
    ("2017-07-24T10:17:05Z to now+1s", MONDAY, "2017-07-24T10:17:05Z", "2017-07-24T10:17:06Z"),
    ("2017-07-24T10:17:04.5Z to now", MONDAY, "2017-07-24T10:17:04.500000Z", "2017-07-24T10:17:05Z"),
    ("2017-07-24T10:17:04.123456789Z to now", MONDAY, "2017-07-24T10:17:04.123456Z", "2017-07-24T10:17:05Z"),
    ("2017-07-24 10:17 to 2017-07-24 10:18", MONDAY, "2017-07-24T10:17:00Z", "2017-07-24T10:18:00Z"),
    ("2017-07-24T10:17-10h to now", MONDAY, "2017-07-24T00:17:00Z", "2017-07-24T10:17:05Z"),
    ("2017-07-24T10:17-1000h to now", MONDAY, "2017-06-12T18:17:00Z", "2017-07-24T10:17:05Z"),
    ("2017-07-24T10:17Z/h to 2017-07-24T10:17Z/h", MONDAY, "2017-07-24T10:00:00Z", "2017-07-24T11:00:00Z"),
    # offsets
    ("2017-07-24T02:00+02:00 to now", MONDAY, "2017-07-24T00:00:00Z", "2017-07-24T10:17:05Z"),
    ("2017-07-23T17:00-0700 to now", MONDAY, "2017-07-24T00:00:00Z", "2017-07-24T10:17:05Z"),
    ("2017-07-24T05:30:00+05:30 to now", MONDAY, "2017-07-24T00:00:00Z", "2017-07-24T10:17:05Z"),
    ("2017-07-24T02:00+02 to now", MONDAY, "2017-07-24T00:00:00Z", "2017-07-24T10:17:05Z"),
    ("2017-07-24T01:30+02:00/d to now", MONDAY, "2017-07-23T00:00:00Z", "2017-07-24T10:17:05Z"),
    ("2017-07-24T10:17-10:00-1d to now", MONDAY, "2017-07-23T20:17:00Z", "2017-07-24T10:17:05Z"),
    # spaces
    ("  now - 7 d / d   to   now - 1 d / d ", MONDAY, "2017-07-17T00:00:00Z", "2017-07-24T00:00:00Z"),
    ("2017-07-24 + 1 d to 2017-07-29", MONDAY, "2017-07-25T00:00:00Z", "2017-07-29T00:00:00Z"),
    # the ends of the calendar
    ("0001-01-01 to 0001-01-01/w", MONDAY, "0001-01-01T00:00:00Z", "0001-01-08T00:00:00Z"),
    ("9999-12-30/d to 9999-12-30/d", MONDAY, "9999-12-30T00:00:00Z", "9999-12-31T00:00:00Z"),
]


def instant(text: str) -> datetime:
    """The instant of a case, read without the code under test."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(("window", "now", "from_at", "until"), CASES)
def test_a_window_means_these_instants(window: str, now: str, from_at: str, until: str) -> None:
    span = Window.parse(window).resolve(instant(now))

    assert span == Span(instant(from_at), instant(until), as_of=instant(now))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("now-7d to now", "now-7d to now"),
        ("  now - 7 d / d  to  now-d/1d ", "now-7d/d to now-1d/d"),
        ("now-007d to now-00h", "now-7d to now-0h"),
        ("now-1Y/Y to now", "now-1y/y to now"),
        ("2017-07-24T00:00:00Z to 2017-07-29T00:00", "2017-07-24 to 2017-07-29"),
        ("2017-07-24T10:17 to 2017-07-24 10:18:05", "2017-07-24T10:17:00Z to 2017-07-24T10:18:05Z"),
        ("2017-07-24T10:17:05.120Z to now", "2017-07-24T10:17:05.12Z to now"),
        ("2017-07-24T10:17:05.000Z to now", "2017-07-24T10:17:05Z to now"),
        ("2017-07-24T00:00:00.5Z to now", "2017-07-24T00:00:00.5Z to now"),
        ("2017-07-24T02:00+02:00/d to now", "2017-07-24/d to now"),
        ("2017-07-24T10:17-10h to now", "2017-07-24T10:17:00Z-10h to now"),
        ("now-1M/M+3d-2h to now", "now-1M/M+3d-2h to now"),
    ],
)
def test_a_window_is_written_in_its_canonical_form(text: str, canonical: str) -> None:
    assert str(Window.parse(text)) == canonical


def test_ends_given_apart_are_read_like_ends_given_together() -> None:
    assert Window.of(from_=" now - d", to="2017-07-29T00:00Z") == Window.parse("now-1d to 2017-07-29")


def test_a_window_without_words_is_the_last_seven_days() -> None:
    assert Window() == Window.parse("now-7d to now")


def test_now_may_be_told_in_any_zone() -> None:
    in_delhi = datetime(2017, 7, 24, 3, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))

    span = Window.parse("now/d to now/d").resolve(in_delhi)

    assert span == Span(
        datetime(2017, 7, 23, tzinfo=UTC),
        datetime(2017, 7, 24, tzinfo=UTC),
        as_of=datetime(2017, 7, 23, 21, 30, tzinfo=UTC),
    )


def test_only_a_window_between_dates_is_fixed() -> None:
    windows = ["2017-07-24 to 2017-07-29/d", "2017-07-24 to now", "now-7d to 2017-07-29", "now-7d to now"]

    assert [Window.parse(window).is_fixed for window in windows] == [True, False, False, False]


def test_the_presets_are_those_of_the_window_bar() -> None:
    assert [(preset.title, str(preset.window)) for preset in PRESETS] == [
        ("24 h", "now-24h to now"),
        ("7 d", "now-7d to now"),
        ("30 d", "now-30d to now"),
        ("90 d", "now-90d to now"),
        ("6 M", "now-6M to now"),
        ("1 y", "now-1y to now"),
        ("5 y", "now-5y to now"),
        ("all", "2011-02-12 to now"),
    ]
