"""The monthly feed of changes, as Atom and as JSON Feed."""

import hashlib
from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import condition

from landscape.digests import Digest
from landscape.queries import known
from landscape.queries.catalogue import newest_revision
from landscape.queries.history import Event
from landscape.views import changes, day_asked, refusals

_TITLE = "Changes of the cloud native landscape"
_VERSION = "https://jsonfeed.org/version/1.1"
# Of a sort of change, so that a month of imports is no megabyte for readers of feeds.
_NAMED = 100


def _tag(request: HttpRequest) -> str:
    """Changes with the catalogue, and with the day up to which it is told."""
    said = f"{newest_revision()} {day_asked.today()} {request.build_absolute_uri()}"
    return f'"{hashlib.blake2b(said.encode(), digest_size=10).hexdigest()}"'


@refusals.told
@condition(etag_func=_tag)
def atom(request: HttpRequest) -> HttpResponseBase:
    """An entry for each month; its id is the same wherever and whenever it is asked for."""
    since, through = changes.window(request, day_asked.today())
    told_at = known.told_at()
    feed = Atom1Feed(
        title=_TITLE,
        link=request.build_absolute_uri(reverse("changes")),
        description="What entered, left, rose and moved, month by month.",
        feed_url=request.build_absolute_uri(),
        feed_guid=_identity("feed"),
        author_name="Periplus",
        language="en",
    )
    for month in changes.digested(since, through):
        feed.add_item(
            title=_month_title(month),
            link=_link(request, month),
            description=_described(month),
            unique_id=_identity(f"{month.first:%Y-%m}"),
            pubdate=_instant(month.first),
            updateddate=told_at.get(month.first, _instant(month.first)),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@refusals.told
@condition(etag_func=_tag)
def json(request: HttpRequest) -> HttpResponseBase:
    """The same months as a JSON Feed 1.1; `_changes` holds for programs what the text says for people."""
    since, through = changes.window(request, day_asked.today())
    told_at = known.told_at()
    months = changes.digested(since, through)
    feed = {
        "version": _VERSION,
        "title": _TITLE,
        "home_page_url": request.build_absolute_uri(reverse("changes")),
        "feed_url": request.build_absolute_uri(),
        "items": [
            {
                "id": _identity(f"{month.first:%Y-%m}"),
                "url": _link(request, month),
                "title": _month_title(month),
                "content_text": month.sentence,
                "date_published": _instant(month.first).isoformat(),
                "date_modified": told_at.get(month.first, _instant(month.first)).isoformat(),
                "_changes": {
                    "counts": month.counts,
                    "beginnings": [
                        {"on": one.on.isoformat(), "items": one.items} for one in month.beginnings
                    ],
                    "events": [_event(event) for event in month.events],
                },
            }
            for month in months
        ],
    }
    return JsonResponse(feed, content_type="application/feed+json")


def _event(event: Event) -> dict[str, str]:
    return {
        "on": event.on.isoformat(),
        "what": event.what,
        "slug": event.slug,
        "name": event.name,
        "before": event.before,
        "after": event.after,
    }


def _described(month: Digest) -> str:
    """The month as HTML, every name escaped."""
    parts = [format_html("<p>{}.</p>", month.sentence)]
    for title, events in (
        ("Moved level", month.levels),
        ("Entered", month.entered),
        ("Left", month.left),
        ("Moved category", month.categories),
        ("Renamed", month.renamed),
    ):
        if events:
            named = format_html_join("", "<li>{}</li>", ((_told(event),) for event in events[:_NAMED]))
            more = f" (the first {_NAMED} of {len(events):,})" if len(events) > _NAMED else ""
            parts.append(format_html("<h3>{}{}</h3><ul>{}</ul>", title, more, named))
    return "".join(parts)


def _told(event: Event) -> str:
    if event.what in {"added", "removed"} and not (event.before or event.after):
        return event.name
    return f"{event.name}: {event.before or 'not there'} → {event.after or 'gone'}"


def _month_title(month: Digest) -> str:
    return f"{month.first:%B %Y}: {month.sentence}"


def _link(request: HttpRequest, month: Digest) -> str:
    return f"{request.build_absolute_uri(reverse('changes'))}#month-{month.first:%Y-%m}"


def _identity(what: str) -> str:
    return uuid5(NAMESPACE_URL, f"periplus/changes/{what}").urn


def _instant(first: date) -> datetime:
    return datetime.combine(first, time(), UTC)
