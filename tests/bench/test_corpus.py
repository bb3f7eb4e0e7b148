import gzip
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.corpus import EVENTS, KUBERNETES_LINES, Corpus

pytestmark = pytest.mark.skipif(not EVENTS.exists(), reason="the shared data is not beside this repository")

FIRST = datetime(2026, 3, 2, 0, tzinfo=UTC)
SECOND = datetime(2026, 3, 2, 1, tzinfo=UTC)


def _small() -> Corpus:
    whole = Corpus()
    return Corpus(whole.github[:40] + whole.github[-40:], whole.kubernetes[: 5 * KUBERNETES_LINES])


def _events(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def test_a_file_holds_the_events_it_says_of_its_hour(tmp_path: Path) -> None:
    corpus = _small()

    events = _events(corpus.write(tmp_path, SECOND, copies=3, number=1))

    assert len(events) == corpus.events(3)
    assert {str(event["created_at"])[:14] for event in events} == {"2026-03-02T01:"}


def test_no_event_number_is_in_two_copies_or_hours(tmp_path: Path) -> None:
    corpus = _small()
    paths = [corpus.write(tmp_path, hour, copies=2, number=n) for n, hour in enumerate((FIRST, SECOND))]

    numbers = Counter(event["id"] for path in paths for event in _events(path))

    assert set(numbers.values()) == {1}


def test_an_event_keeps_all_but_numbers_commits_and_instants(tmp_path: Path) -> None:
    corpus = _small()

    events = _events(corpus.write(tmp_path, FIRST, copies=2))

    types = Counter(str(json.loads(line)["type"]) for line in corpus.github)
    written = [event for event in events if event["repo"]["name"].partition("/")[0] != "kubernetes"]  # type: ignore[index] # an event of the archive
    assert Counter(str(event["type"]) for event in written) >= types


def test_the_same_hour_has_always_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()

    once = _small().write(tmp_path, FIRST, copies=2)
    again = _small().write(tmp_path / "again", FIRST, copies=2)

    assert once.read_bytes() == again.read_bytes()
