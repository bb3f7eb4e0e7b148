"""The form of a thing, and what it will change before that is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from landscape import plain, revise, stewardship, words
from landscape.catalogue import slug_of
from landscape.editing import access, described, shown
from landscape.editing.access import stewards
from landscape.editing.deciding import Why
from landscape.editing.forms import ThingForm, form_class
from landscape.kinds import KINDS, things
from landscape.models import Revision
from landscape.queries.catalogue import catalogue
from landscape.stewardship import Deed
from landscape.words import EXISTS, Word

# What a page sends again is all that was sent, but for these of its own.
_OWN = frozenset({"_step", "csrfmiddlewaretoken"})


@dataclass(frozen=True, slots=True)
class _Filled:
    """A form as it was filled in for the thing `current`, which is empty where it is new."""

    kind: str
    slug: str
    form: ThingForm
    why: Why
    word: Word
    current: Mapping[str, Any]


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
    access.kind_of(kind)
    return _form(request, kind, "", {})


def _form(request: HttpRequest, kind: str, slug: str, current: Mapping[str, Any]) -> HttpResponseBase:
    step = request.POST.get("_step", "preview")
    bound = _sent(request.POST, step) if request.method == "POST" else None
    base = stewardship.newest(kind, slug) if slug else None
    filled = _Filled(
        kind,
        slug,
        form_class(KINDS[kind], kind)(bound, initial=dict(current)),
        Why(bound, initial={"on": access.today(), "base": base}, is_new=not slug),
        words.of(catalogue().of(Word), kind, slug),
        current,
    )
    problems: list[str] = []
    if bound is not None and step in {"preview", "write"}:
        # Both are asked, so that all problems are told at once.
        is_well = all([filled.form.is_valid(), filled.why.is_valid()])
        answer = _answered(request, filled, step) if is_well else None
        if isinstance(answer, HttpResponseBase):
            return answer
        problems = answer or [*filled.form.sentences(), *filled.why.sentences()]
    context = {
        "section": "",
        "kind": kind,
        "slug": slug,
        "described": described.KINDS[kind],
        "name": current.get(described.KINDS[kind].named_by) or slug,
        "groups": shown.groups(kind, filled.form, filled.word),
        "why": filled.why,
        "problems": problems,
        "others": _others(filled.why, base) if problems else None,
        "public": access.public(kind, slug),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK
    return render(request, "landscape/editing/form.html", context, status=status)


def _sent(posted: QueryDict, step: str) -> QueryDict:
    """What was sent, with one row more where that is asked for."""
    key = f"{step.removeprefix('more:')}-TOTAL_FORMS"
    if step.startswith("more:") and posted.get(key, "").isdigit():
        more = posted.copy()
        more[key] = str(int(posted.get(key, "0")) + 1)
        return more
    return posted


def _answered(request: HttpRequest, filled: _Filled, step: str) -> HttpResponseBase | list[str]:
    """The page that follows: the thing's, or what will change; else why there is none."""
    deed = _deed(request, filled)
    if not deed.said and not deed.withdrawn:
        return ["nothing is different; change a field or withdraw a word first"]
    if not filled.slug and deed.slug in things(catalogue())[deed.kind]:
        return [f"there is a {described.KINDS[deed.kind].one} {deed.slug!r} already"]
    try:
        if step == "write":
            return access.does(request, deed)
        return _preview(request, deed, shown.written(deed.kind, filled.form.value()))
    except revise.Refused as refusal:
        return access.sentences(refusal)


def _deed(request: HttpRequest, filled: _Filled) -> Deed:
    """What the form asks for."""
    given = filled.form.value()
    if not filled.slug:
        slug = filled.why.cleaned_data.get("slug") or _new_slug(filled.kind, given)
        said = {name: value for name, value in given.items() if not _is_blank(value)} | {EXISTS: True}
        return access.deed(request, filled.kind, slug, filled.why, said=said)
    said = {name: value for name, value in given.items() if filled.current.get(name) != value}
    withdrawn = {name for name in request.POST.getlist("withdraw") if name in filled.word.said}
    if filled.word.under is not None:
        others = plain.fields(plain.thing(filled.kind, filled.word.under))
        # Who says what everybody else does needs no word of their own any more.
        withdrawn |= {
            name for name, value in said.items() if name in filled.word.said and others.get(name) == value
        }
    return access.deed(
        request,
        filled.kind,
        filled.slug,
        filled.why,
        said={name: value for name, value in said.items() if name not in withdrawn},
        withdrawn=frozenset(withdrawn),
        base=filled.why.cleaned_data.get("base"),
    )


def _preview(request: HttpRequest, deed: Deed, written: str | None) -> HttpResponse:
    """What the deed will change. Raises Refused, and Stale."""
    changed = stewardship.foreseen(deed)
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
        "turns": shown.turns(deed.kind, stewardship.turns(changed, deed.kind, deed.slug)),
        "withdrawn": [described.title(deed.kind, name) for name in sorted(deed.withdrawn)],
        "others": others,
        "on": deed.on,
        "why": deed.why,
        "who": deed.who,
        "sent": [(key, value) for key, values in request.POST.lists() for value in values if key not in _OWN],
        "written": written,
    }
    return render(request, "landscape/editing/preview.html", context)


def _others(why: Why, newest: int | None) -> Revision | None:
    """Who changed the thing since the form was opened; the form then has seen that too."""
    seen = str(why.data.get("base", ""))
    if newest is None or not seen.isdigit() or int(seen) == newest:
        return None
    why.data = {**{key: why.data.get(key) for key in why.data}, "base": str(newest)}
    return Revision.objects.filter(pk=newest).first()


def _is_blank(value: Any) -> bool:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return all(_is_blank(one) for one in value.values())
    return value is False or value in ("", None, [])


def _new_slug(kind: str, given: Mapping[str, Any]) -> str:
    if kind in {"confirmed-folder", "unread-certification"}:
        return f"{given['source']}/{given['folder']}"
    return slug_of(str(given.get(described.KINDS[kind].named_by) or ""))
