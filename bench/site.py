"""A site as it is served to people, with CNCF's whole catalogue, made for the bench and gone after it."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench import server
from bench.figures import ROOT

LANDSCAPES = ROOT.parent / "shared" / "data" / "landscape"
_LOADS = (
    ("load_landscape", "landscape.yml.gz"),
    ("load_groups", "sigs.yaml"),
    ("load_groups", "tags.yaml"),
    ("load_guide", "guide.yml"),
    ("load_certifications", "k8s-conformance-1.7-1.30.tar.xz"),
    ("load_certifications", "k8s-ai-conformance.tar.xz"),
)
_PATIENCE_SECONDS = 60


@contextlib.contextmanager
def site(home: Path) -> Iterator[str]:
    """The address of a site on loopback: gunicorn with the settings it always has, servers in `home`."""
    with server.scratch(home):
        _manage("prepare", "-v0")
        for command, name in _LOADS:
            _manage(command, str(LANDSCAPES / name))
        address = f"127.0.0.1:{_free_port()}"
        web = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"],
            cwd=ROOT,
            env=os.environ | {"PERIPLUS_ADDRESS": address, "PERIPLUS_LOG": "warning"},
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait(f"http://{address}/health")
            yield f"http://{address}"
        finally:
            web.terminate()
            web.wait()


def _manage(*words: str) -> None:
    ended = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        raise RuntimeError(f"{words[0]} did not load {words[-1]}: {ended.stderr.strip()[-2000:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(address: str) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own server on loopback
            return
        time.sleep(0.2)
    raise RuntimeError(f"the site did not answer within {_PATIENCE_SECONDS} seconds")
