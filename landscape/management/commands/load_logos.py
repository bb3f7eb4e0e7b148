"""Load the files of logos into the catalogue."""

import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from landscape import logo_sheets, revise
from landscape.catalogue import Catalogue, Difference, Parts, Source
from landscape.intake import delivery, logo_files
from landscape.intake.logo_files import Delivered, Gathered, Matched
from landscape.intake.records import Problem
from landscape.management.commands.load_landscape import day
from landscape.models import LogoSheet
from landscape.queries import catalogue as catalogues

_LISTED = 20
_TOLD_EVERY = 250


class Command(BaseCommand):
    help = (
        "Loads the files that items name as their logos: SVG, or PNG, JPEG, GIF and WebP, from a folder or a "
        "tar archive (plain, gz or xz; a path or an http(s) address). Each is put together anew of what "
        "draws, without scripts or anything loaded from elsewhere; one for which that cannot be done is "
        "listed and left out. Logos are trademarks of their owners: load those that you may show. Loading "
        "the same again changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("place", metavar="FOLDER|ARCHIVE|URL", help="where the files lie")
        parser.add_argument(
            "--on",
            metavar="DATE",
            type=day,
            help="the day from which the files are so, until the next of the same name (default: today)",
        )
        parser.add_argument(
            "--replace", action="store_true", help="say also that from that day on there are no other logos"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )
        parser.add_argument("--json", action="store_true", help="answer as one JSON object")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django passes all options so
        began, now = time.monotonic(), timezone.now()
        found = logo_files.delivered(options["place"])
        if found.errors:
            self._refuse(found.errors, as_json=options["json"])
        name = delivery.shown(options["place"])
        signature = revise.Signature(
            who="load_logos",
            source=Source.LOGOS,
            why=f"load of {name}",
            effective_on=options["on"] or now.date(),
            revised_at=now,
        )
        gathered = Gathered(left_out=list(found.left_out))
        try:
            with transaction.atomic():
                self._gather(found, gathered, is_quiet=options["json"] or options["verbosity"] < 1)
                changed = logo_files.apply(gathered.files, signature, is_replacing=options["replace"])
                after = catalogues.read(signature.effective_on)
                transaction.set_rollback(options["dry_run"])
        except revise.Refused as refusal:
            raise CommandError(str(refusal)) from None
        if not options["dry_run"]:
            self._draw_sheets()
        gathered.left_out.sort(key=lambda problem: problem.path)
        if options["json"]:
            answer = _answer(gathered, changed, after, signature, is_dry_run=options["dry_run"])
            self.stdout.write(json.dumps(answer | {"seconds": round(time.monotonic() - began, 3)}))
        else:
            self.stdout.write(f"{name} from {signature.effective_on}")
            self._tell(gathered, changed, after, options)

    def _gather(self, found: Delivered, gathered: Gathered, *, is_quiet: bool) -> None:
        done = logo_files.gather(found, gathered)
        for _ in done if is_quiet else self._watched(done, len(found.contents)):
            pass

    def _watched(self, done: Iterator[str], number: int) -> Iterator[str]:
        """What is done, shown as it is: a bar on a terminal, lines elsewhere."""
        if not self.stderr.isatty():
            for count, name in enumerate(done, 1):
                if count % _TOLD_EVERY == 0:
                    self.stderr.write(f"{count:,} of {number:,} logos")
                yield name
            return
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            began, task = time.monotonic(), bar.add_task("logos", total=number, rate="")
            for count, name in enumerate(done, 1):
                rate = count / max(time.monotonic() - began, 0.001)
                bar.update(task, advance=1, rate=f"{rate:,.0f}/s")
                yield name

    def _draw_sheets(self) -> None:
        """Nobody need wait for them later."""
        missing = LogoSheet.objects.filter(content=None, is_current=True)
        for name in list(missing.values_list("name", flat=True)):
            logo_sheets.drawn(name)

    def _refuse(self, errors: tuple[Problem, ...], *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps({"errors": _listed(errors), "warnings": []}))
        raise CommandError("\n".join(["nothing was loaded:", *map(str, errors)]))

    def _tell(
        self, gathered: Gathered, changed: Difference, after: Catalogue, options: dict[str, Any]
    ) -> None:
        for problem in gathered.warnings:
            self.stderr.write(f"warning: {problem}")
        for problem in gathered.left_out:
            self.stderr.write(f"left out: {problem}")
        met = logo_files.matched(after)
        figures = {
            "files": len(gathered.files) + len(gathered.left_out),
            "left out": len(gathered.left_out),
            "items shown": met.shown,
            "items without": len(met.missing),
            "files unused": len(met.unused),
        }
        for word, number in figures.items():
            self.stdout.write(f"{word:>14}  {number:,}")
        is_dry_run = options["dry_run"]
        parts = _parts(changed)
        if not parts:
            self.stdout.write("nothing changes" if is_dry_run else "nothing changed")
        else:
            would = "would be " if is_dry_run else ""
            self.stdout.write(
                f"{'logos':>14}  {would}{len(parts.added):,} added, {len(parts.changed):,} changed, "
                f"{len(parts.removed):,} removed"
            )
        self._list(met, most=None if options["verbosity"] > 1 else _LISTED)

    def _list(self, met: Matched, *, most: int | None) -> None:
        missing = [f"{slug} wants {name}" for slug, name in met.missing.items()]
        for title, lines in (("missing", missing), ("unused", list(met.unused))):
            for line in lines[:most]:
                self.stdout.write(f"{title}: {line}")
            if most is not None and len(lines) > most:
                self.stdout.write(f"{title}: and {len(lines) - most:,} more (all with --verbosity 2)")


def _parts(changed: Difference) -> Parts:
    return changed.parts.get("logo", Parts())


def _answer(
    gathered: Gathered,
    changed: Difference,
    after: Catalogue,
    signature: revise.Signature,
    *,
    is_dry_run: bool,
) -> dict[str, object]:
    met = logo_files.matched(after)
    return {
        "source": signature.source,
        "on": signature.effective_on.isoformat(),
        "dry_run": is_dry_run,
        "files": len(gathered.files) + len(gathered.left_out),
        "shown": met.shown,
        "logos": asdict(_parts(changed)),
        "missing": dict(met.missing),
        "unused": met.unused,
        "errors": [],
        "left_out": _listed(tuple(gathered.left_out)),
        "warnings": _listed(tuple(gathered.warnings)),
    }


def _listed(problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    return [{"line": one.line, "path": one.path, "sentence": one.sentence} for one in problems]
