"""Write the documentation that follows from the code, or say that it is out of date."""

import difflib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from devstats.metrics import docs


class Command(BaseCommand):
    help = "Writes docs/metrics.md from the metric definitions."
    # Nothing here needs a database, and checks of models would ask one for its version.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; show what differs and exit with 1"
        )

    def handle(self, **options: Any) -> None:  # noqa: ANN401 - Django passes all options so
        path = Path(settings.ROOT) / "docs" / "metrics.md"
        held = path.read_text(encoding="utf-8") if path.exists() else ""
        wanted = docs.page()
        if held == wanted:
            return
        if not options["check"]:
            path.parent.mkdir(exist_ok=True)
            path.write_text(wanted, encoding="utf-8")
            return
        difference = difflib.unified_diff(
            held.splitlines(), wanted.splitlines(), "docs/metrics.md", "as the definitions say", lineterm=""
        )
        self.stdout.write("\n".join(difference))
        raise CommandError("docs/metrics.md is out of date; run manage.py write_docs")
