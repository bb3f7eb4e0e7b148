"""Load a landscape.yml, or our own starting catalogue, into the catalogue."""

import argparse
import json
import time
from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from landscape import documents, revise
from landscape.catalogue import Difference, Maturity, Parts, Source, counts
from landscape.intake import delivery, landscape_yml, seed
from landscape.intake.nodes import Unreadable
from landscape.intake.records import Problem, Reading

_LISTED = 20


class Command(BaseCommand):
    help = (
        "Loads CNCF's landscape.yml (or one of that shape), plain or gzipped, from a file or an http(s) "
        "address. Replaces what an earlier landscape said and nothing else; loading the same again changes "
        "nothing. Any error in the file is listed and nothing is changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("place", nargs="?", metavar="FILE|URL", help="where the landscape.yml lies")
        parser.add_argument(
            "--on",
            metavar="DATE",
            type=day,
            help="the day whose state the file shows, noted on the revision (default: today). The catalogue "
            "itself keeps only its latest state as yet: dated versions of it are still to come",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )
        parser.add_argument("--json", action="store_true", help="answer as one JSON object")
        parser.add_argument(
            "--seed",
            action="store_true",
            help="load our own starting catalogue of November 2018 instead of a file: adds what is missing "
            "(projects only, once a landscape is loaded), overrules no other source",
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django passes all options so
        place, is_seed = options["place"], options["seed"]
        if bool(place) == is_seed:
            raise CommandError("give either a FILE or URL to load, or --seed")
        began = time.monotonic()
        source = Source.NOVEMBER_2018 if is_seed else Source.LANDSCAPE
        content = b""
        try:
            content = b"" if is_seed else delivery.content(place)
            reading = seed.read() if is_seed else landscape_yml.read(content)
        except Unreadable as refusal:
            reading = Reading(problems=(Problem(0, "", str(refusal), is_error=True),))
        if reading.errors:
            self._refuse(reading, as_json=options["json"])
        now = timezone.now()
        signature = revise.Signature(
            who="load_landscape",
            source=source,
            why=f"load of {delivery.shown(place) if place else 'our starting catalogue'}",
            effective_on=options["on"] or (seed.as_of() if is_seed else now.date()),
            revised_at=now,
        )
        intake = seed if is_seed else landscape_yml
        try:
            if options["dry_run"]:
                changed = revise.foresee(lambda catalogue: intake.compare(reading, catalogue))
            else:
                with transaction.atomic():
                    changed = intake.apply(reading, signature)
                    if not is_seed:
                        documents.keep(content, source=source, effective_on=signature.effective_on)
        except revise.Refused as refusal:
            raise CommandError(str(refusal)) from None
        answer = _answer(changed, reading, signature, is_dry_run=options["dry_run"])
        answer["seconds"] = round(time.monotonic() - began, 3)
        if options["json"]:
            self.stdout.write(json.dumps(answer))
        else:
            self._tell(changed, reading, is_dry_run=options["dry_run"], is_talkative=options["verbosity"] > 1)

    def _refuse(self, reading: Reading, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(
                json.dumps({"errors": _listed(reading.errors), "warnings": _listed(reading.warnings)})
            )
        for problem in reading.warnings:
            self.stderr.write(f"warning: {problem}")
        raise CommandError("\n".join(["nothing was loaded:", *map(str, reading.errors)]))

    def _tell(self, changed: Difference, reading: Reading, *, is_dry_run: bool, is_talkative: bool) -> None:
        for problem in reading.warnings:
            self.stderr.write(f"warning: {problem}")
        found = counts(changed.after)
        levels = ", ".join(f"{found.projects[level]} {level}" for level in Maturity)
        self.stdout.write(f"{'categories':>14}  {found.categories:,}")
        self.stdout.write(f"{'subcategories':>14}  {found.subcategories:,}")
        self.stdout.write(f"{'items':>14}  {found.items:,}")
        self.stdout.write(f"{'projects':>14}  {sum(found.projects.values()):,} ({levels})")
        self.stdout.write(f"{'members':>14}  {found.members:,}")
        if not changed:
            self.stdout.write("nothing changes" if is_dry_run else "nothing changed")
            return
        would = "would be " if is_dry_run else ""
        for title, parts in _parts(changed).items():
            if parts:
                self.stdout.write(
                    f"{title:>14}  {would}{len(parts.added):,} added, {len(parts.changed):,} changed, "
                    f"{len(parts.removed):,} removed"
                )
        if is_dry_run or is_talkative:
            self._list_items(changed.items, most=None if is_talkative else _LISTED)

    def _list_items(self, items: Parts, *, most: int | None) -> None:
        for sign, slugs in (("+", items.added), ("~", items.changed), ("-", items.removed)):
            for slug in slugs[:most]:
                self.stdout.write(f"{sign} {slug}")
            if most is not None and len(slugs) > most:
                self.stdout.write(f"{sign} and {len(slugs) - most:,} more (all with --verbosity 2)")


def day(text: str) -> date:
    """The day written so in an argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-08-07") from None


def _parts(changed: Difference) -> dict[str, Parts]:
    return {
        "items": changed.items,
        "categories": changed.categories,
        "subcategories": changed.subcategories,
        "organisations": changed.organisations,
    }


def _answer(
    changed: Difference, reading: Reading, signature: revise.Signature, *, is_dry_run: bool
) -> dict[str, object]:
    parts = _parts(changed)
    return {
        "source": signature.source,
        "on": signature.effective_on.isoformat(),
        "dry_run": is_dry_run,
        "counts": asdict(counts(changed.after)),
        "added": {title: len(part.added) for title, part in parts.items()},
        "changed": {title: len(part.changed) for title, part in parts.items()},
        "removed": {title: len(part.removed) for title, part in parts.items()},
        "items": asdict(changed.items),
        "errors": [],
        "warnings": _listed(reading.warnings),
    }


def _listed(problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    return [{"line": one.line, "path": one.path, "sentence": one.sentence} for one in problems]
