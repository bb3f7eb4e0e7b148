"""Whatever single field of CNCF's own file changes, only its lines do, and it reads back."""

import difflib
import functools
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from landscape.catalogue import Step
from landscape.details import Audit, NamedLink
from landscape.intake import landscape_export, landscape_keys, landscape_yml
from landscape.intake.records import Reading, Record
from tests.landscape import landscapes
from tests.landscape.landscapes import needs_real_data

pytestmark = needs_real_data

type Change = Callable[[Record], Record]

# Whatever people write; what a reading drops or trims (control characters, addresses) is told elsewhere.
LETTERS = st.characters(
    exclude_categories=("C", "Zl", "Zp", "Zs"), exclude_characters="@", include_characters=" "
)
WORDS = st.text(LETTERS, min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
URLS = st.from_regex(r"https://[a-z]{1,9}\.example\.org/[a-z0-9#&:%,'!*~_-]{0,20}", fullmatch=True)
SLUGS = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
LINKS = sorted({*landscape_keys.EXTRA_LINKS, "twitter", "best-practices"})


def in_details(field: str, value: object) -> Change:
    def change(record: Record) -> Record:
        changed = replace(record.details, **{field: value})  # type: ignore[arg-type]  # as tests give them
        return replace(record, details=changed)

    return change


def in_summary(field: str, value: str) -> Change:
    def change(record: Record) -> Record:
        summary = replace(record.details.summary, **{field: value})  # type: ignore[arg-type]  # any field
        return in_details("summary", summary)(record)

    return change


def with_link(kind: str, url: str) -> Change:
    def change(record: Record) -> Record:
        return replace(record, links=tuple({**dict(record.links), kind: url}.items()))

    return change


def with_move(step: Step, day: date) -> Change:
    return lambda record: replace(record, moves=tuple(sorted({**dict(record.moves), step: day}.items())))


def with_row(field: str, row: object) -> Change:
    return lambda record: in_details(field, (*getattr(record.details, field), row))(record)


CHANGES: st.SearchStrategy[Change] = st.one_of(
    WORDS.map(lambda text: lambda record: replace(record, name=f"{record.name} {text}")),
    TEXTS.map(lambda text: lambda record: replace(record, description=text)),
    st.just(lambda record: replace(record, description="")),
    URLS.map(lambda url: lambda record: replace(record, homepage=url)),
    st.sampled_from(["sandbox", "archived", ""]).map(
        lambda level: lambda record: replace(record, maturity=level)
    ),
    SLUGS.map(lambda name: lambda record: replace(record, repositories=(f"new/{name}",), has_primary=True)),
    st.builds(with_link, st.sampled_from(LINKS), URLS),
    st.builds(with_move, st.sampled_from(Step), DAYS),
    st.builds(in_details, st.sampled_from(["lfx_slug", "clomonitor_name"]), st.one_of(SLUGS, st.just(""))),
    st.builds(in_details, st.sampled_from(["chat_channel", "parent", "licence", "branch", "logo"]), WORDS),
    st.builds(in_details, st.sampled_from(["joined_on", "annual_review_on"]), st.one_of(DAYS, st.none())),
    st.builds(
        in_details, st.sampled_from(["is_end_user", "is_unnamed", "is_open_source"]), st.just(value=True)
    ),
    st.builds(
        in_details, st.just("tags"), st.lists(st.sampled_from(["a", "b-c", "d"]), unique=True).map(tuple)
    ),
    st.builds(in_summary, st.sampled_from(["use_case", "integrations", "release_rate"]), TEXTS),
    st.builds(with_row, st.just("audits"), st.builds(Audit, DAYS, WORDS, URLS, WORDS)),
    st.builds(with_row, st.just("other_links"), st.builds(NamedLink, WORDS, URLS)),
)


@functools.cache
def categories() -> list[bytes]:
    """Each category of the real file as a file of its own: a change to one is quick to look at."""
    head, *rest = landscapes.real().split(b"  - category:\n")
    return [head + b"  - category:\n" + one for one in rest]


def said(reading: Reading) -> list[Record]:
    """What the records say, without where they stand in the file; lists of links in an order of their own."""
    return [
        replace(one, line=0, links=tuple(sorted(one.links)), moves=tuple(sorted(one.moves)))
        for one in reading.records
    ]


def check(content: bytes, index: int, change: Change) -> None:
    reading = landscape_yml.read(content)
    old = reading.records[index % len(reading.records)]
    new = change(old)
    wanted = replace(reading, records=tuple(new if one is old else one for one in reading.records))

    after = landscape_export.rewritten(content, wanted)

    found = landscape_yml.read(after)
    assert not found.errors
    assert said(found) == said(wanted)
    # From the item's first line to that before the next one's, and there a few lines at most.
    following = [one.line for one in reading.records if one.line > old.line]
    until = min(following, default=content.count(b"\n") + 2)
    before_lines, after_lines = content.decode().split("\n"), after.decode().split("\n")
    matcher = difflib.SequenceMatcher(None, before_lines, after_lines, autojunk=False)
    touched = [code[1:3] for code in matcher.get_opcodes() if code[0] != "equal"]
    assert all(old.line - 1 <= first and last <= until - 1 for first, last in touched)
    rows = len(old.repositories) + len(old.details.tags) + old.description.count("\n") + 3
    assert sum(last - first for first, last in touched) <= max(rows, 12)


@given(st.integers(0, 14), st.integers(0, 10_000), CHANGES)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
def test_a_change_of_one_field_changes_its_lines_alone(category: int, index: int, change: Change) -> None:
    check(categories()[category], index, change)


@pytest.mark.parametrize("index", [0, 1000, 2412])
def test_it_does_so_in_the_whole_file(index: int) -> None:
    check(landscapes.real(), index, with_link("blog", "https://blog.example.org/"))


def test_the_file_itself_comes_out_byte_for_byte() -> None:
    for content in (landscapes.real(), *landscapes.year_ends().values()):
        assert landscape_export.rewritten(content, landscape_yml.read(content)) == content


def test_the_whole_file_written_from_nothing_says_the_same() -> None:
    reading = landscape_yml.read(landscapes.real())
    fresh = replace(reading, records=tuple(replace(one, line=0) for one in reading.records))

    after = landscape_yml.read(landscape_export.rewritten(landscape_export.EMPTY, fresh))

    assert after.errors == ()
    assert (after.categories, after.organisations) == (reading.categories, reading.organisations)
    assert {(one.shelf, one.name): unordered(one) for one in after.records} == {
        (one.shelf, one.name): unordered(one) for one in reading.records
    }


def unordered(record: Record) -> Record:
    # Written from nothing, an organisation known by Crunchbase's address alone has that address as a link.
    links = tuple(sorted(link for link in record.links if link[0] != "crunchbase"))
    return replace(record, line=0, repositories=tuple(sorted(record.repositories)), links=links)
