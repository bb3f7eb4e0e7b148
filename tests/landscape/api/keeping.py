"""Catalogues that keep groups, certified products and chapters, as the API asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from landscape.api import days, router
from landscape.catalogue import Catalogue
from landscape.certified import Unread
from landscape.guide import GuideSection
from landscape.kinds import KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A chapter of the guide."""

    slug: str
    title: str
    source: str = "our-guide"
    position: int = 0
    as_of: date | None = None
    text: str = ""
    items: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    sections: tuple[GuideSection, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadFile(Unread):
    """A file that cannot be read."""

    source: str = "k8s-conformance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A folder of which a person said whose it is."""

    folder: str
    source: str = "k8s-conformance"


def keep(monkeypatch: pytest.MonkeyPatch, kinds: Mapping[str, Mapping[str, Any]]) -> None:
    """Makes the API's catalogue hold these things, by kind and slug."""
    models = {kind: type(next(iter(things.values()))) for kind, things in kinds.items()}
    kept = Catalogue(others={models[kind]: things for kind, things in kinds.items()})
    monkeypatch.setattr(days, "KINDS", {**KINDS, **models})
    monkeypatch.setattr(router, "catalogue", lambda _=None: kept)
