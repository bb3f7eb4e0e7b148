"""The few pages of signing in that are not allauth's."""

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect


def never(request: HttpRequest) -> HttpResponseBase:
    """Where allauth would lead somebody whom nobody has given an account."""
    if request.path.startswith("/sign-in/github"):
        messages.error(request, "GitHub knows you, and nobody here has joined that account to one of ours.")
        return redirect("account_login")
    raise Http404("accounts are made by an administrator")


def joined(request: HttpRequest) -> HttpResponseBase:
    """After an account of GitHub was joined to the one that is signed in."""
    messages.success(request, "From now on you can sign in with GitHub.")
    return redirect("steward")
