from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devstats.harvest import budget
from devstats.harvest.budget import Allowance, Reply

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
SOON = NOW + timedelta(minutes=20)
SECONDARY = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."


def _headers(remaining: int, resets_at: datetime = SOON) -> dict[str, str]:
    return {
        "X-RateLimit-Limit": "5000",
        "X-RateLimit-Remaining": str(remaining),
        "X-RateLimit-Reset": str(int(resets_at.timestamp())),
        "X-RateLimit-Resource": "core",
    }


def _rest(reply: Reply, *, met: int = 0, chance: float = 0.0) -> timedelta | None:
    until = budget.rests_until(reply, NOW, met=met, chance=chance)
    return None if until is None else until - NOW


def test_a_reply_tells_what_is_left_of_its_pool() -> None:
    assert Allowance.told(_headers(4_990)) == Allowance("core", 5_000, 4_990, SOON)


def test_a_reply_that_names_no_pool_is_of_the_first_one() -> None:
    headers = _headers(0)
    del headers["X-RateLimit-Resource"]

    assert Allowance.told(headers) == Allowance("core", 5_000, 0, SOON)
    assert _rest(Reply(403, headers)) == timedelta(minutes=20)


@pytest.mark.parametrize("reset", ["", "soon", "1e9", "99999999999999999999"])
def test_a_reply_that_cannot_be_read_tells_nothing(reset: str) -> None:
    assert Allowance.told(_headers(1) | {"X-RateLimit-Reset": reset}) is None


ALLOWANCES = st.builds(
    Allowance,
    st.just("core"),
    st.just(5_000),
    st.integers(0, 5_000),
    st.integers(0, 3).map(lambda hours: NOW + timedelta(hours=hours)),
)


@given(
    st.lists(ALLOWANCES, min_size=1, max_size=5).flatmap(
        lambda them: st.tuples(st.just(them), st.permutations(them))
    )
)
def test_what_is_left_does_not_depend_on_the_order_of_replies(
    said: tuple[list[Allowance], list[Allowance]],
) -> None:
    def joined(replies: list[Allowance]) -> Allowance:
        last, *others = replies
        for one in others:
            last = last.joined(one)
        return last

    in_order, shuffled = map(joined, said)

    newest = max(one.resets_at for one in said[0])
    assert in_order == shuffled
    assert in_order.remaining == min(one.remaining for one in said[0] if one.resets_at == newest)


@pytest.mark.parametrize(
    ("remaining", "resets_at", "cost", "expected"),
    [
        (1, SOON, 1, NOW),
        (0, SOON, 1, SOON),
        (4, SOON, 5, SOON),
        (0, NOW, 1, NOW),
        (0, NOW - timedelta(hours=1), 1, NOW),
    ],
)
def test_a_pool_that_is_spent_is_free_again_when_it_is_full(
    remaining: int, resets_at: datetime, cost: int, expected: datetime
) -> None:
    assert Allowance("core", 5_000, remaining, resets_at).free_at(NOW, cost=cost) == expected


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(403, {"retry-after": "30"} | _headers(0)), timedelta(seconds=30)),
        (Reply(429, {"Retry-After": "Sat, 28 Nov 2026 12:00:45 GMT"}), timedelta(seconds=45)),
        (Reply(429, {"Retry-After": "Sat, 28 Nov 2026 11:00:00 GMT"}), timedelta(seconds=1)),
        (Reply(429, {"Retry-After": "0"}), timedelta(seconds=1)),
        (Reply(429, {"Retry-After": "9" * 30}), timedelta(hours=1)),
        (Reply(403, _headers(0)), timedelta(minutes=20)),
        (Reply(403, _headers(0, NOW - timedelta(minutes=1))), timedelta(seconds=1)),
        (Reply(403, _headers(4_000), SECONDARY), timedelta(minutes=1)),
        (Reply(429, {}), timedelta(minutes=1)),
        (Reply(429, {"Retry-After": "later"}), timedelta(minutes=1)),
    ],
)
def test_a_credential_rests_as_it_is_told(reply: Reply, expected: timedelta) -> None:
    assert _rest(reply) == expected


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, _headers(0)),
        Reply(304, _headers(10)),
        Reply(404, _headers(10)),
        Reply(500, {}),
        Reply(403, _headers(4_000), "Resource not accessible by personal access token"),
    ],
)
def test_what_is_no_limit_is_no_reason_to_rest(reply: Reply) -> None:
    assert _rest(reply) is None


def test_a_limit_that_is_met_again_doubles_the_rest_up_to_an_hour() -> None:
    rests = [_rest(Reply(403, {}, SECONDARY), met=met) for met in (0, 1, 2, 5, 6, 10_000)]

    assert rests == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 32, 60, 60)]


@given(st.floats(0, 1, exclude_max=True))
def test_chance_only_lengthens_a_rest(chance: float) -> None:
    told, untold = Reply(429, {"Retry-After": "30"}), Reply(429, {})

    first, second = _rest(told, chance=chance), _rest(untold, chance=chance)

    assert first is not None
    assert second is not None
    assert timedelta(seconds=30) <= first <= timedelta(seconds=31)
    assert timedelta(minutes=1) <= second <= timedelta(minutes=1.1)
