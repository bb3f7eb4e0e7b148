"""What the commands that load one file into the catalogue have in common: arguments, refusals, answers."""

import argparse
import json
import time
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from landscape import overlay, revise
from landscape.catalogue import Catalogue, Difference, Source
from landscape.intake import delivery
from landscape.intake.findings import Findings
from landscape.intake.nodes import Unreadable
from landscape.intake.records import Problem

_LISTED = 20


@dataclass(frozen=True, slots=True)
class Reading[Thing]:
    """Who speaks in a file, and what it says."""

    source: Source
    findings: Findings[Thing]


class FileCommand[Thing](BaseCommand):
    """Loads the file at a place: all of it, or nothing and every problem.

    `kind` is the kind of thing it is about and `title` what they are called.
    """

    kind: str
    title: str
    place = "FILE|URL"

    @abstractmethod
    def read(self, content: bytes) -> Reading[Thing]:
        """What the file says; asks no database."""

    def deliver(self, place: str) -> Reading[Thing]:
        """What lies at the place; raises Unreadable."""
        return self.read(delivery.content(place))

    @abstractmethod
    def apply(self, things: tuple[Thing, ...], signature: revise.Signature) -> Difference:
        """Writes it; gives what changed."""

    @abstractmethod
    def counts(self, catalogue: Catalogue, source: Source) -> Mapping[str, int]:
        """The figures of what `source` says in `catalogue`, by what they count."""

    def doubts(self, things: tuple[Thing, ...], catalogue: Catalogue) -> tuple[str, ...]:  # noqa: ARG002 - for those who have any
        """What a person should look at once the file is in `catalogue`, as sentences."""
        return ()

    def load(
        self,
        reading: Reading[Thing],
        signature: revise.Signature,
        options: dict[str, Any],  # noqa: ARG002 - for those that have more of them
    ) -> Difference:
        """Writes what was read, and whatever else was asked for with it."""
        return self.apply(reading.findings.things, signature)

    def add_arguments(self, parser: CommandParser) -> None:
        """The place, the day, and how to answer."""
        parser.add_argument("place", metavar=self.place, help="where the file lies, plain or gzipped")
        parser.add_argument(
            "--on",
            metavar="DATE",
            type=_day,
            help="the day whose state the file shows, and from which it holds (default: today)",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )
        parser.add_argument("--json", action="store_true", help="answer as one JSON object")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django passes all options so
        """Loads the file and tells what changed."""
        began, now = time.monotonic(), timezone.now()
        name = delivery.shown(options["place"])
        try:
            reading = self.deliver(options["place"])
        except Unreadable as refusal:
            problem = Problem(0, "", str(refusal), is_error=True)
            self._refuse((problem,), (), as_json=options["json"])
        if reading.findings.errors:
            self._refuse(reading.findings.errors, reading.findings.warnings, as_json=options["json"])
        signature = revise.Signature(
            who=type(self).__module__.rpartition(".")[2],
            source=reading.source,
            why=f"load of {name}",
            effective_on=options["on"] or now.date(),
            revised_at=now,
        )
        try:
            with transaction.atomic():
                changed = self.load(reading, signature, options)
                transaction.set_rollback(options["dry_run"])
        except revise.Refused as refusal:
            raise CommandError(str(refusal)) from None
        if options["json"]:
            answer = self.answer(reading, signature, changed, options)
            self.stdout.write(
                json.dumps(answer | {"seconds": round(time.monotonic() - began, 3)}, default=str)
            )
        else:
            self.stdout.write(f"{name} as of {signature.effective_on}")
            self.tell(reading, changed, options)

    def _refuse(
        self, errors: tuple[Problem, ...], warnings: tuple[Problem, ...], *, as_json: bool
    ) -> NoReturn:
        if as_json:
            self.stdout.write(json.dumps({"errors": _listed(errors), "warnings": _listed(warnings)}))
        for warning in warnings:
            self.stderr.write(f"warning: {warning}")
        raise CommandError("\n".join(["nothing was loaded:", *map(str, errors)]))

    def tell(self, reading: Reading[Thing], changed: Difference, options: dict[str, Any]) -> None:
        """What the file says and what that changes, for people."""
        is_dry_run = options["dry_run"]
        for problem in reading.findings.warnings:
            self.stderr.write(f"warning: {problem}")
        for sentence in self.doubts(reading.findings.things, changed.after):
            self.stderr.write(f"? {sentence}")
        for word, number in self.counts(changed.after, reading.source).items():
            self.stdout.write(f"{word:>16}  {number:,}")
        for kept in overlay.kept(changed.after, about={self.kind}):
            self.stdout.write(f"= {kept}")
        parts = changed.parts.get(self.kind)
        if not parts:
            self.stdout.write("nothing changes" if is_dry_run else "nothing changed")
            return
        would = "would be " if is_dry_run else ""
        self.stdout.write(
            f"{self.title:>16}  {would}{len(parts.added):,} added, {len(parts.changed):,} changed, "
            f"{len(parts.removed):,} removed"
        )
        if is_dry_run:
            for sign, slugs in (("+", parts.added), ("~", parts.changed), ("-", parts.removed)):
                for slug in slugs[:_LISTED]:
                    self.stdout.write(f"{sign} {slug}")
                if len(slugs) > _LISTED:
                    self.stdout.write(f"{sign} and {len(slugs) - _LISTED:,} more (all with --json)")

    def answer(
        self,
        reading: Reading[Thing],
        signature: revise.Signature,
        changed: Difference,
        options: dict[str, Any],
    ) -> dict[str, object]:
        """The same for machines."""
        parts = changed.parts.get(self.kind)
        listed = asdict(parts) if parts else {"added": (), "changed": (), "removed": ()}
        return {
            "source": signature.source,
            "on": signature.effective_on.isoformat(),
            "dry_run": options["dry_run"],
            "counts": {
                word.replace(" ", "_").lower(): number
                for word, number in self.counts(changed.after, reading.source).items()
            },
            self.title: listed,
            "doubtful": self.doubts(reading.findings.things, changed.after),
            "kept": [asdict(kept) for kept in overlay.kept(changed.after, about={self.kind})],
            "errors": [],
            "warnings": _listed(reading.findings.warnings),
        }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-08-07") from None


def _listed(problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    return [{"line": one.line, "path": one.path, "sentence": one.sentence} for one in problems]
