"""What a reader has chosen of the certification matrix, as it stands in an address: read and written."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from landscape.catalogue import name_key
from landscape.certified import KubernetesVersion, Offer, Row
from landscape.explorer.selection import Misunderstood

TEXT_LENGTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A version of Kubernetes, a type, a text in vendor or product, and the day; None or "": any."""

    kubernetes: KubernetesVersion | None = None
    offer: Offer | None = None
    vendor: str = ""
    on: date | None = None

    @classmethod
    def parse(cls, query: Mapping[str, str], *, today: date) -> "Choice":
        """The choice that an address says. Raises Misunderstood."""
        said = {key: " ".join(value.split()) for key, value in query.items()}
        if unknown := sorted(said.keys() - {"kubernetes", "type", "vendor", "on"}):
            raise Misunderstood(f"there is nothing called {unknown[0][:60]!r} to choose here")
        return cls(
            kubernetes=_kubernetes(said.get("kubernetes", "")),
            offer=_offer(said.get("type", "")),
            vendor=_text(said.get("vendor", "")),
            on=day_on(said.get("on", ""), today=today),
        )

    def query(self) -> dict[str, str]:
        """The keys and values of its address, what is not said left out."""
        said = {
            "kubernetes": str(self.kubernetes or ""),
            "type": str(self.offer or ""),
            "vendor": self.vendor,
            "on": self.on.isoformat() if self.on else "",
        }
        return {key: value for key, value in said.items() if value}

    def address(self, path: str) -> str:
        """`path` with its query."""
        query = urlencode(self.query())
        return f"{path}?{query}" if query else path

    def rows(self, rows: Iterable[Row]) -> list[Row]:
        """Those of `rows` that are chosen.

        With a version and a type: who offers this version in this way, not another one.
        """
        return [row for row in rows if self._takes(row)]

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves any product out."""
        return bool(self.kubernetes or self.offer or self.vendor)

    def _takes(self, row: Row) -> bool:
        product = row.product
        if self.vendor and name_key(self.vendor) not in name_key(f"{product.vendor} {product.name}"):
            return False
        if self.offer is None:
            return self.kubernetes is None or self.kubernetes in product.versions
        return any(
            entry.offer is self.offer and self.kubernetes in {None, entry.kubernetes}
            for entry in product.certifications
        )


def day_on(text: str, *, today: date) -> date | None:
    """The day an address says, None where it says none. Raises Misunderstood, also for a day to come."""
    if not text:
        return None
    # Of the spellings that the standard library reads, one: an address is written in one way.
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise Misunderstood(f"{text[:60]!r} is no day; write it as 2018-12-31")
    try:
        on = date.fromisoformat(text)
    except ValueError:
        raise Misunderstood(f"there is no day {text}") from None
    if on > today:
        raise Misunderstood(f"{text} is yet to come")
    return on


def _kubernetes(text: str) -> KubernetesVersion | None:
    try:
        return KubernetesVersion.parse(text) if text else None
    except ValueError:
        raise Misunderstood(f"{text[:60]!r} is no version of Kubernetes; write it as 1.30") from None


def _offer(text: str) -> Offer | None:
    try:
        return Offer(text) if text else None
    except ValueError:
        raise Misunderstood(f"{text[:60]!r} is no type; there are {', '.join(Offer)}") from None


def _text(text: str) -> str:
    text = "".join(letter for letter in text if letter.isprintable())
    if len(text) > TEXT_LENGTH:
        raise Misunderstood(f"what a vendor is called can have {TEXT_LENGTH} characters, not {len(text)}")
    return text
