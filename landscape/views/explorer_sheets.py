"""What the explorer shows as a file for other programs: CSV, JSON, or a landscape.yml of its own."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from landscape import sheets
from landscape.explorer import finding, sorting
from landscape.explorer.selection import Selection
from landscape.queries.catalogue import catalogue
from landscape.sheets import Format
from landscape.views import choosing, refusals


@dataclass(frozen=True, slots=True)
class File:
    """A form of file and its address."""

    title: str
    url: str


@refusals.told
def sheet(request: HttpRequest, form: str) -> HttpResponseBase:
    """The items of the same choice as on the page, in the order they are sorted by."""
    if form not in list(Format):
        raise Http404(f"items are written as {', '.join(Format)}, not as {form[:20]!r}")
    index, selection = choosing.asked(request)
    shown = index.of_mask(finding.found(index, selection).shown)
    cards = sorting.sort(shown, selection.sort, index.around, is_reversed=selection.is_reversed)
    name = f"landscape-{selection.on or timezone.now().date()}.{form}"
    return HttpResponse(
        sheets.written(catalogue(selection.on), cards, Format(form), index.around.standings),
        content_type=sheets.CONTENT_TYPES[Format(form)],
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def files(selection: Selection) -> list[File]:
    """The forms of what `selection` shows; how it is shown says nothing of a file."""
    plain = Selection()
    said = replace(
        selection,
        form=plain.form,
        classify=plain.classify,
        zoom=plain.zoom,
        density=plain.density,
        others=plain.others,
        page=plain.page,
    )
    addresses = ((form, reverse("explorer-sheet", args=[form.value])) for form in Format)
    return [File(form.value.upper(), said.address(path)) for form, path in addresses]
