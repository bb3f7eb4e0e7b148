"""The world itself: made from a seed, it goes on for as long as it is asked."""

from bisect import bisect_right
from collections.abc import Sequence
from random import Random

from sandbox.world import deeds, life
from sandbox.world.people import Circle, Machines, People
from sandbox.world.projects import SKETCHES, Sketch
from sandbox.world.things import DAY_SECONDS, Account, AccountType, Happening, Repository
from sandbox.world.yard import Numbers, Yard


class World:
    """Repositories and all that happens in them since the first day, in the order of time."""

    def __init__(self, *, seed: int, first_day: int, sketches: Sequence[Sketch] = SKETCHES) -> None:
        self.seed = seed
        self.began_at = first_day * DAY_SECONDS
        self._history: list[Happening] = []
        self._instants: list[int] = []
        self._next_day = first_day
        self._calendar = life.Calendar()
        self._onlookers: list[Account] = []
        self._yards = self._found(sketches)
        self.repositories = tuple(yard.repository for yard in self._yards)

    @classmethod
    def made(cls, *, seed: int, days: int, until: int, sketches: Sequence[Sketch] = SKETCHES) -> "World":
        """A world with `days` whole days of life behind it at `until`; it goes on after that."""
        world = cls(seed=seed, first_day=until // DAY_SECONDS - days, sketches=sketches)
        world.live(until)
        return world

    def live(self, until: int) -> None:
        """Let everything happen up to the end of the day of `until`."""
        while self._next_day * DAY_SECONDS <= until:
            self._live_day(self._next_day)
            self._next_day += 1

    def history(self, *, after: int, through: int) -> Sequence[Happening]:
        """What happened later than `after` and not later than `through`, oldest first."""
        self.live(through)
        return self._history[bisect_right(self._instants, after) : bisect_right(self._instants, through)]

    def _live_day(self, day: int) -> None:
        for yard in self._yards:
            if yard.repository.created_at < day * DAY_SECONDS:
                life.plan_day(self._calendar, yard, self._onlookers, day=day, seed=self.seed)
        for at, _, yard, deed, what in self._calendar.take(day):
            for thing in deed(yard, at, *what):
                self._history.append(Happening(at, yard.repository, thing))
                self._instants.append(at)

    def _found(self, sketches: Sequence[Sketch]) -> tuple[Yard, ...]:
        people, numbers = People(), Numbers()
        machines = Machines(
            robot=people.machine("k8s-ci-robot", AccountType.USER),
            dependencies=people.machine("dependabot[bot]", AccountType.BOT),
            coverage=people.machine("codecov[bot]", AccountType.BOT),
            web=people.machine("web-flow", AccountType.USER),
        )
        owners: dict[str, Account] = {}
        yards = []
        for place, sketch in enumerate(sketches):
            rng = Random(f"{self.seed}/{sketch.full_name}")
            owner, name = sketch.full_name.split("/")
            if owner not in owners:
                owners[owner] = people.machine(owner, AccountType.ORGANIZATION)
            created_at = self.began_at + 60 * (place + 1)
            repository = Repository(
                id=numbers.next("repository"),
                owner=owners[owner],
                name=name,
                project=sketch.project,
                description=f"A made-up life of {sketch.full_name}: sample data",
                language=sketch.language,
                license=sketch.license,
                topics=("cncf", sketch.project),
                default_branch="master",
                created_at=created_at,
            )
            keepers = [people.person(rng, by=self.began_at) for _ in range(3 + int(sketch.pulls * 7))]
            yard = Yard(repository, sketch, Circle(people, keepers), machines, numbers)
            self._calendar.add(created_at, yard, deeds.founded, keepers[0], rng)
            yards.append(yard)
        return tuple(yards)
