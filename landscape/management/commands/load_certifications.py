"""Load certified Kubernetes, or the answers to the AI checklist, into the catalogue."""

import argparse
import json
import time
from collections import Counter
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from landscape import certified_items, overlay, revise
from landscape.catalogue import Parts, Source, slug_of
from landscape.certified_items import Maybe
from landscape.intake import ai_conformance, certified_apply, certified_files, conformance, delivery
from landscape.intake.certified_apply import MODELS, Done
from landscape.intake.certified_files import Reading
from landscape.intake.records import Problem
from landscape.management.commands.load_landscape import day
from landscape.words import Kept

_LISTED = 20
_FOLDER_LENGTH = 300


class Command(BaseCommand):
    help = (
        "Loads the vX.Y/<product>/PRODUCT.yaml files of CNCF's k8s-conformance or k8s-ai-conformance, told "
        "apart by content, from a folder or a tar archive (plain, gz or xz; a path or an http(s) address). "
        "Says all there is to say of the versions of Kubernetes it has files of and nothing of others; "
        "loading the same again changes nothing. A file that cannot be read is listed and costs that "
        "certification alone; any other error is listed and nothing is changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("place", metavar="FOLDER|ARCHIVE", help="where the files lie")
        parser.add_argument(
            "--on",
            metavar="DATE",
            type=day,
            help="the day whose state the files show, and from which it holds (default: today)",
        )
        parser.add_argument(
            "--same",
            metavar="FOLDER=PRODUCT",
            type=_confirmed,
            action="append",
            default=[],
            help="confirm that a folder (OVH), or one of a version (v1.12/nks), is of the product of that "
            "slug; remembered, and said as often as there are such folders",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would change, and change nothing"
        )
        parser.add_argument("--json", action="store_true", help="answer as one JSON object")

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django passes all options so
        began = time.monotonic()
        files = certified_files.delivered(options["place"])
        is_ai = not files.errors and ai_conformance.recognises(files)
        reading: Reading[Any] = (ai_conformance if is_ai else conformance).read(files)
        if reading.errors:
            self._refuse(reading, as_json=options["json"])
        now = timezone.now()
        name = delivery.shown(options["place"])
        signature = revise.Signature(
            who="load_certifications",
            source=Source.AI_CONFORMANCE if is_ai else Source.CERTIFIED_KUBERNETES,
            why=f"load of {name}",
            effective_on=options["on"] or now.date(),
            revised_at=now,
        )
        try:
            with transaction.atomic():
                done = certified_apply.apply(reading, signature, confirmed=dict(options["same"]))
                transaction.set_rollback(options["dry_run"])
        except revise.Refused as refusal:
            raise CommandError(str(refusal)) from None
        if options["json"]:
            answer = _answer(reading, done, signature, is_dry_run=options["dry_run"])
            answer |= {"seconds": round(time.monotonic() - began, 3)}
            self.stdout.write(json.dumps(answer, default=str))
        else:
            self.stdout.write(f"{name} as of {signature.effective_on}")
            self._tell(reading, done, signature.source, options)

    def _refuse(self, reading: Reading[Any], *, as_json: bool) -> None:
        if as_json:
            listed = {"errors": _listed(reading.errors), "warnings": _listed(reading.warnings)}
            self.stdout.write(json.dumps(listed))
        raise CommandError("\n".join(["nothing was loaded:", *map(str, reading.errors)]))

    def _tell(self, reading: Reading[Any], done: Done, source: Source, options: dict[str, Any]) -> None:
        for problem in reading.warnings:
            self.stderr.write(f"warning: {problem}")
        for problem in reading.left_out:
            self.stderr.write(f"left out: {problem}")
        products = done.changed.after.of(MODELS[source])
        self.stdout.write(f"{'versions':>14}  {len(_versions(reading))}")
        self.stdout.write(f"{'certifications':>14}  {len(reading.records):,}")
        self.stdout.write(f"{'left out':>14}  {len(reading.unread):,}")
        self.stdout.write(f"{'products':>14}  {len(products):,}")
        is_dry_run, is_talkative = options["dry_run"], options["verbosity"] > 1
        if not done.changed:
            self.stdout.write("nothing changes" if is_dry_run else "nothing changed")
        else:
            would = "would be " if is_dry_run else ""
            parts = _parts(done, source)
            self.stdout.write(
                f"{'products':>14}  {would}{len(parts.added):,} added, {len(parts.changed):,} changed, "
                f"{len(parts.removed):,} removed"
            )
            if is_dry_run or is_talkative:
                self._list(parts, most=None if is_talkative else _LISTED)
        for kept in _kept(done, source):
            self.stdout.write(f"= {kept}")
        doubtful = _doubtful(done, source)
        most = len(doubtful) if is_dry_run or is_talkative else _LISTED
        for sentence in doubtful[:most]:
            self.stdout.write(f"? {sentence}")
        if most < len(doubtful):
            self.stdout.write(f"? and {len(doubtful) - most:,} more (all with --verbosity 2)")

    def _list(self, parts: Parts, *, most: int | None) -> None:
        for sign, slugs in (("+", parts.added), ("~", parts.changed), ("-", parts.removed)):
            for slug in slugs[:most]:
                self.stdout.write(f"{sign} {slug}")
            if most is not None and len(slugs) > most:
                self.stdout.write(f"{sign} and {len(slugs) - most:,} more (all with --verbosity 2)")


def _confirmed(text: str) -> tuple[str, str]:
    folder, _, product = text.rpartition("=")
    if not folder or len(folder) > _FOLDER_LENGTH or slug_of(product) != product:
        raise argparse.ArgumentTypeError(f"{text[:100]!r} is not a folder and a slug such as OVH=ovh")
    return folder, product


def _parts(done: Done, source: Source) -> Parts:
    return done.changed.parts.get(certified_apply.KINDS[source], Parts())


def _versions(reading: Reading[Any]) -> dict[str, int]:
    """How many files every version has, those left out too."""
    files = Counter(one.kubernetes for one in (*reading.records, *reading.unread))
    return {str(version): files[version] for version in sorted(files)}


def _maybes(done: Done, source: Source) -> tuple[Maybe, ...]:
    after = done.changed.after
    return certified_items.links(after.of(MODELS[source]).values(), after).doubtful


def _kept(done: Done, source: Source) -> list[Kept]:
    """Where a steward's word of what the source speaks of counts."""
    kinds = {certified_apply.KINDS[source], "unread-certification", "confirmed-folder"}
    return overlay.kept(done.changed.after, about=kinds)


def _doubtful(done: Done, source: Source) -> list[str]:
    return [
        *(f"{one.first} and {one.second} may be one product: {one.reason}" for one in done.doubtful),
        *(
            f"{one.product} may be the item {' or '.join(one.items)}: {one.why}"
            for one in _maybes(done, source)
        ),
    ]


def _answer(
    reading: Reading[Any], done: Done, signature: revise.Signature, *, is_dry_run: bool
) -> dict[str, object]:
    return {
        "source": signature.source,
        "on": signature.effective_on.isoformat(),
        "dry_run": is_dry_run,
        "certifications": len(reading.records),
        "versions": _versions(reading),
        "products": asdict(_parts(done, signature.source)),
        "doubtful": [asdict(one) for one in done.doubtful],
        "doubtful_items": [asdict(one) for one in _maybes(done, signature.source)],
        "kept": [asdict(one) for one in _kept(done, signature.source)],
        "errors": [],
        "left_out": _listed(reading.left_out),
        "warnings": _listed(reading.warnings),
    }


def _listed(problems: tuple[Problem, ...]) -> list[dict[str, object]]:
    return [{"line": one.line, "path": one.path, "sentence": one.sentence} for one in problems]
