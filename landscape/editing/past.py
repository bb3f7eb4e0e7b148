"""What held of a thing, to be said again or withdrawn, and the way to take a thing away."""

from http import HTTPStatus

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from landscape import plain, stewardship, words
from landscape.editing import access, described, shown
from landscape.editing.access import stewards
from landscape.editing.deciding import Why
from landscape.kinds import things
from landscape.models import Revision
from landscape.queries import history
from landscape.queries.catalogue import catalogue, read
from landscape.stewardship import Deed
from landscape.words import EXISTS, Word


@stewards
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """Takes a thing out of the catalogue, once it is known why."""
    one, found = access.kind_of(kind), things(catalogue())[kind]
    if slug not in found:
        raise Http404(f"there is no {kind} {slug[:100]!r} to take away")
    why = Why(request.POST or None, initial={"on": access.today()})
    said = {EXISTS: False}
    if request.method == "POST" and why.is_valid():
        answer = access.written(request, access.deed(request, kind, slug, why, said=said), why)
        if answer is not None:
            return answer
    context = {
        "section": "",
        "kind": kind,
        "slug": slug,
        "name": access.name(kind, found[slug], slug),
        "described": one,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if why.errors else HTTPStatus.OK
    return render(request, "landscape/editing/remove.html", context | {"why": why}, status=status)


@stewards
@require_http_methods(["GET", "HEAD", "POST"])
def past(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """All that ever held of a thing, who said so and why; to be said again, or a word to be withdrawn."""
    one = access.kind_of(kind)
    told = history.history(kind, slug)[::-1]
    word = words.of(catalogue().of(Word), kind, slug)
    if not told:
        raise Http404(f"there has never been a {kind} {slug[:100]!r}")
    why = Why(request.POST or None, initial={"on": access.today()})
    if request.method == "POST" and why.is_valid():
        deed = _of_the_past(request, why, told, word)
        answer = access.written(request, deed, why) if deed is not None else None
        if answer is not None:
            return answer
    revisions = Revision.objects.in_bulk({one.revision for one in told})
    older = [*told[1:], None]
    context = {
        "section": "",
        "kind": kind,
        "slug": slug,
        "described": one,
        "word": [(described.title(kind, name), name, said) for name, said in word.said.items()],
        "versions": [
            {
                "version": version,
                "revision": revisions[version.revision],
                "turns": shown.turns(
                    kind, stewardship.differing(before.value if before else None, version.value)
                ),
                "number": number,
            }
            for number, (version, before) in enumerate(zip(told, older, strict=True))
        ],
        "why": why,
        "is_there": slug in things(catalogue())[kind],
        "public": access.public(kind, slug),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if why.errors else HTTPStatus.OK
    return render(request, "landscape/editing/past.html", context, status=status)


def _of_the_past(request: HttpRequest, why: Why, told: list[history.Told], word: Word) -> Deed | None:
    """What is to be done: a version said again, or words withdrawn."""
    kind, slug = word.kind, word.of
    if withdrawn := frozenset(request.POST.getlist("withdraw")) & word.said.keys():
        return access.deed(request, kind, slug, why, withdrawn=withdrawn)
    number = request.POST.get("again", "")
    if not number.isascii() or not number.isdigit() or int(number) >= len(told):
        why.add_error(None, "choose what is to hold again, or which words are withdrawn")
        return None
    value = told[int(number)].value
    there = things(read(why.cleaned_data["on"]))[kind].get(slug)
    if value is None:
        return access.deed(request, kind, slug, why, said={EXISTS: False})
    then, now = plain.fields(value), {} if there is None else plain.fields(there)
    said = {name: one for name, one in then.items() if now.get(name) != one}
    withdrawn = frozenset({EXISTS}) if EXISTS in word.said and not word.said[EXISTS].value else frozenset()
    if there is None and not withdrawn:
        said[EXISTS] = True
    if not said and not withdrawn:
        why.add_error(None, "that is how it is already")
        return None
    return access.deed(request, kind, slug, why, said=said, withdrawn=withdrawn)
