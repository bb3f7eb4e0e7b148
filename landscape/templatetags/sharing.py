"""How a page is known where its address is passed on, and how it is framed."""

from typing import Any

from django import template
from django.urls import reverse

from landscape.views import sharing
from landscape.views.sharing import Shared

register = template.Library()


@register.simple_tag(takes_context=True)
def site_shared(context: dict[str, Any], name: str, title: str) -> Shared:
    """The words and the picture of the page of that name."""
    return sharing.shared(
        context["request"],
        title=title,
        description="Every project, product and member of the ecosystem: what it is, and how it moves.",
        path=reverse(name),
        picture=reverse("site-picture"),
    )


@register.simple_tag(takes_context=True)
def framed_view(context: dict[str, Any]) -> str:
    """The HTML that frames what the explorer shows."""
    return sharing.frame(context["request"], context["selection"].address(reverse("embed")))
