"""What is not understood is refused with a sentence that names the word and says what to try."""

from datetime import UTC, datetime

import pytest

from devstats.vocabulary import Misunderstood, Window

NOW = datetime(2017, 7, 24, 10, 17, tzinfo=UTC)

UNITS = "units are s m h d w M Q y"
START = "it begins with now or a date; try now-7d or 2017-07-24"
SIGN = "a step begins with +, - or /, and in an address + is written %2B; try now-7d"
CALENDAR = "in the calendar; try 2017-07-24"
MILLISECONDS = "instants are written as dates, not as milliseconds; try 2017-07-24"
MINUS = "\N{MINUS SIGN}"
ARABIC = "\N{ARABIC-INDIC DIGIT TWO}017"
WRITTEN = "it is written FROM to TO; try now-7d to now"

# window, what is said of a word of it
WORDS = [
    # no beginning
    ("yesterday to now", f"cannot read 'yesterday' in {{}}: {START}"),
    ("-7d to now", f"cannot read '-7d' in {{}}: {START}"),
    ("NOW-7d to now", f"cannot read 'NOW-7d' in {{}}: {START}"),
    ("v1.30.0 to v1.31.0", f"cannot read 'v1.30.0' in {{}}: {START}"),
    ("now-7d to tomorrow", f"cannot read 'tomorrow' in {{}}: {START}"),
    ("2017 to now", f"cannot read '2017' in {{}}: {START}"),
    ("2017-07 to now", f"cannot read '2017-07' in {{}}: {START}"),
    ("2017-7-4 to now", f"cannot read '2017-7-4' in {{}}: {START}"),
    ("20170724 to now", f"cannot read '20170724' in {{}}: {START}"),
    ("2017-W30 to now", f"cannot read '2017-W30' in {{}}: {START}"),
    ("24.07.2017 to now", f"cannot read '24.07.2017' in {{}}: {START}"),
    (f"{ARABIC}-07-24 to now", f"cannot read '{ARABIC}-07-24' in {{}}: {START}"),
    ("1500854400000 to now", f"cannot read '1500854400000' in {{}}: {MILLISECONDS}"),
    # no such day or hour
    *(
        (f"{word} to now", f"cannot read {word!r} in {{}}: there is no {word!r} {CALENDAR}")
        for word in (
            "2017-02-30",
            "2017-02-29",
            "2017-13-01",
            "0000-01-01",
            "2017-07-24T24:00",
            "2017-07-24T25:00",
            "2017-07-24T10:60",
            "2017-07-24T10:17:60Z",
            "2017-07-24T10:00+24:00",
            "2017-07-24T10:00+02:60",
            "0001-01-01T00:00+02:00",
        )
    ),
    ("2017-02-29-1d to now", f"cannot read '2017-02-29' in {{}}: there is no '2017-02-29' {CALENDAR}"),
    # no sign: also what a + in an address became
    ("now 7d to now", f"cannot read '7d' in {{}}: {SIGN}"),
    ("now7d to now", f"cannot read '7d' in {{}}: {SIGN}"),
    ("nowish to now", f"cannot read 'ish' in {{}}: {SIGN}"),
    ("now-7d6h to now", "cannot read '-7d6h' in {}: 'd6h' is no unit; " + UNITS + "; try -7d"),
    ("now-7d 6h to now", f"cannot read '6h' in {{}}: {SIGN}"),
    ("now*7d to now", f"cannot read '*7d' in {{}}: {SIGN}"),
    (f"now{MINUS}7d to now", f"cannot read '{MINUS}7d' in {{}}: {SIGN}"),
    ("2017-07-24T10:17:00 02:00 to now", f"cannot read '02:00' in {{}}: {SIGN}"),
    ("2017-07-24Z to now", f"cannot read 'Z' in {{}}: {SIGN}"),
    (
        "2017-07-24T10 to now",
        "cannot read 'T10' in {}: a time has hours and minutes; try 2017-07-24T10:17",
    ),
    (
        "2017-07-24||-1d to now",
        "cannot read '||' in {}: steps stand right behind the date; try 2017-07-24-7d",
    ),
    # no unit
    ("now-7 to now", f"cannot read '-7' in {{}}: the unit is missing; {UNITS}; try -7d"),
    ("now- to now", f"cannot read '-' in {{}}: the unit is missing; {UNITS}; try -1d"),
    ("now/ to now", f"cannot read '/' in {{}}: the unit is missing; {UNITS}; try /d"),
    ("now--1d to now", f"cannot read '-' in {{}}: the unit is missing; {UNITS}; try -1d"),
    ("now-7x to now", f"cannot read '-7x' in {{}}: 'x' is no unit; {UNITS}; try -7d"),
    ("now-7D to now", f"cannot read '-7D' in {{}}: 'D' is no unit; {UNITS}; try -7d"),
    ("now-7S to now", f"cannot read '-7S' in {{}}: 'S' is no unit; {UNITS}; try -7s"),
    ("now-1q/q to now", f"cannot read '-1q' in {{}}: 'q' is no unit; {UNITS}; try -1Q"),
    ("now-7days to now", f"cannot read '-7days' in {{}}: 'days' is no unit; {UNITS}; try -7d"),
    ("now-30min to now", f"cannot read '-30min' in {{}}: 'min' is no unit; {UNITS}; try -30m"),
    ("now-2months to now", f"cannot read '-2months' in {{}}: 'months' is no unit; {UNITS}; try -2M"),
    ("now-1.5d to now", f"cannot read '-1.5d' in {{}}: '.5d' is no unit; {UNITS}; try -1d"),
    ("now-1d, to now", f"cannot read '-1d,' in {{}}: 'd,' is no unit; {UNITS}; try -1d"),
    # Grafana's fiscal units depend on a setting that we do not have
    ("now-1fQ to now", f"cannot read '-1fQ' in {{}}: 'fQ' is no unit; {UNITS}; try -1Q"),
    ("now/fy to now", f"cannot read '/fy' in {{}}: 'fy' is no unit; {UNITS}; try /y"),
    # no count
    ("now/2d to now", "cannot read '/2d' in {}: it can round to one unit only; try /d"),
    ("now/0d to now", "cannot read '/0d' in {}: it can round to one unit only; try /d"),
    ("now-9999999999d to now", "cannot read '-9999999999d' in {}: 9999999999 is too many; try -1d"),
]

WHOLES = [
    ("", f"cannot read the window '': {WRITTEN}"),
    ("now-7d", f"cannot read the window 'now-7d': {WRITTEN}"),
    ("now-7d to", f"cannot read the window 'now-7d to': {WRITTEN}"),
    (" to now", f"cannot read the window ' to now': {WRITTEN}"),
    ("now-7d to now to now", f"cannot read the window 'now-7d to now to now': {WRITTEN}"),
    ("now-7d until now", f"cannot read the window 'now-7d until now': {WRITTEN}"),
    ("now-7d TO now", f"cannot read the window 'now-7d TO now': {WRITTEN}"),
    (
        "now" + 100 * "-1d" + " to now",
        f"the window 'now{25 * '-1d'}-1…' is 310 characters long, more than 200; try now-7d to now",
    ),
]

UNRESOLVED = [
    (
        "now to now",
        "the window 'now to now' is empty: it begins and ends at 2017-07-24T10:17:00Z; try now-7d to now",
    ),
    (
        "2017-07-24 to 2017-07-24",
        "the window '2017-07-24 to 2017-07-24' is empty: it begins and ends at 2017-07-24; try now-7d to now",
    ),
    (
        "2017-07-29 to 2017-07-24",
        (
            "the window '2017-07-29 to 2017-07-24' ends at 2017-07-24, before it begins at 2017-07-29; "
            "try 2017-07-24 to 2017-07-29"
        ),
    ),
    (
        "now to now-7d",
        (
            "the window 'now to now-7d' ends at 2017-07-17T10:17:00Z, "
            "before it begins at 2017-07-24T10:17:00Z; try now-7d to now"
        ),
    ),
    (
        "now-2017y to now",
        "'now-2017y' in the window 'now-2017y to now' lies outside the years 1 to 9999; try now-5y",
    ),
    (
        "now-999999999w to now",
        "'now-999999999w' in the window 'now-999999999w to now' lies outside the years 1 to 9999; try now-5y",
    ),
    (
        "now to now+999999999y",
        "'now+999999999y' in the window 'now to now+999999999y' lies outside the years 1 to 9999; try now-5y",
    ),
    (
        "now to 9999-12-31/d",
        "'9999-12-31/d' in the window 'now to 9999-12-31/d' lies outside the years 1 to 9999; try now-5y",
    ),
]


@pytest.mark.parametrize(("window", "sentence"), WORDS)
def test_a_malformed_word_is_named(window: str, sentence: str) -> None:
    with pytest.raises(Misunderstood) as caught:
        Window.parse(window)

    assert str(caught.value) == sentence.format(f"the window {window!r}")


@pytest.mark.parametrize(("window", "sentence"), WHOLES)
def test_a_text_that_is_no_window_is_told_how_one_is_written(window: str, sentence: str) -> None:
    with pytest.raises(Misunderstood) as caught:
        Window.parse(window)

    assert str(caught.value) == sentence


@pytest.mark.parametrize(("window", "sentence"), UNRESOLVED)
def test_a_window_that_holds_no_time_is_refused(window: str, sentence: str) -> None:
    understood = Window.parse(window)

    with pytest.raises(Misunderstood) as caught:
        understood.resolve(NOW)

    assert str(caught.value) == sentence


def test_a_window_whose_canonical_text_is_too_long_is_refused() -> None:
    short_enough = "now" + 95 * "/d" + " to now"
    grows_too_long = "now" + 95 * "-d" + " to now"

    assert len(str(Window.parse(short_enough))) == len(short_enough) == len(grows_too_long) == 200
    with pytest.raises(Misunderstood, match="is 295 characters long, more than 200"):
        Window.parse(grows_too_long)


def test_an_end_that_is_missing_is_misunderstood() -> None:
    with pytest.raises(Misunderstood) as caught:
        Window.of(from_="", to="now")

    assert str(caught.value) == f"cannot read '' in the window ' to now': {START}"
