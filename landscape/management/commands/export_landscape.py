"""Write the catalogue as a landscape.yml, or its items as a table."""

import contextlib
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from landscape import documents, sheets
from landscape.catalogue import Source
from landscape.intake import landscape_file
from landscape.intake.landscape_export import Unwritable
from landscape.management.commands.load_landscape import day
from landscape.queries import standings
from landscape.queries.catalogue import catalogue


class Command(BaseCommand):
    help = (
        "Writes the catalogue as a landscape.yml: the file that was loaded, byte for byte, with only those "
        "lines changed that the catalogue has changed since. Or writes its items as CSV or JSON."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "place", nargs="?", metavar="FILE", help="where to write it (default: standard output)"
        )
        parser.add_argument(
            "--on",
            metavar="DATE",
            type=day,
            help="the catalogue as it was on that day (default: today)",
        )
        parser.add_argument(
            "--format",
            choices=[form.value for form in sheets.Format],
            default=sheets.Format.YAML.value,
            help="yaml (default): the landscape.yml; csv, json: all items, a row each",
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django passes all options so
        form = sheets.Format(options["format"])
        try:
            content = _content(form, options["on"])
        except (Unwritable, documents.Damaged) as refusal:
            raise CommandError(str(refusal)) from None
        if not options["place"]:
            # Bytes as they are, where standard output is a file, a pipe or a terminal.
            if (binary := getattr(self.stdout, "buffer", None)) is not None:
                binary.write(content)
            else:
                self.stdout.write(content.decode(), ending="")
            return
        try:
            _replace(Path(options["place"]), content)
        except OSError as error:
            name = Path(options["place"]).name
            raise CommandError(f"{name} cannot be written: {error.strerror}") from None


def _content(form: sheets.Format, on: date | None) -> bytes:
    found = catalogue(on)
    if not found.cards:
        when = f"of {on} " if on else ""
        raise CommandError(f"the catalogue {when}is empty; load one with load_landscape")
    if form is sheets.Format.YAML:
        return landscape_file.file(found, documents.held(Source.LANDSCAPE, on=on))
    cards = sorted(found.cards.values(), key=lambda card: card.slug)
    return sheets.written(found, cards, form, standings.standings() if on is None else None)


def _replace(place: Path, content: bytes) -> None:
    """Writes the whole file or nothing."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
