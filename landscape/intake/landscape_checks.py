"""What the items of a landscape.yml must be to one another; the official validator asks for none of it."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from landscape.catalogue import Maturity, Shelf, Step, name_key
from landscape.intake.quality import Rule
from landscape.intake.records import Problems, Record, shown

_DATE_OF = {
    Maturity.SANDBOX: Step.ACCEPTED,
    Maturity.INCUBATING: Step.INCUBATING,
    Maturity.GRADUATED: Step.GRADUATED,
    Maturity.ARCHIVED: Step.ARCHIVED,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A record and the path by names at which it stands."""

    record: Record
    path: str

    @property
    def shelf_path(self) -> str:
        """The path of the subcategory."""
        return self.path.removesuffix(f" / {self.record.name}")


def check(listed: Sequence[Listed], problems: Problems) -> None:
    """Notes whatever is wrong among the items in `listed`, which are in the order of their file."""
    _refuse_repeated_names(listed, problems)
    _mind_dates(listed, problems)
    _mind(listed, problems, Rule.PRODUCT_TWICE, lambda record: name_key(record.name), "{} stands also in {}")
    _mind_repositories(listed, problems)
    _mind_parents(listed, problems)
    shared = "its name in {} is also that of {{}} in {{}}"
    _mind(listed, problems, Rule.SHARED_SLUG, lambda record: record.details.lfx_slug, shared.format("LFX"))
    clomonitor = shared.format("CLOMonitor")
    _mind(listed, problems, Rule.SHARED_SLUG, lambda record: record.details.clomonitor_name, clomonitor)
    _mind_order(listed, problems)
    problems.item = 0


def _refuse_repeated_names(listed: Sequence[Listed], problems: Problems) -> None:
    first: dict[tuple[Shelf, str], Record] = {}
    for one in listed:
        record = one.record
        earlier = first.setdefault((record.shelf, record.name), record)
        if earlier is not record:
            problems.item = record.line
            sentence = f"the name {shown(record.name)} stands here already, on line {earlier.line}"
            problems.error(record.line, " / ".join(record.shelf), sentence, rule=Rule.NAME_TWICE)


def _mind_dates(listed: Sequence[Listed], problems: Problems) -> None:
    """Warn of a level without its date, and of dates of levels that the item did not reach.

    Only of kinds of dates that the file has at all: the landscapes of before 2022 had few.
    """
    steps = list(Step)
    customary = {step for one in listed for step, _ in one.record.moves}
    for one in listed:
        maturity = one.record.maturity
        problems.item = line = one.record.line
        dated = {step for step, _ in one.record.moves}
        wanted = _DATE_OF[Maturity(maturity)] if maturity else None
        if wanted in customary and wanted not in dated:
            sentence = f"the project is {maturity}, and has no date under {wanted}"
            problems.warning(line, one.path, sentence, rule=Rule.DATE_MISSING)
        reached = steps.index(wanted) if wanted else -1
        for step in steps[reached + 1 :]:
            if step in dated:
                sentence = f"there is a date under {step}, and the item is {maturity or 'no project'}"
                problems.warning(line, one.path, sentence, rule=Rule.DATE_WITHOUT_LEVEL)


def _mind(
    listed: Sequence[Listed], problems: Problems, rule: Rule, key: Callable[[Record], Hashable], sentence: str
) -> None:
    """Warn of the second and every further item with a `key`, naming the first and its place."""
    first: dict[Hashable, Listed] = {}
    for one in listed:
        if not (found := key(one.record)):
            continue
        earlier = first.setdefault(found, one)
        if earlier is not one and earlier.path != one.path:
            problems.item = one.record.line
            told = sentence.format(shown(earlier.record.name), earlier.shelf_path)
            problems.warning(one.record.line, one.path, told, rule=rule)


def _mind_repositories(listed: Sequence[Listed], problems: Problems) -> None:
    first: dict[str, Listed] = {}
    for one in listed:
        record = one.record
        if not record.has_primary:
            continue
        pattern = record.repositories[0]
        earlier = first.setdefault(pattern, one)
        if earlier is not one and not record.details.may_share_repository:
            problems.item = record.line
            told = f"{pattern} is also the repository of {shown(earlier.record.name)} in {earlier.shelf_path}"
            problems.warning(record.line, one.path, told, rule=Rule.REPOSITORY_TWICE)


def _mind_parents(listed: Sequence[Listed], problems: Problems) -> None:
    names = {name_key(one.record.name) for one in listed}
    for one in listed:
        parent = one.record.details.parent
        if parent and name_key(parent) not in names:
            problems.item = one.record.line
            told = f"the parent project {shown(parent)} is no item here"
            problems.warning(one.record.line, one.path, told, rule=Rule.PARENT)


def _mind_order(listed: Sequence[Listed], problems: Problems) -> None:
    """Warn once a subcategory, at the first item that stands after one that should follow it."""
    by_shelf: defaultdict[Shelf, list[Listed]] = defaultdict(list)
    for one in listed:
        by_shelf[one.record.shelf].append(one)
    for shelf in by_shelf.values():
        for before, after in itertools.pairwise(shelf):
            if after.record.name.casefold() < before.record.name.casefold():
                problems.item = 0
                names = f"{shown(after.record.name)} stands after {shown(before.record.name)}"
                told = f"the items are not in the order of their names: {names}"
                problems.warning(after.record.line, after.shelf_path, told, rule=Rule.ORDER)
                break
