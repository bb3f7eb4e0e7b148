"""What a bench found, as it stands in `bench/results/`: figures, each with its budget and its rivals."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results"
# The ends of units of which more is better.
_BETTER = ("/s", "points")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number. A budget is the most it may be; of a rate or a score, a unit of `_BETTER`, the least."""

    what: str
    value: float
    unit: str
    budget: float | None = None
    beside: dict[str, float] = field(default_factory=dict)

    @property
    def is_rate(self) -> bool:
        """Whether more is better."""
        return self.unit.endswith(_BETTER)

    @property
    def ok(self) -> bool | None:
        """Whether the budget is kept; None where there is none."""
        if self.budget is None:
            return None
        return self.value >= self.budget if self.is_rate else self.value <= self.budget


@dataclass(frozen=True, slots=True)
class Result:
    """All figures of one bench in one run, and where it ran."""

    name: str
    commit: str
    machine: str
    figures: tuple[Figure, ...]

    @property
    def is_within_budget(self) -> bool:
        """Whether no figure breaks its budget."""
        return all(figure.ok is not False for figure in self.figures)


def as_json(result: Result) -> str:
    """`result` as the text of its file."""
    figures = [
        {
            "what": figure.what,
            "value": figure.value,
            "unit": figure.unit,
            "budget": figure.budget,
            "ok": figure.ok,
            "beside": figure.beside,
        }
        for figure in result.figures
    ]
    return json.dumps(asdict(result) | {"figures": figures}, indent=2, ensure_ascii=False) + "\n"


def from_json(text: str) -> Result:
    """The result that `as_json` wrote."""
    found = json.loads(text)
    figures = tuple(
        Figure(one["what"], one["value"], one["unit"], one["budget"], one["beside"])
        for one in found["figures"]
    )
    return Result(found["name"], found["commit"], found["machine"], figures)


def write(result: Result, folder: Path = RESULTS) -> None:
    """Put `result` in its file, in place of the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{result.name}.json").write_text(as_json(result), encoding="utf-8")


def read(folder: Path = RESULTS) -> list[Result]:
    """The results of all benches, by name."""
    return [from_json(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def rounded(value: float) -> float:
    """`value` to three significant digits: the next one differs from run to run."""
    return float(f"{value:.3g}") if abs(value) < 1000 else float(round(value, -2 if value < 100_000 else -3))  # noqa: PLR2004 - three digits
