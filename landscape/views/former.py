"""Where the addresses of CNCF's landscape lead here: those of its items, tabs, filters and pages."""

from collections.abc import Callable, Iterator, Mapping
from functools import wraps

from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from landscape import addresses
from landscape.catalogue import Maturity, slug_of
from landscape.explorer.facets import NONE, YES
from landscape.explorer.index import Index
from landscape.explorer.selection import Misunderstood, Selection
from landscape.queries import exploring

type View = Callable[[HttpRequest], HttpResponseBase]

# Items were `item` in landscape2, and `selected` in what was there before.
_ITEM = ("item", "selected")
_FILTERS = (
    "group",
    "view-mode",
    "classify",
    "project",
    "license",
    "category",
    "organization",
    "extra",
    "tag",
)
_PAGES: Mapping[str, str] = {"stats": "growth", "projects-summary": "projects", "summary": "projects"}
_VIEWS = {"grid": "grid", "card": "cards"}
_EXTRA = {"specification": "specification", "enduser": "end-user"}
_OPEN = {"oss": YES, "non-oss": NONE}


def leads_on(view: View) -> View:
    """The home page, except for an address of CNCF's landscape: that leads to what it showed there."""

    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponseBase:
        for key in _ITEM:
            if word := request.GET.get(key, "").strip("/"):
                return redirect("item", slug=word.replace("/", "-"))
        if any(key in request.GET for key in _FILTERS):
            return redirect(_chosen(exploring.index(), request.GET).address(reverse("explorer")))
        return view(request)

    return answered


def by_word(request: HttpRequest, word: str) -> HttpResponseBase:  # noqa: ARG001 - asked of every view
    """A page of CNCF's landscape, or one of its tabs, by the word that is its whole path."""
    if word in _PAGES:
        return redirect(_PAGES[word])
    tabs = exploring.index().tabs
    if word not in tabs.titles:
        raise Http404(f"there is no page {word[:60]!r}")
    return redirect(Selection(tab="" if word == tabs.home else word).address(reverse("explorer")))


def _chosen(index: Index, query: QueryDict) -> Selection:
    """What landscape2's query says, as far as it can be said here; the rest is passed over."""
    said: dict[str, list[str]] = {}
    for key, value in _said(index, query):
        try:
            Selection.parse([(key, [value])])
        except Misunderstood:
            continue
        said[key] = [value]
    return Selection.parse(said.items())


def _said(index: Index, query: QueryDict) -> Iterator[tuple[str, str]]:
    """Keys and values as our own addresses have them, facets with all their values at once."""
    tabs = {addresses.old_word(title): alias for alias, title in index.tabs.titles.items()}
    tabs |= {alias: alias for alias in index.tabs.titles}
    for value in query.getlist("group"):
        alias = tabs.get(value, "")
        yield "tab", "" if alias == index.tabs.home else alias
    yield "view", _VIEWS.get(query.get("view-mode", ""), "")
    yield "classify", query.get("classify", "")
    if query.get("sort-direction") == "desc":
        yield "sort", "-name"
    yield "maturity", ",".join(_levels(query.getlist("project")))
    yield "open-source", ",".join(_OPEN[value] for value in query.getlist("license") if value in _OPEN)
    yield "licence", ",".join(slug_of(value) for value in query.getlist("license") if value not in _OPEN)
    categories = {addresses.old_word(one.name): one.slug for one in index.catalogue.categories}
    yield "category", ",".join(categories[word] for word in query.getlist("category") if word in categories)
    yield "organisation", ",".join(slug_of(name) for name in query.getlist("organization"))
    yield "tag", ",".join(map(slug_of, query.getlist("tag")))
    for value in query.getlist("extra"):
        if value in _EXTRA:
            yield _EXTRA[value], YES


def _levels(values: list[str]) -> Iterator[str]:
    for value in values:
        if value in list(Maturity):
            yield value
        elif value.startswith("non-"):
            yield NONE
        else:
            yield from Maturity
