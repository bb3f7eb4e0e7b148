"""Measurements made up for one test, written as all are."""

from datetime import UTC, date, datetime

from landscape import measuring
from landscape.standings import Fact, Measurement, Meter, Value

NOON = datetime(2026, 8, 7, 12, tzinfo=UTC)


def measured(
    slug: str,
    fact: Fact,
    value: Value | None,
    *,
    at: datetime = NOON,
    meter: Meter = Meter.GITHUB,
) -> Measurement:
    return Measurement(slug=slug, fact=fact, value=value, measured_at=at, meter=meter)


def of_rook() -> list[Measurement]:
    """Every fact there is, of an item called Rook."""
    return [
        measured("rook", Fact.STARS, 12_000),
        measured("rook", Fact.CONTRIBUTORS, 71, meter=Meter.GH_ARCHIVE),
        measured("rook", Fact.LICENCE, "Apache-2.0"),
        measured("rook", Fact.LANGUAGES, ("Go", "C++")),
        measured("rook", Fact.FIRST_COMMIT_ON, date(2016, 7, 4)),
        measured("rook", Fact.LATEST_COMMIT_ON, date(2026, 8, 6)),
        measured("rook", Fact.LATEST_ACT_ON, date(2026, 8, 7), meter=Meter.GH_ARCHIVE),
        measured("rook", Fact.ACTIVITY, "rising", meter=Meter.GH_ARCHIVE),
    ]


def record_rook() -> None:
    measuring.record(of_rook())
