"""The pages on which stewards look at things, change them, and see what that will change."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from landscape import overlay, plain, revise, stewardship, words
from landscape.catalogue import Catalogue, Source, name_key, slug_of
from landscape.editing import described, shown
from landscape.editing.deciding import Why
from landscape.editing.forms import ThingForm, form_class
from landscape.kinds import KINDS, things
from landscape.models import Revision
from landscape.queries import history
from landscape.queries.catalogue import catalogue, read
from landscape.stewardship import Deed
from landscape.words import EXISTS, Word

PERMISSION = "landscape.steward"

type View = Callable[..., HttpResponseBase]

_PAGE = 50
_SUGGESTED = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A thing in a list."""

    slug: str
    name: str
    is_said: bool


def stewards(view: View) -> View:
    """The view, for those who may edit the catalogue; never kept by a browser or a proxy."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied("only stewards edit the catalogue; ask an administrator to make you one")
        return view(request, *args, **kwargs)

    return never_cache(login_required(answered))


@stewards
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """All kinds of thing, and what stewards did last."""
    found = things(catalogue())
    context = {
        "section": "",
        "kinds": [
            {"word": kind, "title": one.many, "number": len(found[kind])} for kind, one in described.KINDS.items()
        ],
        "latest": Revision.objects.filter(source=Source.STEWARD).order_by("-pk")[:20],
        "kept": overlay.kept(catalogue(), about=frozenset(KINDS)),
        "kept_kinds": described.KINDS,
    }
    return render(request, "landscape/editing/index.html", context)


@stewards
@require_GET
def listed(request: HttpRequest, kind: str) -> HttpResponse:
    """The things of a kind, found by name or slug."""
    one, found = _described(kind), catalogue()
    sought = request.GET.get("q", "").strip()[:100]
    rows = [row for row in _rows(found, kind) if name_key(sought) in name_key(f"{row.name} {row.slug}")]
    context = {
        "section": "",
        "kind": kind,
        "described": one,
        "q": sought,
        "page": Paginator(rows, _PAGE).get_page(request.GET.get("page")),
        "away": sorted(
            word.of
            for word in found.of(Word).values()
            if word.kind == kind and EXISTS in word.said and not word.said[EXISTS].value
        ),
    }
    return render(request, "landscape/editing/list.html", context)


@stewards
@require_GET
def suggest(request: HttpRequest, kind: str) -> JsonResponse:
    """Things of a kind whose name or slug holds the words `q`, those that begin with them first."""
    _described(kind)
    sought = name_key(request.GET.get("q", "")[:100])
    rows = [row for row in _rows(catalogue(), kind) if sought in name_key(f"{row.name} {row.slug}")]
    rows.sort(key=lambda row: not name_key(row.name).startswith(sought))
    return JsonResponse({"results": [{"slug": row.slug, "name": row.name} for row in rows[:_SUGGESTED]]})


@stewards
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """The form of a thing, and what it will change before that is written."""
    thing = things(catalogue())[kind].get(slug) if kind in described.KINDS else None
    if thing is None:
        raise Http404(f"there is no {kind} {slug[:100]!r} to edit")
    return _form(request, kind, slug, plain.fields(thing))


@stewards
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The form of a new thing."""
    _described(kind)
    return _form(request, kind, "", {})


@stewards
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """Takes a thing out of the catalogue, once it is known why."""
    one, found = _described(kind), things(catalogue())[kind]
    if slug not in found:
        raise Http404(f"there is no {kind} {slug[:100]!r} to take away")
    why = Why(request.POST or None, initial={"on": _today()})
    said = {EXISTS: False}
    if request.method == "POST" and why.is_valid():
        answer = _written(request, _deed(request, kind, slug, why, said=said), why)
        if answer is not None:
            return answer
    context = {"section": "", "kind": kind, "slug": slug, "name": _name(kind, found[slug], slug), "described": one}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if why.errors else HTTPStatus.OK
    return render(request, "landscape/editing/remove.html", context | {"why": why}, status=status)


@stewards
@require_http_methods(["GET", "HEAD", "POST"])
def past(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """All that ever held of a thing, who said so and why; any of it can be said again, or a word withdrawn."""
    one = _described(kind)
    told = history.history(kind, slug)[::-1]
    word = words.of(catalogue().of(Word), kind, slug)
    if not told:
        raise Http404(f"there has never been a {kind} {slug[:100]!r}")
    why = Why(request.POST or None, initial={"on": _today()})
    if request.method == "POST" and why.is_valid():
        deed = _of_the_past(request, kind, slug, why, told, word)
        answer = _written(request, deed, why) if deed is not None else None
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
                "turns": shown.turns(kind, _turns(before.value if before else None, version.value)),
                "number": number,
            }
            for number, (version, before) in enumerate(zip(told, older, strict=True))
        ],
        "why": why,
        "is_there": slug in things(catalogue())[kind],
        "public": _public(kind, slug),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if why.errors else HTTPStatus.OK
    return render(request, "landscape/editing/past.html", context, status=status)


def _of_the_past(
    request: HttpRequest, kind: str, slug: str, why: Why, told: list[history.Told], word: Word
) -> Deed | None:
    """What is to be done: a version said again, or words withdrawn."""
    if withdrawn := frozenset(request.POST.getlist("withdraw")) & word.said.keys():
        return _deed(request, kind, slug, why, withdrawn=withdrawn)
    number = request.POST.get("again", "")
    if not number.isascii() or not number.isdigit() or int(number) >= len(told):
        why.add_error(None, "choose what is to hold again, or which words are withdrawn")
        return None
    value = told[int(number)].value
    there = things(read(why.cleaned_data["on"]))[kind].get(slug)
    if value is None:
        return _deed(request, kind, slug, why, said={EXISTS: False})
    then, now = plain.fields(value), {} if there is None else plain.fields(there)
    said = {name: one for name, one in then.items() if now.get(name) != one}
    withdrawn = frozenset({EXISTS}) if EXISTS in word.said and not word.said[EXISTS].value else frozenset()
    if there is None and not withdrawn:
        said[EXISTS] = True
    if not said and not withdrawn:
        why.add_error(None, "that is how it is already")
        return None
    return _deed(request, kind, slug, why, said=said, withdrawn=withdrawn)


def _form(request: HttpRequest, kind: str, slug: str, current: Mapping[str, Any]) -> HttpResponseBase:
    model = form_class(KINDS[kind], kind)
    step = request.POST.get("_step", "")
    word = words.of(catalogue().of(Word), kind, slug)
    bound = request.POST if request.method == "POST" else None
    form = model(bound, initial=dict(current), more=step.removeprefix("more:") if step.startswith("more:") else "")
    why = Why(bound, initial={"on": _today(), "base": stewardship.newest(kind, slug) if slug else 0}, is_new=not slug)
    problems: list[str] = []
    if bound is not None and (step in {"preview", "write"} or not step):
        is_well = all([form.is_valid(), why.is_valid()])
        problems = [*form.sentences(), *why.sentences()]
        if is_well:
            deed, found = _asked(request, kind, slug, form, why, current, word)
            answer, found = _answered(request, deed, found, why, step, form)
            if answer is not None:
                return answer
            problems += found
    context = {
        "section": "",
        "kind": kind,
        "slug": slug,
        "described": described.KINDS[kind],
        "name": current.get(described.KINDS[kind].named_by) or slug,
        "groups": shown.groups(kind, form, word),
        "why": why,
        "problems": problems,
        "others": _others(kind, slug, why, problems),
        "public": _public(kind, slug),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return render(request, "landscape/editing/form.html", context, status=status)


def _asked(
    request: HttpRequest,
    kind: str,
    slug: str,
    form: ThingForm,
    why: Why,
    current: Mapping[str, Any],
    word: Word,
) -> tuple[Deed, list[str]]:
    """What the form asks for, and what is wrong with that."""
    given = form.value()
    said = {name: value for name, value in given.items() if current.get(name) != value}
    if not slug:
        new = why.cleaned_data.get("slug") or _new_slug(kind, given)
        said = {name: value for name, value in given.items() if value not in ("", None, [], {})} | {EXISTS: True}
        # What has no value by itself is said though it is blank.
        said |= {name: given[name] for name in described.KINDS[kind].groups and ("name",) if name in given}
        problems = [f"there is a {described.KINDS[kind].one} {new!r} already"] if new in things(catalogue())[kind] else []
        return _deed(request, kind, new, why, said=said, is_new=True), problems
    withdrawn = {name for name in request.POST.getlist("withdraw") if name in word.said}
    if word.under is not None:
        others = plain.fields(plain.thing(kind, word.under))
        # Who says what everybody else does needs no word of their own any more.
        withdrawn |= {name for name, value in said.items() if name in word.said and others.get(name) == value}
    said = {name: value for name, value in said.items() if name not in withdrawn}
    problems = [] if said or withdrawn else ["nothing is different; change a field or withdraw a word first"]
    return _deed(request, kind, slug, why, said=said, withdrawn=frozenset(withdrawn)), problems


def _answered(
    request: HttpRequest, deed: Deed, problems: list[str], why: Why, step: str, form: ThingForm
) -> tuple[HttpResponseBase | None, list[str]]:
    """The page that follows: the thing's, or what will change; else why there is none."""
    if problems:
        return None, problems
    try:
        if step == "write":
            stewardship.done(deed, now=timezone.now())
            messages.success(request, f"Written: {deed.why}")
            return redirect(_after(deed)), []
        changed = stewardship.foreseen(deed)
    except revise.Refused as refusal:
        return None, _sentences(refusal)
    turns = stewardship.turns(changed, deed.kind, deed.slug)
    others = [
        (kind, slug)
        for kind, parts in changed.parts.items()
        for slug in (*parts.added, *parts.changed, *parts.removed)
        if kind != "steward-word" and (kind, slug) != (deed.kind, deed.slug)
    ]
    context = {
        "section": "",
        "kind": deed.kind,
        "slug": deed.slug,
        "described": described.KINDS[deed.kind],
        "turns": shown.turns(deed.kind, turns),
        "withdrawn": [described.title(deed.kind, name) for name in sorted(deed.withdrawn)],
        "others": others,
        "on": deed.on,
        "why": deed.why,
        "who": deed.who,
        "sent": [(key, value) for key, values in request.POST.lists() for value in values if key not in _OWN],
        "written": shown.written(deed.kind, form.value()),
    }
    return render(request, "landscape/editing/preview.html", context), []


_OWN = {"_step", "csrfmiddlewaretoken"}


def _written(request: HttpRequest, deed: Deed, why: Why) -> HttpResponseBase | None:
    try:
        stewardship.done(deed, now=timezone.now())
    except revise.Refused as refusal:
        for sentence in _sentences(refusal):
            why.add_error(None, sentence)
        return None
    messages.success(request, f"Written: {deed.why}")
    return redirect(_after(deed))


def _deed(
    request: HttpRequest,
    kind: str,
    slug: str,
    why: Why,
    *,
    said: Mapping[str, Any] | None = None,
    withdrawn: frozenset[str] = frozenset(),
    is_new: bool = False,
) -> Deed:
    return Deed(
        kind=kind,
        slug=slug,
        who=request.user.get_username(),
        why=why.cleaned_data["reason"],
        on=why.cleaned_data["on"],
        said=said or {},
        withdrawn=withdrawn,
        base=None if is_new else why.cleaned_data.get("base"),
    )


def _others(kind: str, slug: str, why: Why, problems: list[str]) -> Revision | None:
    """Who changed the thing since the form was opened; the form then has seen that too."""
    seen = why.data.get("base", "") if why.is_bound else ""
    newest = stewardship.newest(kind, slug) if slug else 0
    if not problems or not seen.isdigit() or int(seen) == newest:
        return None
    why.data = why.data.copy()
    why.data["base"] = str(newest)
    return Revision.objects.filter(pk=newest).first()


def _sentences(refusal: revise.Refused) -> list[str]:
    return str(refusal).split("; ") if not isinstance(refusal, stewardship.Stale) else [str(refusal)]


def _turns(before: Any, after: Any) -> list[stewardship.Turn]:  # noqa: ANN401 - things of any kind
    return stewardship.differing(before, after)


def _described(kind: str) -> described.Described:
    if kind not in described.KINDS:
        raise Http404(f"there is no kind of thing called {kind[:60]!r}")
    return described.KINDS[kind]


def _rows(found: Catalogue, kind: str) -> list[Row]:
    said = found.of(Word)
    rows = [
        Row(slug, _name(kind, thing, slug), words.key(kind, slug) in said)
        for slug, thing in things(found)[kind].items()
    ]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.slug))


def _name(kind: str, thing: Any, slug: str) -> str:  # noqa: ANN401 - a thing of any kind
    return str(getattr(thing, described.KINDS[kind].named_by) or slug)


def _new_slug(kind: str, given: Mapping[str, Any]) -> str:
    if kind == "confirmed-folder" or kind == "unread-certification":
        return f"{given['source']}/{given['folder']}"
    return slug_of(str(given.get(described.KINDS[kind].named_by) or ""))


def _after(deed: Deed) -> str:
    return reverse("steward-past", args=[deed.kind, deed.slug])


def _public(kind: str, slug: str) -> str:
    page = described.KINDS[kind].page
    try:
        return reverse(page, args=[slug]) if page and slug else ""
    except NoReverseMatch:
        return ""


def _today() -> date:
    return timezone.now().date()


def as_text(value: object) -> str:
    """JSON as it is shown where nothing better is known."""
    return json.dumps(value, ensure_ascii=False)
