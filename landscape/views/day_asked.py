"""The days that a reader names in an address, and the small form to name another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from landscape.explorer.selection import Misunderstood, Selection


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day a page is shown as of, None for now; `kept` is what else its address says."""

    on: date | None
    today: date
    path: str
    kept: tuple[tuple[str, str], ...]

    @property
    def query(self) -> str:
        """What a link to another page takes along, "" for now."""
        return f"?on={self.on}" if self.on else ""

    @property
    def today_url(self) -> str:
        """This page as of now."""
        return f"{self.path}?{urlencode(self.kept)}" if self.kept else self.path


def as_of(request: HttpRequest, *, besides: Sequence[str] = ()) -> AsOf:
    """The day that `on` names. Raises Misunderstood, also where there is a key that is not of `besides`."""
    only(request, "on", *besides)
    now = today()
    on = day(request, "on", today=now)
    kept = tuple((key, value) for key in besides if (value := request.GET.get(key)))
    return AsOf(on if on != now else None, now, request.path, kept)


def on(address: str, day: date | None) -> str:
    """`address`, which says nothing else yet, as of that day."""
    return f"{address}?on={day}" if day else address


def today() -> date:
    """The UTC day that it is."""
    return timezone.now().date()


def only(request: HttpRequest, *known: str) -> None:
    """Raises Misunderstood where the address says something else than `known`, or one of them twice."""
    for key, values in request.GET.lists():
        if key not in known:
            raise Misunderstood(
                f"there is nothing called {key[:60]!r} to choose here; there is {_listed(known)}"
            )
        if len(set(values)) > 1:
            raise Misunderstood(f"{key} can be said once only, not as {' and '.join(values)[:100]!r}")


def day(request: HttpRequest, key: str, *, today: date) -> date | None:
    """The day that `key` names, None where it names none. Raises Misunderstood."""
    found = Selection.parse([("on", [request.GET.get(key, "")])]).on
    if found is not None and found > today:
        raise Misunderstood(f"{found} is yet to come; the catalogue is known until today, {today}")
    return found


def _listed(words: Iterable[str]) -> str:
    return " and ".join(words)
