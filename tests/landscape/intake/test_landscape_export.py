"""A field of a landscape.yml is changed where it stands, and nothing else is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from landscape.catalogue import Step
from landscape.details import Audit, Details, NamedLink, Summary
from landscape.intake import landscape_export, landscape_yml
from landscape.intake.records import Record
from landscape.intake.yaml_edit import Unwritable
from tests.landscape.intake.rewriting import FILE, changes, read, record, rewritten, said, with_records


def test_what_is_not_changed_is_the_same_byte_for_byte() -> None:
    for content in (FILE, FILE.replace("\n", "\r\n"), "\ufeff" + FILE, FILE.rstrip()):
        reading = landscape_yml.read(content.encode())

        assert landscape_export.rewritten(content.encode(), reading) == content.encode()


def details(**fields: object) -> Record:
    rook = record("Rook")
    return replace(rook, details=replace(rook.details, **fields))  # type: ignore[arg-type]  # as tests give them


AUDIT = Audit(date(2019, 12, 12), "security", "https://example.org/a.pdf", "T")
CHANGES: list[tuple[Record, Sequence[str]]] = [
    (
        replace(record("Crow"), name="Hooded: Crow"),
        ["-            name: Crow   # flies", "+            name: 'Hooded: Crow'   # flies"],
    ),
    (
        replace(record("Crow"), homepage="https://crow.example.org/#nest"),
        [
            '-            homepage_url: "https://crow.example.org/"',
            '+            homepage_url: "https://crow.example.org/#nest"',
        ],
    ),
    (
        replace(record("Crow"), description="It caws."),
        ["+            description: It caws."],
    ),
    (
        replace(record("Rook"), description="One.\nTwo."),
        [
            "-              Keeps data",
            "-              where it is.",
            "+              One.",
            "+",
            "+              Two.",
        ],
    ),
    (
        replace(record("Rook"), description=""),
        ["-            description: >-", "-              Keeps data", "-              where it is."],
    ),
    (
        replace(record("Rook"), links=(("twitter", "https://x.com/rook"),)),
        ["-            twitter:", "+            twitter: https://x.com/rook"],
    ),
    (
        replace(record("Rook"), links=(("blog", "https://blog.example.org/"),)),
        ["+              blog_url: https://blog.example.org/"],
    ),
    (
        replace(
            record("Rook"),
            maturity="graduated",
            moves=((Step.ACCEPTED, date(2018, 1, 29)), (Step.GRADUATED, date(2020, 10, 7))),
        ),
        [
            "-            project: sandbox",
            "+            project: graduated",
            "+              graduated: '2020-10-07'",
        ],
    ),
    (
        replace(record("Rook"), repositories=("rook/rook", "rook/nest", "rook/new")),
        [
            "-              - repo_url: https://github.com/rook/kit",
            "-                branch: old",
            "+              - repo_url: https://github.com/rook/new",
        ],
    ),
    (
        replace(record("Rook"), repositories=("rook/rook",)),
        [
            "-            additional_repos:",
            "-              - repo_url: https://github.com/rook/kit",
            "-                branch: old",
            "-              - repo_url: https://github.com/Rook/Nest",
        ],
    ),
    (
        replace(record("Crow"), repositories=("crow/*",), has_primary=True),
        ["+            repo_url: https://github.com/crow"],
    ),
    (
        replace(record("Rook"), also_on=(("data", "files"), ("runtime", "empty"))),
        ['+              - "Runtime / Empty"'],
    ),
    (
        replace(record("Rook"), also_on=()),
        ["-            second_path:", '-              - "Data / Files"'],
    ),
    (details(logo="new.svg"), ["-            logo: rook.svg", "+            logo: new.svg"]),
    (details(is_end_user=True), ["+            enduser: true"]),
    (details(is_open_source=False), ["+            open_source: false"]),
    (details(joined_on=date(2020, 1, 2)), ["+            joined: '2020-01-02'"]),
    (details(chat_channel="#rook"), ["+              chat_channel: '#rook'"]),
    (details(lfx_slug="yes"), ["+              lfx_slug: 'yes'"]),
    (
        details(summary=Summary(integrations="Ceph, NFS", tags=("a", "b"))),
        [
            "-              summary_integration: Ceph",
            "+              summary_integration: Ceph, NFS",
            "+              summary_tags: a, b",
        ],
    ),
    (
        details(other_links=(NamedLink("Mastodon", "https://example.social/@rook"),)),
        [
            "+              other_links:",
            "+                - name: Mastodon",
            "+                  url: https://example.social/@rook",
        ],
    ),
    (details(annotations=(("a b", "c"),)), ["+              annotations:", '+                "a b": c']),
    (
        replace(record("Crow"), details=replace(record("Crow").details, lfx_slug="crow", tags=("storage",))),
        [
            "+            extra:",
            "+              lfx_slug: crow",
            "+              tag:",
            "+                - storage",
        ],
    ),
]


@pytest.mark.parametrize(("changed", "lines"), CHANGES, ids=[str(number) for number in range(len(CHANGES))])
def test_a_changed_field_changes_its_own_lines(changed: Record, lines: Sequence[str]) -> None:
    wanted = with_records(changed)

    after = rewritten(wanted)

    assert sorted(changes(FILE, after)) == sorted(lines)
    assert said(read(after)) == said(wanted)


def test_an_audit_that_stays_keeps_what_nobody_asked_for() -> None:
    newer = Audit(date(2024, 1, 1), "fuzzing", "https://example.org/b.pdf", "U")
    file = FILE.replace("                  pages: 12\n", "")
    rook = record("Rook", file)
    wanted = with_records(
        replace(rook, details=replace(rook.details, audits=(AUDIT, newer))), reading=read(file)
    )

    after = rewritten(wanted, file)

    assert changes(file, after) == [
        "+                - date: '2024-01-01'",
        "+                  type: fuzzing",
        "+                  url: https://example.org/b.pdf",
        "+                  vendor: U",
    ]
    assert said(read(after)) == said(wanted)


def test_an_extra_that_says_nothing_any_more_goes_whole() -> None:
    rook = record("Rook")
    wanted = with_records(replace(rook, moves=(), details=Details(logo="rook.svg")))

    after = rewritten(wanted)

    assert len(changes(FILE, after)) == 9
    assert "extra" not in after
    assert said(read(after)) == said(wanted)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_of_the_file_is_kept(encoding: str) -> None:
    content = FILE.replace("by hand", "by hand 🐦, ça va").encode(encoding)
    wanted = with_records(replace(record("Crow"), description="Croasse à la lune 🐦"), reading=read())

    after = landscape_export.rewritten(content, wanted)

    assert changes(content.decode(encoding), after.decode(encoding)) == [
        "+            description: Croasse à la lune 🐦"
    ]
    assert after[:2] == content[:2]
    assert said(landscape_yml.read(after)) == said(wanted)


def test_a_block_keeps_how_far_it_stands_in() -> None:
    file = FILE.replace(
        "              Keeps data\n              where",
        "                   Keeps data\n                   where",
    )
    wanted = with_records(replace(record("Rook", file), description="Keeps all."), reading=read(file))

    assert "+                   Keeps all." in changes(file, rewritten(wanted, file))


def test_changes_that_meet_in_one_place_are_refused() -> None:
    file = (
        "landscape:\n- {name: A, subcategories: [{name: B, items: [\n"
        "  {name: Rook, homepage_url: https://a.org, logo: a.svg, description: b}]}]}\n"
    )
    reading = read(file)
    bare = replace(reading.records[0], description="", details=Details())

    with pytest.raises(Unwritable, match="line 3: two changes meet in one place"):
        rewritten(replace(reading, records=(bare,)), file)
