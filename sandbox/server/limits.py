"""Primary rate limits: one window an hour or a minute for each credential and pool."""

from dataclasses import dataclass, field

from sandbox.server.speech import Refused

_HOUR, _MINUTE = 3600, 60
# Known, anonymous, seconds: as GitHub documents them.
POOLS = {
    "core": (5000, 60, _HOUR),
    "search": (30, 10, _MINUTE),
    "graphql": (5000, 0, _HOUR),
}


@dataclass(slots=True)
class Window:
    """What one credential has used of one pool."""

    limit: int
    reset: int
    used: int = 0

    @property
    def remaining(self) -> int:
        """What is left."""
        return max(self.limit - self.used, 0)


@dataclass(slots=True)
class Limits:
    """Windows by credential and pool."""

    _windows: dict[tuple[str, str], Window] = field(default_factory=dict)

    def window(self, credential: str, pool: str, *, now: int) -> Window:
        """The window that is open now."""
        known, anonymous, seconds = POOLS[pool]
        window = self._windows.get((credential, pool))
        if window is None or window.reset <= now:
            window = self._windows[credential, pool] = Window(
                known if credential else anonymous, now + seconds
            )
        return window

    def spend(self, credential: str, pool: str, *, now: int) -> None:
        """Take one from the window; raises Refused where none is left."""
        window = self.window(credential, pool, now=now)
        if not window.remaining:
            who = "your credential" if credential else "127.0.0.1"
            raise Refused(403, f"API rate limit exceeded for {who}.")
        window.used += 1

    def give_back(self, credential: str, pool: str, *, now: int) -> None:
        """What was not modified costs nothing, for those who say who they are."""
        if credential:
            self.window(credential, pool, now=now).used -= 1

    def headers(self, credential: str, pool: str, *, now: int) -> dict[str, str]:
        """How GitHub tells it with every reply."""
        window = self.window(credential, pool, now=now)
        return {
            "X-RateLimit-Limit": str(window.limit),
            "X-RateLimit-Remaining": str(window.remaining),
            "X-RateLimit-Reset": str(window.reset),
            "X-RateLimit-Used": str(window.used),
            "X-RateLimit-Resource": pool,
        }

    def overview(self, credential: str, *, now: int) -> dict[str, object]:
        """The reply to `/rate_limit`."""
        resources = {}
        for pool in POOLS:
            window = self.window(credential, pool, now=now)
            resources[pool] = {
                "limit": window.limit,
                "used": window.used,
                "remaining": window.remaining,
                "reset": window.reset,
            }
        return {"resources": resources, "rate": resources["core"]}
