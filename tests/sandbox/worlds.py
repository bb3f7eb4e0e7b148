"""Small worlds, and questions to a server that shows them."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import msgspec

from sandbox.server.answers import Sandbox
from sandbox.server.speech import Asked, Reply
from sandbox.world.made import World
from sandbox.world.projects import Sketch

NOON = 1_795_694_400  # 2026-11-26T12:00:00Z
BASE = "http://127.0.0.1:8114"
TWO = (
    Sketch("kubernetes", "kubernetes/kubernetes", "Go", 3.0, merges=True, sigs=True),
    Sketch("envoy", "envoyproxy/envoy", "C++", 2.0),
)


def small_world(*, days: int = 40, seed: int = 7) -> World:
    return World.made(seed=seed, days=days, until=NOON, sketches=TWO)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, at: int = NOON) -> None:
        self.at = at

    def __call__(self) -> int:
        return self.at


def small_sandbox(clock: Clock | None = None) -> Sandbox:
    clock = clock or Clock()
    return Sandbox(small_world(), clock=clock, wall=clock)


def ask(sandbox: Sandbox, address: str, **headers: str) -> Reply:
    parts = urlsplit(address)
    named = {
        name.replace("_", "-"): text for name, text in ({"authorization": "token one"} | headers).items()
    }
    return sandbox.answer(Asked("GET", parts.path, dict(parse_qsl(parts.query)), named, BASE))


def told(reply: Reply) -> object:
    content: object = msgspec.json.decode(reply.body)
    return content


def walked(sandbox: Sandbox, address: str, **headers: str) -> Iterator[dict[str, object]]:
    """All items of a list, page by page along its links."""
    at: str | None = address
    while at:
        reply = ask(sandbox, at, **headers)
        assert reply.status == 200, (at, reply.body)
        yield from msgspec.json.decode(reply.body, type=list[dict[str, object]])
        links = {part.split('rel="')[1][:-1]: part[1 : part.index(">")] for part in _parts(reply)}
        at = links.get("next", "").removeprefix(BASE) or None


def _parts(reply: Reply) -> list[str]:
    return [part for part in reply.headers.get("Link", "").split(", ") if part]
