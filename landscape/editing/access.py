"""Who may edit, and what the pages of stewards call things."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from landscape import revise, stewardship
from landscape.editing import described
from landscape.editing.deciding import Why
from landscape.stewardship import Deed

PERMISSION = "landscape.steward"

type View = Callable[..., HttpResponseBase]


def stewards(view: View) -> View:
    """The view, for those who may edit the catalogue; never kept by a browser or a proxy."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied("only stewards edit the catalogue; ask an administrator to make you one")
        return view(request, *args, **kwargs)

    return never_cache(login_required(answered))


def kind_of(kind: str) -> described.Described:
    """What is told of a kind; raises Http404."""
    if kind not in described.KINDS:
        raise Http404(f"there is no kind of thing called {kind[:60]!r}")
    return described.KINDS[kind]


def name(kind: str, thing: Any, slug: str) -> str:  # noqa: ANN401 - a thing of any kind
    """What a thing is called."""
    return str(getattr(thing, described.KINDS[kind].named_by) or slug)


def public(kind: str, slug: str) -> str:
    """The address of the page that all can read, "" where there is none."""
    page = described.KINDS[kind].page
    try:
        return reverse(page, args=[slug]) if page and slug else ""
    except NoReverseMatch:
        return ""


def today() -> date:
    """The UTC day that it is."""
    return timezone.now().date()


def deed(request: HttpRequest, kind: str, slug: str, why: Why, **said: Any) -> Deed:  # noqa: ANN401 - a deed's
    """What whoever asks does to a thing, with the reason and the day that were filled in."""
    return Deed(
        kind=kind,
        slug=slug,
        who=request.user.get_username(),
        why=why.cleaned_data["reason"],
        on=why.cleaned_data["on"],
        **said,
    )


def written(request: HttpRequest, deed: Deed, why: Why) -> HttpResponseBase | None:
    """Does it and leads to the thing's history; None where it is refused, which `why` then tells."""
    try:
        return does(request, deed)
    except revise.Refused as refusal:
        for sentence in sentences(refusal):
            why.add_error(None, sentence)
        return None


def does(request: HttpRequest, deed: Deed) -> HttpResponseBase:
    """Does it and leads to the thing's history. Raises Refused, and Stale."""
    stewardship.done(deed, now=timezone.now())
    messages.success(request, f"Written: {deed.why}")
    return redirect(reverse("steward-past", args=[deed.kind, deed.slug]))


def sentences(refusal: revise.Refused) -> list[str]:
    """Every reason of a refusal."""
    return [str(refusal)] if isinstance(refusal, stewardship.Stale) else str(refusal).split("; ")
