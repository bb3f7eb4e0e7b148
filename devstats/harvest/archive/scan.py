"""One file of the archive, read once: every event counted by type, the tracked ones turned into facts."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Raw

from devstats.harvest.archive import headers, readings
from devstats.harvest.archive.blocks import LONGEST_LINE, Blocks
from devstats.harvest.archive.headers import Header, Place
from devstats.harvest.archive.problems import Problems
from devstats.harvest.batch import Batch
from devstats.harvest.instants import Clock
from devstats.harvest.unfit import Unfit

# A list, or one event over many lines, has to be read as a whole.
LARGEST_DOCUMENT = 256 << 20

# How the archive has begun each line since 2015. What begins otherwise, or does not end like an object, is
# read by the decoder; for what is in no tracked repository this is all that is read, so that the rest of
# such a line, its payload, is not checked.
_HEAD = re.compile(
    rb'\{"id":"[0-9]+","type":"([A-Za-z]{1,60})","actor":\{[^}]*\},"repo":\{"id":([1-9][0-9]{0,17},"name":"[!#-[\]-~]*)"'
)
_BETWEEN = b',"name":"'
_CLOSING_BRACE = ord("}")

_DOCUMENT = msgspec.json.Decoder(Raw)
_LIST = msgspec.json.Decoder(list[Raw])
# Half of a surrogate pair stands for no character: \ud83d without its second half, or that alone.
_LONE = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    rb"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)


class Selects(Protocol):
    """Which repositories' events are kept."""

    def selects(self, repository_id: int, name: str) -> bool:
        """Whether the events of a repository are kept, by number or by name."""


@dataclass(slots=True)
class Scan:
    """What a file held. `events` were read, of which `tracked` are in repositories that are kept."""

    checksum: str = ""
    damage: str = ""
    types: Counter[str] = field(default_factory=Counter)
    tracked: int = 0
    problems: Problems = field(default_factory=Problems)
    batch: Batch = field(default_factory=Batch)

    @property
    def events(self) -> int:
        """How many events were read, of all types and repositories."""
        return self.types.total()


def scan(path: Path, selection: Selects, *, now: datetime, is_counting: bool = False) -> Scan:
    """Read the file at `path` and gather the facts of the repositories that `selection` keeps.

    What cannot be kept is listed in `problems`, with its line; a file that is not whole has its `damage`
    said. With `is_counting`, payloads stay unread and no facts are gathered. Raises Unfit where the file
    cannot be read at all.
    """
    return _Scanner(selection, Clock.at(now), is_counting=is_counting).scan(path)


class _Scanner:
    def __init__(self, selection: Selects, clock: Clock, *, is_counting: bool) -> None:
        self.selection = selection
        self.clock = clock
        self.is_counting = is_counting
        self.found = Scan()
        self._types: Counter[bytes] = Counter()
        self._selected: dict[bytes, Place | None] = {}

    def scan(self, path: Path) -> Scan:
        found = self.found
        blocks = Blocks(path)
        pieces = iter(blocks)
        line = 1
        for content in pieces:
            if content is None:
                found.problems.add(f"longer than {LONGEST_LINE >> 20} MB", line)
                line += 1
            elif line == 1 and _is_document(content):
                self._document(b"".join((content, *filter(None, pieces))))
            else:
                line = self._block(line, content)
        found.types.update({name.decode(): count for name, count in self._types.items()})
        found.checksum = blocks.checksum
        found.damage = found.damage or blocks.damage or ("" if found.types else "holds no events")
        return found

    def _block(self, line: int, content: bytes) -> int:
        """Take in the lines of a block, numbered from `line`; gives the number of the one after."""
        # This loop runs for each event there is on GitHub: a call more in it is a tenth more time.
        head, find, selected, types, keep = _HEAD.match, content.find, self._selected, self._types, self._keep
        start, length = 0, len(content)
        while start < length:
            end = find(b"\n", start)
            if end < 0:
                end = length
            if (found := head(content, start, end)) and content[end - 1] == _CLOSING_BRACE:
                name, head_of_repo = found.groups()
                try:
                    place = selected[head_of_repo]
                except KeyError:
                    place = selected[head_of_repo] = self._selected_place(head_of_repo)
                if place is None or keep(line, name.decode(), content[start:end], place):
                    types[name] += 1
                else:
                    self._line(line, content[start:end])
            elif text := content[start:end].strip():
                self._line(line, text)
            start = end + 1
            line += 1
        return line

    def _selected_place(self, head_of_repo: bytes) -> Place | None:
        """The repository of a head, if its events are kept."""
        number, _, name = head_of_repo.partition(_BETWEEN)
        place = int(number), name.decode()
        return place if self.selection.selects(*place) else None

    def _line(self, line: int, text: bytes) -> None:
        try:
            header, text = _header(text)
        except Unfit as unfit:
            self.found.problems.add(str(unfit), line)
            return
        self.found.types[header.type] += 1
        place = headers.repository(header)
        if place is not None and self.selection.selects(*place):
            self._keep(line, header.type, text, place)

    def _keep(self, line: int, event_type: str, text: bytes, place: Place) -> bool:
        """Keep one event, or count it as rejected; False if it is no JSON after all."""
        if not self.is_counting:
            try:
                event, facts = readings.read(event_type, text, place, self.clock)
            except Unfit as unfit:
                self.found.problems.add(str(unfit), line)
            except msgspec.DecodeError:
                return False
            else:
                self.found.batch.add(event, facts)
        self.found.tracked += 1
        return True

    def _document(self, content: bytes) -> None:
        if len(content) > LARGEST_DOCUMENT:
            self.found.damage = f"is one document of more than {LARGEST_DOCUMENT >> 20} MB"
            return
        try:
            events = (
                _LIST.decode(content)
                if content.lstrip().startswith(b"[")
                else _DOCUMENT.decode_lines(content)
            )
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            self.found.damage = f"is neither lines nor a list of events: {error}"
            return
        line, at = 1, 0
        for event in events:
            text = bytes(event)
            begins = content.find(text, at)
            line += content.count(b"\n", at, begins)
            self._line(line, text)
            at = begins + len(text)
            line += text.count(b"\n")


def _is_document(content: bytes) -> bool:
    """Whether the file is one JSON text over many lines, as the API gives it, and not an event a line."""
    return content.lstrip().startswith(b"[") or content.partition(b"\n")[0].strip() == b"{"


def _header(text: bytes) -> tuple[Header, bytes]:
    """The header of an event, and its text, mended where that was needed to read it."""
    try:
        try:
            header = headers.DECODER.decode(text)
        except msgspec.DecodeError:
            if (mended := _LONE.sub(rb"\\ufffd", text)) == text:
                raise
            text, header = mended, headers.DECODER.decode(mended)
    except msgspec.ValidationError as error:
        raise Unfit(str(error)) from error
    except msgspec.DecodeError as error:
        raise Unfit(f"is no JSON: {error}") from error
    except UnicodeDecodeError as error:
        raise Unfit("is not UTF-8") from error
    except RecursionError as error:
        raise Unfit("is nested too deeply") from error
    if not headers.is_event_type(header.type):
        raise Unfit("type is not a word")
    return header, text
