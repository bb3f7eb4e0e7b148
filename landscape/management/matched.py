"""What commands share whose files have names of their own: doubts are listed, and settled by people."""

import argparse
from abc import abstractmethod
from dataclasses import replace
from typing import Any

from django.core.management.base import CommandParser

from landscape import revise
from landscape.catalogue import NAME_LENGTH, Catalogue, Difference, slug_of
from landscape.intake import confirming
from landscape.intake.confirming import Doubt
from landscape.intake.findings import without_addresses
from landscape.management.files import FileCommand, Reading

_LISTED = 30


class MatchedCommand[Thing](FileCommand[Thing]):
    """Loads a file whose labels may be no names of items."""

    @abstractmethod
    def questions(self, reading: Reading[Thing], catalogue: Catalogue) -> tuple[Doubt, ...]:
        """What a person has to decide, in the order of the file."""

    def add_arguments(self, parser: CommandParser) -> None:
        """The file's, and how to settle a doubt."""
        super().add_arguments(parser)
        parser.add_argument(
            "--same",
            metavar="LABEL=ITEM",
            type=_confirmed,
            action="append",
            default=[],
            help="confirm that a label (ChaosMesh) means the item of that slug (chaos-mesh); remembered as "
            "an alias of it, and said as often as there are such labels",
        )
        parser.add_argument("--by", metavar="NAME", type=_named, help="who confirms it, for the log")

    def load(
        self, reading: Reading[Thing], signature: revise.Signature, options: dict[str, Any]
    ) -> Difference:
        """What was confirmed, then the file."""
        confirming.confirm(dict(options["same"]), replace(signature, who=options["by"] or signature.who))
        return super().load(reading, signature, options)

    def tell(self, reading: Reading[Thing], changed: Difference, options: dict[str, Any]) -> None:
        """What the file says and changes, and what is in doubt."""
        super().tell(reading, changed, options)
        for label, slug in options["same"]:
            self.stdout.write(f"= {label} is {slug}")
        questions = self.questions(reading, changed.after)
        most = len(questions) if options["dry_run"] or options["verbosity"] > 1 else _LISTED
        for question in questions[:most]:
            self.stdout.write(f"? {question}")
        if most < len(questions):
            self.stdout.write(f"? and {len(questions) - most:,} more (all with --verbosity 2)")

    def answer(
        self,
        reading: Reading[Thing],
        signature: revise.Signature,
        changed: Difference,
        options: dict[str, Any],
    ) -> dict[str, object]:
        """The same for machines."""
        return super().answer(reading, signature, changed, options) | {
            "confirmed": [{"label": label, "item": slug} for label, slug in options["same"]],
            "doubtful": [
                {"label": one.label, "candidates": list(one.candidates), "why": one.why}
                for one in self.questions(reading, changed.after)
            ],
        }


def _confirmed(text: str) -> tuple[str, str]:
    label, _, slug = text.rpartition("=")
    label = " ".join(label.split())
    if (
        not label.isprintable()
        or not 0 < len(label) <= NAME_LENGTH
        or slug_of(slug) != slug
        or without_addresses(label) != label
    ):
        raise argparse.ArgumentTypeError(f"{text[:100]!r} is not a label and a slug such as metal3=metal3-io")
    return label, slug


def _named(text: str) -> str:
    name = " ".join(text.split())
    if not name.isprintable() or not 0 < len(name) <= NAME_LENGTH or without_addresses(name) != name:
        raise argparse.ArgumentTypeError(f"{text[:100]!r} is not a name; e-mail addresses are not kept")
    return name
