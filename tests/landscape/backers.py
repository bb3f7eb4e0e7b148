"""A small world of who stands behind what, on two days; and a today of the tests' own."""

from datetime import date
from pathlib import Path

import pytest

from landscape.views import day_asked
from tests.landscape import conformances, grouped, landscapes, maintained
from tests.landscape.landscapes import item

TODAY = date(2026, 8, 10)
FIRST, SECOND = date(2023, 12, 31), date(2024, 6, 1)

_SIGS = b"""
sigs:
  - dir: sig-storage
    name: Storage
    mission_statement: Keeps data.
    leadership:
      chairs: [{github: Jo-Doe, name: Jo Doe, company: "Acme, Inc."}]
    subprojects:
      - {name: CSI, leads: [{github: lee, name: Lee, company: Nobody Knows}]}
"""
_SHEET = (
    maintained.HEADER
    + "Sandbox,Rook,Jo Doe,ACME,jo-doe,\n,,Ann,Birds Ltd,,\nSandbox,Tern,Kim,Nobody Knows,kim,\n"
).encode()


def of(organisation: str, name: str, **fields: object) -> dict[str, object]:
    """An item of an organisation."""
    return item(name, crunchbase=f"https://www.crunchbase.com/organization/{organisation}") | fields


def two_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """Acme rises to gold and gets Rook; Birds and Deer join; Crow leaves; one has no name."""
    monkeypatch.setattr(day_asked, "today", lambda: TODAY)
    acme, crow = (
        of("acme", "Acme (member)", joined="2020-03-01"),
        of("crow", "Crow (member)", joined="2021-01-01"),
    )
    unnamed = item("Non-Public Organization Bear (supporter)", unnamed_organization=True)
    rook = of("acme", "Rook", project="sandbox", extra={"accepted": "2023-01-29"})
    before = {"Gold": [], "Silver": [acme, crow], "End User Supporter": [unnamed]}
    after = {
        "Gold": [acme],
        "Silver": [of("deer", "Deer (member)", joined="2024-05-01", enduser=True)],
        "End User Supporter": [unnamed, of("birds", "Birds (supporter)", joined="2024-01-15")],
    }
    landscapes.load(
        landscapes.landscape({"Runtime": {"Storage": [of("crow", "Tern")]}, "CNCF Members": before}), on=FIRST
    )
    landscapes.load(
        landscapes.landscape({"Runtime": {"Storage": [rook, of("crow", "Tern")]}, "CNCF Members": after}),
        on=SECOND,
    )


def everything(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """The same, with certified products, groups and maintainers from the second day on."""
    two_days(monkeypatch)
    conformances.load(
        folder,
        {
            "v1.28/engine": conformances.said(vendor="Acme Inc.", name="Acme Engine", type="hosted"),
            "v1.30/engine": conformances.said(vendor="acme", name="Acme Engine", type="hosted"),
            "v1.31/other": conformances.said(vendor="Acme Labs", name="Other Engine"),
        },
        on=str(SECOND),
    )
    grouped.load(_SIGS, on=SECOND)
    maintained.load(_SHEET, on=SECOND)
