"""`manage.py inspect_landscapes`."""

from typing import Any

from django.core.management.base import BaseCommand

from landscape import inspections


class Command(BaseCommand):
    help = (
        "Looks for breaches of the rules in every landscape that was delivered and was not looked at yet, or "
        "by rules of before. New files are looked at as they are loaded."
    )

    def handle(self, **options: Any) -> None:  # noqa: ANN401, ARG002 - Django passes all options so
        number = inspections.catch_up()
        self.stdout.write(f"{number:,} file{'' if number == 1 else 's'} inspected")
