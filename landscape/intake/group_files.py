"""Files of groups: which one it is, and what the catalogue is once it is believed."""

import hashlib
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from landscape import revise
from landscape.catalogue import Catalogue, Difference, Source
from landscape.groups import Group
from landscape.intake import sigs, sigs_2018, tags
from landscape.intake.findings import Findings
from landscape.intake.nodes import Fields, Unreadable, tree
from landscape.intake.records import Problem
from landscape.queries import catalogue as catalogues

# Today's groups take the place of those that our starting catalogue knows.
_REPLACED: Mapping[Source, AbstractSet[Source]] = {
    Source.KUBERNETES_COMMUNITY: {Source.KUBERNETES_COMMUNITY, Source.GROUPS_OF_2018},
}


def read(content: bytes) -> tuple[Source, Findings[Group]]:
    """Whose file it is, and its groups with all problems; one that is neither's is an error."""
    try:
        root = tree(content)
    except Unreadable:
        # Either reader tells why.
        return Source.KUBERNETES_COMMUNITY, sigs.read(content)
    if sigs.is_sigs(root) and tags.is_tags(root):
        sentence = "this is both a sigs.yaml and a tags.yaml: it has the key sigs and the key tags"
        return Source.KUBERNETES_COMMUNITY, _refused(root.line, sentence)
    if sigs.is_sigs(root):
        return Source.KUBERNETES_COMMUNITY, sigs.read(content)
    if tags.is_tags(root):
        return Source.CNCF_TOC, tags.read(content)
    keys = ", ".join(sorted(root.fields)[:5]) if isinstance(root, Fields) else ""
    sentence = "this is neither a sigs.yaml nor a tags.yaml: it has neither the key sigs nor the key tags"
    return Source.KUBERNETES_COMMUNITY, _refused(root.line, f"{sentence} ({keys})" if keys else sentence)


def compare(groups: Iterable[Group], catalogue: Catalogue, *, source: Source) -> Catalogue:
    """`catalogue` with `groups` as all that `source` lists; groups of other sources stay.

    The SIGs of 2018 are there only where kubernetes/community says nothing. A slug that another source has
    given to a group of its own is Refused.
    """
    known = catalogue.of(Group)
    if source is Source.GROUPS_OF_2018 and any(
        group.source is Source.KUBERNETES_COMMUNITY for group in known.values()
    ):
        return catalogue
    replaced = _REPLACED.get(source, {source})
    kept = {slug: group for slug, group in known.items() if group.source not in replaced}
    said = {group.slug: _listed(group, source) for group in groups}
    if taken := sorted(said.keys() & kept.keys()):
        raise revise.Refused("; ".join(f"{slug} is a group of {kept[slug].source} already" for slug in taken))
    return replace(catalogue, others={**catalogue.others, Group: {**kept, **said}})


def apply(groups: Iterable[Group], signature: revise.Signature) -> Difference:
    """Writes what `compare` proposes; gives what changed. What was said last of that day costs nothing."""
    said = tuple(groups)
    signature = replace(signature, about=frozenset({"group"}), digest=_digest(said))
    if revise.is_said(signature):
        there = catalogues.catalogue(signature.effective_on)
        return Difference(there, there)
    return revise.revise(lambda before: compare(said, before, source=signature.source), signature)


def _listed(group: Group, source: Source) -> Group:
    if source is Source.KUBERNETES_COMMUNITY:
        return replace(group, source=source, predecessors=sigs_2018.predecessors(group))
    return replace(group, source=source)


def _digest(groups: tuple[Group, ...]) -> str:
    return hashlib.blake2b(repr(groups).encode(), digest_size=16).hexdigest()


def _refused(line: int, sentence: str) -> Findings[Group]:
    return Findings(problems=(Problem(line, "", sentence, is_error=True),))
