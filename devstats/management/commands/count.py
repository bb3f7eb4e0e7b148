"""Count the days that are stale, or mark days first so that they are."""

import json
import time
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from devstats import metrics, rollups

# Where nobody watches a bar, a line now and then says that it goes on.
_SECONDS_BETWEEN_LINES = 5


class Command(BaseCommand):
    help = (
        "Counts every stale day again from the facts. Safe to run at any time, twice or beside others; "
        "interrupted, it leaves whole days counted and the others stale."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--metric", metavar="SLUG", help="first mark every day of this metric")
        parser.add_argument(
            "--since", metavar="DATE", help="first mark every day from this one on (2017-07-24)"
        )
        parser.add_argument("--json", action="store_true", help="answer as one JSON object")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django passes all options so
        metric, since = options["metric"], _day(options["since"])
        if metric is not None and metric not in metrics.registry():
            raise CommandError(f"no metric {metric!r} is known; there are {', '.join(metrics.registry())}")
        if metric is not None or since is not None:
            rollups.mark_all(metric=metric, since=since)
        began = time.monotonic()
        counted = self._count(is_quiet=options["json"] or options["verbosity"] < 1)
        seconds = round(time.monotonic() - began, 3)
        if options["json"]:
            self.stdout.write(json.dumps({"days": counted, "seconds": seconds}))
        else:
            self.stdout.write(f"{counted:,} days counted in {seconds:,} s")

    def _count(self, *, is_quiet: bool) -> int:
        if is_quiet:
            return rollups.recount_stale()
        if not self.stderr.isatty():
            return rollups.recount_stale(progress=_Lines(self))
        bar = Progress(
            TextColumn("counting"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("days, {task.speed:.1f} a second"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        with bar:
            task = bar.add_task("counting", total=None)
            return rollups.recount_stale(
                progress=lambda done, total: bar.update(task, completed=done, total=total)
            )


class _Lines:
    """Progress as plain lines, not too many."""

    def __init__(self, command: BaseCommand) -> None:
        self._command = command
        self._began = self._last = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._last < _SECONDS_BETWEEN_LINES:
            return
        self._last = now
        left = (now - self._began) / done * (total - done)
        self._command.stderr.write(f"{done:,} of {total:,} days counted, {left:,.0f} s left")


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"cannot read --since {text!r}; try 2017-07-24") from None
