"""`python -m bench [NAME]…`: measure, print, write the results and the page that follows."""

import argparse
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bench import catalogue, commits, figures, page, pages, scan, store
from bench.corpus import EVENTS
from bench.figures import Result

BENCHES = {
    catalogue.NAME: catalogue.measure,
    commits.NAME: commits.measure,
    scan.NAME: scan.measure,
    store.NAME: store.measure,
    pages.NAME: pages.measure,
}


def main(words: list[str]) -> int:
    """Run the benches named in `words`, all of them where none is; 1 where a budget is broken."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "bench",
        nargs="*",
        choices=[*BENCHES, []],
        metavar="NAME",
        help=f"{' or '.join(BENCHES)}; all if none is named",
    )
    names = parser.parse_args(words).bench or list(BENCHES)
    signal.signal(signal.SIGTERM, _end)  # so that servers and files go, too
    console = Console()
    if not EVENTS.exists():
        console.print("the real events are missing: the benches read shared/data/events beside this folder")
        return 1
    results = [_measured(name, console) for name in names]
    page.write(figures.read())
    return 0 if all(result.is_within_budget for result in results) else 1


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _measured(name: str, console: Console) -> Result:
    with tempfile.TemporaryDirectory(prefix="periplus-bench-") as folder:
        if console.is_terminal:
            with console.status(f"{name}: some minutes"):
                result = BENCHES[name](Path(folder))
        else:
            console.print(f"{name}: some minutes", highlight=False)
            result = BENCHES[name](Path(folder))
    figures.write(result)
    console.print(_table(result))
    return result


def _table(result: Result) -> Table:
    table = Table(title=f"{result.name}, {result.commit}, {result.machine}", title_justify="left")
    table.add_column("what")
    table.add_column("ours", justify="right")
    table.add_column("unit")
    table.add_column("budget", justify="right")
    table.add_column("")
    table.add_column("beside")
    for figure in result.figures:
        style = {True: "green", False: "bold red", None: ""}[figure.ok]
        table.add_row(
            Text(figure.what),
            page.amount(figure.value),
            figure.unit,
            page.budget(figure),
            Text(page.verdict(figure), style=style),
            Text(page.beside(figure).replace("; ", "\n")),
        )
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
