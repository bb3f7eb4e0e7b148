"""Files of maintainers: which one it is, and what the catalogue is once it is believed."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from landscape import labels, maintainers, revise
from landscape.catalogue import Catalogue, Difference, Source, name_key, slug_of
from landscape.intake import confirming, maintainers_yaml, project_maintainers
from landscape.intake.confirming import Doubt
from landscape.intake.findings import Findings
from landscape.maintainers import MaintainerList
from landscape.projects import Maintainer, MaintainerBlock, Roster
from landscape.queries import catalogue as catalogues

ABOUT = frozenset({"maintainers"})


def read(content: bytes) -> tuple[Source, Findings[MaintainerList]]:
    """Whose file it is, and its lists with all problems; what does not begin as a CSV does is YAML."""
    if _is_sheet(content):
        blocks = project_maintainers.read(content)
        return Source.PROJECT_MAINTAINERS, Findings(tuple(_of_blocks(blocks.things)), blocks.problems)
    rosters = maintainers_yaml.read(content)
    return Source.DOT_PROJECT, Findings(tuple(map(of_roster, rosters.things)), rosters.problems)


def compare(lists: Iterable[MaintainerList], catalogue: Catalogue, *, source: Source) -> Catalogue:
    """`catalogue` once `source` has said `lists`.

    CNCF's sheet is all there is; a project's own file speaks of that project and of no other.
    """
    said = keyed(lists)
    known = catalogue.of(MaintainerList)
    kept = {
        key: one for key, one in known.items() if one.source is not source or source is Source.DOT_PROJECT
    }
    return replace(catalogue, others={**catalogue.others, MaintainerList: {**kept, **said}})


def apply(lists: Iterable[MaintainerList], signature: revise.Signature) -> Difference:
    """Writes what `compare` proposes; gives what changed. What was said last of that day costs nothing."""
    said, source = tuple(lists), signature.source
    is_whole = source is Source.PROJECT_MAINTAINERS
    signature = replace(signature, about=ABOUT, is_whole=is_whole, digest=_digest(said))
    if is_whole and revise.is_said(signature):
        there = catalogues.catalogue(signature.effective_on)
        return Difference(there, there)
    return revise.revise(lambda before: compare(said, before, source=source), signature)


def doubts(lists: Sequence[MaintainerList], catalogue: Catalogue) -> tuple[Doubt, ...]:
    """The lists, in their order, that no item of `catalogue` is known for."""
    found = maintainers.items(lists, catalogue)
    identifiers = maintainers.identifiers(catalogue)
    # "Linkerd: Steering Committee" is an alias, and no name that other committees may be like.
    names = {name: slug for name, slug in maintainers.names(catalogue).items() if ": " not in name}
    projects = {name_key(one.label): found[index] for index, one in enumerate(lists) if index in found}
    open_lists = [one for index, one in enumerate(lists) if index not in found]
    likely = confirming.likely([(one.label,) for one in open_lists], names, identifiers)
    return tuple(
        Doubt(
            one.called,
            # A body goes on with the project of the label before it.
            ((projects[name_key(one.under)],) if name_key(one.under) in projects else ()) + candidates,
        )
        for one, candidates in zip(open_lists, likely, strict=True)
    )


def keyed(lists: Iterable[MaintainerList]) -> dict[str, MaintainerList]:
    """The lists by "source/label", with a number where two are called alike."""
    found: dict[str, MaintainerList] = {}
    for one in lists:
        key, number = f"{one.source}/{slug_of(one.called)}", 2
        while key in found:
            key, number = f"{one.source}/{slug_of(one.called)}-{number}", number + 1
        found[key] = one
    return found


def of_roster(roster: Roster) -> MaintainerList:
    """The maintainers of a project's own file, each once with all teams."""
    teams: dict[str, list[str]] = {}
    for team in roster.teams:
        for handle in team.handles:
            teams.setdefault(handle.lower(), []).append(team.name)
    spelt: Mapping[str, str] = {
        handle.lower(): handle for team in reversed(roster.teams) for handle in team.handles
    }
    return MaintainerList(
        source=Source.DOT_PROJECT,
        label=roster.project,
        maintainers=tuple(Maintainer("", spelt[handle], teams=tuple(own)) for handle, own in teams.items()),
    )


def _is_sheet(content: bytes) -> bool:
    first = content[:1000].removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0]
    return b"," in first and b":" not in first


def _of_blocks(blocks: Iterable[MaintainerBlock]) -> Iterator[MaintainerList]:
    before = ""
    for block in blocks:
        is_body = labels.is_body(block.label)
        yield MaintainerList(
            source=Source.PROJECT_MAINTAINERS,
            label=block.label,
            under=before if is_body else "",
            maturity=block.maturity,
            list_url=block.list_url,
            maintainers=block.maintainers,
        )
        before = before if is_body else block.label


def _digest(lists: tuple[MaintainerList, ...]) -> str:
    return hashlib.blake2b(repr(lists).encode(), digest_size=16).hexdigest()
