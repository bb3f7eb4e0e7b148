"""Which item a label of another list means: sure by name or alias, else doubtful with the likeliest items."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from landscape.catalogue import name_key

_MOST_CANDIDATES = 3
_LIKENESS = 0.75  # "chaosmesh" and "chaosblade" are 0.63 alike, "litmus" and "litmuschaos" 0.71
_SHORTEST = 3  # a shorter word begins too many names
_PART = re.compile(r"(?P<head>[^:(]+?)\s*(?::\s|\()")
_BODY_WORDS = "steering governance technical oversight committee working group leads maintainers"
_BODY = frozenset(_BODY_WORDS.split())
_BRACKETED = re.compile(r"(?P<head>[^(]+?)\s*\((?P<inside>[^)]+)\)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A label that names no item: where it stands (indices) and slugs it may mean, the likeliest first."""

    label: str
    indices: tuple[int, ...]
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """Slugs by the index of a label, and what a person has to decide."""

    sure: Mapping[int, str]
    doubtful: tuple[Doubt, ...]


def matches(labels: Sequence[Sequence[str]], slugs: Mapping[str, str]) -> Matches:
    """What the `labels`, each in one or several spellings, mean among `slugs` by name and alias."""
    found = sure(labels, slugs)
    return Matches(found, _doubts(labels, found, _by_key(slugs)))


def sure(labels: Sequence[Sequence[str]], slugs: Mapping[str, str]) -> dict[int, str]:
    """Slugs by the index of each of the `labels` that nobody can doubt.

    Sure is a spelling that is a name or alias but for case, width and spacing; also "Istio: Maintainers"
    and "Tekton (Governance Committee)", parts of what stands before the mark; and "Tekton Pipeline" where
    the list splits Tekton so. "SPIFFE Steering Committee" is not: nothing says it is no project itself.
    """
    by_name = _by_key(slugs)
    found: dict[int, str] = {}
    split: dict[str, str] = {}
    for index, spellings in enumerate(labels):
        keys = [name_key(spelling) for spelling in spellings]
        heads = [name_key(part["head"]) for key in keys if (part := _PART.match(key))]
        if (slug := _first(by_name, keys)) is not None:
            found[index] = slug
        elif (slug := _first(by_name, heads)) is not None:
            found[index] = slug
            split |= {head: slug for head in heads if head in by_name}
    for index, spellings in enumerate(labels):
        if index not in found:
            for head, slug in split.items():
                if any(name_key(spelling).startswith(f"{head} ") for spelling in spellings):
                    found[index] = slug
    return found


def is_body(label: str) -> bool:
    """Whether `label` names a body of some project, and no project: "Steering Committee"."""
    return _BODY.issuperset(name_key(label).split())


def _by_key(slugs: Mapping[str, str]) -> dict[str, str]:
    return {name_key(name): slug for name, slug in slugs.items()}


def _first(slugs: Mapping[str, str], keys: Iterable[str]) -> str | None:
    return next((slugs[key] for key in keys if key in slugs), None)


def _doubts(
    labels: Sequence[Sequence[str]], sure: Mapping[int, str], by_name: Mapping[str, str]
) -> tuple[Doubt, ...]:
    """One for every label, however often it stands in the list."""
    forms = _forms(by_name)
    places: dict[tuple[str, ...], list[int]] = {}
    for index, spellings in enumerate(labels):
        if index not in sure:
            places.setdefault(tuple(spellings), []).append(index)
    doubts = []
    for spellings, indices in places.items():
        likely = [slug for spelling in spellings for slug in _likely(spelling, forms)]
        if is_body(spellings[0]):
            # A body without a project's name goes on with the project of the block before.
            likely += [sure[index - 1] for index in indices if index - 1 in sure]
        kept = tuple(dict.fromkeys(likely))[:_MOST_CANDIDATES]
        doubts.append(Doubt(spellings[0], tuple(indices), kept))
    return tuple(doubts)


def _forms(by_name: Mapping[str, str]) -> dict[str, list[str]]:
    """Slugs by every squeezed form of their names (whole, before and inside brackets), the shortest first."""
    forms: dict[str, list[str]] = {}
    for name, slug in by_name.items():
        for form in _squeezed(name):
            forms.setdefault(form, []).append(slug)
    return dict(sorted(forms.items(), key=lambda item: (len(item[0]), item[0])))


def _likely(label: str, forms: Mapping[str, Sequence[str]]) -> list[str]:
    wanted = _squeezed(name_key(label))
    same = [slug for form in wanted for slug in forms.get(form, ())]
    begun = [
        slug
        for form, slugs in forms.items()
        for word in wanted
        if min(len(word), len(form)) >= _SHORTEST and (form.startswith(word) or word.startswith(form))
        for slug in slugs
    ]
    alike = [
        slug
        for word in wanted
        for form in difflib.get_close_matches(word, forms, _MOST_CANDIDATES, _LIKENESS)
        for slug in forms[form]
    ]
    return [*same, *alike, *begun]


def _squeezed(name: str) -> list[str]:
    """`name` by letters and digits alone, then what stands before and inside its brackets."""
    found = _BRACKETED.match(name)
    parts = (name, found["head"], found["inside"]) if found else (name,)
    squeezed = (re.sub(r"[\W_]+", "", part) for part in parts)
    return [part for part in dict.fromkeys(squeezed) if part]
