"""What is going to happen: a day of a repository, and the whole life of what is begun on that day.

Whatever is begun is planned to its end at once, from dice of its own. So a day needs nothing but the days
before it, and the world is the same however often and in whatever steps it is asked.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from sandbox.world import deeds, words
from sandbox.world.people import People
from sandbox.world.things import DAY_SECONDS, Account, Thing
from sandbox.world.yard import Draft, Yard

type Deed = Callable[..., Iterator[Thing]]
type Plan = tuple[int, int, Yard, Deed, tuple[Any, ...]]

HOUR = 3600
_WEEKEND = (5, 6)
_WEEKEND_SHARE = 0.22
# Shares and rates below are made up to look like large projects: nothing is derived from them.
_ISSUES_PER_PULL = 0.6
_STARS_PER_PULL = 1.6
_FORKS_PER_PULL = 0.35
_DIRECT_PER_PULL = 0.03
_COMMIT_COMMENTS_PER_PULL = 0.012
_RELEASE_EVERY_DAYS = 24


class Calendar:
    """Plans by the UTC day they fall on."""

    def __init__(self) -> None:
        self._days: defaultdict[int, list[Plan]] = defaultdict(list)
        self._order = 0

    def add(self, at: int, yard: Yard, deed: Deed, *what: Any) -> None:  # noqa: ANN401 - each deed has its own
        """Plan a deed; those of the same second happen in the order they were planned in."""
        self._order += 1
        self._days[at // DAY_SECONDS].append((at, self._order, yard, deed, what))

    def take(self, day: int) -> list[Plan]:
        """The plans of a day, in order; they are forgotten here."""
        return sorted(self._days.pop(day, []), key=lambda plan: plan[:2])


def plan_day(calendar: Calendar, yard: Yard, onlookers: list[Account], *, day: int, seed: int) -> None:
    """Plan what begins in one repository on one day."""
    rng = Random(f"{seed}/{yard.repository.full_name}/{day}")
    # The first of January 1970 was a Thursday.
    share = _WEEKEND_SHARE if (day + 3) % 7 in _WEEKEND else 1.0
    rate = yard.sketch.pulls * share
    people = yard.circle.people
    for _ in range(_times(rng, rate)):
        _plan_pull(calendar, yard, rng, day)
    for _ in range(_times(rng, rate * _ISSUES_PER_PULL)):
        _plan_issue(calendar, yard, rng, day)
    for _ in range(_times(rng, rate * _DIRECT_PER_PULL)):
        keeper = yard.circle.keeper(rng)
        calendar.add(_moment(rng, day, keeper), yard, deeds.pushed, keeper, rng)
    for _ in range(_times(rng, rate * _COMMIT_COMMENTS_PER_PULL)):
        keeper = yard.circle.keeper(rng)
        calendar.add(_moment(rng, day, keeper), yard, deeds.remarked, keeper, rng.choice(words.REMARKS))
    for per_pull, deed in ((_STARS_PER_PULL, deeds.starred), (_FORKS_PER_PULL, deeds.forked)):
        # People star on Sundays too.
        for _ in range(_times(rng, yard.sketch.pulls * (0.5 + share / 2) * per_pull)):
            user = _onlooker(rng, onlookers, people, day)
            calendar.add(_moment(rng, day, user), yard, deed, user)
    if share == 1.0 and rng.random() < 1 / _RELEASE_EVERY_DAYS:
        keeper = yard.circle.keeper(rng)
        calendar.add(_moment(rng, day, keeper), yard, deeds.released, keeper)


def _plan_pull(calendar: Calendar, yard: Yard, rng: Random, day: int) -> None:
    by_machine = rng.random() < 0.06
    user = yard.machines.dependencies if by_machine else yard.circle.author(rng, at=day * DAY_SECONDS)
    at = _moment(rng, day, user)
    title = (
        f"Bump {rng.choice(words.FILES)} from 1.{rng.randrange(9)} to 2.{rng.randrange(9)}"
        if by_machine
        else _title(rng)
    )
    ref = f"{rng.choice(words.FILES).removeprefix('.')}-{rng.randrange(10_000)}"
    draft = Draft(user, title, Random(rng.getrandbits(32)), ref=ref)
    calendar.add(at, yard, deeds.proposed, draft)
    actor, names = _first_labels(yard, rng, user, is_pull=True)
    calendar.add(at + 5, yard, deeds.labelled, draft, actor, names)
    if yard.sketch.sigs:
        remark = f"Hi @{user.login}. Thanks for your pull request. A member will look at it."
        calendar.add(at + 6, yard, deeds.commented, draft, yard.machines.robot, remark)
    elif rng.random() < 0.3:
        remark = f"Coverage is {rng.randrange(50, 95)}.{rng.randrange(10)} %."
        calendar.add(at + 900, yard, deeds.commented, draft, yard.machines.coverage, remark)

    days = rng.random() ** 3 * 25 + 0.05
    end = _working(rng, at + int(days * DAY_SECONDS))
    _plan_talk(calendar, yard, rng, draft, at, end, _times(rng, 1.5))
    for _ in range(_times(rng, 1.1)):
        when = _working(rng, _between(rng, at, end))
        state = rng.choice(("COMMENTED", "COMMENTED", "APPROVED", "CHANGES_REQUESTED"))
        remarks = 0 if state == "APPROVED" else 1 + _times(rng, 0.4)
        reviewer = yard.circle.keeper(rng, other_than=user)
        calendar.add(when, yard, deeds.reviewed, draft, reviewer, state, remarks)
        if state != "APPROVED" and rng.random() < 0.6:
            calendar.add(when + rng.randrange(HOUR, 20 * HOUR), yard, deeds.pushed_more, draft)
    fate = rng.random()
    if fate < 0.76:
        merger = yard.machines.robot if yard.sketch.sigs else yard.circle.keeper(rng, other_than=user)
        if yard.sketch.sigs:
            calendar.add(end - 60, yard, deeds.labelled, draft, merger, ("lgtm", "approved"))
        calendar.add(end, yard, deeds.merged, draft, merger)
    elif fate < 0.93:
        calendar.add(end, yard, deeds.closed, draft, user)
        if rng.random() < 0.15:
            calendar.add(end + rng.randrange(HOUR, 60 * HOUR), yard, deeds.reopened, draft, user)


def _plan_issue(calendar: Calendar, yard: Yard, rng: Random, day: int) -> None:
    user = yard.circle.author(rng, at=day * DAY_SECONDS)
    at = _moment(rng, day, user)
    draft = Draft(user, _title(rng), Random(rng.getrandbits(32)))
    calendar.add(at, yard, deeds.opened, draft)
    actor, names = _first_labels(yard, rng, user, is_pull=False)
    calendar.add(at + rng.randrange(3, 3 * HOUR), yard, deeds.labelled, draft, actor, names)
    end = _working(rng, at + int((rng.random() ** 2 * 70 + 0.2) * DAY_SECONDS))
    _plan_talk(calendar, yard, rng, draft, at, end, _times(rng, 2.2))
    if yard.sketch.sigs and rng.random() < 0.12:
        stale = at + 90 * DAY_SECONDS
        robot = yard.machines.robot
        calendar.add(stale, yard, deeds.commented, draft, robot, "Issues go stale after 90 days of silence.")
        calendar.add(stale, yard, deeds.labelled, draft, robot, ("lifecycle/stale",))
        calendar.add(stale + 3 * DAY_SECONDS, yard, deeds.unlabelled, draft, user, "lifecycle/stale")
    if rng.random() < 0.72:
        closer = user if rng.random() < 0.35 else yard.circle.keeper(rng)
        calendar.add(end, yard, deeds.closed, draft, closer)
        if rng.random() < 0.06:
            again = end + rng.randrange(HOUR, 90 * HOUR)
            calendar.add(again, yard, deeds.reopened, draft, user)
            calendar.add(again + rng.randrange(HOUR, 200 * HOUR), yard, deeds.closed, draft, closer)


def _plan_talk(  # noqa: PLR0913, PLR0917 - a conversation has as many sides
    calendar: Calendar, yard: Yard, rng: Random, draft: Draft, at: int, end: int, times: int
) -> None:
    for turn in range(times):
        user = draft.user if turn % 3 == 2 else yard.circle.author(rng, at=at)
        when = _working(rng, _between(rng, at, end))
        calendar.add(when, yard, deeds.commented, draft, user, rng.choice(words.REMARKS))


def _first_labels(
    yard: Yard, rng: Random, user: Account, *, is_pull: bool
) -> tuple[Account, tuple[str, ...]]:
    if not yard.sketch.sigs:
        return yard.circle.keeper(rng, other_than=user), (rng.choice(words.PLAIN_LABELS),)
    names = [f"sig/{rng.choice(words.SIGS)}", f"kind/{rng.choice(words.KINDS)}"]
    if is_pull:
        names += [f"size/{rng.choice(('XS', 'S', 'M', 'L', 'XL'))}", "cncf-cla: yes"]
    return yard.machines.robot, tuple(names)


def _title(rng: Random) -> str:
    return f"{rng.choice(words.VERBS)} {rng.choice(words.NOUNS)} {rng.choice(words.WHEN)}"


def _onlooker(rng: Random, onlookers: list[Account], people: People, day: int) -> Account:
    if onlookers and rng.random() < 0.45:
        return rng.choice(onlookers)
    somebody = people.person(rng, by=day * DAY_SECONDS)
    onlookers.append(somebody)
    return somebody


def _moment(rng: Random, day: int, who: Account) -> int:
    """A second of the UTC day at which it is likely working time where `who` lives."""
    hour = rng.gauss(14.0, 3.3) - who.utc_offset_minutes / 60
    return day * DAY_SECONDS + int(hour * HOUR) % DAY_SECONDS


def _between(rng: Random, at: int, end: int) -> int:
    return at + 60 + int(rng.random() * max(end - at - 120, 60))


def _working(rng: Random, at: int) -> int:
    """`at`, or on most week-ends two days later."""
    return at + 2 * DAY_SECONDS if (at // DAY_SECONDS + 3) % 7 in _WEEKEND and rng.random() < 0.75 else at


def _times(rng: Random, rate: float) -> int:
    """How often something with this rate comes about: drawn from Poisson's distribution (Knuth)."""
    limit, times, product = math.exp(-rate), 0, rng.random()
    while product > limit:
        times += 1
        product *= rng.random()
    return times
