"""Logs: JSON for machines, colour for people, one line an event from whoever logs."""

import json
import os
import subprocess
import sys

import pytest

from tests.places import ROOT

_CODE = """
import logging
import structlog
from config import logs
logs.configure(logs.configuration(level="info"))
structlog.get_logger("harvest").info("loaded", file="2017-07-24-0.json.gz", events=12)
logging.getLogger("django.request").warning("Not Found: %s", "/nowhere")
logging.getLogger("gunicorn.access").info("GET /")
structlog.get_logger("harvest").debug("unseen")
"""

_FAILING = """
import logging
from config import logs
logs.configure(logs.configuration(level="info"))
def fail(divisor):
    password = "".join(["sword", "fish"])
    return len(password) / divisor
try:
    fail(0)
except ZeroDivisionError:
    logging.getLogger("worker").exception("failed")
"""


def _lines(**variables: str) -> list[str]:
    ended = subprocess.run(
        [sys.executable, "-c", _CODE],
        cwd=ROOT,
        env={name: text for name, text in os.environ.items() if name != "FORCE_COLOR"} | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stderr.splitlines()


def test_a_machine_gets_one_json_object_an_event() -> None:
    events = [json.loads(line) for line in _lines()]

    assert [{**event, "timestamp": ""} for event in events] == [
        {
            "event": "loaded",
            "file": "2017-07-24-0.json.gz",
            "events": 12,
            "logger": "harvest",
            "level": "info",
            "timestamp": "",
        },
        {"event": "Not Found: /nowhere", "logger": "django.request", "level": "warning", "timestamp": ""},
    ]


@pytest.mark.parametrize(("variables", "colour"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_person_gets_readable_lines(variables: dict[str, str], *, colour: bool) -> None:
    lines = _lines(FORCE_COLOR="1", **variables)

    assert ["loaded" in line and not line.startswith("{") for line in lines] == [True, False]
    assert ("\x1b[" in lines[0]) is colour


@pytest.mark.parametrize("colour", ["", "1"])
def test_no_traceback_tells_the_values_of_variables(colour: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _FAILING],
        cwd=ROOT,
        env=os.environ | {"FORCE_COLOR": colour, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "ZeroDivisionError" in ended.stderr
    assert "swordfish" not in ended.stderr


def test_a_traceback_stays_within_its_event() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _FAILING], cwd=ROOT, capture_output=True, text=True, check=True
    )

    (line,) = ended.stderr.splitlines()
    assert json.loads(line)["exception"][0]["exc_type"] == "ZeroDivisionError"
