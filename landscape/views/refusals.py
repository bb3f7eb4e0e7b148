"""What a reader is told when an address cannot be read."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from landscape.explorer.selection import Misunderstood

type View = Callable[..., HttpResponseBase]

_METHODS = ("GET", "HEAD")


def told(view: View) -> View:
    """The view, with what it does not understand told in a sentence (400)."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method not in _METHODS:
            return HttpResponseNotAllowed(_METHODS)
        try:
            return view(request, *args, **kwargs)
        except Misunderstood as error:
            return _misunderstood(request, error)

    # Nothing is changed here that a forged form could change.
    return csrf_exempt(answered)


def _misunderstood(request: HttpRequest, error: Misunderstood) -> HttpResponse:
    sentence = str(error)
    context = {
        "section": "landscape",
        "status": 400,
        "heading": "That cannot be read",
        "sentence": f"{sentence[:1].upper()}{sentence[1:]}.",
        "steps": [
            {"title": "The whole landscape", "url": reverse("explorer")},
            {"title": "Search", "url": reverse("search")},
        ],
    }
    return render(request, "errors/error.html", context, status=400)
