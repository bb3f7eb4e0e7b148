import pytest

from devstats.harvest.git.origins import Origin, Protocol


@pytest.mark.parametrize(
    ("text", "protocol"),
    [
        ("https://github.com/kubernetes/kubernetes.git", Protocol.HTTPS),
        ("http://127.0.0.1:8000/a/b", Protocol.HTTP),
        ("http://[::1]:8000/a/b", Protocol.HTTP),
        ("http://localhost/a/b", Protocol.HTTP),
        ("/srv/repositories/a b.git", Protocol.FOLDER),
    ],
)
def test_an_origin_needs_one_protocol(text: str, protocol: Protocol) -> None:
    assert Origin.parse(text) == Origin(text, protocol)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a/b",
        "--upload-pack=touch",
        "ext::sh -c touch% /tmp/x",
        "file:///etc",
        "ssh://git@example.com/a",
        "git@example.com:a/b",
        "git://example.com/a/b",
        "http://example.com/a/b",
        "http://127.0.0.1.example.com/a",
        "https://",
        "https://-oProxyCommand=x/a",
        "https://example.com:99999/a",
        "https://example.com/a?b",
        "https://example.com/a#b",
        "https://example.com/a\nb",
        "https://example.com/a b",
        "https://example.com\\@127.0.0.1/a",
        "/srv/a\nb",
        "/srv/a\0b",
    ],
)
def test_nothing_else_is_cloned_from(text: str) -> None:
    with pytest.raises(ValueError, match="cannot clone from"):
        Origin.parse(text)


def test_an_address_with_a_secret_is_refused_without_repeating_it() -> None:
    with pytest.raises(ValueError, match="credentials") as raised:
        Origin.parse("https://somebody:hunter2@example.com/a")

    assert "hunter2" not in str(raised.value)
