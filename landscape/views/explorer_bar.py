"""What the explorer can be told: tabs, forms, orders, facets, and what is chosen already."""

from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.safestring import SafeString

from landscape.explorer import finding, sorting
from landscape.explorer.finding import Found
from landscape.explorer.index import Index
from landscape.explorer.selection import ZOOMS, Classify, Density, Form, Others, Selection
from landscape.views import explorer_facet, options

# Options beyond these stand folded, and beyond the most they are found by search.
UNFOLDED, MOST = 8, 24


@dataclass(frozen=True, slots=True)
class Link:
    """A choice of one among several."""

    title: str
    url: str
    is_here: bool
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Chip:
    """What is chosen, and the address without it."""

    name: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of zoom; no address at the end."""

    title: str
    url: str
    keys: str


@dataclass(frozen=True, slots=True)
class FacetShown:
    """A facet in the sidebar, its options drawn; `more` of `number` stand folded."""

    key: str
    title: str
    options: SafeString
    folded: SafeString
    more: int
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Landscape:
    """The context bar of the explorer."""

    forms: tuple[Link, ...]
    tabs: tuple[Link, ...]
    sorts: tuple[tuple[str, str], ...]
    sort: str
    turned: str
    classifies: tuple[tuple[str, str], ...]
    zooms: tuple[Step, ...]
    density: Link
    others: Link | None
    chips: tuple[Chip, ...]
    cleared: str
    compare: str
    hidden: tuple[tuple[str, str], ...]


_FORMS = {Form.GRID: "Grid", Form.CARDS: "Cards", Form.TABLE: "Table"}
_CLASSIFIES = {
    Classify.CATEGORY: "by category",
    Classify.MATURITY: "by maturity",
    Classify.ORGANISATION: "by organisation",
    Classify.TAG: "by TAG",
    Classify.LICENCE: "by licence",
    Classify.NONE: "from A to Z",
}
_LIST_CLASSIFIES = _CLASSIFIES | {Classify.NONE: "in one list"}


def bar(index: Index, selection: Selection, found: Found) -> Landscape:
    """The bar of this choice."""
    path = reverse("explorer")
    is_grid = selection.form is Form.GRID
    first = replace(selection, page=1)
    minus = "-" if selection.is_reversed else ""
    dense = Density.ROOMY if selection.density is Density.DENSE else Density.DENSE
    hide = Others.FADE if selection.others is Others.HIDE else Others.HIDE
    return Landscape(
        forms=tuple(
            Link(title, replace(first, form=form).address(path), form is selection.form)
            for form, title in _FORMS.items()
        ),
        tabs=tuple(
            Link(
                tab.title,
                replace(first, tab="" if tab.key == index.tabs.home else tab.key).address(path),
                tab.is_chosen,
                tab.count,
            )
            for tab in found.tabs
        ),
        sorts=() if is_grid else tuple((f"{minus}{by}", sorting.TITLES[by]) for by in index.sorts),
        sort=f"{minus}{selection.sort}",
        turned="" if is_grid else replace(first, is_reversed=not selection.is_reversed).address(path),
        classifies=tuple(_classifies(index, selection)),
        zooms=_zooms(selection) if is_grid else (),
        density=Link("Names", replace(selection, density=dense).address(path), dense is Density.DENSE),
        others=Link("Only these", replace(selection, others=hide).address(path), hide is Others.FADE)
        if is_grid and selection.is_narrowed and found.shown
        else None,
        chips=tuple(_chips(index, selection)),
        cleared=selection.cleared().address(path),
        compare=reverse("compare-days") + (f"?from={selection.on}" if selection.on else ""),
        hidden=tuple(_hidden(selection)),
    )


def facets(selection: Selection, found: Found) -> list[FacetShown]:
    """The facets of the sidebar; what is chosen is never folded away."""
    shown, first = [], replace(selection, page=1)
    for choice in found.choices:
        chosen = [option for option in choice.options if option.is_chosen]
        head = list(choice.options[:UNFOLDED])
        head += [option for option in chosen if option not in head]
        rest = [option for option in choice.options if option not in head]
        # One option more takes no more room than the words that it is folded away.
        if len(rest) == 1:
            head, rest = [*head, *rest], []
        shown.append(
            FacetShown(
                choice.key,
                choice.title,
                options.drawn(choice.key, head),
                options.drawn(choice.key, rest[:MOST]),
                len(rest[:MOST]),
                len(choice.options),
                explorer_facet.address(choice.key, first) if len(rest) > MOST else "",
            )
        )
    return shown


def _chips(index: Index, selection: Selection) -> list[Chip]:
    path = reverse("explorer")
    chips = []
    if selection.words:
        chips.append(Chip("with", f"“{selection.words}”", replace(selection, words="", page=1).address(path)))
    for key, values in selection.chosen:
        chips += [
            Chip(key, finding.title(index, key, value), selection.toggled(key, value).address(path))
            for value in values
        ]
    return chips


def _zooms(selection: Selection) -> tuple[Step, ...]:
    path = reverse("explorer")
    return (
        Step("Smaller", replace(selection, zoom=selection.zoom - 1).address(path), "-")
        if selection.zoom > ZOOMS[0]
        else Step("Smaller", "", ""),
        Step("Larger", replace(selection, zoom=selection.zoom + 1).address(path), "=")
        if selection.zoom < ZOOMS[-1]
        else Step("Larger", "", ""),
    )


def _classifies(index: Index, selection: Selection) -> list[tuple[str, str]]:
    """What can be grouped by; not a facet that no item gives an answer to."""
    titles = _CLASSIFIES if selection.form is Form.GRID else _LIST_CLASSIFIES
    return [
        (word.value, title)
        for word, title in titles.items()
        if word is selection.classify or index.answers.get(word.value, True)
    ]


def _hidden(selection: Selection) -> list[tuple[str, str]]:
    """What the form of the page carries along without a field for it."""
    fields = {"tab", "view", "zoom", "density", "others"} | (
        {"sort"} if selection.form is Form.GRID else set()
    )
    return [(key, value) for key, value in selection.query().items() if key in fields]
