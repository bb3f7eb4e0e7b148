"""The sentence under a chart: every word of it is computed."""

from __future__ import annotations

from devstats import charts
from devstats.series import Gap
from devstats.vocabulary import Arithmetic, Direction, Grain, Unit
from tests.devstats.charts.answers import answer, at, metric
from tests.devstats.charts.test_figure import compared, hours, parts, people, waits


def test_the_most_and_the_fewest_are_named_with_their_dates() -> None:
    assert charts.sentence(answer([1903, 2478, 3021, 2634, 1162])) == (
        "Most on Wed 26 Jul 2017 (3,021), fewest on Fri 28 Jul 2017 (1,162)."
    )


def test_what_is_unfinished_is_neither_most_nor_fewest() -> None:
    said = charts.sentence(answer([1903, 2478, 3021, 2634, 1], as_of=at(28, 8)))

    assert said == "Most on Wed 26 Jul 2017 (3,021), fewest on Mon 24 Jul 2017 (1,903). Pale: day not over."


def test_what_the_window_cuts_off_is_neither_most_nor_fewest() -> None:
    said = charts.sentence(answer([9, 2, 3], window="2017-07-24T08:00 to 2017-07-27"))

    assert said == (
        "Most on Wed 26 Jul 2017 (3), fewest on Tue 25 Jul 2017 (2). Pale: day cut off by the window."
    )


def test_a_day_with_a_gap_is_not_called_the_fewest() -> None:
    said = charts.sentence(answer([5, 1, 7, 6, 8], gaps=[Gap(at(25, 3), at(25, 6), "not harvested")]))

    assert said == (
        "Most on Fri 28 Jul 2017 (8), fewest on Mon 24 Jul 2017 (5). 3 hours not harvested (hatched)."
    )


def test_hours_are_named_by_when_they_begin_and_the_mean_is_explained() -> None:
    assert charts.sentence(hours()) == (
        "Most in the hour from Fri 28 Jul 2017, 07:00 (103), "
        "fewest in the hour from Mon 24 Jul 2017, 00:00 (0). Dashed: mean of 24 hours. "
        "3 hours not harvested (hatched)."
    )


def test_percentiles_carry_their_number_of_samples() -> None:
    assert charts.sentence(waits()) == (
        "Highest on Wed 26 Jul 2017 (2.9 d, n 34), lowest on Thu 27 Jul 2017 (25 h, n 5)."
    )


def test_the_largest_part_is_named_with_its_share_of_a_sum() -> None:
    assert charts.sentence(parts()) == (
        "Of 8, kubernetes/r8 leads with 40, 2 % of the whole. The 2 smaller ones are in the table."
    )


def test_a_part_of_people_has_no_share_as_people_stand_in_several_parts() -> None:
    assert charts.sentence(people()) == (
        "Of 8, kubernetes/r8 leads with 40. The 2 smaller ones are in the table."
    )


def test_a_change_names_what_it_is_against() -> None:
    assert charts.sentence(compared()) == (
        "Most on Fri 28 Jul 2017 (5), fewest on Mon 24 Jul 2017 (1). The same against 19–23 Jul 2017 (15). "
        "Grey dashes: the time compared with."
    )


def test_nothing_to_compare_with_is_said() -> None:
    said = charts.sentence(answer([1, 2, 3, 4, 5], compare="previous"))

    assert said.endswith("There is nothing whole to compare it with.")


def test_the_same_every_day_is_said_so() -> None:
    assert charts.sentence(answer([3] * 5)) == "The same in every whole day: 3 contributions."


def test_zero_is_an_answer() -> None:
    assert charts.sentence(answer([0] * 5)) == "Nothing happened in this window."


def test_no_answer_is_not_zero() -> None:
    assert charts.sentence(answer([None] * 5)) == "There is no answer in this window."


def test_no_answer_for_want_of_a_harvest_says_how_much_is_missing() -> None:
    said = charts.sentence(answer([None] * 5, gaps=[Gap(at(24), at(29), "not harvested")]))

    assert said == "120 hours not harvested (hatched)."


def test_less_is_said_down() -> None:
    of = metric(Arithmetic.SUM, Unit.ISSUES, Direction.LESS_IS_BETTER)

    said = charts.sentence(answer([1, 1, 1, 1, 2], of=of, compare="previous", before=[3, 3, 3, 3, 3]))

    assert "Down 60 % against 19–23 Jul 2017 (15)." in said


def test_a_single_bucket_has_no_extremes() -> None:
    said = charts.sentence(answer([7], window="2017-07-01 to 2017-08-01", grain=Grain.MONTH, as_of=at(31)))

    assert said == "Pale: month not over."
