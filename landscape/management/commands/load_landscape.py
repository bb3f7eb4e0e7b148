"""Load a landscape.yml, or our own starting catalogue, into the catalogue."""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from landscape import documents, inspections, overlay, revise
from landscape.catalogue import Difference, Maturity, Parts, Source, counts
from landscape.intake import beginnings, delivery, doubts, landscape_yml, seed, year_ends
from landscape.intake.nodes import Unreadable
from landscape.intake.records import Problem, Reading
from landscape.kinds import SHELVED

_LISTED = 20


@dataclass(frozen=True, slots=True)
class _Work:
    """A file that was read, and the revision it makes; of our own files nothing is kept."""

    name: str
    content: bytes
    reading: Reading
    signature: revise.Signature


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of a file."""

    work: _Work
    changed: Difference
    doubts: tuple[doubts.Doubt, ...]


class Command(BaseCommand):
    help = (
        "Loads CNCF's landscape.yml (or one of that shape), plain or gzipped, from a file or an http(s) "
        "address. Replaces what an earlier landscape said, until the day of the next one that was loaded, "
        "and nothing else; loading the same again changes nothing. A tar archive of landscapes that are "
        "named by their days (2018-12-31.yml, or 2018-12.yml for the end of a month) is loaded in their "
        "order. Any error in a file is listed and nothing is changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("place", nargs="?", metavar="FILE|URL", help="where the landscape.yml lies")
        parser.add_argument(
            "--on",
            metavar="DATE",
            type=day,
            help="the day whose state the file shows, and from which it holds (default: today)",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )
        parser.add_argument("--json", action="store_true", help="answer as one JSON object")
        parser.add_argument(
            "--seed",
            action="store_true",
            help="load our own starting catalogue of November 2018 instead of a file: adds what is missing, "
            "overrules no other source",
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django passes all options so
        if bool(options["place"]) == options["seed"]:
            raise CommandError("give either a FILE or URL to load, or --seed")
        began = time.monotonic()
        try:
            works = _works(options["place"], options["on"], timezone.now())
        except Unreadable as refusal:
            works = [_unreadable(refusal)]
        if any(work.reading.errors for work in works):
            self._refuse(works, as_json=options["json"])
        try:
            with transaction.atomic():
                done = [self._told(one, options) for one in _loaded(works)]
                transaction.set_rollback(options["dry_run"])
        except revise.Refused as refusal:
            raise CommandError(str(refusal)) from None
        if options["json"]:
            answers = [_answer(one, is_dry_run=options["dry_run"]) for one in done]
            answer = answers[0] if len(answers) == 1 else {"files": answers}
            self.stdout.write(
                json.dumps(answer | {"seconds": round(time.monotonic() - began, 3)}, default=str)
            )

    def _told(self, done: _Done, options: dict[str, Any]) -> _Done:
        """`done`, after it was told to people: file by file, as an archive takes a while."""
        if not options["json"]:
            self.stdout.write(f"{done.work.name} as of {done.work.signature.effective_on}")
            self._tell(done, is_dry_run=options["dry_run"], is_talkative=options["verbosity"] > 1)
            self.stdout.flush()
        return done

    def _refuse(self, works: list[_Work], *, as_json: bool) -> None:
        errors = [(work.name, problem) for work in works for problem in work.reading.errors]
        warnings = [(work.name, problem) for work in works for problem in work.reading.warnings]
        if as_json:
            listed = {"errors": _listed(errors), "warnings": _listed(warnings)}
            self.stdout.write(json.dumps(listed))
        where = "{0}, {1}" if len(works) > 1 else "{1}"
        for warning in warnings:
            self.stderr.write(f"warning: {where.format(*warning)}")
        raise CommandError("\n".join(["nothing was loaded:", *(where.format(*error) for error in errors)]))

    def _tell(self, done: _Done, *, is_dry_run: bool, is_talkative: bool) -> None:
        changed = done.changed
        for problem in done.work.reading.warnings:
            self.stderr.write(f"warning: {problem}")
        found = counts(changed.after)
        levels = ", ".join(f"{found.projects[level]} {level}" for level in Maturity)
        self.stdout.write(f"{'categories':>14}  {found.categories:,}")
        self.stdout.write(f"{'subcategories':>14}  {found.subcategories:,}")
        self.stdout.write(f"{'items':>14}  {found.items:,}")
        self.stdout.write(f"{'projects':>14}  {sum(found.projects.values()):,} ({levels})")
        self.stdout.write(f"{'members':>14}  {found.members:,}")
        kept = overlay.kept(changed.after, about=SHELVED)
        for word in kept if is_talkative else kept[:_LISTED]:
            self.stdout.write(f"= {word}")
        if not is_talkative and len(kept) > _LISTED:
            self.stdout.write(f"= and {len(kept) - _LISTED:,} more (all with --verbosity 2)")
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
        for doubt in done.doubts:
            self.stdout.write(f"? {doubt}")

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


def _works(place: str | None, on: date | None, now: datetime) -> list[_Work]:
    """The files at `place`, or our own; raises Unreadable."""
    if place is None:
        name = "our starting catalogue"
        return [
            _Work(name, b"", seed.read(), _signature(name, Source.NOVEMBER_2018, on or seed.as_of(), now))
        ]
    content, name = delivery.content(place), delivery.shown(place)
    if not year_ends.is_archive(content):
        files = [year_ends.Snapshot(name, on or now.date(), content)]
    elif on is None:
        files = year_ends.snapshots(content)
    else:
        raise Unreadable("the files of an archive are named by their days; --on is for one file")
    return [
        _Work(
            file.name,
            file.content,
            landscape_yml.read(file.content),
            _signature(file.name, Source.LANDSCAPE, file.on, now),
        )
        for file in files
    ]


def _signature(name: str, source: Source, on: date, now: datetime) -> revise.Signature:
    return revise.Signature(
        who="load_landscape", source=source, why=f"load of {name}", effective_on=on, revised_at=now
    )


def _unreadable(refusal: Unreadable) -> _Work:
    problem = Problem(0, "", str(refusal), is_error=True)
    now = timezone.now()
    return _Work("", b"", Reading(problems=(problem,)), _signature("", Source.LANDSCAPE, now.date(), now))


def _loaded(works: list[_Work]) -> Iterator[_Done]:
    for work in works:
        is_seed = work.signature.source is Source.NOVEMBER_2018
        changed = (seed if is_seed else landscape_yml).apply(work.reading, work.signature)
        if is_seed:
            beginnings.apply(work.signature)
        else:
            on = work.signature.effective_on
            if documents.keep(work.content, source=Source.LANDSCAPE, effective_on=on):
                inspections.keep(work.content, work.reading)
        doubtful = doubts.doubts(work.reading.records, changed)
        yield _Done(work, changed, doubtful)


def _parts(changed: Difference) -> dict[str, Parts]:
    return {
        "items": changed.items,
        "categories": changed.categories,
        "subcategories": changed.subcategories,
        "organisations": changed.organisations,
    }


def _answer(done: _Done, *, is_dry_run: bool) -> dict[str, object]:
    parts = _parts(done.changed)
    return {
        "source": done.work.signature.source,
        "on": done.work.signature.effective_on.isoformat(),
        "dry_run": is_dry_run,
        "counts": asdict(counts(done.changed.after)),
        "added": {title: len(part.added) for title, part in parts.items()},
        "changed": {title: len(part.changed) for title, part in parts.items()},
        "removed": {title: len(part.removed) for title, part in parts.items()},
        "items": asdict(done.changed.items),
        "doubtful": [asdict(doubt) for doubt in done.doubts],
        "kept": [asdict(word) for word in overlay.kept(done.changed.after, about=SHELVED)],
        "errors": [],
        "warnings": _listed([(done.work.name, problem) for problem in done.work.reading.warnings]),
    }


def _listed(problems: list[tuple[str, Problem]]) -> list[dict[str, object]]:
    return [{"line": one.line, "path": one.path, "sentence": one.sentence} for _, one in problems]
