"""The day a page of the catalogue is asked for, as addresses write it."""

import re
from datetime import date

from django.http import HttpRequest

from landscape.explorer.selection import Misunderstood


def asked(request: HttpRequest) -> date | None:
    """The day in `?on=`, None for now; raises Misunderstood, also for any other question."""
    if unknown := set(request.GET) - {"on"}:
        raise Misunderstood(f"there is nothing called {min(unknown)[:60]!r} to choose by")
    words = request.GET.getlist("on")
    if not words:
        return None
    # Of the spellings that the standard library reads, one.
    if len(words) > 1 or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words[0]):
        raise Misunderstood(f"{', '.join(words)[:60]!r} is no day; write it as 2018-12-31")
    try:
        return date.fromisoformat(words[0])
    except ValueError:
        raise Misunderstood(f"there is no day {words[0]}") from None


def on(address: str, day: date | None) -> str:
    """`address` as of that day."""
    return f"{address}?on={day.isoformat()}" if day else address
