"""Load files of GH Archive into the fact tables."""

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from devstats import rollups
from devstats.harvest import ledger, names, queue
from devstats.harvest.ledger import Outcome
from devstats.harvest.several import load_each

_SUFFIXES = (".json.gz", ".json")
_LINES_NAMED = 5


class Command(BaseCommand):
    help = (
        "Loads files of GH Archive (.json.gz or .json, of any year), or all those in a folder: the events of "
        "tracked repositories. What is loaded already is passed over. Rejected lines "
        "are listed as warnings; a file that is damaged or cannot be read makes the exit code 1, and "
        "everything good in it and in the others is loaded all the same."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("places", nargs="+", metavar="FILE|FOLDER")
        parser.add_argument(
            "--every-repository", action="store_true", help="load all of GitHub, not the tracked ones alone"
        )
        parser.add_argument("--again", action="store_true", help="load also what is loaded already")
        parser.add_argument(
            "--workers", type=_positive, help="processes that share the files (else chosen by their size)"
        )
        parser.add_argument("--queue", action="store_true", help="leave the loading to the workers")
        parser.add_argument("--no-count", action="store_true", help="leave the counting to `count`")
        parser.add_argument("--json", action="store_true", help="answer as one JSON object")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django passes all options so
        now = timezone.now()
        paths = sorted(_files(options["places"]), key=lambda path: (str(names.hour_of(path, now=now)), path))
        is_every, is_again = options["every_repository"], options["again"]
        if options["queue"]:
            ledger.enter(paths, now=now, is_every=is_every, is_again=is_again)
            queue.enqueue(now=now)
            self._answer({"queued": len(paths)}, f"{len(paths):,} files queued", as_json=options["json"])
            return
        ledger.enter(paths, now=now)
        total = _Total()
        is_quiet = options["json"] or options["verbosity"] < 1
        outcomes = load_each(paths, now=now, is_every=is_every, is_again=is_again, workers=options["workers"])
        with self._watched(outcomes, len(paths), is_quiet=is_quiet) as watched:
            for outcome in watched:
                total.add(outcome)
        if not options["no_count"]:
            total.counted_days = rollups.recount_stale()
        self._answer(total.figures(), total.sentence(), as_json=options["json"])
        if not options["json"]:
            for warning in total.warnings():
                self.stderr.write(warning)
        if total.bad:
            raise CommandError(
                "\n".join(
                    [f"{len(total.bad):,} of {len(paths):,} files are not whole:"]
                    + [f"  {outcome.name}: {outcome.message}" for outcome in total.bad]
                )
            )

    def _answer(self, figures: dict[str, Any], sentence: str, *, as_json: bool) -> None:
        self.stdout.write(json.dumps(figures) if as_json else sentence)

    @contextmanager
    def _watched(
        self, outcomes: Iterator[Outcome], files: int, *, is_quiet: bool
    ) -> Iterator[Iterator[Outcome]]:
        """The outcomes, shown as they come: a bar on a terminal, lines elsewhere."""
        if is_quiet:
            yield outcomes
        elif not self.stderr.isatty():
            yield self._told(outcomes)
        else:
            with _bar() as bar:
                yield _advancing(bar, outcomes, files)

    def _told(self, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        for outcome in outcomes:
            self.stderr.write(_line(outcome))
            yield outcome


@dataclass(slots=True)
class _Total:
    """The figures of all files together."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    stored: int = 0
    counted_days: int | None = None
    began: float = field(default_factory=time.monotonic)

    def add(self, outcome: Outcome) -> None:
        self.outcomes[outcome.name] = outcome
        self.stored += outcome.stored

    @property
    def bad(self) -> list[Outcome]:
        return [outcome for outcome in self.outcomes.values() if outcome.state != "loaded"]

    def figures(self) -> dict[str, Any]:
        new = [outcome for outcome in self.outcomes.values() if not outcome.was_held]
        return {
            "files": len(self.outcomes),
            "held": len(self.outcomes) - len(new),
            "events": sum(outcome.events for outcome in new),
            "matched": sum(outcome.matched for outcome in new),
            "stored": self.stored,
            "duplicates": sum(outcome.matched for outcome in new) - self.stored,
            "rejected": sum(outcome.rejected for outcome in new),
            "counted_days": self.counted_days,
            "seconds": round(time.monotonic() - self.began, 3),
            "problems": [
                {key: asdict(outcome)[key] for key in ("name", "state", "message", "rejections")}
                for outcome in self.outcomes.values()
                if outcome.state != "loaded" or outcome.rejected
            ],
        }

    def sentence(self) -> str:
        figures = self.figures()
        held = f", {figures['held']:,} of them loaded before" if figures["held"] else ""
        counted = "" if self.counted_days is None else f"; {self.counted_days:,} days counted"
        return (
            f"{figures['files']:,} files{held}: {figures['events']:,} events, {figures['matched']:,} of "
            f"tracked repositories, {figures['stored']:,} stored, {figures['duplicates']:,} known before, "
            f"{figures['rejected']:,} rejected, in {figures['seconds']:,.1f} s{counted}"
        )

    def warnings(self) -> Iterator[str]:
        for outcome in self.outcomes.values():
            for rejection in outcome.rejections:
                yield f"{outcome.name}: {_rejection(rejection)}"


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


_positive.__name__ = "number above 0"  # which argparse puts into its sentence


def _files(places: Sequence[str]) -> set[Path]:
    """The files named and those in the folders named, each once."""
    found: set[Path] = set()
    for place in places:
        path = Path(place).expanduser()
        if path.is_dir():
            inside = {
                file for file in path.rglob("*.json*") if file.name.endswith(_SUFFIXES) and file.is_file()
            }
            if not inside:
                raise CommandError(f"the folder {place!r} holds no .json.gz or .json file")
            found |= inside
        elif path.exists():
            found.add(path)
        else:
            raise CommandError(f"there is no file or folder {place!r}")
    return {file.absolute() for file in found}


def _bar() -> Progress:
    return Progress(
        TextColumn("loading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[rate]:,.0f} events a second"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def _advancing(bar: Progress, outcomes: Iterator[Outcome], files: int) -> Iterator[Outcome]:
    began, events = time.monotonic(), 0
    task = bar.add_task("loading", total=files, rate=0.0)
    for outcome in outcomes:
        events += outcome.events
        bar.update(task, advance=1, rate=events / (time.monotonic() - began))
        yield outcome


def _line(outcome: Outcome) -> str:
    if outcome.was_held:
        return f"{outcome.name}: loaded before"
    state = "" if outcome.state == "loaded" else f"{outcome.state}: {outcome.message}; "
    return (
        f"{outcome.name}: {state}{outcome.events:,} events, {outcome.matched:,} matched, "
        f"{outcome.stored:,} stored, {outcome.rejected:,} rejected, {outcome.seconds:.2f} s"
    )


def _rejection(rejection: dict[str, Any]) -> str:
    lines = rejection["lines"][:_LINES_NAMED]
    more = " …" if rejection["count"] > len(lines) else ""
    return f"{rejection['count']:,} rejected: {rejection['reason']} (line {', '.join(map(str, lines))}{more})"
