"""The page of what imports left open, with an answer for each."""

from collections import defaultdict

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from landscape import revise
from landscape.editing import doubting
from landscape.editing.access import stewards
from landscape.editing.doubting import TITLES, Open
from landscape.queries.catalogue import catalogue

_PAGE = 50
_ANSWERS = {"same": True, "different": False}


@stewards
@require_http_methods(["GET", "HEAD", "POST"])
def doubts(request: HttpRequest) -> HttpResponseBase:
    """What is open, and remembers the answer that was given."""
    found = doubting.questions(catalogue())
    if request.method == "POST":
        question = next((one for one in found if one.key == request.POST.get("question")), None)
        answer = _ANSWERS.get(request.POST.get("answer", ""))
        if question is None or answer is None:
            messages.error(request, "That is open no longer; somebody has answered it.")
        else:
            _answer(request, question, is_same=answer)
        return redirect(f"{reverse('steward-doubts')}?page={request.POST.get('page', '1')[:6]}")
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    sorts: defaultdict[str, list[Open]] = defaultdict(list)
    for one in page:
        sorts[TITLES[one.about]].append(one)
    context = {"section": "", "sorts": dict(sorts), "page": page, "number": len(found)}
    return render(request, "landscape/editing/doubts.html", context)


def _answer(request: HttpRequest, question: Open, *, is_same: bool) -> None:
    word = "the same as" if is_same else "another than"
    why = request.POST.get("reason", "").strip()[:300]
    sentence = f"{question.first_name} is {word} {question.second_name}" + (f": {why}" if why else "")
    try:
        doubting.answered(
            question, is_same=is_same, who=request.user.get_username(), why=sentence, now=timezone.now()
        )
    except revise.Refused as refusal:
        messages.error(request, f"Not written: {refusal}.")
    else:
        messages.success(request, f"Written: {sentence}.")
