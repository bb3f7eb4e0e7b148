"""E-mail addresses and characters that cannot be seen are dropped on reading, wherever they stand."""

import time

import pytest

from landscape.intake import sigs
from landscape.intake.findings import Problems, without_addresses
from landscape.intake.nodes import Text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Write to jo.doe+list@mail.example.org now.", "Write to  now."),
        ("<mailto:jo@example.org>", ""),
        ("'jo@example.org' or /jo@example.org/", "'' or //"),
        ("mailto:jo@example.org", ""),
        ("jo@example.org, ann@example.org", ","),
        ("a\u200bb\u202ec", "abc"),
        ("jo\u200b@example.org", ""),
        ("https://www.youtube.com/@cncf and @handle", "https://www.youtube.com/@cncf and @handle"),
        ("photos/143247548@N03/albums", "photos/143247548@N03/albums"),
        (
            "[us](https://calendar.google.com/embed?src=ab1" + "@group.calendar.google.com)",
            "[us](https://calendar.google.com/embed?src=ab1%40group.calendar.google.com)",
        ),
        ("family \U0001f468\u200d\U0001f469", "family \U0001f468\u200d\U0001f469"),
    ],
)
def test_an_email_address_is_taken_out_of_a_text(text: str, kept: str) -> None:
    assert without_addresses(text) == kept


@pytest.mark.parametrize("text", ["a" * 500_000 + "@", "a@" + "b." * 250_000, "@" * 500_000, "!" * 500_000])
def test_a_text_made_to_be_slow_is_not(text: str) -> None:
    began_at = time.process_time()

    without_addresses(text)

    assert time.process_time() - began_at < 60


@pytest.mark.parametrize(
    ("url", "kept", "sentences"),
    [
        ("https://example.org/a", "https://example.org/a", []),
        (
            "\u200bhttps://example.org/a",
            "https://example.org/a",
            ["line 7, url: characters that cannot be seen were left out"],
        ),
        ("https://jo:secret@example.org/", "", ["line 7, url: an address with a person in it; dropped"]),
        (
            "https://example.org/?to=jo@example.org",
            "",
            ["line 7, url: an address with a person in it; dropped"],
        ),
        ("jo@example.org", "", ["line 7, url: an address with a person in it; dropped"]),
        (
            "javascript:alert(1)",
            "",
            ["line 7, url: 'javascript:alert(1)' is not an http or https address; dropped"],
        ),
    ],
)
def test_an_address_on_the_web_leads_to_no_person_and_runs_nothing(
    url: str, kept: str, sentences: list[str]
) -> None:
    problems = Problems()

    address = problems.address(Text(7, url, is_none=False), "url")

    assert address == kept
    assert [str(problem) for problem in problems.found()] == sentences


def test_a_problem_names_no_person_s_address() -> None:
    found = sigs.read(b"sigs:\n- name: A\n  jo@example.org: b\n  name of jo@example.org: c\n")

    assert [str(problem) for problem in found.problems] == [
        "line 3, sigs / A: the key '' is not known",
        "line 4, sigs / A: the key 'name of ' is not known",
    ]
