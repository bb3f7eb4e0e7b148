"""A selection reads back as it is written, and what cannot be read is refused with a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landscape.explorer.facets import FACETS
from landscape.explorer.selection import (
    MOST_PAGES,
    ZOOMS,
    Classify,
    Density,
    Form,
    Misunderstood,
    Others,
    Selection,
)
from landscape.explorer.sorting import Sort

_SLUGS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}(/[a-z0-9][a-z0-9-]{0,20})?", fullmatch=True)
_WORDS = st.text(max_size=40).map(
    lambda text: " ".join("".join(letter for letter in text if letter.isprintable()).split())
)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    chosen = []
    for facet in FACETS:
        values = draw(st.sets(st.sampled_from(facet.order) if facet.order else _SLUGS, max_size=3))
        if values:
            chosen.append((facet.key, tuple(sorted(values))))
    made = Selection(
        words=draw(_WORDS),
        chosen=tuple(chosen),
        tab=draw(st.sampled_from(["", "all", "members", "ai-native", "9"])),
        form=draw(st.sampled_from(Form)),
        classify=draw(st.sampled_from(Classify)),
        sort=draw(st.sampled_from(Sort)),
        is_reversed=draw(st.booleans()),
        zoom=draw(st.sampled_from(ZOOMS)),
        density=draw(st.sampled_from(Density)),
        others=draw(st.sampled_from(Others)),
        page=draw(st.integers(1, MOST_PAGES)),
    )
    # What is measured is known of no past day.
    days = st.none() if made.measured() else st.none() | st.dates(date(1000, 1, 1))
    return replace(made, on=draw(days))


def read(address: str) -> Selection:
    return Selection.parse(parse_qs(urlsplit(address).query, keep_blank_values=True).items())


@given(selections())
def test_a_selection_reads_back_as_written(selection: Selection) -> None:
    assert read(selection.address("/landscape")) == selection


@given(selections())
def test_there_is_one_way_to_write_a_selection(selection: Selection) -> None:
    address = selection.address("/landscape")

    assert read(address).address("/landscape") == address


def test_an_empty_address_says_the_defaults_and_they_are_not_written() -> None:
    assert read("/landscape") == Selection()
    assert Selection().address("/landscape") == "/landscape"


def test_values_are_said_in_any_order_apart_or_together_and_written_in_one() -> None:
    apart = read("/landscape?maturity=sandbox&category=runtime&maturity=graduated&q=&tab=")
    together = read("/landscape?category=runtime&maturity=sandbox,graduated,graduated")

    assert apart == together
    assert together.address("/landscape") == "/landscape?maturity=graduated,sandbox&category=runtime"


def test_a_value_is_added_and_taken_away_and_the_pages_begin_anew() -> None:
    selection = Selection(page=4).toggled("organisation", "apache").toggled("maturity", "sandbox")

    assert selection == Selection(chosen=(("maturity", ("sandbox",)), ("organisation", ("apache",))))
    assert selection.toggled("organisation", "apache") == Selection(chosen=(("maturity", ("sandbox",)),))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("colour=red", "there is nothing called 'colour' to choose here"),
        (
            "maturity=graduatd",
            "'graduatd' is no maturity; there are graduated, incubating, sandbox, archived, none",
        ),
        ("category=Run+Time", "'Run Time' cannot be a category"),
        ("tab=AI+native", "'AI native' cannot be a tab"),
        ("view=list", "view cannot be 'list'; it can be grid, cards, table"),
        (
            "classify=size",
            "classify cannot be 'size'; it can be category, maturity, organisation, tag, licence, none",
        ),
        (
            "sort=size",
            (
                "sort cannot be 'size'; it can be name, accepted, level, joined, repositories, stars,"
                " contributors, first-commit, latest-commit, latest-act"
            ),
        ),
        ("zoom=6", "zoom is a number from 1 to 5, not '6'"),
        ("zoom=%D9%A3", "zoom is a number from 1 to 5, not '٣'"),
        ("page=0", "page is a number from 1 to 1000, not '0'"),
        ("page=99999999999999999999", "page is a number from 1 to 1000, not '99999999999999999999'"),
        ("on=yesterday", "'yesterday' is no day; write it as 2018-12-31"),
        ("on=20181231", "'20181231' is no day; write it as 2018-12-31"),
        ("on=2018-02-30", "there is no day 2018-02-30"),
        ("view=grid&view=cards", "view can be said once only, not as 'grid and cards'"),
        (f"q={'a' * 101}", "what is looked for can have 100 characters, not 101"),
        (
            f"organisation={','.join(f'o{number}' for number in range(51))}",
            "at most 50 values of organisation can be chosen, not 51",
        ),
    ],
)
def test_what_is_not_understood_is_named(query: str, sentence: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        read(f"/landscape?{query}")

    assert str(refused.value) == sentence
