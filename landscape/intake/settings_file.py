"""A landscape's settings as the catalogue keeps them: one arrangement, from a day on."""

import hashlib
from dataclasses import replace

from landscape import arrangement, revise
from landscape.arrangement import SLUG, Arrangement
from landscape.catalogue import Catalogue, Difference
from landscape.queries import catalogue as catalogues


def compare(said: Arrangement, catalogue: Catalogue) -> Catalogue:
    """`catalogue` arranged as `said`; that category is the members' which it names."""
    arranged = replace(catalogue, others={**catalogue.others, Arrangement: {SLUG: said}})
    return arrangement.with_members(arranged)


def apply(said: Arrangement, signature: revise.Signature) -> Difference:
    """Writes what `compare` proposes; gives what changed. What was said last of that day costs nothing."""
    signature = replace(signature, about=frozenset({"arrangement", "category"}), digest=_digest(said))
    if revise.is_said(signature):
        there = catalogues.catalogue(signature.effective_on)
        return Difference(there, there)
    return revise.revise(lambda before: compare(said, before), signature)


def _digest(said: Arrangement) -> str:
    return hashlib.blake2b(repr(said).encode(), digest_size=16).hexdigest()
