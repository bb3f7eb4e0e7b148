"""Who there is: accounts as they join, and the circles of people around a repository."""

from dataclasses import dataclass, field
from random import Random

from sandbox.world import words
from sandbox.world.things import DAY_SECONDS, Account, AccountType

# Ids grow with the time of joining: about one account a second since GitHub opened in 2008.
_FIRST_SECOND = 1_199_145_600
_NAMED_COMPANY_SHARE = 0.55
_MACHINE_JOINED_AT = 1_420_070_400


class People:
    """All accounts, each with a login and an id of its own."""

    def __init__(self) -> None:
        self._logins: set[str] = set()
        self._ids: set[int] = set()

    def person(self, rng: Random, *, by: int) -> Account:
        """Somebody new, who joined GitHub before `by`."""
        first, last = rng.choice(words.FIRST), rng.choice(words.LAST)
        place, offset = rng.choice(words.PLACES)
        company = rng.choice(words.COMPANIES) if rng.random() < _NAMED_COMPANY_SHARE else None
        if company and rng.random() < 0.3:
            company = f"@{company.lower().replace(' ', '').replace('&', '')}"
        joined_at = by - DAY_SECONDS - int(rng.random() ** 2 * 8 * 365 * DAY_SECONDS)
        return self._account(
            f"{first}{last}".lower() if rng.random() < 0.5 else f"{first[0]}{last}".lower(),
            AccountType.USER,
            name=f"{first} {last}",
            company=company,
            location=place if rng.random() < 0.7 else None,
            joined_at=joined_at,
            utc_offset_minutes=offset,
        )

    def machine(self, login: str, kind: AccountType) -> Account:
        """A bot or an organisation, always under the login it is known by."""
        return self._account(
            login,
            kind,
            name=login,
            company=None,
            location=None,
            joined_at=_MACHINE_JOINED_AT,
            utc_offset_minutes=0,
        )

    def _account(  # noqa: PLR0913 - a profile has as many fields
        self,
        login: str,
        kind: AccountType,
        *,
        name: str,
        company: str | None,
        location: str | None,
        joined_at: int,
        utc_offset_minutes: int,
    ) -> Account:
        free, tries = login, 1
        while free in self._logins:
            tries += 1
            free = f"{login}{tries}"
        number = joined_at - _FIRST_SECOND
        while number in self._ids:
            number += 1
        self._logins.add(free)
        self._ids.add(number)
        return Account(
            id=number,
            login=free,
            type=kind,
            name=name,
            company=company,
            location=location,
            created_at=joined_at,
            utc_offset_minutes=utc_offset_minutes,
        )


@dataclass(slots=True)
class Machines:
    """The bots that all projects share."""

    robot: Account
    dependencies: Account
    coverage: Account
    web: Account


@dataclass(slots=True)
class Circle:
    """The people around a repository: those who keep it, those who come often, and whoever comes next."""

    people: People
    keepers: list[Account]
    regulars: list[Account] = field(default_factory=list)

    def author(self, rng: Random, *, at: int) -> Account:
        """Somebody who opens something; now and then for the first time."""
        draw = rng.random()
        if draw < 0.4:
            return rng.choice(self.keepers)
        if draw < 0.85 and self.regulars:
            return rng.choice(self.regulars)
        newcomer = self.people.person(rng, by=at)
        if rng.random() < 0.35:
            self.regulars.append(newcomer)
        return newcomer

    def keeper(self, rng: Random, *, other_than: Account | None = None) -> Account:
        """One of those who keep the repository."""
        chosen = rng.choice(self.keepers)
        if chosen is other_than:
            chosen = self.keepers[(self.keepers.index(chosen) + 1) % len(self.keepers)]
        return chosen
